"""A reviewer says more than articles: flags, notes, later, not this one, nothing here."""

from pathlib import Path

from annotator.core.annotation import Layer, ReviewState, TargetKind
from tests.e2e.corpora import corpus_of
from tests.e2e.reviewer import Reviewer

TEXT = "绿色建筑增长\n\n本报讯（记者 苗欣）上半年开工面积增长。\n"


def test_a_flag_takes_its_reason_and_is_taken_down_by_the_same_key(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    reviewer.press("!")
    reviewer.type("too short S")
    reviewer.press("Return")
    (flag,) = reviewer.annotation.flags
    assert (flag.target.kind, flag.reason) == (TargetKind.FRAGMENT, "too short S")
    assert reviewer.window.text.hasFocus()
    reviewer.press("!")
    assert reviewer.annotation.flags == ()


def test_escape_leaves_a_flag_unraised(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    reviewer.press("!")
    reviewer.type("no")
    reviewer.press("Esc")
    assert reviewer.steps == 0
    assert reviewer.window.text.hasFocus()


def test_a_note_is_kept_with_its_place(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    reviewer.press("Ctrl+M")
    reviewer.type("who wrote this?")
    reviewer.press("Return")
    (note,) = reviewer.annotation.notes
    assert note.text == "who wrote this?"
    assert note.target.span == reviewer.fragment_of("绿色建筑").span


def test_a_parked_page_waits_and_is_taken_up_again(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT, "第二页\n\n第二页的文章。"))
    reviewer.press("Ctrl+Shift+Return")
    assert reviewer.page.id == "p2"
    reviewer.press("Ctrl+B")
    assert reviewer.annotation.is_parked
    reviewer.press("Ctrl+Shift+Return")
    assert reviewer.page.id == "p1"
    assert not reviewer.annotation.is_parked


def test_an_ignored_page_is_reopened(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    reviewer.run("review.ignore")
    reviewer.wait()
    assert reviewer.annotation.states.of(Layer.ARTICLES) is ReviewState.IGNORED
    reviewer.run("review.reopen")
    reviewer.wait()
    assert reviewer.annotation.states.of(Layer.ARTICLES) is ReviewState.IN_PROGRESS


def test_nothing_here_makes_furniture_of_all(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    reviewer.run("review.nothing_here")
    reviewer.wait()
    assert reviewer.annotation.is_nothing_here
    assert reviewer.annotation.articles == ()
    assert reviewer.review.ledger.unassigned == 0
    reviewer.press("Ctrl+Z")
    assert len(reviewer.annotation.articles) == 2
