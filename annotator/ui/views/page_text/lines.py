"""The lines of the page that are on the screen, and where each of their characters stands."""

from dataclasses import dataclass
from math import ceil
from typing import cast

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextLayout, QTextLine

from annotator.ui.models.page_paint import Run
from annotator.ui.offsets import Offsets


def _x(line: QTextLine, units: int) -> float:
    x = line.cursorToX(units)
    return cast("float", x[0] if isinstance(x, tuple) else x)


@dataclass(frozen=True, slots=True)
class Extent:
    """One row: the UTF-16 positions of the line between which it lies, and where in the layout these stand, in pixels."""

    first: int
    last: int
    left: float
    right: float


def extents(layout: QTextLayout) -> tuple[Extent, ...]:
    """The rows of a line as Qt has broken it."""
    rows = (layout.lineAt(row) for row in range(layout.lineCount()))
    ends = ((row, row.textStart(), row.textStart() + row.textLength()) for row in rows)
    return tuple(Extent(first, last, _x(row, first), _x(row, last)) for row, first, last in ends)


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One line of the page (which may wrap into several rows), placed in viewport pixels.

    ``start`` and ``end`` are code point offsets in the page, without the line end; ``first_unit`` is the UTF-16
    position at which the line starts; rows are ``pitch`` pixels high, the first begins at ``origin``. ``runs`` are those
    with a character on the line, each with its index in the paint; ``extents`` its rows.
    """

    index: int
    start: int
    end: int
    first_unit: int
    origin: QPointF
    pitch: int
    block: QTextBlock
    offsets: Offsets
    runs: tuple[tuple[int, Run], ...] = ()
    extents: tuple[Extent, ...] = ()

    @property
    def layout(self) -> QTextLayout:
        """How Qt has broken the line. Asked for each time: kept, it would outlive what it stands for."""
        return self.block.layout()

    @property
    def rows(self) -> int:
        """Into how many rows the line wraps."""
        return max(len(self.extents), 1)

    @property
    def box(self) -> QRectF:
        """All of its rows, from the left edge on."""
        return QRectF(0, self.origin.y(), 0, self.rows * self.pitch)

    @property
    def head(self) -> float:
        """The top of its first row on the screen: beside it the gutter names a line that began further up."""
        hidden = min(max(ceil((-self.origin.y() - self.pitch / 2) / self.pitch), 0), self.rows - 1)
        return self.origin.y() + hidden * self.pitch

    def _units(self, offset: int) -> int:
        return self.offsets.to_units(offset) - self.first_unit

    def pieces(self, start: int, end: int) -> list[QRectF]:
        """Where the characters ``[start, end)`` of the page stand on this line: one rectangle a row."""
        if start >= self.end or end <= self.start:
            return []
        first, last = self._units(max(start, self.start)), self._units(min(end, self.end))
        rows = enumerate(self.extents)
        return [
            self._piece(at, row, max(first, row.first), min(last, row.last))
            for at, row in rows
            if first < row.last and last > row.first
        ]

    def _piece(self, at: int, row: Extent, first: int, last: int) -> QRectF:
        # Most pieces are whole rows: Qt is asked only for ends within one.
        left = row.left if first == row.first else _x(self.layout.lineAt(at), first)
        right = row.right if last == row.last else _x(self.layout.lineAt(at), last)
        left, right = min(left, right), max(left, right)
        return QRectF(self.origin.x() + left, self.origin.y() + at * self.pitch, right - left, self.pitch)

    def place(self, offset: int) -> QPointF:
        """The top of the gap before the character at ``offset``."""
        units = self._units(offset)
        line = self.layout.lineForTextPosition(units)
        row = line.lineNumber() if line.isValid() else 0
        x = _x(line, units) if line.isValid() else 0.0
        return QPointF(self.origin.x() + x, self.origin.y() + row * self.pitch)

    def row_end(self, offset: int) -> QPointF:
        """The top right corner of the last character in the row of ``offset``."""
        line = self.layout.lineForTextPosition(self._units(offset))
        return QPointF(self.origin.x() + line.naturalTextRect().right(), self.place(offset).y())

    def gap_at(self, point: QPointF) -> int:
        """The offset before which the gap between two characters stands that is nearest to the point on its row."""
        if self.start == self.end or not self.layout.lineCount():
            return self.start
        line = self.layout.lineAt(min(max(int((point.y() - self.origin.y()) // self.pitch), 0), self.rows - 1))
        units = line.xToCursor(point.x() - self.origin.x(), QTextLine.CursorPosition.CursorBetweenCharacters)
        return self.offsets.to_offset(self.first_unit + units)

    def character_at(self, point: QPointF) -> int:
        """The offset of the character under the point, or of the nearest on the same row."""
        row = min(max(int((point.y() - self.origin.y()) // self.pitch), 0), self.rows - 1)
        if self.start == self.end or not self.layout.lineCount():
            return self.start
        line = self.layout.lineAt(row)
        units = line.xToCursor(point.x() - self.origin.x(), QTextLine.CursorPosition.CursorOnCharacter)
        last = line.textStart() + max(line.textLength() - 1, 0)
        return min(self.offsets.to_offset(self.first_unit + min(units, last)), self.end - 1)
