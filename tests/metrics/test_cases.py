"""Cases as other people write them."""

import math
import random
from collections.abc import Callable
from contextlib import suppress

import pytest

from annotator.metrics.answer import Answer, BadCase
from annotator.metrics.cases import METRICS, Metric, answered, metric_named

FIRST, SECOND = [9, 9], [4, 9, 5]
PAGE = {"text": "题 目\n正文正文", "articles": [{"id": "a1", "spans": [{"start": 0, "end": 3, "role": "headline"}]}]}


def value(metric: str, reference: object, hypothesis: object, **options: object) -> float | None:
    return answered({"metric": metric, "reference": reference, "hypothesis": hypothesis, "options": options}).value


def why(metric: str, reference: object, hypothesis: object, **options: object) -> str:
    return answered({"metric": metric, "reference": reference, "hypothesis": hypothesis, "options": options}).why


@pytest.mark.parametrize(
    ("reference", "hypothesis", "form"),
    [
        ([2, 1, 3], [3, 3], None),
        ("01100", "00100", None),
        ([0, 1, 1, 0, 0], [0, 0, 1, 0, 0], None),
        ([0, 1, 1, 0, 0], [3, 3], None),
        ("01100", [3, 3], None),
        ([2.0, 1, 3], [3, 3], "masses"),
        ([1, 1, 2, 3, 3, 3], [1, 1, 1, 2, 2, 2], "position"),
        ("aabccc", "aaabbb", "labels"),
    ],
)
def test_a_segmentation_is_the_same_however_it_is_written(reference: object, hypothesis: object, form: str | None) -> None:
    assert value("window_diff", reference, hypothesis, window=3, format=form) == pytest.approx(2 / 3)


def test_one_number_is_one_segment() -> None:
    assert value("pk", 13, [4, 4, 5]) == value("pk", [13], [4, 4, 5])


@pytest.mark.parametrize("name", ["n_t", "N-T", "span", "transposition_span", "max_transposition_span"])
def test_options_have_several_names(name: str) -> None:
    assert value("boundary_similarity", [4, 6], [6, 4], **{name: 3}) == pytest.approx(1 / 3)


def test_options_may_stand_in_the_case_itself() -> None:
    assert answered({"metric": "pk", "reference": [5, 5], "hypothesis": [4, 6], "window": 1}).value == pytest.approx(2 / 9)


def test_an_option_that_is_not_known_or_not_used_is_said() -> None:
    assert why("pk", [5, 5], [4, 6], colour=1) == "pk has no option colour; it was not used"
    assert why("ari", [["a"]], [["a"]], weights=[1]).endswith("option weights makes no difference to such a case")


def test_every_value_can_be_turned_around() -> None:
    assert value("pk", [5, 3, 5], [4, 4, 5], one_minus=True) == pytest.approx(9 / 11)


def test_a_part_can_be_asked_for() -> None:
    assert value("v_measure", "aabb", "xxyz", part="completeness") == pytest.approx(2 / 3)
    with pytest.raises(BadCase, match="there is no part colour; there are homogeneity, completeness, v"):
        value("v_measure", "aabb", "xxyz", part="colour")


def test_roles_may_be_averaged_over_characters() -> None:
    assert value("role_f1", ["headline", "body"], ["body", "body"], weights=[6, 94], average="micro") == pytest.approx(0.94)


def test_a_window_of_nltk() -> None:
    assert value("pk", "0100000100", "0100000000", convention="nltk") == value("pk", "0100000100", "0100000000", window=2)


