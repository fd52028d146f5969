"""Measures take time in proportion to what they compare, as far as their definitions allow."""

import random
from collections.abc import Callable
from itertools import pairwise
from time import process_time

import pytest

from annotator.core.spans import Span
from annotator.metrics.agreement import alpha, cohen_kappa, fleiss_kappa
from annotator.metrics.boundaries import boundary_similarity
from annotator.metrics.detection import article_f1, newseye, panoptic, table_of_labels
from annotator.metrics.headlines import attachment_end_to_end
from annotator.metrics.order import ard, kendall_tau, successor_accuracy
from annotator.metrics.partitions import ari, bcubed, v_measure
from annotator.metrics.pieces import Piece, Pieces, overlaps
from annotator.metrics.roles import role_f1
from annotator.metrics.segments import Segments, from_marks
from annotator.metrics.unitizing import alpha_u
from annotator.metrics.windows import pk, window_diff

LONG = 100_000


def labels(count: int, classes: int, seed: int) -> list[int]:
    return random.Random(seed).choices(range(classes), k=count)


def segments(count: int, seed: int) -> Segments:
    return from_marks("".join(random.Random(seed).choices("0001", k=count)))


def articles(count: int, seed: int) -> list[Pieces]:
    """Articles of a hundred spans from all over a text."""
    lot = random.Random(seed)
    cuts = sorted(lot.sample(range(4 * count), count + 1))
    pieces = [Piece(Span(start, end), "headline") for start, end in pairwise(cuts)]
    lot.shuffle(pieces)
    return [tuple(pieces[first : first + 100]) for first in range(0, count, 100)]


MEASURES: dict[str, Callable[[int], object]] = {
    "pk": lambda count: pk(segments(count, 1), segments(count, 2)),
    "window_diff": lambda count: window_diff(segments(count, 1), segments(count, 2), window=count // 3),
    "boundary_similarity": lambda count: boundary_similarity(segments(count, 1), segments(count, 2), span=5),
    "ari": lambda count: ari(labels(count, 300, 1), labels(count, 300, 2)),
    "ari of singletons": lambda count: ari(range(count), range(count)),
    "v_measure": lambda count: v_measure(labels(count, 300, 1), labels(count, count, 2)),
    "bcubed of unassigned": lambda count: bcubed(labels(count, 300, 1), [None] * count, [3] * count),
    "panoptic": lambda count: panoptic(table_of_labels(labels(count, 300, 1), labels(count, count, 2))),
    "article_f1 of singletons": lambda count: article_f1(table_of_labels(range(count), range(count))),
    "article_f1 of pairs": lambda count: article_f1(table_of_labels([at // 2 for at in range(count)], range(count))),
    "newseye": lambda count: newseye(table_of_labels(labels(count, 300, 1), labels(count, 300, 2))),
    "overlaps": lambda count: overlaps(articles(count, 1), articles(count, 2)),
    "role_f1": lambda count: role_f1(labels(count, 9, 1), labels(count, 9, 2)),
    "headline_attachment": lambda count: attachment_end_to_end(articles(count, 1), articles(count, 2)),
    "kendall_tau": lambda count: kendall_tau(range(count), random.Random(1).sample(range(count), count)),
    "ard": lambda count: ard(range(count), range(count)[::-1]),
    "successor_accuracy": lambda count: successor_accuracy([range(count)], [range(count)[::-1]]),
    "alpha": lambda count: alpha(list(zip(labels(count, 9, 1), labels(count, 9, 2), strict=True))),
    "alpha_u": lambda count: alpha_u([[p for a in articles(count, seed) for p in a] for seed in (1, 2)], Span(0, 4 * count)),
    "cohen_kappa": lambda count: cohen_kappa(labels(count, 9, 1), labels(count, 9, 2)),
    "fleiss_kappa": lambda count: fleiss_kappa(list(zip(labels(count, 9, 1), labels(count, 9, 2), strict=True))),
}


@pytest.mark.parametrize("name", MEASURES)
def test_eight_times_as_much_takes_little_more_than_eight_times_as_long(name: str) -> None:
    short, long = (_seconds(MEASURES[name], LONG // scale) for scale in (8, 1))
    assert long < 30 * short + 0.5


def _seconds(measure: Callable[[int], object], count: int) -> float:
    start = process_time()
    measure(count)
    return process_time() - start
