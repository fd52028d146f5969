"""The list of cards: caret, selection and clicks in the assembled text, told in page offsets."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QItemSelection, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from annotator.core.spans import Span
from annotator.ui.keys import trigger_half_width
from annotator.ui.models.card import Card, CardMode
from annotator.ui.models.card_list import CardListModel
from annotator.ui.theme import Theme
from annotator.ui.views.cards.block import Caret
from annotator.ui.views.cards.delegate import CardDelegate, Index
from annotator.ui.views.cards.layout import CardLayout, Target
from annotator.ui.views.cards.moves import Move, Place, first_caret, moved
from annotator.ui.views.cards.selection import spans_between

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_MOVES = {
    Qt.Key.Key_Left: Move.LEFT,
    Qt.Key.Key_Right: Move.RIGHT,
    Qt.Key.Key_Home: Move.LINE_START,
    Qt.Key.Key_End: Move.LINE_END,
    Qt.Key.Key_Up: Move.FRAGMENT_UP,
    Qt.Key.Key_Down: Move.FRAGMENT_DOWN,
}
_CTRL_MOVES = {Qt.Key.Key_Up: Move.CARD_UP, Qt.Key.Key_Down: Move.CARD_DOWN}


def _move_of(event: QKeyEvent) -> Move | None:
    modifiers = event.modifiers() & ~_SHIFT & ~Qt.KeyboardModifier.KeypadModifier
    table = _MOVES if modifiers == Qt.KeyboardModifier.NoModifier else _CTRL_MOVES if modifiers == _CTRL else {}
    return table.get(Qt.Key(event.key()))


class CardListView(QListView):
    """Cards to look through and to work in; every signal speaks of offsets of the page or of article ids.

    A step of the caret emits ``caret_moved``; one that grows a selection emits ``selection_changed`` with its spans in
    its stead. ``offset_clicked`` says whether Ctrl was held, to add to a selection; then the caret stays where it was.
    """

    offset_clicked = Signal(int, bool)
    caret_moved = Signal(int)
    selection_changed = Signal(object)
    card_chosen = Signal(str)
    state_toggled = Signal(str)
    seams_opened = Signal(str)
    context_menu_asked = Signal(QPoint, int)

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards_model = CardListModel(self)
        self._delegate = CardDelegate(self.cards_model, look, self)
        self._anchor: Caret | None = None
        self.setModel(self.cards_model)
        # A list view asks for the heights of changed items anew only when told to.
        self.cards_model.dataChanged.connect(lambda *_: self.scheduleDelayedItemsLayout())
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
        card = next((c for c in self.cards_model.cards if any(offset in f.span for f in c.article.fragments)), None)
        if card is not None and (caret is None or caret.offset != offset):
            self._show(current=card.id, caret=Caret(offset))
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
        self.scrollTo(self.cards_model.index(row))
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
        if (before.spans, before.colours) != (after.spans, after.colours):
            self.viewport().update()
            return
        for name in {before.current, after.current}:
            row = self.cards_model.row_of(name or "")
            if row is not None:
                # The frame of the chosen card is drawn around it.
                self.viewport().update(self.visualRect(self.cards_model.index(row)).adjusted(0, -4, 0, 4))

    def dataChanged(self, top_left: Index, bottom_right: Index, roles: Sequence[int] = ()) -> None:  # noqa: N802
        """Paint changed cards again, and place them all again only where one is of another height."""
        rows = range(top_left.row(), bottom_right.row() + 1)
        if any(self.visualRect(self.cards_model.index(row)).height() != self.sizeHintForRow(row) for row in rows):
            super().dataChanged(top_left, bottom_right, roles)
        else:
            for row in rows:
                self.update(self.cards_model.index(row))

    def _layout_of(self, card: Card) -> CardLayout:
        return self._delegate.layout_of(card)

    def _top_left_of(self, card: Card) -> QPointF:
        row = self.cards_model.row_of(card.id) or 0
        rect = self.visualRect(self.cards_model.index(row))
        return QPointF(rect.left() + self._delegate.margins[0], rect.top())

    def _card_at(self, point: QPoint) -> Card | None:
        index = self.indexAt(point)
        return self.cards_model.cards[index.row()] if index.isValid() else None

    def _caret_near(self, card: Card, point: QPointF) -> Caret:
        return self._layout_of(card).caret_near(point - self._top_left_of(card))

    def _choose(self, card: Card) -> None:
        """Make a card the chosen one without a place in its text."""
        if card.id != self._delegate.scene.current:
            self.set_current(card.id)
            self.card_chosen.emit(card.id)

    def _go_to(self, place: Place, *, extends: bool) -> None:
        card, caret = place
        if extends and self.card is not None and card.id != self.card.id:
            return
        start = self._anchor or self.caret
        is_other_card = card.id != self._delegate.scene.current
        self._show(current=card.id, caret=caret)
        self.reveal(card.id)
        if extends and start is not None:
            self._select(card, start, caret)
        else:
            self._drop_selection()
            self.caret_moved.emit(caret.offset)
        if is_other_card:
            self.card_chosen.emit(card.id)

    def _select(self, card: Card, start: Caret, caret: Caret) -> None:
        spans = spans_between(card.page.text, card.article, anchor=start, caret=caret)
        self.set_selection(spans)
        self._anchor = start
        self.selection_changed.emit(spans)

    def _drop_selection(self) -> None:
        if self._anchor is not None:
            self.set_selection(())
            self._anchor = None
            self.selection_changed.emit(())

    def move_caret(self, move: Move, *, extends: bool = False) -> None:
        """One step of the caret; the first key in a pane without one puts it at the chosen card's begin."""
        cards = self.cards_model.cards
        if not cards:
            return
        card = self.card or cards[0]
        caret = self.caret
        if caret is None:
            self._go_to((card, first_caret(card)), extends=False)
        else:
            self._go_to(moved(move, (card, caret), cards=cards, layout_of=self._layout_of), extends=extends)

    def event(self, event: QEvent) -> bool:
        """Keep the caret's keys from the window's shortcuts: Ctrl+Up means something else in the page text."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _move_of(event) is not None:
            event.accept()
            return True
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self._delegate.forget_layouts()
            self.scheduleDelayedItemsLayout()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The caret's keys and Ctrl+C; all others are the pane's commands."""
        move = _move_of(event)
        if move is not None:
            self.move_caret(move, extends=bool(event.modifiers() & _SHIFT))
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.clean_text())
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and not event.modifiers():
            step = self.verticalScrollBar().pageStep() * (1 if event.key() == Qt.Key.Key_PageDown else -1)
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + step)
        elif not trigger_half_width(self, event):
            event.ignore()

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Nothing: letters are commands here."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the caret where the text was clicked; fold at the number, open the seams at their count."""
        card = self._card_at(event.position().toPoint())
        if card is None or event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        under = self._layout_of(card).under(event.position() - self._top_left_of(card))
        if under is Target.TEXT:
            self._click_text(card, event)
            return
        self._choose(card)
        if under is Target.NUMBER:
            self._toggle_fold(card)
        else:
            self.cards_model.toggle_seams(card.id)
            self.seams_opened.emit(card.id)

    def _click_text(self, card: Card, event: QMouseEvent) -> None:
        caret = self._caret_near(card, event.position())
        adds = bool(event.modifiers() & _CTRL)
        if not adds:
            self._go_to((card, caret), extends=bool(event.modifiers() & _SHIFT))
        self.offset_clicked.emit(caret.offset, adds)

    def _toggle_fold(self, card: Card) -> None:
        is_folded = self.cards_model.mode_of(card.id) is CardMode.FOLDED
        unfolded = self.cards_model.mode if self.cards_model.mode is not CardMode.FOLDED else CardMode.SKIM
        self.set_mode_of(card.id, unfolded if is_folded else CardMode.FOLDED)
        self.state_toggled.emit(card.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select text while the button is held; show what a click would do."""
        card = self.card
        if event.buttons() & Qt.MouseButton.LeftButton and card is not None and self.caret is not None:
            caret = self._caret_near(card, event.position())
            if caret != self.caret:
                self._go_to((card, caret), extends=True)
            return
        self._show_hand(event.position())
        super().mouseMoveEvent(event)

    def _show_hand(self, point: QPointF) -> None:
        card = self._card_at(point.toPoint())
        is_text = card is not None and self._layout_of(card).under(point - self._top_left_of(card)) is Target.TEXT
        shape = Qt.CursorShape.IBeamCursor if is_text else Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape if card is not None else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing more than was done at the press."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The same as a second click."""
        self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Say at which offset a menu is wanted: under the pointer, or at the caret when asked for by key."""
        is_by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        card = self.card if is_by_key else self._card_at(event.pos())
        if card is None:
            return
        caret = self.caret if is_by_key else self._caret_near(card, QPointF(event.pos()))
        self._choose(card)
        self.context_menu_asked.emit(event.globalPos(), (caret or first_caret(card)).offset)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the cards to the new width."""
        if self._delegate.set_width(self.viewport().width()):
            self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret, and leave the input method off, which item views switch on."""
        super().focusInEvent(event)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self._show(has_focus=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the caret as it is in a pane without the keys."""
        super().focusOutEvent(event)
        self._show(has_focus=False)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Nothing: the chosen card and its caret are ours, not the item view's."""

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802
        """Nothing: see ``currentChanged``."""
