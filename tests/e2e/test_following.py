"""Texts that an import left to be made are made by the window, in the background, whenever a corpus with such is open."""

from pathlib import Path

from annotator.core.details import Detail
from annotator.core.progress import Silent
from annotator.services.corpora import open_corpus
from annotator.services.details import details_of_pages
from annotator.services.following import texts_to_make
from annotator.services.importing import import_into
from annotator.services.sample import sample_gold
from tests.benchmarks import bulk
from tests.e2e.corpora import corpus_of
from tests.e2e.reviewer import Reviewer, typing, until


def waiting(corpus: Path) -> int:
    with open_corpus(corpus) as store:
        return texts_to_make(store)


def test_the_window_makes_the_texts_of_what_it_imported(reviewer: Reviewer, tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path / "a.corpus", "第一页\n\n文章。")
    reviewer.open(corpus)
    reviewer.when_asked(typing(sample_gold()))
    reviewer.run("corpus.import_files")
    reviewer.wait()
    until(lambda: not waiting(corpus), "the texts")


def test_the_window_makes_what_a_large_import_left_and_closing_leaves_the_rest(reviewer: Reviewer, tmp_path: Path) -> None:
    bulk.generated(tmp_path / "pages.jsonl", 100)
    corpus = tmp_path / "a.corpus"
    import_into(corpus, [tmp_path / "pages.jsonl"], progress=Silent())
    reviewer.open(corpus)
    reviewer.window.close()
    left = waiting(corpus)
    reviewer.open(corpus)
    until(lambda: waiting(corpus) < left or not left, "the texts to go on")
    until(lambda: not waiting(corpus), "the texts")


def test_the_window_makes_the_texts_of_pages_that_are_of_another_language_now(reviewer: Reviewer, tmp_path: Path) -> None:
    bulk.generated(tmp_path / "pages.jsonl", 100)
    corpus = tmp_path / "a.corpus"
    import_into(corpus, [tmp_path / "pages.jsonl"], progress=Silent())
    reviewer.open(corpus)
    with open_corpus(corpus) as store:
        seen = details_of_pages(store, store.pages.ids())
    until(lambda: waiting(corpus) < 80, "some texts")
    reviewer.workspace.details.correct(seen, {Detail.LANGUAGE: "en"})
    until(lambda: not waiting(corpus), "the texts, those that were made before too")
    reviewer.wait()
    assert reviewer.page.language == "en"


def test_no_texts_are_made_while_the_reviewer_works(reviewer: Reviewer, tmp_path: Path) -> None:
    bulk.generated(tmp_path / "pages.jsonl", 100)
    corpus = tmp_path / "a.corpus"
    import_into(corpus, [tmp_path / "pages.jsonl"], progress=Silent())
    reviewer.open(corpus)
    reviewer.workspace.quiet.hold()
    jobs = reviewer.workspace.corpus.jobs
    assert jobs is not None
    until(lambda: not jobs.is_busy, "what was under way")
    left = waiting(corpus)
    assert left
    reviewer.press("Ctrl+Down")
    reviewer.press("Ctrl+Down")
    assert waiting(corpus) == left
    until(lambda: not waiting(corpus), "the texts, when it is quiet again")
