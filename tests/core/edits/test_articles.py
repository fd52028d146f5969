"""Split, merge, send, form, unassign, dissolve, put in order and number: what is one article."""

from dataclasses import replace

import pytest

from annotator.core.decisions import ADDED, BY_PERSON, Decision, Standing
from annotator.core.edits import dissolve, merge, new_article, renumber, reorder, send, split, unassign
from annotator.core.errors import EditRefused
from annotator.core.roles import Role
from tests.builders import decided, part_at
from tests.core import stories
from tests.core.stories import CONTEXT, GREEN, GREEN_TOLD, PAGE, TALK, TALK_TOLD, annotation, at, outline, span


def test_split_makes_an_article_of_the_rest_of_the_reading_order() -> None:
    after = split(CONTEXT, annotation(), at=at("居民听宣讲"))
    assert outline(after)[2] == ["headline: 宣讲团进社区", "byline: 本报讯（记者 李卫）"]
    assert outline(after)[3] == ["body: 居民听宣讲。\n群众纷纷点赞。", "caption: 图为宣讲现场。", "credit: 王磊摄"]


def test_split_inside_a_fragment_cuts_it() -> None:
    after = split(CONTEXT, annotation(), at=at("群众纷纷"))
    assert outline(after)[2][-1] == "body: 居民听宣讲。"
    assert outline(after)[3][0] == "body: 群众纷纷点赞。"


def test_split_says_that_a_person_set_the_seam() -> None:
    after = split(CONTEXT, annotation(), at=at("居民听宣讲"))
    first = part_at(PAGE, after, "居民听宣讲")
    assert first.attachment == BY_PERSON
    assert first.boundary == BY_PERSON
    assert part_at(PAGE, after, "图为宣讲现场").attachment.standing is Standing.MACHINE


def test_split_adds_an_article_and_changes_the_one_it_was_in() -> None:
    after = split(CONTEXT, annotation(), at=at("居民听宣讲"))
    assert after.article("a3").decision == ADDED
    assert after.article("a2").decision == BY_PERSON


def test_split_at_the_first_character_is_refused() -> None:
    with pytest.raises(EditRefused, match="first character"):
        split(CONTEXT, annotation(), at=at("宣讲团进社区"))


def test_split_at_the_first_character_in_reading_order_is_refused_wherever_it_lies() -> None:
    said = replace(annotation(), articles=(replace(GREEN, fragments=GREEN.fragments[::-1]), TALK))
    with pytest.raises(EditRefused, match="first character"):
        split(CONTEXT, said, at=at("全区建筑均达标"))


@pytest.mark.parametrize("words", ["无主的文字", "第2版"])
def test_split_outside_articles_is_refused(words: str) -> None:
    with pytest.raises(EditRefused, match="in no article"):
        split(CONTEXT, annotation(), at=at(words))


def test_merge_puts_text_in_order_by_role_and_keeps_the_takers_number() -> None:
    after = merge(CONTEXT, annotation(), article="a2", into="a1")
    assert outline(after)[1] == [
        "headline: 绿色建筑增长",
        "headline: 宣讲团进社区",
        "byline: 本报讯（记者 苗欣）",
        "byline: 本报讯（记者 李卫）",
        "body: 上半年开工面积增长。",
        "body: 全区建筑均达标。",
        "body: 居民听宣讲。\n群众纷纷点赞。",
        "caption: 图为宣讲现场。",
        "credit: 王磊摄",
    ]
    assert [article.id for article in after.articles] == ["a1"]


def test_merge_into_the_article_after_gives_the_same_text_another_number() -> None:
    forward = merge(CONTEXT, annotation(), article="a1", into="a2")
    backward = merge(CONTEXT, annotation(), article="a2", into="a1")
    assert outline(forward)[2] == outline(backward)[1]


def test_merge_keeps_the_role_decisions_of_the_giver() -> None:
    sure = Decision(Standing.CONFIRMED, 0.9)
    giver = TALK.with_fragments(replace(part, role_decision=sure) for part in TALK.fragments)
    after = merge(CONTEXT, replace(annotation(), articles=(GREEN, giver)), article="a2", into="a1")
    assert part_at(PAGE, after, "宣讲团进社区").role_decision == sure


def test_merge_keeps_the_doubt_of_seams_that_it_does_not_touch() -> None:
    doubtful = Decision(Standing.MACHINE, 0.1)
    giver = TALK.with_fragments(replace(part, attachment=doubtful) for part in TALK.fragments)
    after = merge(CONTEXT, replace(annotation(), articles=(GREEN, giver)), article="a2", into="a1")
    assert part_at(PAGE, after, "王磊摄").attachment == doubtful
    assert part_at(PAGE, after, "居民听宣讲").attachment == BY_PERSON


def test_merge_leaves_what_a_person_placed_in_the_taker_where_it_is() -> None:
    said = reorder(CONTEXT, annotation(), spans=[span("全区建筑均达标。")], by=-3)
    after = merge(CONTEXT, said, article="a2", into="a1")
    assert outline(after)[1][0] == "body: 全区建筑均达标。"


