"""What the Pages pane knows of each page, how pages sort, and which of them a filter keeps."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from annotator.core.annotation import Layer, LayerStates, ReviewState
from annotator.core.page import PageId

_UNTOUCHED = LayerStates()
_DONE = (ReviewState.FINISHED, ReviewState.IGNORED)


class PageRow(NamedTuple):
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
        if len(self.layers) == 1:
            state: ReviewState = getattr(self.states, self.layers[0].value)
            return state
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
        return f"{_words_of_issue(self.publication, self.issue, self.date)} {self.page_number or ''} {self.id}".casefold()


@lru_cache(maxsize=32768)
def _words_of_issue(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


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


def kept(rows: Sequence[PageRow], keep: Keep, words: str, texts: Sequence[str] | None = None) -> list[PageRow]:
    """The rows that have every one of the words and are as ``keep`` says; ``texts`` are the rows' own words, where known."""
    found = list(rows)
    for word in words.casefold().split():
        inside = texts if texts is not None and len(found) == len(texts) else [row.words for row in found]
        found = [row for row, text in zip(found, inside, strict=True) if word in text]
    return found if keep is Keep.ALL else [row for row in found if _is_kept(row, keep)]


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


Issues = list[tuple[str, list[PageRow]]]


def by_issue(rows: Iterable[PageRow]) -> list[tuple[str, Issues]]:
    """Publications by name, each with its issues, the latest first, each with its pages as numbered."""
    papers: dict[str, dict[tuple[str, str], list[PageRow]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        papers[row.publication or ""][row.date or "", row.issue or ""].append(row)
    return [(paper, _latest_first(papers[paper])) for paper in sorted(papers, key=natural)]


def _latest_first(issues: dict[tuple[str, str], list[PageRow]]) -> Issues:
    return [(issue or date, sorted(issues[date, issue], key=_number)) for date, issue in sorted(issues, reverse=True)]


def _number(row: PageRow) -> tuple[object, PageId]:
    return natural(row.page_number or row.id), row.id
