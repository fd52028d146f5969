"""Labellings of the same items as cases write them: label lists, classes by item, items by class, masses, articles."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from annotator.metrics.answer import BadCase
from annotator.metrics.cases.articles import articles_of, has_articles, pieces_of, text_of
from annotator.metrics.cases.case import Case, frozen, items, shown, whole
from annotator.metrics.contingency import Label, Table
from annotator.metrics.detection import table_of_labels
from annotator.metrics.pieces import by_article, labellings, overlaps
from annotator.metrics.segments import from_masses

_ARE_MASSES = "read as lengths of segments, since as labels the lists differ in length; option format decides"


@dataclass(frozen=True, slots=True)
class Labels:
    """Two labellings of the same items and the weights of these, if they have any."""

    reference: Sequence[Label]
    hypothesis: Sequence[Label]
    weights: Sequence[float] | None = None


def partitions(case: Case) -> Labels:
    """What belongs together on each side: label lists, objects from item to class, lists of items, or articles."""
    if _are_clusters(*case.sides):
        reference, hypothesis = map(_classes_of, case.sides)
        return _by_item(reference, hypothesis)
    if all(map(has_articles, case.sides)):
        articles, others = (by_article(articles_of(side)) for side in case.sides)
        return Labels(*labellings(articles, others, text=text_of(case)))
    return label_lists(case)


def detections(case: Case) -> Table:
    """Articles on each side, as spans or as the label of its article for each item."""
    if all(has_articles(side) or side == [] for side in case.sides):
        reference, hypothesis = map(articles_of, case.sides)
        return overlaps(reference, hypothesis, text=text_of(case))
    labels = partitions(case)
    return table_of_labels(labels.reference, labels.hypothesis, labels.weights)


def roles(case: Case) -> Labels:
    """The role of each item, or of each span, in articles or not."""
    if all(has_articles(side) or side == [] for side in case.sides):
        reference, hypothesis = ([pieces_of(side)] for side in case.sides)
        return Labels(*labellings(reference, hypothesis, text=text_of(case)))
    return label_lists(case)


def label_lists(case: Case) -> Labels:
    """A label for each item, by position or in objects by item; None is unassigned."""
    reference, hypothesis = case.sides
    if isinstance(reference, Mapping) and isinstance(hypothesis, Mapping):
        return _by_item(*({key: frozen(label) for key, label in side.items()} for side in (reference, hypothesis)))
    lists = [items(side, "a list of labels") for side in case.sides]
    form = case.word("format", "labels", "masses")
    if form is None and _are_masses(*lists):
        case.remarks.append(_ARE_MASSES)
        form = "masses"
    first, second = (_spread(side) if form == "masses" else [frozen(label) for label in side] for side in lists)
    return Labels(first, second, case.weights())


def _by_item(reference: Mapping[Hashable, Label], hypothesis: Mapping[Hashable, Label]) -> Labels:
    """Items that one side does not name are unassigned there."""
    named = list(dict.fromkeys([*reference, *hypothesis]))
    return Labels([reference.get(item) for item in named], [hypothesis.get(item) for item in named])


def _are_clusters(*sides: object) -> bool:
    """Whether these are lists of items for each class: what could be spans is that if both sides hold the same items once."""
    listed = [side for side in sides if isinstance(side, list) and side and all(map(_is_cluster, side))]
    if len(listed) < len(sides):
        return False
    if not all(map(has_articles, listed)):
        return True
    items_of_sides = [sorted(map(repr, chain.from_iterable(side))) for side in listed]
    return items_of_sides[0] == items_of_sides[1] and len(set(items_of_sides[0])) == len(items_of_sides[0])


def _is_cluster(value: object) -> bool:
    return isinstance(value, list) and not any(isinstance(item, (list, Mapping)) for item in value)


def _classes_of(side: object) -> dict[Hashable, Label]:
    """The class of each item."""
    classes: dict[Hashable, Label] = {}
    for number, cluster in enumerate(items(side, "a side")):
        for item in map(frozen, items(cluster, "a class")):
            if item in classes:
                raise BadCase(f"the item {shown(item)} is in two classes")
            classes[item] = number
    return classes


def _are_masses(reference: Sequence[object], hypothesis: Sequence[object]) -> bool:
    """Whether these lists differ in length and add up to the same."""
    if len(reference) == len(hypothesis):
        return False
    masses = [
        [mass for mass in side if isinstance(mass, int) and not isinstance(mass, bool) and mass > 0]
        for side in (reference, hypothesis)
    ]
    return list(map(len, masses)) == [len(reference), len(hypothesis)] and sum(masses[0]) == sum(masses[1])


def _spread(masses: Sequence[object]) -> list[Label]:
    """The number of its segment for each unit."""
    segments = from_masses([whole(mass, "a mass") for mass in masses])
    return list(np.cumsum([0, *segments.marks]).tolist())
