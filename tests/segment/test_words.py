"""What the words of a title say for a text."""

from annotator.core.page import Page, PageId
from annotator.core.spans import Span
from annotator.language.blocks import blocks_of
from annotator.language.pack import pack_named
from annotator.segment.cohesion import Cohesion
from annotator.segment.words import PageWords

TITLE = "公共充电桩达10729个"
TEXTS = ["城镇公共充电桩建设提速，全区已建成公共充电桩10729 个。", "市人大常委会视察养老保险工作，听取有关情况的汇报，提出要求。"]


def page_words() -> tuple[PageWords, list[Span], Span]:
    text = "\n".join([TITLE, *TEXTS])
    starts = [text.index(piece) for piece in TEXTS]
    spans = [Span(start, start + len(piece)) for start, piece in zip(starts, TEXTS, strict=True)]
    title = Span(0, len(TITLE))
    return PageWords(Page(PageId("p"), text), pack_named("zh-Hans"), texts=spans, titles=[title]), spans, title


def test_a_title_speaks_for_the_text_that_repeats_its_words() -> None:
    words, _, title = page_words()
    first, second = words.score(words.query(title), *words.counts([[0], [1]]))
    assert first > 0 > second


def test_running_counts_end_with_the_whole_text() -> None:
    words, _, title = page_words()
    query = words.query(title)
    counts, lengths = words.running_counts(query, [0, 1])
    assert lengths[0] == 0
    assert words.score(query, counts, lengths)[-1] == words.score(query, *words.counts([[0, 1]]))[0]


def test_shared_pieces_are_as_long_as_they_are_found_in_the_text() -> None:
    words, spans, title = page_words()
    assert words.shared(title, spans[:1]) == ("10729个", "公共充电桩")
    assert words.shared(title, spans[1:]) == ()


def test_a_change_of_subject_is_more_probably_another_article_than_its_continuation() -> None:
    same = "公共充电桩建设加快推进，充电桩数量持续增长，公共充电桩布局更加合理。"
    other = "女子篮球联赛昨晚开打，主队以三分险胜对手，球员赛后接受采访。"
    text = "\n\n".join([same, same.replace("加快", "稳步"), other])
    pack = pack_named("zh-Hans")
    blocks = blocks_of(text, pack)
    cohesion = Cohesion(Page(PageId("p"), text), pack, blocks)
    assert cohesion.odds([0, 1, 2], 2) > cohesion.odds([0, 1, 2], 1)
