"""The corpora opened last are in the File menu."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAction

from annotator.services.corpora import create_corpus, recent_corpora, remember_corpus
from annotator.ui.commands import RECENT
from tests.e2e.corpora import corpus_of
from tests.e2e.reviewer import Reviewer, until


@pytest.fixture
def at_page(reviewer: Reviewer, tmp_path: Path) -> Reviewer:
    create_corpus(tmp_path / "other & more.corpus").close()
    for name in ("gone", "other & more"):
        remember_corpus(tmp_path / f"{name}.corpus")
    reviewer.open(corpus_of(tmp_path / "open.corpus", "一条消息。"))
    return reviewer


def offers(reviewer: Reviewer) -> list[QAction]:
    """What the menu offers when it is opened, without its own commands."""
    menu = reviewer.workspace.actions.menu(RECENT)
    menu.aboutToShow.emit()
    return [action for action in menu.actions()[:-1] if not action.isSeparator()]


def test_the_latest_comes_first_and_what_is_gone_is_faint(at_page: Reviewer, tmp_path: Path) -> None:
    assert [(action.text(), action.isEnabled()) for action in offers(at_page)] == [
        (f"open   {tmp_path}", False),
        (f"other && more   {tmp_path}", True),
        (f"gone   {tmp_path}   not there", False),
    ]


def test_opening_the_menu_again_lists_them_once(at_page: Reviewer) -> None:
    assert len(offers(at_page)) == len(offers(at_page)) == 3


def test_one_is_opened(at_page: Reviewer, tmp_path: Path) -> None:
    offers(at_page)[1].trigger()
    until(lambda: recent_corpora()[0] == tmp_path / "other & more.corpus", "the other corpus")
    at_page.wait()
    assert at_page.workspace.corpus.path == tmp_path / "other & more.corpus"


def test_the_list_is_cleared_but_for_the_one_that_is_open(at_page: Reviewer, tmp_path: Path) -> None:
    at_page.run("recent.clear")
    assert recent_corpora() == (tmp_path / "open.corpus",)
    assert len(offers(at_page)) == 1


def test_without_an_open_corpus_it_is_cleared_whole(reviewer: Reviewer, tmp_path: Path) -> None:
    remember_corpus(tmp_path / "gone.corpus")
    reviewer.open_first_run()
    reviewer.run("recent.clear")
    assert recent_corpora() == ()
    assert offers(reviewer) == []


def test_it_stands_in_the_file_menu_in_the_windows_language(at_page: Reviewer) -> None:
    menu = at_page.workspace.actions.menu(RECENT)
    assert menu.menuAction() in at_page.workspace.actions.menu("File").actions()
    at_page.workspace.view.language_chinese()
    until(lambda: menu.title() == "最近打开的语料库", "the menu in Chinese")
    at_page.workspace.view.language_english()
