"""The queue of pages: which one is shown, which comes next, which was shown before."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.core.details import Details
from annotator.core.page import PageId
from annotator.services.corpora import Store
from annotator.services.pages import first_open_page, list_issues
from annotator.ui.controllers.corpus import CorpusController
from annotator.ui.controllers.desk import ReviewDesk
from annotator.ui.models.page_queue import Contents, PageQueue, queue_of
from annotator.ui.models.page_rows import PageRow
from annotator.ui.tasks import Wanted

Answer = TypeVar("Answer")
_UNPACKING_PAUSE_MS = 200


class PagesController(QObject):
    """Keeps the list as the corpus has it; ``listed`` carries the PageQueue, ``unpacked`` says that it is ready.

    ``corrected`` carries the queue in which some pages have other details, ``filter_wanted`` asks for the filter field,
    ``shown`` carries the page that is shown from now on.
    """

    listed = Signal(object)
    unpacked = Signal()
    corrected = Signal(object)
    filter_wanted = Signal()
    shown = Signal(str)

    def __init__(self, corpus: CorpusController, desk: ReviewDesk) -> None:
        super().__init__()
        self._corpus, self._desk = corpus, desk
        self._queue = PageQueue()
        self._wanted = Wanted()
        self._is_empty = False
        self._reviewer = ""
        self._page: PageId | None = None
        self._before: list[PageId] = []
        corpus.look = self._look
        corpus.looked.connect(self._has_looked)
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
    def queue(self) -> PageQueue:
        """All pages."""
        return self._queue

    def near(self) -> Iterator[PageRow]:
        """All pages, those of the issue of the page that is shown first."""
        here = self._queue.home(self._page or "")
        yield from here.rows if here else ()
        yield from (row for issue in self._queue.issues if issue is not here for row in issue.rows)

    def review_as(self, reviewer: str) -> None:
        """Review under this name; the page that is shown is shown anew."""
        if reviewer != self._reviewer:
            self._reviewer = reviewer
            if self._page is not None:
                self._desk.open_page(self._page, reviewer)
            self.reload()

    def reload(self) -> None:
        """Read the list anew; where no page is shown yet, show the first that is not finished before there is a list."""
        self._wanted.drop()
        self._wanted = Wanted()
        if self._page is None:
            self._ask(partial(first_open_page, reviewer=self._reviewer), self._begin)
        else:
            self._list()

    def _look(self, store: Store) -> tuple[PageId | None, PageQueue]:
        page = first_open_page(store, self._reviewer)
        return page, _listed(store, self._reviewer, page)

    def _has_looked(self, seen: tuple[PageId | None, PageQueue] | None) -> None:
        if seen is None:
            self.reload()
            return
        page, queue = seen
        if page is not None and self._page is None:
            self._show(page)
        self._has_list(queue)

    def _begin(self, page: PageId | None) -> None:
        if self._page is None and page is not None:
            self._show(page)
        self._list()

    def _list(self) -> None:
        reviewer, page = self._reviewer, self._page
        self._ask(lambda store: _listed(store, reviewer, page), self._has_list)

    def _ask(self, work: Callable[[Store], Answer], done: Callable[[Answer], None]) -> None:
        if self._corpus.worker is not None:
            self._corpus.worker.ask(lambda store, _: work(store), done, failed=self._corpus.told.emit, wanted=self._wanted)

    def follow(self, details: Mapping[PageId, Details]) -> None:
        """Show pages under the details that they have now, without reading the list anew."""
        self._queue = self._queue.corrected(details)
        self.corrected.emit(self._queue)
        self._unpack(self._queue)
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

    def show_anew(self, pages: Collection[PageId]) -> None:
        """Show the page in front again where it is one of these, whose texts came."""
        if self._page is not None and self._page in pages:
            self._show(self._page)

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
        waiting = (row for row in self._after() if not (row.is_done or row.is_parked))
        row = next(waiting, None)
        if row is not None:
            self.open_page(row.id, then)
        return row is not None

    def _after(self) -> Iterator[PageRow]:
        """The pages after the one that is shown, then those before it."""
        issues, home = self._queue.issues, self._queue.home(self._page or "")
        if home is None:
            yield from self._queue.pages
            return
        at, here = issues.index(home), home.at(self._page or "") or 0
        yield from home.rows[here + 1 :]
        yield from (row for issue in (*issues[at + 1 :], *issues[:at]) for row in issue.rows)
        yield from home.rows[:here]

    def _step(self, step: int) -> None:
        issues, home = self._queue.issues, self._queue.home(self._page or "")
        if home is None:
            return
        at, here = issues.index(home), (home.at(self._page or "") or 0) + step
        if 0 <= here < home.total:
            self.open_page(home.rows[here].id)
        elif 0 <= at + step < len(issues):
            self.open_page(issues[at + step].rows[0 if step > 0 else -1].id)

    def _show(self, page: PageId, then: Callable[[], None] | None = None) -> None:
        self._page = page
        self._desk.open_page(page, self._reviewer, then)
        self.shown.emit(page)

    def _has_list(self, queue: PageQueue) -> None:
        self._queue, self._is_empty = queue, not queue.total
        self.listed.emit(queue)
        self._unpack(queue)

    def _unpack(self, queue: PageQueue) -> None:
        """Unpack in the background what nobody sees yet, before somebody filters or sorts it."""
        # Not while the window paints: the two would take turns.
        QTimer.singleShot(_UNPACKING_PAUSE_MS, self, lambda: self._unpack_now(queue))

    def _unpack_now(self, queue: PageQueue) -> None:
        if queue is self._queue:
            self._ask(lambda _: queue.unpack(), lambda contents: self._has_unpacked(queue, contents))

    def _has_unpacked(self, queue: PageQueue, contents: Contents) -> None:
        queue.adopt(contents)
        self.unpacked.emit()

    def _forget(self) -> None:
        self._wanted.drop()
        self._queue, self._page, self._before, self._is_empty = PageQueue(), None, [], False
        self.listed.emit(self._queue)


def _listed(store: Store, reviewer: str, page: PageId | None) -> PageQueue:
    """The queue, with what is seen of it at first unpacked; for the store's thread."""
    queue = queue_of(list_issues(store, reviewer))
    queue.look_at(page)
    return queue
