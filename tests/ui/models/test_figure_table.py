"""The figure tables show rows of the annotation and ask for edits; they never make one."""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import QItemSelectionModel, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from annotator.core.annotation import Annotation
from annotator.core.decisions import Decision, Standing
from annotator.core.figures import Change, Illustration, Quantity, QuantityKind
from annotator.core.page import Page
from annotator.core.roles import Role
from annotator.ui.models.figure_columns import NUMBERS, PICTURES
from annotator.ui.models.figure_rows import FigureCounts, QuantityRow, QuantityRows, illustration_rows
from annotator.ui.models.figure_table import CHOICES_ROLE, FigureTableModel
from tests.builders import annotation, article, fragment, page, span_of

TEXT = "开工面积984.69万平方米。\n城镇清洁取暖率达 91%。\n责编 李四 2人\n图为社区水站。\n吕会生 摄"
VALUE, KIND = 2, 4


def the_page() -> Page:
    return page(TEXT)


def the_annotation() -> Annotation:
    of = the_page()
    story = article(3, [fragment(of, "开工面积984.69万平方米。"), fragment(of, "城镇清洁取暖率达 91%。")])
    photo = article(4, [fragment(of, "图为社区水站。", Role.CAPTION), fragment(of, "吕会生 摄", Role.CREDIT)])
    quantities = (
        Quantity("q2", (span_of(of, "91%"),), Decimal(91), unit="%", kind=QuantityKind.PERCENT, decision=Decision(margin=0.1)),
        Quantity("q1", (span_of(of, "984.69万平方米"),), Decimal(9846900), unit="m2", measures=(span_of(of, "开工面积"),)),
        Quantity("q3", (span_of(of, "2人"),), Decimal(2), unit="人", decision=Decision(Standing.REJECTED)),
    )
    picture = Illustration("i1", caption=(span_of(of, "图为社区水站。"),), credit=(span_of(of, "吕会生 摄"),), article="a4")
    return replace(annotation(of, story, photo), quantities=quantities, illustrations=(picture,))


def the_rows() -> list[QuantityRow]:
    rows = QuantityRows(the_page())
    assert rows.update(the_annotation()) is None
    return list(rows.rows)


def numbers() -> FigureTableModel[QuantityRow]:
    model = FigureTableModel[QuantityRow](NUMBERS)
    model.set_rows(the_rows())
    return model


def shown(model: FigureTableModel[QuantityRow], row: int) -> list[object]:
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_numbers_stand_in_the_order_of_the_page_with_the_number_of_their_article() -> None:
    assert [row.id for row in the_rows()] == ["q1", "q2", "q3"]
    assert shown(numbers(), 0) == ["984.69万平方米", "", "9\u202f846\u202f900", "m²", "count", "", "", "开工面积", "③", "machine"]


def test_a_number_in_furniture_has_no_article() -> None:
    assert the_rows()[2].article is None


def test_a_doubtful_number_says_so_and_its_tooltip_how_much() -> None:
    model = numbers()
    standing = model.index(1, model.columnCount() - 1)
    assert standing.data() == "doubtful"
    assert standing.data(Qt.ItemDataRole.ToolTipRole) == "0.10"


def test_the_summary_counts_what_is_sure_what_to_check_and_what_was_rejected() -> None:
    assert FigureCounts.of(the_rows()) == FigureCounts(sure=1, to_check=1, rejected=1)


def test_pictures_show_their_words() -> None:
    (row,) = illustration_rows(the_page(), the_annotation())
    assert (row.caption, row.credit, row.article) == ("图为社区水站。", "吕会生摄", 4)
    assert [column.text(row) for column in PICTURES] == ["", "photo", "图为社区水站。", "吕会生摄", "④", "machine"]


def test_typing_a_value_asks_for_the_edit_and_changes_nothing(qtbot: QtBot) -> None:
    model = numbers()
    with qtbot.waitSignal(model.edit_asked) as asked:
        assert model.setData(model.index(0, VALUE), "12.5")
    assert asked.args == ["q1", "value", Decimal("12.5")]
    assert model.index(0, VALUE).data() == "9\u202f846\u202f900"


def test_choosing_a_kind_asks_for_the_edit(qtbot: QtBot) -> None:
    model = numbers()
    with qtbot.waitSignal(model.edit_asked) as asked:
        model.setData(model.index(0, KIND), str(QuantityKind.MEASURE))
    assert asked.args == ["q1", "kind", QuantityKind.MEASURE]
    assert isinstance(asked.args[2], QuantityKind)


def test_a_change_can_be_taken_away() -> None:
    model = numbers()
    choices = model.index(0, 5).data(CHOICES_ROLE)
    assert [value for _, value in choices] == [None, *Change]


def test_a_bad_value_is_refused_with_a_sentence(qtbot: QtBot) -> None:
    model = numbers()
    with qtbot.waitSignal(model.edit_refused) as refused, qtbot.assertNotEmitted(model.edit_asked):
        assert not model.setData(model.index(0, VALUE), "many")
    assert "many" in str(refused.args[0])


def test_leaving_a_value_as_it_was_asks_for_nothing(qtbot: QtBot) -> None:
    model = numbers()
    with qtbot.assertNotEmitted(model.edit_asked):
        model.setData(model.index(0, VALUE), "9846900")


def test_only_columns_with_a_field_can_be_edited() -> None:
    model = numbers()
    editable = [bool(model.index(0, at).flags() & Qt.ItemFlag.ItemIsEditable) for at in range(model.columnCount())]
    assert editable == [bool(column.field) for column in NUMBERS]


def test_new_rows_leave_the_selection_where_it_was() -> None:
    model = numbers()
    rows = list(model.rows)
    selection = QItemSelectionModel(model)
    selection.select(model.index(2, 0), QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows)
    model.set_rows([replace(rows[0], article=9), rows[2]])
    assert [model.rows[index.row()].id for index in selection.selectedRows()] == ["q3"]
    assert model.index(0, 8).data() == "⑨"


def test_the_next_to_check_is_found_from_anywhere() -> None:
    model = numbers()
    assert model.next_to_check(0) == 1
    assert model.next_to_check(2) == 1


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(numbers())  # type: ignore[no-untyped-call]


def test_only_rows_that_an_edit_touches_are_looked_at_again() -> None:
    said, rows = the_annotation(), QuantityRows(the_page())
    rows.update(said)
    before = list(rows.rows)
    moved = replace(said, articles=(replace(said.articles[0], number=8), *said.articles[1:]))
    assert rows.update(moved, (span_of(the_page(), "城镇清洁取暖率达 91%。"),)) == [1]
    assert [row.article for row in rows.rows] == [3, 8, None]
    assert [now is then for now, then in zip(rows.rows, before, strict=True)] == [True, False, True]
    assert rows.update(moved, ()) == []


def test_where_any_number_may_have_changed_all_are_looked_at() -> None:
    said, rows = the_annotation(), QuantityRows(the_page())
    rows.update(said)
    assert rows.update(replace(said, articles=(replace(said.articles[0], number=8), *said.articles[1:]))) == [0, 1]
    assert [row.article for row in rows.rows] == [8, 8, None]


def test_the_number_at_a_place_is_found() -> None:
    rows = QuantityRows(the_page())
    rows.update(the_annotation())
    inside = span_of(the_page(), "84.69万")
    assert [rows.at(inside.start), rows.at(0), rows.at(len(TEXT) - 1)] == ["q1", None, None]
