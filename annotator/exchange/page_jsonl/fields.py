"""One JSON object of a line, asked key by key; every wrong answer is refused with file, line and key."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NoReturn, TypeVar

from annotator.core.errors import BadFile
from annotator.core.layout import Box
from annotator.core.spans import Span, trimmed
from annotator.exchange.page_jsonl import numbers, refusals

Word = TypeVar("Word", bound=StrEnum)
Json = dict[str, object]
_FARTHEST = 10_000_000
"""Boxes are kept as 32-bit numbers of hundredths: twice as much would not fit."""

_TYPES = {bool: "true or false", int: "a number", float: "a number", str: "a string", list: "a list", dict: "an object"}


def type_name(value: object) -> str:
    """What a JSON value is, in words."""
    return _TYPES.get(type(value), "null")


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file, counted from 1."""

    file: str
    line: int


class Fields:
    """The keys of one object. A key whose value is null counts as absent: table libraries write null for what is missing."""

    def __init__(self, values: Json, place: Place, path: str = "") -> None:
        self._raw = values
        self._values = {key: value for key, value in values.items() if value is not None}
        self._place = place
        self._path = path

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def raw(self, key: str) -> object:
        """Whatever is under a key; None where it is absent."""
        return self._values.get(key)

    def path(self, key: str = "") -> str:
        """Where a key is in its line, as in ``articles[2].spans[0].start``."""
        return ".".join(part for part in (self._path, key) if part)

    def refuse(self, key: str, message: str, **fields: object) -> NoReturn:
        """Raise BadFile with the place of ``key``."""
        raise BadFile(message, file=self._place.file, line=self._place.line, key=self.path(key), **fields)

    def _wrong(self, key: str, expected: str) -> NoReturn:
        self.refuse(key, refusals.WRONG_TYPE, expected=expected, found=type_name(self._values.get(key)))

    def _required(self, key: str) -> object:
        if key not in self._values:
            self.refuse(key, refusals.MISSING)
        return self._values[key]

    def text(self, key: str) -> str:
        """A string that must be there."""
        value = self._required(key)
        if not isinstance(value, str):
            self._wrong(key, "a string")
        return value

    def name(self, key: str) -> str:
        """A string that must be there and say something."""
        return self.text(key) or self.refuse(key, refusals.EMPTY_STRING)

    def optional_text(self, key: str) -> str | None:
        """A string, or None where there is none."""
        return self.text(key) if key in self else None

    def whole(self, key: str) -> int:
        """A whole number that must be there."""
        value = self._required(key)
        if not isinstance(value, int) or isinstance(value, bool):
            self._wrong(key, "a whole number")
        return value

    def truth(self, key: str) -> bool:
        """True or false; false where it is absent."""
        value = self._values.get(key, False)
        if not isinstance(value, bool):
            self._wrong(key, "true or false")
        return value

    def share(self, key: str) -> float | None:
        """A number in [0, 1]."""
        value = self._values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            self._wrong(key, "a number")
        if not 0 <= value <= 1:
            self.refuse(key, refusals.OUT_OF_RANGE, found=value, low=0, high=1)
        return float(value)

    def decimal(self, key: str) -> Decimal | None:
        """An exact decimal, from a number or a string."""
        if key not in self:
            return None
        try:
            return numbers.from_json(self._values[key])
        except TypeError:
            self._wrong(key, "a number, or a string with one")
        except ValueError:
            self.refuse(key, refusals.BAD_NUMBER, found=self._values[key])

    def word(self, key: str, words: type[Word], default: Word) -> Word:
        """One of a closed list of words; ``default`` where it is absent."""
        return self._known(key, words, refusals.UNKNOWN_WORD) if key in self else default

    def optional_word(self, key: str, words: type[Word]) -> Word | None:
        """One of a closed list of words, or None."""
        return self._known(key, words, refusals.UNKNOWN_WORD) if key in self else None

    def role(self, key: str, roles: type[Word]) -> Word:
        """A role, which must be there."""
        return self._known(key, roles, refusals.UNKNOWN_ROLE)

    def _known(self, key: str, words: type[Word], message: str) -> Word:
        value = self.text(key)
        try:
            return words(value)
        except ValueError:
            self.refuse(key, message, found=value, expected=", ".join(words))

    def box(self, key: str) -> Box | None:
        """Four numbers: left, top, right and bottom; None where there are none."""
        return self.required_box(key) if key in self else None

    def required_box(self, key: str) -> Box:
        """A box that must be there."""
        self._required(key)
        x0, y0, x1, y1 = self.numbers(key, 4, "a list of four numbers")
        if x1 < x0 or y1 < y0:
            self.refuse(key, refusals.BOX_TURNED, found=self._values[key])
        return x0, y0, x1, y1

    def numbers(self, key: str, count: int, expected: str) -> tuple[float, ...]:
        """So many numbers, ``expected`` in words, none of them larger than any page."""
        value = self._values.get(key)
        if not isinstance(value, list) or len(value) != count or not all(type(item) in (int, float) for item in value):
            self._wrong(key, expected)
        for item in value:
            if not -_FARTHEST <= item <= _FARTHEST:
                self.refuse(key, refusals.OUT_OF_RANGE, found=item, low=-_FARTHEST, high=_FARTHEST)
        return tuple(map(float, value))

    def child(self, key: str) -> "Fields | None":
        """The object under a key."""
        value = self._values.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self._wrong(key, "an object")
        return Fields(value, self._place, self.path(key))

    def children(self, key: str) -> list["Fields"]:
        """The objects of the list under a key; none where it is absent."""
        value = self._values.get(key, [])
        if not isinstance(value, list):
            self._wrong(key, "a list")
        return [self._item(item, f"{key}[{index}]") for index, item in enumerate(value)]

    def _item(self, item: object, key: str) -> "Fields":
        if not isinstance(item, dict):
            self.refuse(key, refusals.WRONG_TYPE, expected="an object", found=type_name(item))
        return Fields(item, self._place, self.path(key))

    def span(self, text: str) -> Span:
        """``start`` and ``end`` of this object as a span of ``text``, trimmed of white space."""
        start, end = self.offset("start", text), self.offset("end", text)
        if start >= end:
            self.refuse("", refusals.EMPTY_SPAN, start=start, end=end)
        span = trimmed(text, start, end)
        return span if span is not None else self.refuse("", refusals.BLANK_SPAN, start=start, end=end)

    def offset(self, key: str, text: str) -> int:
        """An offset of ``text`` in code points, its end included."""
        value = self.whole(key)
        if not 0 <= value <= len(text):
            self.refuse(key, refusals.OUTSIDE_TEXT, found=value, length=len(text))
        return value

    def rest(self, known: frozenset[str], **inner: Mapping[str, object]) -> Json:
        """The keys beyond the known ones, and what is left over of the known objects given as ``inner``."""
        left = {key: value for key, value in self._raw.items() if key not in known}
        return left | {key: value for key, value in inner.items() if value}
