"""Two partitions of the same items compared: which items belong together, whatever the classes are called.

An item of weight w counts as w characters, so that a line may stand for its own. Only what the reference assigns is scored;
each character of it that the hypothesis leaves unassigned counts as a class of its own.
"""

from collections.abc import Sequence

import numpy as np

from annotator.metrics.answer import Answer, BadCase, f_score
from annotator.metrics.contingency import UNASSIGNED, Items, Label, Numbers, Table, items_of

_NOTHING = "the reference assigns nothing: 1.0 by convention"
_MOST_LOOSE = 10_000_000

Weights = Sequence[float] | None


def ari(reference: Sequence[Label], hypothesis: Sequence[Label], weights: Weights = None) -> Answer:
    """The adjusted Rand index: agreement on pairs of characters, corrected for chance; 1 is best, 0 what chance gives.

    Hubert, Arabie 1985, Comparing partitions.
    """
    table = _scored(reference, hypothesis, weights)
    total, wanted, found = _pairs(table.wanted.sum()), _pairs(table.wanted).sum(), _pairs(table.found).sum()
    expected = wanted * found / total if total else 0.0
    most = (wanted + found) / 2
    if most == expected:
        return _undivided(table)
    return Answer(float((_pairs(table.mass).sum() - expected) / (most - expected)))


def v_measure(reference: Sequence[Label], hypothesis: Sequence[Label], weights: Weights = None, *, beta: float = 1.0) -> Answer:
    """The mean of homogeneity and completeness; 1 is best. Not corrected for chance: many small classes score high.

    Rosenberg, Hirschberg 2007, V-measure. ``beta`` above 1 favours completeness.
    """
    if beta <= 0:
        raise BadCase("beta is above 0")
    table = _scored(reference, hypothesis, weights)
    total = float(table.wanted.sum())
    wanted, found = _entropy(table.wanted, total), _entropy(table.found, total)
    shared = max(0.0, wanted + found - _entropy(table.mass, total))
    homogeneity = min(1.0, shared / wanted) if wanted else 1.0
    completeness = min(1.0, shared / found) if found else 1.0
    both = beta * homogeneity + completeness
    value = (1 + beta) * homogeneity * completeness / both if both else 0.0
    parts = {"homogeneity": homogeneity, "completeness": completeness, "v": value}
    return Answer(value, "" if total else _NOTHING, parts)


def bcubed(reference: Sequence[Label], hypothesis: Sequence[Label], weights: Weights = None) -> Answer:
    """B cubed: for each character how pure its class in the hypothesis is, and how whole; 1 is best.

    Bagga, Baldwin 1998, Entity-based cross-document coreferencing. F1 is that of the averages, not the mean of F1s.
    """
    table = _scored(reference, hypothesis, weights)
    total = float(table.wanted.sum())
    if not total:
        return Answer(1.0, _NOTHING, {"precision": 1.0, "recall": 1.0, "f1": 1.0})
    squares = table.mass**2
    precision = float((squares / table.found[table.column]).sum() / total)
    recall = float((squares / table.wanted[table.row]).sum() / total)
    score = f_score(precision, recall)
    return Answer(score, parts={"precision": precision, "recall": recall, "f1": score})


def _scored(reference: Sequence[Label], hypothesis: Sequence[Label], weights: Weights) -> Table:
    items = items_of(reference, hypothesis, weights)
    return _with_loose_characters(items.where(items.wanted != UNASSIGNED)).table()


def _with_loose_characters(items: Items) -> Items:
    """Each unassigned item as its characters, the rest of a broken weight being one more; each of a class of its own."""
    is_loose = items.found == UNASSIGNED
    if items.weights[is_loose].sum() > _MOST_LOOSE:
        raise BadCase(f"more than {_MOST_LOOSE:,} characters are unassigned in the hypothesis")
    counts = np.where(is_loose, np.ceil(items.weights), 1).astype(np.int64)
    item = np.repeat(np.arange(len(counts)), counts)
    weights = np.ones(len(item))
    weights[np.cumsum(counts) - 1] = items.weights - (counts - 1)
    found = items.found[item]
    found[is_loose[item]] = found.max(initial=UNASSIGNED) + 1 + np.arange(counts[is_loose].sum())
    return Items(items.wanted[item], found, weights)


def _undivided(table: Table) -> Answer:
    """Chance leaves no choice: both are one class, or each character is a class of its own on both sides."""
    if not len(table.wanted):
        return Answer(1.0, _NOTHING)
    return Answer(1.0, "both sides are the same trivial partition: 1.0 by convention")


def _pairs(masses: Numbers) -> Numbers:
    """How many pairs of characters there are in each mass."""
    return masses * (masses - 1) / 2


def _entropy(masses: Numbers, total: float) -> float:
    """In nats; exactly 0 for a single class."""
    if len(masses) < 2:
        return 0.0
    shares = masses / total
    return float(-(shares * np.log(shares)).sum())
