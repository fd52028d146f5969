"""The reviewer's selection: one, shown in every pane, moved by keys and clicks in any of them."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from annotator.core.annotation import Article
from annotator.core.errors import EditRefused
from annotator.core.spans import Span
from annotator.services import selecting
from annotator.services.review import Review, doubtful
from annotator.services.selecting import Selection
from annotator.ui.controllers.desk import ReviewDesk
from annotator.ui.words import QT_TRANSLATE_NOOP


class SelectionController(QObject):
    """Holds the selection; ``changed`` carries it whenever it or what it lies on is another."""

    changed = Signal(object)

    def __init__(self, desk: ReviewDesk) -> None:
        super().__init__()
        self._desk = desk
        self._selection = Selection()
        self._is_held = self._is_due = False
        desk.opened.connect(self._begin)

    @property
    def selection(self) -> Selection:
        """The selection now."""
        return self._selection

    def select(self, selection: Selection) -> None:
        """Make this the selection."""
        if selection != self._selection:
            self._selection = selection
            self.tell()

    def tell(self) -> None:
        """Tell the selection, now or at the end of the gesture."""
        if self._is_held:
            self._is_due = True
        else:
            self.changed.emit(self._selection)

    @contextmanager
    def told_once(self) -> Iterator[None]:
        """Tell, of all selections within a gesture, the last: each is shown in every pane."""
        if self._is_held:
            yield
            return
        self._is_held = True
        try:
            yield
        finally:
            is_due, self._is_held, self._is_due = self._is_due, False, False
            if is_due:
                self.tell()

    def put_caret(self, offset: int) -> None:
        """Put the caret there and select nothing."""
        self.select(Selection(offset))

    def point_at(self, offset: int) -> None:
        """Put the caret there unless what is selected holds the place already."""
        if not any(offset in span for span in self.targets()):
            self.put_caret(offset)

    def targets(self) -> tuple[Span, ...]:
        """What a gesture acts on."""
        review = self._desk.review
        return selecting.targets(review, self._selection) if review else ()

    def article(self) -> Article | None:
        """The article the selection is about."""
        review = self._desk.review
        return selecting.article_of(review, self._selection) if review else None

    def add(self, offset: int) -> None:
        """Choose the fragment at an offset too, or no longer."""
        review = self._desk.review
        fragment = selecting.under(review, offset) if review else None
        if review is None or fragment is None:
            return
        chosen = self._selection.chosen or selecting.targets(review, self._selection)
        if fragment.span in chosen:
            left = tuple(span for span in chosen if span != fragment.span)
            self.select(Selection(offset, None, left))
        else:
            self.select(Selection(offset, None, (*chosen, fragment.span)))

    def widen(self) -> None:
        """Select the next wider thing."""
        if review := self._desk.review:
            self.select(selecting.widened(review, self._selection))

    def grow(self) -> None:
        """Select up to just before the next likely start of an article."""
        if review := self._desk.review:
            self.select(selecting.grown(review, self._selection))

    def drop(self) -> None:
        """Select nothing; the caret stays."""
        self.select(Selection(self._selection.caret))

    def next_cut(self) -> None:
        """Put the caret at the next likely cut."""
        self._to_cut(forwards=True)

    def previous_cut(self) -> None:
        """Put the caret at the likely cut before."""
        self._to_cut(forwards=False)

    def extend_to_next_cut(self) -> None:
        """Select to the next likely cut."""
        self._to_cut(forwards=True, keep_anchor=True)

    def extend_to_previous_cut(self) -> None:
        """Select to the likely cut before."""
        self._to_cut(forwards=False, keep_anchor=True)

    def next_fragment(self) -> None:
        """Put the caret at the start of the next fragment."""
        self._to_fragment(forwards=True)

    def previous_fragment(self) -> None:
        """Put the caret at the start of the fragment before."""
        self._to_fragment(forwards=False)

    def extend_to_next_fragment(self) -> None:
        """Select to the start of the next fragment."""
        self._to_fragment(forwards=True, keep_anchor=True)

    def extend_to_previous_fragment(self) -> None:
        """Select to the start of the fragment before."""
        self._to_fragment(forwards=False, keep_anchor=True)

    def next_doubt(self) -> None:
        """Select the next doubtful fragment."""
        self._to_doubt(forwards=True)

    def previous_doubt(self) -> None:
        """Select the doubtful fragment before."""
        self._to_doubt(forwards=False)

    def copy(self) -> None:
        """Put the selected raw text on the clipboard, read from the page and not from a widget."""
        review = self._desk.review
        spans = self.targets()
        if review is not None and spans:
            QGuiApplication.clipboard().setText("\n".join(review.page.text[span.start : span.end] for span in spans))

    def _to_doubt(self, *, forwards: bool) -> None:
        review = self._desk.review
        if review is None:
            return
        if not doubtful(review.annotation):
            self._desk.told.emit(EditRefused(QT_TRANSLATE_NOOP("Errors", "nothing on this page is in doubt any more")))
        self.select(selecting.to_doubt(review, self._selection, forwards=forwards))

    def _to_cut(self, *, forwards: bool, keep_anchor: bool = False) -> None:
        if review := self._desk.review:
            self.select(selecting.to_cut(review, self._selection, forwards=forwards, keep_anchor=keep_anchor))

    def _to_fragment(self, *, forwards: bool, keep_anchor: bool = False) -> None:
        if review := self._desk.review:
            self.select(selecting.to_fragment(review, self._selection, forwards=forwards, keep_anchor=keep_anchor))

    def _begin(self, review: Review) -> None:
        # Shown with the page: told now, a pane that still has the page before would look for the place in that.
        self._selection = Selection(selecting.ink_from(review.page, 0))
