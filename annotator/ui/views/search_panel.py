"""A panel in which words are looked for in all pages of the corpus; each line leads to its page."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QListView, QToolButton, QVBoxLayout, QWidget

from annotator.services.searching import Hit
from annotator.ui.models.found_pages import HIT_ROLE, FoundPages
from annotator.ui.theme import Space, Theme, icon
from annotator.ui.views.found_line import LINE, FoundLine
from annotator.ui.views.point_list import LOW

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WIDTH = 320
_ROWS, _ROWS_IF_LOW = 8, 5
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -_ROWS, Qt.Key.Key_PageDown: _ROWS}


class SearchPanel(QFrame):
    """``typed`` carries the words in the field, ``chosen`` a Hit, ``left`` nothing; ``more_wanted`` asks for more lines.

    ``came`` says that the panel is shown now, or is not any more.
    """

    typed = Signal(str)
    chosen = Signal(object)
    more_wanted = Signal()
    left = Signal()
    came = Signal(bool)

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "strip")
        self._look = look
        self.field, self._said, self._list = QLineEdit(self), QLabel(self), QListView(self)
        self._said.setProperty("kind", "small")
        self._close = QToolButton(self)
        self._model = FoundPages(self)
        self._is_awaiting = self._goes_to_first = False
        self._arrange()
        self._wire()
        self.set_theme(look)
        self.say()
        self.hide()

    def _arrange(self) -> None:
        self._top = QHBoxLayout()
        self._top.addWidget(self.field)
        self._top.addWidget(self._said, 1)
        self._top.addWidget(self._close)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addWidget(self._list)
        self._list.setModel(self._model)
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusProxy(self.field)

    def _wire(self) -> None:
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._await)
        self.field.installEventFilter(self)
        self._list.clicked.connect(lambda index: self.chosen.emit(index.data(HIT_ROLE)))
        self._list.selectionModel().currentChanged.connect(
            lambda index: self.field.setAccessibleDescription(str(index.data() or ""))
        )
        self._model.more_wanted.connect(self.more_wanted)
        self._close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._close.clicked.connect(self.left)

    @property
    def hits(self) -> Sequence[Hit]:
        """The pages shown."""
        return self._model.hits

    @property
    def said(self) -> str:
        """What is said of the search."""
        return self._said.text()

    @property
    def current(self) -> Hit | None:
        """The line that Enter leads to."""
        hit = self._list.currentIndex().data(HIT_ROLE)
        return hit if isinstance(hit, Hit) else None

    def open(self, words: str = "") -> None:
        """Show the panel with the keys in its field: these words, or those of the last time, ready to be typed over."""
        self.show()
        if words:
            self.field.setText(words)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_hits(self, hits: Sequence[Hit], *, are_more: bool) -> None:
        """Show these pages, the first of them chosen unless they go on those there are; whether more were found."""
        self._model.set_hits(hits, are_more=are_more)
        self._is_awaiting = False
        if not self._list.currentIndex().isValid():
            self._list.setCurrentIndex(self._model.index(0))
        self._fit()
        if self._goes_to_first:
            self._choose()

    def add_hits(self, hits: Sequence[Hit], *, are_more: bool) -> None:
        """Show these pages too."""
        self._model.add_hits(hits, are_more=are_more)

    def set_said(self, words: str) -> None:
        """Say how the search stands."""
        self._said.setText(words)
        self._said.setToolTip(words)

    def step(self, step: int) -> Hit | None:
        """Choose the line so many further; None where there is none."""
        row = min(max(self._list.currentIndex().row() + step, 0), self._model.rowCount() - 1)
        is_other = row >= 0 and row != self._list.currentIndex().row()
        self._list.setCurrentIndex(self._model.index(row))
        return self.current if is_other else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list is led from the field."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers:
            return False
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in _ENTER:
            self._choose()
        elif key in _STEPS:
            self.step(_STEPS[key])
        else:
            return False
        return True

    def _await(self, words: str) -> None:
        """The lines are those of other words until an answer comes."""
        self._is_awaiting, self._goes_to_first = True, False
        self.typed.emit(words)

    def _choose(self) -> None:
        """Lead to the line that is chosen, once it is one of the words that were typed."""
        self._goes_to_first = self._is_awaiting
        if not self._is_awaiting and self.current is not None:
            self.chosen.emit(self.current)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()
            self._list.viewport().update()

    def set_theme(self, look: Theme) -> None:
        """Wear another look."""
        self._look = look
        self._list.setItemDelegate(FoundLine(look, self._list))
        self.field.setFixedWidth(look.px(_WIDTH))
        self._close.setIcon(icon("close", look))
        self._close.setIconSize(QSize(look.px(Space.L), look.px(Space.L)))
        self._top.setSpacing(look.px(Space.M))
        self._column.setSpacing(look.px(Space.XS))
        self._column.setContentsMargins(look.px(Space.M), look.px(Space.XS), look.px(Space.S), look.px(Space.XS))
        self._fit()

    def say(self) -> None:
        """Name everything in the window's language."""
        self.field.setPlaceholderText(self.tr("Search all pages"))
        self.field.setAccessibleName(self.tr("Search all pages"))
        self._list.setAccessibleName(self.tr("Pages found"))
        self._close.setToolTip(self.tr("Close"))
        self._close.setAccessibleName(self.tr("Close"))

    def showEvent(self, event: QShowEvent) -> None:
        """Say so."""
        super().showEvent(event)
        self.came.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Say so, unless the whole window goes."""
        super().hideEvent(event)
        if self.isHidden():
            self.came.emit(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window keeps the rows for the page text."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        rows = min(self._model.rowCount(), _ROWS if self.window().height() >= LOW else _ROWS_IF_LOW)
        self._list.setVisible(rows > 0)
        self._list.setFixedHeight(rows * self._look.px(LINE) + 2)
