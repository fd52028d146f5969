"""Cut, role, furniture, boundary and confirming: edits on single fragments."""

from dataclasses import replace

import pytest

from annotator.core.annotation import Annotation
from annotator.core.decisions import ADDED, BY_PERSON, Decision, Standing
from annotator.core.edits import confirm, cut, make_furniture, move_boundary, set_role
from annotator.core.errors import EditRefused
from annotator.core.roles import Role
from annotator.core.spans import Span
from tests.builders import part_at
from tests.core.stories import CONTEXT, GREEN, GREEN_TOLD, PAGE, TALK, TALK_TOLD, annotation, at, outline, span

DOUBTFUL = Decision(Standing.MACHINE, 0.1)


def test_cut_keeps_both_halves_in_their_places() -> None:
    after = cut(CONTEXT, annotation(), at=at("群众纷纷"))
    assert outline(after)[2] == [*TALK_TOLD[:2], "body: 居民听宣讲。", "body: 群众纷纷点赞。", *TALK_TOLD[3:]]


def test_cut_says_that_a_person_set_the_boundary_and_nothing_else() -> None:
    right = part_at(PAGE, cut(CONTEXT, annotation(), at=at("群众纷纷")), "群众纷纷")
    assert right.boundary == BY_PERSON
    assert right.role_decision.standing is Standing.MACHINE


def test_cut_at_white_space_inside_a_fragment_leaves_it_out_of_both_halves() -> None:
    after = cut(CONTEXT, annotation(), at=at("群众纷纷") - 1)
    assert part_at(PAGE, after, "居民听宣讲").end == at("群众纷纷") - 1
    assert part_at(PAGE, after, "群众纷纷").start == at("群众纷纷")


def test_cut_of_furniture_makes_two_pieces_of_furniture() -> None:
    assert outline(cut(CONTEXT, annotation(), at=at("2版")))[0] == ["folio: 第", "folio: 2版"]


def test_cut_at_the_first_character_of_a_fragment_is_refused() -> None:
    with pytest.raises(EditRefused, match="already begins here"):
        cut(CONTEXT, annotation(), at=at("居民听宣讲"))


def test_cut_of_unassigned_text_is_refused() -> None:
    with pytest.raises(EditRefused, match="no fragment to cut"):
        cut(CONTEXT, annotation(), at=at("主的文字"))


def test_set_role_moves_text_to_the_place_of_its_role() -> None:
    after = set_role(CONTEXT, annotation(), spans=[span("居民听宣讲。\n群众纷纷点赞。")], role=Role.KICKER)
    assert outline(after)[2][:2] == ["kicker: 居民听宣讲。\n群众纷纷点赞。", "headline: 宣讲团进社区"]


def test_set_role_inside_a_fragment_cuts_the_selection_out() -> None:
    after = set_role(CONTEXT, annotation(), spans=[span("听宣讲")], role=Role.HEADLINE)
    expected = ["headline: 宣讲团进社区", "headline: 听宣讲", TALK_TOLD[1], "body: 居民", "body: 。\n群众纷纷点赞。"]
    assert outline(after)[2][:5] == expected


def test_set_role_between_roles_of_running_text_moves_nothing() -> None:
    turned = GREEN.with_fragments(GREEN.fragments[::-1])
    said = replace(annotation(), articles=(turned, TALK))
    after = set_role(CONTEXT, said, spans=[span("全区建筑均达标。")], role=Role.CROSSHEAD)
    assert outline(after)[1][0] == "crosshead: 全区建筑均达标。"


def test_set_role_leaves_what_a_person_placed_where_it_is() -> None:
    placed = GREEN.with_fragments(replace(part, is_placed=True) for part in GREEN.fragments)
    after = set_role(CONTEXT, replace(annotation(), articles=(placed, TALK)), spans=[span("全区建筑均达标。")], role=Role.KICKER)
    assert outline(after)[1][-1] == "kicker: 全区建筑均达标。"


def test_set_role_to_another_is_a_change_and_to_the_same_a_confirmation() -> None:
    after = set_role(CONTEXT, annotation(), spans=GREEN.spans, role=Role.BODY)
    assert part_at(PAGE, after, "绿色建筑增长").role_decision.standing is Standing.CHANGED
    assert part_at(PAGE, after, "全区建筑均达标").role_decision.standing is Standing.CONFIRMED


