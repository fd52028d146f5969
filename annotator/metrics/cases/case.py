"""One case: what is compared, and the options, each under any of its names."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.metrics.answer import BadCase

_SIDES = {
    "reference": ("reference", "ref", "gold"),
    "hypothesis": ("hypothesis", "hyp", "predicted", "prediction"),
    "data": ("data", "table", "units", "ratings", "coders"),
}


@dataclass(frozen=True, slots=True)
class Option:
    """An option by its name and by what else it is called, and what it does."""

    name: str
    help: str
    aliases: tuple[str, ...] = ()


@dataclass(slots=True)
class Case:
    """What a case says; reading it gathers ``remarks`` for the answer's why, and which options were asked for."""

    record: Mapping[str, object]
    options: Mapping[str, object]
    remarks: list[str] = field(default_factory=list)
    _read: set[str] = field(default_factory=set)

    def has(self, side: str) -> bool:
        """Whether the case says anything under this name."""
        return any(key in self.record for key in _SIDES[side])

    def side(self, side: str) -> object:
        """``reference``, ``hypothesis`` or ``data``; raises BadCase where it is missing."""
        for key in _SIDES[side]:
            if key in self.record:
                return self.record[key]
        raise BadCase(f"the case has no {side}")

    @property
    def sides(self) -> tuple[object, object]:
        """Reference and hypothesis."""
        return self.side("reference"), self.side("hypothesis")

    def option(self, name: str) -> object:
        """What the case says of an option, None for nothing."""
        self._read.add(name)
        return self.options.get(name)

    @property
    def unread(self) -> list[str]:
        """The options that the case gives and that nothing asked for."""
        return [name for name in self.options if name not in self._read]

    def whole(self, name: str) -> int | None:
        """An option that is a whole number."""
        value = self.option(name)
        return None if value is None else whole(value, f"option {name}")

    def number(self, name: str, default: float) -> float:
        """An option that is any number."""
        value = self.option(name)
        return default if value is None else number(value, f"option {name}")

    def flag(self, name: str) -> bool:
        """An option that is true or false, by default false."""
        value = self.option(name)
        if value is not None and not isinstance(value, bool):
            raise BadCase(f"option {name} is true or false")
        return bool(value)

    def word(self, name: str, *choices: str) -> str | None:
        """An option that is one of these words, or any word where there are none."""
        value = self.option(name)
        if value is None:
            return None
        if not isinstance(value, str) or (choices and value.lower() not in choices):
            raise BadCase(f"option {name} is {' or '.join(choices) if choices else 'a string'}")
        return value.lower() if choices else value

    def weights(self) -> Sequence[float] | None:
        """The weight of each item."""
        value = self.option("weights")
        return None if value is None else [number(weight, "a weight") for weight in items(value, "option weights")]


def chosen(record: Mapping[str, object], known: Sequence[Option]) -> tuple[dict[str, object], list[str]]:
    """The options that a case gives, by their own names, and those that nobody knows.

    They may stand in the case itself too; what nobody knows there is none.
    """
    given = record.get("options") or {}
    if not isinstance(given, Mapping):
        raise BadCase("options are an object")
    names = {_bare(alias): option.name for option in known for alias in (option.name, *option.aliases)}
    beside = {names[_bare(key)]: value for key, value in record.items() if _bare(key) in names and key not in _RESERVED}
    inside = {names[_bare(key)]: value for key, value in given.items() if _bare(key) in names}
    return {**beside, **inside}, [key for key in given if _bare(key) not in names]


def whole(value: object, what: str) -> int:
    """A whole number, also where it is written 3.0; raises BadCase."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise BadCase(f"{what} is a whole number, not {shown(value)}")
    return int(number(value, what))


def number(value: object, what: str) -> float:
    """Any number; raises BadCase."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise BadCase(f"{what} is a number, not {shown(value)}")
    if abs(value) > _LARGEST:
        raise BadCase(f"{what} is too large: {shown(value)}")
    return value


def items(value: object, what: str) -> Sequence[object]:
    """A list, or a string as the list of its characters; raises BadCase."""
    if not isinstance(value, (list, tuple, str)):
        raise BadCase(f"{what} is a list, not {shown(value)}")
    return value


def frozen(value: object) -> Hashable:
    """A JSON value as one that can be compared and looked up: a label, an element, an item."""
    if isinstance(value, (list, tuple)):
        return tuple(frozen(each) for each in value)
    if isinstance(value, dict):
        return tuple((key, frozen(value[key])) for key in sorted(value))
    # True is no 1: they are different labels.
    return str(value).lower() if isinstance(value, bool) else value


def shown(value: object) -> str:
    """The beginning of a value, for a sentence about it."""
    words = "null" if value is None else repr(value)
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


def _bare(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


_SHOWN = 40
_LARGEST = 10**15
_RESERVED = {"metric", "name", "options", "expected", *(key for keys in _SIDES.values() for key in keys)}
