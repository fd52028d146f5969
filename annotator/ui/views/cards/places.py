"""Places between the fragments of a card: which one a point means, where its mark is drawn, what can be carried."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from annotator.ui.models.card import CardMode
from annotator.ui.views.cards.block import BlockLayout, Caret
from annotator.ui.views.cards.layout import CardLayout, Stop
from annotator.ui.views.cards.selection import fragment_index


@dataclass(frozen=True, slots=True)
class Gap:
    """The place before the fragment that has index ``position`` in reading order.

    It is shown at the beginning, or where ``position`` is one more at the end, of the fragment with index ``fragment``.
    """

    position: int
    fragment: int


@dataclass(frozen=True, slots=True)
class Drop:
    """Where carried text would land: in an article, by id, at a gap or else where its role belongs; None is a new article."""

    article: str | None
    gap: Gap | None = None


def drop_near(layout: CardLayout, point: QPointF) -> Drop:
    """Where what is let go at a point of the card lands: left of the text, or on a folded card, its role says where."""
    if layout.mode is CardMode.FOLDED or point.x() < layout.text_left:
        return Drop(layout.card.id)
    index = fragment_index(layout.card.article, layout.caret_near(point))
    ends = layout.extents.get(index)
    return Drop(layout.card.id, Gap(index + (ends is not None and _is_past(layout, ends, point)), index))


def _is_past(layout: CardLayout, ends: tuple[Stop, Stop], point: QPointF) -> bool:
    """Whether the point lies nearer to the end of what is shown of a fragment than to its beginning."""
    first, last = (layout.blocks[stop.block] for stop in ends)
    if ends[0].position == 0 and ends[1].position == len(last.text):
        return point.y() > (first.top_left.y() + last.top_left.y() + last.height) / 2
    middle = (layout.stops.index(ends[0]) + layout.stops.index(ends[1])) / 2
    return layout.stop_index(layout.caret_near(point)) > middle


def gap_rect(layout: CardLayout, gap: Gap) -> QRectF:
    """The mark of a gap: no higher than nothing above or below a block, no wider than nothing inside a line."""
    ends = layout.extents.get(gap.fragment)
    if ends is None:
        return _upright(layout.caret_rect(Caret(layout.card.article.fragments[gap.fragment].start)))
    is_after = gap.position > gap.fragment
    stop = ends[is_after]
    block = layout.blocks[stop.block]
    if stop.position == (len(block.text) if is_after else 0):
        return _level(block, block.height if is_after else 0.0)
    return _upright(block.caret_rect(stop.position + (is_after and not stop.caret.is_after)))


def _level(block: BlockLayout, below: float) -> QRectF:
    return QRectF(block.top_left.x(), block.top_left.y() + below, block.width, 0.0)


def _upright(caret: QRectF) -> QRectF:
    return QRectF(caret.x(), caret.y(), 0.0, caret.height())


def ink_at(layout: CardLayout, point: QPointF) -> int | None:
    """The page offset of the character right under a point of the card."""
    for block in layout.blocks:
        if block.top_left.y() <= point.y() < block.top_left.y() + block.height:
            position = block.position_at(point)
            x = block.caret_rect(position).x()
            character = position if point.x() >= x else position - 1
            if 0 <= character < len(block.offsets) and abs(point.x() - x) <= block.pitch:
                return block.offsets[character]
    return None


def grip_rect(layout: CardLayout, fragment: int) -> QRectF:
    """Where the dots by which a fragment is carried stand: before its first line, where it begins one; else empty."""
    ends: Mapping[int, tuple[Stop, Stop]] = layout.extents
    if fragment not in ends or ends[fragment][0].position:
        return QRectF()
    block = layout.blocks[ends[fragment][0].block]
    if block.top_left.x() > layout.text_left:
        return QRectF()
    return QRectF(layout.text_left - layout.grip_width, block.top_left.y(), layout.grip_width, block.pitch)
