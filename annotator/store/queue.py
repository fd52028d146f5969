"""What the queue of pages shows of a corpus, issue by issue: lean questions, as there may be a hundred thousand pages."""

from collections.abc import Sequence
from typing import NamedTuple

import orjson

from annotator.core.annotation import ReviewState
from annotator.core.page import PageId
from annotator.store.connection import Connection


class QueuedPage(NamedTuple):
    """One page with how far one reviewer is with its articles; ``doubtful`` of the latest prediction where none began."""

    id: PageId
    page_number: str | None
    state: ReviewState
    is_parked: bool
    is_flagged: bool
    doubtful: int


class QueuedIssue(NamedTuple):
    """The pages of one issue: how many, how many of them are done, and the pages themselves, packed."""

    publication: str | None
    date: str | None
    issue: str | None
    total: int
    done: int
    packed: str

    def pages(self) -> list[QueuedPage]:
        """The pages in the order of the list."""
        return [
            QueuedPage(page, number, _STATES.get(state, _NEW), is_parked != 0, flags != 0, doubtful)
            for page, number, state, is_parked, flags, doubtful in orjson.loads(self.packed)
        ]


_NEW = ReviewState.NEW
_STATES = {state.value: state for state in ReviewState}
_REVIEWED = """
FROM pages
LEFT JOIN annotations ON annotations.page = pages.id AND annotations.reviewer = ?
LEFT JOIN layers ON layers.annotation = annotations.id AND layers.layer = 'articles'
"""
# One row in all: for each that comes, SQLite waits until Python is ready for it, and a thread that paints keeps it waiting.
# What is damaged may be of any kind: joined with nothing it is text, with 0 added a number, and JSON can hold it.
_ISSUES = f"""
SELECT json_group_array(json_array(publication || '', date || '', issue || '', total, done, pages || '')) FROM (
  SELECT publication, date, issue, count(*) AS total,
    count(*) FILTER (WHERE state IN ('finished', 'ignored')) AS done,
    json_group_array(json_array(
      pages.id || '', page_number || '', coalesce(state, 'new') || '', coalesce(is_parked, 0) + 0, coalesce(flags, 0) + 0,
      coalesce(doubtful, (SELECT doubtful FROM predictions WHERE page = pages.id ORDER BY run DESC LIMIT 1), 0) + 0
    )) AS pages
  {_REVIEWED} GROUP BY publication, date, issue ORDER BY publication, date, issue
)
"""
_ORDER = "ORDER BY publication, date, issue, page_order, pages.id LIMIT 1"
_FIRST = f"SELECT id FROM pages {_ORDER}"
_FIRST_OPEN = f"""
SELECT pages.id {_REVIEWED}
WHERE annotations.id IS NULL OR (is_parked = 0 AND state NOT IN ('finished', 'ignored')) {_ORDER}
"""


class Queue:
    """Questions about which pages there are to review."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def issues(self, reviewer: str) -> Sequence[QueuedIssue]:
        """All pages by publication, date, issue and page number, as far as this reviewer is with them."""
        with self._connection.reading():
            return list(map(QueuedIssue._make, orjson.loads(self._connection.rows(_ISSUES, (reviewer,))[0][0])))

    def first_open(self, reviewer: str) -> PageId | None:
        """The first page that the reviewer has neither done nor parked, else the first of all; None where there is none."""
        found = self._connection.row(_FIRST_OPEN, (reviewer,)) or self._connection.row(_FIRST)
        return PageId(found[0]) if found else None
