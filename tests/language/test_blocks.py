"""Reading a text as titles, paragraphs, captions and furniture."""

from annotator.language.blocks import blocks_of
from annotator.language.lines import lines_of, width_of
from annotator.language.pack import pack_named

FULL = "全市各级政府部门要紧紧围绕民生工程"
TEXT = f"会议指出，各部门要围绕民生工程\n{FULL}\n{FULL[:-1]}，\n{FULL}。\n"


def roles(text: str) -> list[tuple[str, str]]:
    return [(block.role.value, text[block.start : block.end]) for block in blocks_of(text, pack_named("zh-Hans"))]


def test_width_counts_half_width_characters_as_half() -> None:
    assert width_of("7月 26日") == 3.5
    assert width_of("“𠮷”") == 3.0


def test_a_line_ends_only_at_a_line_feed() -> None:
    assert [(line.start, line.end) for line in lines_of("a\u2028b\x0bc\n\n d ")] == [(0, 5), (8, 9)]
    assert [line.follows_gap for line in lines_of("a\nb\n\nc")] == [True, False, True]


def test_a_short_line_without_punctuation_above_a_byline_is_a_title() -> None:
    found = roles(f"{TEXT}\n市宣讲团走进新城区\n本报讯（记者 苗欣）{TEXT}")
    assert [role for role, _ in found] == ["body", "headline", "byline", "body"]


def test_a_title_as_wide_as_its_column_is_told_by_the_jump_mark_below() -> None:
    title = "“融”通世界，按下开放发展“快进键”"
    assert ("headline", title) in roles(f"{TEXT}\n{title}\n（上接第1版）{TEXT}")


def test_single_characters_below_each_other_are_a_vertical_title() -> None:
    (block,) = [b for b in blocks_of(f"{TEXT}\n夏\n日\n送\n\n{TEXT}", pack_named("zh-Hans")) if b.is_vertical]
    assert len(block.lines) == 3


def test_a_short_title_between_two_stretches_of_text_is_a_crosshead() -> None:
    assert [role for role, _ in roles(f"{TEXT}\n上市条件是啥\n{TEXT}")] == ["body", "crosshead", "body"]


def test_a_title_that_names_its_series_is_never_a_crosshead() -> None:
    assert [role for role, _ in roles(f"{TEXT}\n绷紧为官这根弦（红船观澜）\n{TEXT}")] == ["body", "headline", "body"]


def test_text_right_before_a_credit_is_a_caption() -> None:
    assert [role for role, _ in roles(f"{TEXT}\n市民在公园赏花。\n\n王明 摄\n")] == ["body", "caption", "credit"]


def test_a_paragraph_visible_by_its_indentation_is_a_block() -> None:
    assert len(roles(TEXT + TEXT)) == 2


def test_what_only_notices_and_advertisements_say_is_furniture() -> None:
    assert [role for role, _ in roles("遗失声明\n某公司遗失营业执照副本，声明作废。\n")] == ["advertisement", "advertisement"]


def test_a_page_without_punctuation_is_text_and_not_one_title() -> None:
    assert {role for role, _ in roles("没有任何标点的一整页文字内容\n" * 80)} == {"body"}
