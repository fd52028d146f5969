"""A reviewer comes back to what was flagged and noted: listed, gone to, done with."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QListWidget

from tests.e2e.corpora import corpus_of
from tests.e2e.reviewer import Reviewer

TEXT = "开工面积增长。\n\n居民听宣讲。\n"


@pytest.fixture
def remarked(reviewer: Reviewer, tmp_path: Path) -> Reviewer:
    """A reviewer at a page with a note and, after it, a flag."""
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    reviewer.press("Ctrl+M")
    reviewer.type("ask")
    reviewer.press("Return")
    reviewer.caret_to("居民")
    reviewer.press("!")
    reviewer.type("why")
    reviewer.press("Return", "Ctrl+Home")
    return reviewer


def listed(reviewer: Reviewer) -> list[str]:
    """The lines of the list, as shown."""
    if not reviewer.window.remark_list.isVisible():
        return []
    lines = reviewer.window.remark_list.findChild(QListWidget)
    assert isinstance(lines, QListWidget)
    return [lines.item(row).text() for row in range(lines.count())]


def test_notes_and_flags_are_listed_by_their_places(remarked: Reviewer) -> None:
    remarked.press("Ctrl+Shift+M")
    assert listed(remarked) == ["① note: ask · 开工面积增长。", "② flag: why · 居民听宣讲。"]


def test_enter_leads_to_the_place(remarked: Reviewer) -> None:
    remarked.press("Ctrl+Shift+M", "Down", "Return")
    assert remarked.workspace.selection.targets() == (remarked.span("居民听宣讲。"),)
    assert remarked.window.text.hasFocus()


def test_what_is_done_with_leaves_the_list_and_undo_brings_it_back(remarked: Reviewer) -> None:
    remarked.press("Ctrl+Shift+M", "Del")
    assert listed(remarked) == ["② flag: why · 居民听宣讲。"]
    assert [note.is_resolved for note in remarked.annotation.notes] == [True]
    remarked.press("Ctrl+Z")
    assert len(listed(remarked)) == 2
    remarked.press("Down", "Del", "Del")
    assert listed(remarked) == []
    assert remarked.annotation.flags == ()
    assert remarked.window.text.hasFocus()


def test_escape_leaves_the_list(remarked: Reviewer) -> None:
    remarked.press("Ctrl+Shift+M", "Esc")
    assert listed(remarked) == []
    assert len(remarked.annotation.flags) == 1


def test_one_list_is_shown_at_a_time(remarked: Reviewer) -> None:
    remarked.press("Ctrl+Shift+M", "Ctrl+Return")
    assert listed(remarked) == []
    assert remarked.window.open_list.isVisible()
    remarked.press("Ctrl+Shift+M")
    assert len(listed(remarked)) == 2
    assert not remarked.window.open_list.isVisible()


def test_a_page_without_any_says_so(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    reviewer.press("Ctrl+Shift+M")
    assert listed(reviewer) == []
    assert reviewer.sentence == "This page has no flag and no open note"