def test_set_role_to_what_a_person_said_already_is_refused() -> None:
    after = set_role(CONTEXT, annotation(), spans=[span("全区建筑均达标。")], role=Role.CROSSHEAD)
    with pytest.raises(EditRefused, match="has the role crosshead already"):
        set_role(CONTEXT, after, spans=[span("全区建筑均达标。")], role=Role.CROSSHEAD)


@pytest.mark.parametrize("words", ["无主的文字", "第2版", "王磊摄\n\n第2版", "无主的文字\n\n又一段"])
def test_set_role_of_text_in_no_article_is_refused_in_whole(words: str) -> None:
    with pytest.raises(EditRefused, match="in no article"):
        set_role(CONTEXT, annotation(), spans=[span(words)], role=Role.BODY)


def test_set_role_works_on_several_articles_at_once() -> None:
    after = set_role(CONTEXT, annotation(), spans=[span("全区建筑均达标。\n\n宣讲团进社区")], role=Role.CROSSHEAD)
    assert outline(after)[1] == [*GREEN_TOLD[:3], "crosshead: 全区建筑均达标。"]
    assert outline(after)[2][1] == "crosshead: 宣讲团进社区"


def test_set_role_of_furniture_takes_the_text_out_of_its_article() -> None:
    after = set_role(CONTEXT, annotation(), spans=[span("全区建筑均达标。")], role=Role.NOTICE)
    assert outline(after)[1] == GREEN_TOLD[:-1]
    assert outline(after)[0] == ["notice: 全区建筑均达标。", "folio: 第2版"]


def test_furniture_keeps_its_pieces_and_stands_in_page_order() -> None:
    after = make_furniture(CONTEXT, annotation(), spans=[span("王磊摄\n\n第2版\n\n无主的文字")], role=Role.OTHER)
    assert outline(after)[0] == ["other: 王磊摄", "other: 第2版", "other: 无主的文字"]


def test_furniture_by_a_person_is_decided() -> None:
    after = make_furniture(CONTEXT, annotation(), spans=[span("无主的文字")], role=Role.NOTICE)
    made = part_at(PAGE, after, "无主的文字")
    assert (made.role_decision, made.attachment) == (BY_PERSON, BY_PERSON)


def test_furniture_of_the_role_a_person_gave_it_is_refused() -> None:
    after = make_furniture(CONTEXT, annotation(), spans=[span("无主的文字")], role=Role.NOTICE)
    with pytest.raises(EditRefused, match="has the role notice already"):
        make_furniture(CONTEXT, after, spans=[span("无主的文字")], role=Role.NOTICE)


def test_a_whole_article_made_furniture_is_no_article_any_more() -> None:
    after = make_furniture(CONTEXT, annotation(), spans=TALK.spans, role=Role.ADVERTISEMENT)
    assert [article.id for article in after.articles] == ["a1"]


def moved(said: Annotation, words: str, to: str) -> Annotation:
    return move_boundary(CONTEXT, said, fragment=at(words), to=at(to))


def test_a_boundary_moved_on_gives_text_to_the_fragment_before() -> None:
    after = moved(annotation(), "居民听宣讲", "听宣讲")
    assert outline(after)[2][1:3] == ["byline: 本报讯（记者 李卫）居民", "body: 听宣讲。\n群众纷纷点赞。"]


def test_a_boundary_moved_on_gives_text_to_the_article_before_on_the_page() -> None:
    after = moved(annotation(), "宣讲团进社区", "进社区")
    assert outline(after)[1][-1] == "body: 全区建筑均达标。\n\n宣讲团"
    assert outline(after)[2][0] == "headline: 进社区"


def test_a_boundary_moved_on_with_nothing_before_it_unassigns_text() -> None:
    after = moved(annotation(), "绿色建筑增长", "建筑增长")
    assert outline(after)[1][0] == "headline: 建筑增长"
    assert after.fragment_at(0) is None


def test_a_boundary_moved_on_after_unassigned_text_unassigns_text() -> None:
    said = replace(annotation(), articles=(GREEN.with_fragments(GREEN.fragments[:3]), TALK))
    after = moved(said, "宣讲团进社区", "进社区")
    assert after.fragment_at(at("宣讲团进社区")) is None


def test_a_boundary_moved_back_takes_text_of_the_fragment_before() -> None:
    after = moved(annotation(), "宣讲团进社区", "均达标")
    assert outline(after)[1][-1] == "body: 全区建筑"
    assert outline(after)[2][0] == "headline: 均达标。\n\n宣讲团进社区"


