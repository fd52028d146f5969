"""Where the text of one page stands on its picture, asked from both sides: the outline of a span, the character at a point."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from annotator.core.layout import Box, Layout, around, places_of
from annotator.core.page import Page
from annotator.core.spans import Span

if TYPE_CHECKING:
    import numpy as np

Point = tuple[float, float]
Outline = tuple[Point, ...]
"""The corners of a stretch of rows below each other, clockwise from its top left, in the units of the page."""

_LEADING = 1.4  # in heights of a row: what lies further below does not go on the same column
_PARTS = 100
_FILLED = 0.65
_KEPT = 10_000  # spans: every selection is one
_NEAR = 1.0  # in heights of a character: a point farther off means none


class PagePlaces:
    """Makes outlines once and keeps them; made and filled in one thread, handed to another."""

    def __init__(self, page: Page, layout: Layout) -> None:
        self.page, self.layout = page, layout
        self._rows: dict[Span, tuple[Box, ...]] = {}
        self._outlines: dict[Span, tuple[Outline, ...]] = {}

    def rows(self, span: Span) -> tuple[Box, ...]:
        """The boxes of the span's rows, in its own order."""
        if span not in self._rows:
            if len(self._rows) > _KEPT:
                self._rows.clear()
                self._outlines.clear()
            self._rows[span] = places_of(self.page, self.layout, span)
        return self._rows[span]

    def outlines(self, span: Span) -> tuple[Outline, ...]:
        """The outlines of the span: one for each stretch of rows that stand below each other."""
        if span not in self._outlines:
            self._outlines[span] = outlines_of(self.rows(span))
        return self._outlines[span]

    def box_of(self, offset: int) -> Box | None:
        """The box of the character at an offset, or of the next that has one on its line."""
        index = self.page.ink_before(offset)
        return self.layout.boxes.at(index) if index < len(self.layout.boxes) else None

    def ink_at(self, point: Point) -> int | None:
        """The offset of the character right under a point."""
        index, distance = self._nearest(point)
        return self.page.ink_offsets[index] if distance == 0 else None

    def near(self, point: Point) -> int | None:
        """The offset of the character nearest to a point, unless it is farther off than the character is high."""
        index, distance = self._nearest(point)
        box = self.layout.boxes.at(index) if index >= 0 else None
        return None if box is None or distance > _NEAR * (box[3] - box[1]) else self.page.ink_offsets[index]

    def gap_near(self, point: Point) -> int:
        """The offset before which the gap between two characters stands that is nearest to a point."""
        index, _ = self._nearest(point)
        box = self.layout.boxes.at(index) if index >= 0 else None
        if box is None:
            return 0
        return self.page.ink_offsets[index] + (point[0] > (box[0] + box[2]) / 2)

    def line_near(self, point: Point) -> int:
        """The index of the line of text whose beginning is nearest to the height of a point; perhaps one past the last."""
        index, _ = self._nearest(point)
        box = self.layout.boxes.at(index) if index >= 0 else None
        if box is None:
            return 0
        return self.page.line_of(self.page.ink_offsets[index]) + (point[1] > (box[1] + box[3]) / 2)

    def spans_in(self, box: Box) -> tuple[Span, ...]:
        """The text whose characters have their middle in a box: one span for each stretch without another between."""
        cells = self._cells
        across, down = (cells[:, 0] + cells[:, 2]) / 2, (cells[:, 1] + cells[:, 3]) / 2
        inside = (box[0] <= across) & (across <= box[2]) & (box[1] <= down) & (down <= box[3]) & self._has_box
        return self._stretches(inside.nonzero()[0].tolist())

    def _stretches(self, inks: Sequence[int]) -> tuple[Span, ...]:
        if not inks:
            return ()
        breaks = [index for index, (first, second) in enumerate(pairwise(inks), 1) if second != first + 1]
        ends = zip([0, *breaks], [*breaks, len(inks)], strict=True)
        offsets = self.page.ink_offsets
        return tuple(Span(offsets[inks[first]], offsets[inks[last - 1]] + 1) for first, last in ends)

    def _nearest(self, point: Point) -> tuple[int, float]:
        """The index of the nearest character that has a box, and how far its box is; -1 where none has."""
        import numpy as np

        if not self._has_box.any():
            return -1, 0.0
        x0, y0, x1, y1 = self._cells.T
        across = np.maximum(np.maximum(x0 - point[0], point[0] - x1), 0)
        down = np.maximum(np.maximum(y0 - point[1], point[1] - y1), 0)
        far = np.where(self._has_box, np.hypot(across, down), np.inf)
        index = int(far.argmin())
        return index, float(far[index])

    @cached_property
    def _cells(self) -> np.ndarray:
        import numpy as np

        return np.frombuffer(self.layout.boxes.cells, dtype=np.int32).reshape(-1, 4) / _PARTS

    @cached_property
    def _has_box(self) -> np.ndarray:
        return self._cells[:, 2] >= self._cells[:, 0]


def outlines_of(rows: Sequence[Box]) -> tuple[Outline, ...]:
    """The outlines of rows: rows below each other make one, which begins where the first does and ends where the last does."""
    columns: list[list[Box]] = []
    for row in rows:
        if columns and _is_below(columns[-1], row):
            columns[-1].append(row)
        else:
            columns.append([row])
    return tuple(outline for column in columns for part in _filled(column) for outline in _outlines(part))


def _is_below(column: Sequence[Box], row: Box) -> bool:
    last, whole = column[-1], around(column)
    assert whole is not None
    height = max(last[3] - last[1], row[3] - row[1])
    shared = min(whole[2], row[2]) - max(whole[0], row[0])
    is_under = (last[1] + last[3]) / 2 < row[1] + (row[3] - row[1]) / 2 and row[1] - last[3] <= _LEADING * height
    return is_under and shared > min(whole[2] - whole[0], row[2] - row[0]) / 2


def _filled(column: Sequence[Box]) -> list[Sequence[Box]]:
    """The rows as parts that fill their outline: a wide row over a narrow column is no part of it."""
    if len(column) == 1 or _fill(column) >= _FILLED:
        return [column]
    changes = [abs(first[0] - second[0]) + abs(first[2] - second[2]) for first, second in pairwise(column)]
    cut = changes.index(max(changes)) + 1
    return [*_filled(column[:cut]), *_filled(column[cut:])]


def _fill(column: Sequence[Box]) -> float:
    """How much of the width of all rows together they take."""
    width = max(row[2] for row in column) - min(row[0] for row in column)
    return sum(row[2] - row[0] for row in column) / (width * len(column)) if width else 1.0


def _outlines(column: Sequence[Box]) -> list[Outline]:
    whole = around(column)
    assert whole is not None
    left, top, right, bottom = whole
    if len(column) == 1:
        return [((left, top), (right, top), (right, bottom), (left, bottom))]
    first, last = column[0], column[-1]
    under_first, over_last = (first[3] + column[1][1]) / 2, (column[-2][3] + last[1]) / 2
    if len(column) == 2 and last[2] < first[0]:
        return [*_outlines([first]), *_outlines([last])]
    corners = [(first[0], top), (right, top), (right, over_last), (last[2], over_last)]
    corners += [(last[2], bottom), (left, bottom), (left, under_first), (first[0], under_first)]
    return [tuple(corners)]


__all__ = ["Outline", "PagePlaces", "Point", "outlines_of"]
