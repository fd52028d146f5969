"""Which keys move the caret in text that cannot be typed into, and how the caret is drawn."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter

from annotator.ui.theme import Theme, Type

_MOVES = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)


def is_caret_key(event: QKeyEvent) -> bool:
    """Whether the key moves the caret or, with Shift, selects; with Ctrl only Home and End, the page's ends, do."""
    modifiers = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
    if modifiers == Qt.KeyboardModifier.NoModifier:
        return event.key() in _MOVES
    return modifiers == Qt.KeyboardModifier.ControlModifier and event.key() in _ENDS


def caret_box(cursor: QRectF, look: Theme) -> QRectF:
    """Where the caret is drawn, given where Qt has its own: in the middle of its row, a little higher than the type."""
    height = look.px(Type.TEXT) * 1.3
    return QRectF(cursor.x() - 1, cursor.center().y() - height / 2, max(2, look.px(2)), height)


def draw_caret(painter: QPainter, cursor: QRectF, look: Theme, *, has_focus: bool) -> None:
    """A steady bar in the accent ink; soft grey while the keys go elsewhere."""
    painter.fillRect(caret_box(cursor, look), QColor(look.accent if has_focus else look.mark))
