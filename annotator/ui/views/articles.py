"""The Articles pane: a heading with the number of articles and the three states, and the cards."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from annotator.core.spans import Span
from annotator.ui.models.card import Card, CardMode
from annotator.ui.theme import Space, Theme, Type
from annotator.ui.views.cards.list_view import CardListView
from annotator.ui.views.cards.places import Drop


class ArticlesView(QWidget):
    """The articles of the page as cards; see ``CardListView`` for what its signals say."""

    offset_clicked = Signal(int, bool)
    caret_moved = Signal(int)
    selection_changed = Signal(object)
    card_chosen = Signal(str)
    state_toggled = Signal(str)
    seams_opened = Signal(str)
    context_menu_asked = Signal(QPoint, int)
    mode_chosen = Signal(CardMode)

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "pane")
        self.cards = CardListView(look, self)
        self._heading = QLabel(self)
        self._heading.setProperty("kind", "heading")
        self._new = QLabel(self)
        self._new.setProperty("kind", "new-article")
        self._new.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._new.hide()
        self._buttons = {mode: self._mode_button(mode) for mode in CardMode}
        self._arrange(look)
        self._relay()
        self.setFocusProxy(self.cards)
        self.set_theme(look)
        self._say()

    def _arrange(self, look: Theme) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(look.px(Space.M), look.px(Space.S), look.px(Space.S), look.px(Space.XS))
        top.setSpacing(2)
        top.addWidget(self._heading)
        top.addStretch()
        group = QButtonGroup(self)
        for button in self._buttons.values():
            group.addButton(button)
            top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.cards)
        column.addWidget(self._new)

    def _mode_button(self, mode: CardMode) -> QToolButton:
        button = QToolButton(self)
        button.setCheckable(True)
        button.setChecked(mode is CardMode.SKIM)
        button.clicked.connect(lambda: self._choose_mode(mode))
        return button

    def _relay(self) -> None:
        self.cards.offset_clicked.connect(self.offset_clicked)
        self.cards.caret_moved.connect(self.caret_moved)
        self.cards.selection_changed.connect(self.selection_changed)
        self.cards.card_chosen.connect(self.card_chosen)
        self.cards.state_toggled.connect(self.state_toggled)
        self.cards.seams_opened.connect(self.seams_opened)
        self.cards.context_menu_asked.connect(self.context_menu_asked)

    def _choose_mode(self, mode: CardMode) -> None:
        self.set_mode(mode)
        self.mode_chosen.emit(mode)

    def _say(self) -> None:
        count = len(self.cards.cards_model.cards)
        self._heading.setText(self.tr("Articles · {count}").format(count=count) if count else self.tr("Articles"))
        words = {CardMode.SKIM: self.tr("Skim"), CardMode.READ: self.tr("Read"), CardMode.FOLDED: self.tr("Fold")}
        for mode, button in self._buttons.items():
            button.setText(words[mode])
        self.cards.setAccessibleName(self.tr("Articles"))
        self._new.setText(self.tr("Drop here for a new article"))

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    @property
    def mode(self) -> CardMode:
        """The state of all cards."""
        return self.cards.cards_model.mode

    def set_theme(self, look: Theme) -> None:
        """Wear another look."""
        self.cards.set_theme(look)
        # These stand in a heading and are as small as its words.
        small = f"QToolButton {{ font-size: {look.px(Type.SMALL)}px; padding: {look.px(2)}px {look.px(Space.S)}px; }}"
        for button in self._buttons.values():
            button.setStyleSheet(small)

    def set_cards(self, cards: Sequence[Card]) -> None:
        """Show these cards; those that are the same objects as before are not set anew."""
        self.cards.set_cards(cards)
        self._say()

    def update_cards(self, changed: Sequence[Card]) -> None:
        """Put each of these in the place of the card with its id; raises KeyError for an article not shown."""
        self.cards.cards_model.update_cards(changed)

    def set_colours(self, colours: Mapping[str, int]) -> None:
        """Article ids and their palette indices."""
        self.cards.set_colours(colours)

    def set_selection(self, spans: Sequence[Span]) -> None:
        """Show these spans of the page as selected."""
        self.cards.set_selection(spans)

    def set_found(self, spans: Sequence[Span]) -> None:
        """Mark these spans of the page as those where sought words stand."""
        self.cards.set_found(spans)

    def set_movable(self, spans: Sequence[Span]) -> None:
        """Let these spans of the page be dragged by their text."""
        self.cards.set_movable(spans)

    def receive(self, *, is_carrying: bool) -> None:
        """Offer a place for a new article below the cards, or do so no longer."""
        self._new.setVisible(is_carrying)

    def drop_at(self, point: QPoint) -> Drop | None:
        """Where what is carried would land at a global point."""
        on_new = self._new.isVisible() and self._new.rect().contains(self._new.mapFromGlobal(point))
        return Drop(None) if on_new else self.cards.drop_at(point)

    def show_drop(self, drop: Drop | None) -> None:
        """Show where what is carried would land."""
        self.cards.show_drop(drop)
        is_new = drop == Drop(None)
        if self._new.property("wanted") != is_new:
            self._new.setProperty("wanted", is_new)
            self._new.style().polish(self._new)

    def scroll_at(self, point: QPoint) -> bool:
        """Scroll the cards where a global point is near their upper or lower edge; whether there was any more."""
        return self.cards.scroll_at(point)

    def set_current(self, article_id: str | None) -> None:
        """Show this card as the chosen one."""
        self.cards.set_current(article_id)

    def set_caret(self, offset: int) -> None:
        """Show the caret before this offset."""
        self.cards.set_caret(offset)

    def reveal(self, article_id: str) -> None:
        """Scroll until this card is in view."""
        self.cards.reveal(article_id)

    def set_mode(self, mode: CardMode) -> None:
        """Show every card so."""
        self._buttons[mode].setChecked(True)
        self.cards.cards_model.set_mode(mode)
        card = self.cards.card
        if card is not None:
            self.cards.reveal(card.id)
