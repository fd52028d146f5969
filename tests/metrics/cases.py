"""What measures are tried on: segmentations, labellings and articles made at random."""

from collections.abc import Sequence

from hypothesis import strategies as st

from annotator.core.spans import Span
from annotator.metrics.contingency import Label
from annotator.metrics.pieces import Piece, Pieces
from annotator.metrics.segments import Segments, from_marks


@st.composite
def segmentations(draw: st.DrawFn) -> tuple[Segments, Segments]:
    """Two segmentations of the same units."""
    places = draw(st.integers(0, 30))
    marks = st.text("01", min_size=places, max_size=places)
    return from_marks(draw(marks)), from_marks(draw(marks))


@st.composite
def labellings(draw: st.DrawFn, *, unassigned: bool = True) -> tuple[list[Label], list[Label], list[int]]:
    """Two labellings of the same items and how many characters each item has."""
    count = draw(st.integers(0, 20))
    label = st.sampled_from([*"abcd", None] if unassigned else "abcd")
    sides = [draw(st.lists(label, min_size=count, max_size=count)) for _ in range(2)]
    return sides[0], sides[1], draw(st.lists(st.integers(1, 4), min_size=count, max_size=count))


def characters(labels: Sequence[Label], weights: Sequence[int]) -> list[Label]:
    """Each item as its characters."""
    return [label for label, weight in zip(labels, weights, strict=True) for _ in range(weight)]


def article(*ends: tuple[int, int] | tuple[int, int, str]) -> Pieces:
    """An article of these spans; with no role they are body."""
    return tuple(Piece(Span(start, end), *(role or ["body"])) for start, end, *role in ends)
