"""What is still open on a page, said before it is finished; each line leads to its place."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from annotator.ui.theme import Space, Theme


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One thing left: words for it, and the page offset where it is."""

    words: str
    offset: int


class OpenList(QFrame):
    """A panel over the figures; ``chosen`` carries the offset of a line that was clicked."""

    chosen = Signal(int)
    finish_anyway = Signal()
    left = Signal()

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self._title = QLabel(self)
        self._title.setProperty("kind", "title")
        self._list = QListWidget(self)
        self._list.itemActivated.connect(self._go)
        self._list.itemClicked.connect(self._go)
        self._finish, self._stay = QPushButton(self), QPushButton(self)
        self._finish.clicked.connect(self.finish_anyway)
        self._stay.clicked.connect(self.left)
        top = QHBoxLayout()
        top.addWidget(self._title)
        top.addStretch()
        top.addWidget(self._stay)
        top.addWidget(self._finish)
        self._column = QVBoxLayout(self)
        self._column.addLayout(top)
        self._column.addWidget(self._list)
        self.set_theme(look)
        self._say()
        self.hide()

    def show_points(self, points: Sequence[OpenPoint]) -> None:
        """List what is open."""
        self._list.clear()
        for point in points:
            item = QListWidgetItem(point.words)
            item.setData(Qt.ItemDataRole.UserRole, point.offset)
            self._list.addItem(item)
        rows = min(len(points), 6)
        self._list.setFixedHeight(rows * max(self._list.sizeHintForRow(0), 20) + 8)
        self._title.setText(self.tr("Still open: %n thing(s)", "", len(points)))
        self.show()

    def _go(self, item: QListWidgetItem) -> None:
        self.chosen.emit(int(item.data(Qt.ItemDataRole.UserRole)))

    def _say(self) -> None:
        self._finish.setText(self.tr("Finish anyway   Ctrl+Enter"))
        self._stay.setText(self.tr("Keep working   Esc"))
        self._list.setAccessibleName(self.tr("What is still open"))

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def set_theme(self, look: Theme) -> None:
        """Wear another look."""
        self._column.setContentsMargins(look.px(Space.L), look.px(Space.S), look.px(Space.L), look.px(Space.S))
        self._column.setSpacing(look.px(Space.S))
