"""Tells when a program that was just started has painted what it shows."""

import sys
import time

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, SignalInstance
from PySide6.QtWidgets import QApplication


class Started(QObject):
    """Waits for what must have happened first, then for the paint after it; prints the time and that of computing."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._app = app
        self._missing = 0

    def wait(self, *signals: SignalInstance) -> int:
        """Run until each of the signals was emitted once and all is painted; the exit code."""
        self._missing = len(signals)
        for signal in signals:
            signal.connect(self._has_come, Qt.ConnectionType.SingleShotConnection)
        if not signals:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
            self._send()
        return self._app.exec()

    def _has_come(self, *_: object) -> None:
        self._missing -= 1
        if not self._missing:
            self._send()

    def _send(self) -> None:
        # Windows paint at low priority: this comes after.
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), Qt.EventPriority.LowEventPriority.value - 1)

    def event(self, event: QEvent) -> bool:
        """Everything asked for is painted."""
        if event.type() == QEvent.Type.User:
            sys.stdout.write(f"{time.time()} {time.process_time()}\n")
            self._app.exit()
        return super().event(event)
