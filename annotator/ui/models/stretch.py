"""Which rows of a list are others than before, so that a view keeps its place, its selection and its layouts."""

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple


class Stretch(NamedTuple):
    """Rows ``first`` up to ``old_end`` went, and rows ``first`` up to ``new_end`` came in their place."""

    first: int
    old_end: int
    new_end: int


def changed_stretch(old: Sequence[str], new: Sequence[str]) -> Stretch:
    """The shortest stretch that turns one sequence of ids into the other."""
    first = _equal(old, new)
    last = min(_equal(old[::-1], new[::-1]), min(len(old), len(new)) - first)
    return Stretch(first, len(old) - last, len(new) - last)


def _equal(one: Sequence[str], other: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