@pytest.mark.parametrize(
    ("reference", "hypothesis"),
    [
        (["a", "a", "b"], ["x", "y", "y"]),
        ("aab", "xyy"),
        ({"i1": "a", "i2": "a", "i3": "b"}, {"i3": "y", "i1": "x", "i2": "y"}),
        ([["i1", "i2"], ["i3"]], [["i1"], ["i2", "i3"]]),
        ([[[0, 1], [1, 2]], [[2, 3]]], [[[0, 1]], [[1, 3]]]),
        ([{"spans": [{"start": 0, "length": 2}]}, {"fragments": [[2, 3]]}], [{"spans": [[0, 1]]}, {"spans": [[1, 3]]}]),
    ],
)
def test_a_partition_is_the_same_however_it_is_written(reference: object, hypothesis: object) -> None:
    assert value("bcubed", reference, hypothesis) == pytest.approx(2 / 3)
    assert value("newseye", reference, hypothesis) == pytest.approx(2 / 3)


def test_true_is_no_one_and_one_is_one_point_nought() -> None:
    assert value("bcubed", [True, 1, 1.0], [0, 1, 1]) == 1.0


def test_pairs_of_numbers_are_items_of_a_class_where_both_sides_have_the_same_and_else_spans() -> None:
    assert value("bcubed", [[1, 2], [3, 4]], [[1, 3], [2, 4]]) == 0.5
    assert value("bcubed", [[0, 5], [5, 9]], [[0, 9]]) == value("bcubed", "aaaaabbbb", "xxxxxxxxx")
    assert value("ari", [[0, 5, "a"], [5, 9, "b"]], [[0, 5, "x"], [5, 9, "y"]]) == 1.0


def test_two_rows_are_two_coders_where_there_can_be_no_more() -> None:
    told = answered({"metric": "cohen_kappa", "data": ["aab", "abb"]})
    assert told.value == pytest.approx(0.4)
    assert told.why == "each row read as a coder, since there are two of them"


def test_an_item_that_a_side_does_not_name_is_unassigned_there() -> None:
    assert value("bcubed", {"i1": "a", "i2": "a"}, {"i1": "x"}) == value("bcubed", ["a", "a"], ["x", None])


def test_lists_of_different_lengths_that_add_up_are_lengths_of_segments() -> None:
    assert value("panoptic", FIRST, SECOND) == pytest.approx(2 / 9)
    assert value("panoptic", FIRST, SECOND, star=True) == pytest.approx(0.8 * (5 / 13 + 5 / 9) / 2)
    assert "read as lengths of segments" in why("panoptic", FIRST, SECOND)
    # The first pair has an IoU of 8/9; the second one of 1/2 is no pair.
    assert value("panoptic", [9, 1], [8, 2], format="masses") == pytest.approx(8 / 9 / 2)
    with pytest.raises(BadCase):
        value("panoptic", FIRST, SECOND, format="labels")


@pytest.mark.parametrize(
    "article",
    [
        [[0, 5], [10, 20]],
        [[0, 5, "headline"], [10, 20, "body"]],
        {"id": "a1", "spans": [{"start": 0, "end": 5, "role": "headline"}, [10, 20]]},
        {"fragments": [{"begin": 0, "end": 5}, {"offset": 10, "length": 10}]},
    ],
)
def test_an_article_is_the_same_however_it_is_written(article: object) -> None:
    assert value("article_f1", [article], [[[0, 5], [10, 20]], [[30, 40]]], threshold=0.95) == pytest.approx(2 / 3)


def test_spans_alone_are_articles_unless_they_say_which_they_are_of() -> None:
    assert value("article_f1", [[0, 5], [10, 20]], [[[0, 5]], [[10, 20]]]) == 1.0
    assert value("article_f1", [[0, 5, "a"], [10, 20, "a"]], [[[0, 5], [10, 20]]], threshold=1) == 1.0
    spans = [{"start": 0, "end": 5, "article": 7}, {"start": 10, "end": 20, "article": 7}]
    assert value("article_f1", spans, [[[0, 5], [10, 20]]], threshold=1) == 1.0


