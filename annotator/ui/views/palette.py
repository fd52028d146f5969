"""A field over the window in which a command is named, and the commands that may be meant."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from annotator.ui.models.command_search import Found
from annotator.ui.theme import Space, Theme
from annotator.ui.views.palette_line import FOUND_ROLE, LINE, PaletteLine

Index = QModelIndex | QPersistentModelIndex
_WIDTH = 640
_TOP = 84
_LINES = 11
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -_LINES, Qt.Key.Key_PageDown: _LINES}


class FoundModel(QAbstractListModel):
    """The lines under the field."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: Sequence[Found] = ()

    def set_lines(self, lines: Sequence[Found]) -> None:
        """Show these."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The line itself, and its words for screen readers."""
        line = self._lines[index.row()]
        if role == FOUND_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            entry = line.entry
            return " · ".join(part for part in (entry.title, *entry.menus[:1], *entry.keys[:1], entry.why) if part)
        return None


class PaletteField(QLineEdit):
    """Says when the keys went elsewhere in the window."""

    forsaken = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Another window, a menu of the field or of the input method leave the palette where it is."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.forsaken.emit()


class Palette(QFrame):
    """``typed`` carries the words in the field, ``chosen`` the line, ``left`` nothing: Escape, or a click elsewhere."""

    typed = Signal(str)
    chosen = Signal(object)
    left = Signal()

    def __init__(self, look: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "popup")
        self._look, self._over = look, parent
        self.field, self.list = PaletteField(self), QListView(self)
        self._hint = QLabel(self)
        self._hint.setProperty("kind", "small")
        self._model = FoundModel(self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(PaletteLine(look, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column = QVBoxLayout(self)
        for widget in (self.field, self.list, self._hint):
            self._column.addWidget(widget)
        self._wire()
        self.set_theme(look)
        self.hide()

    def _wire(self) -> None:
        self.field.textChanged.connect(self.typed)
        self.field.forsaken.connect(self.hide)
        self.field.installEventFilter(self)
        self.list.clicked.connect(lambda index: self.chosen.emit(index.data(FOUND_ROLE)))
        self.list.selectionModel().currentChanged.connect(self._tell_current)
        self._over.installEventFilter(self)

    def open(self) -> None:
        """Show an empty field with the keys in it."""
        self._say()
        self.field.clear()
        self.typed.emit("")
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_found(self, lines: Sequence[Found]) -> None:
        """Show these lines, the first of them chosen."""
        self._model.set_lines(lines)
        self.list.setCurrentIndex(self._model.index(0))
        self.list.setVisible(bool(lines))
        self._say()
        self._place()

    @property
    def current(self) -> Found | None:
        """The line that Enter chooses."""
        line = self.list.currentIndex().data(FOUND_ROLE)
        return line if isinstance(line, Found) else None

    @property
    def lines(self) -> tuple[Found, ...]:
        """The lines shown."""
        return tuple(self._model.index(row).data(FOUND_ROLE) for row in range(self._model.rowCount()))

    @property
    def hint(self) -> str:
        """What is said under the list."""
        return self._hint.text()

    def show_hint(self, sentence: str) -> None:
        """Say something under the list, until something else is typed."""
        self._hint.setText(sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list is led from the field; the palette stays in the middle of its window."""
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event)
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Words of one language are not looked for in another."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.hide()

    def set_theme(self, look: Theme) -> None:
        """Wear another look."""
        self._look = look
        self.list.setItemDelegate(PaletteLine(look, self.list))
        self._column.setContentsMargins(*[look.px(Space.S)] * 4)
        self._column.setSpacing(look.px(Space.XS))
        self._place()

    def _take_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.current is not None:
                self.chosen.emit(self.current)
        elif key in _STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._step(_STEPS[key])
        else:
            return False
        return True

    def _step(self, step: int) -> None:
        """Up from the first line leads to the last, as down from the last to the first."""
        count, row = self._model.rowCount(), self.list.currentIndex().row()
        if count:
            to = (row + step) % count if abs(step) == 1 else min(max(row + step, 0), count - 1)
            self.list.setCurrentIndex(self._model.index(to))

    def _tell_current(self, index: QModelIndex) -> None:
        self.field.setAccessibleDescription(str(index.data() or ""))

    def _place(self) -> None:
        width = min(self._look.px(_WIDTH), self._over.width() - 2 * self._look.px(Space.L))
        room = self._over.height() - self._look.px(_TOP + 4 * LINE)
        lines = min(max(self._model.rowCount(), 1), _LINES, max(room // self._look.px(LINE), 1))
        self.list.setFixedHeight(lines * self._look.px(LINE))
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((self._over.width() - width) // 2, self._look.px(_TOP))

    def _say(self) -> None:
        self.field.setPlaceholderText(self.tr("A command, a key, the number of an article or page"))
        self.field.setAccessibleName(self.tr("Find a command"))
        self.list.setAccessibleName(self.tr("Commands found"))
        self.show_hint(self.tr("Enter runs it · Esc leaves") if self._model.rowCount() else self.tr("No command has this name"))
