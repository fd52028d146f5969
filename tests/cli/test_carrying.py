"""``annotator carry``: a page and a version in; losses, a sentence and an exit code out."""

import json
from pathlib import Path

from tests.cli.conftest import Annotator

_OLD = "市宣讲团走进新城区\n\n上半年我区新开工绿色建筑面积增长"
_ANNOTATED = {
    "format": "page-jsonl/1",
    "id": "p1",
    "text": _OLD,
    "reviewer": "li",
    "articles": [
        {"id": "a1", "spans": [{"start": 0, "end": 9, "role": "headline"}]},
        {"id": "a2", "spans": [{"start": 11, "end": 27, "role": "body"}]},
    ],
}


def corpus_with(annotator: Annotator, text: str) -> None:
    """A corpus with the annotated page and another text of it."""
    Path("p1.jsonl").write_text(json.dumps(_ANNOTATED), encoding="utf-8")
    Path("new.jsonl").write_text(json.dumps({"format": "page-jsonl/1", "id": "p1", "text": text}), encoding="utf-8")
    annotator("import", "a.corpus", "p1.jsonl")
    annotator("import", "a.corpus", "new.jsonl", "--versions")


def test_an_annotation_is_carried_over_to_another_text(annotator: Annotator) -> None:
    corpus_with(annotator, "上半年我区新开工绿色建筑面积增长\n市宣讲团走进新城区")
    ended = annotator("carry", "a.corpus", "p1", "--to", "p1@2", "--reviewer", "li")
    assert (ended.code, ended.out) == (0, "")
    assert ended.err == "p1@2 by li: 2 of 2 spans came over whole, nothing flagged\n"
    assert annotator("check", "a.corpus").code == 0
    again = annotator("carry", "a.corpus", "p1", "--to", "p1@2", "--reviewer", "li")
    assert (again.code, again.err) == (3, "annotator: li has begun with p1@2 already: nothing was carried over\n")


def test_what_did_not_come_over_is_listed(annotator: Annotator) -> None:
    corpus_with(annotator, "市宣讲团走进新城区\n完全是另外一些话")
    ended = annotator("carry", "p1", "--to", "p1@2", "--reviewer", "li")
    assert ended.out.split("\n")[1] == "page   “上半年我区新开工绿色建筑…” is not in the new text"
    assert ended.err == "p1@2 by li: 1 of 2 spans came over whole, 1 thing flagged\n"


def test_it_is_told_as_json_too(annotator: Annotator) -> None:
    corpus_with(annotator, "市宣讲团走进新城区")
    told = json.loads(annotator("carry", "p1", "--to", "p1@2", "--reviewer", "li", "--json").out)
    assert (told["page"], told["reviewer"], told["spans"], told["whole"]) == ("p1@2", "li", 2, 1)
    assert told["losses"] == [{"about": "page", "what": "“上半年我区新开工绿色建筑…” is not in the new text"}]


def test_what_is_not_there_is_said(annotator: Annotator) -> None:
    corpus_with(annotator, "市宣讲团走进新城区")
    assert annotator("carry", "a.corpus", "p1", "--to", "p7", "--reviewer", "li").code == 3
    assert annotator("carry", "a.corpus", "p1", "--to", "p1@2", "--reviewer", "wang").code == 3
    assert annotator("carry", "a.corpus", "p1").code == 2
