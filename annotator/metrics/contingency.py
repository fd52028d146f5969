"""How much of each class of a reference lies in each class of a hypothesis: what partition and detection measures count."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from annotator.metrics.answer import BadCase

Numbers = NDArray[np.float64]
Indices = NDArray[np.int64]
Label = Hashable | None

UNASSIGNED = -1
MOST_CHARACTERS = 2**53


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The cells that are not empty: ``mass`` of ``row`` (reference class) and ``column`` (hypothesis class), by index.

    ``wanted`` and ``found`` are the masses of the whole classes. They may be more than their cells: text that only one
    side assigns is in no cell.
    """

    row: Indices
    column: Indices
    mass: Numbers
    wanted: Numbers
    found: Numbers

    @property
    def ious(self) -> Numbers:
        """Intersection over union of the two classes of each cell."""
        return self.mass / (self.wanted[self.row] + self.found[self.column] - self.mass)


@dataclass(frozen=True, slots=True, eq=False)
class Items:
    """What both sides say of each item, as numbers of classes, ``UNASSIGNED`` for none, and how much it weighs."""

    wanted: Indices
    found: Indices
    weights: Numbers

    def where(self, chosen: NDArray[np.bool_]) -> "Items":
        """The chosen items only, with the classes that occur among them."""
        return Items(_renumbered(self.wanted[chosen]), _renumbered(self.found[chosen]), self.weights[chosen])

    def table(self) -> Table:
        """The masses of cells and classes."""
        is_both = (self.wanted != UNASSIGNED) & (self.found != UNASSIGNED)
        width = max(1, _count(self.found))
        pairs, cell = np.unique(self.wanted[is_both] * width + self.found[is_both], return_inverse=True)
        mass = _sums(cell, self.weights[is_both], len(pairs))
        return Table(pairs // width, pairs % width, mass, self._masses(self.wanted), self._masses(self.found))

    def _masses(self, classes: Indices) -> Numbers:
        is_assigned = classes != UNASSIGNED
        return _sums(classes[is_assigned], self.weights[is_assigned], _count(classes))


def items_of(reference: Sequence[Label], hypothesis: Sequence[Label], weights: Sequence[float] | None = None) -> Items:
    """Two labellings of the same items; None is unassigned, and an item weighs 1 where no ``weights`` are given.

    Raises BadCase for lists of different lengths and for weights that are not positive.
    """
    if len(reference) != len(hypothesis):
        raise BadCase(f"the reference labels {len(reference)} items and the hypothesis {len(hypothesis)}")
    masses = np.ones(len(reference)) if weights is None else np.asarray(weights, dtype=np.float64)
    if len(masses) != len(reference):
        raise BadCase(f"there are {len(reference)} items and {len(masses)} weights")
    if not np.all(np.isfinite(masses) & (masses > 0)):
        raise BadCase("weights are positive numbers")
    if masses.sum() > MOST_CHARACTERS:
        raise BadCase(f"weights add up to {MOST_CHARACTERS:,} at most: beyond that counting is no longer exact")
    return Items(_numbered(reference), _numbered(hypothesis), masses)


def _numbered(labels: Sequence[Label]) -> Indices:
    """For each item the number of its class, in order of first appearance."""
    numbers: dict[Label, int] = {}
    found = [UNASSIGNED if label is None else numbers.setdefault(label, len(numbers)) for label in labels]
    return np.asarray(found, dtype=np.int64)


def _count(classes: Indices) -> int:
    return int(classes.max(initial=-1)) + 1


def _renumbered(classes: Indices) -> Indices:
    """The same classes, without numbers that are not there."""
    numbers: Indices = np.unique(np.append(classes, UNASSIGNED), return_inverse=True)[1]
    return numbers[:-1] + UNASSIGNED


def _sums(classes: Indices, masses: Numbers, count: int) -> Numbers:
    return np.bincount(classes, masses, count).astype(np.float64)
