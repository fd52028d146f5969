"""The queue of pages: which one is shown, which comes next, which was shown before."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from annotator.core.annotation import Layer, ReviewState
from annotator.core.details import Details
from annotator.core.page import PageId
from annotator.services.pages import PageRow, list_pages, review_by, with_details
from annotator.ui.controllers.corpus import CorpusController
from annotator.ui.controllers.desk import ReviewDesk


class PagesController(QObject):
    """Keeps the list as the corpus has it; ``listed`` carries the rows, ``filter_wanted`` asks for the filter field.

    ``corrected`` carries the details that some of the pages have now.
    """

    listed = Signal(object)
    corrected = Signal(object)
    filter_wanted = Signal()
    shown = Signal(str)

    def __init__(self, corpus: CorpusController, desk: ReviewDesk) -> None:
        super().__init__()
        self._corpus, self._desk = corpus, desk
        self._rows: Sequence[PageRow] = ()
        self._is_empty = False
        self._reviewer = ""
        self._page: PageId | None = None
        self._before: list[PageId] = []
        corpus.pages_changed.connect(self.reload)
        corpus.closed.connect(self._forget)

    @property
    def reviewer(self) -> str:
        """Under whose name pages are reviewed."""
        return self._reviewer

    @property
    def page(self) -> PageId | None:
        """The page that is shown."""
        return self._page

    @property
    def is_empty(self) -> bool:
        """Whether the corpus that is open is known to have no pages."""
        return self._is_empty

    @property
    def row(self) -> PageRow | None:
        """The row of the page that is shown."""
        return next((row for row in self._rows if row.id == self._page), None)

    def near(self) -> Iterator[PageRow]:
        """All pages, those of the issue of the page that is shown first."""
        here = self.row
        issue = (here.publication, here.issue, here.date) if here else None
        for is_near in (True, False):
            yield from (row for row in self._rows if ((row.publication, row.issue, row.date) == issue) is is_near)

    def review_as(self, reviewer: str) -> None:
        """Review under this name; the page that is shown is shown anew."""
        if reviewer != self._reviewer:
            self._reviewer = reviewer
            if self._page is not None:
                self._desk.open_page(self._page, reviewer)
            self.reload()

    def reload(self) -> None:
        """Read the list anew; where no page is shown yet, show the first that is not finished."""
        worker = self._corpus.worker
        if worker is not None:
            worker.ask(lambda store, _: list_pages(store), self._has_list, failed=self._corpus.told.emit)

    def follow(self, details: Mapping[PageId, Details]) -> None:
        """Show pages under the details that they have now, without reading the list anew."""
        self._rows = with_details(self._rows, details)
        self.corrected.emit(details)
        if self._page is not None and self._page in details:
            self._desk.name_page(details[self._page])

    def filter(self) -> None:
        """Go to the filter field."""
        self.filter_wanted.emit()

    def open_page(self, page: str, then: Callable[[], None] | None = None) -> None:
        """Show a page; ``then`` runs when it is there."""
        if page != self._page:
            if self._page is not None:
                self._before.append(self._page)
            self._show(PageId(page), then)

    def next(self) -> None:
        """Show the next page of the list."""
        self._step(1)

    def previous(self) -> None:
        """Show the page before in the list."""
        self._step(-1)

    def back(self) -> None:
        """Show the page that was shown before this one."""
        if self._before:
            self._show(self._before.pop())

    def next_unfinished(self, then: Callable[[], None] | None = None) -> bool:
        """Show the next page whose articles are not finished, and run ``then`` when it is there; whether there is one."""
        ids = [row.id for row in self._rows]
        at = ids.index(self._page) + 1 if self._page in ids else 0
        for row in (*self._rows[at:], *self._rows[:at]):
            if row.id != self._page and not _is_done(row, self._reviewer):
                self.open_page(row.id, then)
                return True
        return False

    def _step(self, step: int) -> None:
        ids = [row.id for row in self._rows]
        if self._page in ids and 0 <= ids.index(self._page) + step < len(ids):
            self.open_page(ids[ids.index(self._page) + step])

    def _show(self, page: PageId, then: Callable[[], None] | None = None) -> None:
        self._page = page
        self._desk.open_page(page, self._reviewer, then)
        self.shown.emit(page)

    def _has_list(self, rows: Sequence[PageRow]) -> None:
        self._rows, self._is_empty = rows, not rows
        self.listed.emit(rows)
        if self._page is None and rows:
            waiting = [row for row in rows if not _is_done(row, self._reviewer)]
            self._show((waiting or list(rows))[0].id)

    def _forget(self) -> None:
        self._rows, self._page, self._before, self._is_empty = (), None, [], False
        self.listed.emit(())


def _is_done(row: PageRow, reviewer: str) -> bool:
    """Whether the reviewer is through with the page, or has put it aside."""
    review = review_by(row, reviewer)
    if review is None:
        return False
    return review.is_parked or review.states.of(Layer.ARTICLES) in (ReviewState.FINISHED, ReviewState.IGNORED)
