"""Full-width keys (【 】 ？ ！ 、 ／ １) read as the half-width ones that stand on the same key."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

_FULL_TO_HALF = 0xFEE0
_TWINS = {"【": "[", "】": "]", "「": "{", "」": "}", "、": "/", "。": ".", "《": "<", "》": ">", "·": "`", "￥": "$", "　": " "}
_SHIFTED = {"{": "[", "}": "]", "<": ",", ">": ".", "?": "/", "!": "1"}


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
    return event.modifiers() | shift if twin.isupper() or twin in _SHIFTED else event.modifiers()


def sequences(event: QKeyEvent) -> tuple[QKeySequence, ...]:
    """The shortcuts this key press may stand for, the likeliest first: ``?`` is also Shift+/, ``{`` also Shift+[."""
    key, modifiers = event.key(), event.modifiers()
    plain = modifiers & ~Qt.KeyboardModifier.ShiftModifier
    keys = [QKeySequence(modifiers.value | key)]
    if not event.text().isalpha():
        keys.append(QKeySequence(plain.value | key))
    if event.text() in _SHIFTED:
        keys.append(QKeySequence(modifiers.value | ord(_SHIFTED[event.text()])))
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
