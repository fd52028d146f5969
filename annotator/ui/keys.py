"""Full-width keys (【 】 ？ ！ 、 ／ １) read as the half-width ones that stand on the same key."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

_FULL_TO_HALF = 0xFEE0
_LEVEL_THREE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_TWINS = {"【": "[", "】": "]", "「": "{", "」": "}", "、": "/", "。": ".", "《": "<", "》": ">", "·": "`", "￥": "$", "　": " "}
SHIFTED = {"{": "[", "}": "]", "<": ",", ">": ".", "?": "/", "!": "1"}


def half_width_of(text: str) -> str | None:
    """The half-width twin of one full-width character, or None where it has none."""
    if len(text) != 1:
        return None
    if "！" <= text <= "～":
        return chr(ord(text) - _FULL_TO_HALF)
    return _TWINS.get(text)


def half_width(event: QKeyEvent) -> QKeyEvent | None:
    """The event that the half-width key would have sent, or None where this is no full-width key."""
    twin = half_width_of(event.text())
    if twin is None:
        return None
    return QKeyEvent(event.type(), ord(twin.upper()), _modifiers(event, twin), twin, event.isAutoRepeat(), event.count())


def _modifiers(event: QKeyEvent, twin: str) -> Qt.KeyboardModifier:
    # Input methods send full-width letters without the Shift that made them capital.
    shift = Qt.KeyboardModifier.ShiftModifier
    return event.modifiers() | shift if twin.isupper() or twin in SHIFTED else event.modifiers()


def is_sign(key: int) -> bool:
    """Whether the key is named by the sign it types, whatever modifiers a keyboard needs for that: ``/`` is, M and F8 are not."""
    return 0x20 < key < 0x1000000 and not chr(key).isalpha()


def meant_modifiers(event: QKeyEvent) -> Qt.KeyboardModifier:
    """Those that tell one key from another: neither the keypad's nor the AltGr that a sign needs on this keyboard."""
    out = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier)
    # Windows reports AltGr as Ctrl+Alt; a shortcut with both types nothing.
    is_alt_gr = out & _LEVEL_THREE == _LEVEL_THREE and event.text() != "" and event.text().isprintable() and is_sign(event.key())
    return out & ~_LEVEL_THREE if is_alt_gr else out


def sequences(event: QKeyEvent) -> tuple[QKeySequence, ...]:
    """The shortcuts this key press may stand for, the likeliest first: ``?`` is also Shift+/, ``{`` also Shift+[."""
    key, modifiers = event.key(), meant_modifiers(event)
    plain = modifiers & ~Qt.KeyboardModifier.ShiftModifier
    keys = [QKeySequence(modifiers.value | key)]
    if is_sign(key):
        keys.append(QKeySequence(plain.value | key))
    if event.text() in SHIFTED:
        # Where the sign needs no Shift, as { on a German keyboard, it is still not the key of the sign below it.
        shifted = modifiers | Qt.KeyboardModifier.ShiftModifier
        keys.append(QKeySequence(shifted.value | ord(SHIFTED[event.text()])))
    return tuple(keys)


def _shortcuts(widget: QWidget) -> Iterator[tuple[list[QKeySequence], Callable[[], object]]]:
    """The keys of the widget's own enabled actions and shortcuts, and what each runs."""
    for action in widget.actions():
        if action.isEnabled():
            yield action.shortcuts(), action.trigger
    for shortcut in widget.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if shortcut.isEnabled():
            yield QShortcut.keys(shortcut), shortcut.activated.emit


def trigger_half_width(widget: QWidget, event: QKeyEvent) -> bool:
    """Run the widget's own shortcut for a full-width key; whether there was one."""
    twin = half_width(event)
    for wanted in sequences(twin) if twin is not None else ():
        for keys, run in _shortcuts(widget):
            if wanted in keys:
                run()
                return True
    return False
