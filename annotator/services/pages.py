"""The queue: which pages there are, how far their review is, and which no machine has read yet."""

from collections.abc import Iterable, Sequence

from annotator.core.page import PageId
from annotator.store.corpus import Store
from annotator.store.queue import QueuedIssue, QueuedPage


def list_issues(store: Store, reviewer: str) -> Sequence[QueuedIssue]:
    """All pages by publication, issue and page number, as far as this reviewer is with them."""
    return store.queue.issues(reviewer)


def first_open_page(store: Store, reviewer: str) -> PageId | None:
    """The page to begin with: the first that waits for this reviewer, else the first of all."""
    return store.queue.first_open(reviewer)


def unread_pages(store: Store, pages: Iterable[PageId]) -> list[PageId]:
    """Those of the pages that have no prediction."""
    return [page for page in pages if store.predictions.latest(page) is None]


__all__ = ["QueuedIssue", "QueuedPage", "first_open_page", "list_issues", "unread_pages"]
