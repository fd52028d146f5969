"""Put a page together from its words as a file gives them: its text, a box for each character, and where each element is."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, auto
from math import isfinite

from annotator.core.layout import Box, Style

Ink = tuple[int, int]
"""Non-space characters of a page, counted from 0: first, and after the last."""

SPACE, LINE, BLOCK = " ", "\n", "\n\n"
# A layout keeps hundredths of a unit in 32 bits.
_FARTHEST = 20_000_000
_DIGITS = 9
# White space that would end a line, or be none of ours, inside of a word.
_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1f]")
_TALL = 2
_RIGHT_TO_LEFT = frozenset(("R", "AL"))


class Direction(Enum):
    """Where the next character stands."""

    RIGHT = auto()
    LEFT = auto()
    DOWN = auto()
    UP = auto()


@dataclass(frozen=True, slots=True)
class Look:
    """How some words are set, as ``core.layout.Style`` without its place."""

    size: float | None = None
    is_bold: bool | None = None
    is_italic: bool | None = None
    font: str | None = None


@dataclass(slots=True)
class Composer:
    """A page in the making. What lies between two words, the widest that was asked for, is written before the second."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[Box | None] = field(default_factory=list)
    styles: list[Style] = field(default_factory=list)
    places: dict[str, Ink] = field(default_factory=dict)
    blocks: list[Ink] = field(default_factory=list)
    _gap: str = ""
    _look: Look | None = None

    @property
    def ink(self) -> int:
        """How many non-space characters there are so far."""
        return len(self.boxes)

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self.pieces)

    def gap(self, width: str) -> None:
        """Ask for a space, a line's end or a blank line before whatever comes next."""
        self._gap = max(self._gap, width, key=len) if width != LINE or self._gap != SPACE else LINE

    def word(self, text: str, boxes: Sequence[Box | None], look: Look | None = None) -> None:
        """Add a word with a box for each of its non-space characters."""
        if not boxes:
            return
        if look != self._look:
            self._look = look
            known = look or Look()
            self.styles.append(Style(self.ink, known.size, known.is_bold, known.is_italic, known.font))
        self.pieces += [self._gap, text] if self.boxes else [text]
        self._gap = ""
        self.boxes += boxes

    @contextmanager
    def element(self, name: str | None, *, is_block: bool = False) -> Iterator[None]:
        """What is added meanwhile is the text of the element of that id; a name given twice is the first one's."""
        start = self.ink
        yield
        if self.ink > start:
            if name is not None:
                self.places.setdefault(name, (start, self.ink))
            if is_block:
                self.blocks.append((start, self.ink))


def plain(text: str) -> str:
    """The words of a line: what would break it is a space."""
    return _BREAKS.sub(" ", text)


def shares(text: str, box: Box | None, direction: Direction | None = None) -> list[Box | None]:
    """A box for each non-space character of a word: an equal share of the word's box.

    A box much taller than wide is a word that runs down, unless a direction says otherwise.
    """
    if box is None:
        return [None] * sum(not character.isspace() for character in text)
    towards = _towards(text, box, direction)
    count = len(text)
    return [_share(box, index, count, towards) for index, character in enumerate(text) if not character.isspace()]


def _towards(text: str, box: Box, direction: Direction | None) -> Direction:
    width, height = box[2] - box[0], box[3] - box[1]
    is_tall = len(text) > 1 and height > (_TALL if direction is None else 1) * width
    if is_tall:
        return direction if direction in (Direction.DOWN, Direction.UP) else Direction.DOWN
    return Direction.LEFT if direction is Direction.LEFT or runs_left(text) else Direction.RIGHT


def runs_left(text: str) -> bool:
    """Whether any of the letters are of a script that runs from right to left."""
    return any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text)


def _share(box: Box, index: int, count: int, towards: Direction) -> Box:
    x0, y0, x1, y1 = box
    if towards in (Direction.LEFT, Direction.UP):
        index = count - 1 - index
    first, last = index / count, (index + 1) / count
    if towards in (Direction.DOWN, Direction.UP):
        return x0, y0 + (y1 - y0) * first, x1, y0 + (y1 - y0) * last
    return x0 + (x1 - x0) * first, y0, x0 + (x1 - x0) * last, y1


def number(word: str | None) -> float | None:
    """The number that an attribute says; None for none, and for one that no page has."""
    try:
        value = float(word or "")
    except ValueError:
        return None
    return value if isfinite(value) and abs(value) < _FARTHEST else None


def index(word: str | None) -> int | None:
    """The place in an order that an attribute says; None for none, and for one that nothing has."""
    return int(word) if word is not None and word.isdecimal() and len(word) < _DIGITS else None


def box_at(x: float | None, y: float | None, width: float | None, height: float | None) -> Box | None:
    """The box of a corner and a size; None where one is missing."""
    if x is None or y is None or width is None or height is None or width < 0 or height < 0:
        return None
    return x, y, x + width, y + height
