"""Agreement of coders: α, κ, α_u."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from annotator.core.spans import Span
from annotator.metrics.agreement import alpha, cohen_kappa, fleiss_kappa, fleiss_of_counts
from annotator.metrics.answer import Answer, BadCase
from annotator.metrics.contingency import Label
from annotator.metrics.pieces import Piece
from annotator.metrics.unitizing import alpha_u, disagreement

# Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, C: four observers, twelve units, labels missing.
C: list[list[Label]] = [
    [1, 1, None, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4],
    [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [None, 5, 5, 5], [None, None, 1, 1], [None, None, 3, None],
]  # fmt: skip


def test_alpha_of_the_example_of_krippendorff_with_missing_labels() -> None:
    assert alpha(C).value == pytest.approx(0.743, abs=5e-4)


def test_alpha_of_two_coders_by_hand() -> None:
    # Units aa, ab, bb: one of three disagrees; of six values three are a: 1 - 5 * 2 / (36 - 18).
    assert alpha(["aa", "ab", "bb"]).value == pytest.approx(1 - Fraction(5 * 2, 36 - 18))


def test_alpha_takes_a_weight_as_as_many_units() -> None:
    assert alpha(["ab", "aa", "bb"], [1, 3, 2]).value == pytest.approx(alpha(["ab", *["aa"] * 3, *["bb"] * 2]).value)


def test_alpha_is_undefined_in_words() -> None:
    assert alpha([["a", None], ["b"]]) == Answer(None, "no unit is labelled by two coders: α is undefined")
    assert alpha([]).value is None
    alone = alpha(["aa", "aa"])
    assert alone.value is None
    assert alone.why == "all labels are a: without a second one chance would agree too, and α is undefined"


def test_weights_are_one_for_each_unit_and_positive() -> None:
    for weights in ([1], [1, 0]):
        with pytest.raises(BadCase):
            alpha(["aa", "ab"], weights)


def test_cohen_of_a_table_by_hand() -> None:
    # 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: observed 0.7, by chance 0.5.
    first, second = "y" * 25 + "n" * 25, "y" * 20 + "n" * 5 + "y" * 10 + "n" * 15
    assert cohen_kappa(first, second).value == pytest.approx(0.4)
    assert cohen_kappa("yynn", "ynyn", [20, 5, 10, 15]).value == pytest.approx(0.4)


def test_cohen_leaves_out_what_one_coder_left_out_and_says_so() -> None:
    assert cohen_kappa(["a", "b", None], ["a", "b", "b"]) == Answer(1.0, "units left out because a coder left them out: 1")
    assert cohen_kappa([None], ["a"]).value is None


def test_cohen_is_undefined_in_words() -> None:
    assert "all labels are a" in cohen_kappa("aa", "aa").why
    assert cohen_kappa("aa", "bb").value == 0.0


# Fleiss 1971 has 30 subjects; these ten are the worked example that is usually printed with it, κ = 0.210.
COUNTS = [
    [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
]  # fmt: skip


def test_fleiss_of_the_usual_example() -> None:
    assert fleiss_of_counts([dict(enumerate(row)) for row in COUNTS]).value == pytest.approx(0.210, abs=5e-4)


def test_fleiss_of_labels_is_that_of_their_counts() -> None:
    units = [[label for label, count in enumerate(row) for _ in range(count)] for row in COUNTS]
    assert fleiss_kappa(units) == fleiss_of_counts([dict(enumerate(row)) for row in COUNTS])


def test_fleiss_is_undefined_in_words() -> None:
    assert fleiss_kappa([["a", "b"], ["a", None]]).why == "units have from 1 to 2 labels: Fleiss' κ wants as many for each"
    assert "two coders" in fleiss_kappa(["a", "b"]).why
    assert "all labels are a" in fleiss_kappa(["aa", "aa"]).why
    assert fleiss_kappa([]).value is None


TABLES = st.integers(2, 4).flatmap(
    lambda coders: st.lists(st.text("abc", min_size=coders, max_size=coders), min_size=1, max_size=12)
)


@given(TABLES, st.randoms(use_true_random=False))
def test_neither_names_nor_the_order_of_coders_and_units_matter(units: list[str], lot: object) -> None:
    assume(len(set("".join(units))) > 1)
    other = [unit[::-1].translate(str.maketrans("abc", "bca")) for unit in units]
    lot.shuffle(other)  # type: ignore[attr-defined]
    for measure in (alpha, fleiss_kappa):
        value = measure(units).value
        assert value is not None
        assert value <= 1.0
        assert measure(other).value == pytest.approx(value)


@given(TABLES)
def test_whoever_agrees_on_more_than_one_label_agrees_perfectly(units: list[str]) -> None:
    same: list[list[Label]] = [[unit[0]] * 3 for unit in units]
    assume(len({unit[0] for unit in same}) > 1)
    assert [alpha(same).value, fleiss_kappa(same).value] == pytest.approx([1.0, 1.0])


@given(TABLES)
def test_alpha_and_the_kappa_of_fleiss_differ_by_the_size_of_the_sample(units: list[str]) -> None:
    assume(len(set("".join(units))) > 1)
    values = len("".join(units))
    krippendorff, fleiss = alpha(units).value, fleiss_kappa(units).value
    assert krippendorff is not None
    assert fleiss is not None
    assert 1 - krippendorff == pytest.approx((1 - fleiss) * (values - 1) / values)


def units(*begins: tuple[int, int], label: str = "c") -> list[Piece]:
    """Units of one category by begin and length."""
    return [Piece(Span(begin, begin + length), label) for begin, length in begins]


def spans(*begins: tuple[int, int]) -> list[Span]:
    return [piece.span for piece in units(*begins)]


# Krippendorff 2004, Content Analysis, p. 254: two observers, a continuum of 300 that begins at 150.
FIRST = [*units((225, 70), (370, 30)), *units((180, 60), (300, 50), label="k")]
SECOND = [*units((220, 80), (355, 20), (400, 20)), *units((180, 60), (300, 50), label="k")]


def test_alpha_u_of_the_example_of_krippendorff() -> None:
    answer = alpha_u([FIRST, SECOND], Span(150, 450))
    assert answer.value == pytest.approx(0.8591, abs=5e-4)
    assert answer.parts == {"c": pytest.approx(0.7286, abs=5e-5), "k": 1.0}
    found = disagreement([spans((225, 70), (370, 30)), spans((220, 80), (355, 20), (400, 20))], Span(150, 450))
    assert [found.observed, found.expected] == pytest.approx([1300 / 300**2, 0.0532], abs=5e-5)


# Krippendorff 1995, On the reliability of unitizing continuous data, p. 57; expected for ever finer measurement.
@pytest.mark.parametrize(
    ("first", "second", "observed", "expected"),
    [
        ([(2, 8), (14, 6)], [(4, 4), (15, 2)], 0.03125, 0.06990),
        (
            [(0, 2), (2, 8), (10, 4), (14, 6), (20, 4)],
            [(0, 4), (4, 4), (8, 7), (15, 2), (17, 7)],
            0.38715,
            0.41445,
        ),
    ],
)
def test_disagreement_of_the_examples_of_krippendorff(
    first: list[tuple[int, int]], second: list[tuple[int, int]], observed: float, expected: float
) -> None:
    finer = [spans(*((begin * 50_000, length * 50_000) for begin, length in side)) for side in (first, second)]
    found = disagreement(finer, Span(0, 24 * 50_000))
    assert [found.observed, found.expected] == pytest.approx([observed, expected], abs=1e-5)


def test_disagreement_of_one_unit_and_three_small_ones_within() -> None:
    # A unit of 8 against one of 1 on ten places, as the tests of DKPro Statistics have it.
    found = disagreement([spans((1, 8)), spans((2, 1), (4, 1), (6, 1))], Span(0, 10))
    assert [found.observed, found.expected] == pytest.approx([0.91, 0.5351], abs=1e-4)


def test_a_unit_in_a_gap_counts_whole_and_units_that_meet_count_by_their_ends() -> None:
    assert disagreement([spans((2, 3)), []], Span(0, 10)).observed == pytest.approx(9 / 100)
    assert disagreement([spans((2, 3)), spans((3, 4))], Span(0, 10)).observed == pytest.approx((1 + 4) / 100)
    assert disagreement([spans((2, 3)), spans((5, 3))], Span(0, 10)).observed == pytest.approx((9 + 9) / 100)


def test_categories_that_are_swapped_are_worse_than_chance() -> None:
    first = [*units((0, 5), label="a"), *units((5, 5), label="b")]
    second = [*units((0, 5), label="b"), *units((5, 5), label="a")]
    value = alpha_u([first, second], Span(0, 10)).value
    assert value is not None
    assert value < -1.0


def test_alpha_u_is_undefined_in_words() -> None:
    assert alpha_u([[], []], Span(0, 10)) == Answer(None, "nobody marked a unit: α_u is undefined")
    assert alpha_u([FIRST], Span(150, 450)) == Answer(None, "agreement needs two coders")
    whole = alpha_u([units((0, 1)), units((0, 1))], Span(0, 1))
    assert (whole.value, whole.why) == (None, "chance alone would agree: α_u is undefined")


def test_units_that_overlap_or_lie_outside_are_refused() -> None:
    with pytest.raises(BadCase, match=r"units 0\.\.4 and 3\.\.5 of a coder overlap"):
        alpha_u([units((0, 4), (3, 2)), []], Span(0, 10))
    with pytest.raises(BadCase, match=r"outside of the continuum 0\.\.10"):
        alpha_u([units((8, 4)), []], Span(0, 10))


@given(st.lists(st.sets(st.integers(0, 20), max_size=8), min_size=2, max_size=4))
def test_coders_can_be_exchanged_and_the_continuum_mirrored(cuts: list[set[int]]) -> None:
    coders = [[Span(*pair) for pair in zip(*[iter(sorted(side))] * 2, strict=False)] for side in cuts]
    found = disagreement(coders, Span(0, 20))
    mirrored = [sorted(Span(20 - unit.end, 20 - unit.start) for unit in units) for units in reversed(coders)]
    again = disagreement(mirrored, Span(0, 20))
    assert [again.observed, again.expected] == pytest.approx([found.observed, found.expected])
    assert disagreement([coders[0], coders[0]], Span(0, 20)).observed == 0.0
