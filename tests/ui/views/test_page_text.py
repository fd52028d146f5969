"""The page text pane shows raw text on a grid, moves a caret through it and says what the reader did."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.core.spans import Span
from annotator.ui.theme import Scheme, theme
from annotator.ui.views.page_text import PageTextView
from tests.ui.page_text_panes import PAINT, PAINT_OF_TWO, Pane, click, move, place, pressed


@pytest.mark.parametrize("line", ["新城区", "Hohhot Daily", "😀 𠮷", "", "新城区 กรุงเทพ العربية"])
def test_lines_stand_at_one_distance_whatever_fonts_they_need(pane: Pane, line: str) -> None:
    view = pane(f"一\n{line}\n二")
    tops = [shown.origin.y() for shown in view.shown_lines()]
    assert [below - above for above, below in pairwise(tops)] == [24, 24]


def test_a_long_line_wraps_between_han_characters_in_rows_of_the_same_height(pane: Pane) -> None:
    view = pane("字" * 100)
    (line,) = view.shown_lines()
    assert line.rows == 3
    assert line.box.height() == 72
    rows = line.pieces(0, 100)
    assert [piece.top() - rows[0].top() for piece in rows] == [0, 24, 48]


def test_rows_share_the_grids_baselines(pane: Pane) -> None:
    view = pane("字" * 60 + "กรุงเทพ العربية 😀" + "字" * 40)
    layout = view.document().firstBlock().layout()
    rows = [layout.lineAt(row) for row in range(layout.lineCount())]
    assert len(rows) > 2
    assert {round(line.y() + line.ascent()) - 24 * row for row, line in enumerate(rows)} == {18}


def test_only_a_line_end_begins_a_line(pane: Pane) -> None:
    view = pane("新\u2029城\x0c\u2028区\n走")
    assert [(line.start, line.end) for line in view.shown_lines()] == [(0, 6), (7, 8)]
    assert view.document().blockCount() == 2


def test_the_text_is_set_in_the_families_asked_for(pane: Pane) -> None:
    view = pane()
    view.set_families(["Noto Serif CJK SC", "Sans"])
    view.set_theme(theme(Scheme.DARK))
    assert view.document().defaultFont().families() == ["Noto Serif CJK SC", "Sans"]
    assert view.document().defaultFont().pixelSize() == 15


def test_rows_grow_with_the_text_size(pane: Pane) -> None:
    view = pane()
    view.set_theme(theme(Scheme.LIGHT).scaled(1.5))
    view.grab()
    assert {line.box.height() for line in view.shown_lines()} == {36}


def test_the_caret_counts_code_points(pane: Pane, qtbot: QtBot) -> None:
    view = pane("𠮷𠮷新\n𠮷区")
    with qtbot.waitSignal(view.caret_moved) as moved:
        view.move_caret(5)
    assert moved.args == [5]
    assert view.caret() == 5
    assert view.textCursor().position() == 8


def test_arrows_move_the_caret_and_shift_selects(pane: Pane, qtbot: QtBot) -> None:
    view = pane("𠮷新城\n区")
    QTest.keyClick(view, Qt.Key.Key_Right)
    with qtbot.waitSignal(view.selection_changed):
        QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_text_span() == Span(1, 2)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.selected_text_span() is None
    assert view.caret() == 5


def test_moving_the_caret_with_its_anchor_kept_selects(pane: Pane) -> None:
    view = pane()
    view.move_caret(1, anchor=3)
    assert view.selected_text_span() == Span(1, 3)


def test_copy_gives_the_raw_text_not_what_is_shown(pane: Pane) -> None:
    view = pane("新\u2028城\n区")
    view.move_caret(4, anchor=0)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "新\u2028城\n"


@pytest.mark.parametrize(
    "key", ["S", "/", "1", "[", "Space", "Backspace", "Return", "Ctrl+Right", "Ctrl+Z", "Alt+Up", "Ctrl+PgDown"]
)
def test_keys_that_move_no_caret_are_left_to_the_window(pane: Pane, key: str) -> None:
    view = pane()
    chord = pressed(key)
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        event = QKeyEvent(kind, chord.key(), chord.keyboardModifiers(), "")
        event.accept()
        QApplication.sendEvent(view, event)
        assert not event.isAccepted()
    assert view.caret() == 0


@pytest.mark.parametrize("key", ["Right", "Shift+Down", "Home", "End", "PgDown", "Shift+PgUp", "Ctrl+End", "Ctrl+Shift+Home"])
def test_keys_that_move_the_caret_are_kept(pane: Pane, key: str) -> None:
    view = pane()
    chord = pressed(key)
    event = QKeyEvent(QEvent.Type.ShortcutOverride, chord.key(), chord.keyboardModifiers(), "")
    event.ignore()
    QApplication.sendEvent(view, event)
    assert event.isAccepted()


def test_a_full_width_key_runs_the_panes_shortcut(pane: Pane, qtbot: QtBot) -> None:
    view = pane()
    shortcut = QShortcut(QKeySequence("["), view)
    with qtbot.waitSignal(shortcut.activated, timeout=500):
        QApplication.sendEvent(view, QKeyEvent(QEvent.Type.KeyPress, 0x3010, Qt.KeyboardModifier.NoModifier, "【"))


def test_input_methods_are_off(pane: Pane) -> None:
    view = pane()
    assert not view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert not view.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)


def test_a_click_names_the_character_under_it(pane: Pane, qtbot: QtBot) -> None:
    view = pane()
    with qtbot.waitSignal(view.fragment_clicked) as clicked:
        click(view, 22)
    assert clicked.args == [22, False]


def test_a_click_with_ctrl_adds_and_leaves_the_caret(pane: Pane, qtbot: QtBot) -> None:
    view = pane()
    view.move_caret(4)
    with qtbot.waitSignal(view.fragment_clicked) as clicked:
        click(view, 22, Qt.KeyboardModifier.ControlModifier)
    assert clicked.args == [22, True]
    assert view.caret() == 4


def test_a_click_at_the_very_top_of_a_row_lands_on_that_row(pane: Pane) -> None:
    view = pane("字" * 100)
    first = view.shown_lines()[0].pieces(0, 100)[1]
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, round(first.top())))
    in_row = view.caret()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=first.center().toPoint())
    assert in_row > 40
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, round(first.center().y())))
    assert view.caret() == in_row


def test_a_drag_selects_characters_and_clicks_no_fragment(pane: Pane, qtbot: QtBot) -> None:
    view = pane()
    with qtbot.assertNotEmitted(view.fragment_clicked):
        QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=place(view, 2))
        move(view, place(view, 6).toPointF(), Qt.MouseButton.LeftButton)
        QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=place(view, 6))
    selected = view.selected_text_span()
    assert selected is not None
    assert selected.covers(Span(3, 6))


def test_a_click_in_the_gutter_means_the_first_fragment_of_the_line(pane: Pane, qtbot: QtBot) -> None:
    view = pane(paint=PAINT)
    gutter = view.gutter
    with qtbot.waitSignal(view.fragment_clicked) as clicked:
        QTest.mouseClick(gutter, Qt.MouseButton.LeftButton, pos=QPoint(5, place(view, 11).y()))
    assert clicked.args == [11, False]


def test_the_menu_key_asks_for_a_menu_at_the_caret(pane: Pane, qtbot: QtBot) -> None:
    view = pane()
    view.move_caret(5)
    with qtbot.waitSignal(view.context_menu_asked) as asked:
        QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0)))
    assert asked.args is not None
    assert asked.args[1] == 5


def test_the_right_button_asks_for_a_menu_under_the_mouse(pane: Pane, qtbot: QtBot) -> None:
    view = pane()
    at = place(view, 13)
    with qtbot.waitSignal(view.context_menu_asked) as asked:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.viewport().mapToGlobal(at))
        QApplication.sendEvent(view.viewport(), event)
    assert asked.args is not None
    assert asked.args[1] == 13


@pytest.mark.parametrize(("turn", "steps"), [(120, 1), (-120, -1)])
def test_the_wheel_with_ctrl_asks_for_another_text_size(pane: Pane, qtbot: QtBot, turn: int, steps: int) -> None:
    view = pane()
    event = QWheelEvent(
        QPointF(9, 9),
        QPointF(9, 9),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    with qtbot.waitSignal(view.zoom_asked) as asked:
        QApplication.sendEvent(view.viewport(), event)
    assert asked.args == [steps]


def test_hovering_a_boundary_or_a_likely_cut_is_told_and_so_is_leaving(pane: Pane, qtbot: QtBot) -> None:
    view = pane(paint=PAINT)
    seen: list[int] = []
    view.cut_hovered.connect(seen.append)
    line = next(line for line in view.shown_lines() if line.start <= 21 < line.end)
    move(view, line.place(21) + QPointF(1, 12))
    move(view, place(view, 14).toPointF())
    cut = next(line for line in view.shown_lines() if line.start <= 36 < line.end)
    move(view, cut.place(36) + QPointF(-1, 12))
    assert seen == [21, -1, 36]


def test_reveal_scrolls_to_the_span_and_leaves_the_caret(pane: Pane) -> None:
    text = "\n".join(f"第{n}行" for n in range(200))
    view = pane(text)
    target = Span(text.index("第150行"), text.index("第150行") + 5)
    view.reveal(target)
    view.grab()
    assert 150 in {line.index for line in view.shown_lines()}
    assert view.caret() == 0


def test_reveal_stays_where_everything_is_on_the_screen(pane: Pane) -> None:
    view = pane("\n".join("行" * 3 for _ in range(200)))
    view.verticalScrollBar().setValue(50)
    view.reveal(Span(4 * 53, 4 * 53 + 3))
    assert view.verticalScrollBar().value() == 50


def rows_below_the_caret(view: PageTextView) -> int:
    """How many whole rows are seen under the caret's."""
    return (view.viewport().height() - view.cursorRect().bottom()) // view.cursorRect().height()


