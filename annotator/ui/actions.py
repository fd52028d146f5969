"""Make actions, menus and key bindings out of the table of commands."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from annotator.ui.bindings import BINDABLE, Bindings
from annotator.ui.chords import heard, native
from annotator.ui.commands import COMMANDS, MENUS, Command, When, Where, menu_title
from annotator.ui.keys import half_width, sequences

Handlers = Mapping[str, object]
Gate = Callable[[str, Callable[[], None]], None]


class Actions(QObject):
    """One action a command; ``triggered`` names the command before its handler runs, ``rebound`` says that keys are others."""

    triggered = Signal(str)
    rebound = Signal()

    def __init__(self, handlers: Handlers, *, gate: Gate, bindings: Bindings | None = None) -> None:
        """``gate`` gets each command's id and handler and says when the handler runs."""
        super().__init__()
        self._gate = gate
        self._bindings = bindings or Bindings()
        self._actions = {command.id: self._made(command, handlers) for command in BINDABLE}
        self._commands = {command.id: command for command in BINDABLE}
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

    @property
    def bindings(self) -> Bindings:
        """Which keys the commands have."""
        return self._bindings

    def bind(self, bindings: Bindings) -> None:
        """Hear these keys from now on, and show them."""
        self._bindings = bindings
        for identifier, action in self._actions.items():
            self._bind(action, self._commands[identifier])
        self.retranslate()
        self.rebound.emit()

    def keys(self, command: Command) -> tuple[str, ...]:
        """The keys of a command: the reviewer's own, else the default ones."""
        return self._bindings.of(command)

    def shown_keys(self, command: Command) -> tuple[str, ...]:
        """The keys of a command as they are shown: the two Enter keys of a keyboard are one to whoever reads them."""
        return tuple(dict.fromkeys(key.replace("Return", "Enter") for key in self.keys(command)))

    def key(self, identifier: str) -> str:
        """The key of a command as menus and buttons show it; empty for none."""
        keys = self.keys(self._commands[identifier])
        return native(keys[0]) if keys else ""

    def enable(self, states: Iterable[When]) -> None:
        """Enable the commands of these states and no others."""
        enabled = frozenset(states)
        for identifier, action in self._actions.items():
            action.setEnabled(self._commands[identifier].when in enabled)

    def tick(self, ticks: Mapping[str, bool]) -> None:
        """Show in the menus which of these commands' states are so now."""
        for identifier, is_on in ticks.items():
            self._actions[identifier].setCheckable(True)
            self._actions[identifier].setChecked(is_on)

    def retranslate(self) -> None:
        """Name every action and menu in the window's language."""
        for identifier, action in self._actions.items():
            command = self._commands[identifier]
            title = command.translated.replace("&", "&&")
            key = self.key(identifier)
            # A tab shows the key in the menu without making it a shortcut of the whole window.
            action.setText(f"{title}\t{key}" if command.where is Where.REVIEW and key else title)
        for menu, shown in self._menus.items():
            shown.setTitle(menu_title(menu) if menu in MENUS else QCoreApplication.translate("Menus", menu))

    def fill(self, bar: QMenuBar) -> None:
        """Make the menus of the menu bar."""
        self._menus = {menu: bar.addMenu(menu_title(menu)) for menu in MENUS}
        for menu in MENUS:
            self._fill_menu(self._menus[menu], menu)

    def menu(self, name: str) -> QMenu:
        """A menu of the menu bar, or one in it."""
        return self._menus[name]

    def context_menu(self, parent: QWidget, menus: Iterable[str]) -> QMenu:
        """A menu of the commands of some menus: those of the first at once, the others a step further."""
        out = QMenu(parent)
        first, *others = menus
        self._fill_menu(out, first)
        out.addSeparator()
        for menu in others:
            self._fill_menu(out.addMenu(QCoreApplication.translate("Menus", menu)), menu)
        return out

    def menu_of(self, parent: QWidget, controller: str) -> QMenu:
        """A menu of the commands of one controller."""
        out = QMenu(parent)
        out.addActions([self._actions[command.id] for command in COMMANDS if command.controller == controller])
        return out

    def by_key(self, where: Where) -> dict[str, QAction]:
        """The actions by the keys that are heard there."""
        return {
            QKeySequence(key).toString(): self._actions[command.id]
            for command in BINDABLE
            if command.where is where
            for name in self.keys(command)
            for key in heard(name)
        }

    def _fill_menu(self, out: QMenu, menu: str) -> None:
        group = 0
        for command in COMMANDS:
            if command.menu == menu:
                if command.group != group:
                    out.addSeparator()
                    group = command.group
                (self._submenu(out, command.submenu) if command.submenu else out).addAction(self._actions[command.id])

    def _submenu(self, out: QMenu, name: str) -> QMenu:
        if name not in self._menus:
            self._menus[name] = out.addMenu(QCoreApplication.translate("Menus", name))
        return self._menus[name]

    def _made(self, command: Command, handlers: Handlers) -> QAction:
        action = QAction(self)
        handler: Callable[[], None] = getattr(handlers[command.controller], command.method)
        self._bind(action, command)
        action.triggered.connect(lambda: self._run(command.id, handler))
        return action

    def _bind(self, action: QAction, command: Command) -> None:
        if command.where is Where.WINDOW:
            keys = dict.fromkeys(key for name in self.keys(command) for key in heard(name))
            action.setShortcuts([QKeySequence(key) for key in keys])

    def _run(self, identifier: str, handler: Callable[[], None]) -> None:
        self.triggered.emit(identifier)
        self._gate(identifier, handler)


class PaneKeys(QObject):
    """Hears the keys of a review pane, full-width ones as their half-width twins, and runs their commands."""

    def __init__(self, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = actions
        self._owners: dict[int, Callable[[QKeyEvent], bool]] = {}
        actions.rebound.connect(self._learn)
        self._learn()

    def _learn(self) -> None:
        self._bound = self._actions.by_key(Where.REVIEW)
        # Qt finds the shortcuts of the window itself, but not under their full-width names.
        self._bound_full_width = self._actions.by_key(Where.WINDOW) | self._bound

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
        for sequence in sequences(twin or event):
            action = bound.get(sequence.toString())
            if action is not None:
                return action
        return None
