"""Kicker, headline and subtitle told apart."""

import pytest

from annotator.core.roles import Role
from annotator.core.spans import Span
from annotator.language.lines import lines_of
from annotator.language.pack import pack_named
from annotator.language.titles import inner_gaps, names_series, title_parts

ZH = pack_named("zh-Hans")


def parts(text: str) -> list[tuple[Role, str]]:
    lines = [Span(line.start, line.end) for line in lines_of(text)]
    return [(role, text[span.start : span.end]) for span, role in title_parts(text, lines, ZH)]


@pytest.mark.parametrize(
    ("kicker", "headline"),
    [
        ("学习贯彻全国两会重要精神", "市宣讲团走进新城区"),
        ("就全市城乡居民养老保险工作情况", "市人大常委会视察组进行视察"),
        ("国家市场监管总局要求", "转供电主体不得截留红利"),
        ("世界青年报告——", "青年一代至关重要"),
    ],
)
def test_a_line_worded_like_a_kicker_is_one(kicker: str, headline: str) -> None:
    assert parts(f"{kicker}\n{headline}") == [(Role.KICKER, kicker), (Role.HEADLINE, headline)]


def test_a_headline_that_runs_over_two_lines_stays_whole() -> None:
    assert [role for role, _ in parts("商会组织企业赴武川县\n开展走访对接活动")] == [Role.HEADLINE]


def test_a_line_after_a_dash_is_the_subtitle() -> None:
    assert [role for role, _ in parts("创新驱动发展\n——中国经济的信心从何而来")] == [Role.HEADLINE, Role.SUBTITLE]


def test_the_long_first_half_of_a_title_line_is_the_kicker() -> None:
    assert [role for role, _ in parts("积极融入和服务新发展格局 全力推动首府经济社会发展")] == [Role.KICKER, Role.HEADLINE]


def test_a_pair_of_slogans_is_one_headline() -> None:
    assert [role for role, _ in parts("牢记嘱托 聚力奋进")] == [Role.HEADLINE]


def test_a_series_is_named_in_brackets_after_the_title() -> None:
    assert names_series("绷紧这根弦（红船观澜）", Span(0, 11), ZH)
    assert not names_series("（红船观澜）", Span(0, 6), ZH)


def test_inner_gaps_are_the_white_space_within_a_line() -> None:
    assert inner_gaps("甲 乙\u3000丙", Span(0, 5)) == (Span(1, 2), Span(3, 4))
