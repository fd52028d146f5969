"""The segmenter by rules: the sample page exactly, and any text at all without losing a character."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.core.annotation import Article, Fragment, Segmentation
from annotator.core.canonical import canonical_fragments, shape
from annotator.core.page import Page, PageId
from annotator.core.roles import Role
from annotator.core.spans import Span
from annotator.resources import resource_path
from annotator.segment.rules import Rules

SAMPLE = "samples/hohhot-daily-2023-07-27-p2"


def page_of(text: str) -> Page:
    return Page(PageId("p"), text)


def segmented(text: str) -> Segmentation:
    return Rules().segment(page_of(text))


def sample() -> tuple[Page, Segmentation]:
    row = json.loads(Path(resource_path(f"{SAMPLE}.gold.jsonl")).read_text(encoding="utf-8"))
    articles = tuple(
        Article(a["id"], n, tuple(Fragment(Span(s["start"], s["end"]), Role(s["role"])) for s in a["spans"]))
        for n, a in enumerate(row["articles"], start=1)
    )
    return page_of(row["text"]), Segmentation(articles)


def articles_as_text(text: str) -> list[list[tuple[str, str]]]:
    return [[(f.role.value, text[f.start : f.end]) for f in article.fragments] for article in segmented(text).articles]


def assert_holds_every_character_once(text: str, found: Segmentation) -> None:
    fragments = [*(f for a in found.articles for f in a.fragments), *found.furniture]
    held = sorted(offset for f in fragments for offset in range(f.start, f.end) if not text[offset].isspace())
    assert held == [offset for offset, character in enumerate(text) if not character.isspace()]
    edges = [edge for f in fragments for edge in (f.start, f.end - 1)]
    assert not any(text[edge].isspace() for edge in edges)


def test_the_ten_articles_of_the_sample_page_are_found_exactly() -> None:
    page, gold = sample()
    found = Rules().segment(page)
    assert shape(page.text, found) == shape(page.text, gold)
    assert [article.id for article in found.articles] == [article.id for article in gold.articles]
    assert found.furniture == ()


def test_the_three_articles_that_continue_the_front_page_say_so() -> None:
    page, _ = sample()
    links = [article.continued_from for article in Rules().segment(page).articles]
    assert [link.page_number if link else None for link in links] == [None] * 7 + ["1"] * 3


def test_fragments_of_an_article_are_canonical() -> None:
    page, _ = sample()
    for article in Rules().segment(page).articles:
        assert canonical_fragments(page.text, article.fragments) == article.fragments


def test_the_same_page_is_segmented_alike_twice() -> None:
    page, _ = sample()
    assert Rules().segment(page) == Rules().segment(page)


def test_a_headline_is_explained_by_the_words_it_shares_with_its_article() -> None:
    page, _ = sample()
    found = Rules().segment(page)
    reasons = {page.text[e.span.start : e.span.end][:6]: e for e in found.evidence}
    assert reasons["上半年我区新"].article == "a5"
    assert any("984.69万平方米" in piece for piece in reasons["上半年我区新"].shared)
    assert None in [alternative.article for alternative in reasons["上半年我区新"].alternatives]


def test_a_headline_that_only_its_meaning_links_asks_for_a_look() -> None:
    page, _ = sample()
    eighth = Rules().segment(page).articles[7]
    margins = [f.attachment.margin for f in eighth.fragments if f.role is Role.HEADLINE]
    assert margins[0] is not None
    assert margins[0] < 2 / 3


def test_every_decision_of_the_segmenter_has_a_margin() -> None:
    page, _ = sample()
    for article in Rules().segment(page).articles:
        assert article.decision.margin is not None
        assert all(f.role_decision.margin is not None for f in article.fragments)
        assert all(f.attachment.margin is not None or f.boundary.margin is not None for f in article.fragments)


def test_a_photo_with_a_vertical_title_is_an_article() -> None:
    text = "7月25日，志愿者\n为环卫工人送上冰\n镇饮用水，开展冬\n日送暖活动。\n\n■本报记者 王明 摄\n\n冬\n日\n送\n暖\n"
    assert articles_as_text(text) == [
        [("headline", "冬\n日\n送\n暖"), ("caption", text[: text.index("。") + 1]), ("credit", "■本报记者 王明 摄")]
    ]


def test_a_mark_within_a_line_ends_where_its_bracket_closes() -> None:
    text = "乡村旅游正当时\n（上接第A03版）春天里，各地游客\n来到村里，看花赏景，住进民宿。\n"
    article = segmented(text).articles[0]
    assert [(f.role, text[f.start : f.end]) for f in article.fragments][:2] == [
        (Role.HEADLINE, "乡村旅游正当时"),
        (Role.JUMP, "（上接第A03版）"),
    ]
    assert article.continued_from is not None
    assert article.continued_from.page_number == "A03"


def test_an_article_that_goes_on_elsewhere_says_where() -> None:
    text = "本报讯（记者 王明）昨日，全市防汛工作\n会议召开，部署下一步工作。（下转第3版）\n"
    article = segmented(text).articles[0]
    assert [f.role for f in article.fragments] == [Role.BYLINE, Role.BODY, Role.JUMP]
    assert article.continued_on is not None
    assert article.continued_on.page_number == "3"


def test_lines_of_editors_and_folios_are_furniture() -> None:
    body = "本报讯（记者 王明）昨日，全市防汛工作会议召开，\n会议部署了下一步工作，要求各区做好准备。\n"
    text = f"第3版 2023年7月27日 星期四\n\n{body}\n责任编辑：王小明 版式：李强\n"
    found = segmented(text)
    assert [f.role for f in found.furniture] == [Role.FOLIO, Role.EDITORS]
    assert len(found.articles) == 1


@pytest.mark.parametrize("text", ["", " \n\n\t", "\u3000\n"])
def test_a_blank_page_has_no_articles(text: str) -> None:
    assert segmented(text) == Segmentation()


@pytest.mark.parametrize(
    "text",
    [
        "一行而已",
        "。",
        "𠮷野家在京开业。\n𠮷\n𠮷\n\n𠮷",
        "The quick brown fox.\nBy John Smith\n\nContinued on Page 6\n",
        "本报讯（记者",
        "（上接第1版）",
        "夏\n日\n送\n清\n凉",
        "没有任何标点的一页\n" * 40,
        "a\u00a0b\u2003c\x0bd\x0ce\x85f\u2028g\u2029h\n\n\u3000i",
        "■本报记者 王明 摄",
        "责任编辑：王明",
        "图①：甲\n图②：乙\n摄\n",
    ],
)
def test_odd_pages_lose_no_character(text: str) -> None:
    assert_holds_every_character_once(text, segmented(text))


_PIECES = st.sampled_from(
    (
        *("本报讯（记者 王明）", "（上接第1版）", "（下转第3版）", "（徐俊）", "市人大常委会视察", "就全市工作情况"),
        *("■本报记者 王明 摄", "图为活动现场。", "责任编辑：王明", "7月 26日，", "A03", "a b", "１５％", "𠮷", "夏\n"),
        *("。", "，", "“", "”", "——", "\n", "\n\n", " ", "\u3000", "\u2028"),
    )
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(_PIECES, max_size=60).map("".join), st.text(st.characters(exclude_categories=["Cs"]), max_size=80)))
def test_any_text_keeps_each_character_exactly_once(text: str) -> None:
    clean = text.replace("\0", "").replace("\r", "")
    assert_holds_every_character_once(clean, segmented(clean))


def test_a_very_long_page_is_segmented() -> None:
    page, _ = sample()
    text = (page.text + "\n\n") * 5
    assert_holds_every_character_once(text, segmented(text))
