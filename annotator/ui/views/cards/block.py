"""Sets one block of a card as lines, and knows which page offset stands at which point."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from annotator.ui.models.card import Block
from annotator.ui.offsets import Offsets
from annotator.ui.theme import Theme
from annotator.ui.views.cards.glyphs import DOTS, SEAM, glyphs_of, mark_format

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Setting:
    """How a block is set: its font, its ink, the distance of lines and the indent of the first, in pixels."""

    font: QFont
    ink: QColor
    pitch: float
    indent: float = 0.0
    is_one_line: bool = False


@dataclass(frozen=True, slots=True)
class Caret:
    """A place between two characters: before the one at page offset ``offset``.

    ``is_after``: it is shown behind the character before, where a block or an article ends.
    """

    offset: int
    is_after: bool = False


class BlockLayout:
    """One block, set to a width; positions given out count characters of what is shown."""

    def __init__(self, block: Block, setting: Setting, look: Theme) -> None:
        self.block = block
        self._setting = setting
        glyphs = glyphs_of(block.pieces)
        self.text, self.offsets, self.marks = glyphs.text, glyphs.offsets, glyphs.marks
        self.top_left = QPointF()
        self.height = self._width = 0.0
        self._positions = Offsets.of(self.text)
        self._layout = QTextLayout(self.text, setting.font)
        self._layout.setCacheEnabled(True)
        self._layout.setTextOption(_option(setting))
        self._layout.setFormats(list(self._formats(look)))

    def set_to(self, width: float) -> None:
        """Break into lines of ``width`` pixels."""
        self._width = width
        self._layout.beginLayout()
        self.height = 0.0
        while (line := self._layout.createLine()).isValid():
            indent = self._indent if self.height == 0.0 else 0.0
            line.setLineWidth(max(width - indent, self._setting.pitch))
            slack = self._setting.pitch - line.ascent() - line.descent()
            line.setPosition(QPointF(indent, self.height + slack / 2))
            self.height += self._setting.pitch
            if self._setting.is_one_line:
                break
        self._layout.endLayout()

    @property
    def _indent(self) -> float:
        """The first line's indent; a seam before the paragraph stands in it."""
        if self._setting.indent and self.marks and self.marks[0][0] == 0:
            strong = QFont(self._setting.font)
            strong.setBold(True)
            return max(self._setting.indent - QFontMetricsF(strong).horizontalAdvance(SEAM), 0.0)
        return self._setting.indent

    @property
    def last_line_width(self) -> float:
        """The width in pixels of the text on the last line."""
        count = self._layout.lineCount()
        return self._layout.lineAt(count - 1).naturalTextWidth() if count else 0.0

    @property
    def widest_line(self) -> float:
        """The width in pixels of the text on the longest line."""
        return max((self._layout.lineAt(at).naturalTextWidth() for at in range(self._layout.lineCount())), default=0.0)

    @property
    def pitch(self) -> float:
        """The distance of two lines in pixels."""
        return self._setting.pitch

    @property
    def width(self) -> float:
        """The width in pixels to which the block was set."""
        return self._width

    @property
    def natural_width(self) -> float:
        """The width in pixels that the whole text takes on one line."""
        return float(QFontMetricsF(self._setting.font).horizontalAdvance(self.text))

    def _formats(self, look: Theme) -> Iterable[QTextLayout.FormatRange]:
        for start, end, piece in self.marks:
            yield self._range(start, end, mark_format(piece, self.text[start:end], look))

    def _range(self, start: int, end: int, style: QTextCharFormat) -> QTextLayout.FormatRange:
        out = QTextLayout.FormatRange()
        first = self._positions.to_units(start)
        out.start, out.length, out.format = first, self._positions.to_units(end) - first, style
        return out

    def paint(self, painter: QPainter, tinted: Iterable[tuple[QColor, Sequence[tuple[int, int]]]] = ()) -> None:
        """Draw the lines, stretches of positions on a colour, a later one over those before it."""
        ranges = [self._range(start, end, _on(tint)) for tint, stretches in tinted for start, end in stretches]
        painter.save()
        painter.setPen(self._setting.ink)
        if self._setting.is_one_line and self.widest_line > self._width:
            self._elide(painter)
        self._layout.draw(painter, self.top_left, ranges)
        painter.restore()

    def _elide(self, painter: QPainter) -> None:
        """Keep a line that is too long from the text's right edge, and say with an ellipsis that it goes on."""
        room = QRectF(self.top_left.x(), self.top_left.y(), self._width, self._setting.pitch)
        ellipsis = QFontMetricsF(self._setting.font).horizontalAdvance(ELLIPSIS)
        line = self._layout.lineAt(0)
        last = line.xToCursor(self._width - ellipsis)
        end = self._x(line, last)
        if end > room.right() - ellipsis:
            end = self._x(line, last - 1)
        painter.setFont(self._setting.font)
        painter.drawText(room.adjusted(end - room.left(), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, ELLIPSIS)
        painter.setClipRect(QRectF(room.left(), room.top(), end - room.left(), room.height()))

    def position_at(self, point: QPointF) -> int:
        """The position between characters that is nearest to a point of the card."""
        line = self._line_at(point.y() - self.top_left.y())
        return self._position(line.xToCursor(point.x() - self.top_left.x()))

    def _line_at(self, y: float) -> QTextLine:
        index = min(max(int(y // self._setting.pitch), 0), self._layout.lineCount() - 1)
        return self._layout.lineAt(index)

    def _position(self, unit: int) -> int:
        return self._positions.to_offset(unit)

    def line_bounds(self, position: int) -> tuple[int, int]:
        """The first and the last position of the line on which ``position`` stands."""
        line = self._layout.lineForTextPosition(self._positions.to_units(position))
        start = line.textStart()
        end = start + line.textLength()
        is_last = line.lineNumber() == self._layout.lineCount() - 1
        return self._position(start), self._position(end) if is_last else max(self._position(end) - 1, self._position(start))

    def caret_rect(self, position: int) -> QRectF:
        """Where the caret stands at a position, in the card."""
        line = self._layout.lineForTextPosition(self._positions.to_units(position))
        left = self._x(line, self._positions.to_units(position))
        return QRectF(left, self.top_left.y() + line.y(), 1.0, line.ascent() + line.descent())

    def caret_at(self, position: int) -> Caret:
        """The caret that a position stands for; a gap stands for the first character it leaves out."""
        if position < len(self.offsets) and (offset := self.offsets[position]) is not None:
            return Caret(offset)
        if position > 0 and (before := self.offsets[position - 1]) is not None:
            return Caret(before + 1, is_after=True)
        piece = next(piece for start, end, piece in self.marks if start <= position <= end)
        known = [span.start for span in piece.hidden] or list(piece.offsets) or self._nearest(position)
        return Caret(known[0])

    def _nearest(self, position: int) -> list[int]:
        following = [offset for offset in self.offsets[position:] if offset is not None]
        return following or [offset + 1 for offset in reversed(self.offsets) if offset is not None]

    def pill_rects(self) -> list[QRectF]:
        """The boxes around the counts of sure seams, in the card."""
        return [self._box(start, end) for start, end, piece in self.marks if piece.seams and self.text[start:end] != DOTS]

    def dots(self) -> list[QPointF]:
        """The middles of the dots that stand for what a gap leaves out, in the card."""
        gaps = [(start, end) for start, end, _ in self.marks if self.text[start:end] == DOTS]
        boxes = [self._box(start + 1, end - 1) for start, end in gaps]
        return [box.center() + QPointF(way * box.width() / 4, 1) for box in boxes for way in (-1, 0, 1)]

    def _box(self, start: int, end: int) -> QRectF:
        """The box around positions on one line; a count is one unbreakable word."""
        line = self._layout.lineForTextPosition(self._positions.to_units(start))
        left, right = self.caret_rect(start).x(), self._x(line, self._positions.to_units(end))
        height = self._setting.pitch - 3
        return QRectF(left, self.top_left.y() + line.y() + (line.ascent() + line.descent() - height) / 2, right - left, height)

    def _x(self, line: QTextLine, unit: int) -> float:
        x = line.cursorToX(unit)
        # PySide6 hands back the corrected position beside the place, as C++ does by reference.
        return self.top_left.x() + (x[0] if isinstance(x, tuple) else cast("float", x))


def _on(tint: QColor) -> QTextCharFormat:
    out = QTextCharFormat()
    out.setBackground(tint)
    return out


def _option(setting: Setting) -> QTextOption:
    wrap = QTextOption.WrapMode.NoWrap if setting.is_one_line else QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    out = QTextOption()
    out.setWrapMode(wrap)
    return out
