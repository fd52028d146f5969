"""A line over the pane that has the keys."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QWidget

THICKNESS = 2


class PaneMark(QFrame):
    """Lies over the upper edge of one pane and takes no room in it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "pane-mark")
        self.setFixedHeight(THICKNESS)
        self.hide()

    def show_on(self, pane: QWidget) -> None:
        """Mark this pane and no other."""
        before = self.parentWidget()
        if before is pane:
            return
        if before is not None:
            before.removeEventFilter(self)
        self.setParent(pane)
        pane.installEventFilter(self)
        self._fit(pane)
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as wide as the pane."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self._fit(watched)
        return super().eventFilter(watched, event)

    def _fit(self, pane: QWidget) -> None:
        self.setFixedWidth(pane.width())
        self.move(0, 0)
        self.raise_()
