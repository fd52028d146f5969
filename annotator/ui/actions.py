"""Make actions, menus and key bindings out of the table of commands."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from annotator.ui.commands import COMMANDS, DIGITS, MENUS, Command, When, Where
from annotator.ui.keys import half_width, sequences
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

Handlers = Mapping[str, object]
Gate = Callable[[str, Callable[[], None]], None]


class Actions(QObject):
    """One action a command; ``triggered`` names the command before its handler runs."""

    triggered = Signal(str)

    def __init__(self, handlers: Handlers, *, gate: Gate, keys: Mapping[str, tuple[str, ...]] | None = None) -> None:
        """``gate`` gets each command's id and handler and says when the handler runs."""
        super().__init__()
        self._gate = gate
        self._keys = dict(keys or {})
        self._actions = {command.id: self._made(command, handlers) for command in (*COMMANDS, *DIGITS)}
        self._commands = {command.id: command for command in (*COMMANDS, *DIGITS)}
        self._menus: dict[str, QMenu] = {}
        self.retranslate()

    def __getitem__(self, identifier: str) -> QAction:
        return self._actions[identifier]

    def all(self) -> Iterable[QAction]:
        """Every action."""
        return self._actions.values()

    def title(self, identifier: str) -> str:
        """The name of a command in the window's language."""
        return self._commands[identifier].translated

    def keys(self, command: Command) -> tuple[str, ...]:
        """The keys of a command: the reviewer's own, else the default ones."""
        return self._keys.get(command.id, command.keys)

    def enable(self, states: Iterable[When]) -> None:
        """Enable the commands of these states and no others."""
        enabled = frozenset(states)
        for identifier, action in self._actions.items():
            action.setEnabled(self._commands[identifier].when in enabled)

    def retranslate(self) -> None:
        """Name every action and menu in the window's language."""
        for identifier, action in self._actions.items():
            command = self._commands[identifier]
            title = command.translated.replace("&", "&&")
            keys = self.keys(command)
            # A tab shows the key in the menu without making it a shortcut of the whole window.
            is_pane_key = command.where is Where.REVIEW and keys
            action.setText(f"{title}\t{native(keys[0])}" if is_pane_key else title)
        for menu, shown in self._menus.items():
            shown.setTitle(QCoreApplication.translate("Menus", menu))

    def fill(self, bar: QMenuBar) -> None:
        """Make the menus of the menu bar."""
        self._menus = {menu: bar.addMenu(QCoreApplication.translate("Menus", menu)) for menu in MENUS}
        for menu, shown in self._menus.items():
            self._fill_menu(shown, menu)

    def context_menu(self, parent: QWidget, menus: Iterable[str]) -> QMenu:
        """A menu of the commands of some menus: those of the first at once, the others a step further."""
        out = QMenu(parent)
        first, *others = menus
        self._fill_menu(out, first)
        out.addSeparator()
        for menu in others:
            self._fill_menu(out.addMenu(QCoreApplication.translate("Menus", menu)), menu)
        return out

    def by_key(self, where: Where) -> dict[str, QAction]:
        """The actions by the keys that are heard there."""
        return {
            QKeySequence(key).toString(): self._actions[command.id]
            for command in (*COMMANDS, *DIGITS)
            if command.where is where
            for key in self.keys(command)
        }

    def _fill_menu(self, out: QMenu, menu: str) -> None:
        group = 0
        for command in COMMANDS:
            if command.menu == menu:
                if command.group != group:
                    out.addSeparator()
                    group = command.group
                out.addAction(self._actions[command.id])

    def _made(self, command: Command, handlers: Handlers) -> QAction:
        action = QAction(self)
        handler: Callable[[], None] = getattr(handlers[command.controller], command.method)
        if command.where is Where.WINDOW:
            action.setShortcuts([QKeySequence(key) for key in self.keys(command)])
        action.triggered.connect(lambda: self._run(command.id, handler))
        return action

    def _run(self, identifier: str, handler: Callable[[], None]) -> None:
        self.triggered.emit(identifier)
        self._gate(identifier, handler)


class PaneKeys(QObject):
    """Hears the keys of a review pane, full-width ones as their half-width twins, and runs their commands."""

    def __init__(self, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._bound = actions.by_key(Where.REVIEW)
        # Qt finds the shortcuts of the window itself, but not under their full-width names.
        self._bound_full_width = actions.by_key(Where.WINDOW) | self._bound
        self._owners: dict[int, Callable[[QKeyEvent], bool]] = {}

    def hear(self, pane: QWidget, owns: Callable[[QKeyEvent], bool] | None = None) -> None:
        """Listen to this pane from now on, but for the keys that it owns itself."""
        pane.installEventFilter(self)
        if owns is not None:
            self._owners[id(pane)] = owns

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whether the event was a command's key and is dealt with."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            owns = self._owners.get(id(watched))
            action = None if owns is not None and owns(event) else self.action_for(event)
            if action is not None:
                if action.isEnabled():
                    action.trigger()
                return True
        return super().eventFilter(watched, event)

    def action_for(self, event: QKeyEvent) -> QAction | None:
        """The action bound to a key press."""
        twin = half_width(event)
        bound = self._bound if twin is None else self._bound_full_width
        for sequence in sequences(_without_keypad(twin or event)):
            action = bound.get(sequence.toString())
            if action is not None:
                return action
        return None


def native(key: str) -> str:
    """A key as this system's menus write it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _without_keypad(event: QKeyEvent) -> QKeyEvent:
    keypad = Qt.KeyboardModifier.KeypadModifier
    if not event.modifiers() & keypad:
        return event
    return QKeyEvent(event.type(), event.key(), event.modifiers() & ~keypad, event.text(), event.isAutoRepeat(), event.count())
