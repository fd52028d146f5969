"""Articles found or not: F1 at an IoU, panoptic quality, the measure of NewsEye."""

from collections.abc import Callable

import pytest
from hypothesis import given

from annotator.metrics.answer import Answer, BadCase
from annotator.metrics.contingency import Label, Table
from annotator.metrics.detection import article_f1, matched, newseye, panoptic, table_of_labels
from annotator.metrics.pieces import overlaps
from tests.metrics.cases import article, characters, labellings

Labellings = tuple[list[Label], list[Label], list[int]]


def stream(reference: list[int], hypothesis: list[int]) -> Table:
    """Segments of these lengths, one after the other."""
    sides = [[number for number, mass in enumerate(masses) for _ in range(mass)] for masses in (reference, hypothesis)]
    return table_of_labels(*sides)


@pytest.mark.parametrize(
    ("reference", "hypothesis", "pq", "star"),
    [([4, 4], [8], 0.0, 0.0), ([9, 1], [10], 0.6, 0.6), ([9, 9], [4, 9, 5], 2 / 9, 0.8 * (5 / 13 + 5 / 9) / 2)],
)
def test_panoptic_quality_by_hand(reference: list[int], hypothesis: list[int], pq: float, star: float) -> None:
    table = stream(reference, hypothesis)
    assert panoptic(table).value == pytest.approx(pq)
    assert panoptic(table, is_star=True).value == pytest.approx(star)


def test_panoptic_quality_is_recognition_times_segmentation() -> None:
    assert dict(panoptic(stream([9, 1], [10])).parts) == pytest.approx(
        {"pq": 0.6, "sq": 0.9, "rq": 2 / 3, "pq_star": 0.6, "sq_star": 0.9, "rq_star": 2 / 3}
    )


def test_an_article_is_found_from_its_threshold_on() -> None:
    table = stream([8, 2], [10])
    assert [article_f1(table, threshold=at).value for at in (0.5, 0.8, 0.81)] == [pytest.approx(2 / 3), pytest.approx(2 / 3), 0]


def test_two_halves_of_one_article_are_found_once() -> None:
    answer = article_f1(stream([4, 4], [8]))
    assert dict(answer.parts) == pytest.approx({"precision": 1.0, "recall": 0.5, "f1": 2 / 3, "matched": 1})


def test_below_a_half_the_pairs_that_share_most_are_taken() -> None:
    # IoU of the first with both is 3/8 and 4/11, of the second with the second 6/10: one to one, 3/8 and 6/10.
    pairs = matched(stream([8, 6], [3, 11]), threshold=0.3)
    assert list(zip(pairs.wanted.tolist(), pairs.found.tolist(), strict=True)) == [(0, 0), (1, 1)]


@pytest.mark.parametrize("threshold", [0.0, 1.01, -1.0])
def test_a_threshold_lies_between_0_and_1(threshold: float) -> None:
    with pytest.raises(BadCase, match="above 0"):
        matched(stream([1], [1]), threshold=threshold)


@pytest.mark.parametrize("measure", [article_f1, panoptic, newseye])
def test_no_articles_on_both_sides_is_1_and_on_one_side_0(measure: Callable[[Table], Answer]) -> None:
    some = [article((0, 5))]
    assert [measure(table).value for table in (overlaps([], []), overlaps(some, []), overlaps([], some))] == [1.0, 0.0, 0.0]


def test_it_is_said_which_side_has_no_articles() -> None:
    some = [article((0, 5))]
    whys = [article_f1(table).why for table in (overlaps([], []), overlaps(some, []), overlaps([], some))]
    assert whys == ["no articles on either side: 1.0", "no articles in the hypothesis: 0.0", "no articles in the reference: 0.0"]


def test_the_measure_of_newseye_is_the_text_in_paired_articles() -> None:
    # 5, 4 and 1 characters: the largest article takes the one hypothesis.
    answer = newseye(stream([5, 4, 1], [10]))
    assert answer.value == pytest.approx(0.5)
    assert (answer.parts["splits"], answer.parts["merges"]) == (0, 2)
    assert newseye(stream([10], [5, 4, 1])).parts["splits"] == 2


def test_the_measure_of_newseye_pairs_greedily() -> None:
    # Shared: a-x 3, a-y 2, b-x 2. The largest goes first and leaves nothing for b, though 2 + 2 would be more.
    assert newseye(table_of_labels("aaaaabb", "xxxyyxx")).value == pytest.approx(3 / 7)


def test_text_that_only_the_hypothesis_assigns_lowers_precision_where_spans_say_it() -> None:
    parts = newseye(overlaps([article((0, 6))], [article((0, 6), (10, 12))])).parts
    assert (parts["precision"], parts["recall"]) == (6 / 8, 1.0)


def test_labels_score_only_what_the_reference_assigns() -> None:
    reference, hypothesis = ["a", "a", None, None], ["x", "x", "x", "y"]
    assert [measure(table_of_labels(reference, hypothesis)).value for measure in (article_f1, panoptic, newseye)] == [
        1.0,
        1.0,
        1.0,
    ]


def test_unassigned_text_of_the_hypothesis_is_no_article() -> None:
    assert panoptic(table_of_labels("aabb", ["x", "x", None, None])).parts["rq"] == pytest.approx(2 / 3)


@given(labellings())
def test_bounds_and_identity(case: Labellings) -> None:
    reference, _, weights = case
    table, same = table_of_labels(*case), table_of_labels(reference, reference, weights)
    for measure in (article_f1, panoptic, newseye):
        assert measure(same).value == 1.0
        assert 0.0 <= (measure(table).value or 0.0) <= 1.0
    assert (panoptic(table).parts["rq_star"] or 0.0) >= (panoptic(table).parts["rq"] or 0.0)


@given(labellings(unassigned=False))
def test_sides_can_be_exchanged(case: Labellings) -> None:
    reference, hypothesis, weights = case
    there, back = table_of_labels(*case), table_of_labels(hypothesis, reference, weights)
    for threshold in (0.3, 0.5, 0.8):
        assert article_f1(back, threshold=threshold).value == pytest.approx(article_f1(there, threshold=threshold).value)
    assert panoptic(back).value == pytest.approx(panoptic(there).value)


@given(labellings())
def test_a_weight_is_as_many_characters(case: Labellings) -> None:
    reference, hypothesis, weights = case
    table = table_of_labels(*case)
    expanded = table_of_labels(characters(reference, weights), characters(hypothesis, weights))
    for measure in (article_f1, panoptic, newseye):
        assert measure(expanded).value == pytest.approx(measure(table).value)
