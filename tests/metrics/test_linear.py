"""Pk, WindowDiff, boundary and segmentation similarity."""

import pytest
from hypothesis import given

from annotator.metrics.answer import Answer, BadCase
from annotator.metrics.boundaries import boundary_similarity, segmentation_similarity
from annotator.metrics.segments import Segments, from_labels, from_marks, from_masses
from annotator.metrics.windows import default_window, nltk_window, pk, window_diff
from tests.metrics.cases import segmentations

Pair = tuple[Segments, Segments]


def value(answer: Answer) -> float:
    assert answer.value is not None
    return answer.value


def test_masses_marks_and_labels_are_three_ways_to_write_one_segmentation() -> None:
    assert from_masses([2, 1, 3]) == from_marks("01100") == from_labels("aabccc") == Segments(6, (1, 2))


@pytest.mark.parametrize("masses", [[], [0], [3, 0, 2], [3, -1]])
def test_a_segment_without_units_is_refused(masses: list[int]) -> None:
    with pytest.raises(BadCase):
        from_masses(masses)


def test_marks_are_zeros_and_ones() -> None:
    with pytest.raises(BadCase, match="0 and 1 only"):
        from_marks("0120")


def test_different_lengths_are_refused_with_both() -> None:
    with pytest.raises(BadCase, match="the reference has 3 units and the hypothesis 4"):
        pk(from_masses([3]), from_masses([4]))


@pytest.mark.parametrize(("masses", "window"), [([5, 3, 5], 2), ([13], 6), ([3, 7], 2), ([7, 7], 4), ([5, 5], 2), ([1, 1], 2)])
def test_the_window_is_half_the_mean_segment_with_ties_to_even_and_two_at_least(masses: list[int], window: int) -> None:
    assert default_window(from_masses(masses)) == window


def test_pk_counts_pairs_that_only_one_side_separates() -> None:
    # Six units, window 2: pairs 0-2 1-3 2-4 3-5. Cut after the third unit: 1-3 2-4. Cut after the fourth: 2-4 3-5.
    assert value(pk(from_masses([3, 3]), from_masses([4, 2]), window=2)) == 2 / 4


def test_pk_does_not_see_a_second_boundary_in_a_window_and_window_diff_does() -> None:
    reference, hypothesis = from_masses([3, 3]), from_masses([2, 1, 3])
    assert value(pk(reference, hypothesis, window=3)) == 0.0
    assert value(window_diff(reference, hypothesis, window=3)) == 2 / 3


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [("000100000010", "000100000010", 0.0), ("000100000010", "000010000100", 0.3), ("000010000100", "100000010000", 0.8)],
)
def test_window_diff_gives_what_the_documentation_of_nltk_gives(first: str, second: str, wanted: float) -> None:
    assert value(window_diff(from_marks(first), from_marks(second), window=3)) == pytest.approx(wanted, abs=1e-12)


@pytest.mark.parametrize(("hypothesis", "wanted"), [("1" * 400, 0.5), ("0" * 400, 0.5), ("0100" * 100, 0.0)])
def test_pk_gives_what_the_documentation_of_nltk_gives(hypothesis: str, wanted: float) -> None:
    assert round(value(pk(from_marks("0100" * 100), from_marks(hypothesis), window=2)), 2) == wanted


def test_the_window_of_nltk_goes_by_places_and_boundaries() -> None:
    assert [nltk_window(from_marks(marks)) for marks in ("0100", "0" * 9, "0100110", "1")] == [2, 4, 1, 1]


def test_padding_lets_each_boundary_lie_in_as_many_windows() -> None:
    # A boundary after the first of six units lies in one of four windows; padded, in two of 8, divided by 9 as segeval does.
    assert value(window_diff(from_masses([6]), from_masses([1, 5]), window=2)) == 1 / 4
    assert value(window_diff(from_masses([6]), from_masses([1, 5]), window=2, is_padded=True)) == 2 / 9


