"""Keys: full-width ones act, digits send, letters are letters wherever words are typed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from tests.e2e.corpora import corpus_of
from tests.e2e.reviewer import Reviewer

TEXT = (
    "绿色建筑增长\n本报讯（记者 苗欣）上半年开工面积增长。\n全区建筑均达标。\n\n宣讲团进社区\n本报讯（记者 李卫）居民听宣讲。\n"
)
MANY = "\n\n".join(f"第{number}条消息在此。" for number in "一二三四五六七八九十甲乙")


@pytest.mark.parametrize(("character", "command"), [("／", "cut"), ("、", "cut"), ("！", None), ("２", "send"), ("。", None)])
def test_a_full_width_key_is_its_half_width_twin(reviewer: Reviewer, tmp_path: Path, character: str, command: str | None) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    reviewer.caret_to("上半年")
    reviewer.press_full_width(character)
    done = reviewer.review.history.undo_step
    assert (done.name if done else None) == command
    assert reviewer.window.prompt.isVisible() == (character == "！")


@pytest.mark.parametrize(("key", "start"), [("【", "上半年开工"), ("】", "全区建筑")])
def test_full_width_brackets_move_a_boundary(reviewer: Reviewer, tmp_path: Path, key: str, start: str) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    reviewer.caret_to("开工面积")
    reviewer.press("/")
    reviewer.press_full_width(key)
    moved = reviewer.review.history.undo_step
    assert moved is not None
    assert moved.name == "move_boundary"


def test_a_full_width_question_mark_shows_the_keys(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    reviewer.press_full_width("？")
    sheet = reviewer.other_window("Keys")
    assert sheet.isVisible()
    sheet.close()


def test_a_digit_sends_at_once_and_zero_asks_for_more_digits(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", MANY))
    reviewer.caret_to("第二条")
    reviewer.press("1")
    assert reviewer.article_of("第二条").number == 1
    reviewer.caret_to("第三条")
    reviewer.press("0", "1", "2", "Return")
    assert reviewer.article_of("第三条").number == 12
    assert reviewer.window.text.hasFocus()


def test_a_digit_of_no_article_is_refused_in_words(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    reviewer.press("9")
    assert reviewer.sentence == "There is no article 9"
    assert reviewer.steps == 0


def test_letters_typed_into_the_prompt_stay_letters(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    reviewer.press("Ctrl+M")
    reviewer.press(*"shmn12/")
    field = reviewer.focus
    assert isinstance(field, QLineEdit)
    assert field.text() == "shmn12/"
    assert reviewer.steps == 0
    assert field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_letters_typed_into_the_filter_stay_letters(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    reviewer.press("Ctrl+L")
    reviewer.press(*"sn1")
    field = reviewer.focus
    assert isinstance(field, QLineEdit)
    assert field.text() == "sn1"
    assert reviewer.steps == 0


def test_the_review_panes_take_no_input_method(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    for pane in reviewer.window.review_panes:
        assert not pane.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_every_gesture_works_in_the_cards_too(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    reviewer.caret_to("宣讲团")
    reviewer.press("F6")
    assert reviewer.focus is reviewer.window.articles.cards
    reviewer.press("M")
    assert len(reviewer.annotation.articles) == 1
    reviewer.press("Ctrl+Z")
    assert len(reviewer.annotation.articles) == 2
