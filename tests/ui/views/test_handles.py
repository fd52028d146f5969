"""What the pointer can take hold of in both review panes: its shape and tip say so, and a click stays a click."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.core.annotation import Article
from annotator.core.assemble import JoinPolicy
from annotator.core.page import Page
from annotator.core.roles import Role
from annotator.ui.models.card import CardMode
from annotator.ui.models.card_maker import cards
from annotator.ui.models.page_paint import page_paint
from annotator.ui.theme import Scheme, theme
from annotator.ui.views.articles import ArticlesView
from annotator.ui.views.cards.block import Caret
from annotator.ui.views.cards.layout import CardLayout
from annotator.ui.views.cards.places import Drop, Gap, drop_near, gap_rect, grip_rect, ink_at
from annotator.ui.views.page_text import PageTextView
from annotator.ui.views.pull import ArticleGrip, BoundaryGrip, FragmentGrip, LinesGrip
from tests.builders import annotation, article, fragment, page, span_of

TEXT = "宣讲团进社区\n本报讯（记者 李卫）居民听宣讲，\n群众纷纷点赞。\n另一条的题目\n它的正文。\n无主的文字"
CHINESE = JoinPolicy(line_end="", terminal="。！？")
Shape = Qt.CursorShape


def the_page() -> Page:
    return page(TEXT)


def at(words: str) -> int:
    return TEXT.index(words)


def the_articles() -> tuple[Article, Article]:
    of = the_page()
    first = [
        fragment(of, "宣讲团进社区", Role.HEADLINE),
        fragment(of, "本报讯（记者 李卫）", Role.BYLINE),
        fragment(of, "居民听宣讲，"),
        fragment(of, "群众纷纷点赞。"),
    ]
    return article(1, first), article(2, [fragment(of, "另一条的题目", Role.HEADLINE), fragment(of, "它的正文。")])


@pytest.fixture
def text(qtbot: QtBot) -> PageTextView:
    view = PageTextView()
    qtbot.addWidget(view)
    view.resize(700, 300)
    view.set_page(the_page())
    view.set_paint(page_paint(annotation(the_page(), *the_articles()), {"a1": 0, "a2": 1}))
    view.grab()
    return view


@pytest.fixture
def pane(qtbot: QtBot) -> Iterator[ArticlesView]:
    view = ArticlesView(theme(Scheme.LIGHT))
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.set_cards(cards(the_page(), annotation(the_page(), *the_articles()), policy=CHINESE))
    view.show()
    qtbot.waitExposed(view)
    yield view
    view.close()


def move(widget: QWidget, point: QPoint, held: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    where = QPointF(point), QPointF(widget.mapToGlobal(point))
    still = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QMouseEvent(QEvent.Type.MouseMove, *where, Qt.MouseButton.NoButton, held, still))


def gap(view: PageTextView, words: str) -> QPoint:
    line = next(line for line in view.shown_lines() if line.start <= at(words) < line.end)
    return (line.place(at(words)) + QPointF(0, line.pitch / 2)).toPoint()


def top(view: PageTextView, words: str, x: int) -> QPoint:
    return QPoint(x, gap(view, words).y() - view.shown_lines()[0].pitch // 2)


@pytest.mark.parametrize(
    ("words", "x", "shape"),
    [("另一条", 400, Shape.SplitVCursor), ("它的", 12, Shape.SplitVCursor), ("它的", 400, Shape.IBeamCursor)],
)
def test_the_line_over_an_article_is_a_handle_as_wide_as_the_pane_that_of_a_fragment_a_short_one(
    text: PageTextView, words: str, x: int, shape: Qt.CursorShape
) -> None:
    move(text.viewport(), top(text, words, x))
    assert text.viewport().cursor().shape() is shape


def test_a_boundary_inside_a_line_is_a_handle_as_high_as_the_row(text: PageTextView) -> None:
    for down in (-10, 0, 10):
        move(text.viewport(), gap(text, "居民") + QPoint(1, down))
        assert text.viewport().cursor().shape() is Shape.SplitHCursor


def test_a_press_on_a_boundary_becomes_a_drag_at_the_distance_of_the_system(text: PageTextView, qtbot: QtBot) -> None:
    begun: list[object] = []
    text.pull.began.connect(begun.append)
    start = gap(text, "居民")
    QTest.mousePress(text.viewport(), Qt.MouseButton.LeftButton, pos=start)
    move(text.viewport(), start + QPoint(QApplication.startDragDistance() - 1, 0), Qt.MouseButton.LeftButton)
    assert begun == []
    move(text.viewport(), start + QPoint(QApplication.startDragDistance(), 0), Qt.MouseButton.LeftButton)
    assert begun == [BoundaryGrip(at("居民"))]
    with qtbot.assertNotEmitted(text.fragment_clicked), qtbot.waitSignal(text.pull.dropped):
        QTest.mouseRelease(text.viewport(), Qt.MouseButton.LeftButton, pos=start)


def test_another_button_ends_no_drag(text: PageTextView, qtbot: QtBot) -> None:
    start = gap(text, "居民")
    QTest.mousePress(text.viewport(), Qt.MouseButton.LeftButton, pos=start)
    move(text.viewport(), start + QPoint(60, 0), Qt.MouseButton.LeftButton)
    with qtbot.assertNotEmitted(text.pull.dropped):
        QTest.mouseRelease(text.viewport(), Qt.MouseButton.RightButton, pos=start)
    with qtbot.waitSignal(text.pull.dropped):
        QTest.mouseRelease(text.viewport(), Qt.MouseButton.LeftButton, pos=start)


def test_selected_text_is_taken_hold_of_and_a_click_on_it_puts_the_caret_there(text: PageTextView, qtbot: QtBot) -> None:
    text.move_caret(at("另一条") - 1, anchor=at("群众"))
    inside = gap(text, "点赞") + QPoint(5, 0)
    move(text.viewport(), inside)
    assert text.viewport().cursor().shape() is Shape.OpenHandCursor
    with qtbot.waitSignal(text.fragment_clicked):
        QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=inside)
    assert (text.selected_text_span(), text.caret()) == (None, at("点赞"))


def test_a_press_right_of_selected_text_begins_another_selection(text: PageTextView, qtbot: QtBot) -> None:
    text.set_selection([span_of(the_page(), "群众纷纷点赞。")])
    beyond = gap(text, "群众") + QPoint(400, 0)
    with qtbot.assertNotEmitted(text.pull.began):
        QTest.mousePress(text.viewport(), Qt.MouseButton.LeftButton, pos=beyond)
        move(text.viewport(), gap(text, "点赞"), Qt.MouseButton.LeftButton)
        QTest.mouseRelease(text.viewport(), Qt.MouseButton.LeftButton, pos=gap(text, "点赞"))
    assert text.selected_text_span() == span_of(the_page(), "点赞。")


@pytest.mark.parametrize(("x", "words", "grip"), [(4, "群众", LinesGrip(2)), (-50, "群众", FragmentGrip(at("群众")))])
def test_line_numbers_paint_and_what_stands_beside_them_carries(
    text: PageTextView, x: int, words: str, grip: LinesGrip | FragmentGrip
) -> None:
    begun: list[object] = []
    text.gutter.pull.began.connect(begun.append)
    start = QPoint(x % text.gutter.width(), gap(text, words).y())
    QTest.mousePress(text.gutter, Qt.MouseButton.LeftButton, pos=start)
    move(text.gutter, start + QPoint(0, 40), Qt.MouseButton.LeftButton)
    QTest.mouseRelease(text.gutter, Qt.MouseButton.LeftButton, pos=start)
    assert begun == [grip]


def test_beside_text_of_no_fragment_there_is_nothing_to_carry(text: PageTextView) -> None:
    assert text.gutter._grip_at(QPointF(text.gutter.width() - 50, gap(text, "无主").y())) == LinesGrip(5)


def test_tips_say_what_is_dragged(text: PageTextView, pane: ArticlesView) -> None:
    # Asked for directly: the offscreen platform warns of every tip that is shown.
    move(text.viewport(), gap(text, "居民"))
    assert text._tip_at(QPointF(gap(text, "居民"))).startswith("Drag the boundary")
    assert text.gutter._tip_at(QPointF(4, 40)).startswith("Drag over lines")
    assert text.gutter._tip_at(QPointF(text.gutter.width() - 50, 40)).startswith("Drag the fragment")
    layout, corner = card(pane, 0)
    assert pane.cards._tip_at((corner + layout.number_rect.center()).toPoint()).startswith("Click to fold")
    assert pane.cards._tip_at(beside(pane, "居民")).startswith("Drag the fragment")


def card(pane: ArticlesView, row: int) -> tuple[CardLayout, QPointF]:
    shown = pane.cards.cards_model.cards[row]
    return pane.cards._layout_of(shown), pane.cards._top_left_of(shown)


def beside(pane: ArticlesView, words: str) -> QPoint:
    layout, corner = card(pane, 0)
    return (corner + QPointF(layout.text_left - 3, layout.caret_rect(Caret(at(words))).center().y())).toPoint()


def test_the_dots_of_the_fragment_under_the_pointer_stand_before_its_first_line(pane: ArticlesView) -> None:
    layout, corner = card(pane, 0)
    before = pane.cards.viewport().grab().toImage()
    move(pane.cards.viewport(), beside(pane, "居民"))
    box = grip_rect(layout, 2).translated(corner).toAlignedRect()
    changed = pane.cards.viewport().grab().toImage()
    assert pane.cards.viewport().cursor().shape() is Shape.OpenHandCursor
    assert before.copy(box) != changed.copy(box)


def test_a_fragment_that_begins_inside_a_line_has_no_dots(pane: ArticlesView) -> None:
    layout, _ = card(pane, 0)
    assert grip_rect(layout, 1).isEmpty()
    assert not grip_rect(layout, 0).isEmpty()


def test_a_press_beside_the_text_takes_hold_of_the_fragment_there(pane: ArticlesView) -> None:
    begun: list[object] = []
    pane.cards.pull.began.connect(begun.append)
    for start in (beside(pane, "居民"), (card(pane, 1)[1] + card(pane, 1)[0].number_rect.center()).toPoint()):
        QTest.mousePress(pane.cards.viewport(), Qt.MouseButton.LeftButton, pos=start)
        move(pane.cards.viewport(), start + QPoint(0, 40), Qt.MouseButton.LeftButton)
        QTest.mouseRelease(pane.cards.viewport(), Qt.MouseButton.LeftButton, pos=start)
    assert begun == [FragmentGrip(at("居民")), ArticleGrip("a2")]


def test_a_press_on_a_number_that_moves_away_selects_no_text(pane: ArticlesView, qtbot: QtBot) -> None:
    start = (card(pane, 0)[1] + card(pane, 0)[0].number_rect.center()).toPoint()
    with qtbot.assertNotEmitted(pane.cards.selection_changed):
        QTest.mousePress(pane.cards.viewport(), Qt.MouseButton.LeftButton, pos=start)
        move(pane.cards.viewport(), start + QPoint(200, 90), Qt.MouseButton.LeftButton)
        QTest.mouseRelease(pane.cards.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(200, 90))
    assert pane.cards.cards_model.mode_of("a1") is CardMode.SKIM


def test_text_set_as_movable_is_taken_hold_of_and_a_click_on_it_puts_the_caret_there(pane: ArticlesView, qtbot: QtBot) -> None:
    layout, corner = card(pane, 0)
    rect = layout.caret_rect(Caret(at("民听")))
    inside = (corner + rect.center() + QPointF(3, 0)).toPoint()
    pane.set_movable([span_of(the_page(), "居民听宣讲，")])
    with qtbot.waitSignal(pane.cards.pull.began):
        QTest.mousePress(pane.cards.viewport(), Qt.MouseButton.LeftButton, pos=inside)
        move(pane.cards.viewport(), inside + QPoint(0, 60), Qt.MouseButton.LeftButton)
        QTest.mouseRelease(pane.cards.viewport(), Qt.MouseButton.LeftButton, pos=inside)
    with qtbot.waitSignal(pane.caret_moved) as moved:
        QTest.mouseClick(pane.cards.viewport(), Qt.MouseButton.LeftButton, pos=inside)
    assert moved.args == [at("民听")]


def drop(pane: ArticlesView, words: str, x: float) -> Drop:
    layout, _ = card(pane, 0)
    rect = layout.caret_rect(Caret(at(words)))
    return drop_near(layout, QPointF(rect.x() + x, rect.center().y()))


def test_between_fragments_on_one_line_the_nearer_end_is_meant(pane: ArticlesView) -> None:
    pane.set_mode(CardMode.READ)
    assert drop(pane, "居民", 1) == Drop("a1", Gap(2, 2))
    assert drop(pane, "讲，", 1) == Drop("a1", Gap(3, 2))
    assert drop(pane, "群众", 1) == Drop("a1", Gap(3, 3))


def test_a_folded_card_and_the_room_left_of_the_text_take_text_by_its_role(pane: ArticlesView) -> None:
    assert drop(pane, "居民", -20) == Drop("a1")
    pane.set_mode(CardMode.FOLDED)
    layout, _ = card(pane, 0)
    assert drop_near(layout, QPointF(200, 10)) == Drop("a1")


def test_the_mark_of_a_gap_lies_between_blocks_and_stands_between_characters(pane: ArticlesView) -> None:
    pane.set_mode(CardMode.READ)
    layout, _ = card(pane, 0)
    above, inside = gap_rect(layout, Gap(0, 0)), gap_rect(layout, Gap(3, 3))
    assert (above.height(), above.width() > 200) == (0, True)
    assert (inside.width(), inside.height() > 10) == (0, True)


def test_nothing_lies_right_of_a_blocks_last_character(pane: ArticlesView) -> None:
    layout, _ = card(pane, 0)
    rect = layout.caret_rect(Caret(at("宣讲团")))
    assert ink_at(layout, rect.center() + QPointF(3, 0)) == at("宣讲团")
    assert ink_at(layout, rect.center() + QPointF(250, 0)) is None


def test_below_the_cards_is_a_new_article_and_outside_is_nothing(pane: ArticlesView) -> None:
    viewport = pane.cards.viewport()
    assert pane.drop_at(viewport.mapToGlobal(QPoint(300, viewport.height() - 20))) == Drop(None)
    assert pane.drop_at(viewport.mapToGlobal(QPoint(-30, 40))) is None
    pane.receive(is_carrying=True)
    QApplication.processEvents()
    assert pane.drop_at(pane._new.mapToGlobal(pane._new.rect().center())) == Drop(None)
