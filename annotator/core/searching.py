"""Find words in a page's text, whatever white space, width or case they stand in, and say where.

What is searched is the text without white space, its characters in the form of Unicode's NFKC with cases folded:
``１５％`` reads ``15%``, ``ＧＤＰ`` reads ``gdp``, and a word that a line end cuts is whole.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, islice, pairwise
from operator import attrgetter

from annotator.core.spans import Span

# Ideographs, kana, syllables, and ASCII without capitals stay as they are; only the few others of a page are looked at.
_LIVELY = re.compile(
    "[^\u4e00-\u9fff\u3001-\u3029\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\uac00-\ud7a3!-@\\[-~·—\u2018\u2019\u201c\u201d]"
)
_SPACES = re.compile(r"\s+")
_CACHED = 1 << 14
_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class _Unit:
    """Folded characters ``start`` up to ``end`` that stand for the ink characters ``ink_start`` up to ``ink_end``."""

    start: int
    end: int
    ink_start: int
    ink_end: int


@dataclass(frozen=True, slots=True)
class _Folded:
    """Folded text, and in its order those units of it that do not stand for just one character each."""

    text: str
    uneven: tuple[_Unit, ...] = ()

    def ink_of(self, at: int) -> tuple[int, int]:
        """The ink characters that the folded character ``at`` stands for."""
        index = bisect_right(self.uneven, at, key=_START) - 1
        if index < 0:
            return at, at + 1
        unit = self.uneven[index]
        if at < unit.end:
            return unit.ink_start, unit.ink_end
        return at - unit.end + unit.ink_end, at - unit.end + unit.ink_end + 1


def folded(text: str) -> str:
    """The text as it is searched: no white space, NFKC, cases folded."""
    return _folded("".join(text.split())).text


def occurrences(text: str, sought: str) -> tuple[Span, ...]:
    """Where words, given ``folded``, stand in the text, in its order; those of ``哈哈`` in ``哈哈哈`` overlap.

    A span may hold line ends and blank lines. One character that reads as several, as ``㎡``, is found by each of them.
    """
    whole = _folded("".join(text.split()))
    places = _places(whole.text, sought)
    if not places:
        return ()
    offset_of = _InkOffsets(text)
    ends = ((whole.ink_of(at)[0], whole.ink_of(at + len(sought) - 1)[1]) for at in places)
    return tuple(dict.fromkeys(Span(offset_of(start), offset_of(end - 1) + 1) for start, end in ends))


class _InkOffsets:
    """Offsets of the non-space characters of a text by their index among these."""

    def __init__(self, text: str) -> None:
        self._before = list(accumulate(map(len, text.split()), initial=0))
        spaces = accumulate(map(len, _SPACES.findall(text)), initial=0)
        self._spaces_before = list(spaces if not text[:1].isspace() else islice(spaces, 1, None))

    def __call__(self, index: int) -> int:
        return index + self._spaces_before[bisect_right(self._before, index) - 1]


def _places(text: str, sought: str) -> list[int]:
    places: list[int] = []
    at = text.find(sought) if sought else -1
    while at >= 0:
        places.append(at)
        at = text.find(sought, at + 1)
    return places


def _folded(ink: str) -> _Folded:
    lively = set(_LIVELY.findall(ink))
    joining = {character for character in lively if _joins(character)}
    if joining:
        return _folded_units(_units(ink, joining))
    forms = {character: form for character in lively if (form := _form(character)) != character}
    text = ink
    for character, form in forms.items():
        text = text.replace(character, form)
    return _Folded(text, _uneven(ink, {character: len(form) for character, form in forms.items() if len(form) != 1}))


def _uneven(ink: str, lengths: Mapping[str, int]) -> tuple[_Unit, ...]:
    """The units of characters that read as several, ``lengths`` of them."""
    units: list[_Unit] = []
    longer = 0
    for at in sorted(chain.from_iterable(_places(ink, character) for character in lengths)):
        length = lengths[ink[at]]
        units.append(_Unit(at + longer, at + longer + length, at, at + 1))
        longer += length - 1
    return tuple(units)


def _units(ink: str, joining: Set[str]) -> list[str]:
    """The text cut before each character that never joins the one before."""
    starts = [at for at, character in enumerate(ink) if at == 0 or character not in joining]
    return [ink[start:end] for start, end in pairwise((*starts, len(ink)))]


def _folded_units(units: Iterable[str]) -> _Folded:
    forms: list[str] = []
    uneven: list[_Unit] = []
    start = ink_start = 0
    for unit in units:
        forms.append(_form(unit))
        end, ink_end = start + len(forms[-1]), ink_start + len(unit)
        if (end - start, ink_end - ink_start) != (1, 1):
            uneven.append(_Unit(start, end, ink_start, ink_end))
        start, ink_start = end, ink_end
    return _Folded("".join(forms), tuple(uneven))


@lru_cache(_CACHED)
def _form(unit: str) -> str:
    """The unit folded until it stays as it is: folding a case can make what NFKC would write otherwise."""
    form = "".join(unicodedata.normalize("NFKC", unit).casefold().split())
    return form if form == unit else _form(form)


@lru_cache(_CACHED)
def _joins(character: str) -> bool:
    """Whether the character is written together with the one before: marks, and vowels and ends of Korean syllables."""
    first = unicodedata.normalize("NFKD", character)[0]
    return unicodedata.category(first)[0] == "M" or "\u1160" <= first <= "\u11ff"
