"""The process is asked to end: the window closes as if its user had closed it."""

import os
import signal

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from annotator.ui.signals import EndingSignals
from tests import marks


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@marks.SIGNALS
def test_a_signal_to_end_leaves_the_event_loop(qapp: QApplication, number: signal.Signals) -> None:
    before = signal.getsignal(number)
    signals = EndingSignals(qapp)
    QTimer.singleShot(0, lambda: os.kill(os.getpid(), number))
    late = QTimer()
    late.setSingleShot(True)
    late.timeout.connect(lambda: qapp.exit(9))
    late.start(5000)
    code = qapp.exec()
    late.stop()
    signals.stop()
    assert code == 0
    assert signal.getsignal(number) == before
