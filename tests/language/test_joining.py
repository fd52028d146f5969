"""Which spaces fall when lines become reading text."""

from pathlib import Path

import pytest

from annotator.core.annotation import Fragment
from annotator.core.assemble import assemble
from annotator.core.page import Page, PageId
from annotator.core.roles import Role
from annotator.core.spans import Span
from annotator.language.joining import join_policy
from annotator.language.pack import pack_named
from annotator.resources import resource_path


def read(text: str, pack: str = "zh-Hans") -> str:
    page = Page(PageId("p"), text)
    return assemble(page, [Fragment(Span(0, len(text)), Role.BODY)], join_policy(pack_named(pack))).text


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("用户能\n效 、取 暖 产 品 质 量 等 方 面 持 续 发\n力。", "用户能效、取暖产品质量等方面持续发力。"),
        ("的188\n个 项 目 已 开 工 建 设 37 个 ，开 工 率\n19.7%。", "的188个项目已开工建设37个，开工率19.7%。"),
        ("7月 26日，30余家，9.8 亿", "7月26日，30余家，9.8亿"),
        ("集中供热管网达 4.1\n\n万 公 里，城镇", "集中供热管网达4.1万公里，城镇"),
        ("坚持“纾困”“ 培\n优”两手抓", "坚持“纾困”“培优”两手抓"),
        ("占 自 治 区 进 出 口 总 值 的\n68.4%", "占自治区进出口总值的68.4%"),
    ],
)
def test_spaces_that_only_fill_a_line_fall(raw: str, expected: str) -> None:
    assert read(raw) == expected


@pytest.mark.parametrize("text", ["本报讯（记者 苗欣）", "《牢记嘱托 聚力奋进》", "■本报记者 吕会生 摄", "（记者 李 刚 王小明）"])
def test_spaces_with_a_meaning_stay(text: str) -> None:
    assert read(text) == text


def test_latin_lines_are_joined_with_a_space_and_healed_hyphens() -> None:
    assert read("The quick brown\nfox jum-\nped.", "neutral") == "The quick brown fox jumped."


def test_on_the_sample_page_only_spaces_with_a_meaning_are_left() -> None:
    text = Path(resource_path("samples/hohhot-daily-2023-07-27-p2.txt")).read_text(encoding="utf-8")
    start, end = text.index("本报讯（记者 苗欣）"), text.index("我区累计建成")
    page = Page(PageId("p"), text)
    found = assemble(page, [Fragment(Span(start, end - 2), Role.BODY)], join_policy(pack_named("zh-Hans"))).text
    names = ("苗欣", "吕会生", "耿欣", "刘沙沙", "云艳芳")
    for meant in (*(f"记者 {name}" for name in names), "牢记嘱托 聚力奋进 在"):
        found = found.replace(meant, meant.replace(" ", ""))
    assert " " not in found
