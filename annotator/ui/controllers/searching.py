"""Searches the corpus in a thread of its own: each key asks anew, and what was asked before is given up."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject

from annotator.core.errors import Cancelled, UserError
from annotator.services.corpora import Store
from annotator.services.searching import Found, Hit, hits_on, search_pages
from annotator.ui.controllers.corpus import CorpusController
from annotator.ui.controllers.desk import ReviewDesk
from annotator.ui.controllers.finding import FindController
from annotator.ui.controllers.indexing import IndexController
from annotator.ui.controllers.pages import PagesController
from annotator.ui.controllers.selection import SelectionController
from annotator.ui.numerals import grouped
from annotator.ui.tasks import JobProgress, Wanted, Worker
from annotator.ui.views.search_panel import SearchPanel

SHOWN = 30  # pages at a time: those a reviewer sees, and as many again
MOST = 10_000
MOST_UNREAD = 300  # pages that are not indexed yet and still read while the reviewer waits
_ANY = "的"
Answer = TypeVar("Answer")


class SearchController(QObject):
    """``Found`` of the words in the panel's field, and the way from a page found to its place on the screen."""

    def __init__(
        self,
        corpus: CorpusController,
        desk: ReviewDesk,
        pages: PagesController,
        *,
        selection: SelectionController,
        find: FindController,
        index: IndexController,
        panel: SearchPanel,
    ) -> None:
        super().__init__()
        self._corpus, self._desk, self._pages = corpus, desk, pages
        self._selection, self._find, self._index, self._panel = selection, find, index, panel
        self._worker: Worker | None = None
        self._asked = JobProgress()
        self._wanted = Wanted()
        self._found: Found | None = None
        self._has_grown = False
        panel.typed.connect(lambda _: self._search())
        panel.chosen.connect(self._go_to)
        panel.more_wanted.connect(self._show_more)
        panel.left.connect(self.leave)
        index.advanced.connect(self._search_on)
        corpus.closed.connect(self._end)
        corpus.pages_changed.connect(self._search)
        pages.corrected.connect(lambda _: self._search())

    def show(self) -> None:
        """Go to the field; characters that are selected are what is looked for."""
        review = self._desk.review
        characters = self._selection.selection.characters(review.page) if review else None
        words = review.page.text[characters.start : characters.end] if review and characters else ""
        self._panel.open("".join(words.split()))
        self._index.start()
        self._search()

    def next(self) -> None:
        """Open the next page that was found."""
        self._step(1)

    def previous(self) -> None:
        """Open the page before among those that were found."""
        self._step(-1)

    def index(self) -> None:
        """Put into the index what is not there."""
        self._index.ask()

    def leave(self) -> None:
        """Put the panel away; the keys go back to the page where they were in it."""
        self._give_up()
        had_keys = self._panel.field.hasFocus()
        self._panel.hide()
        if had_keys:
            self._find.give_keys()

    def say_again(self) -> None:
        """Say how the search stands in the language there is now."""
        self._panel.set_said(found_words(self._found) if self._found else "")

    def _step(self, step: int) -> None:
        if self._panel.isVisible() and (hit := self._panel.step(step)) is not None:
            self._go_to(hit)

    def _search_on(self) -> None:
        """More pages are in the index: where some were not looked at, look again; after the answer where one is awaited."""
        self._has_grown = True
        if self._found is not None and self._found.is_partial and self._worker is not None and not self._worker.is_busy:
            self._search()

    def _search(self) -> None:
        self._give_up()
        words = self._panel.field.text()
        if self._panel.isHidden():
            return
        self._asked, self._wanted, self._found = JobProgress(), Wanted(), None
        self._has_grown = False
        if words.strip():
            self._ask(lambda store, asked: _first_pages(store, words, asked), self._answer)
        else:
            self._show(None)
            self._make_ready()

    def _make_ready(self) -> None:
        """Have the corpus opened and everything loaded before the first key is pressed."""
        if self._worker is None:
            self._ask(lambda store, asked: _first_pages(store, _ANY, asked), lambda _: None)

    def _ask(self, work: Callable[[Store, JobProgress], Answer], done: Callable[[Answer], None]) -> None:
        if self._worker is None and self._corpus.path is not None:
            self._worker = Worker(self._corpus.path, name="search")
        if self._worker is not None:
            self._worker.ask(work, done, failed=self._failed, wanted=self._wanted, progress=self._asked)

    def _answer(self, found: Found) -> None:
        self._show(found)
        if self._has_grown:
            self._search_on()

    def _show(self, found: Found | None) -> None:
        self._found = found
        self._panel.set_hits(found.hits if found else (), are_more=bool(found and found.later))
        self.say_again()

    def _show_more(self) -> None:
        """Read the next pages that were found, for a reviewer who looks at the last ones shown."""
        if self._found is not None:
            words, start = self._panel.field.text(), len(self._panel.hits) - len(self._found.hits)
            numbers, left = self._found.later[start : start + SHOWN], self._found.later[start + SHOWN :]
            self._ask(
                lambda store, asked: hits_on(store, words, numbers, progress=asked),
                lambda hits: self._panel.add_hits(hits, are_more=bool(left)),
            )

    def _go_to(self, hit: Hit) -> None:
        words = self._panel.field.text()
        if self._desk.review is not None and self._desk.review.page.id == hit.page:
            self._find.go_to(words, hit.spans[0])
        else:
            self._pages.open_page(hit.page, lambda: self._find.go_to(words, hit.spans[0]))

    def _failed(self, error: UserError) -> None:
        if not isinstance(error, Cancelled):
            self._corpus.told.emit(error)

    def _give_up(self) -> None:
        self._asked.cancel()
        self._wanted.drop()

    def _end(self) -> None:
        self._give_up()
        if self._worker is not None:
            self._worker.stop()
            self._worker = None
        self._show(None)
        self._panel.hide()


def _first_pages(store: Store, words: str, asked: JobProgress) -> Found:
    return search_pages(store, words, limit=SHOWN, most=MOST, most_unread=MOST_UNREAD, progress=asked)


def found_words(found: Found) -> str:
    """How many pages were found, and of how many."""
    if found.are_more:
        words = QCoreApplication.translate("Search", "more than {count} pages").format(count=grouped(found.pages))
    elif found.pages:
        words = QCoreApplication.translate("Search", "%n page(s)", "", found.pages)
    else:
        words = QCoreApplication.translate("Search", "on no page")
    if not found.is_partial or found.indexed >= found.total:
        return words
    partly = QCoreApplication.translate("Search", "{indexed} of {total} pages indexed, the others are not looked at yet")
    return f"{words} · {partly.format(indexed=grouped(found.indexed), total=grouped(found.total))}"
