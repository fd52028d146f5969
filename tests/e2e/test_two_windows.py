"""Two windows or programs on one corpus: nobody overwrites what the other did, and nobody's step is lost over it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from annotator.core.annotation import ReviewState
from annotator.core.progress import Silent
from annotator.services.checking import check_corpus
from annotator.services.corpora import open_corpus
from tests.e2e.corpora import corpus_of
from tests.e2e.neighbour import neighbour
from tests.e2e.reviewer import Reviewer, until

TEXT = "绿色建筑增长\n\n本报讯（记者 苗欣）上半年开工面积增长。\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return corpus_of(tmp_path / "a.corpus", TEXT, "第二页\n\n第二页的文章。")


@pytest.fixture
def at_page(reviewer: Reviewer, corpus: Path) -> Reviewer:
    reviewer.open(corpus)
    return reviewer


def offer(reviewer: Reviewer) -> str:
    """What the bar says of a step that came too late."""
    return reviewer.window.missed_bar.words


def role_of(reviewer: Reviewer, words: str) -> str:
    return reviewer.fragment_of(words).role.value


def shown_state(reviewer: Reviewer, page: str) -> ReviewState:
    """The state in which the list shows a page."""
    row = reviewer.workspace.pages.queue.row(page)
    assert row is not None
    return row.state


def come_back(reviewer: Reviewer) -> None:
    """Leave the window for another and come back."""
    QCoreApplication.sendEvent(reviewer.window, QEvent(QEvent.Type.WindowActivate))
    reviewer.wait()


def test_a_step_that_came_too_late_is_offered_and_nothing_is_overwritten(at_page: Reviewer) -> None:
    neighbour(at_page, "kicker", "subtitle")
    at_page.press("X")
    assert offer(at_page) == "p1 was changed in another window: 2 steps. Yours was not stored: role ①"
    assert role_of(at_page, "绿色建筑") == "subtitle"
    assert at_page.steps == 2
    assert at_page.window.text.hasFocus()


def test_it_is_done_again_when_asked(at_page: Reviewer) -> None:
    neighbour(at_page, "kicker")
    at_page.press("X", "Ctrl+R")
    assert role_of(at_page, "绿色建筑") == "crosshead"
    assert at_page.steps == 2
    assert offer(at_page) == ""
    at_page.press("Ctrl+Z")
    assert role_of(at_page, "绿色建筑") == "kicker"


def test_where_it_does_not_fit_any_more_the_refusal_says_why_and_the_offer_stays(at_page: Reviewer) -> None:
    at_page.caret_to("本报讯")
    neighbour(at_page, "dissolve")
    at_page.press("1")
    assert offer(at_page).endswith("Yours was not stored: send ① ②")
    at_page.press("Ctrl+R")
    assert at_page.sentence == "Article a1 is not there any more"
    assert offer(at_page).endswith("Yours was not stored: send ① ②")
    assert at_page.steps == 1


def test_escape_leaves_it_as_it_is_elsewhere(at_page: Reviewer) -> None:
    neighbour(at_page, "kicker")
    at_page.press("X", "Esc")
    assert offer(at_page) == ""
    assert role_of(at_page, "绿色建筑") == "kicker"
    assert not at_page.workspace.actions["elsewhere.again"].isEnabled()


def test_it_is_kept_apart_under_another_name(at_page: Reviewer, corpus: Path) -> None:
    name = at_page.annotation.reviewer
    neighbour(at_page, "kicker")
    at_page.press("X")
    at_page.run("elsewhere.keep_apart")
    assert at_page.sentence == f"Your version of the page is kept as that of the reviewer {name} (2)"
    assert role_of(at_page, "绿色建筑") == "kicker"
    at_page.workspace.view.name_reviewer(f"{name} (2)")
    at_page.wait()
    assert role_of(at_page, "绿色建筑") == "crosshead"
    at_page.close()
    with open_corpus(corpus) as store:
        assert check_corpus(store, Silent()) == []


def test_an_undo_that_came_too_late_takes_back_nobody_elses_step(at_page: Reviewer) -> None:
    at_page.press("T")
    neighbour(at_page, "kicker")
    at_page.press("Ctrl+Z")
    assert offer(at_page).endswith("Yours was not stored: Undo · role")
    assert (at_page.steps, role_of(at_page, "绿色建筑")) == (2, "kicker")
    assert not at_page.workspace.actions["elsewhere.again"].isEnabled()


def test_a_page_that_is_left_is_offered_no_more(at_page: Reviewer) -> None:
    neighbour(at_page, "kicker")
    at_page.press("X", "Ctrl+PgDown")
    assert offer(at_page) == ""


def test_the_offer_is_said_in_the_windows_language(at_page: Reviewer) -> None:
    neighbour(at_page, "kicker")
    at_page.press("X")
    at_page.run("view.language_chinese")
    assert offer(at_page) == "p1 已在另一个窗口中被修改：1 步。您的操作没有保存：改类别 ①"
    at_page.run("view.language_english")


def test_the_window_that_comes_to_the_front_shows_what_was_done_elsewhere(at_page: Reviewer) -> None:
    at_page.select("半年开工")
    neighbour(at_page, "kicker", "subtitle")
    assert role_of(at_page, "绿色建筑") != "subtitle"
    come_back(at_page)
    assert role_of(at_page, "绿色建筑") == "subtitle"
    assert at_page.sentence == "p1 was changed in another window and is shown as it is there: 2 steps"
    assert at_page.window.text.selected_text_span() == at_page.span("半年开工")


def test_a_window_that_comes_to_the_front_says_nothing_of_its_own_steps(at_page: Reviewer) -> None:
    at_page.press("K")
    come_back(at_page)
    assert at_page.sentence == ""


def test_the_list_of_pages_follows_what_is_finished_elsewhere(at_page: Reviewer) -> None:
    neighbour(at_page, "finish", page="p2")
    come_back(at_page)
    assert shown_state(at_page, "p2") is ReviewState.FINISHED


def test_two_windows_in_turn_see_each_others_steps(sit_down: Callable[[], Reviewer], corpus: Path) -> None:
    first, second = sit_down(), sit_down()
    first.open(corpus)
    second.open(corpus)
    first.turn_to()
    first.press("K")
    second.turn_to()
    until(lambda: role_of(second, "绿色建筑") == "kicker", "the other window's step")
    second.press("T")
    assert (second.steps, offer(second)) == (2, "")
    second.press("Ctrl+Z", "Ctrl+Z")
    first.turn_to()
    until(lambda: first.steps == 0, "the other window's undo")


def test_other_reviewers_have_annotations_of_their_own(sit_down: Callable[[], Reviewer], tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path / "a.corpus", TEXT)
    first, second = sit_down(), sit_down()
    first.open(corpus)
    second.workspace.view.name_reviewer("wang")
    second.open(corpus)
    assert second.annotation.reviewer == "wang"
    first.turn_to()
    first.press("K")
    second.turn_to()
    second.press("T")
    assert second.sentence == ""
    assert role_of(second, "绿色建筑") == "subtitle"
    assert role_of(first, "绿色建筑") == "kicker"