def test_a_boundary_moved_back_may_swallow_a_whole_fragment_of_its_role() -> None:
    after = moved(annotation(), "全区建筑均达标", "上半年开工面积增长")
    assert outline(after)[1] == [*GREEN_TOLD[:2], "body: 上半年开工面积增长。\n全区建筑均达标。"]


def test_a_boundary_that_would_swallow_a_byline_is_refused() -> None:
    with pytest.raises(EditRefused, match="another role"):
        moved(annotation(), "居民听宣讲", "本报讯（记者 李卫）")


def test_a_boundary_moved_back_takes_unassigned_text() -> None:
    said = replace(annotation(), articles=(GREEN.with_fragments(GREEN.fragments[:3]), TALK))
    after = moved(said, "宣讲团进社区", "全区建筑")
    assert outline(after)[2][0] == "headline: 全区建筑均达标。\n\n宣讲团进社区"


def test_the_boundary_of_furniture_moves_too() -> None:
    assert outline(moved(annotation(), "第2版", "摄\n\n第2版"))[0] == ["folio: 摄\n\n第2版"]


def test_a_moved_boundary_is_by_a_person() -> None:
    assert part_at(PAGE, moved(annotation(), "居民听宣讲", "听宣讲"), "听宣讲").boundary == BY_PERSON


def test_a_moved_boundary_keeps_the_reading_order() -> None:
    turned = TALK.with_fragments(TALK.fragments[::-1])
    after = moved(replace(annotation(), articles=(GREEN, turned)), "居民听宣讲", "听宣讲")
    assert [told.split(":")[0] for told in outline(after)[2]] == ["credit", "caption", "body", "byline", "headline"]


def test_a_boundary_moved_over_white_space_alone_is_refused() -> None:
    with pytest.raises(EditRefused, match="no text before it"):
        move_boundary(CONTEXT, annotation(), fragment=at("宣讲团进社区"), to=at("宣讲团进社区") - 1)


@pytest.mark.parametrize(("to", "why"), [("居民听宣讲", "there already"), ("图为宣讲现场", "past the end")])
def test_a_boundary_moved_to_itself_or_past_its_end_is_refused(to: str, why: str) -> None:
    with pytest.raises(EditRefused, match=why):
        moved(annotation(), "居民听宣讲", to)


@pytest.mark.parametrize("words", ["听宣讲", "无主的文字"])
def test_a_boundary_where_no_fragment_begins_is_refused(words: str) -> None:
    with pytest.raises(EditRefused, match="no boundary here"):
        moved(annotation(), words, "宣讲团")


def test_confirm_accepts_every_decision_of_the_fragment() -> None:
    doubted = replace(GREEN.fragments[0], role_decision=DOUBTFUL, attachment=DOUBTFUL, boundary=DOUBTFUL)
    said = replace(annotation(), articles=(GREEN.with_fragments((doubted, *GREEN.fragments[1:])), TALK))
    after = confirm(CONTEXT, said, spans=[span("绿色")])
    assert part_at(PAGE, after, "绿色").decisions == (Decision(Standing.CONFIRMED, 0.1),) * 3
    assert after.article("a1").decision.standing is Standing.MACHINE


def test_confirm_of_all_its_fragments_accepts_the_article() -> None:
    after = confirm(CONTEXT, annotation(), spans=GREEN.spans)
    assert after.article("a1").decision.standing is Standing.CONFIRMED
    assert after.article("a2") is TALK


def test_confirm_keeps_what_a_person_changed_or_added() -> None:
    said = replace(annotation(), articles=(replace(GREEN, decision=ADDED), TALK))
    after = confirm(CONTEXT, said, spans=[Span(0, len(PAGE.text))])
    assert after.article("a1").decision == ADDED


def test_confirm_accepts_furniture() -> None:
    after = confirm(CONTEXT, annotation(), spans=[span("第2版")])
    assert part_at(PAGE, after, "第2版").role_decision.standing is Standing.CONFIRMED


def test_confirm_of_what_is_decided_is_refused() -> None:
    after = confirm(CONTEXT, annotation(), spans=GREEN.spans)
    with pytest.raises(EditRefused, match="already decided"):
        confirm(CONTEXT, after, spans=GREEN.spans)


def test_confirm_of_unassigned_text_is_refused() -> None:
    with pytest.raises(EditRefused, match="already decided"):
        confirm(CONTEXT, annotation(), spans=[span("无主的文字")])
