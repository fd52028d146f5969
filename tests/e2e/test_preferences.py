"""A reviewer changes how the window is; what is chosen holds at once."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel

from annotator.services.preferences import load_preferences
from annotator.ui.dialogs.preferences import PreferencesWindow
from tests.e2e.reviewer import Reviewer, until


@pytest.fixture
def window(reviewer: Reviewer) -> Iterator[PreferencesWindow]:
    reviewer.open_sample()
    reviewer.press("Ctrl+,")
    found = reviewer.other_window("Preferences")
    assert isinstance(found, PreferencesWindow)
    found.activateWindow()
    yield found
    for left in reviewer.window.findChildren(PreferencesWindow):
        left.close()
    reviewer.workspace.view.language_english()


def choose(box: QComboBox, value: object) -> None:
    """Choose a line as a click on it does."""
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_nothing_of_it_is_made_before_it_is_asked_for(reviewer: Reviewer) -> None:
    reviewer.open_sample()
    assert reviewer.window.findChild(PreferencesWindow) is None


def test_the_keys_are_listed_when_they_are_looked_at(window: PreferencesWindow) -> None:
    assert window.keys is None
    window.show_keys()
    assert window.keys is not None


def test_it_shows_what_holds(reviewer: Reviewer, window: PreferencesWindow) -> None:
    assert window.reviewer.text() == reviewer.workspace.view.preferences.reviewer_name
    assert (window.language.currentText(), window.scheme.currentText()) == ("English", "As the system has them")
    assert window.scale.currentText() == "100%"
    reviewer.workspace.view.larger()
    assert window.scale.currentText() == "110%"


def test_what_is_chosen_holds_at_once_and_lasts(reviewer: Reviewer, window: PreferencesWindow) -> None:
    choose(window.scheme, "dark")
    choose(window.scale, 1.5)
    choose(window.language, "zh_CN")
    until(lambda: window.windowTitle() == "偏好设置", "the window in Chinese")
    assert "字号" in {label.text() for label in window.findChildren(QLabel)}
    kept = load_preferences()
    assert (kept.scheme, kept.scale, kept.language) == ("dark", 1.5, "zh_CN")


def test_the_language_of_the_system_can_be_chosen_again(window: PreferencesWindow) -> None:
    choose(window.language, "")
    assert load_preferences().language == ""


def test_a_reviewer_takes_another_name_with_enter_and_stays_in_the_window(reviewer: Reviewer, window: PreferencesWindow) -> None:
    window.reviewer.setFocus()
    window.reviewer.selectAll()
    reviewer.type("wang")
    reviewer.press("Return")
    assert window.isVisible()
    assert reviewer.workspace.pages.reviewer == "wang"
    assert load_preferences().reviewer == "wang"


def test_the_keys_of_commands_do_nothing_while_it_has_them(reviewer: Reviewer, window: PreferencesWindow) -> None:
    window.reviewer.setFocus()
    QTest.keyClicks(window.reviewer, "smn")
    assert reviewer.steps == 0
    window.reviewer.undo()


def test_escape_closes_it_and_it_opens_again(reviewer: Reviewer, window: PreferencesWindow) -> None:
    reviewer.press_ahead("Esc")
    reviewer.turn_to()
    reviewer.press("Ctrl+,")
    again = reviewer.other_window("Preferences")
    assert again is not window


def test_a_reviewer_of_tomorrow_finds_the_same_window(
    reviewer: Reviewer, sit_down: Callable[[], Reviewer], window: PreferencesWindow
) -> None:
    choose(window.scale, 1.25)
    window.close()
    reviewer.close()
    assert sit_down().workspace.view.preferences.scale == 1.25
