"""Quantities: number and unit, value, bound, kind and exact place on the page."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.annotation import Segmentation
from annotator.core.assemble import JoinPolicy
from annotator.core.figures import Base, Bound, Change, Quantity, QuantityKind
from annotator.core.page import Page
from annotator.core.roles import Role
from annotator.core.spans import Span
from annotator.figures.found import Found
from annotator.figures.quantities import find_in, find_quantities
from annotator.language.figurewords import figure_words
from annotator.language.tight import tightened
from annotator.resources import resource_path
from tests.builders import article, fragment, page

JOINED = JoinPolicy(line_end="", hyphens="", terminal="。！？")


def figures(text: str) -> list[tuple[str, Found]]:
    tight = tightened(text)
    return [(tight.text[found.start : found.end], found) for found in find_in(tight, figure_words())]


def only(text: str) -> tuple[str, Found]:
    (figure,) = figures(text)
    return figure


@pytest.mark.parametrize(
    ("text", "written", "value", "unit", "kind"),
    [
        ("新开工绿色建筑面积984.69万平方米，", "984.69万平方米", "9846900", "m2", "measure"),
        ("管网达4.1万公里，", "4.1万公里", "41000", "km", "measure"),
        ("清洁取暖率达91%。", "91%", "91", "%", "percent"),
        ("提高到百分之三十二点九", "百分之三十二点九", "32.9", "%", "percent"),
        ("三成企业", "三成", "30", "%", "percent"),
        ("高于全国30.8个百分点", "30.8个百分点", "30.8", "pp", "percent_point"),
        ("融资3.49亿元", "3.49亿元", "349000000", "CNY", "money"),
        ("总额10亿美元", "10亿美元", "1000000000", "USD", "money"),
        ("$3.2 billion", "$3.2 billion", "3200000000", "USD", "money"),
        ("装机300万千瓦", "300万千瓦", "3000000", "kW", "measure"),
        ("时速80公里/小时", "80公里/小时", "80", "km/h", "measure"),
        ("气温为-5℃", "-5℃", "-5", "°C", "measure"),
        ("零下5℃", "零下5℃", "-5", "°C", "measure"),
        ("一千八百名干警", "一千八百名", "1800", "名", "count"),
        ("三个方面", "三个", "3", "个", "count"),
        ("8大产业集群", "8大", "8", "大", "count"),
        ("成本是去年的2倍", "2倍", "2", "倍", "multiple"),
        ("历时两年半，", "两年半", "2.5", "year", "measure"),
        ("历时三个半小时", "三个半小时", "3.5", "h", "measure"),
        ("增速位居全国第3位。", "第3位", "3", None, "ordinal"),
        ("十四届", "十四届", "14", None, "ordinal"),
        ("5G应用", "5G", "5", None, "label"),
        ("下转5版", "5版", "5", None, "label"),
        ("“北溪—2”项目", "2", "2", None, "label"),
    ],
)
def test_a_figure_has_value_unit_and_kind(text: str, written: str, value: str, unit: str | None, kind: str) -> None:
    surface, found = only(text)
    assert (surface, found.value, found.unit, found.kind) == (written, Decimal(value), unit, QuantityKind(kind))


@pytest.mark.parametrize(
    ("text", "written", "bound"),
    [
        ("共30余家企业", "30余家", ">="),
        ("4200余公里的边境线", "4200余公里", ">="),
        ("3000多名残疾人", "3000多名", ">="),
        ("服役3公里多，", "3公里多", ">="),
        ("近三成企业", "近三成", "<"),
        ("近百人", "近百人", "<"),
        ("约9公里", "约9公里", "~"),
        ("比例约为1∶8", "1∶8", "~"),
        ("1%左右", "1%左右", "~"),
        ("占比15％以上；", "15%以上", ">="),
        ("10蒸吨及以下锅炉", "10蒸吨及以下", "<="),
        ("力争不低于1∶3。", "不低于1∶3", ">="),
        ("不超过5%", "不超过5%", "<="),
        ("突破1300万条", "突破1300万条", ">"),
        ("超3亿元", "超3亿元", ">"),
        ("逾百家企业", "逾百家", ">"),
        ("上百家企业", "上百家", ">="),
        ("现场签约91个项目", "91个", "="),
        ("附近3家商店", "3家", "="),
        ("近3年来", "3年", "="),
        ("高达50%", "50%", "="),
    ],
)
def test_the_words_beside_a_figure_bound_it(text: str, written: str, bound: str) -> None:
    surface, found = only(text)
    assert (surface, found.bound) == (written, Bound(bound))


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("40-50元", 40, 50, "CNY"),
        ("40元至50元", 40, 50, "CNY"),
        ("40—50万元", 400_000, 500_000, "CNY"),
        ("80公里至130公里", 80, 130, "km"),
        ("5000头至1万头", 5_000, 10_000, "头"),
        ("三四百人", 300, 400, "人"),
        ("几千人", 2_000, 10_000, "人"),
    ],
)
def test_a_range_has_low_and_high(text: str, low: int, high: int, unit: str) -> None:
    _, found = only(text)
    assert (found.value, found.low, found.high, found.unit) == (None, Decimal(low), Decimal(high), unit)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("7月26日，", "--07-26"),
        ("2023年，", "2023"),
        ("２０２３年７月２６日", "2023-07-26"),
        ("二〇二三年七月", "2023-07"),
        ("2023.7.26", "2023-07-26"),
        ("18日表示", "---18"),
        ("截至6月底，", "--06"),
        ("2023年7月26日上午9时30分", "2023-07-26T09:30"),
        ("下午3点", "T15"),
        ("《2023重点任务清单》", "2023"),
    ],
)
def test_a_date_has_an_iso_value_without_its_unknown_parts(text: str, iso: str) -> None:
    _, found = only(text)
    assert (found.kind, found.iso, found.value) == (QuantityKind.DATE, iso, None)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("1—6月，", "--01/--06"),
        ("6月5日至8日，", "--06-05/--06-08"),
        ("2022年12月30日至2023年1月2日", "2022-12-30/2023-01-02"),
        ("2021—2025年", "2021/2025"),
        ("7月中旬", "--07-11/--07-20"),
        ("2024年2月下旬", "2024-02-21/2024-02-29"),
        ("2023年上半年", "2023-01/2023-06"),
        ("去年三季度", "--07/--09"),
        ("2023年前三季度", "2023-01/2023-09"),
        ("20世纪80年代", "1980/1989"),
        ("5月9日8时至20时", "--05-09T08/--05-09T20"),
    ],
)
def test_a_period_has_both_its_ends(text: str, iso: str) -> None:
    _, found = only(text)
    assert (found.kind, found.iso) == (QuantityKind.PERIOD, iso)


@pytest.mark.parametrize(
    ("text", "change", "base"),
    [
        ("同比增长32.9%", Change.INCREASE, Base.YOY),
        ("较去年同期提高2.1个百分点", Change.INCREASE, Base.YOY),
        ("比上年增加了3500元", Change.INCREASE, Base.YOY),
        ("环比下降0.2%", Change.DECREASE, Base.MOM),
        ("较上月回落0.3个百分点", Change.DECREASE, Base.MOM),
        ("比年初增长19%", Change.INCREASE, Base.OTHER),
        ("拉动工业增加值增长7.1个百分点", Change.INCREASE, None),
        ("负增长5%", Change.DECREASE, None),
        ("实现5%的增长", Change.INCREASE, None),
        ("增长2倍", Change.INCREASE, None),
        ("产量翻一番", Change.INCREASE, None),
        ("提高到80%", None, None),
        ("增长面达78.6%", None, None),
        ("是去年的2倍", None, None),
        ("高于全国外贸增速30.8个百分点", None, None),
    ],
)
def test_a_change_and_its_base_are_told_apart_from_a_level(text: str, change: Change | None, base: Base | None) -> None:
    _, found = figures(text)[-1]
    assert (found.change, found.base) == (change, base)


@pytest.mark.parametrize(("text", "value"), [("翻一番", 2), ("翻了一番", 2), ("翻两番", 4)])
def test_doubling_is_a_multiple(text: str, value: int) -> None:
    _, found = only(text)
    assert (found.kind, found.value) == (QuantityKind.MULTIPLE, Decimal(value))


def test_the_unit_at_the_end_of_a_list_is_for_all_of_it() -> None:
    found = [figure for _, figure in figures("出口值分别为121.8亿、42.3亿和39.7亿元")]
    assert [figure.value for figure in found] == [12_180_000_000, 4_230_000_000, 3_970_000_000]
    assert {figure.unit for figure in found} == {"CNY"}


def test_the_scale_at_the_end_of_a_list_is_for_numbers_of_its_size() -> None:
    assert [figure.value for _, figure in figures("3、5万元")] == [30_000, 50_000]


def test_the_change_at_the_start_of_a_list_is_for_all_of_it() -> None:
    found = [figure for _, figure in figures("同比分别增长138.1%、22.1%和13.2%")]
    assert {(figure.change, figure.base) for figure in found} == {(Change.INCREASE, Base.YOY)}


def test_a_list_of_days_shares_its_month() -> None:
    assert [figure.iso for _, figure in figures("7月21、22日")] == ["--07-21", "--07-22"]


WORDS = [
    "上半年",
    "两位数以上增长",
    "“乙类乙管”",
    "一带一路",
    "千方百计",
    "十分重要",
    "进一步统一思想",
    "一个地方",
    "一批又一批",
    "党的二十大",
    "万一",
    "百姓",
    "yaowen59@163.com",
]


@pytest.mark.parametrize("text", WORDS)
def test_numerals_that_are_part_of_a_word_are_no_figures(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize("text", ["0471-6053904", "电话：6561234", "13812345678", "“7·20”"])
def test_telephone_numbers_and_names_of_days_are_labels_without_value(text: str) -> None:
    _, found = only(text)
    assert (found.kind, found.value) == (QuantityKind.LABEL, None)


def test_a_lone_one_is_doubtful() -> None:
    _, found = only("一名普通退休职工")
    assert found.margin < 1 / 3


def surfaces(of: Page, quantity: Quantity) -> list[str]:
    return [of.text[span.start : span.end] for span in quantity.spans]


def test_a_figure_cut_by_a_gap_is_one_with_two_spans() -> None:
    of = page("管网达 4.1\n\n万 公 里，取暖率达 91%。")
    (length, rate) = find_quantities(of, Segmentation((article(1, [fragment(of, of.text)]),)), JOINED)
    assert (surfaces(of, length), length.value) == (["4.1", "万 公 里"], Decimal(41_000))
    assert (length.id, rate.id) == ("q1", "q2")


def test_a_figure_cut_by_a_column_break_is_healed_in_reading_order() -> None:
    of = page("个，全部投用。\n\n另一篇的话。\n\n共有充电桩10729")
    parts = [fragment(of, "共有充电桩10729"), fragment(of, "个，全部投用。")]
    other = article(2, [fragment(of, "另一篇的话。")])
    (posts,) = find_quantities(of, Segmentation((article(1, parts), other)), JOINED)
    assert (surfaces(of, posts), posts.value, posts.unit) == (["10729", "个"], Decimal(10_729), "个")


def test_no_figure_runs_over_into_another_article() -> None:
    of = page("共有充电桩10729\n\n个人的事。")
    segmentation = Segmentation((article(1, [fragment(of, "共有充电桩10729")]), article(2, [fragment(of, "个人的事。")])))
    (posts,) = find_quantities(of, segmentation, JOINED)
    assert (surfaces(of, posts), posts.unit) == (["10729"], None)


def test_a_line_end_inside_a_figure_stays_in_its_span() -> None:
    of = page("7 月 25\n日，发布会举行。")
    (day,) = find_quantities(of, Segmentation((article(1, [fragment(of, of.text)]),)), JOINED)
    assert day.spans == (Span(0, 8),)


def test_titles_and_furniture_are_searched_on_their_own() -> None:
    of = page("第2版\n\n开工3个\n\n共5个。")
    headline, body = fragment(of, "开工3个", Role.HEADLINE), fragment(of, "共5个。")
    found = find_quantities(of, Segmentation((article(1, [headline, body]),), (fragment(of, "第2版", Role.FOLIO),)), JOINED)
    assert [surfaces(of, quantity) for quantity in found] == [["第2版"], ["3个"], ["5个"]]


def test_digits_on_both_sides_of_a_line_end_are_less_sure() -> None:
    of = page("共有充电桩107\n29个。")
    (posts,) = find_quantities(of, Segmentation((article(1, [fragment(of, of.text)]),)), JOINED)
    assert posts.value == 10_729
    assert posts.decision.margin is not None
    assert posts.decision.margin <= 0.5


ALPHABET = (
    "0123456789.,-—~∶:/％%+@·、，。“”（）\n \u3000ABG"
    "一二三四五十百千万亿零〇两点余多几数分之负年月日时底旬季度世纪成倍番翻"
    "元个家平方米公里吨第届版上下半近约超增长降比同环较前"
)


@given(st.text(alphabet=st.sampled_from(ALPHABET), max_size=60).filter(lambda text: bool(text.strip())))
def test_any_text_gives_figures_on_its_ink_in_page_order(text: str) -> None:
    of = page(text)
    found = find_quantities(of, Segmentation((article(1, [fragment(of, text.strip())]),)), JOINED)
    for quantity in found:
        for span in quantity.spans:
            assert not text[span.start].isspace()
            assert not text[span.end - 1].isspace()
    taken = [offset for quantity in found for span in quantity.spans for offset in range(span.start, span.end)]
    assert len(taken) == len(set(taken))
    assert [quantity.id for quantity in found] == [f"q{index}" for index in range(1, len(found) + 1)]
    assert list(found) == sorted(found, key=lambda quantity: quantity.start)


def test_every_digit_of_the_sample_page_is_in_a_figure() -> None:
    of = page(resource_path("samples/hohhot-daily-2023-07-27-p2.txt").read_text(encoding="utf-8"))
    found = find_quantities(of, Segmentation((article(1, [fragment(of, of.text.strip())]),)), JOINED)
    taken = {offset for quantity in found for span in quantity.spans for offset in range(span.start, span.end)}
    assert {offset for offset, character in enumerate(of.text) if character.isdigit()} <= taken
    assert sum(quantity.value is None and quantity.low is None and quantity.iso is None for quantity in found) == 0