def test_what_follows_the_caret_is_seen_before_it_is_at_the_edge(pane: Pane) -> None:
    view = pane("\n".join(f"第{number}行" for number in range(100)))
    view.show()
    for _ in range(30):
        QTest.keyClick(view, Qt.Key.Key_Down)
        assert rows_below_the_caret(view) >= 2
    view.move_caret(view._scene.page.line_starts[80])
    assert rows_below_the_caret(view) >= 2
    view.move_caret(view._scene.page.line_starts[40])
    assert view.cursorRect().top() >= view.cursorRect().height()


def test_a_pane_that_gets_lower_keeps_the_caret_in_view(pane: Pane) -> None:
    view = pane("\n".join(f"第{number}行" for number in range(100)))
    view.show()
    view.move_caret(view._scene.page.line_starts[8])
    view.resize(700, 180)
    assert view.cursorRect().bottom() < view.viewport().height()


def marked(view: PageTextView, offset: int) -> bool:
    """Whether the character at the offset stands on the colour of words found."""
    box = next(line for line in view.shown_lines() if line.start <= offset < line.end).pieces(offset, offset + 1)[0].toRect()
    picture, wanted = view.viewport().grab(box).toImage(), QColor(theme(Scheme.LIGHT).found)
    return any(picture.pixelColor(x, y) == wanted for x in range(box.width()) for y in range(box.height()))


