"""A reviewer gives commands other keys, in the preferences; they hold at once, everywhere, and tomorrow."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QToolButton

from annotator.services.preferences import load_preferences
from annotator.ui.dialogs.keys import KeysPage
from annotator.ui.dialogs.preferences import PreferencesWindow
from tests.e2e.corpora import corpus_of
from tests.e2e.reviewer import Reviewer, until

TEXT = "绿色建筑增长\n本报讯（记者 苗欣）上半年开工面积增长。\n全区建筑均达标。\n\n宣讲团进社区\n居民听宣讲。\n"


@pytest.fixture
def at_page(reviewer: Reviewer, tmp_path: Path) -> Iterator[Reviewer]:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    yield reviewer
    for window in reviewer.window.findChildren(PreferencesWindow):
        window.close()


def keys_page(reviewer: Reviewer) -> KeysPage:
    """The page of keys, in front."""
    reviewer.press("Ctrl+,")
    window = reviewer.other_window("Preferences")
    assert isinstance(window, PreferencesWindow)
    window.activateWindow()
    window.show_keys()
    page = window.keys
    assert page is not None
    until(page.isVisible, "the page of keys")
    return page


def give(reviewer: Reviewer, command: str, key: str) -> KeysPage:
    """Press a new key for a command; the page of keys, with what it says."""
    page = keys_page(reviewer)
    page.choose(command)
    page.replace.click()
    reviewer.press_ahead(key)
    return page


def back_to_page(reviewer: Reviewer) -> None:
    reviewer.window.findChild(PreferencesWindow).close()  # type: ignore[union-attr]
    reviewer.turn_to()
    reviewer.window.text.setFocus()


def steps_after(reviewer: Reviewer, *keys: str) -> list[str]:
    """The names of what was done by pressing the keys."""
    before = reviewer.steps
    reviewer.press(*keys)
    done = reviewer.review.history.undo_step
    return [done.name] if done is not None and reviewer.steps > before else []


def test_a_new_key_holds_at_once_and_the_old_one_no_longer(at_page: Reviewer) -> None:
    give(at_page, "review.split", "Z")
    back_to_page(at_page)
    at_page.caret_to("全区建筑")
    assert steps_after(at_page, "S") == []
    assert steps_after(at_page, "Z") == ["split"]


def test_a_full_width_key_is_its_twin(at_page: Reviewer) -> None:
    page = keys_page(at_page)
    page.choose("review.split")
    page.replace.click()
    QTest.sendKeyEvent(QTest.KeyAction.Click, at_page.focus, Qt.Key.Key_unknown, "＝", Qt.KeyboardModifier.NoModifier)
    assert at_page.workspace.actions.key("review.split") == "="
    back_to_page(at_page)
    at_page.caret_to("全区建筑")
    at_page.press_full_width("＝")
    done = at_page.review.history.undo_step
    assert done is not None
    assert done.name == "split"


def test_a_key_of_another_command_is_refused_in_one_sentence(at_page: Reviewer) -> None:
    page = give(at_page, "review.split", "M")
    assert page.sentence.startswith("M is the key of “Merge into the article before”; ")
    assert at_page.workspace.actions.key("review.split") == "S"
    at_page.press_ahead("Left")
    assert page.sentence == "Left moves the caret; choose another key"
    at_page.press_ahead("Ctrl+L")
    assert "Filter pages" in page.sentence
    at_page.press_ahead("F9")
    assert at_page.workspace.actions.key("review.split") == "F9"


def test_escape_leaves_the_old_key(at_page: Reviewer) -> None:
    page = give(at_page, "review.split", "Esc")
    assert page.isVisible()
    assert at_page.workspace.actions.key("review.split") == "S"
    assert at_page.focus is page.table


def test_a_command_can_have_a_second_key_or_none(at_page: Reviewer) -> None:
    page = keys_page(at_page)
    page.choose("review.split")
    page.add.click()
    at_page.press_ahead("F9")
    assert at_page.workspace.actions.bindings.own == {"review.split": ("S", "F9")}
    page.remove.click()
    assert at_page.workspace.actions.bindings.own == {"review.split": ()}
    assert at_page.workspace.actions.key("review.split") == ""


def test_a_window_command_hears_its_new_key_too(at_page: Reviewer) -> None:
    give(at_page, "view.larger", "F9")
    back_to_page(at_page)
    at_page.press("F9")
    assert at_page.workspace.view.preferences.scale > 1.0


def test_both_enter_keys_are_one(at_page: Reviewer) -> None:
    give(at_page, "review.note", "Ctrl+Alt+Return")
    back_to_page(at_page)
    assert at_page.workspace.actions.key("review.note") == "Ctrl+Alt+Enter"
    at_page.press("Ctrl+Alt+Enter")
    assert at_page.window.prompt.isVisible()


def test_keys_are_found_by_typing(at_page: Reviewer) -> None:
    page = keys_page(at_page)
    page.filter.setText("Ctrl+K")
    assert page.rows.index(0, 0).data() == "Commands…"
    page.filter.setText("xyzzy")
    assert not page.replace.isEnabled()


def test_menus_buttons_sheet_and_palette_show_the_new_key(at_page: Reviewer) -> None:
    give(at_page, "finish.finish", "F9")
    give(at_page, "review.split", "Z")
    back_to_page(at_page)
    assert at_page.workspace.actions["review.split"].text().endswith("\tZ")
    buttons = [button.text() for button in at_page.window.top_bar.findChildren(QToolButton)]
    assert "Finish, next page   F9" in buttons
    at_page.press("Ctrl+K")
    at_page.type("split article")
    lines = at_page.workspace.palette._palette.lines  # type: ignore[union-attr]
    assert lines[0].entry.keys == ("Z",)
    at_page.press("Esc", "?")
    sheet = at_page.other_window("Keys and gestures")
    assert {"Z", "F9"} <= {label.text() for label in sheet.findChildren(QLabel)}
    sheet.close()


def test_a_key_is_given_back(at_page: Reviewer) -> None:
    page = give(at_page, "review.split", "Z")
    assert page.reset.isEnabled()
    page.reset.click()
    assert at_page.workspace.actions.key("review.split") == "S"
    assert load_preferences().keys == {}


def test_all_keys_are_given_back_after_one_question(at_page: Reviewer) -> None:
    give(at_page, "review.split", "Z")
    page = give(at_page, "review.cut", "F9")
    page.reset_all.click()
    box = at_page.dialog()
    assert isinstance(box, QMessageBox)
    assert "2 commands" in box.informativeText()
    box.button(QMessageBox.StandardButton.Reset).click()
    assert at_page.workspace.actions.bindings.own == {}
    assert not page.reset_all.isEnabled()


def test_keys_last(at_page: Reviewer, sit_down: Callable[[], Reviewer], tmp_path: Path) -> None:
    give(at_page, "review.split", "Z")
    back_to_page(at_page)
    at_page.close()
    tomorrow = sit_down()
    tomorrow.open(corpus_of(tmp_path / "b.corpus", TEXT))
    tomorrow.caret_to("全区建筑")
    assert steps_after(tomorrow, "Z") == ["split"]


def test_a_broken_file_of_preferences_leaves_the_default_keys(sit_down: Callable[[], Reviewer], home: Path) -> None:
    file = home / "config/annotator/preferences.json"
    file.parent.mkdir(parents=True)
    file.write_text('{"keys": {"review.split": ["M", 5], "review.cut": ["Left"], "x": "y", "view.larger": ["Q"]}}', "utf-8")
    reviewer = sit_down()
    assert reviewer.workspace.actions.bindings.own == {}
