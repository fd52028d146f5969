"""The lexer of numerals reads digits, Chinese numerals, scales, ranges, fractions and ratios exactly."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.figures import Bound
from annotator.language.chinese import chinese_value
from annotator.language.numerals import Form, Numeral, find_numerals, numeral_at
from annotator.language.tight import tightened


def only(text: str) -> Numeral:
    (numeral,) = find_numerals(tightened(text))
    return numeral


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("984.69", "984.69"),
        ("1,234,567", "1234567"),
        ("2万", "20000"),
        ("9.8 亿", "980000000"),
        ("4.78万亿", "4780000000000"),
        ("5百万", "5000000"),
        ("1亿2000万", "120000000"),
        ("7 万5 千4 百", "75400"),
        ("3万4000", "34000"),
        ("1千零20", "1020"),
        ("3.2 billion", "3200000000"),
        ("一亿二千万", "120000000"),
        ("一万五千亿", "1500000000000"),
        ("二〇二三", "2023"),
        ("三十", "30"),
        ("两千四百五", "2450"),
        ("一千零一", "1001"),
        ("三万五", "35000"),
        ("十五点七", "15.7"),
        ("三点五亿", "350000000"),
        ("四万万", "400000000"),
        ("负三十二", "-32"),
        ("零下12", "-12"),
        ("１２．５", "12.5"),
        ("3336·90", "3336.90"),
    ],
)
def test_a_number_has_its_exact_value(written: str, value: str) -> None:
    assert only(written).value == Decimal(value)


def test_the_value_of_a_long_number_is_exact() -> None:
    assert only("12345678901234567890.123亿").value == Decimal(1234567890123456789012300000)


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("40-50", 40, 50),
        ("5—10万", 50_000, 100_000),
        ("8000-1万", 8_000, 10_000),
        ("三到五", 3, 5),
        ("三四百", 300, 400),
        ("十七八", 17, 18),
        ("几十", 20, 100),
        ("数百万", 2_000_000, 10_000_000),
        ("二十几万", 200_000, 300_000),
    ],
)
def test_a_range_has_low_and_high_and_no_value(written: str, low: int, high: int) -> None:
    numeral = only(written)
    assert (numeral.value, numeral.low, numeral.high) == (None, Decimal(low), Decimal(high))


def test_a_number_that_would_run_downwards_is_no_range() -> None:
    assert [numeral.value for numeral in find_numerals(tightened("50-40"))] == [50, 40]


@pytest.mark.parametrize(("written", "low", "high"), [("十余万", 100_000, 200_000), ("20多万", 200_000, 300_000)])
def test_odd_between_number_and_scale_bounds_from_below(written: str, low: int, high: int) -> None:
    numeral = only(written)
    assert numeral.bound is Bound.AT_LEAST
    assert [numeral.value, numeral.low, numeral.high] == [low, low, high]


@pytest.mark.parametrize(
    ("written", "value", "over", "under"),
    [("1∶4", "0.25", 1, 4), ("3:2", "1.5", 3, 2), ("3比2", "1.5", 3, 2), ("四分之一", "0.25", 1, 4), ("1／4", "0.25", 1, 4)],
)
def test_a_ratio_keeps_both_numbers(written: str, value: str, over: int, under: int) -> None:
    numeral = only(written)
    assert numeral.form is Form.RATIO
    assert [numeral.value, numeral.low, numeral.high] == [Decimal(value), over, under]


def test_a_ratio_over_nothing_has_no_value() -> None:
    assert only("3:0").value is None


@pytest.mark.parametrize(
    ("written", "value"), [("百分之三十二点九", "32.9"), ("百分之百", "100"), ("百分百", "100"), ("百分之5", "5")]
)
def test_words_for_per_cent(written: str, value: str) -> None:
    numeral = only(written)
    assert (numeral.form, numeral.value, numeral.end) == (Form.PERCENT, Decimal(value), len(written))


@pytest.mark.parametrize(
    ("written", "length", "value"), [("300万千瓦", 4, 3_000_000), ("2千米", 1, 2), ("三千克", 1, 3), ("5万百姓", 2, 50_000)]
)
def test_a_scale_ends_where_a_unit_or_a_word_begins(written: str, length: int, value: int) -> None:
    numeral = numeral_at(written, 0)
    assert numeral is not None
    assert (numeral.end, numeral.value) == (length, Decimal(value))


def test_a_hyphen_of_a_name_is_no_minus() -> None:
    assert only("歼-20").value == 20


def test_a_single_chinese_figure_is_left_to_words() -> None:
    assert find_numerals(tightened("一带一路，统一思想")) == ()


def test_figures_that_are_no_neighbours_do_not_belong_together() -> None:
    numeral = numeral_at("一三个", 0)
    assert numeral is not None
    assert (numeral.start, numeral.value) == (1, Decimal(3))


@pytest.mark.parametrize("run", ["一二百三四千五六", "两两"])
def test_malformed_numerals_have_no_value(run: str) -> None:
    assert chinese_value(run) is None


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_digits_and_chinese_numerals_say_the_same(number: int) -> None:
    assert chinese_value(_spelt(number)) == number


def _spelt(number: int) -> str:
    """The number as schools teach to write it."""
    parts: list[str] = []
    for scale, word in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section, number = divmod(number, scale) if scale > 1 else (number, 0)
        if section:
            lead = "零" if parts and section < 1000 else ""
            parts.append(lead + _section(section) + word)
        elif parts and number:
            parts.append("零" if not parts[-1].endswith("零") else "")
    return "".join(parts).replace("零零", "零") or "零"


def _section(number: int) -> str:
    out = ""
    for place, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        figure, number = divmod(number, place)
        if figure:
            out += "零一二三四五六七八九"[figure] + word
        elif out and number and not out.endswith("零"):
            out += "零"
    return out


@given(st.text(alphabet=st.sampled_from("0123456789.,-—∶:/一二三十百千万亿零〇两点余多几数分之负 个元\n")))
def test_any_text_gives_numerals_in_order_and_inside(text: str) -> None:
    tight = tightened(text)
    at = 0
    for numeral in find_numerals(tight):
        assert at <= numeral.start < numeral.end <= len(tight.text)
        assert numeral.low is None or numeral.high is not None
        at = numeral.end
