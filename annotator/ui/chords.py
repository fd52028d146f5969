"""What a key press is called, so that it can be kept, shown and compared with others: the name is that of the sign typed."""

from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from annotator.ui.keys import SHIFTED, half_width, is_sign, meant_modifiers
from annotator.ui.words import QT_TRANSLATE_NOOP

# Names of keys that Qt's own translation spells out; where ours is another, it is the one on the key.
KEY_NAMES = (
    QT_TRANSLATE_NOOP("QShortcut", "Up"),
    QT_TRANSLATE_NOOP("QShortcut", "Down"),
    QT_TRANSLATE_NOOP("QShortcut", "Left"),
    QT_TRANSLATE_NOOP("QShortcut", "Right"),
    QT_TRANSLATE_NOOP("QShortcut", "Enter"),
    QT_TRANSLATE_NOOP("QShortcut", "Backspace"),
    QT_TRANSLATE_NOOP("QShortcut", "Space"),
)

_BARE = (
    Qt.Key.Key_Control,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_Super_L,
    Qt.Key.Key_Super_R,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
    Qt.Key.Key_Mode_switch,
    Qt.Key.Key_unknown,
)
_CARET = ("Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown", "Ctrl+Home", "Ctrl+End", "Ctrl+Up", "Ctrl+Down")
_FIELDS = ("Tab", "Backtab")
_SIGNS = {plain: shifted for shifted, plain in SHIFTED.items()}


def chord(event: QKeyEvent) -> str | None:
    """The name of a key press, the same on every keyboard that types the sign; None where it is no whole key.

    Full-width signs are named as their half-width twins, ``{`` is no ``Shift+[`` and needs no AltGr.
    """
    event = half_width(event) or event
    key, modifiers = event.key(), meant_modifiers(event)
    if key in _BARE or key == 0:
        return None
    if is_sign(key):
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    return canonical(QKeySequence(modifiers.value | key).toString())


@cache
def canonical(key: str) -> str:
    """One name for all names of a key: ``Shift+[`` is ``{``, both Enter keys are one; empty for none or several."""
    sequence = QKeySequence(key)
    if sequence.count() != 1:
        return ""
    name = sequence.toString().replace("Return", "Enter")
    before, shift, sign = name.rpartition("Shift+")
    if shift and sign in _SIGNS:
        return before + _SIGNS[sign]
    return f"{before}Backtab" if shift and sign in _FIELDS else name


def native(key: str) -> str:
    """A key as this system's menus write it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def heard(key: str) -> tuple[str, ...]:
    """The keys to listen to for a name: one, or both Enter keys."""
    return (key, key.replace("Enter", "Return")) if "Enter" in key else (key,)


def is_caret_key(key: str) -> bool:
    """Whether the key moves the caret or, with Shift, selects: in one of the review panes at least."""
    return canonical(key).replace("Shift+", "") in _CARET


def is_field_key(key: str) -> bool:
    """Whether the key leads from one field to the next."""
    return canonical(key) in _FIELDS


def is_typed(key: str) -> bool:
    """Whether the key alone writes or ends something in a field or list: letters, signs, Space, Enter, Backspace, Esc."""
    name = canonical(key).replace("Shift+", "")
    return len(name) == 1 or name in ("Space", "Enter", "Backspace", "Del", "Esc")
