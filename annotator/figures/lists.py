"""Figures that stand in a list share what only the last, or only the first, spells out: 121.8亿、42.3亿和39.7亿元."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from annotator.core.figures import QuantityKind
from annotator.figures.dates import date_parts
from annotator.figures.found import Found
from annotator.language.numerals import exact

_BETWEEN = re.compile("、|和|与|及|以及|或|，(?=约|近|超|$)")
_SHARING = (QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.MEASURE, QuantityKind.PERCENT, QuantityKind.MULTIPLE)


def shared(text: str, found: Sequence[Found]) -> list[Found]:
    """The figures, in their order, with units handed to the left and changes to the right along each list."""
    out = list(found)
    for index in range(len(out) - 2, -1, -1):
        if _are_listed(text, out[index], out[index + 1]):
            out[index] = _with_unit_of(out[index], out[index + 1])
    for index in range(1, len(out)):
        if _are_listed(text, out[index - 1], out[index]):
            out[index] = _with_change_of(out[index], out[index - 1])
    return out


def _are_listed(text: str, first: Found, second: Found) -> bool:
    return second.start - first.end <= 2 and _BETWEEN.fullmatch(text, first.end, second.start) is not None


def _with_unit_of(first: Found, second: Found) -> Found:
    """The first figure with the unit, and where it has none the scale, of the second."""
    if first.unit is not None or first.kind is not QuantityKind.COUNT or second.kind not in _SHARING:
        return first
    if second.unit is None:
        return first
    factor = second.scale if first.scale == 1 and _can_share(first, second) else Decimal(1)
    value, low, high = (number and exact(number * factor) for number in (first.value, first.low, first.high))
    margin = 0.8 if factor == 1 else 0.6
    return replace(first, unit=second.unit, kind=second.kind, value=value, low=low, high=high, margin=margin)


def _can_share(first: Found, second: Found) -> bool:
    """3、5万 are both in 万, 8000、1.2万 are not."""
    if first.value is None or second.value is None:
        return False
    return first.value <= 100 * second.value / second.scale


def _with_change_of(second: Found, first: Found) -> Found:
    """The second figure with the change of the first, or with the month that a list of days names once."""
    if second.kind is QuantityKind.DATE and first.kind is QuantityKind.DATE:
        return _with_month_of(second, first)
    is_same = second.kind is first.kind and second.unit == first.unit
    if not is_same or second.change or not first.change:
        return second
    return replace(second, change=first.change, base=first.base)


def _with_month_of(second: Found, first: Found) -> Found:
    iso, before = second.iso or "", (first.iso or "").split("T")[0]
    if not iso.startswith("---") or len(list(date_parts(first))) < 2:
        return second
    return replace(second, iso=before[: before.rindex("-") + 1] + iso[3:])
