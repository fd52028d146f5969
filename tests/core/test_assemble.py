"""Reading text: joined lines, spaces that fall and stay, words and figures made whole, and the way back to the page."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.annotation import Fragment
from annotator.core.assemble import JoinPolicy, ReadingText, assemble, headline_text, reading_text, role_text
from annotator.core.page import Page
from annotator.core.roles import Role
from annotator.core.spans import Span
from tests.builders import article, fragment, page
from tests.core.strategies import Review, reviews

HAN = r"[\u4e00-\u9fff。，、（）]|[\U00020000-\U0002ffff]"
CHINESE = JoinPolicy(
    line_end="",
    hyphens="",
    falling=re.compile(rf"(?<={HAN}) +(?=(?:{HAN}))"),
    staying=re.compile(r"记者 +[\u4e00-\u9fff]{2,3}"),
    terminal="。！？",
    closing="”’）",
)
LATIN = JoinPolicy()


def read(of: Page, *words: str, policy: JoinPolicy = CHINESE, role: Role = Role.BODY) -> str:
    """The assembled text of the words, each a fragment of the role."""
    return assemble(of, [fragment(of, part, role) for part in words], policy).text


def whole(text: str, policy: JoinPolicy = CHINESE) -> str:
    """The assembled text of all of a page as one body."""
    return read(page(text), text.strip(), policy=policy)


def test_lines_are_joined() -> None:
    assert whole("学习贯彻重要\n讲话精神。") == "学习贯彻重要讲话精神。"


def test_spaces_that_fill_a_line_fall() -> None:
    assert whole("节能 、取 暖 产 品") == "节能、取暖产品"


def test_spaces_that_belong_to_a_name_stay() -> None:
    assert whole("本报讯（记者 苗欣）能 、取 暖") == "本报讯（记者 苗欣）能、取暖"


def test_spaces_fall_also_where_two_lines_were_joined() -> None:
    assert whole("能 、\n取 暖") == "能、取暖"


def test_a_vertical_headline_is_one_line() -> None:
    assert whole("雨\n后\n青\n城\n𠮷\n祥") == "雨后青城𠮷祥"


def test_a_figure_cut_by_a_column_break_is_whole_again() -> None:
    of = page("公共充电桩10\n另一栏的标题\n729个，其中专用。")
    assert read(of, "公共充电桩10", "729个，其中专用。") == "公共充电桩10729个，其中专用。"


def test_a_hyphen_falls_where_a_small_letter_follows() -> None:
    assert whole("The news-\npaper of Co-\nLondon and 3-\nfold", LATIN) == "The newspaper of Co- London and 3- fold"


def test_latin_lines_are_joined_by_a_space() -> None:
    assert whole("one  \n two", LATIN) == "one two"


def test_a_sentence_end_before_a_blank_line_ends_a_paragraph() -> None:
    assert whole("第一段到此为止。\n\n第二段。") == "第一段到此为止。\n第二段。"


def test_a_blank_line_within_a_sentence_ends_nothing() -> None:
    assert whole("这一句还没\n\n有说完。") == "这一句还没有说完。"


def test_a_short_line_with_a_sentence_end_ends_a_paragraph() -> None:
    assert whole("这是一整行的文字呀呀呀\n说完。\n下一段的文字在这里呀") == "这是一整行的文字呀呀呀说完。\n下一段的文字在这里呀"


def test_a_full_line_with_a_sentence_end_goes_on() -> None:
    assert whole("这是一整行的文字说完了。\n下一句也在这个段落里面") == "这是一整行的文字说完了。下一句也在这个段落里面"


def test_a_closing_quote_behind_the_sentence_end_hides_it_not() -> None:
    assert whole("他说：“到此为止。”\n\n第二段。") == "他说：“到此为止。”\n第二段。"


def test_a_line_is_short_by_the_column_it_stands_in_and_not_by_the_next() -> None:
    of = page("这是很宽很宽的一整行文字呀\n说完了这一段。\n间隔的别的文字\n窄栏的文字\n在这里。")
    told = read(of, "这是很宽很宽的一整行文字呀\n说完了这一段。", "窄栏的文字\n在这里。")
    assert told == "这是很宽很宽的一整行文字呀说完了这一段。\n窄栏的文字在这里。"


def test_a_crosshead_is_a_paragraph_of_its_own() -> None:
    of = page("正文没有完\n小标题\n正文又来了")
    made = article(1, [fragment(of, "正文没有完"), fragment(of, "小标题", Role.CROSSHEAD), fragment(of, "正文又来了")])
    assert reading_text(of, made, CHINESE).text == "正文没有完\n小标题\n正文又来了"


def test_fragments_that_continue_each_other_are_read_as_one() -> None:
    of = page("甲乙\n丙丁。")
    assert read(of, "甲乙", "丙丁。") == "甲乙丙丁。"


def test_reading_text_leaves_titles_and_bylines_out() -> None:
    of = page("标题\n本报讯\n正文。\n图说")
    roles = {"标题": Role.HEADLINE, "本报讯": Role.BYLINE, "正文。": Role.BODY, "图说": Role.CAPTION}
    made = article(1, [fragment(of, words, role) for words, role in roles.items()])
    assert reading_text(of, made, CHINESE).text == "正文。"
    assert headline_text(of, made, CHINESE).text == "标题"


def test_a_photo_story_is_read_by_its_caption() -> None:
    of = page("标题\n图为现场。\n王磊摄")
    roles = {"标题": Role.HEADLINE, "图为现场。": Role.CAPTION, "王磊摄": Role.CREDIT}
    made = article(1, [fragment(of, words, role) for words, role in roles.items()])
    assert reading_text(of, made, CHINESE).text == "图为现场。"


@pytest.mark.parametrize("role", [Role.HEADLINE, Role.CAPTION, Role.BYLINE])
def test_two_titles_or_captions_in_different_places_are_not_run_together(role: Role) -> None:
    of = page("绿色建筑\n正文\n宣讲团")
    made = article(1, [fragment(of, "绿色建筑", role), fragment(of, "宣讲团", role)])
    assert role_text(of, made, role, CHINESE).text == "绿色建筑\n宣讲团"


def test_no_fragment_reads_as_nothing() -> None:
    assert assemble(page("甲"), [], CHINESE) == ReadingText("", ())


def test_a_selection_in_reading_text_leads_back_to_the_page() -> None:
    of = page("甲乙 丙\n𠮷丁")
    read_text = assemble(of, [Fragment(Span(0, 7), Role.BODY)], CHINESE)
    assert read_text.text == "甲乙丙𠮷丁"
    assert read_text.page_spans(1, 4) == (Span(1, 2), Span(3, 4), Span(5, 6))


def test_an_offset_is_found_in_the_reading_text_or_at_its_end() -> None:
    read_text = ReadingText("丙甲", (4, 0))
    assert [read_text.position(offset) for offset in (4, 0, 2)] == [0, 1, 2]


@given(reviews(), st.sampled_from((CHINESE, LATIN)))
def test_every_character_is_that_of_its_offset_or_stands_for_white_space(review: Review, policy: JoinPolicy) -> None:
    text = review.page.text
    for one in review.annotation.articles:
        made = assemble(review.page, one.fragments, policy)
        assert len(made.text) == len(made.offsets)
        for character, offset in zip(made.text, made.offsets, strict=True):
            assert character.isspace() or character == text[offset]


@given(reviews(), st.sampled_from((CHINESE, LATIN)))
def test_no_character_is_lost_but_hyphens(review: Review, policy: JoinPolicy) -> None:
    text = review.page.text
    for one in review.annotation.articles:
        made = assemble(review.page, one.fragments, policy)
        seen = {offset for character, offset in zip(made.text, made.offsets, strict=True) if not character.isspace()}
        held = {at for span in one.spans for at in range(span.start, span.end) if not text[at].isspace()}
        assert {text[offset] for offset in held - seen} <= set(policy.hyphens)
        assert seen <= held
