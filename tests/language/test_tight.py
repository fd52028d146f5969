"""Text made tight for the search of figures keeps the way back to the page."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.spans import Span
from annotator.language.tight import tightened


def test_white_space_falls() -> None:
    assert tightened("4.1\n\n万 公 里").text == "4.1万公里"


def test_signs_and_digits_become_half_width() -> None:
    assert tightened("１５％，－３．５～４").text == "15%，-3.5~4"


def test_two_numbers_stay_two() -> None:
    assert tightened("2022 2023").text == "2022 2023"
    assert tightened("12\n34").text == "12 34"


def test_digits_of_a_number_set_wide_become_one_number() -> None:
    assert tightened("资 金 ３ ６ １ 万 元").text == "资金361万元"


def test_single_digits_of_a_table_stay_apart() -> None:
    assert tightened("中国 3 6 1").text == "中国3 6 1"


def test_full_width_commas_group_full_width_digits_only() -> None:
    assert tightened("１，２３４，５６７元，３个").text == "1,234,567元，3个"
    assert tightened("1，234").text == "1，234"


def test_formal_numerals_are_read_where_they_are_surely_numerals() -> None:
    assert tightened("肆佰陆拾元").text == "四百六十元"
    assert tightened("大陆队伍收拾").text == "大陆队伍收拾"


def test_paragraphs_of_reading_text_stay_apart() -> None:
    assert tightened("共37\n5项", keeps_line_ends=True).text == "共37\n5项"


def test_page_spans_hold_one_line_end_and_part_at_a_gap() -> None:
    text = "4200\n余公里，4.1\n\n万 公 里"
    tight = tightened(text)
    assert tight.page_spans(text, 0, 7) == (Span(0, 8),)
    assert tight.page_spans(text, 8, 14) == (Span(9, 12), Span(14, 19))


@given(st.text(alphabet=st.sampled_from("1 ２三，,\n\u3000万a.％壹佰𠮷")))
def test_every_character_knows_where_it_stood(text: str) -> None:
    tight = tightened(text)
    assert len(tight.text) == len(tight.offsets)
    assert all(text[offset].isspace() == character.isspace() for character, offset in zip(tight.text, tight.offsets, strict=True))
    ink = [offset for character, offset in zip(tight.text, tight.offsets, strict=True) if not character.isspace()]
    assert ink == [offset for offset, character in enumerate(text) if not character.isspace()]