def test_words_found_are_marked_over_a_line_end_and_over_each_other(pane: Pane) -> None:
    view = pane("甲出\n口\n\n乙哈哈哈丙", PAINT_OF_TWO)
    view.set_found((Span(1, 4), Span(7, 9), Span(8, 10)), Span(7, 9))
    assert [offset for offset in (0, 1, 3, 6, 7, 8, 9, 10) if marked(view, offset)] == [1, 3, 7, 8, 9]
    view.set_found((), None)
    assert not marked(view, 1)


def beside(view: PageTextView, line: int) -> QPoint:
    """A point on the number of a line, in the gutter."""
    return QPoint(4, place(view, view._scene.page.line_starts[line]).y())


def test_shift_and_a_click_on_a_line_number_select_whole_lines_up_to_it(pane: Pane) -> None:
    view = pane("第一行\n第二行\n第三行\n第四行")
    shift = Qt.KeyboardModifier.ShiftModifier
    click(view, view._scene.page.line_starts[1] + 1)
    QTest.mouseClick(view.gutter, Qt.MouseButton.LeftButton, shift, beside(view, 2))
    assert view.selected_text_span() == Span(4, 11)
    QTest.mouseClick(view.gutter, Qt.MouseButton.LeftButton, shift, beside(view, 3))
    assert view.selected_text_span() == Span(4, 15)
    click(view, view._scene.page.line_starts[2] + 1)
    QTest.mouseClick(view.gutter, Qt.MouseButton.LeftButton, shift, beside(view, 0))
    assert view.selected_text_span() == Span(0, 11)
