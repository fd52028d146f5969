"""Finds words on the page: every place is marked, the caret goes from one to the next."""

from bisect import bisect_left

from PySide6.QtCore import QObject, Qt

from annotator.core.page import Page
from annotator.core.spans import Span
from annotator.services.searching import search_page
from annotator.ui.controllers.desk import ReviewDesk
from annotator.ui.controllers.selection import SelectionController
from annotator.ui.views.articles import ArticlesView
from annotator.ui.views.find_strip import FindStrip
from annotator.ui.views.page_text.view import PageTextView

_LONGEST = 60  # characters of a selection that are taken for what is looked for


class FindController(QObject):
    """Words are looked for while the strip is shown; the caret goes on from where it was when it came."""

    def __init__(
        self,
        desk: ReviewDesk,
        selection: SelectionController,
        *,
        strip: FindStrip,
        text: PageTextView,
        articles: ArticlesView,
    ) -> None:
        super().__init__()
        self._desk, self._selection = desk, selection
        self._strip, self._text, self._articles = strip, text, articles
        self._places: tuple[Span, ...] = ()
        self._from = 0
        strip.typed.connect(self._type)
        strip.stepped.connect(lambda forwards: desk.when_confirmed(lambda: self._step(forwards=forwards)))
        strip.left.connect(self.leave)
        selection.changed.connect(lambda _: self._show())
        desk.opened.connect(lambda _: self._look())
        desk.closed.connect(self.leave)

    @property
    def is_shown(self) -> bool:
        """Whether words are looked for now."""
        return self._strip.isVisible()

    def show(self) -> None:
        """Go to the field; characters that are selected are what is looked for."""
        review = self._desk.review
        if review is not None:
            characters = self._selection.selection.characters(review.page)
            self._from = characters.start if characters else self._selection.selection.caret
            words = "".join(review.page.text[characters.start : characters.end].split()) if characters else ""
            self._strip.open(words if len(words) <= _LONGEST else "")
            self._look()

    def next(self) -> None:
        """Put the caret on the next place where the words stand; after the last comes the first."""
        self._step(forwards=True)

    def previous(self) -> None:
        """Put the caret on the place before; before the first comes the last."""
        self._step(forwards=False)

    def go_to(self, words: str, place: Span) -> None:
        """Show where words stand on the page that is open, the caret on one of the places."""
        self._strip.show_words(words)
        self._look()
        self._put_caret(place)
        self.give_keys()

    def give_keys(self) -> None:
        """Give the keys to the page text."""
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Put the strip away; the caret stays on the place."""
        if self.is_shown:
            had_keys = self._strip.field.hasFocus()
            self._strip.hide()
            self._look()
            if had_keys:
                self.give_keys()

    def _type(self) -> None:
        """Look for what is in the field now, and show the first place from where the caret was."""
        self._look()
        if self._strip.field.hasFocus() and self._places:
            self._put_caret(self._places[self._following(self._from) % len(self._places)])

    def _look(self) -> None:
        page = self._page
        is_wanted = not self._strip.isHidden()
        self._places = search_page(page, self._strip.field.text()) if page is not None and is_wanted else ()
        self._articles.set_found(self._places)
        self._show()

    def _step(self, *, forwards: bool) -> None:
        """Without the strip the words of the last time are looked for again."""
        if self._page is None:
            return
        if not self.is_shown:
            self._strip.show()
            self._look()
        if self._places:
            caret = self._selection.selection.caret
            at = self._following(caret + 1) if forwards else self._following(caret) - 1
            self._from = self._places[at % len(self._places)].start
            self._put_caret(self._places[at % len(self._places)])

    def _put_caret(self, place: Span) -> None:
        self._selection.put_caret(place.start)
        self._text.reveal(place)
        self._show()

    def _following(self, offset: int) -> int:
        """The index of the first place that begins there or later."""
        return bisect_left(self._places, offset, key=lambda place: place.start)

    def _show(self) -> None:
        caret = self._selection.selection.caret
        at = self._following(caret)
        here = at if at < len(self._places) and self._places[at].start == caret else None
        self._strip.set_places(here, len(self._places))
        self._text.set_found(self._places, None if here is None else self._places[here])

    @property
    def _page(self) -> Page | None:
        return self._desk.review.page if self._desk.review else None
