"""A reviewer finishes a page: what is open is listed first, then the next page opens."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget

from annotator.core.annotation import Layer, ReviewState
from annotator.ui.views.top_bar import CommandButton
from tests.e2e.corpora import corpus_of
from tests.e2e.reviewer import Reviewer

OPEN = "绿色建筑增长\n\n本报讯（记者 苗欣）上半年开工面积增长。\n"


def listed(reviewer: Reviewer) -> list[str]:
    """The lines of what is still open, as shown."""
    if not reviewer.window.open_list.isVisible():
        return []
    lines = reviewer.window.open_list.findChild(QListWidget)
    assert isinstance(lines, QListWidget)
    return [lines.item(row).text() for row in range(lines.count())]


def test_what_is_open_is_listed_and_finished_when_asked_again(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", OPEN, "第二页\n\n第二页的文章。"))
    reviewer.press("Backspace", "Ctrl+Return")
    assert listed(reviewer)[0] == "unassigned: 绿色建筑增长"
    assert any("has no headline" in line for line in listed(reviewer))
    assert reviewer.page.id == "p1"
    reviewer.press("Ctrl+Return")
    assert not listed(reviewer)
    assert reviewer.page.id == "p2"
    reviewer.press("Ctrl+PgUp")
    assert reviewer.annotation.states.of(Layer.ARTICLES) is ReviewState.FINISHED


def test_a_line_of_the_list_leads_to_its_place(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", OPEN))
    reviewer.caret_to("上半年")
    reviewer.press("Backspace", "Ctrl+Home", "Ctrl+Return")
    lines = reviewer.window.open_list.findChild(QListWidget)
    assert isinstance(lines, QListWidget)
    reviewer.click(lines.viewport(), lines.visualItemRect(lines.item(0)).center())
    assert reviewer.workspace.selection.selection.caret == reviewer.span("本报讯").start
    assert reviewer.window.text.hasFocus()


def test_escape_keeps_working(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", OPEN))
    reviewer.press("Ctrl+Return", "Esc")
    assert not listed(reviewer)
    assert reviewer.annotation.states.of(Layer.ARTICLES) is not ReviewState.FINISHED
    reviewer.press("Ctrl+Return")
    assert listed(reviewer)


def test_the_last_page_stays_when_all_are_finished(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", OPEN))
    reviewer.finish()
    assert reviewer.page.id == "p1"
    assert reviewer.annotation.states.of(Layer.ARTICLES) is ReviewState.FINISHED


def test_the_next_page_takes_keys_at_once(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", OPEN, "第二页\n\n第二页的文章。"))
    reviewer.finish()
    reviewer.press("H")
    assert reviewer.steps == 1
    assert reviewer.fragment_of("第二页\n").role.value == "headline"


def test_the_next_page_says_what_was_finished_of_the_one_before(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", "绿色建筑增长\n\n本报讯（记者 苗欣）上半年开工984.69万平方米。\n", OPEN))
    reviewer.finish()
    assert reviewer.page.id == "p2"
    assert reviewer.sentence.startswith("Articles of p1 finished. ")
    assert reviewer.sentence.endswith("Figures > Finish the numbers of this page.")


def test_the_last_page_says_that_none_follows(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", OPEN))
    reviewer.finish()
    assert reviewer.sentence == "Articles of p1 finished. That was the last open page."


def test_a_page_put_aside_is_named_on_the_next(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", OPEN, "第二页\n\n第二页的文章。"))
    reviewer.press("Ctrl+Shift+Return")
    assert reviewer.page.id == "p2"
    assert reviewer.sentence == "Later: p1."


def test_the_list_is_walked_by_keys(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", OPEN))
    reviewer.caret_to("上半年")
    reviewer.press("Backspace", "Ctrl+Home", "Ctrl+Return", "Return")
    assert reviewer.workspace.selection.selection.caret == reviewer.span("本报讯").start
    assert reviewer.window.text.hasFocus()
    reviewer.press("F6")
    assert reviewer.window.open_list.isAncestorOf(reviewer.focus)
    reviewer.press("Esc")
    assert not listed(reviewer)
    assert reviewer.window.text.hasFocus()


def test_a_doubt_is_listed_with_its_question(reviewer: Reviewer) -> None:
    reviewer.open_sample()
    reviewer.press("Ctrl+Return")
    assert any(line.startswith("⑦ check: is ⑦ an article of its own? · 7 月 25 日") for line in listed(reviewer))


def test_flags_and_open_notes_are_listed(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", OPEN))
    reviewer.press("!")
    reviewer.type("why")
    reviewer.press("Return", "Ctrl+M")
    reviewer.type("ask")
    reviewer.press("Return", "Ctrl+Return")
    assert {"① flag: why · 绿色建筑增长", "① note: ask · 绿色建筑增长"} <= set(listed(reviewer))


def test_no_row_of_the_list_is_cut_in_half(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", "\n\n".join(f"第{number}条消息在此。" for number in "一二三四五六七八九")))
    for _ in range(2):
        reviewer.press("Ctrl+Return")
        lines = reviewer.window.open_list.findChild(QListWidget)
        assert isinstance(lines, QListWidget)
        assert lines.viewport().height() == 5 * lines.visualItemRect(lines.item(0)).height()
        reviewer.press("Esc", "Ctrl++")


def test_a_double_click_on_finish_is_one_click(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", OPEN))
    reviewer.press("Backspace")
    (button,) = [one for one in reviewer.window.findChildren(CommandButton) if one.text().startswith("Finish")]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    reviewer.wait()
    assert reviewer.window.open_list.isVisible()
    assert reviewer.annotation.states.articles is not ReviewState.FINISHED


def test_an_edit_of_a_finished_page_says_that_it_is_open_again(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", OPEN))
    reviewer.finish()
    reviewer.press("K")
    assert reviewer.sentence == "This page was finished; it is open again."
