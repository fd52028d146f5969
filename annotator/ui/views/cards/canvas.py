"""The list of cards as something to look at: what is shown over the cards, and where everything stands."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate

from PySide6.QtCore import QEvent, QItemSelection, QPoint, QPointF, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from annotator.core.spans import Span
from annotator.ui.models.card import Card, CardMode
from annotator.ui.models.card_list import CardListModel
from annotator.ui.theme import Theme
from annotator.ui.views.cards.block import Caret
from annotator.ui.views.cards.delegate import CardDelegate, Index
from annotator.ui.views.cards.layout import CardLayout

# Guessed heights are put right so many times at most before a paint; what is wrong then is put right at the next.
_ROUNDS = 6


class CardCanvas(QListView):
    """Cards with a chosen one, a caret and a selection, all set from outside; nothing is emitted here."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards_model = CardListModel(self)
        self._delegate = CardDelegate(self.cards_model, look, self)
        self._anchor: Caret | None = None
        self._placed: list[int] = []
        self._tops: list[int] = [0]
        self._seen = range(0)
        self._is_settling = False
        self.setModel(self.cards_model)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.verticalScrollBar().setSingleStep(24)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.viewport().setMouseTracking(True)

    @property
    def card(self) -> Card | None:
        """The chosen card."""
        row = self.cards_model.row_of(self._delegate.scene.current or "")
        return None if row is None else self.cards_model.cards[row]

    @property
    def caret(self) -> Caret | None:
        """Where the caret stands in the chosen card."""
        return self._delegate.scene.caret

    def set_theme(self, look: Theme) -> None:
        """Wear another look."""
        self._delegate.set_theme(look)
        self.scheduleDelayedItemsLayout()

    def set_cards(self, cards: Sequence[Card]) -> None:
        """Show these cards."""
        self.cards_model.set_cards(cards)
        if self.card is None:
            self._show(current=None, caret=None)

    def set_colours(self, colours: Mapping[str, int]) -> None:
        """Article ids and their palette indices."""
        self._show(colours=dict(colours))

    def set_selection(self, spans: Sequence[Span]) -> None:
        """Show these spans of the page as selected; a selection that the caret's Shift keys grew ends if they are others."""
        if tuple(spans) != self._delegate.scene.spans:
            self._anchor = None
            self._show(spans=tuple(spans))

    def set_found(self, spans: Sequence[Span]) -> None:
        """Mark these spans of the page as those where sought words stand."""
        self._show(found=tuple(spans))

    def set_current(self, article_id: str | None) -> None:
        """Show this card as the chosen one; nothing is emitted."""
        if article_id != self._delegate.scene.current:
            self._show(current=article_id, caret=None)
            self._anchor = None

    def set_caret(self, offset: int) -> None:
        """Show the caret before this offset, in the card in which it lies; nothing is emitted.

        Left alone while the Shift keys grow a selection: whoever holds it may know only its begin.
        """
        if self._anchor is not None:
            return
        caret = self.caret
        row = next(iter(self.cards_model.rows_over((Span(offset, offset + 1),))), None)
        if row is not None and (caret is None or caret.offset != offset):
            self._show(current=self.cards_model.cards[row].id, caret=Caret(offset))
            self._anchor = None

    def set_mode_of(self, article_id: str, mode: CardMode) -> None:
        """Show one card so, without it leaving the view."""
        self.cards_model.set_mode_of(article_id, mode)

    def reveal(self, article_id: str) -> None:
        """Scroll until the card is in view; the caret's line where the card is taller than the pane."""
        row = self.cards_model.row_of(article_id)
        if row is None:
            return
        self.executeDelayedItemsLayout()
        for _ in range(_ROUNDS):
            # What comes into view is set then, and may push the card out of it again.
            self.scrollTo(self.cards_model.index(row))
            if self.viewport().rect().intersects(self.visualRect(self.cards_model.index(row))):
                break
        card = self.card
        if card is not None and card.id == article_id and self.caret is not None:
            self._reveal_caret(card, self.caret)

    def _reveal_caret(self, card: Card, caret: Caret) -> None:
        top = self._top_left_of(card).y()
        line = self._layout_of(card).caret_rect(caret)
        bar, margin = self.verticalScrollBar(), int(line.height())
        above, below = top + line.top() - margin, top + line.bottom() + margin - self.viewport().height()
        if above < 0:
            bar.setValue(bar.value() + int(above))
        elif below > 0:
            bar.setValue(bar.value() + int(below))

    def clean_text(self) -> str:
        """The chosen article's clean text; empty where no card is chosen."""
        card = self.card
        return card.clean_text if card is not None else ""

    def _show(self, **changes: object) -> None:
        """Paint again what lies over the cards; no card is set anew."""
        before = self._delegate.scene
        after = self._delegate.show_scene(**changes)
        if before.colours != after.colours or before.found != after.found:
            self.viewport().update()
            return
        marked = {card for card in before.marked | after.marked if before.over(card) != after.over(card)}
        others = {row for card in marked if (row := self.cards_model.row_of(card)) is not None}
        for row in others | self.cards_model.rows_over(set(before.spans) ^ set(after.spans)):
            # The frame of the chosen card is drawn around it.
            self.viewport().update(self.visualRect(self.cards_model.index(row)).adjusted(0, -4, 0, 4))

    def dataChanged(self, top_left: Index, bottom_right: Index, roles: Sequence[int] = ()) -> None:  # noqa: N802
        """Paint changed cards again, and place them all again only where one is of another height."""
        rows = range(top_left.row(), bottom_right.row() + 1)
        if not self._are_placed(rows):
            super().dataChanged(top_left, bottom_right, roles)
            # A list view asks for the heights of changed items anew only when told to; it paints all of them then.
            self.scheduleDelayedItemsLayout()
        else:
            for row in rows:
                self.update(self.cards_model.index(row))

    def doItemsLayout(self) -> None:  # noqa: N802
        """Place all cards, and keep the heights they were placed with: Qt tells those that they have by now."""
        held = self._held()
        for card in self.cards_model.cards[self._seen.start : self._seen.stop + 1]:
            self._layout_of(card)  # most of them are still in view, perhaps one more: they need no second placing
        self._place()
        self._settle()
        self._hold(held)

    def _place(self) -> None:
        with self._delegate.measured() as heights:
            super().doItemsLayout()
        self._placed = heights
        self._tops = list(accumulate(self._placed, initial=0))

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        """Set the cards that come into view."""
        super().scrollContentsBy(dx, dy)
        if not self._is_settling:
            held = self._held()
            if self._settle():
                self._hold(held)

    def _settle(self) -> bool:
        """Set the cards in view, and place all anew until these are as high as they were guessed; whether any was not."""
        was_settling, self._is_settling, is_moved = self._is_settling, True, False
        for _ in range(0 if was_settling else _ROUNDS):
            rows = self._seen = self._rows_in_view()
            for row in rows:
                self._layout_of(self.cards_model.cards[row])
            if self._are_placed(rows):
                break
            self._place()
            is_moved = True
        self._is_settling = was_settling
        return is_moved

    def _are_placed(self, rows: Sequence[int]) -> bool:
        """Whether the cards of these rows are as high as they were when all were placed."""
        cards, placed = self.cards_model.cards, self._placed
        return len(placed) == len(cards) and all(self._delegate.height_of(cards[row]) == placed[row] for row in rows)

    def _rows_in_view(self) -> range:
        if len(self._placed) != self.cards_model.rowCount():
            return range(0)
        top = self.verticalOffset()
        first = max(bisect_right(self._tops, top) - 1, 0)
        return range(first, min(bisect_left(self._tops, top + self.viewport().height()), len(self._placed)))

    def _held(self) -> tuple[str, int] | None:
        """A card that stays where it is when others get their heights: the first in view that has its own already."""
        for row in self._rows_in_view():
            card = self.cards_model.cards[row]
            if self._delegate.is_set(card):
                return card.id, self._tops[row] - self.verticalOffset()
        return None

    def _hold(self, held: tuple[str, int] | None) -> None:
        row = self.cards_model.row_of(held[0]) if held is not None else None
        if held is not None and row is not None:
            moved = self._tops[row] - self.verticalOffset() - held[1]
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + moved)

    def _layout_of(self, card: Card) -> CardLayout:
        return self._delegate.layout_of(card)

    def _top_left_of(self, card: Card) -> QPointF:
        row = self.cards_model.row_of(card.id) or 0
        rect = self.visualRect(self.cards_model.index(row))
        return QPointF(rect.left() + self._delegate.margins[0], rect.top() + self._delegate.margins[1])

    def _card_at(self, point: QPoint) -> Card | None:
        index = self.indexAt(point)
        return self.cards_model.cards[index.row()] if index.isValid() else None

    def _caret_near(self, card: Card, point: QPointF) -> Caret:
        return self._layout_of(card).caret_near(point - self._top_left_of(card))

    def event(self, event: QEvent) -> bool:
        """Set the cards anew in another language or font."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self._delegate.forget_layouts()
            self.scheduleDelayedItemsLayout()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the cards to the new width."""
        if self._delegate.set_width(self.viewport().width()):
            self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Nothing: the chosen card and its caret are ours, not the item view's."""

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802
        """Nothing: see ``currentChanged``."""
