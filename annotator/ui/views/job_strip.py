"""How long work shows: what, how far, how long still, and a Cancel that works."""

import time

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from annotator.ui.theme import Space, Theme


class JobStrip(QFrame):
    """A strip over the status line, there only while a job is."""

    cancelled = Signal()

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self._what, self._left = QLabel(self), QLabel(self)
        self._left.setProperty("kind", "small")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._cancel = QPushButton(self)
        self._cancel.clicked.connect(self._ask_to_stop)
        self._job = ""
        self._began = time.monotonic()
        self._row = QHBoxLayout(self)
        for widget, stretch in ((self._what, 0), (self._bar, 1), (self._left, 0), (self._cancel, 0)):
            self._row.addWidget(widget, stretch)
        self.set_theme(look)
        self._say()
        self.hide()

    def begin(self, job: str) -> None:
        """Show that a job begins; its word is marked for translation in ``Jobs``."""
        self._began = time.monotonic()
        self._job = job
        self._left.clear()
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self._say()
        self.show()

    def report(self, done: int, total: int | None, what: str) -> None:
        """Show that ``done`` of ``total`` items of a part of the job, such as "segmenting", are finished."""
        if what.capitalize() != self._job:
            self._job, self._began = what.capitalize(), time.monotonic()
            self._say()
        self._bar.setRange(0, total or 0)
        self._bar.setValue(done)
        self._left.setText(self._words(done, total))

    def end(self) -> None:
        """The job is over."""
        self.hide()

    def _words(self, done: int, total: int | None) -> str:
        if not total:
            return self.tr("{done} done").format(done=done)
        words = self.tr("{done} of {total}").format(done=done, total=total)
        passed = time.monotonic() - self._began
        if done < 1 or passed < 1:
            return words
        seconds = round(passed / done * (total - done))
        left = self.tr("about {time} left").format(time=f"{seconds // 60}:{seconds % 60:02}")
        return f"{words} · {left}"

    def _ask_to_stop(self) -> None:
        self._cancel.setEnabled(False)
        self.cancelled.emit()

    def _say(self) -> None:
        self._what.setText(QCoreApplication.translate("Jobs", self._job) if self._job else "")
        self._cancel.setText(self.tr("Cancel"))
        self._bar.setAccessibleName(self.tr("Progress"))

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def set_theme(self, look: Theme) -> None:
        """Wear another look."""
        self._row.setContentsMargins(look.px(Space.L), look.px(Space.XS), look.px(Space.L), look.px(Space.XS))
        self._row.setSpacing(look.px(Space.M))
