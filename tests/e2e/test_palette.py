"""A reviewer names commands instead of remembering their keys, and jumps to articles and pages by number."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialog

from annotator.ui.chords import native
from annotator.ui.command_words import missing_words
from annotator.ui.commands import COMMANDS, DIGITS, When
from annotator.ui.views.palette import Palette
from tests.e2e.corpora import corpus_of
from tests.e2e.reviewer import Reviewer, until

MANY = "\n\n".join(f"第{number}条消息在此。" for number in "一二三四五六七八九十甲乙")


@pytest.fixture
def at_page(reviewer: Reviewer, tmp_path: Path) -> Reviewer:
    reviewer.open(corpus_of(tmp_path / "a.corpus", MANY, "另一版的消息。"))
    return reviewer


def palette(reviewer: Reviewer) -> Palette:
    found = reviewer.window.findChild(Palette)
    assert found is not None
    return found


def titles(reviewer: Reviewer) -> list[str]:
    return [line.entry.title for line in palette(reviewer).lines]


def compose(reviewer: Reviewer, words: str) -> None:
    """Let an input method hand over words."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QCoreApplication.sendEvent(reviewer.focus, event)


def test_nothing_of_it_is_made_before_it_is_asked_for(at_page: Reviewer) -> None:
    assert at_page.window.findChild(Palette) is None


def test_a_command_named_in_part_is_run_where_the_keys_were(at_page: Reviewer) -> None:
    at_page.caret_to("第二条")
    at_page.press("F6")
    pane = at_page.focus
    at_page.press("Ctrl+K")
    at_page.type("merge bef")
    at_page.press("Return")
    assert at_page.article_of("第二条").number == 1
    assert at_page.focus is pane
    assert not palette(at_page).isVisible()


def test_letters_typed_into_it_stay_letters(at_page: Reviewer) -> None:
    at_page.press("Ctrl+K")
    at_page.type("smn1/")
    assert palette(at_page).field.text() == "smn1/"
    assert at_page.steps == 0


def test_escape_leaves_everything_as_it_was(at_page: Reviewer) -> None:
    at_page.press("Ctrl+K")
    at_page.type("split")
    at_page.press("Esc")
    assert not palette(at_page).isVisible()
    assert at_page.window.text.hasFocus()
    assert at_page.steps == 0


def test_its_own_key_puts_it_away_too(at_page: Reviewer) -> None:
    at_page.press("Ctrl+K", "Ctrl+K")
    assert not palette(at_page).isVisible()
    assert at_page.window.text.hasFocus()


def test_a_click_elsewhere_puts_it_away(at_page: Reviewer) -> None:
    at_page.press("Ctrl+K")
    at_page.click_words("第三条")
    assert not palette(at_page).isVisible()


def test_a_line_can_be_clicked(at_page: Reviewer) -> None:
    at_page.caret_to("第二条")
    at_page.press("Ctrl+K")
    at_page.type("merge")
    lines = palette(at_page).list
    at_page.click(lines.viewport(), lines.visualRect(lines.model().index(0, 0)).center())
    assert at_page.article_of("第二条").number == 1


def test_arrows_choose_among_the_lines(at_page: Reviewer) -> None:
    at_page.caret_to("第二条")
    at_page.press("Ctrl+K")
    at_page.type("merge")
    at_page.press("Down", "Return")
    assert at_page.article_of("第二条").number == at_page.article_of("第三条").number
    at_page.press("Ctrl+K", "Up")
    current = palette(at_page).current
    assert current is palette(at_page).lines[-1]


def test_an_input_method_works_in_its_field(at_page: Reviewer) -> None:
    at_page.press("Ctrl+K")
    assert at_page.focus.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    compose(at_page, "拆分")
    assert titles(at_page) == ["Split article here"]


def test_it_finds_chinese_and_english_names_in_either_language(at_page: Reviewer) -> None:
    at_page.workspace.view.language_chinese()
    at_page.wait()
    at_page.press("Ctrl+K")
    at_page.type("split")
    assert titles(at_page)[0] == "在此拆分文章"
    palette(at_page).field.setText("ccfwz")
    assert titles(at_page) == ["在此拆分文章"]
    at_page.workspace.view.language_english()
    until(lambda: not palette(at_page).isVisible(), "the palette to close in another language")


def test_a_command_that_is_not_to_be_had_says_why_and_does_nothing(reviewer: Reviewer) -> None:
    reviewer.open_first_run()
    reviewer.press("Ctrl+K")
    reviewer.type("split")
    current = palette(reviewer).current
    assert current is not None
    assert current.entry.why == "open a page first"
    reviewer.press("Return")
    assert palette(reviewer).isVisible()
    assert palette(reviewer).hint == "Split article here: open a page first"


def test_every_command_is_reached_by_its_name_its_id_and_its_key(at_page: Reviewer) -> None:
    actions = at_page.workspace.actions
    at_page.press("Ctrl+K")
    missed = []
    for command in (*COMMANDS, *DIGITS):
        for words in (command.translated, command.id, *(native(key) for key in actions.shown_keys(command))):
            palette(at_page).field.setText(words)
            missed += [(command.id, words)] if command.id not in [line.entry.id for line in palette(at_page).lines] else []
    assert missed == []


def test_a_number_jumps_to_an_article(at_page: Reviewer) -> None:
    at_page.press("Ctrl+K")
    at_page.type("12")
    assert titles(at_page)[0] == "Go to article 12"
    at_page.press("Return")
    assert at_page.workspace.selection.selection.caret == at_page.span("第乙条").start
    assert at_page.window.text.hasFocus()


def test_a_number_jumps_to_a_page(reviewer: Reviewer) -> None:
    reviewer.open_sample()
    reviewer.press("Ctrl+K")
    reviewer.type("p2")
    assert titles(reviewer)[0] == "Go to Page 2"
    reviewer.press("Return")
    assert reviewer.page.page_number == "2"


def test_dialogs_open_from_it(at_page: Reviewer) -> None:
    at_page.press("Ctrl+K")
    at_page.type("segment pages")
    at_page.press("Return")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    dialog.reject()
    assert not palette(at_page).isVisible()


def test_every_reason_has_words() -> None:
    needing = {command.when: command for command in COMMANDS if command.when is not When.ALWAYS}
    assert {*needing} == {*When} - {When.ALWAYS}
    assert all(missing_words(command) for command in needing.values())


def test_it_stays_inside_a_small_window(at_page: Reviewer) -> None:
    at_page.window.resize(900, 480)
    at_page.press("Ctrl+K")
    found = palette(at_page)
    assert at_page.window.rect().contains(found.geometry())
    at_page.window.resize(1200, 700)
    QCoreApplication.processEvents()
    assert at_page.window.rect().contains(found.geometry())
