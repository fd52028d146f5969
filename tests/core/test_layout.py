"""Boxes of characters, and where a span stands on its page."""

from array import array

import pytest

from annotator.core.layout import Boxes, Layout, Style, Unit, around, places_of
from annotator.core.page import Page, PageId
from annotator.core.spans import Span


def page(text: str, *boxes: tuple[float, float, float, float] | None, width: float = 100.0) -> tuple[Page, Layout]:
    layout = Layout(width, 100.0, Unit.POINT, Boxes.of(boxes))
    return Page(PageId("p"), text, layout=layout), layout


def test_boxes_come_out_as_they_went_in_to_the_hundredth() -> None:
    some = [(0.25, 1.0, 10.5, 11.25), None, (3.0, 4.0, 3.0, 4.0)]
    assert list(Boxes.of(some)) == some
    assert len(Boxes.of(some)) == 3


def test_boxes_that_are_no_boxes_are_a_bug() -> None:
    with pytest.raises(ValueError, match="four whole numbers"):
        Boxes(array("i", [1, 2, 3]))


def test_a_page_takes_no_boxes_of_another_text() -> None:
    with pytest.raises(ValueError, match="1 boxes for 2 characters"):
        page("𠮷 田", (0, 0, 1, 1))


def test_white_space_has_no_box() -> None:
    made, layout = page("𠮷 田\n", (0, 0, 10, 10), (10, 0, 20, 10))
    assert list(made.ink_offsets) == [0, 2]
    assert [made.ink_before(offset) for offset in range(5)] == [0, 1, 1, 2, 2]
    assert places_of(made, layout, Span(2, 3)) == ((10, 0, 20, 10),)


def test_a_span_has_one_place_for_each_row() -> None:
    made, layout = page("甲乙\n丙丁", (0, 0, 10, 10), (11, 0, 21, 10), (0, 12, 10, 22), (11, 12, 21, 22))
    assert places_of(made, layout, Span(0, 5)) == ((0, 0, 21, 10), (0, 12, 21, 22))


def test_a_vertical_line_is_one_place() -> None:
    made, layout = page("甲\n乙\n丙", (0, 0, 10, 10), (0, 11, 10, 21), (0, 22, 10, 32))
    assert places_of(made, layout, Span(0, 5)) == ((0, 0, 10, 32),)


def test_the_next_column_is_another_place() -> None:
    made, layout = page("甲乙", (0, 0, 10, 10), (60, 0, 70, 10))
    assert len(places_of(made, layout, Span(0, 2))) == 2


def test_a_row_of_one_character_is_no_column_with_the_paragraph_below_it() -> None:
    rows = [(0, 0, 10, 10), (10, 0, 20, 10), (0, 12, 10, 22), (0, 24, 10, 34), (10, 24, 20, 34), (20, 24, 30, 34)]
    made, layout = page("甲乙\n丙\n丁戊己", *rows)
    assert places_of(made, layout, Span(0, 8)) == ((0, 0, 20, 10), (0, 12, 10, 22), (0, 24, 30, 34))


def test_a_paragraph_indented_below_the_end_of_a_row_is_a_row_of_its_own() -> None:
    rows = [(0, 0, 10, 10), (10, 0, 20, 10), (10, 12, 20, 22), (20, 12, 30, 22)]
    made, layout = page("甲乙\n丙丁", *rows)
    assert places_of(made, layout, Span(0, 5)) == ((0, 0, 20, 10), (10, 12, 30, 22))


def test_characters_without_a_box_are_passed_over() -> None:
    made, layout = page("甲乙丙", (0, 0, 10, 10), None, (20, 0, 30, 10))
    assert places_of(made, layout, Span(0, 3)) == ((0, 0, 30, 10),)
    assert places_of(made, layout, Span(1, 2)) == ()


def test_nothing_lies_around_no_boxes() -> None:
    assert around([]) is None
    assert around([(1, 2, 3, 4), (0, 3, 2, 9)]) == (0, 2, 3, 9)


def test_a_layout_has_a_size_and_its_styles_in_order() -> None:
    with pytest.raises(ValueError, match="a page of 0"):
        Layout(0, 1, Unit.PIXEL, Boxes.of([]))
    with pytest.raises(ValueError, match="out of order"):
        Layout(1, 1, Unit.PIXEL, Boxes.of([]), styles=(Style(2), Style(2)))
