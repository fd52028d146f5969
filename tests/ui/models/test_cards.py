"""What the cards say: begin, end and seams of an article, its doubts, its warnings; and which cards an edit makes anew."""

from dataclasses import replace

from annotator.core.annotation import Alternative, Article, Evidence, Fragment, JumpLink
from annotator.core.assemble import JoinPolicy
from annotator.core.decisions import Decision, Doubt, Standing
from annotator.core.page import Page
from annotator.core.roles import Role
from annotator.ui.models.card import Block, BlockStyle, Card, EvidenceLine, Piece, PieceKind, Remark, RemarkKind
from annotator.ui.models.card_maker import cards, changed_cards
from annotator.ui.models.card_skim import END_LENGTH
from tests.builders import annotation, article, fragment, page

CHINESE = JoinPolicy(line_end="", terminal="。！？")
FIRST = "市宣讲团成员，市委常委、统战部部长葛智敏以座谈的方式作宣讲报告，\n并与大家交流学习体会，听取意见。"
SECOND = "路径三个方面作宣讲报告，截至七月底全区已建成公共充电桩一万个，\n其中呼和浩特市三千个，各地都在加快建设步伐。"
TEXT = f"学习贯彻重要讲话\n宣讲团走进新城区\n本报讯（记者 苗欣）\n{FIRST}\n\n{SECOND}\n另一条标题\n另一条的正文在这里。"


def the_page() -> Page:
    return page(TEXT)


def the_story(second: Decision = Decision()) -> Article:  # noqa: B008
    of = the_page()
    parts = [
        fragment(of, "学习贯彻重要讲话", Role.KICKER),
        fragment(of, "宣讲团走进新城区", Role.HEADLINE),
        fragment(of, "本报讯（记者 苗欣）", Role.BYLINE),
        fragment(of, FIRST),
        replace(fragment(of, SECOND), attachment=second),
    ]
    return article(1, parts)


def the_other() -> Article:
    of = the_page()
    return article(2, [fragment(of, "另一条标题", Role.HEADLINE), fragment(of, "另一条的正文在这里。")])


def card_of(story: Article, *others: Article, evidence: tuple[Evidence, ...] = ()) -> Card:
    made = cards(the_page(), annotation(the_page(), story, *others), policy=CHINESE, evidence=evidence)
    return next(card for card in made if card.id == story.id)


def block_of(blocks: tuple[Block, ...], style: BlockStyle) -> Block:
    return next(block for block in blocks if block.style is style)


def words(pieces: tuple[Piece, ...]) -> str:
    signs = {PieceKind.GAP: "…", PieceKind.SEAM: "¦"}
    return "".join(signs.get(piece.kind, piece.text) for piece in pieces)


def test_every_character_of_a_card_knows_its_place_on_the_page() -> None:
    card = card_of(the_story())
    for block in (*card.skim, *card.opened, *card.read, *card.folded):
        for piece in block.pieces:
            if piece.kind is PieceKind.TEXT:
                assert [TEXT[offset] for offset in piece.offsets] == list(piece.text)


def test_a_skimmed_article_shows_how_it_begins_and_ends_and_counts_its_sure_seam() -> None:
    head, gap, tail = block_of(card_of(the_story()).skim, BlockStyle.RUNNING).pieces
    assert FIRST.startswith(head.text)
    assert len(head.text) == END_LENGTH
    assert SECOND.endswith(tail.text)
    assert gap.kind is PieceKind.GAP
    assert gap.seams == 1


def test_a_doubtful_seam_is_shown_with_what_stands_on_both_sides() -> None:
    pieces = block_of(card_of(the_story(Decision(margin=0.1))).skim, BlockStyle.RUNNING).pieces
    assert "，听取意见。¦路径三个方面作宣讲报告" in words(pieces)
    seam = next(piece for piece in pieces if piece.kind is PieceKind.SEAM)
    assert seam.doubt is Doubt.DOUBTFUL
    assert seam.offsets == (TEXT.index(SECOND),)


