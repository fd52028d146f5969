"""Roles, headlines, reading order and text: what a reader would notice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.metrics.answer import Answer, BadCase
from annotator.metrics.contingency import Label
from annotator.metrics.headlines import attachment_end_to_end, attachment_given_blocks, attachment_of
from annotator.metrics.order import ard, kendall_tau, rank_correlation, successor_accuracy
from annotator.metrics.roles import role_f1
from annotator.metrics.texts import Distance, text_similarity
from tests.metrics.cases import article, characters, labellings

H, B = "headline", "body"


def test_the_macro_mean_is_over_the_roles_of_the_reference() -> None:
    answer = role_f1([H, H, B, B, B, B], [H, B, B, B, B, "credit"])
    # Headline: precision 1, recall 1/2. Body: precision 3/4, recall 3/4. Credit occurs in the hypothesis only.
    assert answer.value == pytest.approx((2 / 3 + 3 / 4) / 2)
    assert answer.parts["body precision"] == pytest.approx(3 / 4)
    assert "credit f1" not in answer.parts
    assert answer.parts["micro"] == pytest.approx(4 / 6)


def test_everything_as_body_scores_low_however_much_body_there_is() -> None:
    answer = role_f1([H, B], [B, B], [6, 94])
    assert answer.value == pytest.approx((0 + 2 * 94 / 194) / 2)
    assert answer.parts["micro"] == pytest.approx(0.94)


def test_what_nobody_recorded_is_not_scored() -> None:
    assert role_f1([B, "unlabelled"], [B, H]).value == 1.0


def test_text_without_a_role_in_the_reference_counts_against_precision() -> None:
    assert role_f1([H, None], [H, H]).parts["headline precision"] == 0.5


def test_roles_on_neither_side_are_1_and_on_one_side_0() -> None:
    assert role_f1([None], [None]) == Answer(1.0, "no role on either side: 1.0", {"macro": 1.0, "micro": 1.0})
    assert (role_f1([None], [B]).value, role_f1([B], [None]).value) == (0.0, 0.0)


@given(labellings())
def test_roles_in_bounds_and_as_many_characters_as_weights(case: tuple[list[Label], list[Label], list[int]]) -> None:
    reference, hypothesis, weights = case
    value = role_f1(*case).value
    assert value is not None
    assert 0.0 <= value <= 1.0
    assert role_f1(reference, reference, weights).value == 1.0
    assert role_f1(characters(reference, weights), characters(hypothesis, weights)).value == pytest.approx(value)


def test_headlines_given_the_blocks_are_pairs() -> None:
    answer = attachment_given_blocks({"h1": "a1", "h2": "a2", "h3": None}, {"h1": "a1", "h2": "a1", "h3": None})
    assert (answer.parts["precision"], answer.parts["recall"], answer.parts["accuracy"]) == (1 / 2, 1 / 2, 2 / 3)


def test_a_headline_that_is_not_attached_lowers_recall_alone() -> None:
    parts = attachment_given_blocks({"h1": "a1", "h2": "a2"}, {"h1": "a1"}).parts
    assert (parts["precision"], parts["recall"], parts["accuracy"]) == (1.0, 1 / 2, 1 / 2)


def test_no_headlines_are_1_and_headlines_on_one_side_0() -> None:
    assert attachment_given_blocks({}, {}).value == 1.0
    assert attachment_given_blocks({"h": None}, {"h": None}).value == 1.0
    assert attachment_given_blocks({"h": "a"}, {}).value == 0.0


def test_a_headline_in_two_articles_is_refused() -> None:
    with pytest.raises(BadCase, match="attached twice"):
        attachment_of([("h", "a"), ("h", "b")])


def test_end_to_end_the_whole_bodies_do_not_make_up_for_lost_headlines() -> None:
    reference = [article((0, 5, H), (10, 100)), article((5, 10, H), (100, 200))]
    swapped = [article((5, 10, H), (10, 100)), article((0, 5, H), (100, 200))]
    bare = [article((10, 100)), article((100, 200))]
    values = [attachment_end_to_end(reference, hypothesis).value for hypothesis in (reference, swapped, bare)]
    assert values == [1.0, 0.0, 0.0]


def test_end_to_end_a_headline_wants_four_fifths_of_its_characters_in_that_role() -> None:
    reference = [article((0, 10, H), (10, 100))]
    found = [attachment_end_to_end(reference, [article((0, end, H), (end, 100))]).parts["recall"] for end in (8, 7)]
    assert found == [1.0, 0.0]


def test_end_to_end_white_space_counts_nowhere() -> None:
    text = "题目  大\n" + "正" * 10
    reference, hypothesis = [article((0, 5, H), (6, 16))], [article((0, 2, H), (4, 5, H), (6, 16))]
    assert attachment_end_to_end(reference, hypothesis, text=text).value == 1.0
    assert attachment_end_to_end(reference, hypothesis).value == 0.0


def test_end_to_end_an_article_without_counterpart_has_no_headline() -> None:
    reference = [article((0, 5, H), (10, 20))]
    assert attachment_end_to_end(reference, [article((0, 5, H), (10, 40))]).value == 0.0
    assert attachment_end_to_end(reference, [article((0, 5, H), (10, 40))], threshold=0.4).value == 1.0


def test_captions_are_attached_like_headlines() -> None:
    reference = [article((0, 5, "caption"), (10, 20))]
    assert attachment_end_to_end(reference, reference, role="caption").value == 1.0


@pytest.mark.parametrize(("hypothesis", "tau"), [("abcd", 1.0), ("dcba", -1.0), ("bacd", 4 / 6), ("acdb", 2 / 6)])
def test_tau_counts_pairs_in_and_out_of_order(hypothesis: str, tau: float) -> None:
    assert kendall_tau("abcd", hypothesis).value == pytest.approx(tau)


def test_tau_of_what_has_no_order() -> None:
    assert kendall_tau("a", "a") == Answer(1.0, "fewer than two elements have one order only: 1.0")
    assert kendall_tau("ab", "a") == Answer(None, "fewer than two elements are on both sides: there is no order to compare")


def test_tau_leaves_missing_elements_out_and_says_so() -> None:
    answer = kendall_tau("abcd", "adb")
    assert answer.value == pytest.approx(1 / 3)
    assert answer.why == "1 of 4 elements are not in the hypothesis and left out"


def test_tied_values_are_allowed_for() -> None:
    # Pairs: 4 in order, none out of it, one tied on either side, so 5 that could be in order on each.
    assert rank_correlation([1, 1, 2, 3], [1, 2, 3, 3]).value == pytest.approx(4 / 5)
    assert rank_correlation([1, 1], [1, 2]) == Answer(None, "all values of a side are tied: τ-b is undefined")


def test_ard_is_the_mean_of_places_off_and_all_places_for_a_missing_one() -> None:
    assert ard("abcd", "abdc").value == 2 / 4
    assert ard("abcd", "ab") == Answer((4 + 4) / 4, "each of 2 missing elements counts 4")
    assert ard("", "ab").value == 0.0


def test_successors_are_those_of_the_reference_that_are_kept() -> None:
    assert successor_accuracy(["abcd"], ["ab", "cd"]).value == 2 / 3
    assert successor_accuracy(["ab", "cd"], ["abcd"]).value == 1.0
    assert successor_accuracy(["abc"], ["cba"]).value == 0.0
    assert successor_accuracy(["a", "b"], ["ab"]) == Answer(1.0, "no element of the reference has a successor: 1.0")


def test_an_element_twice_in_an_order_is_refused() -> None:
    for measure in (kendall_tau, ard):
        with pytest.raises(BadCase, match="twice"):
            measure("aba", "ab")
    with pytest.raises(BadCase, match="twice"):
        successor_accuracy(["ab", "bc"], ["abc"])


@given(st.permutations("abcdef"), st.permutations("abcdef"))
def test_orders_in_bounds_and_the_same_from_both_sides(reference: list[str], hypothesis: list[str]) -> None:
    tau = kendall_tau(reference, hypothesis).value
    assert tau is not None
    assert -1.0 <= tau <= 1.0
    assert kendall_tau(hypothesis, reference).value == pytest.approx(tau)
    assert kendall_tau(reference[::-1], hypothesis).value == pytest.approx(-tau)
    assert ard(hypothesis, reference) == ard(reference, hypothesis)
    assert [ard(reference, reference).value, successor_accuracy([reference], [reference]).value] == [0.0, 1.0]


def test_one_misread_character_is_one_error() -> None:
    assert text_similarity("绿色建筑", "绿色建巩").value == pytest.approx(3 / 4)
    assert text_similarity("绿色建筑", "绿色建巩", distance=Distance.INDEL).value == pytest.approx(6 / 8)
    assert text_similarity("kitten", "sitting").value == pytest.approx(1 - 3 / 7)


def test_white_space_makes_no_difference_to_a_text() -> None:
    assert text_similarity("能 、取\n暖　产 品", "能、取暖产品").value == 1.0


def test_two_empty_texts_are_the_same_and_one_is_nothing_like() -> None:
    assert text_similarity("", " \n") == Answer(1.0, "both texts are empty: 1.0")
    assert text_similarity("", "正文").value == 0.0


@given(st.text("ab 正", max_size=12), st.text("ab 正", max_size=12))
def test_texts_in_bounds_and_the_same_from_both_sides(one: str, other: str) -> None:
    for distance in Distance:
        value = text_similarity(one, other, distance=distance).value
        assert value is not None
        assert 0.0 <= value <= 1.0
        assert text_similarity(other, one, distance=distance).value == value
        assert text_similarity(one, one, distance=distance).value == 1.0
