"""A reviewer splits and merges, undoes and redoes, today and tomorrow."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QPushButton

from annotator.ui.numerals import circled
from tests.builders import outline
from tests.e2e.corpora import corpus_of
from tests.e2e.reviewer import Reviewer

TEXT = (
    "绿色建筑增长\n本报讯（记者 苗欣）上半年开工面积增长。\n全区建筑均达标。\n\n宣讲团进社区\n本报讯（记者 李卫）居民听宣讲。\n"
)
SeatTaker = Callable[[], Reviewer]


def said(reviewer: Reviewer) -> dict[int, list[str]]:
    return outline(reviewer.page, reviewer.annotation)


def test_split_and_merge_are_each_other_back(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    before = len(reviewer.annotation.articles)
    reviewer.caret_to("全区建筑")
    reviewer.press("S")
    assert len(reviewer.annotation.articles) == before + 1
    assert reviewer.article_of("全区建筑").id != reviewer.article_of("上半年").id
    reviewer.press("M")
    assert len(reviewer.annotation.articles) == before
    assert reviewer.article_of("全区建筑").id == reviewer.article_of("上半年").id


def test_each_step_is_undone_and_done_again(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    states = [said(reviewer)]
    for words, key in (("全区建筑", "S"), ("宣讲团", "M"), ("听宣讲", "/"), ("听宣讲", "K")):
        reviewer.caret_to(words)
        reviewer.press(key)
        states.append(said(reviewer))
    assert reviewer.steps == 4
    for state in reversed(states[:-1]):
        reviewer.press("Ctrl+Z")
        assert said(reviewer) == state
    for state in states[1:]:
        reviewer.press("Ctrl+Shift+Z")
        assert said(reviewer) == state


def test_undo_past_the_seed_is_said_and_changes_nothing(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    reviewer.press("Ctrl+Z")
    assert reviewer.sentence == "Nothing to undo: this is where the review began"
    assert reviewer.steps == 0


def test_yesterdays_steps_are_undone_and_done_again_today(sit_down: SeatTaker, tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path / "a.corpus", TEXT)
    yesterday = sit_down()
    yesterday.open(corpus)
    seed = said(yesterday)
    yesterday.caret_to("全区建筑")
    yesterday.press("S", "H")
    left = said(yesterday)
    yesterday.close()
    today = sit_down()
    today.open(corpus)
    assert said(today) == left
    today.press("Ctrl+Z", "Ctrl+Z")
    assert said(today) == seed
    today.press("Ctrl+Shift+Z", "Ctrl+Shift+Z")
    assert said(today) == left


def test_keys_pressed_faster_than_the_disk_writes_are_all_carried_out(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    reviewer.caret_to("全区建筑")
    for key in ("S", "H", "B", "K"):
        reviewer.press_ahead(key)
    reviewer.wait()
    assert reviewer.steps == 4
    assert reviewer.fragment_of("全区建筑").role.value == "kicker"


def test_keys_pressed_before_the_next_page_is_there_change_neither_page(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT, "另一页\n\n另一篇文章。"))
    reviewer.press("H")
    for key in ("Ctrl+PgDown", "K", "B"):
        reviewer.press_ahead(key)
    reviewer.wait()
    assert reviewer.page.id == "p2"
    assert reviewer.steps == 0
    reviewer.press("C", "R")
    assert reviewer.steps == 2
    reviewer.press("Ctrl+PgUp")
    assert reviewer.fragment_of("绿色建筑").role.value == "headline"


def test_a_step_on_its_way_is_stored_before_the_next_page_opens(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT, "另一页\n\n另一篇文章。"))
    for key in ("H", "Ctrl+PgDown"):
        reviewer.press_ahead(key)
    reviewer.wait()
    assert reviewer.page.id == "p2"
    reviewer.press("Ctrl+PgUp")
    assert reviewer.fragment_of("绿色建筑").role.value == "headline"


def test_undo_selects_again_what_the_step_was_done_to(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    reviewer.caret_to("本报讯（记者 苗欣）")
    reviewer.press("Ctrl+Shift+Down")
    selected = reviewer.workspace.selection.selection
    reviewer.press("2", "End", "Ctrl+Z")
    assert reviewer.workspace.selection.selection == selected


def test_only_what_a_gesture_would_act_on_is_marked(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    reviewer.caret_to("本报讯（记者 苗欣）")
    framed = reviewer.window.text._scene.current
    assert framed == reviewer.fragment_of("本报讯（记者 苗欣）").span
    reviewer.press("Ctrl+Shift+Down")
    assert reviewer.window.text._scene.current is None
    reviewer.press("Esc")
    assert reviewer.window.text._scene.current is not None


def test_a_title_that_text_is_sent_to_is_read_as_one(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", "绿色建筑增长\n\n本报讯（记者 苗欣）上半年开工面积增长。\n"))
    reviewer.caret_to("本报讯（记者 苗欣）")
    reviewer.press("1")
    assert said(reviewer) == {1: ["headline: 绿色建筑增长", "byline: 本报讯（记者 苗欣）", "body: 上半年开工面积增长。"]}


def test_roles_of_an_article_with_a_title_stay_when_text_is_sent_to_it(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", "绿色建筑增长\n\n本报讯（记者 苗欣）上半年开工面积增长。\n"))
    reviewer.caret_to("绿色建筑增长")
    reviewer.press("T")
    reviewer.caret_to("本报讯（记者 苗欣）")
    reviewer.press("1")
    assert said(reviewer)[1][0] == "subtitle: 绿色建筑增长"


def test_a_digit_alone_takes_another_place_for_a_doubtful_headline(reviewer: Reviewer) -> None:
    reviewer.open_sample()
    headline = "“管家式”服务为企业发展积势蓄能"
    number = reviewer.article_of(headline).number
    reviewer.caret_to(headline)
    reviewer.press("Return")
    assert f"1 → {circled(8)}" in reviewer.window.prompt._question.text()
    reviewer.press("1")
    assert (number, reviewer.article_of(headline).number) == (9, 8)
    assert not reviewer.window.prompt.isVisible()
    assert reviewer.window.text.hasFocus()


def test_the_field_for_a_number_sends_what_it_was_opened_for(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT, TEXT))
    reviewer.caret_to("听宣讲")
    reviewer.press("S")
    reviewer.caret_to("全区建筑")
    reviewer.press("S")
    number = reviewer.article_of("听宣讲").number
    reviewer.caret_to("全区建筑")
    reviewer.press("0")
    assert "全区建筑均达标。" in reviewer.window.prompt._question.text()
    reviewer.workspace.selection.put_caret(0)
    reviewer.type(str(number))
    (accept,) = [one for one in reviewer.window.prompt.findChildren(QPushButton) if one.text().startswith("Accept")]
    reviewer.click(accept)
    assert reviewer.article_of("全区建筑").number == number
    assert reviewer.article_of("上半年").number != number
