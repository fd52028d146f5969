"""The parts of a pattern for names of files: words, anything, and fields; where each may end, and what it then says."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache


class Kind(Enum):
    """What a part of a pattern takes."""

    WORDS = auto()
    ANYTHING = auto()
    NAME = auto()
    DATE = auto()
    YEAR = auto()
    MONTH = auto()
    DAY = auto()
    PAGE = auto()
    LANGUAGE = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """``words`` as written in the pattern, with braces for a field; ``field`` is empty for none."""

    kind: Kind
    words: str
    field: str = ""

    @property
    def is_open(self) -> bool:
        """Whether only what comes next tells where it ends."""
        return self.kind in (Kind.ANYTHING, Kind.NAME)


_DATE = re.compile(
    r"""(?P<year>1[5-9]\d\d|20\d\d)
        (?: (?P<dash>[-_. ])(?P<month>\d\d?)(?P=dash)(?P<day>\d\d?)(?!\d) | (?P<month2>\d\d)(?P<day2>\d\d)
          | 年(?P<month3>\d\d?)月(?P<day3>\d\d?)[日号]? )""",
    re.VERBOSE | re.ASCII,
)
_DIGITS = {
    Kind.YEAR: re.compile(r"1[5-9]\d\d|20\d\d", re.ASCII),
    Kind.MONTH: re.compile(r"1[0-2]|0[1-9]|[1-9]", re.ASCII),
    Kind.DAY: re.compile(r"[12]\d|3[01]|0[1-9]|[1-9]", re.ASCII),
}
_PAGE = re.compile(r"[a-z]{0,2}\d{1,4}", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][a-z]{4})?(?:[-_](?:[a-z]{2}|\d{3}))?", re.ASCII)
_LETTER = re.compile("[a-z]")


@lru_cache
def folded(words: str) -> str:
    """The words without regard to case and width, each character in the place that it had."""
    return "".join(map(_folded, words))


@lru_cache(4096)
def _folded(character: str) -> str:
    twin = unicodedata.normalize("NFKC", character).casefold()
    return twin if len(twin) == 1 else character


def ends(part: Part, name: str, at: int, then: str = "") -> Iterator[int]:
    """Where the part may end that begins at an offset of a ``folded`` name, the likeliest end first.

    ``then`` are the folded words that follow: what has no end of its own ends where they stand.
    """
    match part.kind:
        case Kind.WORDS:
            words = folded(part.words)
            yield from [at + len(words)] if name.startswith(words, at) else []
        case Kind.ANYTHING:
            yield from _places(then, name, at)
        case Kind.NAME:
            yield from (end for end in _places(then, name, at + 1) if not name[at:end].isspace())
        case Kind.DATE:
            match = _DATE.match(name, at)
            yield from [match.end()] if match and _day(match) else []
        case Kind.YEAR | Kind.MONTH | Kind.DAY:
            yield from [found.end()] if (found := _DIGITS[part.kind].match(name, at)) else []
        case Kind.PAGE:
            yield from _page_ends(name, at)
        case Kind.LANGUAGE:
            yield from _language_ends(name, at)


def value(part: Part, words: str) -> str:
    """What a part that takes these words says, as pages have it: dates as ISO 8601, ``2`` for ``02``, ``zh-Hans``."""
    match part.kind:
        case Kind.DATE:
            found = _DATE.fullmatch(folded(words))
            return (_day(found) if found else None) or words
        case Kind.YEAR | Kind.MONTH | Kind.DAY:
            return folded(words).zfill(2)
        case Kind.PAGE:
            return folded(words).upper().lstrip("0") or "0"
        case Kind.LANGUAGE:
            return _language(folded(words))
        case _:
            return words.strip()


def _day(match: re.Match[str]) -> str | None:
    month, day = (match[name] or match[f"{name}2"] or match[f"{name}3"] for name in ("month", "day"))
    return day_of(match["year"], month, day)


def day_of(year: str, month: str, day: str) -> str | None:
    """The date as ISO 8601; None for one that no calendar has."""
    try:
        return dt.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _places(words: str, name: str, at: int) -> Iterator[int]:
    """Where the words stand from an offset on; no words stand everywhere."""
    while (at := name.find(words, at)) >= 0:
        yield at
        at += 1


def _page_ends(name: str, at: int) -> Iterator[int]:
    """The whole number first; fewer digits where the others belong to what comes next, as in ``0220230727``."""
    if match := _PAGE.match(name, at):
        first_digit = next(place for place in range(at, match.end()) if name[place].isdecimal())
        yield from range(match.end(), first_digit, -1)


def _language_ends(name: str, at: int) -> Iterator[int]:
    """The bare language first: in ``zh-news`` the news are no script."""
    for end in range(at + 2, len(name) + 1):
        if not _LETTER.match(name, end) and _LANGUAGE.fullmatch(name, at, end):
            yield end


def _language(words: str) -> str:
    first, *more = words.replace("_", "-").split("-")
    return "-".join([first, *(part.title() if len(part) == 4 else part.upper() for part in more)])
