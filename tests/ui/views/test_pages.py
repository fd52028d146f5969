"""The Pages pane: finding and opening a page, and the strip it folds to."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.core.annotation import ReviewState
from annotator.core.page import PageId
from annotator.ui.models.page_lines import LineList
from annotator.ui.models.page_rows import Keep, PageRow
from annotator.ui.theme import Scheme, theme
from annotator.ui.views.pages import PagesView
from tests.ui.queues import queue

KEY = Qt.Key


def row(number: str, date: str = "2023-07-27") -> PageRow:
    return PageRow(PageId(f"{date}/{number}"), "日报", f"日报/{date}", date, number)


ROWS = (row("1"), row("2"), row("10"), row("1", "2023-07-26"))


@pytest.fixture
def pane(qtbot: QtBot) -> Iterator[PagesView]:
    view = PagesView(theme(Scheme.LIGHT))
    qtbot.addWidget(view)
    view.resize(240, 400)
    view.set_queue(queue(*ROWS))
    view.show()
    qtbot.waitExposed(view)
    yield view
    view.close()


def shown(view: PagesView) -> list[str]:
    """The names of the lines that can be seen, from the top."""
    model = view.tree.model()
    return [str(model.index(at, 0).data()) for at in range(model.rowCount())]


def click(view: PagesView, page_id: str) -> None:
    where = view.tree.visualRect(view._model.page_index(page_id)).center()
    QTest.mouseClick(view.tree.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_the_latest_issue_is_open_at_first(pane: PagesView) -> None:
    assert shown(pane) == ["日报", "27 July 2023", "Page 1", "Page 2", "Page 10", "26 July 2023"]


def test_a_click_opens_a_page(pane: PagesView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.page_chosen) as chosen:
        click(pane, "2023-07-27/2")
    assert chosen.args == ["2023-07-27/2"]


def test_enter_opens_the_page_under_the_cursor(pane: PagesView, qtbot: QtBot) -> None:
    pane.set_current("2023-07-27/2")
    QTest.keyClick(pane.tree, KEY.Key_Down)
    with qtbot.waitSignal(pane.page_chosen) as chosen:
        QTest.keyClick(pane.tree, KEY.Key_Return)
    assert chosen.args == ["2023-07-27/10"]


def test_showing_the_open_page_opens_its_issue_and_says_nothing(pane: PagesView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(pane.page_chosen):
        pane.set_current("2023-07-26/1")
    assert shown(pane)[-2:] == ["26 July 2023", "Page 1"]


def test_an_issue_the_reviewer_opened_stays_open(pane: PagesView, qtbot: QtBot) -> None:
    pane.set_current("2023-07-27/1")
    issue = pane.tree.model().index(shown(pane).index("26 July 2023"), 0)
    QTest.mouseClick(pane.tree.viewport(), Qt.MouseButton.LeftButton, pos=pane.tree.visualRect(issue).center())
    pane.set_queue(queue(*ROWS, row("3")))
    assert "Page 1" in shown(pane)[shown(pane).index("26 July 2023") :]


def test_words_narrow_the_tree_and_open_what_is_found(pane: PagesView, qtbot: QtBot) -> None:
    pane.filter.setText("07-26")
    qtbot.waitUntil(lambda: shown(pane) == ["日报", "26 July 2023", "Page 1"])


def test_enter_in_the_field_does_not_wait(pane: PagesView, qtbot: QtBot) -> None:
    pane.filter.setText("nowhere")
    QTest.keyClick(pane.filter, KEY.Key_Return)
    assert shown(pane) == []
    assert pane._nothing.isVisible()


def test_the_menu_keeps_only_flagged_pages(pane: PagesView) -> None:
    pane.set_queue(queue(*ROWS[:2], ROWS[2]._replace(is_flagged=True)))
    pane._keeps[Keep.FLAGGED].trigger()
    assert shown(pane) == ["日报", "27 July 2023", "Page 10"]


def test_one_list_puts_what_is_finished_last(pane: PagesView) -> None:
    finished = ROWS[0]._replace(state=ReviewState.FINISHED)
    pane.set_queue(queue(finished, ROWS[1]._replace(expected=2), ROWS[2]._replace(expected=5)))
    pane._flat.trigger()
    assert shown(pane) == ["Page 10", "Page 2", "Page 1"]


def test_folded_it_shows_the_open_issue_by_number(pane: PagesView, qtbot: QtBot) -> None:
    pane.set_current("2023-07-27/2")
    pane.set_folded(True)
    QApplication.processEvents()
    strip = pane._strip._list
    lines = strip.model()
    assert isinstance(lines, LineList)
    page = lines.page_index("2023-07-27/10")
    assert pane.is_folded
    assert [line.data() for line in map(lines.index, range(lines.rowCount()))] == ["Page 1", "Page 2", "Page 10"]
    with qtbot.waitSignal(pane.page_chosen) as chosen:
        QTest.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=strip.visualRect(page).center())
    assert chosen.args == ["2023-07-27/10"]


def test_the_strip_asks_to_be_unfolded(pane: PagesView, qtbot: QtBot) -> None:
    pane.set_folded(True)
    with qtbot.waitSignal(pane.unfold_asked):
        pane._strip._unfold.click()
    pane.set_folded(False)
    assert not pane.is_folded


def test_the_strip_of_a_page_that_the_filter_leaves_out_is_empty(pane: PagesView) -> None:
    pane.set_current("2023-07-27/2")
    pane.filter.setText("07-26")
    QTest.keyClick(pane.filter, KEY.Key_Return)
    assert pane._strip._list.model().rowCount() == 0


def test_the_strip_shows_what_becomes_of_a_page(pane: PagesView) -> None:
    pane.set_current("2023-07-27/2")
    pane.update_row(ROWS[1]._replace(is_flagged=True))
    lines = pane._strip._list.model()
    assert isinstance(lines, LineList)
    assert [line.is_flagged for line in lines.lines if isinstance(line, PageRow)] == [False, True, False]


def test_arrows_open_and_close_what_holds_pages(pane: PagesView) -> None:
    pane.set_current("2023-07-27/2")
    for key, names in (
        (KEY.Key_Left, ["27 July 2023"]),
        (KEY.Key_Left, ["27 July 2023"]),
        (KEY.Key_Left, ["日报"]),
        (KEY.Key_Left, ["日报"]),
    ):
        QTest.keyClick(pane.tree, key)
        assert [pane.tree.currentIndex().data()] == names
    assert shown(pane) == ["日报"]
    for _ in range(4):
        QTest.keyClick(pane.tree, KEY.Key_Right)
    assert pane.tree.currentIndex().data() == "Page 1"


def test_the_open_page_is_in_view_after_a_filter_and_in_the_flat_list(pane: PagesView) -> None:
    pane.set_queue(queue(*(row(str(number), f"2023-07-{day:02}") for day in range(1, 31) for number in range(1, 9))))
    pane.set_current("2023-07-05/7")
    pane._keeps[Keep.OPEN].trigger()
    pane._flat.trigger()
    QApplication.processEvents()
    for _ in range(2):
        assert pane.tree.currentIndex().data(Qt.ItemDataRole.ToolTipRole) == "2023-07-05/7"
        assert pane.tree.viewport().rect().contains(pane.tree.visualRect(pane.tree.currentIndex()))
        pane._flat.trigger()
        QApplication.processEvents()


def test_without_the_open_page_what_is_found_is_shown_from_the_top(pane: PagesView) -> None:
    pane.set_queue(queue(*(row(str(number), f"2023-07-{day:02}") for day in range(1, 31) for number in range(1, 9))))
    pane.set_current("2023-07-01/7")
    pane.filter.setText("07-2")
    QTest.keyClick(pane.filter, KEY.Key_Return)
    assert shown(pane)[1] == "29 July 2023"
    assert pane.tree.verticalScrollBar().value() == 0


def test_the_field_keeps_the_input_method_and_the_tree_does_without(pane: PagesView) -> None:
    pane.tree.setFocus()
    assert not pane.tree.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert pane.filter.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


@pytest.mark.parametrize("scheme", Scheme)
def test_the_open_page_is_marked_in_both_themes(pane: PagesView, scheme: Scheme) -> None:
    look = theme(scheme)
    pane.set_theme(look)
    pane.set_current("2023-07-27/2")
    QApplication.processEvents()
    image = pane.tree.viewport().grab().toImage()
    line = pane.tree.visualRect(pane._model.page_index("2023-07-27/2"))
    assert image.pixelColor(line.center().x(), line.top() + 4).name() == look.selection
