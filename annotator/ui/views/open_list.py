"""What is still open on a page, said before it is finished."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from annotator.ui.theme import Theme
from annotator.ui.views.point_list import PointList


class OpenList(PointList):
    """The points left; ``finish_anyway`` says that they may stay."""

    finish_anyway = Signal()

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._finish = self._button()
        self._finish.clicked.connect(self.finish_anyway)
        self._finish_key = ""
        self.say()

    def set_finish_key(self, key: str) -> None:
        """The key that does what the button does; empty for none."""
        self._finish_key = key
        self.say()

    def say(self) -> None:
        """Name everything in the window's language."""
        self._title.setText(self.tr("Still open: %n thing(s)", "", len(self._points)))
        words = self.tr("Finish anyway")
        self._finish.setText(f"{words}   {self._finish_key}" if self._finish_key else words)
        self._stay.setText(self.tr("Keep working   Esc"))
        self._list.setAccessibleName(self.tr("What is still open"))