def test_a_window_of_hundreds_is_counted_like_any_other() -> None:
    reference, hypothesis = from_masses([300, 700]), from_masses([301, 699])
    assert value(window_diff(reference, hypothesis, window=256)) == 2 / (1000 - 256)


@pytest.mark.parametrize("measure", [pk, window_diff])
def test_a_text_shorter_than_the_window_is_answered_in_words(measure: type) -> None:
    same = measure(from_masses([1, 1]), from_masses([1, 1]))
    assert (same.value, same.why) == (0.0, "no window of 2 fits into 2 units, and the segmentations are equal: 0.0")
    other = measure(from_masses([1, 1]), from_masses([2]))
    assert other.value is None
    assert "nothing can be counted" in other.why


def test_a_window_without_places_is_refused() -> None:
    with pytest.raises(BadCase, match="at least 1 place"):
        pk(from_masses([3]), from_masses([3]), window=0)


# Fournier 2013 counts a boundary that is off by one as half an edit, a missing one as an edit, over edits and matches.
@pytest.mark.parametrize(
    ("reference", "hypothesis", "b", "s"),
    [
        ([5, 6], [2, 3, 6], 1 / 2, 9 / 10),
        ([2, 3, 3, 3], [2, 3, 6], 2 / 3, 9 / 10),
        ([2, 2, 7], [2, 3, 6], 3 / 4, 19 / 20),
        ([1, 1, 3, 1, 5], [2, 3, 6], 2 / 4, 8 / 10),
        ([11], [5, 6], 0.0, 9 / 10),
    ],
)
def test_near_misses_weigh_half_and_misses_whole(reference: list[int], hypothesis: list[int], b: float, s: float) -> None:
    pair = from_masses(reference), from_masses(hypothesis)
    assert value(boundary_similarity(*pair)) == pytest.approx(b, abs=1e-12)
    assert value(segmentation_similarity(*pair)) == pytest.approx(s, abs=1e-12)


def test_the_span_says_how_far_a_near_miss_may_be_off() -> None:
    pair = from_masses([4, 6]), from_masses([6, 4])
    assert value(boundary_similarity(*pair)) == 0.0
    assert value(boundary_similarity(*pair, span=3)) == pytest.approx(1 - 2 / 3)
    assert value(boundary_similarity(*pair, span=1)) == 0.0
    with pytest.raises(BadCase):
        boundary_similarity(*pair, span=0)


def test_a_boundary_is_moved_once() -> None:
    # One of the two is the near miss of the third; the other is one too many.
    answer = boundary_similarity(from_marks("01010"), from_marks("00100"))
    assert dict(answer.parts) == {"matches": 0, "additions": 1, "transpositions": 1}
    assert value(answer) == pytest.approx(1 - 1.5 / 2)


@pytest.mark.parametrize("units", [1, 2, 40])
def test_no_boundary_on_either_side_is_perfect_agreement(units: int) -> None:
    none = from_masses([units])
    assert boundary_similarity(none, none) == Answer(1.0, "neither side has a boundary: 1.0")
    assert value(segmentation_similarity(none, none)) == 1.0


@given(segmentations())
def test_every_value_lies_between_0_and_1_and_a_segmentation_is_like_itself(pair: Pair) -> None:
    reference, hypothesis = pair
    for measure, best in ((pk, 0.0), (window_diff, 0.0), (boundary_similarity, 1.0), (segmentation_similarity, 1.0)):
        answer = measure(reference, hypothesis)
        assert answer.value is None or 0.0 <= answer.value <= 1.0
        assert measure(reference, reference).value == best


@given(segmentations())
def test_edits_are_the_same_in_both_directions(pair: Pair) -> None:
    for span in (1, 2, 3, 5):
        assert boundary_similarity(*pair, span=span) == boundary_similarity(*reversed(pair), span=span)


@given(segmentations())
def test_windows_see_the_same_in_a_mirror(pair: Pair) -> None:
    mirrored = [Segments(side.units, tuple(side.units - 2 - at for at in reversed(side.boundaries))) for side in pair]
    for measure in (pk, window_diff):
        assert measure(*pair, window=3) == measure(*mirrored, window=3)
