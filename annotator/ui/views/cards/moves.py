"""Where the caret of the Articles pane goes: by character, by line, by fragment, by card."""

from collections.abc import Callable, Sequence
from enum import Enum, auto

from annotator.ui.models.card import Card
from annotator.ui.views.cards.block import Caret
from annotator.ui.views.cards.layout import CardLayout
from annotator.ui.views.cards.selection import fragment_index


class Move(Enum):
    """One step of the caret."""

    LEFT = auto()
    RIGHT = auto()
    LINE_START = auto()
    LINE_END = auto()
    FRAGMENT_UP = auto()
    FRAGMENT_DOWN = auto()
    CARD_UP = auto()
    CARD_DOWN = auto()


Place = tuple[Card, Caret]
_WITHIN_FRAGMENTS = {Move.FRAGMENT_UP: -1, Move.FRAGMENT_DOWN: 1}
_BETWEEN_CARDS = {Move.CARD_UP: -1, Move.CARD_DOWN: 1}


def moved(move: Move, place: Place, *, cards: Sequence[Card], layout_of: Callable[[Card], CardLayout]) -> Place:
    """Where one step from ``place`` leads; the same place where there is no further one."""
    card, caret = place
    if move in _BETWEEN_CARDS:
        other = _neighbour(cards, card, _BETWEEN_CARDS[move])
        return (other, first_caret(other)) if other is not None else place
    if move in _WITHIN_FRAGMENTS:
        return _by_fragment(place, _WITHIN_FRAGMENTS[move], cards)
    layout = layout_of(card)
    if move in (Move.LINE_START, Move.LINE_END):
        return card, layout.line_ends(caret)[move is Move.LINE_END]
    return _by_character(place, 1 if move is Move.RIGHT else -1, cards=cards, layout_of=layout_of)


def first_caret(card: Card) -> Caret:
    """Before the article's first character in reading order."""
    return Caret(card.article.fragments[0].start)


def _by_character(place: Place, step: int, *, cards: Sequence[Card], layout_of: Callable[[Card], CardLayout]) -> Place:
    card, caret = place
    layout = layout_of(card)
    index = layout.stop_index(caret) + step
    if 0 <= index < len(layout.stops):
        return card, layout.stops[index].caret
    other = _neighbour(cards, card, step)
    return (other, layout_of(other).stops[0 if step > 0 else -1].caret) if other is not None else place


def _by_fragment(place: Place, step: int, cards: Sequence[Card]) -> Place:
    card, caret = place
    fragments = card.article.fragments
    index = fragment_index(card.article, caret)
    if step < 0 and caret.offset > fragments[index].start:
        return card, Caret(fragments[index].start)
    if 0 <= index + step < len(fragments):
        return card, Caret(fragments[index + step].start)
    other = _neighbour(cards, card, step)
    return (other, Caret(other.article.fragments[0 if step > 0 else -1].start)) if other is not None else place


def _neighbour(cards: Sequence[Card], card: Card, step: int) -> Card | None:
    row = next(row for row, other in enumerate(cards) if other.id == card.id) + step
    return cards[row] if 0 <= row < len(cards) else None
