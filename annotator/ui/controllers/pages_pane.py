"""Shows the queue of pages in its pane, the open page's row as its review stands now."""

from PySide6.QtCore import QObject

from annotator.core.changes import ChangeSet
from annotator.services.review import Review, doubt_count
from annotator.ui.controllers.desk import ReviewDesk
from annotator.ui.controllers.pages import PagesController
from annotator.ui.models.page_queue import PageQueue
from annotator.ui.models.page_rows import PageRow
from annotator.ui.views.pages.view import PagesView


class PagesPaneController(QObject):
    """The list comes from the corpus; what an edit changes of the open page is shown without asking again."""

    def __init__(self, pages: PagesController, desk: ReviewDesk, *, view: PagesView) -> None:
        super().__init__()
        self._pages, self._desk, self._view = pages, desk, view
        pages.listed.connect(self._list)
        pages.corrected.connect(view.set_queue)
        pages.unpacked.connect(view.set_ready)
        pages.shown.connect(view.set_current)
        pages.filter_wanted.connect(self._go_to_filter)
        view.page_chosen.connect(lambda page: desk.when_confirmed(lambda: pages.open_page(page)))
        view.unfold_asked.connect(lambda: view.set_folded(False))
        desk.opened.connect(self._update)
        desk.changed.connect(self._change)

    def _list(self, queue: PageQueue) -> None:
        self._view.set_queue(queue)
        if self._desk.review is not None:
            self._update(self._desk.review)
        if self._pages.page is not None:
            self._view.set_current(self._pages.page)

    def _change(self, review: Review, changes: ChangeSet | None) -> None:
        del changes
        self._update(review)

    def _update(self, review: Review) -> None:
        annotation, page = review.annotation, review.page
        self._view.update_row(
            PageRow(
                page.id,
                page.publication,
                page.issue_key,
                page.date,
                page.page_number,
                annotation.states.articles,
                doubtful=doubt_count(annotation),
                steps=review.history.depth,
                is_flagged=bool(annotation.flags),
                is_parked=annotation.is_parked,
            )
        )

    def _go_to_filter(self) -> None:
        self._view.set_folded(False)
        self._view.filter.setFocus()
        self._view.filter.selectAll()
