"""The queue: which pages there are, how far their review is, and which no machine has read yet."""

from collections.abc import Iterable, Sequence

from annotator.core.page import PageId
from annotator.store.corpus import Store
from annotator.store.pages import PageRow, ReviewRow


def list_pages(store: Store) -> Sequence[PageRow]:
    """All pages by publication, issue and page number, with the states of their reviews."""
    return store.pages.list()


def unread_pages(store: Store, pages: Iterable[PageId]) -> list[PageId]:
    """Those of the pages that have no prediction."""
    return [page for page in pages if store.predictions.latest(page) is None]


def review_by(row: PageRow, reviewer: str) -> ReviewRow | None:
    """How far this reviewer is with the page."""
    return next((review for review in row.reviews if review.reviewer == reviewer), None)


__all__ = ["PageRow", "ReviewRow", "list_pages", "review_by", "unread_pages"]