def test_opening_the_seams_shows_the_sure_ones_too() -> None:
    card = card_of(the_story())
    assert "¦" not in words(block_of(card.skim, BlockStyle.RUNNING).pieces)
    assert "¦" in words(block_of(card.opened, BlockStyle.RUNNING).pieces)


def test_what_a_gap_hides_and_what_is_shown_is_the_whole_text() -> None:
    pieces = block_of(card_of(the_story()).skim, BlockStyle.RUNNING).pieces
    shown = {offset for piece in pieces for offset in piece.offsets}
    hidden = {offset for piece in pieces for span in piece.hidden for offset in range(span.start, span.end)}
    body = {at for part in (FIRST, SECOND) for at in range(TEXT.index(part), TEXT.index(part) + len(part))}
    assert {at for at in body if not TEXT[at].isspace()} <= shown | hidden


def test_the_end_of_a_skimmed_text_does_not_begin_with_what_ended_the_part_left_out() -> None:
    of = page("一二三四五六七八九十" * 3 + "）。" + "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸。")
    (card,) = cards(of, annotation(of, article(1, [fragment(of, of.text)])), policy=CHINESE)
    tail = block_of(card.skim, BlockStyle.RUNNING).pieces[-1].text
    assert tail.startswith("甲")


def test_two_headlines_in_one_article_stay_apart() -> None:
    of = the_page()
    first, second = fragment(of, "宣讲团走进新城区", Role.HEADLINE), fragment(of, "另一条标题", Role.HEADLINE)
    block = block_of(card_of(article(1, [first, second])).skim, BlockStyle.HEADLINE)
    assert [piece.text for piece in block.pieces] == ["宣讲团走进新城区", "另一条标题"]


def test_words_parted_by_spaces_are_not_cut_at_a_gap() -> None:
    sentence = "The committee has unanimously recommended considerable improvements throughout the municipality. "
    of = page(sentence * 4 + "Everybody was satisfied afterwards.", language="en")
    (card,) = cards(of, annotation(of, article(1, [fragment(of, of.text)])), policy=JoinPolicy())
    head, gap, tail = block_of(card.skim, BlockStyle.RUNNING).pieces
    assert head.text == "The committee has unanimously recommended"
    assert tail.text == "Everybody was satisfied afterwards."
    assert gap.hidden[0].start == len(head.text)


def test_a_short_text_is_shown_whole() -> None:
    assert words(block_of(card_of(the_other()).skim, BlockStyle.RUNNING).pieces) == "另一条的正文在这里。"


def test_reading_shows_every_paragraph_with_its_seam() -> None:
    running = [block for block in card_of(the_story()).read if block.style is BlockStyle.RUNNING]
    assert words(running[0].pieces) == FIRST.replace("\n", "")
    assert words(running[1].pieces) == "¦" + SECOND.replace("\n", "")


def test_a_folded_card_is_its_headline_else_how_the_text_begins() -> None:
    assert words(card_of(the_story()).folded[0].pieces) == "宣讲团走进新城区"
    headless = article(2, [fragment(the_page(), "另一条的正文在这里。")])
    assert words(card_of(headless).folded[0].pieces) == "另一条的正文在这里。"


def test_a_photo_story_shows_its_caption_as_text_and_its_credit_as_byline() -> None:
    of = page("夏日送清凉\n社区在爱心驿站设立水站。\n本报记者 吕会生 摄")
    story = article(
        1,
        [
            fragment(of, "夏日送清凉", Role.HEADLINE),
            fragment(of, "社区在爱心驿站设立水站。", Role.CAPTION),
            fragment(of, "本报记者 吕会生 摄", Role.CREDIT),
        ],
    )
    (card,) = cards(of, annotation(of, story), policy=CHINESE)
    assert words(block_of(card.skim, BlockStyle.RUNNING).pieces) == "社区在爱心驿站设立水站。"
    assert words(block_of(card.skim, BlockStyle.BYLINE).pieces) == "本报记者 吕会生 摄"
    assert card.remarks == ()


