"""The flags and open notes of a page, each to go to and to be done with."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from annotator.ui.theme import Theme
from annotator.ui.views.point_list import PointList

SETTLE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class RemarkList(PointList):
    """One line a remark; ``settled`` carries the id of the one that is done with."""

    settled = Signal(str)

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._settle = self._button()
        self._settle.clicked.connect(self._tell_settled)
        self.say()

    def say(self) -> None:
        """Name everything in the window's language."""
        self._title.setText(self.tr("Notes and flags: %n", "", len(self._points)))
        self._settle.setText(self.tr("Done with it   Del"))
        self._settle.setToolTip(self.tr("The note counts as resolved, the flag is taken down; undo brings it back"))
        self._stay.setText(self.tr("Close   Esc"))
        self._list.setAccessibleName(self.tr("Notes and flags"))

    def hear(self, key: Qt.Key) -> bool:
        """Whether the key was one of the panel's and is dealt with."""
        if key in SETTLE:
            self._tell_settled()
            return True
        return super().hear(key)

    def _tell_settled(self) -> None:
        if self.point is not None:
            self.settled.emit(self.point.id)
