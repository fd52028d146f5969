"""The queue: which pages there are, how far their review is, and which no machine has read yet."""

from bisect import bisect
from collections.abc import Iterable, Mapping, Sequence

from annotator.core.details import Details
from annotator.core.page import PageId
from annotator.store.corpus import Store
from annotator.store.pages import PageRow, ReviewRow, natural_order


def list_pages(store: Store) -> Sequence[PageRow]:
    """All pages by publication, issue and page number, with the states of their reviews."""
    return store.pages.list()


def with_details(rows: Sequence[PageRow], details: Mapping[PageId, Details]) -> Sequence[PageRow]:
    """A list of pages in which some have other details, each in its place, as if it were listed anew."""
    stay = [row for row in rows if row.id not in details]
    moved = sorted((row._replace(**details[row.id]._asdict()) for row in rows if row.id in details), key=_place)
    out, last = list[PageRow](), 0
    for row in moved:
        at = bisect(stay, _place(row), last, key=_place)
        out += stay[last:at]
        out.append(row)
        last = at
    return [*out, *stay[last:]]


def _place(row: PageRow) -> tuple[str, ...]:
    """By what the store lists pages."""
    return row.publication or "", row.date or "", row.issue or "", natural_order(row.page_number), row.id


def unread_pages(store: Store, pages: Iterable[PageId]) -> list[PageId]:
    """Those of the pages that have no prediction."""
    return [page for page in pages if store.predictions.latest(page) is None]


def review_by(row: PageRow, reviewer: str) -> ReviewRow | None:
    """How far this reviewer is with the page."""
    return next((review for review in row.reviews if review.reviewer == reviewer), None)


__all__ = ["PageRow", "ReviewRow", "list_pages", "review_by", "unread_pages", "with_details"]
