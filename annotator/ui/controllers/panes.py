"""Shows the review in the text and articles panes, and one selection in both."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt

from annotator.core.annotation import Article
from annotator.core.changes import ChangeSet
from annotator.core.spans import Span
from annotator.services import selecting
from annotator.services.review import Review
from annotator.services.selecting import Selection
from annotator.ui.controllers.desk import ReviewDesk
from annotator.ui.controllers.selection import SelectionController
from annotator.ui.models.card import Card, CardMode
from annotator.ui.models.card_maker import cards, changed_cards
from annotator.ui.models.colours import assign
from annotator.ui.models.page_paint import PagePaint, Painter, changed_spans
from annotator.ui.views.articles import ArticlesView
from annotator.ui.views.page_text.view import PageTextView

_PAINTED = QEvent.Type(QEvent.registerEventType())
_AFTER_PAINTING = Qt.EventPriority.LowEventPriority.value - 2  # windows paint at low priority


class PanesController(QObject):
    """Paints only what an edit changed; article colours stay while a page is open."""

    def __init__(self, desk: ReviewDesk, selection: SelectionController, *, text: PageTextView, articles: ArticlesView) -> None:
        super().__init__()
        self._desk, self._selection = desk, selection
        self._text, self._articles = text, articles
        self._cards: tuple[Card, ...] = ()
        self._painter, self._paint = Painter(), PagePaint()
        self._colours: dict[str, int] = {}
        self._is_syncing = False
        desk.coming.connect(text.prepare)
        desk.opened.connect(self._open)
        desk.named.connect(lambda _: desk.find_cuts(self._show_cuts))
        desk.changed.connect(self._change)
        selection.changed.connect(self._show_selection)
        text.caret_moved.connect(lambda _: self._read_text())
        text.selection_changed.connect(self._read_text)
        text.fragment_clicked.connect(self._click)
        articles.offset_clicked.connect(self._click)
        articles.caret_moved.connect(self._read_card_caret)
        articles.selection_changed.connect(self._read_card_selection)
        articles.card_chosen.connect(self._choose_card)

    @property
    def colours(self) -> dict[str, int]:
        """Palette index of each article."""
        return self._colours

    @property
    def paint(self) -> PagePaint:
        """What is painted of the page."""
        return self._paint

    def toggle_read(self) -> None:
        """Skim or read: the whole list."""
        self._articles.set_mode(CardMode.SKIM if self._articles.mode is CardMode.READ else CardMode.READ)

    def fold(self) -> None:
        """Fold all articles, or unfold them."""
        self._articles.set_mode(CardMode.SKIM if self._articles.mode is CardMode.FOLDED else CardMode.FOLDED)

    def go_to(self, span: Span) -> None:
        """Select a place of the page and bring it into view everywhere."""
        self._selection.select(selecting.over(span))

    def _open(self, review: Review) -> None:
        self._colours = assign(review.annotation, {})
        self._painter = Painter()
        self._paint = self._painted(review)
        self._cards = self._carded(review, ())
        self._is_syncing = True
        self._text.set_page(review.page)
        self._text.set_paint(self._paint)
        self._articles.set_colours(self._colours)
        self._articles.set_cards(self._cards)
        self._is_syncing = False
        self._show_selection(self._selection.selection)
        QCoreApplication.postEvent(self, QEvent(_PAINTED), _AFTER_PAINTING)

    def event(self, event: QEvent) -> bool:
        """Look for likely cuts when text and articles are painted: nobody waits for them."""
        if event.type() == _PAINTED:
            self._desk.find_cuts(self._show_cuts)
        return super().event(event)

    def _show_cuts(self) -> None:
        if (review := self._desk.review) is not None:
            self._painter.set_cuts(cut.offset for cut in review.desk.cuts)
            self._paint = self._painted(review)
            self._text.set_paint(self._paint)

    def _change(self, review: Review, changes: ChangeSet | None) -> None:
        del changes
        self._colours = assign(review.annotation, self._colours)
        paint, made = self._painted(review), self._carded(review, self._cards)
        self._is_syncing = True
        self._text.update_paint(paint, changed_spans(review.page.text, self._paint, paint))
        self._articles.set_colours(self._colours)
        if [card.id for card in made] == [card.id for card in self._cards]:
            self._articles.update_cards(changed_cards(self._cards, made))
        else:
            self._articles.set_cards(made)
        self._is_syncing = False
        self._paint, self._cards = paint, made
        self._selection.tell()

    def _painted(self, review: Review) -> PagePaint:
        return self._painter.paint(review.annotation, self._colours)

    def _carded(self, review: Review, previous: tuple[Card, ...]) -> tuple[Card, ...]:
        return cards(review.page, review.annotation, policy=review.desk.policy, evidence=review.evidence, previous=previous)

    def _read_text(self) -> None:
        """The reader moved the caret or selected characters in the page text."""
        if self._is_syncing or self._desk.review is None:
            return
        caret, span = self._text.caret(), self._text.selected_text_span()
        anchor = None if span is None else (span.start if span.end == caret else span.end)
        if caret != self._selection.selection.caret or anchor != self._selection.selection.anchor:
            self._selection.select(Selection(caret, anchor))

    def _read_card_caret(self, offset: int) -> None:
        if not self._is_syncing:
            self._selection.select(Selection(offset))

    def _read_card_selection(self, spans: tuple[Span, ...]) -> None:
        if not self._is_syncing and spans and self._desk.review is not None:
            self._selection.select(selecting.choosing(self._desk.review.page, tuple(spans)))

    def _click(self, offset: int, is_additive: bool) -> None:  # noqa: FBT001 - a signal's argument
        if is_additive:
            self._selection.add(offset)
        else:
            self._selection.drop()

    def _choose_card(self, article_id: str) -> None:
        if not self._is_syncing and (article := self._article(article_id)):
            here = self._selection.article()
            if here is None or here.id != article_id:
                self._selection.select(Selection(article.fragments[0].start))

    def _article(self, article_id: str) -> Article | None:
        review = self._desk.review
        return next((one for one in review.annotation.articles if one.id == article_id), None) if review else None

    def _show_selection(self, selection: Selection) -> None:
        review = self._desk.review
        if review is None or self._is_syncing:
            return
        article = selecting.article_of(review, selection)
        spans = selecting.targets(review, selection)
        # What a gesture would act on has one mark: no frame round the caret's fragment beside what is selected.
        is_bare = selection.characters(review.page) is None and not selection.chosen
        self._is_syncing = True
        self._show_in_text(selection, spans[0] if is_bare and spans else None)
        self._articles.set_selection(spans)
        self._articles.set_movable(spans if selection.anchor is not None or selection.chosen else ())
        self._articles.set_current(article.id if article else None)
        if article is not None:
            self._articles.set_caret(selection.caret)
            self._articles.reveal(article.id)
        self._is_syncing = False

    def _show_in_text(self, selection: Selection, current: Span | None) -> None:
        caret, span = self._text.caret(), self._text.selected_text_span()
        shown = (caret, None if span is None else (span.start if span.end == caret else span.end))
        if shown != (selection.caret, selection.anchor):
            self._text.move_caret(selection.caret, anchor=selection.anchor)
            if selection.anchor is not None and selection.caret < selection.anchor:
                self._text.reveal(Span(selection.caret, selection.anchor))
        self._text.set_selection(selection.chosen)
        self._text.set_current(current)
