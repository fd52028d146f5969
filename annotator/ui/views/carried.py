"""The words beside the pointer during a drag: what is carried, and where it would land."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget

_BESIDE = QPoint(14, 18)  # pixels from the pointer, so that it covers nothing that is looked at


class CarriedLabel(QLabel):
    """Follows the pointer inside a window and lets everything through to what lies below it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._over = window
        self.setProperty("kind", "carried")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def follow(self, point: QPoint, words: str) -> None:
        """Stand beside a global point with these words; hidden where there are none."""
        if words != self.text():
            self.setText(words)
            self.adjustSize()
        beside = self._over.mapFromGlobal(point) + _BESIDE
        right, bottom = self._over.width() - self.width(), self._over.height() - self.height()
        self.move(min(beside.x(), right), min(beside.y(), bottom))
        self.setVisible(bool(words))
