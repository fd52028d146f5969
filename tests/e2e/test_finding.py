"""A reviewer looks for words on the page: every place is marked, whatever line end or width it has."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent

from annotator.core.spans import Span
from tests.e2e.corpora import corpus_of
from tests.e2e.reviewer import Reviewer

TEXT = "果蔬出\n口火热，𠮷野家ＧＤＰ增长。\n\n今年出口增长１５％，gdp 过万亿，出\n\n口再创新高。"
OTHER = "另一版只有一处出口。"


@pytest.fixture
def at_page(reviewer: Reviewer, tmp_path: Path) -> Reviewer:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT, OTHER))
    return reviewer


def find(reviewer: Reviewer, words: str) -> None:
    """Open the strip and let an input method hand over the words."""
    reviewer.press("Ctrl+F")
    compose(reviewer, words)


def compose(reviewer: Reviewer, words: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(words)
    QCoreApplication.sendEvent(reviewer.focus, event)
    reviewer.wait()


def caret(reviewer: Reviewer) -> int:
    return reviewer.workspace.selection.selection.caret


def said(reviewer: Reviewer) -> str:
    return reviewer.window.find_strip.count


def marked(reviewer: Reviewer) -> list[str]:
    """What stands where the page text marks words as found."""
    return [reviewer.page.text[span.start : span.end] for span in reviewer.window.text._scene.found]


def test_every_place_is_marked_and_the_caret_is_on_the_first(at_page: Reviewer) -> None:
    find(at_page, "出口")
    assert marked(at_page) == ["出\n口", "出口", "出\n\n口"]
    assert said(at_page) == "1 of 3"
    assert caret(at_page) == 2
    assert at_page.window.text._scene.found_here == Span(2, 5)


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("GDP", ["ＧＤＰ", "gdp"]),
        ("15%", ["１５％"]),
        ("𠮷野家", ["𠮷野家"]),
        ("进口", []),
        ("出 口", ["出\n口", "出口", "出\n\n口"]),
    ],
)
def test_width_and_case_make_no_difference(at_page: Reviewer, words: str, places: list[str]) -> None:
    find(at_page, words)
    assert marked(at_page) == places
    assert said(at_page) == (f"1 of {len(places)}" if places else "Not on this page")


def test_enter_goes_on_and_shift_enter_back_around_the_ends(at_page: Reviewer) -> None:
    find(at_page, "出口")
    at_page.press("Return")
    assert said(at_page) == "2 of 3"
    at_page.press("F3", "Return")
    assert said(at_page) == "1 of 3"
    at_page.press("Shift+Return", "Shift+F3")
    assert said(at_page) == "2 of 3"
    assert caret(at_page) == TEXT.index("出口")


def test_escape_goes_back_to_the_page_with_the_caret_on_the_place(at_page: Reviewer) -> None:
    find(at_page, "出口")
    at_page.press("Return", "Esc")
    assert at_page.window.text.hasFocus()
    assert caret(at_page) == TEXT.index("出口")
    assert marked(at_page) == []
    assert not at_page.window.find_strip.isVisible()
    at_page.press("S")
    assert at_page.steps == 1


def test_letters_typed_into_the_field_stay_letters(at_page: Reviewer) -> None:
    at_page.press("Ctrl+F")
    at_page.type("smn1/?!")
    assert at_page.window.find_strip.field.text() == "smn1/?!"
    assert at_page.steps == 0
    assert at_page.focus.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_typing_on_looks_from_where_the_caret_was(at_page: Reviewer) -> None:
    at_page.caret_to("今年")
    find(at_page, "出")
    assert said(at_page) == "2 of 3"
    compose(at_page, "口再")
    assert said(at_page) == "1 of 1"
    at_page.press("Backspace")
    assert said(at_page) == "2 of 3"


def test_what_is_selected_is_looked_for(at_page: Reviewer) -> None:
    at_page.select("增长。")
    at_page.press("Shift+Left", "Ctrl+F")
    assert at_page.window.find_strip.field.text() == "增长"
    assert said(at_page) == "2 places"
    at_page.press("Return")
    assert said(at_page) == "2 of 2"


def test_the_words_of_the_last_time_are_found_again_without_the_field(at_page: Reviewer) -> None:
    find(at_page, "出口")
    at_page.press("Esc", "F3")
    assert said(at_page) == "2 of 3"
    assert at_page.window.text.hasFocus()
    at_page.press("Ctrl+F", "Esc")
    assert marked(at_page) == []


def test_another_page_shows_its_own_places_and_keeps_its_caret(at_page: Reviewer) -> None:
    find(at_page, "出口")
    at_page.press("Ctrl+PgDown")
    assert at_page.page.text == OTHER
    assert said(at_page) == "1 place"
    assert caret(at_page) == 0
    at_page.press("F3")
    assert said(at_page) == "1 of 1"


def test_cards_mark_the_places_too(at_page: Reviewer) -> None:
    find(at_page, "出口")
    assert at_page.window.articles.cards._delegate.scene.found == at_page.window.text._scene.found
    at_page.press("Esc")
    assert at_page.window.articles.cards._delegate.scene.found == ()


def test_its_buttons_do_what_its_keys_do(at_page: Reviewer) -> None:
    find(at_page, "出口")
    strip = at_page.window.find_strip
    at_page.click(strip._next)
    assert said(at_page) == "2 of 3"
    at_page.click(strip._previous)
    assert said(at_page) == "1 of 3"
    at_page.click(strip._close)
    assert strip.isHidden()
    assert at_page.window.text.hasFocus()


def test_the_strip_speaks_the_language_of_the_window(at_page: Reviewer) -> None:
    find(at_page, "出口")
    at_page.workspace.view.language_chinese()
    at_page.wait()
    assert said(at_page) == "第 1 处，共 3 处"
    assert at_page.window.find_strip.field.placeholderText() == "在本版中查找"
    at_page.workspace.view.language_english()