def test_pages_of_page_jsonl_are_read_with_their_text() -> None:
    other = {
        **PAGE,
        "articles": [{"spans": [{"start": 0, "end": 1, "role": "headline"}, {"start": 2, "end": 3, "role": "headline"}]}],
    }
    for metric in ("article_f1", "role_f1", "headline_attachment", "panoptic", "ari"):
        assert value(metric, PAGE, other) == 1.0
    with pytest.raises(BadCase, match="texts of reference and hypothesis differ"):
        value("article_f1", PAGE, {**other, "text": "题目"})


def test_white_space_of_a_text_counts_nowhere() -> None:
    assert value("article_f1", [[0, 3]], [[0, 9]], threshold=0.5) == 0.0
    assert value("article_f1", [[0, 3]], [[0, 9]], threshold=0.5, text="题  目      ") == 1.0


def test_furniture_has_roles_too() -> None:
    page = {"articles": [], "furniture": [[0, 4, "folio"]]}
    assert value("role_f1", page, page) == 1.0


@pytest.mark.parametrize(
    ("reference", "hypothesis"),
    [
        ([["h1", "a1"], ["h2", "a2"]], [["h1", "a1"], ["h2", "a1"]]),
        ({"h1": "a1", "h2": "a2"}, {"h1": "a1", "h2": "a1"}),
        (["a1", "a2"], ["a1", "a1"]),
        ([{"headline": [0, 5], "article": 1}, {"headline": [5, 9], "article": 2}], [[[0, 5], 1], [[5, 9], 1]]),
    ],
)
def test_attached_headlines_are_the_same_however_they_are_written(reference: object, hypothesis: object) -> None:
    assert value("headline_attachment", reference, hypothesis) == 0.5


def test_articles_with_roles_are_looked_at_end_to_end() -> None:
    reference = [[[0, 5, "headline"], [5, 50, "body"]], [[50, 55, "headline"], [55, 99, "body"]]]
    hypothesis = [[[0, 5, "headline"], [5, 50, "body"]], [[55, 99, "body"]]]
    assert value("headline_attachment", reference, hypothesis, part="recall") == 0.5
    assert value("headline_attachment", reference, hypothesis, part="precision") == 1.0
    assert value("headline_attachment", reference, hypothesis, role="body") == 1.0


def test_numbers_that_repeat_are_ranks_and_all_else_is_an_order() -> None:
    assert value("kendall_tau", [1, 1, 2, 3], [1, 2, 3, 3]) == pytest.approx(0.8)
    assert value("kendall_tau", [[0, 5], [7, 9]], [[7, 9], [0, 5]]) == -1.0
    assert value("kendall_tau", [2, 3, 1], [3, 1, 2], format="order") == pytest.approx(-1 / 3)
    assert value("kendall_tau", [2, 3, 1], [3, 1, 2], format="ranks") == pytest.approx(-1 / 3)


def test_chains_may_be_several() -> None:
    assert value("successor_accuracy", [["a", "b"], ["c", "d"]], [["a", "b", "c", "d"]]) == 1.0
    assert value("successor_accuracy", [[0, 5], [7, 9], [9, 12]], [[0, 5], [9, 12], [7, 9]]) == 0.0


def test_a_text_may_be_in_pieces() -> None:
    assert value("text_similarity", ["绿色", "建筑"], "绿色 建巩") == pytest.approx(0.75)
    assert value("text_similarity", "绿色建筑", "绿色建巩", distance="Indel") == pytest.approx(0.75)


TABLE = [["a", "a"], ["a", "b"], ["b", "b"]]


