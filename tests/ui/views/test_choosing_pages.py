"""Choosing many pages in the list: by mouse and by keys, seen in both looks, and kept while the list is made anew."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.core.details import Details
from annotator.core.page import PageId
from annotator.ui.models.page_queue import PageQueue
from annotator.ui.models.page_rows import PageRow
from annotator.ui.theme import Scheme, theme
from annotator.ui.views.pages import PagesView
from tests.ui.queues import queue

CONTROL, SHIFT, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


def row(number: int, day: int) -> PageRow:
    date = f"2023-07-{day}"
    return PageRow(PageId(f"{day}/{number}"), "日报", f"日报/{date}", date, str(number))


def pages() -> PageQueue:
    """Two issues of five pages."""
    return queue(*(row(number, day) for day in (26, 27) for number in range(1, 6)))


@pytest.fixture
def pane(qtbot: QtBot) -> Iterator[PagesView]:
    view = PagesView(theme(Scheme.LIGHT))
    qtbot.addWidget(view)
    view.resize(240, 500)
    view.set_queue(pages())
    view.set_current("27/1")
    view.show()
    qtbot.waitExposed(view)
    view.tree.setFocus()
    yield view
    view.close()


def place(view: PagesView, page_id: str) -> QPoint:
    return view.tree.visualRect(view._model.page_index(page_id)).center()


def click(view: PagesView, page_id: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(view.tree.viewport(), Qt.MouseButton.LeftButton, modifiers, place(view, page_id))


def test_shift_and_arrows_choose_from_the_open_page_on(pane: PagesView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(pane.page_chosen):
        QTest.keyClick(pane.tree, Qt.Key.Key_Down, SHIFT)
        QTest.keyClick(pane.tree, Qt.Key.Key_Down, SHIFT)
    assert pane.chosen() == ["27/1", "27/2", "27/3"]


def test_lines_over_which_the_mouse_is_drawn_are_chosen_and_none_is_opened(pane: PagesView, qtbot: QtBot) -> None:
    viewport = pane.tree.viewport()
    with qtbot.assertNotEmitted(pane.page_chosen):
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, NONE, place(pane, "27/2"))
        for page in ("27/3", "27/4"):
            QTest.mouseMove(viewport, place(pane, page))
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, NONE, place(pane, "27/4"))
    assert pane.chosen() == ["27/2", "27/3", "27/4"]


def test_ctrl_and_a_chooses_all_that_the_filter_keeps_be_it_open_or_not(pane: PagesView) -> None:
    QTest.keyClick(pane.tree, Qt.Key.Key_A, CONTROL)
    assert sorted(pane.chosen()) == [f"{day}/{number}" for day in (26, 27) for number in range(1, 6)]
    pane.filter.setText("27/4")
    QTest.keyClick(pane.filter, Qt.Key.Key_Return)
    pane.choose_all()
    assert pane.chosen() == ["27/4"]


def test_what_is_chosen_stays_so_when_the_list_is_read_anew(pane: PagesView) -> None:
    click(pane, "27/2", CONTROL)
    click(pane, "27/4", CONTROL)
    pane.set_queue(pages())
    assert pane.chosen() == ["27/1", "27/2", "27/4"]
    click(pane, "27/3")
    pane.set_queue(pages())
    assert len(pane.chosen()) == 1


def test_pages_that_move_to_another_issue_stay_chosen(pane: PagesView) -> None:
    click(pane, "27/2", CONTROL)
    pane.set_queue(pages().corrected(dict.fromkeys(map(PageId, pane.chosen()), Details("日报", "2023-07-28", None, "1", "zh"))))
    assert pane.chosen() == ["27/1", "27/2"]
    assert [pane.tree.model().index(at, 0).data() for at in range(4)] == ["日报", "28 July 2023", "Page 1", "Page 1"]


def test_the_menu_key_asks_for_the_menu_at_the_current_line(pane: PagesView, qtbot: QtBot) -> None:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    with qtbot.waitSignal(pane.menu_asked) as asked:
        QApplication.sendEvent(pane.tree.viewport(), event)
    assert asked.args == [pane.tree.viewport().mapToGlobal(place(pane, "27/1"))]


@pytest.mark.parametrize("scheme", Scheme)
def test_chosen_pages_are_marked_in_both_themes_once_there_are_several(pane: PagesView, scheme: Scheme) -> None:
    look = theme(scheme)
    pane.set_theme(look)

    def bar(page_id: str) -> str:
        image = pane.tree.viewport().grab().toImage()
        line = pane.tree.visualRect(pane._model.page_index(page_id))
        return image.pixelColor(line.left() + 9, line.center().y()).name()

    assert bar("27/1") != look.accent
    click(pane, "27/3", CONTROL)
    assert [bar(page) == look.accent for page in ("27/1", "27/2", "27/3")] == [True, False, True]
