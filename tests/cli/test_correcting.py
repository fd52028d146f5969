"""What pages are called and dated, corrected by ``annotator pages --set`` and undone."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Annotator

DAY = ("--set", "date=2023-07-27")


def line(number: int, **more: object) -> str:
    about = {
        "id": f"daily/{number}",
        "text": f"第{number}版",
        "publication": "日报",
        "date": "2023-07-26",
        "page_number": str(number),
    }
    return json.dumps(about | more, ensure_ascii=False)


@pytest.fixture
def corpus(annotator: Annotator) -> str:
    """A corpus of three pages of one issue and one of nobody knows what."""
    Path("p.jsonl").write_text("\n".join([*map(line, range(1, 4)), '{"id": "scan", "text": "一"}']), encoding="utf-8")
    annotator("import", "c.corpus", "p.jsonl")
    return "c.corpus"


def dates(annotator: Annotator, corpus: str) -> dict[str, str | None]:
    return {row["id"]: row["date"] for row in json.loads(annotator("pages", corpus, "--json").out)}


def test_pages_that_are_so_get_another_date_and_are_printed(annotator: Annotator, corpus: str) -> None:
    done = annotator("pages", corpus, *DAY, "--where", "publication=日*", "--where", "page_number=[12]")
    assert (done.code, done.err) == (0, "2 of 2 pages changed\n")
    assert [line.split() for line in done.out.strip().split("\n")] == [
        ["page", "publication", "date", "issue", "number", "language"],
        ["daily/1", "日报", "2023-07-27", "1"],
        ["daily/2", "日报", "2023-07-27", "2"],
    ]
    moved = {"daily/1": "2023-07-27", "daily/2": "2023-07-27"}
    assert dates(annotator, corpus) == {"daily/3": "2023-07-26", "scan": None, **moved}
    assert annotator("check", corpus).code == 0


def test_several_details_are_set_at_once_as_json(annotator: Annotator, corpus: str) -> None:
    words = ("--set", "publication=晚报", "--set", "date=2023年7月1日", "--set", "language=zh", "--where", "id=scan", "--json")
    known = {"publication": "晚报", "date": "2023-07-01", "issue": None, "page_number": None, "language": "zh"}
    assert json.loads(annotator("pages", corpus, *words).out) == [{"id": "scan", **known}]


def test_the_same_again_changes_nothing_and_is_no_failure(annotator: Annotator, corpus: str) -> None:
    annotator("pages", corpus, *DAY, "--where", "id=daily/*")
    done = annotator("pages", corpus, *DAY, "--where", "id=daily/*", "--json")
    assert (done.code, done.out, done.err) == (0, "[]\n", "0 of 3 pages changed\n")


def test_an_empty_value_is_an_unknown_one(annotator: Annotator, corpus: str) -> None:
    assert annotator("pages", corpus, "--set", "page_number=", "--where", "date=2023-07-26").err == "3 of 3 pages changed\n"
    assert annotator("pages", corpus, *DAY, "--where", "date=").err == "1 of 1 page changed\n"


def test_undo_and_redo_say_what_they_did(annotator: Annotator, corpus: str) -> None:
    annotator("pages", corpus, *DAY, "--where", "id=daily/*")
    undone = annotator("pages", corpus, "--undo", "--json")
    assert undone.err.startswith("undone: date=2023-07-27 of ")
    assert undone.err.endswith(" UTC, 3 pages changed\n")
    assert {page["date"] for page in json.loads(undone.out)} == {"2023-07-26"}
    assert annotator("pages", corpus, "--redo").err.startswith("done again: date=2023-07-27 of ")
    assert set(dates(annotator, corpus).values()) == {"2023-07-27", None}


def test_what_somebody_else_changed_since_stays(annotator: Annotator, corpus: str) -> None:
    annotator("pages", corpus, *DAY, "--where", "id=daily/*", "--reviewer", "li")
    annotator("pages", corpus, "--set", "date=2023-07-28", "--where", "id=daily/2", "--reviewer", "wang")
    assert "1 page changed again since: that stays\n" in annotator("pages", corpus, "--undo", "--reviewer", "li").err
    assert dates(annotator, corpus)["daily/2"] == "2023-07-28"
    assert annotator("check", corpus).code == 0


def test_nothing_to_undo_is_said(annotator: Annotator, corpus: str) -> None:
    done = annotator("pages", corpus, "--undo", "--reviewer", "li")
    assert (done.code, done.out) == (3, "")
    assert done.err == "annotator: no change of page details by li is left to undo\n"


def test_links_that_lead_to_another_issue_then_are_said(annotator: Annotator) -> None:
    article = {"id": "a1", "spans": [{"start": 0, "end": 3, "role": "body"}]}
    state = {"articles": "finished", "pictures": "new", "numbers": "new"}
    jump = {**article, "continued_on": {"page_number": "2", "page": "daily/2", "article": "a1"}}
    lines = [line(1, articles=[jump], state=state, reviewer="li"), line(2, articles=[article], state=state, reviewer="li")]
    Path("p.jsonl").write_text("\n".join(lines), encoding="utf-8")
    annotator("import", "c.corpus", "p.jsonl")
    done = annotator("pages", "c.corpus", *DAY, "--where", "id=daily/1")
    assert "1 link between articles leads to another issue now; annotator check tells which\n" in done.err
    assert annotator("check", "c.corpus").code == 1
    annotator("pages", "c.corpus", "--undo")
    assert annotator("check", "c.corpus").code == 0


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--set", "date=2023-02-30", "--where", "id=*"), "2023-02-30 is no date; write it as 2023-07-27"),
        (("--set", "publication=", "--where", "id=*"), "the publication has no name"),
        (("--set", "mood=good", "--where", "id=*"), "mood=good is not one of publication, date, issue, page_number, language"),
        (("--set", "date", "--where", "id=*"), "date is not one of"),
        ((*DAY, "--where", "name=x"), "name=x is not one of id, publication"),
        (DAY, "say of which pages"),
        ((*DAY, "--where", "id=*", "--undo"), "give one of --set, --undo and --redo"),
        (("--undo", "--where", "id=*"), "a correction is undone on all its pages"),
    ],
)
def test_what_makes_no_sense_is_refused_as_usage(
    annotator: Annotator, corpus: str, words: tuple[str, ...], sentence: str
) -> None:
    before = Path(corpus).read_bytes()
    done = annotator("pages", corpus, *words)
    assert (done.code, done.out) == (2, "")
    assert sentence in " ".join(done.err.replace("│", " ").split())
    assert Path(corpus).read_bytes() == before


def test_where_narrows_the_list_too(annotator: Annotator, corpus: str) -> None:
    rows = json.loads(annotator("pages", corpus, "--where", "page_number=?", "--json").out)
    assert [row["id"] for row in rows] == ["daily/1", "daily/2", "daily/3"]
