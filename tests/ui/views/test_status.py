"""The status line: the ledger, what was said last, what is saved."""

from collections.abc import Iterator
from datetime import time

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from annotator.ui.theme import Scheme, theme
from annotator.ui.views.status import MessageKind, StatusLine


@pytest.fixture
def line(qtbot: QtBot) -> Iterator[StatusLine]:
    view = StatusLine(theme(Scheme.LIGHT))
    qtbot.addWidget(view)
    view.resize(1200, 30)
    view.show()
    qtbot.waitExposed(view)
    yield view
    view.close()


def said(view: StatusLine) -> list[str]:
    """The words that can be seen, from the left."""
    QApplication.processEvents()
    labels = [label for label in view.findChildren(QLabel) if label.isVisible() and label.text()]
    return [label.text() for label in sorted(labels, key=QLabel.x)]


def test_the_ledger_is_said_in_words(line: StatusLine) -> None:
    line.set_ledger(6532, 6532)
    line.set_doubtful(2, 13)
    line.set_steps(5)
    line.set_saved(time(12, 4, 31))
    line.set_reviewer("li")
    assert said(line) == [
        "6\u202f532 of 6\u202f532 characters assigned",
        "2 of 13 doubtful looked at",
        "5 steps from the machine",
        "all saved 12:04:31",
        "reviewer li",
    ]


def test_text_that_belongs_to_nothing_changes_the_colour(line: StatusLine) -> None:
    line.set_ledger(6532, 6532)
    said(line)
    assert line._assigned_label.property("kind") == "good"
    line.set_ledger(6500, 6532)
    said(line)
    assert line._assigned_label.property("kind") == "caution"


def test_a_page_without_doubts_says_so(line: StatusLine) -> None:
    line.set_doubtful(0, 0)
    assert said(line) == ["nothing doubtful"]


def test_a_refusal_stands_beside_the_first_figure_until_it_is_cleared(line: StatusLine) -> None:
    line.set_ledger(10, 10)
    line.set_doubtful(2, 13)
    line.show_sentence("Nothing to merge with.", MessageKind.REFUSED)
    assert said(line) == ["10 of 10 characters assigned", "Nothing to merge with."]
    line.clear_message()
    assert said(line) == ["10 of 10 characters assigned", "2 of 13 doubtful looked at"]


def test_a_sentence_too_long_is_cut_and_whole_in_the_tooltip(line: StatusLine) -> None:
    line.show_sentence("much too long " * 40)
    assert said(line)[0].endswith("…")
    assert line._message_label.toolTip() == "much too long " * 40


def test_saving_is_said_while_it_lasts(line: StatusLine) -> None:
    line.set_saving()
    assert said(line) == ["saving…"]
    line.set_saved(time(9, 5))
    assert said(line) == ["all saved 09:05:00"]


def test_without_a_page_nothing_of_it_is_left(line: StatusLine) -> None:
    line.set_ledger(10, 10)
    line.set_saved(time(9, 5))
    line.set_reviewer("li")
    line.clear_page()
    assert said(line) == ["reviewer li"]
