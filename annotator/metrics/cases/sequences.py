"""Segmentations, orders and texts as cases write them."""

from collections.abc import Hashable, Sequence

from annotator.metrics.answer import BadCase
from annotator.metrics.cases.case import Case, frozen, items, number, shown, whole
from annotator.metrics.segments import Segments, from_labels, from_marks, from_masses

_FORMATS = {"masses": "masses", "mass": "masses", "marks": "marks", "nltk": "marks", "labels": "labels", "position": "labels"}
_ARE_RANKS = "read as ranks, since numbers repeat or differ from those of the other side; option format decides"


def segmentations(case: Case) -> tuple[Segments, Segments]:
    """Lists of masses, or of 0 and 1 for each place between units, or strings of these; with ``format`` labels too."""
    form = case.word("format", *_FORMATS)
    sides = [[side] if isinstance(side, int) else side for side in case.sides]
    # Masses are 1 or more: where one side has a 0, ones on the other are marks too.
    has_marks = any(isinstance(side, list) and 0 in side for side in sides)
    forms = [_FORMATS[form] if form else "marks" if has_marks and _are_bits(side) else None for side in sides]
    reference, hypothesis = (_segments(side, each) for side, each in zip(sides, forms, strict=True))
    return reference, hypothesis


def orders(case: Case) -> tuple[Sequence[Hashable], Sequence[Hashable]]:
    """Lists of elements of any kind in their order."""
    reference, hypothesis = ([frozen(element) for element in items(side, "an order")] for side in case.sides)
    return reference, hypothesis


def chains(case: Case) -> tuple[list[Sequence[Hashable]], list[Sequence[Hashable]]]:
    """One order on each side, or a list of several."""
    sides = [items(side, "an order") for side in case.sides]
    is_several = all(isinstance(chain, list) for side in sides for chain in side) and not all(map(_are_spans, sides))
    if not is_several:
        reference, hypothesis = orders(case)
        return [reference], [hypothesis]
    reference_chains, hypothesis_chains = ([[frozen(e) for e in items(chain, "a chain")] for chain in side] for side in sides)
    return list(reference_chains), list(hypothesis_chains)


def values(case: Case) -> tuple[list[float], list[float]] | None:
    """Paired numbers, where the lists cannot be orders of the same elements: with ties, or other numbers on each side."""
    form = case.word("format", "order", "ranks")
    sides = [items(side, "an order") for side in case.sides]
    if form == "order" or (form is None and not _are_values(*sides)):
        return None
    if form is None:
        case.remarks.append(_ARE_RANKS)
    reference, hypothesis = ([number(value, "a rank") for value in side] for side in sides)
    return reference, hypothesis


def texts(case: Case) -> tuple[str, str]:
    """Strings, or lists of strings that follow each other."""
    reference, hypothesis = (_text(side) for side in case.sides)
    return reference, hypothesis


def _segments(side: object, form: str | None) -> Segments:
    if isinstance(side, str) and form in {None, "marks"}:
        return from_marks(side)
    if form == "labels":
        return from_labels([frozen(label) for label in items(side, "a segmentation")])
    if isinstance(side, str):
        raise BadCase("masses are a list of whole numbers")
    numbers = [whole(mass, "a mass") for mass in items(side, "a segmentation")]
    return from_marks("".join(map(str, numbers))) if form == "marks" else from_masses(numbers)


def _are_bits(side: object) -> bool:
    return isinstance(side, list) and all(isinstance(mark, int) and mark in {0, 1} for mark in side)


def _are_values(reference: Sequence[object], hypothesis: Sequence[object]) -> bool:
    are_numbers = all(isinstance(value, (int, float)) for side in (reference, hypothesis) for value in side)
    has_ties = len(set(map(frozen, reference))) < len(reference) or len(set(map(frozen, hypothesis))) < len(hypothesis)
    are_others = set(map(frozen, reference)) != set(map(frozen, hypothesis))
    return are_numbers and len(reference) == len(hypothesis) and (has_ties or are_others)


def _are_spans(side: Sequence[object]) -> bool:
    """Whether each element is two numbers, so that it may be one element of an order and no chain."""
    return all(isinstance(e, list) and len(e) == 2 and all(isinstance(at, int) for at in e) for e in side)


def _text(side: object) -> str:
    return "".join(_string(part) for part in side) if isinstance(side, list) else _string(side)


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise BadCase(f"a text is a string, not {shown(value)}")
    return value
