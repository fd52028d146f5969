"""Reading order within an article: the elements as the reference orders them against how the hypothesis does."""

from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise

from annotator.metrics.answer import Answer, BadCase

Order = Sequence[Hashable]


def kendall_tau(reference: Order, hypothesis: Order) -> Answer:
    """Kendall's τ of the order of the elements that both have; 1 the same order, -1 the reverse."""
    places = _places(hypothesis)
    shared = [places[element] for element in _unique(reference) if element in places]
    missing = len(reference) - len(shared)
    remark = f"{missing} of {len(reference)} elements are not in the hypothesis and left out" if missing else ""
    if len(reference) < 2:  # an order of one element cannot be wrong
        return Answer(1.0, "fewer than two elements have one order only: 1.0").but(remark)
    if len(shared) < 2:
        return Answer(None, "fewer than two elements are on both sides: there is no order to compare")
    return rank_correlation(range(len(shared)), shared).but(remark)


def rank_correlation(values: Sequence[float], others: Sequence[float]) -> Answer:
    """Kendall's τ-b of paired values, ties allowed for. Kendall 1945, The treatment of ties in ranking problems."""
    from scipy.stats import kendalltau  # takes long to load

    if len(values) != len(others):
        raise BadCase(f"the reference has {len(values)} values and the hypothesis {len(others)}")
    if len(values) < 2:
        return Answer(1.0, "fewer than two elements have one order only: 1.0")
    if len(set(values)) == 1 or len(set(others)) == 1:
        return Answer(None, "all values of a side are tied: τ-b is undefined")
    return Answer(float(kendalltau(values, others).statistic))


def ard(reference: Order, hypothesis: Order) -> Answer:
    """Average relative distance: how many places each element is off, all elements counted for a missing one; 0 is best.

    Wang et al. 2021, LayoutReader.
    """
    count, places = len(_unique(reference)), _places(hypothesis)
    if not count:
        return Answer(0.0, "the reference has no element: 0.0")
    missing = sum(element not in places for element in reference)
    off = sum(abs(at - places[element]) for at, element in enumerate(reference) if element in places)
    remark = f"each of {missing} missing elements counts {count}" if missing else ""
    return Answer((off + count * missing) / count, remark)


def successor_accuracy(reference: Sequence[Order], hypothesis: Sequence[Order]) -> Answer:
    """The share of neighbours in the reference's chains that are neighbours, in this order, in the hypothesis' too."""
    wanted = list(_neighbours(reference))
    if not wanted:
        return Answer(1.0, "no element of the reference has a successor: 1.0")
    found = set(_neighbours(hypothesis))
    return Answer(sum(pair in found for pair in wanted) / len(wanted))


def _neighbours(chains: Sequence[Order]) -> Iterator[tuple[Hashable, Hashable]]:
    _unique([element for chain in chains for element in chain])
    for chain in chains:
        yield from pairwise(chain)


def _places(order: Order) -> dict[Hashable, int]:
    return {element: at for at, element in enumerate(_unique(order))}


def _unique(order: Order) -> Order:
    if len(set(order)) < len(order):
        raise BadCase("an element stands twice in one order")
    return order
