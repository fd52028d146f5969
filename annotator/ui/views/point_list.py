"""A panel that lists places of the page, one a line; each line leads to its place."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.theme import Space, Theme

MOST_ROWS, MOST_ROWS_IF_LOW = 5, 3
LOW = 900  # pixels: a lower window keeps the rows for the page text
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Point:
    """One line: words for it, the page offset that it leads to, and the id of what it stands for, where that has one."""

    words: str
    offset: int
    id: str = ""


class PointList(QFrame):
    """Takes the keys when it is shown and gives them back when it goes: Enter or a click leads to a place, Escape leaves.

    ``chosen`` carries the page offset of a line, ``left`` says that the reviewer wants the panel gone.
    """

    chosen = Signal(int)
    left = Signal()

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self._points: tuple[Point, ...] = ()
        self._back: QWidget | None = None
        self._title = QLabel(self)
        self._title.setProperty("kind", "title")
        self._list = self._made_list()
        self._buttons = QHBoxLayout()
        self._stay = self._button()
        self._stay.clicked.connect(self.left)
        self._arrange()
        self.set_theme(look)
        self.hide()

    @property
    def point(self) -> Point | None:
        """The line that is chosen."""
        row = self._list.currentRow()
        return self._points[row] if 0 <= row < len(self._points) else None

    def show_points(self, points: Sequence[Point], *, back: QWidget | None = None) -> None:
        """List these; ``back`` gets the keys when the panel goes, by default what had them when it came."""
        row = max(self._list.currentRow(), 0) if self.isVisible() else 0
        if not self.isVisible():
            self._back = back or QApplication.focusWidget()
        self._points = tuple(points)
        self._list.clear()
        for point in self._points:
            item = QListWidgetItem(point.words)
            item.setToolTip(point.words)
            self._list.addItem(item)
        self._list.setCurrentRow(min(row, len(self._points) - 1))
        self.say()
        self._fit()
        self.show()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> None:
        """Hide the panel."""
        has_keys = self.isAncestorOf(QApplication.focusWidget() or self)
        self.hide()
        if has_keys and self._back is not None:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._back = None

    def say(self) -> None:
        """Name everything in the window's language."""
        raise NotImplementedError

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the list that are not about its rows."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self.hear(Qt.Key(event.key())) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def hear(self, key: Qt.Key) -> bool:
        """Whether the key was one of the panel's and is dealt with."""
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in ENTER:
            self._go()
        else:
            return False
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()

    def set_theme(self, look: Theme) -> None:
        """Wear another look."""
        self._column.setContentsMargins(look.px(Space.L), look.px(Space.S), look.px(Space.L), look.px(Space.S))
        self._column.setSpacing(look.px(Space.XS))
        self._fit()

    def _made_list(self) -> QListWidget:
        out = QListWidget(self)
        out.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        out.setTextElideMode(Qt.TextElideMode.ElideRight)
        out.setUniformItemSizes(True)
        out.itemClicked.connect(self._go)
        out.installEventFilter(self)
        return out

    def _button(self) -> QPushButton:
        """A button at the left of those there are."""
        out = QPushButton(self)
        self._buttons.insertWidget(0, out)
        return out

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._title)
        top.addStretch()
        top.addLayout(self._buttons)
        self._column = QVBoxLayout(self)
        self._column.addLayout(top)
        self._column.addWidget(self._list)
        self.setFocusProxy(self._list)

    def _fit(self) -> None:
        """As high as its rows are, and never with half a row at its end."""
        self._list.ensurePolished()
        rows = min(len(self._points), MOST_ROWS if self.window().height() >= LOW else MOST_ROWS_IF_LOW)
        margins = self._list.contentsMargins()
        self._list.setFixedHeight(rows * max(self._list.sizeHintForRow(0), 0) + margins.top() + margins.bottom())

    def _go(self) -> None:
        if self.point is not None:
            self.chosen.emit(self.point.offset)