def test_merge_with_itself_is_refused() -> None:
    with pytest.raises(EditRefused, match="with itself"):
        merge(CONTEXT, annotation(), article="a1", into="a1")


@pytest.mark.parametrize(("article", "into"), [("a9", "a1"), ("a1", "a9")])
def test_merge_with_an_article_that_is_gone_is_refused(article: str, into: str) -> None:
    with pytest.raises(EditRefused, match="a9 is not there any more"):
        merge(CONTEXT, annotation(), article=article, into=into)


def test_send_places_text_by_its_role() -> None:
    after = send(CONTEXT, annotation(), spans=[span("宣讲团进社区")], to="a1")
    assert outline(after)[1][:2] == ["headline: 绿色建筑增长", "headline: 宣讲团进社区"]
    assert outline(after)[2] == TALK_TOLD[1:]


def test_send_cuts_the_selected_characters_out() -> None:
    after = send(CONTEXT, annotation(), spans=[span("群众")], to="a1")
    assert outline(after)[1] == [*GREEN_TOLD, "body: 群众"]
    assert outline(after)[2][2:4] == ["body: 居民听宣讲。", "body: 纷纷点赞。"]


def test_send_takes_unassigned_text_as_body_block_by_block() -> None:
    after = send(CONTEXT, annotation(), spans=[span("无主的文字\n\n又一段")], to="a1")
    assert outline(after)[1] == [*GREEN_TOLD, "body: 无主的文字", "body: 又一段"]


def test_send_makes_furniture_body() -> None:
    after = send(CONTEXT, annotation(), spans=[span("第2版")], to="a2")
    assert "body: 第2版" in outline(after)[2]
    assert not after.furniture


def test_send_says_that_a_person_attached_the_text() -> None:
    after = send(CONTEXT, annotation(), spans=[span("群众纷纷点赞。")], to="a1")
    assert part_at(PAGE, after, "群众纷纷").attachment == BY_PERSON


def test_send_keeps_the_role_decision_of_what_arrives() -> None:
    giver = TALK.with_fragments(decided(part) for part in TALK.fragments)
    after = send(CONTEXT, replace(annotation(), articles=(GREEN, giver)), spans=[span("宣讲团进社区")], to="a1")
    assert part_at(PAGE, after, "宣讲团进社区").role_decision == BY_PERSON


def test_send_leaves_text_that_is_there_already_as_it_is() -> None:
    said = reorder(CONTEXT, annotation(), spans=[span("全区建筑均达标。")], by=-3)
    after = send(CONTEXT, said, spans=[span("全区建筑均达标。\n\n宣讲团进社区")], to="a1")
    assert outline(after)[1][:3] == ["body: 全区建筑均达标。", "headline: 绿色建筑增长", "headline: 宣讲团进社区"]
    assert part_at(PAGE, after, "全区建筑均达标").is_placed


@pytest.mark.parametrize("words", ["全区建筑均达标。", "建筑均", "全区建筑均达标。\n\n"])
def test_send_to_the_article_it_is_in_is_refused(words: str) -> None:
    with pytest.raises(EditRefused, match="already in this article"):
        send(CONTEXT, annotation(), spans=[span(words)], to="a1")


def test_send_to_an_article_that_is_gone_is_refused() -> None:
    with pytest.raises(EditRefused, match="a9 is not there any more"):
        send(CONTEXT, annotation(), spans=[span("群众")], to="a9")


def test_send_of_white_space_is_refused() -> None:
    with pytest.raises(EditRefused, match="no text is selected"):
        send(CONTEXT, annotation(), spans=[span("\n\n")], to="a1")


def test_send_of_a_whole_article_leaves_no_empty_one() -> None:
    after = send(CONTEXT, annotation(), spans=TALK.spans, to="a1")
    assert [article.id for article in after.articles] == ["a1"]


def test_a_new_article_takes_the_lowest_free_number_and_a_new_id() -> None:
    said = replace(annotation(), articles=(replace(GREEN, number=3), TALK))
    after = new_article(CONTEXT, said, spans=[span("无主的文字")])
    made = after.article_numbered(1)
    assert made is not None
    assert made.id == "a3"
    assert made.decision == ADDED
    assert after.next_ids.article == 4


def test_a_new_article_from_text_of_one_article_keeps_its_reading_order() -> None:
    turned = TALK.with_fragments(TALK.fragments[::-1])
    after = new_article(CONTEXT, replace(annotation(), articles=(GREEN, turned)), spans=[span("宣讲团进社区"), span("王磊摄")])
    assert outline(after)[3] == ["credit: 王磊摄", "headline: 宣讲团进社区"]


def test_a_new_article_from_several_places_is_put_in_order_by_role() -> None:
    after = new_article(CONTEXT, annotation(), spans=[span("上半年开工面积增长。"), span("宣讲团进社区"), span("无主的文字")])
    assert outline(after)[3] == ["headline: 宣讲团进社区", "body: 上半年开工面积增长。", "body: 无主的文字"]


def test_a_new_article_of_a_whole_article_is_refused() -> None:
    with pytest.raises(EditRefused, match="already an article of its own"):
        new_article(CONTEXT, annotation(), spans=TALK.spans)


