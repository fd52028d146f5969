"""``annotator metric``."""

import json
from pathlib import Path

import pytest

from annotator.metrics.cases import METRICS
from tests.cli.conftest import Annotator

NAMES = [
    "pk", "window_diff", "boundary_similarity", "segmentation_similarity", "ari", "v_measure", "bcubed", "panoptic", "article_f1",
    "role_f1", "headline_attachment", "kendall_tau", "ard", "successor_accuracy", "text_similarity", "newseye", "alpha",
    "alpha_u", "cohen_kappa", "fleiss_kappa",
]  # fmt: skip


def case(**keys: object) -> bytes:
    return json.dumps(keys).encode()


def test_a_case_on_standard_input_is_answered_on_standard_output(annotator: Annotator) -> None:
    done = annotator("metric", "panoptic", stdin=case(reference=[[0, 9], [9, 10]], hypothesis=[[0, 10]]))
    assert (done.code, done.out, done.err) == (0, '{"value":0.6,"why":""}\n', "")


def test_an_undefined_value_is_null_and_explained(annotator: Annotator) -> None:
    done = annotator("metric", "cohen_kappa", stdin=case(reference=["a", "a"], hypothesis=["a", "a"]))
    assert (done.code, done.err) == (0, "")
    told = json.loads(done.out)
    assert told["value"] is None
    assert told["why"].endswith("κ is undefined")


def test_the_case_may_name_its_metric(annotator: Annotator) -> None:
    assert json.loads(annotator("metric", stdin=case(metric="ari", reference="ab", hypothesis="ab")).out)["value"] == 1.0


@pytest.mark.parametrize(
    ("stdin", "sentence"),
    [
        (b"", "this is no JSON"),
        (b"{", "this is no JSON"),
        (b"\xff\xfe\x00", "this is no JSON"),
        (b"[" * 100_000, "this is no JSON"),
        (b"[1]", "a case is an object, not [1]"),
        (b"{}", "the case has no reference"),
        (case(reference="ab", hypothesis="a"), "the reference labels 2 items and the hypothesis 1"),
        (case(reference="ab", hypothesis="ab", options={"weights": [1, -1]}), "weights are positive numbers"),
    ],
    ids=range(8),
)
def test_a_case_that_makes_no_sense_is_one_sentence(annotator: Annotator, stdin: bytes, sentence: str) -> None:
    done = annotator("metric", "ari", stdin=stdin)
    told = json.loads(done.out)
    assert done.code == 3
    assert told["value"] is None
    assert told["why"].startswith(sentence)
    assert done.err == f"annotator: {told['why']}\n"


def test_an_unknown_metric_is_refused_with_those_that_there_are(annotator: Annotator) -> None:
    done = annotator("metric", "magic", stdin=b"{}")
    assert (done.code, done.out) == (2, "")
    assert "there is no metric magic; there are pk, window_diff" in done.err


def test_many_cases_are_answered_a_line_each_in_order(annotator: Annotator) -> None:
    lines = [
        case(metric="pk", reference=[5, 3, 5], hypothesis=[4, 4, 5]),
        b"",
        b"nonsense",
        case(metric="magic"),
        case(name="ARI", reference=[1, 1], hypothesis=[2, 2]),
        case(metric="alpha", data=[["a", "a"], ["b", "b"]]),
    ]
    Path("cases.jsonl").write_bytes(b"\n".join(lines))
    done = annotator("metric", "--cases", "cases.jsonl")
    told = [json.loads(line) for line in done.out.strip().split("\n")]
    assert [answer["value"] for answer in told] == [pytest.approx(2 / 11), None, None, 1.0, 1.0]
    assert told[2]["why"].startswith("there is no metric magic")
    assert (done.code, done.err) == (4, "annotator: 2 of 5 cases make no sense; their answers say why\n")


def test_cases_come_from_a_pipe_or_a_list_and_may_share_a_metric(annotator: Annotator) -> None:
    listed = json.dumps(
        [{"reference": "ab", "hypothesis": "ab"}, {"metric": "bcubed", "reference": "ab", "hypothesis": "aa"}], indent=1
    )
    done = annotator("metric", "ari", "--cases", "-", stdin=listed.encode())
    assert [json.loads(line)["value"] for line in done.out.strip().split("\n")] == [1.0, pytest.approx(2 / 3)]
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_files_of_every_system_are_read(annotator: Annotator, end: bytes) -> None:
    one = case(metric="ari", reference="ab", hypothesis="ab")
    for written in (one + end + one + end, b"[" + end + one + b"," + end + one + end + b"]" + end):
        Path("cases.jsonl").write_bytes(b"\xef\xbb\xbf" + written)
        assert annotator("metric", "--cases", "cases.jsonl").out.count('"value":1.0') == 2


def test_no_case_that_makes_sense_is_exit_3(annotator: Annotator) -> None:
    assert annotator("metric", "--cases", "-", stdin=b"{}\n").code == 3
    done = annotator("metric", "--cases", "-", stdin=b"\n\n")
    assert (done.code, done.out, done.err) == (3, "", "annotator: no case is there\n")


def test_a_missing_file_is_one_sentence(annotator: Annotator) -> None:
    done = annotator("metric", "--cases", "gone.jsonl")
    assert (done.code, done.out) == (3, "")
    assert done.err == "annotator: gone.jsonl is not there; check the name, or whether it was moved\n"


def test_nan_in_a_table_is_a_missing_label(annotator: Annotator) -> None:
    done = annotator("metric", "alpha", stdin=b'{"data": [["a", "a"], ["a", NaN], ["b", "b"]]}')
    assert json.loads(done.out)["value"] == 1.0


def test_the_list_has_every_metric_with_its_source_and_options(annotator: Annotator) -> None:
    told = json.loads(annotator("metric", "--list", "--json").out)
    assert [metric["name"] for metric in told] == NAMES == [metric.name for metric in METRICS]
    assert all(metric["source"] and metric["what"] and metric["case"] for metric in told)
    assert {"window", "convention", "format"} < {option["name"] for option in told[0]["options"]}
    table = annotator("metric", "--list")
    assert [line for line in table.out.split("\n") if line and not line.startswith(" ")] == NAMES
    assert "    window: places in a window; by default half the mean reference segment\n" in table.out
    assert "  source: Hubert, Arabie 1985, Comparing partitions\n" in table.out


def test_help_says_what_a_case_is(annotator: Annotator) -> None:
    assert '{"reference": …, "hypothesis": …, "options": …}' in annotator("metric", "--help").out
