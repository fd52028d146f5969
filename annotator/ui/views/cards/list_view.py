"""The list of cards as something to work in: caret, selection and clicks in the assembled text, told in page offsets."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QGuiApplication, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.core.spans import Span
from annotator.ui.keys import trigger_half_width
from annotator.ui.models.card import Card, CardMode
from annotator.ui.theme import Theme
from annotator.ui.views.cards.block import Caret
from annotator.ui.views.cards.canvas import CardCanvas
from annotator.ui.views.cards.layout import Target
from annotator.ui.views.cards.moves import Move, Place, first_caret, moved
from annotator.ui.views.cards.places import Drop, drop_near, ink_at
from annotator.ui.views.cards.selection import fragment_index, spans_between
from annotator.ui.views.pull import ArticleGrip, FragmentGrip, Pull

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


class CardListView(CardCanvas):
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
        super().__init__(look, parent)
        self.pull = Pull(self)
        self._pressed: tuple[QPointF, Qt.KeyboardModifier] | None = None
        self._movable: tuple[Span, ...] = ()
        self._is_selecting = False

    def set_movable(self, spans: Sequence[Span]) -> None:
        """Let a press on these spans of the page carry them instead of putting the caret there."""
        self._movable = tuple(spans)

    def drop_at(self, point: QPoint) -> Drop | None:
        """Where what is carried would land at a global point: None outside, a new article below the cards."""
        inside = self.viewport().mapFromGlobal(point)
        if not self.viewport().rect().contains(inside):
            return None
        card = self._card_at(inside)
        return Drop(None) if card is None else drop_near(self._layout_of(card), inside.toPointF() - self._top_left_of(card))

    def show_drop(self, drop: Drop | None) -> None:
        """Show where what is carried would land."""
        self._show(drop=drop, grip=None)

    def scroll_at(self, point: QPoint) -> bool:
        """Scroll a little where a global point is near the upper or lower edge inside; whether there was anything to scroll."""
        inside, bar = self.viewport().mapFromGlobal(point), self.verticalScrollBar()
        before, edge = bar.value(), bar.singleStep()
        if self.viewport().rect().contains(inside):
            bar.setValue(before + (edge if inside.y() > self.viewport().height() - edge else -edge if inside.y() < edge else 0))
        return bar.value() != before

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

    @staticmethod
    def owns(event: QKeyEvent) -> bool:
        """Whether a key moves the caret here, whatever it means in other panes."""
        return _move_of(event) is not None

    def event(self, event: QEvent) -> bool:
        """Keep the caret's keys from the window's shortcuts: Ctrl+Up means something else in the page text."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _move_of(event) is not None:
            event.accept()
            return True
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
        """Take hold of a fragment beside the text, of selected text, or with Alt, of an article by its number; else click."""
        card = self._card_at(event.position().toPoint())
        if card is None or event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        grip = self._grip_at(card, event)
        if grip is not None:
            # Whether this is a drag or a click is known later: a click then is made up for.
            self._pressed = event.position(), event.modifiers()
            self.pull.press(grip, event)
        else:
            self._click(card, event.position(), event.modifiers())

    def _grip_at(self, card: Card, event: QMouseEvent) -> FragmentGrip | ArticleGrip | None:
        layout, point = self._layout_of(card), event.position() - self._top_left_of(card)
        under = layout.under(point)
        if event.modifiers() & (_CTRL | _SHIFT) or under is Target.SEAMS:
            return None
        if under is Target.NUMBER:
            return ArticleGrip(card.id)
        if under is Target.GRIP:
            return FragmentGrip(card.article.fragments[self._fragment_near(card, event.position())].start)
        offset = ink_at(layout, point)
        is_carried = event.modifiers() & Qt.KeyboardModifier.AltModifier or self._is_movable(offset)
        return FragmentGrip(offset) if offset is not None and is_carried else None

    def _is_movable(self, offset: int | None) -> bool:
        return offset is not None and any(offset in span for span in self._movable)

    def _fragment_near(self, card: Card, point: QPointF) -> int:
        """The index in reading order of the fragment at a point, or of that beside which it is."""
        return fragment_index(card.article, self._caret_near(card, point))

    def _click(self, card: Card, point: QPointF, keys: Qt.KeyboardModifier) -> None:
        """Put the caret where the text was clicked; fold at the number, open the seams at their count."""
        under = self._layout_of(card).under(point - self._top_left_of(card))
        if under in (Target.TEXT, Target.GRIP):
            self._click_text(card, point, keys)
            return
        self._choose(card)
        if under is Target.NUMBER:
            self._toggle_fold(card)
        else:
            self.cards_model.toggle_seams(card.id)
            self.seams_opened.emit(card.id)

    def _click_text(self, card: Card, point: QPointF, keys: Qt.KeyboardModifier) -> None:
        caret = self._caret_near(card, point)
        adds = bool(keys & _CTRL)
        self._is_selecting = not adds
        if not adds:
            self._go_to((card, caret), extends=bool(keys & _SHIFT))
        self.offset_clicked.emit(caret.offset, adds)

    def _toggle_fold(self, card: Card) -> None:
        is_folded = self.cards_model.mode_of(card.id) is CardMode.FOLDED
        unfolded = self.cards_model.mode if self.cards_model.mode is not CardMode.FOLDED else CardMode.SKIM
        self.set_mode_of(card.id, unfolded if is_folded else CardMode.FOLDED)
        self.state_toggled.emit(card.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held, else select text while the button is held; show what a click would do."""
        if self.pull.move(event):
            return
        card = self.card
        if self._is_selecting and card is not None and self.caret is not None:
            caret = self._caret_near(card, event.position())
            if caret != self.caret:
                self._go_to((card, caret), extends=True)
            return
        self._show_hand(event.position())
        super().mouseMoveEvent(event)

    def _show_hand(self, point: QPointF) -> None:
        card = self._card_at(point.toPoint())
        if card is None:
            self._show(grip=None)
            self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
            return
        self._show(grip=(card.id, self._fragment_near(card, point)))
        self.viewport().setCursor(self._shape_over(card, point - self._top_left_of(card)))

    def _shape_over(self, card: Card, point: QPointF) -> Qt.CursorShape:
        under = self._layout_of(card).under(point)
        if under is Target.GRIP or (under is Target.TEXT and self._is_movable(ink_at(self._layout_of(card), point))):
            return Qt.CursorShape.OpenHandCursor
        return Qt.CursorShape.IBeamCursor if under is Target.TEXT else Qt.CursorShape.PointingHandCursor

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        super().leaveEvent(event)
        self._show(grip=None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do now what a click does where the press took hold of something and did not become a drag."""
        pressed, self._pressed = self._pressed, None
        if not self.pull.release(event) and pressed is not None:
            card = self._card_at(pressed[0].toPoint())
            if card is not None:
                self._click(card, *pressed)
        self._is_selecting = False
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The same as a second click."""
        self.mousePressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what can be dragged beside the text."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and (tip := self._tip_at(event.pos())):
            QToolTip.showText(event.globalPos(), tip, self.viewport())
            return True
        return super().viewportEvent(event)

    def _tip_at(self, point: QPoint) -> str:
        card = self._card_at(point)
        under = self._layout_of(card).under(point.toPointF() - self._top_left_of(card)) if card is not None else None
        if under is Target.NUMBER:
            return QCoreApplication.translate("Cards", "Click to fold; drag onto another card to merge")
        return QCoreApplication.translate("Cards", "Drag the fragment to another place or card") if under is Target.GRIP else ""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Say at which offset a menu is wanted: under the pointer, or at the caret when asked for by key."""
        is_by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        card = self.card if is_by_key else self._card_at(event.pos())
        if card is None:
            return
        caret = self.caret if is_by_key else self._caret_near(card, QPointF(event.pos()))
        self._choose(card)
        self.context_menu_asked.emit(event.globalPos(), (caret or first_caret(card)).offset)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret, and leave the input method off, which item views switch on."""
        super().focusInEvent(event)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self._show(has_focus=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the caret as it is in a pane without the keys."""
        super().focusOutEvent(event)
        self._show(has_focus=False)
