"""The Articles pane's cards as a Qt list, with how much of each is shown."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.core.spans import Span
from annotator.ui.card_words import doubt_words, spoken
from annotator.ui.models.card import Card, CardMode
from annotator.ui.models.stretch import changed_stretch

Index = QModelIndex | QPersistentModelIndex
CARD_ROLE = Qt.ItemDataRole.UserRole + 1


class CardListModel(QAbstractListModel):
    """Cards in the order of the page. A card's state is its own, or that of all."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: list[Card] = []
        self._mode = CardMode.SKIM
        self._own_modes: dict[str, CardMode] = {}
        self._opened: set[str] = set()
        # Where articles and their fragments are found, made when first asked for after the cards have changed.
        self._owners: tuple[list[int], list[int]] | None = None
        self._rows: dict[str, int] | None = None

    @property
    def cards(self) -> Sequence[Card]:
        """The cards shown."""
        return self._cards

    @property
    def mode(self) -> CardMode:
        """The state of every card that has none of its own."""
        return self._mode

    def set_cards(self, cards: Sequence[Card]) -> None:
        """Show these cards; rows whose card is still the same object are left alone."""
        stretch = changed_stretch([card.id for card in self._cards], [card.id for card in cards])
        self._remove(stretch.first, stretch.old_end)
        self._insert(stretch.first, cards[stretch.first : stretch.new_end])
        self.update_cards([*cards[: stretch.first], *cards[stretch.new_end :]])

    def _remove(self, first: int, end: int) -> None:
        if first < end:
            self.beginRemoveRows(QModelIndex(), first, end - 1)
            del self._cards[first:end]
            self._owners = self._rows = None
            self.endRemoveRows()

    def _insert(self, first: int, cards: Sequence[Card]) -> None:
        if cards:
            self.beginInsertRows(QModelIndex(), first, first + len(cards) - 1)
            self._cards[first:first] = cards
            self._owners = self._rows = None
            self.endInsertRows()

    def update_cards(self, changed: Sequence[Card]) -> None:
        """Put each of these cards in the place of the one with its id; raises KeyError for an article not shown."""
        rows = {card.id: row for row, card in enumerate(self._cards)}
        for card in changed:
            row = rows[card.id]
            if self._cards[row] is not card:
                self._cards[row] = card
                self._owners = None
                self._tell(row)

    def row_of(self, article_id: str) -> int | None:
        """The row of an article."""
        self._rows = self._rows or {card.id: row for row, card in enumerate(self._cards)}
        return self._rows.get(article_id)

    def rows_over(self, spans: Iterable[Span]) -> set[int]:
        """The rows whose articles have a character of the spans."""
        starts, rows = self._owners = self._owners or self._found_owners()
        out: set[int] = set()
        for span in spans:
            first = max(bisect_right(starts, span.start) - 1, 0)
            for at in range(first, bisect_left(starts, span.end, lo=first)):
                if any(fragment.span.overlaps(span) for fragment in self._cards[rows[at]].article.fragments):
                    out.add(rows[at])
        return out

    def _found_owners(self) -> tuple[list[int], list[int]]:
        """Where each fragment starts and in which row it is, in page order: a page has hundreds of articles."""
        owned = sorted((f.start, row) for row, card in enumerate(self._cards) for f in card.article.fragments)
        return [start for start, _ in owned], [row for _, row in owned]

    def mode_of(self, article_id: str) -> CardMode:
        """How much of this card is shown."""
        return self._own_modes.get(article_id, self._mode)

    def is_open(self, article_id: str) -> bool:
        """Whether this card's sure seams are shown."""
        return article_id in self._opened

    def set_mode(self, mode: CardMode) -> None:
        """Show every card so, whatever was chosen for one of them."""
        self._mode = mode
        self._own_modes.clear()
        self._tell_all()

    def set_mode_of(self, article_id: str, mode: CardMode) -> None:
        """Show one card so."""
        self._own_modes[article_id] = mode
        self._tell_article(article_id)

    def toggle_seams(self, article_id: str) -> None:
        """Show the sure seams of a card, or no longer."""
        self._opened ^= {article_id}
        self._tell_article(article_id)

    def _tell_article(self, article_id: str) -> None:
        row = self.row_of(article_id)
        if row is not None:
            self._tell(row)

    def _tell(self, row: int) -> None:
        self.dataChanged.emit(self.index(row), self.index(row))

    def _tell_all(self) -> None:
        if self._cards:
            self.dataChanged.emit(self.index(0), self.index(len(self._cards) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """One row a card."""
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The card itself, and its words for tooltip and screen reader."""
        if not index.isValid():
            return None
        card = self._cards[index.row()]
        if role == CARD_ROLE:
            return card
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(card)
        return doubt_words(card) or None if role == Qt.ItemDataRole.ToolTipRole else None
