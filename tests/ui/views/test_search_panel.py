"""The panel of pages found shows each with its words set off, and is as high as it must be."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from annotator.core.page import PageId
from annotator.core.spans import Span
from annotator.services.searching import Excerpt, Hit
from annotator.ui.models.found_pages import title_of
from annotator.ui.theme import Scheme, theme
from annotator.ui.views.found_line import LINE
from annotator.ui.views.search_panel import SearchPanel

both = pytest.mark.parametrize("scheme", list(Scheme))


EXCERPT = Excerpt("果蔬", "出口", "火热。")


def hit(number: int, excerpt: Excerpt = EXCERPT, times: int = 1) -> Hit:
    spans = tuple(Span(at, at + 2) for at in range(2, 2 + 3 * times, 3))
    return Hit(number, PageId(f"p{number}"), "日报", "2023-07-27", str(number), spans, excerpt)


@pytest.fixture
def panel(qtbot: QtBot) -> SearchPanel:
    made = SearchPanel(theme(Scheme.LIGHT))
    qtbot.addWidget(made)
    made.resize(1200, 300)
    made.open()
    return made


def shown(panel: SearchPanel, hits: Sequence[Hit], *, scheme: Scheme = Scheme.LIGHT, are_more: bool = False) -> QImage:
    """What the list looks like with these hits in it."""
    panel.set_theme(theme(scheme))
    panel.set_hits(hits, are_more=are_more)
    return panel._list.grab().toImage()


def columns(picture: QImage, colour: str) -> list[int]:
    """The columns of the picture in which there is a colour."""
    wanted = QColor(colour)
    return [x for x in range(picture.width()) if any(picture.pixelColor(x, y) == wanted for y in range(picture.height()))]


@both
def test_the_words_are_set_off(panel: SearchPanel, scheme: Scheme) -> None:
    marked = columns(shown(panel, [hit(1)], scheme=scheme), theme(scheme).found)
    assert marked
    assert max(marked) - min(marked) < 60
    assert not columns(shown(panel, [hit(1, Excerpt("", "", ""))], scheme=scheme), theme(scheme).found)[8:]


def test_the_words_of_all_lines_stand_below_each_other(panel: SearchPanel) -> None:
    alone = columns(shown(panel, [hit(1)]), theme(Scheme.LIGHT).found)
    several = [hit(1), hit(2, Excerpt("", "出口", "")), hit(3, Excerpt("很长的" * 12, "出口", "很长的" * 12), 4)]
    together = columns(shown(panel, several), theme(Scheme.LIGHT).found)
    assert (min(together), max(together)) == (min(alone), max(alone))


def test_long_words_stay_inside_the_list(panel: SearchPanel) -> None:
    marked = columns(shown(panel, [hit(1, Excerpt("前", "出口" * 200, "后"))]), theme(Scheme.LIGHT).found)
    assert max(marked) < panel._list.viewport().width() - 40


@pytest.mark.parametrize(("count", "rows"), [(1, 1), (4, 4), (30, 5)])
def test_it_is_as_high_as_its_lines_and_no_higher_than_a_low_window_has_room_for(
    panel: SearchPanel, count: int, rows: int
) -> None:
    shown(panel, [hit(number) for number in range(count)])
    assert panel._list.height() == rows * LINE + 2


def test_without_a_page_there_is_no_list(panel: SearchPanel) -> None:
    shown(panel, [])
    assert panel._list.isHidden()
    assert panel.current is None
    assert panel.step(1) is None


def test_the_arrows_lead_the_list_from_the_field(panel: SearchPanel) -> None:
    shown(panel, [hit(number) for number in range(20)])
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Up):
        QTest.keyClick(panel.field, key)
    assert panel.current == hit(8)
    chosen: list[Hit] = []
    panel.chosen.connect(chosen.append)
    QTest.keyClick(panel.field, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert chosen == [hit(8)]
    assert isinstance(panel.field, QLineEdit)


def test_more_lines_are_asked_for_once_and_go_on_those_there_are(panel: SearchPanel) -> None:
    asked: list[bool] = []
    panel.more_wanted.connect(lambda: asked.append(True))
    shown(panel, [hit(1), hit(2)], are_more=True)
    panel._list.scrollToBottom()
    panel._model.fetchMore(panel._model.index(-1))
    panel._model.fetchMore(panel._model.index(-1))
    assert asked == [True]
    panel.step(1)
    panel.add_hits([hit(3)], are_more=False)
    assert panel.current == hit(2)
    assert [one.number for one in panel.hits] == [1, 2, 3]


def test_an_answer_that_goes_on_the_one_before_keeps_the_chosen_line(panel: SearchPanel) -> None:
    shown(panel, [hit(1), hit(2)])
    panel.step(1)
    panel.set_hits([hit(1), hit(2), hit(3)], are_more=False)
    assert (panel.current, len(panel.hits)) == (hit(2), 3)
    panel.set_hits([hit(2), hit(3)], are_more=False)
    assert (panel.current, len(panel.hits)) == (hit(2), 2)


def test_a_line_is_read_aloud_as_page_and_words(panel: SearchPanel) -> None:
    shown(panel, [hit(1)])
    assert panel.field.accessibleDescription() == f"{title_of(hit(1))}: 果蔬出口火热。"
    assert title_of(hit(1)).startswith("日报 · ")
