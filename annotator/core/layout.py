"""Where the characters of a page stand on its picture, and how they are set, where the page's source tells."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.core.page import Page
    from annotator.core.spans import Span

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in the units of the page, its origin at the top left."""
PARTS = 100
"""Boxes are kept in hundredths of the unit."""


class Unit(StrEnum):
    """What a page is measured in: points of PDF, pixels, and the two other units of ALTO."""

    POINT = "pt"
    PIXEL = "px"
    TENTH_MILLIMETRE = "mm10"
    INCH_1200 = "inch1200"


@dataclass(frozen=True, slots=True)
class Boxes:
    """One box for each non-space character of a text, in its order.

    Packed, since a page has seven thousand: ``cells`` holds the four numbers of each in hundredths of the page's unit, 32
    bits each; where x1 is less than x0 the character has none.
    """

    cells: array[int]

    def __post_init__(self) -> None:
        if self.cells.typecode != "i" or len(self.cells) % 4:
            raise ValueError("boxes are four whole numbers each")

    @classmethod
    def of(cls, boxes: Iterable[Box | None]) -> Boxes:
        """These boxes, packed."""
        cells = array("i")
        for box in boxes:
            cells.extend(_NONE if box is None else (round(value * PARTS) for value in box))
        return cls(cells)

    def __len__(self) -> int:
        return len(self.cells) // 4

    def __iter__(self) -> Iterator[Box | None]:
        return map(self.at, range(len(self)))

    def at(self, index: int) -> Box | None:
        """The box of a non-space character, counted from 0."""
        x0, y0, x1, y1 = self.cells[4 * index : 4 * index + 4]
        return None if x1 < x0 else (x0 / PARTS, y0 / PARTS, x1 / PARTS, y1 / PARTS)


_NONE = (0, 0, -1, -1)


@dataclass(frozen=True, slots=True)
class Style:
    """How the characters from the non-space character ``first`` on are set, up to the next style. ``size`` is in points."""

    first: int
    size: float | None = None
    is_bold: bool | None = None
    is_italic: bool | None = None
    font: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """The layout of a page: its size, a box for each non-space character, styles, ruling lines, and boxes of pictures.

    Raises ValueError for a page without size, or styles out of order.
    """

    width: float
    height: float
    unit: Unit
    boxes: Boxes
    styles: tuple[Style, ...] = ()
    rules: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()

    def __post_init__(self) -> None:
        if self.width <= 0 or self.height <= 0:
            raise ValueError(f"a page of {self.width} × {self.height}")
        if any(first.first >= second.first for first, second in pairwise(self.styles)):
            raise ValueError("styles out of order")


@dataclass(frozen=True, slots=True)
class Facsimile:
    """Where the picture of a page is to be had: a file and, from 0, which of its pages."""

    file: str
    index: int = 0


def around(boxes: Iterable[Box]) -> Box | None:
    """The smallest box that holds all of these; None for no box."""
    some = list(boxes)
    if not some:
        return None
    return min(b[0] for b in some), min(b[1] for b in some), max(b[2] for b in some), max(b[3] for b in some)


def places_of(page: Page, layout: Layout, span: Span) -> tuple[Box, ...]:
    """Where a span stands on the page: one box for each row of it, or column of a vertical line, in its own order."""
    lines: list[list[Box]] = []
    is_row = True
    for index in range(page.ink_before(span.start), page.ink_before(span.end)):
        box = layout.boxes.at(index)
        if box is None:
            continue
        line = lines[-1] if lines else []
        beside, below = (_is_beside(line[-1], box), _is_below(line[-1], box)) if line else (False, False)
        if beside and len(line) == 2 and not is_row:
            # The last row of a paragraph was one character, and this is the second of the next.
            lines.append([line.pop(), box])
            is_row = True
        elif (beside or below) and (len(line) == 1 or (beside if is_row else below)):
            is_row = beside if len(line) == 1 else is_row
            line.append(box)
        else:
            lines.append([box])
    return tuple(joined for line in lines if (joined := around(line)) is not None)


_FAR = 2.5
"""So many times their size characters of one row or column stand apart at most."""


def _is_beside(before: Box, box: Box) -> bool:
    """Whether a character stands to the right of the one before it, as on one row."""
    is_near = box[2] - before[0] >= 0 and box[0] - before[2] <= _FAR * _size(before, box)
    return is_near and box[0] >= before[0] and _overlap(before[1], before[3], box[1], box[3])


def _is_below(before: Box, box: Box) -> bool:
    """Whether a character stands below the one before it, as in one column."""
    is_near = box[3] - before[1] >= 0 and box[1] - before[3] <= _size(before, box) / 2
    return is_near and box[1] >= before[1] and _overlap(before[0], before[2], box[0], box[2]) and _is_upright(before, box)


def _size(before: Box, box: Box) -> float:
    return max(before[2] - before[0], before[3] - before[1], box[2] - box[0], box[3] - box[1])


def _is_upright(before: Box, box: Box) -> bool:
    """Whether both are characters and not words: below a word only a next line begins."""
    return (
        all(one[2] - one[0] <= 2 * (one[3] - one[1]) for one in (before, box))
        and abs(box[0] - before[0]) <= (before[2] - before[0]) / 2
    )


def _overlap(low: float, high: float, other_low: float, other_high: float) -> bool:
    """Whether two stretches share more than half of the shorter one."""
    shared = min(high, other_high) - max(low, other_low)
    return shared > min(high - low, other_high - other_low) / 2
