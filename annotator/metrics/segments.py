"""A sequence of units cut into segments, however it is written down."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from annotator.metrics.answer import BadCase

MOST_UNITS = 50_000_000


@dataclass(frozen=True)
class Segments:
    """``units`` in a row, with a boundary after each unit whose index, from 0, is in ``boundaries``, which are sorted."""

    units: int
    boundaries: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if self.units < 1:
            raise BadCase("a segmentation needs at least one unit")
        if self.units > MOST_UNITS:
            raise BadCase(f"a segmentation has {MOST_UNITS:,} units at most")
        if any(second <= first for first, second in pairwise((-1, *self.boundaries, self.units - 1))):
            raise BadCase("boundaries must be sorted and lie between units")

    @cached_property
    def marks(self) -> NDArray[np.bool_]:
        """For each of the places between units whether a boundary is there."""
        marks = np.zeros(self.units - 1, dtype=bool)
        marks[list(self.boundaries)] = True
        return marks

    @property
    def count(self) -> int:
        """How many segments there are."""
        return len(self.boundaries) + 1


def from_masses(masses: Sequence[int]) -> Segments:
    """Segments of these lengths, as segeval writes them: ``(5, 3, 5)``."""
    if any(mass < 1 for mass in masses):
        raise BadCase("a segment has at least one unit: masses are 1 or more")
    ends = list(accumulate(masses))
    return Segments(ends[-1] if ends else 0, tuple(end - 1 for end in ends[:-1]))


def from_marks(marks: str) -> Segments:
    """A ``0`` or ``1`` for each place between two units, as nltk writes it: ``0100`` are 5 units cut after the second."""
    if marks.strip("01"):
        raise BadCase("a string of boundaries has the characters 0 and 1 only")
    return Segments(len(marks) + 1, tuple(at for at, mark in enumerate(marks) if mark == "1"))


def from_labels(labels: Sequence[Hashable]) -> Segments:
    """The label of its segment for each unit; a segment goes on as long as the label does."""
    return Segments(len(labels), tuple(at for at, (label, other) in enumerate(pairwise(labels)) if label != other))


def check_same_length(reference: Segments, hypothesis: Segments) -> None:
    """Raises BadCase where they are not segmentations of the same units."""
    if reference.units != hypothesis.units:
        raise BadCase(f"the reference has {reference.units} units and the hypothesis {hypothesis.units}")
