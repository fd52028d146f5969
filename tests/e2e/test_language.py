"""A reviewer changes the language of the window in the middle of the work."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QMenu, QTabBar, QTableView, QToolButton, QWidget

from annotator.ui.dialogs.sheet import Sheet
from tests.e2e.reviewer import Reviewer, until
from tests.ui.catalogue import english


@pytest.fixture
def speaker(reviewer: Reviewer) -> Iterator[Reviewer]:
    """A reviewer who leaves the window as it was found: speaking English."""
    yield reviewer
    reviewer.workspace.view.language_english()


def choose(reviewer: Reviewer, language: str) -> None:
    """Choose a language in the View menu, by its name."""
    view = {menu.title(): menu for menu in reviewer.window.menuBar().findChildren(QMenu)}
    action = next(a for menu in view.values() for a in menu.actions() if a.text() == language)
    action.trigger()
    file = "&File" if language == "English" else "文件(&F)"
    until(lambda: reviewer.window.menuBar().actions()[0].text() == file, f"the menus in {language}")
    reviewer.wait()


def words(window: QWidget) -> Iterator[str]:
    """Whatever the window says: on labels, buttons, tabs, headers, in menus, tooltips and to screen readers."""
    for widget in (window, *window.findChildren(QWidget)):
        yield from (widget.windowTitle(), widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        yield from _shown(widget)
    for action in window.findChildren(QAction):
        yield from (action.text().partition("\t")[0], action.toolTip())


def _shown(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield re.sub(r"   \S+$", "", widget.text())
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(at) for at in range(widget.count()))
    elif isinstance(widget, QMenu):
        yield widget.title()
    elif isinstance(widget, QTableView):
        model = widget.model()
        yield from (str(model.headerData(at, Qt.Orientation.Horizontal)) for at in range(model.columnCount()))
        yield from (str(model.index(0, at).data()) for at in range(model.columnCount()) if model.rowCount())


def left_in_english(reviewer: Reviewer) -> list[str]:
    """What the window still says in English."""
    pattern = english()
    said = {*words(reviewer.window), *(action.text().partition("\t")[0] for action in reviewer.workspace.actions.all())}
    return sorted(text for text in said if pattern.fullmatch(text))


def test_the_whole_window_changes_its_language(speaker: Reviewer) -> None:
    speaker.open_sample()
    assert len(left_in_english(speaker)) > 100
    choose(speaker, "简体中文")
    assert left_in_english(speaker) == []
    choose(speaker, "English")
    assert len(left_in_english(speaker)) > 100


def test_the_title_and_headings_follow(speaker: Reviewer) -> None:
    speaker.open_sample()
    choose(speaker, "简体中文")
    said = set(words(speaker.window))
    assert {"呼和浩特日报 · 2023年7月27日 · 第2版", "版面原文", "6\u202f532 字 · 485 行", "文章 · 10"} <= said


def test_the_first_run_page_changes_its_language(speaker: Reviewer) -> None:
    speaker.open_first_run()
    choose(speaker, "简体中文")
    assert left_in_english(speaker) == []


def test_what_is_still_open_is_listed_anew(speaker: Reviewer) -> None:
    speaker.open_sample()
    speaker.press("Ctrl+Return")
    assert speaker.window.open_list.isVisible()
    choose(speaker, "简体中文")
    assert speaker.window.open_list.isVisible()
    assert left_in_english(speaker) == []


def test_an_open_sheet_of_keys_closes(speaker: Reviewer) -> None:
    speaker.open_sample()
    speaker.press("?")
    assert speaker.window.findChild(Sheet) is not None
    choose(speaker, "简体中文")
    until(lambda: speaker.window.findChild(Sheet) is None, "the sheet to close")


def test_a_refusal_is_said_in_chinese(speaker: Reviewer) -> None:
    speaker.open_sample()
    choose(speaker, "简体中文")
    speaker.press("Ctrl+Z")
    assert speaker.sentence == "已回到审阅起点，没有可撤销的步骤"


def test_the_columns_of_the_figures_fit_their_words(speaker: Reviewer) -> None:
    speaker.open_sample()
    header = speaker.window.figures.numbers.horizontalHeader()
    choose(speaker, "简体中文")
    choose(speaker, "English")
    fitting = [header.sectionSizeHint(at) <= header.sectionSize(at) for at in range(header.count())]
    assert all(fitting), fitting


def test_the_language_lasts(speaker: Reviewer) -> None:
    speaker.open_first_run()
    choose(speaker, "简体中文")
    assert speaker.workspace.view.preferences.language == "zh_CN"


def test_buttons_are_wide_enough_for_chinese(speaker: Reviewer) -> None:
    speaker.open_sample()
    choose(speaker, "简体中文")
    buttons = [button for button in speaker.window.findChildren(QToolButton) if button.isVisible() and button.text()]
    assert [button.text() for button in buttons if button.width() < button.sizeHint().width()] == []
