"""Which keys each command has: the reviewer's own where there are any, else the default ones; no key has two commands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from annotator.core.errors import UserError
from annotator.ui.chords import canonical, is_caret_key, is_field_key, is_typed, native
from annotator.ui.commands import COMMANDS, DIGITS, Command, Where
from annotator.ui.words import QT_TRANSLATE_NOOP

Keys = tuple[str, ...]
BINDABLE = (*COMMANDS, *DIGITS)

TAKEN = QT_TRANSLATE_NOOP("Errors", "{key} is the key of “{command}”; choose another, or give that command another key first")
MOVES_CARET = QT_TRANSLATE_NOOP("Errors", "{key} moves the caret; choose another key")
LEADS_ON = QT_TRANSLATE_NOOP("Errors", "{key} leads from one field to the next; choose another key")
IS_TYPED = QT_TRANSLATE_NOOP(
    "Errors", "{key} is typed into fields, and this command is heard in them too; choose a key with Ctrl or Alt, or F1 to F12"
)


class KeyRefused(UserError):
    """The key cannot be that of the command; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Bindings:
    """``own`` holds the reviewer's keys by command id, an empty tuple for none; use ``bound`` for what a file says."""

    own: Mapping[str, Keys] = field(default_factory=dict)

    def of(self, command: Command) -> Keys:
        """The keys of a command, the one that is shown first. A default key that another command has got is not heard."""
        if command.id in self.own:
            return self.own[command.id]
        taken = {canonical(key) for keys in self.own.values() for key in keys}
        return tuple(key for key in command.keys if canonical(key) not in taken) if taken else command.keys

    def is_own(self, command: Command) -> bool:
        """Whether the keys are others than the default ones."""
        return {canonical(key) for key in self.of(command)} != {canonical(key) for key in command.keys}

    def taker(self, key: str, *, beside: Command) -> Command | None:
        """The command other than ``beside`` that has this key."""
        others = (command for command in BINDABLE if command.id != beside.id)
        return next((command for command in others if canonical(key) in map(canonical, self.of(command))), None)

    def with_keys(self, command: Command, keys: Iterable[str]) -> "Bindings":
        """The same with these keys for the command; raises KeyRefused where one of them is not to be had."""
        wanted = tuple(dict.fromkeys(map(canonical, keys)))
        for key in wanted:
            _check_kind(command, key)
            self._check_free(command, key)
        if {*wanted} == {*map(canonical, command.keys)}:
            return self.with_default(command)
        return Bindings({**self.own, command.id: wanted})

    def with_default(self, command: Command) -> "Bindings":
        """The same with the default keys for the command; raises KeyRefused where another command has got one of them."""
        without = Bindings({name: keys for name, keys in self.own.items() if name != command.id})
        for key in command.keys:
            without._check_free(command, key)
        return without

    def _check_free(self, command: Command, key: str) -> None:
        taker = self.taker(key, beside=command)
        if taker is not None:
            raise KeyRefused(TAKEN, key=native(key), command=taker.translated)


def bound(kept: Mapping[str, Iterable[str]]) -> Bindings:
    """The bindings that a file tells: what it says wrongly is as if it said nothing, of two commands the first has the key."""
    out = Bindings()
    for command in BINDABLE:
        if command.id in kept:
            out = _with_kept(out, command, tuple(kept[command.id]))
    return out


def _with_kept(bindings: Bindings, command: Command, kept: Keys) -> Bindings:
    """With the keys kept for a command. Defaults of others give way to them: a later version may have new defaults."""
    keys = tuple(dict.fromkeys(map(canonical, kept)))
    taken = {key for own in bindings.own.values() for key in own}
    try:
        for key in keys:
            _check_kind(command, key)
    except KeyRefused:
        return bindings
    return bindings if taken & {*keys} or "" in keys else Bindings({**bindings.own, command.id: keys})


def _check_kind(command: Command, key: str) -> None:
    """Refuse a key that has a use of its own; what a command comes with is meant so."""
    if key in map(canonical, command.keys):
        return
    if is_caret_key(key):
        raise KeyRefused(MOVES_CARET, key=native(key))
    if is_field_key(key):
        raise KeyRefused(LEADS_ON, key=native(key))
    if command.where is Where.WINDOW and is_typed(key):
        raise KeyRefused(IS_TYPED, key=native(key))
