"""What a reviewer types into a cell becomes an exact value, or one sentence that says what is wrong."""

from decimal import Decimal

import pytest

from annotator.core.errors import EditRefused
from annotator.core.figures import Bound, Quantity, QuantityKind
from annotator.core.spans import Span
from annotator.ui.figure_words import unit_of, unit_text
from annotator.ui.models.typed_values import editable_value, shown_value, typed_value, with_field

HERE = (Span(0, 2),)
AMOUNT = Quantity("q1", HERE, Decimal(9846900), unit="m2", kind=QuantityKind.MEASURE)
RANGE = Quantity("q2", HERE, low=Decimal(15), high=Decimal(2000))
DAY = Quantity("q3", HERE, iso="2023-07-26", kind=QuantityKind.DATE)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12.50", "12.50"),
        ("9 846 900", "9846900"),
        ("9,846,900.5", "9846900.5"),
        ("９８４", "984"),
        ("-3", "-3"),
        ("−3", "-3"),
    ],
)
def test_a_number_is_read_exactly(typed: str, value: str) -> None:
    field, read = typed_value(typed, AMOUNT)
    assert field == "value"
    assert str(read) == value


@pytest.mark.parametrize("typed", ["15–20", "15-20", "15～20", "15 至 20", "15—20"])
def test_two_numbers_with_a_dash_are_a_range(typed: str) -> None:
    assert typed_value(typed, AMOUNT) == ("range", (Decimal(15), Decimal(20)))


def test_nothing_typed_takes_the_value_away() -> None:
    assert typed_value("  ", AMOUNT) == ("value", None)


@pytest.mark.parametrize("typed", ["many", "1.2.3", "NaN", "Infinity", "1,23", "三"])
def test_what_is_no_number_is_refused_with_what_was_typed(typed: str) -> None:
    with pytest.raises(EditRefused) as refusal:
        typed_value(typed, AMOUNT)
    assert refusal.value.fields == {"text": typed}
    assert typed in str(refusal.value)


def test_a_range_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(EditRefused, match="20–15 ends before it begins"):
        typed_value("20–15", AMOUNT)


@pytest.mark.parametrize("typed", ["2023-07-26", "2023", "--07-26", "2023-06-05/2023-06-08"])
def test_dates_and_periods_are_typed_as_iso(typed: str) -> None:
    assert typed_value(typed, DAY) == ("iso", typed)


def test_a_date_in_words_is_refused() -> None:
    with pytest.raises(EditRefused, match="7月26日"):
        typed_value("7月26日", DAY)


def test_values_are_shown_in_groups_and_edited_without() -> None:
    assert shown_value(AMOUNT) == "9\u202f846\u202f900"
    assert editable_value(AMOUNT) == "9846900"
    assert shown_value(RANGE) == "15\u2009–\u20092\u202f000"
    assert editable_value(RANGE) == "15–2000"
    assert shown_value(DAY) == "2023-07-26"


def test_what_an_editor_offers_reads_back_as_it_was() -> None:
    for quantity in (AMOUNT, RANGE, DAY):
        field, value = typed_value(editable_value(quantity), quantity)
        assert with_field(quantity, field, value=value) == quantity


def test_a_range_takes_the_place_of_the_value_and_a_value_that_of_the_range() -> None:
    ranged = with_field(AMOUNT, "range", value=(Decimal(1), Decimal(2)))
    assert (ranged.value, ranged.low, ranged.high) == (None, Decimal(1), Decimal(2))
    assert with_field(ranged, "value", value=Decimal(3)) == Quantity("q1", HERE, Decimal(3), unit="m2", kind=QuantityKind.MEASURE)


def test_any_other_field_is_simply_replaced() -> None:
    assert with_field(AMOUNT, "bound", value=Bound.ABOUT).bound is Bound.ABOUT


def test_units_are_shown_with_raised_powers_and_read_back() -> None:
    assert unit_text("m2") == "m²"
    assert unit_of(" m² ") == "m2"
    assert unit_of("蒸吨") == "蒸吨"
    assert unit_of(" ") is None
