"""Shows the queue of pages in its pane, the open page's row as its review stands now."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from annotator.core.changes import ChangeSet
from annotator.services import pages as queue
from annotator.services.review import Review, doubt_count
from annotator.ui.controllers.desk import ReviewDesk
from annotator.ui.controllers.pages import PagesController
from annotator.ui.models.page_rows import PageRow
from annotator.ui.views.pages.view import PagesView


class PagesPaneController(QObject):
    """The list comes from the corpus; what an edit changes of the open page is shown without asking again."""

    def __init__(self, pages: PagesController, desk: ReviewDesk, *, view: PagesView) -> None:
        super().__init__()
        self._pages, self._view = pages, view
        pages.listed.connect(self._list)
        pages.corrected.connect(view.correct)
        pages.shown.connect(view.set_current)
        pages.filter_wanted.connect(self._go_to_filter)
        view.page_chosen.connect(lambda page: desk.when_confirmed(lambda: pages.open_page(page)))
        view.unfold_asked.connect(lambda: view.set_folded(False))
        desk.opened.connect(self._update)
        desk.changed.connect(self._change)

    def _list(self, rows: Sequence[queue.PageRow]) -> None:
        self._view.set_rows([row_of(row, self._pages.reviewer) for row in rows])
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
                annotation.states,
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


def row_of(row: queue.PageRow, reviewer: str) -> PageRow:
    """A page of the corpus as this reviewer's queue shows it."""
    review = queue.review_by(row, reviewer)
    issue = row.issue or (f"{row.publication}/{row.date}" if row.publication and row.date else None)
    if review is None:
        return PageRow(row.id, row.publication, issue, row.date, row.page_number, doubtful=row.doubtful or 0)
    return PageRow(
        row.id,
        row.publication,
        issue,
        row.date,
        row.page_number,
        review.states,
        doubtful=review.doubtful,
        is_flagged=review.flags > 0,
        is_parked=review.is_parked,
    )