def test_a_new_article_may_hold_a_whole_article_and_more() -> None:
    after = new_article(CONTEXT, annotation(), spans=[*TALK.spans, span("无主的文字")])
    assert [article.id for article in after.articles] == ["a1", "a3"]
    assert outline(after)[2] == [*TALK_TOLD[:3], "body: 无主的文字", *TALK_TOLD[3:]]


def test_unassign_takes_text_out_of_article_and_furniture() -> None:
    after = unassign(CONTEXT, annotation(), spans=[span("王磊摄\n\n第2版")])
    assert outline(after) == {1: GREEN_TOLD, 2: TALK_TOLD[:-1]}


def test_unassign_of_a_beginning_lists_the_articles_anew() -> None:
    said = replace(annotation(), articles=(GREEN.with_fragments((*GREEN.fragments, *TALK.fragments)),))
    said = new_article(CONTEXT, said, spans=[span("全区建筑均达标。")])
    after = unassign(CONTEXT, said, spans=[span("本报讯（记者 苗欣）上半年开工面积增长。")])
    assert [article.id for article in after.articles] == ["a3", "a1"]


def test_unassign_of_unassigned_text_is_refused() -> None:
    with pytest.raises(EditRefused, match="already in no article"):
        unassign(CONTEXT, annotation(), spans=[span("无主的文字")])


def test_dissolve_leaves_all_text_of_the_article_to_nobody() -> None:
    after = dissolve(CONTEXT, annotation(), article="a2")
    assert outline(after) == {1: GREEN_TOLD, 0: ["folio: 第2版"]}


def test_dissolve_of_an_article_that_is_gone_is_refused() -> None:
    with pytest.raises(EditRefused, match="a9 is not there any more"):
        dissolve(CONTEXT, annotation(), article="a9")


def test_reorder_moves_a_fragment_and_remembers_that_a_person_did() -> None:
    after = reorder(CONTEXT, annotation(), spans=[span("图为宣讲现场。")], by=-1)
    assert outline(after)[2][2:4] == ["caption: 图为宣讲现场。", "body: 居民听宣讲。\n群众纷纷点赞。"]
    assert part_at(PAGE, after, "图为宣讲现场").is_placed


def test_reorder_moves_several_fragments_together() -> None:
    after = reorder(CONTEXT, annotation(), spans=[span("图为宣讲现场。\n王磊摄")], by=-2)
    assert [told.split(":")[0] for told in outline(after)[2]] == ["headline", "caption", "credit", "byline", "body"]


@pytest.mark.parametrize(("words", "by", "sentence"), [("宣讲团进社区", -1, "already first"), ("王磊摄", 1, "already last")])
def test_reorder_over_the_end_is_refused(words: str, by: int, sentence: str) -> None:
    with pytest.raises(EditRefused, match=sentence):
        reorder(CONTEXT, annotation(), spans=[span(words)], by=by)


@pytest.mark.parametrize("words", ["第2版", "无主的文字", "全区建筑均达标。\n\n宣讲团进社区"])
def test_reorder_of_what_is_not_in_one_article_is_refused(words: str) -> None:
    with pytest.raises(EditRefused, match="text of one article"):
        reorder(CONTEXT, annotation(), spans=[span(words)], by=1)


def test_what_arrives_later_does_not_move_what_a_person_placed() -> None:
    said = reorder(CONTEXT, annotation(), spans=[span("图为宣讲现场。")], by=-3)
    after = send(CONTEXT, said, spans=[span("全区建筑均达标。")], to="a2")
    assert outline(after)[2][0] == "caption: 图为宣讲现场。"


def test_renumber_counts_articles_as_they_are_listed() -> None:
    said = replace(annotation(), articles=(replace(GREEN, number=7), TALK))
    after = renumber(CONTEXT, said)
    assert [article.number for article in after.articles] == [1, 2]
    assert after.articles[1] is TALK


def test_renumber_of_numbers_in_order_is_refused() -> None:
    with pytest.raises(EditRefused, match="already numbered"):
        renumber(CONTEXT, annotation())


def test_an_id_is_not_used_again_after_its_article_is_gone() -> None:
    once = new_article(CONTEXT, annotation(), spans=[span("无主的文字")])
    twice = new_article(CONTEXT, dissolve(CONTEXT, once, article="a3"), spans=[span("又一段")])
    assert [article.id for article in twice.articles] == ["a1", "a2", "a4"]


def test_an_edit_leaves_other_articles_the_same_objects() -> None:
    after = split(CONTEXT, annotation(), at=at("居民听宣讲"))
    assert after.article("a1") is GREEN


def test_an_edit_of_text_puts_the_layer_in_progress() -> None:
    assert stories.annotation().states.articles.value == "new"
    assert unassign(CONTEXT, annotation(), spans=[span("第2版")]).states.articles.value == "in progress"


def test_roles_are_those_of_articles_only() -> None:
    after = new_article(CONTEXT, annotation(), spans=[span("第2版")])
    assert part_at(PAGE, after, "第2版").role is Role.BODY
