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


def readable_pages(store: Store) -> list[PageId]:
    """All pages but those of which there is a picture alone."""
    empty = store.pages.without_text()
    return [page for page in store.pages.ids() if page not in empty]


def unread_pages(store: Store, pages: Iterable[PageId]) -> list[PageId]:
    """Those of the pages that have a text and no prediction."""
    empty = store.pages.without_text()
    return [page for page in pages if page not in empty and store.predictions.latest(page) is None]


__all__ = ["QueuedIssue", "QueuedPage", "first_open_page", "list_issues", "readable_pages", "unread_pages"]
