"""About how high a card will be, told from the lengths of its fragments: good enough for cards that are not in view."""

from collections import Counter
from math import ceil

from annotator.core.roles import Role
from annotator.ui.models.card import BlockStyle, Card, CardMode
from annotator.ui.theme import Space, Theme
from annotator.ui.views.cards.layout import BYLINE_GAP, EDGE, NUMBER_SIZE, padding
from annotator.ui.views.cards.settings import FOLDED_PITCH, measures

_STYLES = {
    Role.KICKER: BlockStyle.KICKER,
    Role.HEADLINE: BlockStyle.HEADLINE,
    Role.SUBTITLE: BlockStyle.SUBTITLE,
    Role.BYLINE: BlockStyle.BYLINE,
    Role.JUMP: BlockStyle.BYLINE,
    Role.CREDIT: BlockStyle.CAPTION,
    Role.CAPTION: BlockStyle.CAPTION,
    Role.CROSSHEAD: BlockStyle.CROSSHEAD,
}
# To skim, all but titles is cut down to a line.
_TITLES = (BlockStyle.KICKER, BlockStyle.HEADLINE, BlockStyle.SUBTITLE)


def guessed_height(card: Card, *, mode: CardMode, width: float, look: Theme) -> float:
    """The height in pixels, without setting a line; never less than that of an empty card."""
    least = 2 * padding(mode, look) + look.px(NUMBER_SIZE)
    if mode is CardMode.FOLDED:
        return max(2 * padding(mode, look) + look.px(FOLDED_PITCH), least)
    room = max(width - look.px(EDGE + NUMBER_SIZE + 2 * Space.S + Space.M), 1.0)
    lengths: Counter[BlockStyle] = Counter()
    for fragment in card.article.fragments:
        lengths[_STYLES.get(fragment.role, BlockStyle.RUNNING)] += len(fragment.span)
    if mode is CardMode.SKIM and _stands_beside(lengths, room=room, look=look):
        del lengths[BlockStyle.BYLINE]
    height = sum(_block(style, length, mode=mode, room=room, look=look) for style, length in lengths.items())
    foot = look.px(measures(BlockStyle.CAPTION, mode)[1]) if card.evidence is not None else 0
    return max(2 * padding(mode, look) + height + foot, least)


def _stands_beside(lengths: Counter[BlockStyle], *, room: float, look: Theme) -> bool:
    """Whether the byline probably fits at the end of the headline."""
    if not (lengths[BlockStyle.HEADLINE] and lengths[BlockStyle.BYLINE]):
        return False
    title, byline = (_width(style, lengths[style], look) for style in (BlockStyle.HEADLINE, BlockStyle.BYLINE))
    return title % room + BYLINE_GAP + byline <= room


def _width(style: BlockStyle, length: int, look: Theme) -> int:
    return length * look.px(measures(style, CardMode.SKIM)[0])


def _block(style: BlockStyle, length: int, *, mode: CardMode, room: float, look: Theme) -> float:
    size, pitch = measures(style, mode)
    is_one_line = mode is CardMode.SKIM and style not in _TITLES
    return look.px(pitch) * (1 if is_one_line else ceil(length * look.px(size) / room))
