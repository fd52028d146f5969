"""annotator texts: a small import makes its texts at once, a large one leaves them to be made."""

from pathlib import Path

from annotator.services.corpora import open_corpus
from annotator.services.following import texts_to_make
from tests.benchmarks import bulk
from tests.cli.conftest import Annotator


def waiting(corpus: Path) -> int:
    with open_corpus(corpus) as store:
        return texts_to_make(store)


def test_a_small_import_makes_its_texts_at_once(annotator: Annotator, gold: Path) -> None:
    assert "follow" not in annotator("import", "a.corpus", gold).err
    assert waiting(Path("a.corpus")) == 0


def test_a_large_import_says_that_texts_follow_and_how_they_are_made(annotator: Annotator) -> None:
    bulk.generated(Path("pages.jsonl"), 201)
    ended = annotator("import", "a.corpus", "pages.jsonl")
    assert ended.code == 0
    assert "a.corpus: 201 pages added, 201 annotations\n" in ended.err
    assert "texts of 201 annotations follow: annotator texts makes them now" in ended.err
    assert waiting(Path("a.corpus")) == 201
    checked = annotator("check", "a.corpus")
    assert checked.code == 0
    assert checked.err == "201 pages checked: sound\ntexts of 201 annotations are still to be made: annotator texts\n"
    assert annotator("texts", "a.corpus").err == "texts of 201 annotations made\n"
    assert waiting(Path("a.corpus")) == 0
    assert annotator("check", "a.corpus").err == "201 pages checked: sound\n"


def test_where_nothing_waits_none_are_made(annotator: Annotator, gold: Path) -> None:
    annotator("import", "a.corpus", gold)
    assert annotator("texts").err == "texts of 0 annotations made\n"
