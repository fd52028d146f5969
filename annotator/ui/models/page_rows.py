"""What the Pages pane knows of each page, how pages sort, and which of them a filter keeps."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from annotator.core.annotation import Layer, LayerStates, ReviewState
from annotator.core.page import PageId

_UNTOUCHED = LayerStates()
_DONE = (ReviewState.FINISHED, ReviewState.IGNORED)


@dataclass(frozen=True, slots=True)
class PageRow:
    """One page. ``issue`` is its issue key, ``date`` ISO 8601, ``layers`` the layers that the corpus asks for.

    ``doubtful`` counts decisions not looked at, ``steps`` the reviewer's steps, ``expected`` those still expected.
    """

    id: PageId
    publication: str | None = None
    issue: str | None = None
    date: str | None = None
    page_number: str | None = None
    states: LayerStates = _UNTOUCHED
    layers: tuple[Layer, ...] = (Layer.ARTICLES,)
    doubtful: int = 0
    steps: int | None = None
    expected: int | None = None
    is_flagged: bool = False
    is_parked: bool = False

    @property
    def state(self) -> ReviewState:
        """The state of the page as a whole: finished when no layer asked for is open."""
        states = {self.states.of(layer) for layer in self.layers}
        if len(states) == 1:
            return states.pop()
        return ReviewState.FINISHED if states <= set(_DONE) else ReviewState.IN_PROGRESS

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do on it."""
        return self.state in _DONE

    @property
    def words(self) -> str:
        """What a filter looks in."""
        return " ".join(part for part in (self.publication, self.issue, self.date, self.page_number, self.id) if part).casefold()


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


def kept(rows: Iterable[PageRow], keep: Keep, words: str) -> list[PageRow]:
    """The rows that have every one of the words and are as ``keep`` says."""
    wanted = words.casefold().split()
    if keep is Keep.ALL and not wanted:
        return list(rows)
    return [row for row in rows if _is_kept(row, keep) and all(word in row.words for word in wanted)]


def _is_kept(row: PageRow, keep: Keep) -> bool:
    if keep is Keep.OPEN:
        return not row.is_done
    if keep is Keep.FLAGGED:
        return row.is_flagged
    if keep is Keep.PARKED:
        return row.is_parked
    wanted = {Keep.IN_PROGRESS: ReviewState.IN_PROGRESS, Keep.FINISHED: ReviewState.FINISHED}
    return keep is Keep.ALL or row.state is wanted[keep]


def by_expected_work(rows: Iterable[PageRow]) -> list[PageRow]:
    """The pages with most work left first, those that are done last."""
    return sorted(rows, key=lambda row: (row.is_done, -(row.expected or row.doubtful), natural(row.page_number), row.id))


def by_issue(rows: Iterable[PageRow]) -> list[PageRow]:
    """Publications by name, in each the latest issue first, in each the pages as numbered."""
    pages = sorted(rows, key=lambda row: (natural(row.page_number or row.id), row.id))
    pages.sort(key=lambda row: (row.date or "", row.issue or ""), reverse=True)
    pages.sort(key=lambda row: natural(row.publication))
    return pages


def done_of(rows: Sequence[PageRow]) -> tuple[int, int]:
    """How many of the pages are done, and how many there are."""
    return sum(row.is_done for row in rows), len(rows)
