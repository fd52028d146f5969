"""What the Pages pane knows of each page, how pages sort, and which of them a filter keeps."""

import re
from collections.abc import Callable
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from annotator.core.annotation import ReviewState
from annotator.core.page import PageId

# A member is found in its class anew each time, which for all pages is longer than the look at their states.
_IN_PROGRESS, _FINISHED, _IGNORED = ReviewState.IN_PROGRESS, ReviewState.FINISHED, ReviewState.IGNORED
_DONE_LAST = 1 << 32  # more than a page has decisions


class PageRow(NamedTuple):
    """One page. ``issue`` is its issue key, ``date`` ISO 8601, ``state`` that of its articles.

    ``doubtful`` counts decisions not looked at, ``steps`` the reviewer's steps, ``expected`` those still expected.
    """

    id: PageId
    publication: str | None = None
    issue: str | None = None
    date: str | None = None
    page_number: str | None = None
    state: ReviewState = ReviewState.NEW
    doubtful: int = 0
    steps: int | None = None
    expected: int | None = None
    is_flagged: bool = False
    is_parked: bool = False

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do on it."""
        return self.state is _FINISHED or self.state is _IGNORED


class Keep(Enum):
    """Which pages a filter keeps."""

    ALL = auto()
    OPEN = auto()
    IN_PROGRESS = auto()
    FINISHED = auto()
    FLAGGED = auto()
    PARKED = auto()


@lru_cache(maxsize=8192)
def natural(text: str | None) -> tuple[tuple[int, int, str], ...]:
    """A key by which 2 comes before 10, and A03 before B01."""
    parts = re.findall(r"\d+|\D+", text or "")
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


IS_KEPT: dict[Keep, Callable[[PageRow], bool]] = {
    Keep.ALL: lambda _: True,
    Keep.OPEN: lambda row: row.state is not _FINISHED and row.state is not _IGNORED,
    Keep.IN_PROGRESS: lambda row: row.state is _IN_PROGRESS,
    Keep.FINISHED: lambda row: row.state is _FINISHED,
    Keep.FLAGGED: lambda row: row.is_flagged,
    Keep.PARKED: lambda row: row.is_parked,
}
"""Whether a page is as a filter says."""


def by_number(row: PageRow) -> tuple[object, PageId]:
    """The key by which pages of an issue sort: as numbered, those without a number by id."""
    return natural(row.page_number or row.id), row.id


def by_work(row: PageRow) -> tuple[int, object, PageId]:
    """The key by which pages sort with most work left first, those that are done last; as numbered where it is the same."""
    return work_left(row), natural(row.page_number), row.id


def work_left(row: PageRow) -> int:
    """A number that is the less the more work is left on a page."""
    return _DONE_LAST * row.is_done - (row.expected or row.doubtful)
