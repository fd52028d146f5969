"""Which commands and places a few typed letters mean, the likeliest first."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum, auto

from annotator.ui.models.page_rows import natural
from annotator.ui.pinyin import initials

_PAGE = re.compile(r"(?:page|第)?\s*([a-z]{0,2}\d{1,4})\s*版?")
_PAGE_AFTER_P = re.compile(r"p\.?\s*(\d{1,4})")
_ARTICLE = re.compile(r"(?:article|第)?\s*(\d{1,4})\s*篇?")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line to choose. ``title`` is in the window's language, ``other`` in another one, ``menus`` in both.

    ``why`` says why it cannot be chosen now; empty where it can.
    """

    id: str
    title: str
    other: str = ""
    menus: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    why: str = ""

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles, folded for comparison."""
        return tuple(folded(title) for title in (self.title, self.other) if title)


class Likeness(IntEnum):
    """How an entry is like what was typed; less is better."""

    KEY = auto()
    START = auto()
    WORDS = auto()
    INITIALS = auto()
    WITHIN = auto()
    ID = auto()
    MENU = auto()
    PART_OF_KEY = auto()


@dataclass(frozen=True, slots=True)
class Found:
    """An entry and whether only its title in the other language is like what was typed."""

    entry: Entry
    is_by_other: bool = False


def folded(words: str) -> str:
    """Words without case, width and space at the ends."""
    return unicodedata.normalize("NFKC", words).casefold().strip()


def found(typed: str, entries: Iterable[Entry]) -> list[Found]:
    """The entries like what was typed, the likeliest first, of equal ones those that can be chosen; all for nothing typed."""
    query = folded(typed)
    ranked = ((likeness(query, entry), entry) for entry in entries)
    kept = [(rank, entry) for rank, entry in ranked if rank is not None]
    kept.sort(key=lambda one: (one[0], bool(one[1].why)))
    return [Found(entry, is_by_other=_is_by_other(query, entry, rank)) for rank, entry in kept]


def likeness(query: str, entry: Entry) -> Likeness | None:
    """How the entry is like a folded query; None where it is not."""
    return next((rank for rank, test in _TESTS.items() if test(query, entry)), None)


def article_number(typed: str) -> int | None:
    """The number of the article that is meant."""
    match = _ARTICLE.fullmatch(folded(typed))
    return int(match[1]) if match else None


def means_page(typed: str) -> Callable[[str | None], bool] | None:
    """A test of page numbers as printed, or None where what was typed is none: ``2``, ``p2``, ``A03``, ``第2版``."""
    query = folded(typed)
    matches = [match[1] for pattern in (_PAGE, _PAGE_AFTER_P) if (match := pattern.fullmatch(query))]
    wanted = {natural(number) for number in matches}
    return (lambda number: natural(folded(number or "")) in wanted) if wanted else None


def _is_by_key(query: str, entry: Entry) -> bool:
    return _bare(query) in map(_bare, entry.keys)


def _is_start(query: str, entry: Entry) -> bool:
    return any(title.startswith(query) for title in entry.titles)


def _is_by_words(query: str, entry: Entry) -> bool:
    """Every word typed begins a word of the title, in this order: ``mer bef`` is “Merge into the article before”."""
    return any(_begin(query.split(), re.findall(r"\w+", title)) for title in entry.titles)


def _begin(wanted: Sequence[str], words: Sequence[str]) -> bool:
    rest = iter(words)
    return all(any(word.startswith(one) for word in rest) for one in wanted)


def _is_by_initials(query: str, entry: Entry) -> bool:
    return len(query) > 1 and any(query in _initials(title) for title in entry.titles)


def _initials(title: str) -> str:
    return initials(title) if not title.isascii() else "".join(word[0] for word in re.findall(r"\w+", title))


def _is_within(query: str, entry: Entry) -> bool:
    return any(query in title for title in entry.titles)


def _is_in_id(query: str, entry: Entry) -> bool:
    return query.replace(" ", "_") in entry.id


def _is_menu(query: str, entry: Entry) -> bool:
    return any(folded(menu).startswith(query) for menu in entry.menus)


def _is_part_of_key(query: str, entry: Entry) -> bool:
    return len(query) > 1 and any(_bare(query) in _bare(key) for key in entry.keys)


def _bare(key: str) -> str:
    return folded(key).replace(" ", "")


def _is_by_other(query: str, entry: Entry, rank: Likeness) -> bool:
    is_by_title = rank in (Likeness.START, Likeness.WORDS, Likeness.INITIALS, Likeness.WITHIN)
    return is_by_title and bool(entry.other) and likeness(query, replace(entry, other="", keys=(), id="", menus=())) != rank


_TESTS: dict[Likeness, Callable[[str, Entry], bool]] = {
    Likeness.KEY: _is_by_key,
    Likeness.START: _is_start,
    Likeness.WORDS: _is_by_words,
    Likeness.INITIALS: _is_by_initials,
    Likeness.WITHIN: _is_within,
    Likeness.ID: _is_in_id,
    Likeness.MENU: _is_menu,
    Likeness.PART_OF_KEY: _is_part_of_key,
}
