"""Boundary similarity and segmentation similarity: what it takes to edit the boundaries of one side into the other's.

Fournier 2013, Evaluating text segmentation using boundary edit distance; Fournier, Inkpen 2012, Segmentation similarity and
agreement. The conventions are those of segeval 2, without its failures on texts that have no boundary.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from annotator.metrics.answer import Answer, BadCase
from annotator.metrics.segments import Segments, check_same_length

DEFAULT_SPAN = 2


@dataclass(frozen=True, slots=True)
class Edits:
    """How boundaries differ: ``matches`` are the same, ``additions`` missing on one side, ``transpositions`` near misses.

    Of a transposition the distance in places is kept. One over d places weighs d / ``span``.
    """

    matches: int
    additions: int
    transpositions: tuple[int, ...]
    span: int

    @property
    def weight(self) -> float:
        """All edits, each as much as it weighs."""
        return self.additions + sum(self.transpositions) / self.span

    @property
    def count(self) -> int:
        """All edits, each as one."""
        return self.additions + len(self.transpositions)


def boundary_similarity(reference: Segments, hypothesis: Segments, *, span: int = DEFAULT_SPAN) -> Answer:
    """B: 1 minus the weighted edits over all edits and matches; 1 is best, also where neither side has a boundary.

    Boundaries up to ``span`` - 1 places apart are near misses (segeval's n_t).
    """
    edits = boundary_edits(reference, hypothesis, span=span)
    pairs = edits.count + edits.matches
    if not pairs:
        return Answer(1.0, "neither side has a boundary: 1.0")
    return Answer((pairs - edits.weight) / pairs, parts=_parts(edits))


def segmentation_similarity(reference: Segments, hypothesis: Segments, *, span: int = DEFAULT_SPAN) -> Answer:
    """S: 1 minus the weighted edits over all places where a boundary could be; 1 is best.

    Most places have no boundary, which inflates S: publish B.
    """
    edits = boundary_edits(reference, hypothesis, span=span)
    places = reference.units - 1
    if not places:
        return Answer(1.0, "one unit has no place for a boundary: 1.0")
    return Answer((places - edits.weight) / places, parts=_parts(edits))


def boundary_edits(reference: Segments, hypothesis: Segments, *, span: int = DEFAULT_SPAN) -> Edits:
    """The edits between both, near misses found from the nearest on and from left to right."""
    check_same_length(reference, hypothesis)
    if span < 1:
        raise BadCase("a transposition spans at least 1 place")
    wanted, found = reference.marks, hypothesis.marks
    differing = np.flatnonzero(wanted != found)
    distances = _transpositions(differing.tolist(), wanted[differing].tolist(), span)
    return Edits(int((wanted & found).sum()), len(differing) - 2 * len(distances), tuple(distances), span)


def _transpositions(places: Sequence[int], is_wanted: Sequence[bool], span: int) -> list[int]:
    """The distances of near misses: of boundaries on one side alone each with one on the other side alone."""
    side = dict(zip(places, is_wanted, strict=True))
    furthest = places[-1] - places[0] if places else 0
    return [distance for at in range(1, min(span - 1, furthest) + 1) for distance in _at(side, places, at)]


def _at(side: dict[int, bool], places: Sequence[int], distance: int) -> list[int]:
    """Pair boundaries this far apart, taking them out of ``side``."""
    paired = []
    for place in places:
        if place in side and side.get(place + distance) is (not side[place]):
            del side[place], side[place + distance]
            paired.append(distance)
    return paired


def _parts(edits: Edits) -> dict[str, float | None]:
    return {"matches": edits.matches, "additions": edits.additions, "transpositions": len(edits.transpositions)}
