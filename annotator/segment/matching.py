"""Giving titles to texts, one to one, as one assignment with "none" among the choices on both sides."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from annotator.segment.words import Numbers

# What is worth less than staying without is not assigned.
_FORBIDDEN = -1e6
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
    if not titles:
        return []
    full = _with_none(worth)
    chosen, total = _solved(full)
    leads = [_lead(full, chosen, total, row) if titles <= _FEW else _local_lead(full, chosen, row) for row in range(titles)]
    return [Match(column if column < texts else None, lead) for column, lead in zip(chosen, leads, strict=True)]


def _with_none(worth: Numbers) -> Numbers:
    """The matrix with a column of nothing for each title, worth zero."""
    titles = worth.shape[0]
    nothing = np.full((titles, titles), _FORBIDDEN)
    np.fill_diagonal(nothing, 0.0)
    return np.hstack([worth, nothing])


def _solved(full: Numbers) -> tuple[list[int], float]:
    rows, columns = linear_sum_assignment(full, maximize=True)
    return [int(column) for column in columns], float(full[rows, columns].sum())


def _lead(full: Numbers, chosen: list[int], total: float, row: int) -> float:
    kept = full[row, chosen[row]]
    full[row, chosen[row]] = _FORBIDDEN
    lead = total - _solved(full)[1]
    full[row, chosen[row]] = kept
    return lead


def _local_lead(full: Numbers, chosen: list[int], row: int) -> float:
    taken = set(chosen)
    others = [full[row, column] for column in range(full.shape[1]) if column not in taken or column == chosen[row]]
    own = full[row, chosen[row]]
    return float(own - max((value for value in others if value < own), default=_FORBIDDEN))
