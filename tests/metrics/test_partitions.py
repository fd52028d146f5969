"""ARI, V measure and B cubed."""

from collections.abc import Callable
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.metrics.answer import Answer, BadCase
from annotator.metrics.contingency import Label
from annotator.metrics.partitions import ari, bcubed, v_measure
from tests.metrics.cases import characters, labellings

Labellings = tuple[list[Label], list[Label], list[int]]
MEASURES: list[Callable[..., Answer]] = [ari, v_measure, bcubed]


def same(one: Answer, other: Answer) -> bool:
    assert one.value is not None
    return other.value == pytest.approx(one.value, abs=1e-9) and dict(other.parts) == pytest.approx(dict(one.parts), abs=1e-9)


def test_ari_of_a_small_table_by_hand() -> None:
    # Cells aa x1, ab y2, bb y3: pairs in cells 0+1+3, in rows 3+3, in columns 0+10, of 15 in all.
    assert ari("aaabbb", "xyyyyy").value == pytest.approx((4 - 6 * 10 / 15) / ((6 + 10) / 2 - 6 * 10 / 15))


def test_one_class_for_everything_is_chance() -> None:
    assert ari("aabb", "xxxx").value == 0.0
    assert ari("aabb", "wxyz").value == 0.0


@pytest.mark.parametrize("labels", ["a", "aaaa", "abcd"])
def test_identical_trivial_partitions_are_1(labels: str) -> None:
    assert [measure(labels, labels.upper()).value for measure in MEASURES] == [1.0, 1.0, 1.0]


def test_homogeneity_and_completeness_of_a_small_table_by_hand() -> None:
    # Two classes of two; the hypothesis keeps one whole and breaks the other: pure, but only 2/3 of its entropy is needed.
    parts = v_measure("aabb", "xxyz").parts
    assert parts["homogeneity"] == pytest.approx(1.0)
    assert parts["completeness"] == pytest.approx(log(2) / (1.5 * log(2)))
    assert parts["v"] == pytest.approx(0.8)


def test_beta_favours_completeness() -> None:
    assert v_measure("aabb", "xxyz", beta=3.0).value == pytest.approx(4 * (2 / 3) / (3 + 2 / 3))


def test_b_cubed_of_the_first_example_of_bagga_and_baldwin() -> None:
    # Truth: 1-5, 6-7, 8-C (12 items). Response 1 joins the last two. Precision 76 %, recall 100 %.
    answer = bcubed("aaaaabbccccc", "xxxxxyyyyyyy")
    assert answer.parts["precision"] == pytest.approx((5 + 2 * 2 / 7 + 5 * 5 / 7) / 12)
    assert round(answer.parts["precision"] or 0.0, 2) == 0.76
    assert answer.parts["recall"] == 1.0


def test_b_cubed_joins_the_averages_and_does_not_average_the_f1s() -> None:
    # One class of three broken into two and one: precision 1, recall (2 * 2/3 + 1/3) / 3.
    assert bcubed("aaa", "xxy").value == pytest.approx(2 * (5 / 9) / (1 + 5 / 9))


def test_what_the_reference_leaves_open_is_not_scored() -> None:
    for measure in MEASURES:
        assert same(measure(["a", "a", None, "b"], ["x", "x", "x", "y"]), measure("aab", "xxy"))


def test_each_character_that_the_hypothesis_leaves_open_stands_alone() -> None:
    for measure in MEASURES:
        assert same(measure("aabb", ["x", "x", None, None]), measure("aabb", "xxyz"))
        assert same(measure("ab", ["x", None], [2, 2]), measure("aabb", "xxyz"))


def test_unassigned_text_of_a_broken_weight_is_one_character_and_a_rest() -> None:
    answer = bcubed("a", [None], [1.5])
    assert answer.parts["recall"] == pytest.approx((1 + 0.25) / 1.5 / 1.5)


@pytest.mark.parametrize("labels", [[], [None, None]])
def test_nothing_to_score_is_said(labels: list[Label]) -> None:
    for measure in MEASURES:
        assert measure(labels, labels) == Answer(
            1.0, "the reference assigns nothing: 1.0 by convention", measure(labels, labels).parts
        )


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize(
    ("case", "sentence"),
    [
        (("ab", "x"), "the reference labels 2 items and the hypothesis 1"),
        (("ab", "xy", [1]), "2 items and 1 weights"),
        (("ab", "xy", [1, 0]), "weights are positive"),
        (("ab", "xy", [1, float("nan")]), "weights are positive"),
    ],
)
def test_what_cannot_be_compared_is_refused(measure: Callable[..., Answer], case: tuple[object, ...], sentence: str) -> None:
    with pytest.raises(BadCase, match=sentence):
        measure(*case)


def test_unassigned_text_without_end_is_refused() -> None:
    with pytest.raises(BadCase, match="10,000,000 characters"):
        ari("a", [None], [1e9])


@given(labellings())
def test_bounds(case: Labellings) -> None:
    for measure, least in ((ari, -1.0), (v_measure, 0.0), (bcubed, 0.0)):
        answer = measure(*case)
        assert answer.value is not None
        assert all(part is not None and least <= part <= 1 + 1e-12 for part in (answer.value, *answer.parts.values()))


@given(labellings(unassigned=False))
def test_identity_is_best_and_sides_can_be_exchanged(case: Labellings) -> None:
    reference, hypothesis, weights = case
    for measure in MEASURES:
        assert measure(reference, reference, weights).value == pytest.approx(1.0)
        there, back = measure(reference, hypothesis, weights), measure(hypothesis, reference, weights)
        assert back.value == pytest.approx(there.value, abs=1e-9)


@given(labellings())
def test_a_weight_is_as_many_characters(case: Labellings) -> None:
    reference, hypothesis, weights = case
    for measure in MEASURES:
        expanded = measure(characters(reference, weights), characters(hypothesis, weights))
        assert same(measure(reference, hypothesis, weights), expanded)


@given(labellings(), st.randoms(use_true_random=False))
def test_neither_names_nor_order_matter(case: Labellings, lot: object) -> None:
    rows = list(zip(*case, strict=True))
    lot.shuffle(rows)  # type: ignore[attr-defined]
    names: dict[Label, Label] = {"a": 3, "b": "a", "c": True, "d": ("d",), None: None}
    shuffled = [row[0] for row in rows], [names[row[1]] for row in rows], [row[2] for row in rows]
    for measure in MEASURES:
        assert same(measure(*case), measure(*shuffled))
