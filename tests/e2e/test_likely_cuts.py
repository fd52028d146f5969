"""Where a cut is likely is looked for when the page is on the screen already, and the ticks come then."""

from pathlib import Path

from annotator.core.details import Detail
from annotator.core.page import Page
from annotator.language.cuts import likely_cuts
from annotator.language.pack import pack_for
from annotator.services.corpora import open_corpus
from annotator.services.details import details_of_pages
from tests.e2e.corpora import corpus_of
from tests.e2e.reviewer import Reviewer, until

TEXT = "呼市公积金中心出台新政\n\n本报讯（记者 张三）今年以来，新建了住房。明年还要建。\n第二段。"


def expected(page: Page) -> tuple[int, ...]:
    return tuple(cut.offset for cut in likely_cuts(page.text, pack_for(page.language, page.text)))


def ticked(reviewer: Reviewer) -> tuple[int, ...]:
    return reviewer.window.text._scene.paint.cuts


def test_the_ticks_of_a_page_come_after_it_was_painted(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    until(lambda: bool(ticked(reviewer)), "ticks")
    assert ticked(reviewer) == expected(reviewer.page)


def test_a_step_made_before_they_came_loses_none(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    reviewer.press("N")
    until(lambda: bool(ticked(reviewer)), "ticks")
    reviewer.press("Ctrl+Z")
    assert ticked(reviewer) == expected(reviewer.page)


def test_a_page_in_another_language_has_that_languages(reviewer: Reviewer, tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path / "a.corpus", "Mayor Opens Bridge\n\nThe bridge is open. It was long in the making.")
    reviewer.open(corpus)
    with open_corpus(corpus) as store:
        seen = details_of_pages(store, store.pages.ids())
    reviewer.workspace.details.correct(seen, {Detail.LANGUAGE: "fr"})
    until(lambda: reviewer.page.language == "fr", "the language")
    until(lambda: ticked(reviewer) == expected(reviewer.page), "its ticks")
