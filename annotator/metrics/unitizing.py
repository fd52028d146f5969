"""Agreement of coders who mark and label stretches of one continuum: Krippendorff's α_u.

Krippendorff 1995, On the reliability of unitizing continuous data; 2004, Content Analysis, chapter 11. A unit is a span with
a category; what lies between the units of one category by one coder is a gap.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations, pairwise

from annotator.core.spans import Span, overlapping
from annotator.metrics.answer import Answer, BadCase
from annotator.metrics.pieces import Piece


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Of one category: as observed, and as expected by chance."""

    observed: float
    expected: float


def alpha_u(coders: Sequence[Sequence[Piece]], continuum: Span) -> Answer:
    """1 minus the observed over the expected disagreement, both averaged over the categories; 1 is best, 0 chance.

    It can be far below 0. The parts are each category's own value. Raises BadCase for units of one category and coder that
    overlap, and for units outside of the continuum.
    """
    if len(coders) < 2:
        return Answer(None, "agreement needs two coders")
    categories = sorted({piece.label for coder in coders for piece in coder}, key=str)
    if not categories:
        return Answer(None, "nobody marked a unit: α_u is undefined")
    found = {category: disagreement([_units(coder, category) for coder in coders], continuum) for category in categories}
    observed, expected = (sum(each) for each in zip(*((d.observed, d.expected) for d in found.values()), strict=True))
    parts = {str(category): _alpha(one.observed, one.expected) for category, one in found.items()}
    value = _alpha(observed, expected)
    return Answer(value, "" if value is not None else "chance alone would agree: α_u is undefined", parts)


def disagreement(coders: Sequence[Sequence[Span]], continuum: Span) -> Disagreement:
    """The disagreement on units of one category, sorted, of each coder."""
    for units in coders:
        _check(units, continuum)
    length, count = len(continuum), len(coders)
    differences = sum(_difference(first, second) for first, second in combinations(coders, 2))
    return Disagreement(2 * differences / (count * (count - 1) * length**2), _expected(coders, continuum))


def _alpha(observed: float, expected: float) -> float | None:
    return 1 - observed / expected if expected else None


def _units(coder: Sequence[Piece], category: str | None) -> list[Span]:
    return sorted(piece.span for piece in coder if piece.label == category)


def _check(units: Sequence[Span], continuum: Span) -> None:
    if units and not continuum.covers(Span(units[0].start, units[-1].end)):
        raise BadCase(f"a unit lies outside of the continuum {continuum.start}..{continuum.end}")
    for unit, following in pairwise(units):
        if unit.overlaps(following):
            raise BadCase(f"units {unit.start}..{unit.end} and {following.start}..{following.end} of a coder overlap")


def _difference(first: Sequence[Span], second: Sequence[Span]) -> int:
    """The squared differences: of the ends of units that overlap, of the whole unit where it lies in a gap."""
    total = 0
    for unit in first:
        met = overlapping(second, unit)
        total += sum((unit.start - other.start) ** 2 + (unit.end - other.end) ** 2 for other in met) or _alone(unit, met)
    return total + sum(_alone(unit, overlapping(first, unit)) for unit in second)


def _alone(unit: Span, met: Sequence[Span]) -> int:
    return 0 if met else len(unit) ** 2


def _expected(coders: Sequence[Sequence[Span]], continuum: Span) -> float:
    """The mean difference of all ways to lay the units of the category out on the continuum."""
    lengths = [len(unit) for units in coders for unit in units]
    gaps = sorted(gap for units in coders for gap in _gaps(units, continuum))
    sums = [0, *accumulate(gaps)]
    total = 0
    for length in lengths:
        first = bisect_left(gaps, length)
        # Where a unit meets another of its kind, and where it falls into a gap: sums over all places, in closed form.
        total += (len(lengths) - 1) * length * (length - 1) * (2 * length - 1) // 3
        total += length**2 * (sums[-1] - sums[first] - (len(gaps) - first) * (length - 1))
    size = len(coders) * len(continuum)
    pairs = size * (size - 1) - sum(length * (length - 1) for length in lengths)
    return 2 * total / len(continuum) / pairs if pairs else 0.0


def _gaps(units: Sequence[Span], continuum: Span) -> Iterator[int]:
    """The lengths of what lies before, between and after the units."""
    ends = [continuum.start, *(unit.end for unit in units)]
    starts = [*(unit.start for unit in units), continuum.end]
    return (start - end for end, start in zip(ends, starts, strict=True) if start > end)
