"""Bylines, jump marks, credits and furniture found in text."""

from itertools import pairwise

import pytest

from annotator.language.marks import marks
from annotator.language.pack import pack_named


def found(text: str, pack: str = "zh-Hans") -> list[tuple[str, str]]:
    return [(mark.kind.value, text[mark.span.start : mark.span.end]) for mark in marks(text, pack_named(pack))]


def test_a_byline_ends_with_its_bracket() -> None:
    assert found("本报讯（记者 苗欣）7月 26日，学\n习贯彻") == [("byline", "本报讯（记者 苗欣）")]


def test_the_whole_head_of_an_agency_report_is_its_byline() -> None:
    assert found("本报北京1月31日电 （记者林丽鹂）国\n家市场") == [("byline", "本报北京1月31日电 （记者林丽鹂）")]
    assert found("新华社北京2月26日电 中共中央") == [("byline", "新华社北京2月26日电")]


def test_a_byline_may_run_over_a_line_end_and_be_letter_spaced() -> None:
    assert found("本 报 讯 （记者 郑\n洋）近日") == [("byline", "本 报 讯 （记者 郑\n洋）")]


def test_a_byline_in_the_middle_of_a_line_is_no_byline() -> None:
    assert found("他对本报讯（记者 苗欣）说") == []


@pytest.mark.parametrize(
    ("mark", "page"),
    [("（上接第1版）", "1"), ("（上接A01版）", "A01"), ("（ 上 接 第 一 版 ）", "一"), ("（上接第１版）", "1")],
)
def test_a_jump_mark_names_its_page(mark: str, page: str) -> None:
    (jump,) = marks(f"{mark}市发改委深入", pack_named("zh-Hans"))
    assert (jump.kind.value, jump.page, jump.span.start, jump.span.end) == ("jump_from", page, 0, len(mark))


def test_a_jump_to_another_page_is_found_after_the_last_sentence() -> None:
    assert found("满意情况。（下转第\n六版）") == [("jump_to", "（下转第\n六版）")]


def test_a_credit_is_a_line_of_its_own() -> None:
    assert found("水站。\n\n■本报记者 吕会生 摄\n") == [("credit", "■本报记者 吕会生 摄")]
    assert found("他喜欢拍摄，\n也喜欢写作") == []


def test_an_author_after_the_last_sentence_is_a_signature() -> None:
    assert found("前景广阔。（吴雷）") == [("signature", "（吴雷）")]
    assert found("绷紧这根弦（红船观澜）") == []


def test_one_line_may_hold_several_pieces_of_furniture() -> None:
    assert found("责任编辑：姚艳 版式：李梅若 新闻热线：0517-7081249") == [
        ("editors", "责任编辑：姚艳 版式：李梅若"),
        ("notice", "新闻热线：0517-7081249"),
    ]


def test_english_marks_are_found_by_the_neutral_pack() -> None:
    assert found("By John Smith\nIt rained.\nContinued on Page 6\n", "neutral") == [
        ("writer", "By John Smith"),
        ("jump_to", "Continued on Page 6"),
    ]


def test_marks_do_not_overlap_and_come_in_order() -> None:
    text = "本报讯（记者 王明）甲。（下转第3版）\n（上接第1版）乙。（李强）\n王明 摄\n责编：李强\n"
    spans = [mark.span for mark in marks(text, pack_named("zh-Hans"))]
    assert spans == sorted(spans)
    assert not any(first.overlaps(second) for first, second in pairwise(spans))