def test_copying_gives_titles_byline_and_text_without_line_ends_of_the_page() -> None:
    whole = card_of(the_story()).clean_text
    assert whole.startswith("学习贯彻重要讲话\n宣讲团走进新城区\n本报讯（记者 苗欣）\n\n市宣讲团成员")
    assert FIRST.replace("\n", "") in whole


def test_an_article_without_headline_or_body_says_so() -> None:
    of = the_page()
    assert Remark(RemarkKind.NO_HEADLINE) in card_of(article(2, [fragment(of, "另一条的正文在这里。")])).remarks
    assert card_of(article(2, [fragment(of, "另一条标题", Role.HEADLINE)])).remarks == (Remark(RemarkKind.NO_BODY),)


def test_a_text_that_stops_mid_sentence_says_so_unless_it_goes_on_elsewhere() -> None:
    of = the_page()
    broken = article(2, [fragment(of, "另一条标题", Role.HEADLINE), fragment(of, "另一条的正文")])
    assert card_of(broken).remarks == (Remark(RemarkKind.STOPS),)
    going_on = replace(broken, continued_on=JumpLink("3"))
    assert card_of(going_on).remarks == (Remark(RemarkKind.ON_UNLINKED, "3"),)


def test_a_jump_that_is_not_linked_says_from_which_page() -> None:
    came = replace(the_other(), continued_from=JumpLink("1"))
    assert card_of(came).remarks == (Remark(RemarkKind.FROM_UNLINKED, "1"),)
    linked = replace(came, continued_from=JumpLink("1", the_page().id, "a9"))
    assert card_of(linked).remarks == ()


def test_the_card_wears_the_word_of_its_least_sure_decision() -> None:
    assert card_of(the_story()).doubt is Doubt.NONE
    assert card_of(the_story(Decision(margin=0.5))).doubt is Doubt.CHECK
    assert card_of(the_story(Decision(margin=0.1))).doubt is Doubt.DOUBTFUL
    assert card_of(the_story(Decision(Standing.CONFIRMED, 0.1))).doubt is Doubt.NONE


def test_the_evidence_line_names_articles_by_number_best_first() -> None:
    story = the_story(Decision(margin=0.1))
    alternatives = (Alternative("a2", 0.4), Alternative(None, 0.1), Alternative("a9", 0.05))
    why = Evidence(story.fragments[4].span, "a1", ("宣讲报告",), alternatives)
    card = card_of(story, the_other(), evidence=(why,))
    assert card.evidence == EvidenceLine(Role.BODY, 1, ("宣讲报告",), (2, None), more=0)


def test_only_the_card_of_a_changed_article_is_made_anew() -> None:
    of, story, other = the_page(), the_story(), the_other()
    before = cards(of, annotation(of, story, other), policy=CHINESE)
    shorter = other.with_fragments(other.fragments[:1])
    after = cards(of, annotation(of, story, shorter), policy=CHINESE, previous=before)
    assert [card.id for card in changed_cards(before, after)] == ["a2"]
    assert after[0] is before[0]


def test_a_card_whose_evidence_named_an_article_that_is_gone_is_made_anew() -> None:
    of, other = the_page(), the_other()
    story = the_story(Decision(margin=0.1))
    why = (Evidence(story.fragments[4].span, "a1", (), (Alternative("a2", 0.4),)),)
    before = cards(of, annotation(of, story, other), policy=CHINESE, evidence=why)
    (after,) = cards(of, annotation(of, story), policy=CHINESE, evidence=why, previous=before)
    assert after.evidence is not None
    assert after.evidence.others == ()


def test_a_character_beyond_the_bmp_keeps_its_one_place() -> None:
    of = page("标题\n𠮷野家开业。")
    story = article(1, [fragment(of, "标题", Role.HEADLINE), Fragment(fragment(of, "𠮷野家开业。").span, Role.BODY)])
    (card,) = cards(of, annotation(of, story), policy=CHINESE)
    (piece,) = block_of(card.skim, BlockStyle.RUNNING).pieces
    assert piece.offsets == (3, 4, 5, 6, 7, 8)
