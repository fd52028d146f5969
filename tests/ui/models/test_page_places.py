"""Where text stands on the picture of its page: outlines of spans, the character at a point, the text in a rectangle."""

import pytest

from annotator.core.layout import Box, Boxes, Layout, Unit
from annotator.core.spans import Span
from annotator.ui.models.page_places import PagePlaces, outlines_of
from tests.builders import page, span_of
from tests.picture_files import grid_layout

PAGE = page("第一行文字\n第二行文字\n第三行\n")
PLACES = PagePlaces(PAGE, grid_layout(PAGE))


def rectangle(x0: float, y0: float, x1: float, y1: float) -> tuple[tuple[float, float], ...]:
    return ((x0, y0), (x1, y0), (x1, y1), (x0, y1))


def test_one_row_is_a_rectangle() -> None:
    assert PLACES.outlines(span_of(PAGE, "一行")) == (rectangle(110, 100, 130, 110),)


def test_rows_below_each_other_are_one_outline_from_the_first_character_to_the_last() -> None:
    (outline,) = PLACES.outlines(span_of(PAGE, "行文字\n第二行文字\n第三"))
    assert outline == ((120, 100), (150, 100), (150, 127.5), (120, 127.5), (120, 140), (100, 140), (100, 112.5), (120, 112.5))


def test_two_rows_that_share_no_width_are_two_rectangles() -> None:
    outlines = PLACES.outlines(span_of(PAGE, "字\n第"))
    assert outlines == (rectangle(140, 100, 150, 110), rectangle(100, 115, 110, 125))


def test_a_text_that_goes_on_in_another_column_has_an_outline_in_each() -> None:
    rows: list[Box] = [(0, 0, 50, 10), (0, 12, 50, 22), (60, 0, 110, 10), (60, 12, 110, 22)]
    assert outlines_of(rows) == outlines_of(rows[:2]) + outlines_of(rows[2:])


def test_a_wide_row_over_a_narrow_column_is_an_outline_of_its_own() -> None:
    """Together they would lie over the text of the column beside it."""
    rows: list[Box] = [(0, 0, 200, 10), *((0.0, 12.0 * row, 50.0, 12.0 * row + 10) for row in range(1, 6))]
    assert outlines_of(rows) == outlines_of(rows[:1]) + outlines_of(rows[1:])


def test_a_point_means_the_character_under_it_and_one_beside_a_line_the_nearest() -> None:
    assert PLACES.ink_at((125, 105)) == PAGE.text.index("行")
    assert PLACES.ink_at((125, 112)) is None
    assert PLACES.near((125, 112)) == PAGE.text.index("行")
    assert PLACES.near((400, 400)) is None


@pytest.mark.parametrize(("x", "before"), [(122, "行"), (128, "文"), (60, "第"), (500, "\n")])
def test_a_gap_is_the_nearest_on_the_row(x: float, before: str) -> None:
    assert PLACES.gap_near((x, 105)) == PAGE.text.index(before)


@pytest.mark.parametrize(("y", "line"), [(50, 0), (104, 0), (108, 1), (121, 2), (500, 3)])
def test_a_line_begins_nearest_to_the_height_of_a_point(y: float, line: int) -> None:
    assert PLACES.line_near((105, y)) == line


def test_a_rectangle_holds_the_characters_whose_middle_is_in_it() -> None:
    assert PLACES.spans_in((100, 100, 151, 126)) == (Span(0, 11),)
    assert PLACES.spans_in((109, 95, 134, 130)) == (span_of(PAGE, "一行"), span_of(PAGE, "二行"))
    assert PLACES.spans_in((300, 300, 400, 400)) == ()


def test_characters_without_boxes_are_nowhere() -> None:
    places = PagePlaces(page("字"), Layout(100, 100, Unit.PIXEL, Boxes.of([None])))
    assert (places.outlines(Span(0, 1)), places.near((0, 0)), places.spans_in((0, 0, 100, 100))) == ((), None, ())
    assert (places.gap_near((5, 5)), places.line_near((5, 5)), places.box_of(0)) == (0, 0, None)
