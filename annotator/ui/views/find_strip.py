"""A strip under the page text in which words are looked for on the page."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from annotator.ui.numerals import grouped
from annotator.ui.theme import Space, Theme, icon

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WIDTH = 260


class FindStrip(QFrame):
    """``typed`` carries the words in the field, ``stepped`` whether forwards, ``left`` nothing: Escape, or its button."""

    typed = Signal(str)
    stepped = Signal(bool)
    left = Signal()

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "strip")
        self.field, self._count = QLineEdit(self), QLabel(self)
        self._count.setProperty("kind", "small")
        self._previous, self._next, self._close = (QToolButton(self) for _ in range(3))
        self._places: tuple[int | None, int] | None = None
        self._row = QHBoxLayout(self)
        for widget in (self.field, self._previous, self._next, self._count):
            self._row.addWidget(widget)
        self._row.addStretch()
        self._row.addWidget(self._close)
        self._wire()
        self.set_theme(look)
        self._say()
        self.hide()

    def _wire(self) -> None:
        self.field.textChanged.connect(self.typed)
        self.field.installEventFilter(self)
        self._previous.clicked.connect(lambda: self.stepped.emit(False))
        self._next.clicked.connect(lambda: self.stepped.emit(True))
        self._close.clicked.connect(self.left)
        for button in (self._previous, self._next, self._close):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def open(self, words: str = "") -> None:
        """Show the strip with the keys in its field: these words, or those of the last time, ready to be typed over."""
        self.show()
        if words:
            self.field.setText(words)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_words(self, words: str) -> None:
        """Show the strip with these words; the keys stay where they are."""
        self.field.setText(words)
        self.show()

    def set_places(self, here: int | None, count: int) -> None:
        """Say on which of so many places the caret is, by index; on none of them for None."""
        self._places = here, count
        self._say()

    @property
    def count(self) -> str:
        """What is said of the places found."""
        return self._count.text()

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        """The keys of the field that are not about its text."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _ENTER and modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            self.stepped.emit(modifiers == Qt.KeyboardModifier.NoModifier)
        else:
            return False
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def set_theme(self, look: Theme) -> None:
        """Wear another look."""
        self.field.setFixedWidth(look.px(_WIDTH))
        for button, name in ((self._previous, "up"), (self._next, "down"), (self._close, "close")):
            button.setIcon(icon(name, look))
            button.setIconSize(QSize(look.px(Space.L), look.px(Space.L)))
        self._row.setContentsMargins(look.px(Space.M), look.px(Space.XS), look.px(Space.S), look.px(Space.XS))
        self._row.setSpacing(look.px(Space.XS))

    def _say(self) -> None:
        self.field.setPlaceholderText(self.tr("Find on this page"))
        self.field.setAccessibleName(self.tr("Find on this page"))
        words = (
            (self._previous, self.tr("The place before")),
            (self._next, self.tr("The next place")),
            (self._close, self.tr("Close")),
        )
        for button, name in words:
            button.setToolTip(name)
            button.setAccessibleName(name)
        self._count.setText(self._count_words())
        self.field.setAccessibleDescription(self._count.text())

    def _count_words(self) -> str:
        if self._places is None or not self.field.text().strip():
            return ""
        here, count = self._places
        if not count:
            return self.tr("Not on this page")
        if here is None:
            return self.tr("%n place(s)", "", count)
        return self.tr("{number} of {count}").format(number=grouped(here + 1), count=grouped(count))
