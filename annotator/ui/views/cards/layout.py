"""Places the blocks of one card, its number, its doubt and its last line, and says what lies under a point."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from math import ceil

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from annotator.ui.card_words import BETWEEN, foot_words, remarks_words
from annotator.ui.decision_words import doubt_word
from annotator.ui.models.card import Block, BlockStyle, Card, CardMode, Piece, PieceKind
from annotator.ui.models.card_skim import trimmed_ends
from annotator.ui.theme import Space, Theme, Type
from annotator.ui.views.cards.block import BlockLayout, Caret
from annotator.ui.views.cards.settings import font, foot_setting, setting

EDGE = 4
NUMBER_SIZE = 20
# The byline stands at the end of the headline's last line where this much is left between them.
BYLINE_GAP = 16


class Target(Enum):
    """What can be under the pointer."""

    NUMBER = auto()
    SEAMS = auto()
    GRIP = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Stop:
    """One place at which the caret can stand: in which block, at which position, and what it stands for."""

    block: int
    position: int
    caret: Caret


def padding(mode: CardMode, look: Theme) -> int:
    """The room over and under the text of a card, in pixels."""
    return look.px({CardMode.SKIM: 6, CardMode.READ: Space.L, CardMode.FOLDED: Space.XS}[mode])


class CardLayout:
    """A card set to a width in pixels; every point is counted from the card's top left corner."""

    def __init__(self, card: Card, *, mode: CardMode, is_open: bool, width: float, look: Theme) -> None:
        self.card, self.mode, self.width = card, mode, width
        self._look = look
        self._pad = padding(mode, look)
        self._left = look.px(EDGE + Space.S + NUMBER_SIZE + Space.S)
        self._text_width = max(width - self._left - look.px(Space.M), look.px(Type.TITLE) * 4)
        self.aside_font = font(look.px(Type.SMALL))
        self.aside, self._foot_words = self._asides()
        self.blocks = [BlockLayout(block, setting(block, mode, look), look) for block in _shown(card, mode, is_open=is_open)]
        self.foot: BlockLayout | None = None
        self._y = float(self._pad)
        self._place_blocks()
        self._place_foot()
        self.height = max(self._y + self._pad, 2 * self._pad + look.px(NUMBER_SIZE))

    def _asides(self) -> tuple[str, str]:
        """The words at the right of the first line, and those of the last line: short warnings need no line of their own."""
        word, remarks = doubt_word(self.card.doubt), remarks_words(self.card)
        together = BETWEEN.join(part for part in (remarks, word) if part)
        if self.card.evidence is None and QFontMetricsF(self.aside_font).horizontalAdvance(together) < self._text_width * 0.4:
            return together, ""
        return word, foot_words(self.card)

    def _place_blocks(self) -> None:
        room = self._text_width - self._aside_room
        for index, block in enumerate(self.blocks):
            if not self._stands_beside(block, index):
                self._place_below(block, index, room if index == 0 else self._text_width)

    def _place_below(self, block: BlockLayout, index: int, width: float) -> None:
        self._y += self._space_before(block, index)
        fitting = self.blocks[index] = self._on_one_line(block, width)
        fitting.set_to(width)
        fitting.top_left = QPointF(self._left, self._y)
        self._y += fitting.height

    def _on_one_line(self, block: BlockLayout, width: float) -> BlockLayout:
        """The block with a little less of both its ends, where that saves a line."""
        excess = block.natural_width - width
        if not excess > 0 or block.block.style is not BlockStyle.RUNNING:
            return block
        shorter = trimmed_ends(block.block, ceil(excess / self._look.px(Type.NORMAL)) + 1)
        return BlockLayout(shorter, setting(shorter, self.mode, self._look), self._look) if shorter else block

    def _stands_beside(self, block: BlockLayout, index: int) -> bool:
        """Whether the byline fits at the end of the headline, where it takes no line of its own."""
        if index == 0 or self.mode is not CardMode.SKIM or block.block.style is not BlockStyle.BYLINE:
            return False
        title = self.blocks[index - 1]
        room = self._text_width - (self._aside_room if index == 1 and title.height <= title.pitch else 0.0)
        width = block.natural_width + 2
        if title.block.style is not BlockStyle.HEADLINE or title.last_line_width + BYLINE_GAP + width > room:
            return False
        block.set_to(width)
        block.top_left = QPointF(self._left + room - width, self._y - title.pitch + (title.pitch - block.pitch) / 2 + 1)
        return True

    def _space_before(self, block: BlockLayout, index: int) -> float:
        if index == 0 or self.mode is not CardMode.READ:
            return 0.0
        before, style = self.blocks[index - 1].block.style, block.block.style
        starts_text = before in _HEADS and style not in _HEADS
        return self._look.px(Space.S if starts_text or BlockStyle.CROSSHEAD in (style, before) else 0)

    def _place_foot(self) -> None:
        if not self._foot_words or self.mode is CardMode.FOLDED:
            return
        words = Piece(PieceKind.TEXT, self._foot_words)
        self.foot = BlockLayout(Block(BlockStyle.CAPTION, (words,)), foot_setting(self._look), self._look)
        self.foot.set_to(self._text_width - 2 * self._look.px(Space.S))
        self._y += self._look.px(Space.XS if self.mode is CardMode.SKIM else Space.S) + 2
        self.foot.top_left = QPointF(self._left + self._look.px(Space.S), self._y)
        self._y += self.foot.height + 2

    @property
    def text_left(self) -> float:
        """Where the text begins; what stands left of it is taken hold of to carry a fragment."""
        return self._left

    @property
    def grip_width(self) -> float:
        """The width in pixels of the room between the number and the text."""
        return self._look.px(Space.S)

    @property
    def _aside_room(self) -> float:
        return self.aside_width + self._look.px(Space.M) if self.aside else 0.0

    @cached_property
    def aside_width(self) -> float:
        """The width in pixels of the words at the right of the first line."""
        return QFontMetricsF(self.aside_font).horizontalAdvance(self.aside)

    @property
    def number_rect(self) -> QRectF:
        """The circle with the article's number."""
        size = self._look.px(NUMBER_SIZE)
        first = self.blocks[0].pitch if self.blocks else size
        return QRectF(self._look.px(EDGE + Space.S), self._pad + max((first - size) / 2, -2.0), size, size)

    @property
    def aside_rect(self) -> QRectF:
        """Where the doubt word and short warnings stand, at the right of the first line."""
        pitch = self.blocks[0].pitch if self.blocks else self._look.px(NUMBER_SIZE)
        return QRectF(self._left + self._text_width - self.aside_width, self._pad, self.aside_width + 1, pitch)

    @property
    def foot_rect(self) -> QRectF:
        """The box behind the last line."""
        if self.foot is None:
            return QRectF()
        return QRectF(self._left, self.foot.top_left.y() - 2, self._text_width, self.foot.height + 4)

    @cached_property
    def pills(self) -> tuple[QRectF, ...]:
        """The boxes around the counts of sure seams."""
        return tuple(rect for block in self.blocks for rect in block.pill_rects())

    @cached_property
    def dots(self) -> tuple[QPointF, ...]:
        """The middles of the dots that stand for what is left out."""
        return tuple(dot for block in self.blocks for dot in block.dots())

    def under(self, point: QPointF) -> Target:
        """What is under a point."""
        if self.number_rect.adjusted(-4, -4, 2, 4).contains(point):
            return Target.NUMBER
        if 0 <= point.x() < self.text_left:
            return Target.GRIP
        is_pill = any(pill.adjusted(-2, -2, 2, 2).contains(point) for pill in self.pills)
        return Target.SEAMS if is_pill else Target.TEXT

    def caret_near(self, point: QPointF) -> Caret:
        """The place between characters that is nearest to a point."""
        block = min(self.blocks, key=lambda block: _distance(block, point))
        return block.caret_at(block.position_at(point))

    @cached_property
    def stops(self) -> tuple[Stop, ...]:
        """Every place at which the caret can stand, in reading order."""
        return tuple(self._stops())

    def _stops(self) -> Iterator[Stop]:
        last: tuple[int, int] | None = None
        for index, block in enumerate(self.blocks):
            for position in range(len(block.text) + 1):
                caret = block.caret_at(position)
                if (index, caret.offset) != last:
                    yield Stop(index, position, caret)
                last = index, caret.offset

    @cached_property
    def extents(self) -> Mapping[int, tuple[Stop, Stop]]:
        """The first and the last stop of each fragment that is shown, by its index in reading order."""
        out: dict[int, tuple[Stop, Stop]] = {}
        fragments = self.card.article.fragments
        order = sorted(range(len(fragments)), key=lambda index: fragments[index].start)
        starts = [fragments[index].start for index in order]
        for stop in self.stops:
            inked = stop.caret.offset - stop.caret.is_after
            index = order[bisect_right(starts, inked) - 1]
            if inked in fragments[index].span:
                out[index] = out.get(index, (stop, stop))[0], stop
        return out

    def stop_index(self, caret: Caret) -> int:
        """The index in ``stops`` at which a caret is shown: its own, else that of the gap that hides it."""
        carets = [stop.caret for stop in self.stops]
        if caret in carets:
            return carets.index(caret)
        offsets = [shown.offset for shown in carets]
        if caret.offset in offsets:
            return offsets.index(caret.offset)
        before = [at for at, offset in enumerate(offsets) if offset <= caret.offset]
        return max(before, key=lambda at: offsets[at], default=0)

    def caret_rect(self, caret: Caret) -> QRectF:
        """Where a caret is shown."""
        stop = self.stops[self.stop_index(caret)]
        return self.blocks[stop.block].caret_rect(stop.position)

    def line_ends(self, caret: Caret) -> tuple[Caret, Caret]:
        """The first and the last place on the line of a caret."""
        stop = self.stops[self.stop_index(caret)]
        block = self.blocks[stop.block]
        first, last = block.line_bounds(stop.position)
        return block.caret_at(first), block.caret_at(last)


_HEADS = (BlockStyle.KICKER, BlockStyle.HEADLINE, BlockStyle.SUBTITLE, BlockStyle.BYLINE)


def _shown(card: Card, mode: CardMode, *, is_open: bool) -> Sequence[Block]:
    if mode is CardMode.READ:
        return card.read
    if mode is CardMode.FOLDED:
        return card.folded
    return card.opened if is_open else card.skim


def _distance(block: BlockLayout, point: QPointF) -> float:
    """How far a point is from a block; another line weighs more than any way along the line."""
    top, left = block.top_left.y(), block.top_left.x()
    down = max(top - point.y(), point.y() - top - block.height, 0.0)
    return down * 1000 + max(left - point.x(), point.x() - left - block.widest_line, 0.0)
