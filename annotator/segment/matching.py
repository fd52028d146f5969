"""Giving titles to texts, one to one, as one assignment with "none" among the choices on both sides."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from annotator.segment.words import Numbers

# With more rows than this margins come from the matrix alone, solving anew for each would take long.
_FEW = 60


@dataclass(frozen=True, slots=True)
class Match:
    """The text given to a title, or None; how much worse the best assignment without that pair is, in nats."""

    text: int | None
    lead: float


def matched(worth: Numbers) -> list[Match]:
    """For each title (row) its text; ``worth`` is that of each pair against leaving both alone, in nats."""
    titles, texts = worth.shape
    if not titles or not texts:
        return [Match(None, 0.0) for _ in range(titles)]
    # A pair worth nothing is as good as none, so that "none" needs no rows and columns of its own.
    gains = np.maximum(worth, 0.0)
    chosen, total = _solved(gains)
    leads = [_lead(gains, chosen, total, row) if titles <= _FEW else _local_lead(gains, chosen, row) for row in range(titles)]
    return [Match(chosen.get(row), lead) for row, lead in enumerate(leads)]


def _solved(gains: Numbers) -> tuple[dict[int, int], float]:
    """The text of each title that gets one, and what all are worth together."""
    rows, columns = linear_sum_assignment(gains, maximize=True)
    pairs = {int(row): int(column) for row, column in zip(rows, columns, strict=True) if gains[row, column] > 0.0}
    return pairs, float(gains[rows, columns].sum())


def _lead(gains: Numbers, chosen: dict[int, int], total: float, row: int) -> float:
    if row not in chosen:
        return 0.0
    kept = gains[row, chosen[row]]
    gains[row, chosen[row]] = 0.0
    lead = total - _solved(gains)[1]
    gains[row, chosen[row]] = kept
    return lead


def _local_lead(gains: Numbers, chosen: dict[int, int], row: int) -> float:
    """What the pair is worth more than the best other choice of the row or column alone."""
    if row not in chosen:
        return 0.0
    column = chosen[row]
    others = np.concatenate([np.delete(gains[row], column), np.delete(gains[:, column], row)])
    return max(0.0, float(gains[row, column] - others.max(initial=0.0)))
