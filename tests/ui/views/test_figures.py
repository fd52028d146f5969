"""The Figures pane: two tabs, judged and edited by key and pointer."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from annotator.core.decisions import Decision, Standing
from annotator.core.figures import Illustration, Quantity, QuantityKind
from annotator.core.spans import Span
from annotator.ui.models.figure_rows import IllustrationRow, QuantityRow
from annotator.ui.theme import Scheme, theme
from annotator.ui.views.figures import FiguresView

KEY = Qt.Key
VALUE, KIND = 2, 4


def number(name: str, decision: Decision = Decision()) -> QuantityRow:  # noqa: B008
    quantity = Quantity(name, (Span(0, 3),), Decimal(91), unit="%", kind=QuantityKind.PERCENT, decision=decision)
    return QuantityRow(quantity, "91%", "清洁取暖率", 5)


PICTURE = IllustrationRow(Illustration("i1", caption=(Span(0, 3),)), "图为水站", "吕会生 摄", 7)
NUMBERS = (number("q1"), number("q2", Decision(margin=0.5)), number("q3", Decision(margin=0.1)))


@pytest.fixture
def pane(qtbot: QtBot) -> Iterator[FiguresView]:
    view = FiguresView(theme(Scheme.LIGHT))
    qtbot.addWidget(view)
    view.resize(1100, 240)
    view.set_pictures((PICTURE,))
    view.set_numbers(NUMBERS)
    view.show()
    qtbot.waitExposed(view)
    view.numbers.setFocus()
    yield view
    view.close()


def cell(view: FiguresView, row: int, column: int) -> QModelIndex:
    return view.numbers.model().index(row, column)


def test_tabs_and_summary_count_what_is_there(pane: FiguresView) -> None:
    assert [pane._tabs.tabText(at) for at in range(2)] == ["Pictures 1", "Numbers 3"]
    assert pane._summary.text() == "1 sure · 2 to check"


def test_an_empty_tab_says_how_to_mark_one(pane: FiguresView) -> None:
    pane.set_pictures(())
    pane.set_numbers(())
    shown = pane._stack.currentWidget()
    assert isinstance(shown, QLabel)
    assert "press Q" in shown.text()
    assert not pane._accept.isEnabled()


def test_choosing_a_row_is_told(pane: FiguresView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.chosen) as chosen:
        pane.numbers.selectRow(1)
    assert chosen.args == ["q2"]


def test_being_shown_a_figure_is_not_choosing_it(pane: FiguresView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(pane.chosen):
        pane.set_current("i1")
        pane.set_current("q3")
    assert pane.table is pane.numbers
    assert pane.numbers.current_id == "q3"


def test_a_picture_that_is_shown_brings_its_tab_to_the_front(pane: FiguresView) -> None:
    pane.set_current("i1")
    assert pane.table is pane.pictures


def test_space_accepts_and_goes_on_to_the_next_to_check(pane: FiguresView, qtbot: QtBot) -> None:
    pane.numbers.selectRow(1)
    with qtbot.waitSignal(pane.accepted) as accepted:
        QTest.keyClick(pane.numbers, KEY.Key_Space)
    assert accepted.args == [("q2",)]
    assert pane.numbers.current_id == "q3"


@pytest.mark.parametrize("key", [KEY.Key_Backspace, KEY.Key_Delete])
def test_backspace_rejects_every_selected_row(pane: FiguresView, qtbot: QtBot, key: Qt.Key) -> None:
    pane.numbers.selectAll()
    with qtbot.waitSignal(pane.rejected) as rejected:
        QTest.keyClick(pane.numbers, key)
    assert rejected.args == [("q1", "q2", "q3")]


def test_the_buttons_do_what_the_keys_do(pane: FiguresView, qtbot: QtBot) -> None:
    pane.numbers.selectRow(0)
    with qtbot.waitSignal(pane.accepted) as accepted:
        pane._accept.click()
    assert accepted.args == [("q1",)]


def test_enter_edits_the_value_and_tells_what_was_typed(pane: FiguresView, qtbot: QtBot) -> None:
    pane.numbers.selectRow(0)
    QTest.keyClick(pane.numbers, KEY.Key_Return)
    editor = pane.numbers.findChild(QLineEdit)
    assert editor is not None
    editor.setText("92.5")
    with qtbot.waitSignal(pane.quantity_edited) as edited:
        QTest.keyClick(editor, KEY.Key_Return)
    assert edited.args == ["q1", "value", Decimal("92.5")]


def test_a_bad_value_is_refused_and_the_old_one_stays(pane: FiguresView, qtbot: QtBot) -> None:
    pane.numbers.setCurrentIndex(cell(pane, 0, VALUE))
    QTest.keyClick(pane.numbers, KEY.Key_F2)
    editor = pane.numbers.findChild(QLineEdit)
    assert editor is not None
    editor.setText("many")
    with qtbot.waitSignal(pane.edit_refused) as refused, qtbot.assertNotEmitted(pane.quantity_edited):
        QTest.keyClick(editor, KEY.Key_Return)
    assert "many" in str(refused.args[0])
    assert cell(pane, 0, VALUE).data() == "91"


def test_a_kind_is_chosen_from_a_list(pane: FiguresView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    # The list opens by itself, which no offscreen screen can show.
    monkeypatch.setattr(QComboBox, "showPopup", lambda _: None)
    pane.numbers.setCurrentIndex(cell(pane, 0, KIND))
    pane.numbers.edit(cell(pane, 0, KIND))
    editor = pane.numbers.findChild(QComboBox)
    assert editor is not None
    assert editor.currentText() == "percent"
    editor.setCurrentIndex(editor.findText("ratio"))
    with qtbot.waitSignal(pane.quantity_edited) as edited:
        editor.activated.emit(editor.currentIndex())
    assert edited.args == ["q1", "kind", QuantityKind.RATIO]


def test_letters_are_commands_but_in_an_editor_letters(pane: FiguresView, qtbot: QtBot) -> None:
    pane.numbers.setCurrentIndex(cell(pane, 0, VALUE))
    pane.numbers.clearFocus()
    pane.numbers.setFocus()
    assert not pane.numbers.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    QTest.keyClick(pane.numbers, KEY.Key_F2)
    editor = pane.numbers.findChild(QLineEdit)
    assert editor is not None
    assert editor.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_taking_the_keys_chooses_nothing_yet_judges_the_current_row(pane: FiguresView, qtbot: QtBot) -> None:
    pane.set_pictures(())
    pane.set_numbers(())
    pane.set_pictures(())
    pane.set_numbers(NUMBERS)
    with qtbot.assertNotEmitted(pane.chosen):
        pane.numbers.clearFocus()
        pane.numbers.setFocus()
    with qtbot.waitSignal(pane.accepted) as accepted:
        QTest.keyClick(pane.numbers, KEY.Key_Space)
    assert accepted.args == [("q1",)]


def test_an_edit_elsewhere_leaves_the_selection(pane: FiguresView) -> None:
    pane.numbers.selectRow(2)
    confirmed = replace(NUMBERS[0].quantity, decision=Decision(Standing.CONFIRMED))
    pane.set_pictures((PICTURE,))
    pane.set_numbers((replace(NUMBERS[0], quantity=confirmed), *NUMBERS[1:]))
    assert pane.numbers.selected_ids() == ("q3",)
    assert cell(pane, 0, 9).data() == "confirmed"


def test_rejected_rows_are_struck_out_but_their_standing_stays_readable(pane: FiguresView) -> None:
    pane.set_pictures(())
    pane.set_numbers((number("q1", Decision(Standing.REJECTED)), number("q2")))

    def is_struck(row: int, column: int) -> bool:
        option = QStyleOptionViewItem()
        pane.numbers._figure_delegate.initStyleOption(option, cell(pane, row, column))
        return option.font.strikeOut()

    assert is_struck(0, 0)
    assert not is_struck(0, 9)
    assert not is_struck(1, 0)
