"""``annotator search``: words in, a table or JSON out."""

import json
from pathlib import Path

import pytest

from annotator.core.errors import WriteFailed
from annotator.services.corpora import open_corpus
from tests.cli.conftest import Annotator


@pytest.fixture
def corpus(annotator: Annotator, sample: Path) -> str:
    """A corpus with the sample page and one with little in it, not indexed."""
    Path("p.txt").write_text("果蔬出\n\n口 火热，𠮷野家ＧＤＰ", encoding="utf-8")
    annotator("import", "c.corpus", sample, "p.txt")
    return "c.corpus"


def test_words_are_shown_where_they_stand(annotator: Annotator, corpus: str) -> None:
    done = annotator("search", corpus, "出口火热")
    assert (done.code, done.err) == (0, "2 pages\n")
    assert [line.split() for line in done.out.strip().split("\n")] == [
        ["page", "times", "before", "words", "after"],
        [
            "hohhot-daily/2023-07-27/2",
            "1",
            "展“快进键”（上接第1版）满洲里口岸果蔬",
            "出口火热",
            "，已成为周边最大的果蔬农产品出口基地，包",
        ],
        ["p", "1", "果蔬", "出口火热", "，𠮷野家ＧＤＰ"],
    ]


def test_json_has_the_places_in_characters(annotator: Annotator, corpus: str) -> None:
    assert json.loads(annotator("search", corpus, "𠮷野家gdp", "--json").out) == {
        "pages": 1,
        "hits": [
            {"page": "p", "spans": [{"start": 10, "end": 16}], "before": "果蔬出口火热，", "words": "𠮷野家ＧＤＰ", "after": ""}
        ],
    }


def test_the_first_search_indexes_the_corpus(annotator: Annotator, corpus: str) -> None:
    annotator("search", corpus, "出口")
    with open_corpus(Path(corpus)) as store:
        assert store.search.coverage().is_complete


def test_a_damaged_index_is_made_again_when_asked_for(annotator: Annotator, corpus: str) -> None:
    annotator("search", corpus, "出口")
    with open_corpus(Path(corpus)) as store, store.atomic():
        store._connection.write("DELETE FROM search_rows")
    assert annotator("search", corpus, "出口火热").err == "0 pages\n"
    assert annotator("check", corpus).code == 1
    assert annotator("search", corpus, "出口火热", "--anew").err == "2 pages\n"
    assert annotator("check", corpus).code == 0


def test_a_corpus_that_another_program_holds_is_searched_all_the_same(
    annotator: Annotator, corpus: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise WriteFailed("another program is writing")

    monkeypatch.setattr("annotator.services.searching.index_pages", refuse)
    assert annotator("search", corpus, "出口火热").err == "2 pages\n"


def test_more_pages_than_shown_are_counted(annotator: Annotator, corpus: str) -> None:
    done = annotator("search", corpus, "出口", "--limit", "1")
    assert done.err == "2 pages, 1 shown; --limit shows more\n"
    assert len(done.out.strip().split("\n")) == 2


def test_words_that_are_nowhere_leave_standard_output_empty(annotator: Annotator, corpus: str) -> None:
    assert annotator("search", corpus, "进口关税").out == ""
    done = annotator("search", corpus, "进口关税", "--json")
    assert (done.code, json.loads(done.out), done.err) == (0, {"pages": 0, "hits": []}, "0 pages\n")


def test_without_a_corpus_the_one_opened_last_is_searched(annotator: Annotator, corpus: str) -> None:
    assert annotator("search", "出口火热").err == "2 pages\n"
    assert annotator("search", corpus, "火热", "𠮷野家").err == annotator("search", corpus, "火热𠮷野家").err


@pytest.mark.parametrize("words", [["c.corpus"], ["c.corpus", " "], [" "], ["c.corpus", "出", "--limit", "0"], []])
def test_a_search_for_nothing_is_a_wrong_use(annotator: Annotator, corpus: str, words: list[str]) -> None:
    assert corpus == "c.corpus"
    done = annotator("search", *words)
    assert (done.code, done.out) == (2, "")


def test_a_missing_corpus_is_refused(annotator: Annotator) -> None:
    done = annotator("search", "gone.corpus", "出口")
    assert (done.code, done.out) == (3, "")
    assert not Path("gone.corpus").exists()