@pytest.mark.parametrize(
    "case",
    [
        {"data": TABLE},
        {"units": TABLE},
        {"reference": TABLE},
        {"reference": TABLE, "hypothesis": None},
        {"reference": TABLE, "hypothesis": []},
        {"reference": ["a", "a", "b"], "hypothesis": ["a", "b", "b"]},
        {"data": {"li": ["a", "a", "b"], "wang": ["a", "b", "b"]}},
        {"data": [{"li": "a", "wang": "a"}, {"li": "a", "wang": "b"}, {"wang": "b", "li": "b"}]},
        {"data": [["a", "a", "b"], ["a", "b", "b"]], "options": {"rows": "coders"}},
        {
            "data": [
                {"coder": coder, "unit": unit, "label": label}
                for unit, row in enumerate(TABLE)
                for coder, label in enumerate(row)
            ]
        },
    ],
)
def test_a_table_is_the_same_however_it_is_written(case: dict[str, object]) -> None:
    assert answered({"metric": "alpha", **case}).value == pytest.approx(4 / 9)
    assert answered({"metric": "cohen_kappa", **case}).value == pytest.approx(0.4)


def test_a_table_that_seems_to_lie_on_its_side_is_read_as_it_says_with_a_remark() -> None:
    assert "read as 2 units by 3 coders" in answered({"metric": "alpha", "data": [["a", "a", "b"], ["a", "b", "b"]]}).why


def test_counts_of_labels_are_seen_or_said_to_be_such() -> None:
    counts = [[0, 3], [1, 2], [3, 0]]
    expected = answered({"metric": "fleiss_kappa", "data": ["bbb", "abb", "aaa"]}).value
    told = answered({"metric": "fleiss_kappa", "data": counts})
    assert told.value == expected
    assert told.why == "read as how many of 3 coders gave each label to a unit; option format: labels reads labels"
    assert answered({"metric": "fleiss_kappa", "data": counts, "options": {"format": "counts"}}).why == ""
    assert answered({"metric": "fleiss_kappa", "data": counts, "options": {"format": "labels"}}).value != expected


@pytest.mark.parametrize(
    "case",
    [
        {"data": [[[0, 4, "x"]], [[0, 3, "x"]]]},
        {"reference": [[0, 4, "x"]], "hypothesis": [[0, 3, "x"]]},
        {"data": {"li": [{"start": 0, "end": 4, "category": "x"}], "wang": [{"begin": 0, "length": 3, "label": "x"}]}},
        {"data": [{"coder": "li", "start": 0, "end": 4}, {"coder": "wang", "start": 0, "end": 3}]},
    ],
)
def test_units_are_the_same_however_they_are_written(case: dict[str, object]) -> None:
    # Krippendorff's formulas: observed 2 * 1 / (2 * 10²). Expected: each unit against the other, and in gaps of 6 and 7.
    four, three = 2 * 4**3 - 3 * 4**2 + 4, 2 * 3**3 - 3 * 3**2 + 3
    expected = 2 / 10 * (four / 3 + 4**2 * (3 + 4) + three / 3 + 3**2 * (4 + 5)) / (20 * 19 - 4 * 3 - 3 * 2)
    told = answered({"metric": "alpha_u", **case, "options": {"length": 10}})
    assert told.value == pytest.approx(1 - 0.01 / expected)
    assert answered({"metric": "alpha_u", **case, "options": {"continuum": [0, 10]}}).value == told.value
    assert answered({"metric": "alpha_u", **case, "options": {"continuum": 10}}).value == told.value
    assert answered({"metric": "alpha_u", **case, "options": {"text": "正" * 10}}).value == told.value


def test_a_continuum_that_nobody_gives_ends_with_the_last_unit() -> None:
    assert "taken to be 0..4" in answered({"metric": "alpha_u", "data": [[[0, 4]], [[0, 3]]]}).why


