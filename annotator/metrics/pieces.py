"""Articles as spans of a text, made comparable: cut where any span of either side begins or ends."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from scipy.sparse import csr_matrix

from annotator.core.spans import Span, is_blank
from annotator.metrics.answer import BadCase
from annotator.metrics.contingency import Indices, Label, Numbers, Table


@dataclass(frozen=True, slots=True)
class Piece:
    """A span of a text and what somebody says it is: a role, a category."""

    span: Span
    label: str | None = None


Pieces = tuple[Piece, ...]


@dataclass(frozen=True)
class Ground:
    """What two readings of a text cut it into; with the ``text`` only characters that are not white space weigh."""

    spans: frozenset[Span]
    text: str | None = None

    def __post_init__(self) -> None:
        last = max((span.end for span in self.spans), default=0)
        if self.text is not None and last > len(self.text):
            raise BadCase(f"a span ends at {last}, beyond the text of {len(self.text)} characters")

    @cached_property
    def cuts(self) -> Indices:
        """Where any span begins or ends."""
        return np.unique(np.asarray([at for span in self.spans for at in (span.start, span.end)], dtype=np.int64))

    @cached_property
    def masses(self) -> Numbers:
        """How much each stretch between two cuts weighs."""
        if self.text is None:
            return np.diff(self.cuts).astype(np.float64)
        return np.diff(_ink_before(self.text)[self.cuts])

    @cached_property
    def _index(self) -> dict[int, int]:
        return {cut: at for at, cut in enumerate(self.cuts.tolist())}

    def stretches(self, span: Span) -> range:
        """The stretches, by index, of which the span is made."""
        return range(self._index[span.start], self._index[span.end])


def ground_of(*readings: Iterable[Pieces], text: str | None = None) -> Ground:
    """The ground on which articles of several readings can be compared."""
    return Ground(frozenset(piece.span for reading in readings for pieces in reading for piece in pieces), text)


def overlaps(reference: Sequence[Pieces], hypothesis: Sequence[Pieces], *, text: str | None = None) -> Table:
    """How many characters each article of one side shares with each of the other; articles may overlap."""
    ground = ground_of(reference, hypothesis, text=text)
    wanted, found = _covering(ground, reference), _covering(ground, hypothesis)
    shared = wanted.multiply(ground.masses[None, :]) @ found.T
    shared.sort_indices()
    shared = shared.tocoo()
    is_any = shared.data > 0
    row, column = shared.row[is_any].astype(np.int64), shared.col[is_any].astype(np.int64)
    return Table(row, column, shared.data[is_any], wanted @ ground.masses, found @ ground.masses)


def labellings(
    reference: Sequence[Pieces], hypothesis: Sequence[Pieces], *, text: str | None = None
) -> tuple[list[Label], list[Label], list[float]]:
    """The stretches that anything lies in: the label of each on both sides and its weight, as label lists.

    Raises BadCase where a side says two things of one character.
    """
    ground = ground_of(reference, hypothesis, text=text)
    sides = [_labelled(ground, side) for side in (reference, hypothesis)]
    rows = [row for row in zip(*sides, ground.masses.tolist(), strict=True) if row[2] > 0 and row[:2] != (None, None)]
    return [row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows]


def by_article(articles: Sequence[Pieces]) -> list[Pieces]:
    """The same pieces, labelled with the number of their article instead of their role."""
    return [tuple(Piece(piece.span, f"article {at}") for piece in pieces) for at, pieces in enumerate(articles, 1)]


def joined(text: str | None, pieces: Pieces) -> Pieces:
    """The pieces in their order, those of one label joined that follow each other with only white space between."""
    out: list[Piece] = []
    for piece in pieces:
        if out and out[-1].label == piece.label and _continues(text, out[-1].span, piece.span):
            out[-1] = Piece(Span(out[-1].span.start, piece.span.end), piece.label)
        else:
            out.append(piece)
    return tuple(out)


# One page is measured in many ways, one after the other.
@lru_cache(maxsize=2)
def _ink_before(text: str) -> Numbers:
    """How many characters that are not white space stand before each offset, and before the end."""
    ink = np.fromiter((not character.isspace() for character in text), dtype=np.float64, count=len(text))
    return np.concatenate([np.zeros(1), np.cumsum(ink)])


def _continues(text: str | None, first: Span, second: Span) -> bool:
    if text is None:
        return first.end == second.start
    return first.end <= second.start and is_blank(text, first.end, second.start)


def _covering(ground: Ground, articles: Sequence[Pieces]) -> csr_matrix:
    """Which article (row) has which stretch (column)."""
    columns: list[int] = []
    ends = [0]
    for pieces in articles:
        columns += {at for piece in pieces for at in ground.stretches(piece.span)}
        ends.append(len(columns))
    return csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(articles), max(0, len(ground.cuts) - 1)))


def _labelled(ground: Ground, articles: Sequence[Pieces]) -> list[Label]:
    labels: list[Label] = [None] * max(0, len(ground.cuts) - 1)
    for piece in (piece for pieces in articles for piece in pieces):
        for at in ground.stretches(piece.span):
            if labels[at] not in {None, piece.label}:
                raise BadCase(f"the character at {ground.cuts[at]} is both {labels[at]} and {piece.label}")
            labels[at] = piece.label
    return labels