@pytest.mark.parametrize(
    ("metric", "case", "sentence"),
    [
        ("pk", {"reference": [5]}, "the case has no hypothesis"),
        ("pk", {"reference": ["a"], "hypothesis": [1]}, "a mass is a whole number, not 'a'"),
        ("pk", {"reference": [10**12], "hypothesis": [10**12]}, "50,000,000 units at most"),
        ("pk", {"reference": [5], "hypothesis": [5], "options": {"window": "a"}}, "option window is a whole number"),
        ("pk", {"reference": [5], "hypothesis": [5], "options": 5}, "options are an object"),
        ("window_diff", {"reference": [5], "hypothesis": [5], "options": {"lamprier": 1}}, "option lamprier is true or false"),
        ("ari", {"reference": 5, "hypothesis": "a"}, "a list of labels is a list, not 5"),
        ("ari", {"reference": [["a", "a"]], "hypothesis": [["a"]]}, "the item 'a' is in two classes"),
        ("ari", {"reference": "a", "hypothesis": "a", "options": {"weights": [1e17]}}, "a weight is too large"),
        ("article_f1", {"reference": [[[5, 5]]], "hypothesis": []}, "the span 5..5 is empty"),
        ("article_f1", {"reference": [{"spans": [[0, "x"]]}], "hypothesis": []}, "a span is"),
        ("article_f1", {"reference": [[[0, 9]]], "hypothesis": [], "options": {"text": "abc"}}, "a span ends at 9"),
        ("alpha", {"data": [["a", "b"], ["a"]]}, "from 1 to 2 labels; write null"),
        ("alpha", {"data": [{"coder": 1, "unit": 1, "label": "a"}] * 2}, "coder 1 labels unit 1 twice"),
        ("cohen_kappa", {"data": ["abc"]}, "two coders, not 3"),
        ("ari", {"metric": "pk", "reference": [5], "hypothesis": [5]}, "the case is for pk"),
        ("ari", {"reference": [[0, 9, "a"], [5, 9, "b"]], "hypothesis": [[0, 9, "a"]]}, "both article 1 and article 2"),
        ("text_similarity", {"reference": 5, "hypothesis": ""}, "a text is a string, not 5"),
        ("text_similarity", {"reference": "", "hypothesis": "", "options": {"distance": "x"}}, "levenshtein or indel"),
        ("headline_attachment", {"reference": [{"x": 1}], "hypothesis": []}, "a pair has a headline and an article"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(metric: str, case: dict[str, object], sentence: str) -> None:
    with pytest.raises(BadCase, match=sentence.replace("[", r"\[")):
        answered(case, metric_named(metric))


def test_names_of_metrics_are_found_in_any_spelling() -> None:
    assert metric_named("Window-Diff") is metric_named("windowdiff") is metric_named("window_diff")


ATOMS = [None, True, 0, 1, 2, 3, 5, -1, 0.5, 1e300, 10**18, math.inf, "", "a", "b", "0101", "headline", "body"]
KEYS = ["start", "end", "length", "role", "spans", "articles", "text", "coder", "unit", "label", "article", "headline"]


def nonsense(lot: random.Random, depth: int = 0) -> object:
    kind = lot.random()
    if depth > 3 or kind < 0.5:
        return lot.choice(ATOMS)
    if kind < 0.85:
        return [nonsense(lot, depth + 1) for _ in range(lot.choice((0, 1, 2, 2, 3, 3, 4)))]
    return {lot.choice(KEYS): nonsense(lot, depth + 1) for _ in range(lot.randint(0, 4))}


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: str(metric.name))
def test_nonsense_is_answered_or_refused_and_never_nan(metric: Metric) -> None:
    lot = random.Random(7)
    kinds: list[Callable[[object], dict[str, object]]] = [
        lambda side: {"reference": side, "hypothesis": side},
        lambda side: {"reference": side, "hypothesis": nonsense(lot)},
        lambda side: {"data": side},
    ]
    told: list[Answer] = []
    for _ in range(300):
        case = lot.choice(kinds)(nonsense(lot))
        case["options"] = {lot.choice(["window", "weights", "length", "text", "part", "threshold"]): nonsense(lot, 3)}
        with suppress(BadCase):
            told.append(answered(case, metric))
    assert told
    assert all(answer.why if answer.value is None else math.isfinite(answer.value) for answer in told)
