"""Links, notes, flags and illustrations follow the text when an edit moves it."""

from dataclasses import replace

import pytest

from annotator.core.annotation import Annotation, Flag, JumpLink, LayerStates, Note, ReviewState, Target, TargetKind
from annotator.core.edits import (
    cut,
    dissolve,
    make_furniture,
    merge,
    new_article,
    nothing_here,
    send,
    set_role,
    split,
    unassign,
)
from annotator.core.figures import Illustration
from annotator.core.roles import Role
from tests.builders import fragment
from tests.core.stories import CONTEXT, GREEN, PAGE, TALK, annotation, at, span

CAPTION, CREDIT = span("图为宣讲现场。"), span("王磊摄")
PICTURE = Illustration("i1", caption=(CAPTION,), credit=(CREDIT,), article="a2")
FROM_ONE, ON_THREE = JumpLink("1"), JumpLink("3")


def with_picture(picture: Illustration = PICTURE) -> Annotation:
    return replace(annotation(), illustrations=(picture,))


def with_links() -> Annotation:
    """The second article comes from page 1 and goes on on page 3; only the second mark is on the page."""
    mark = fragment(PAGE, "又一段", Role.JUMP)
    linked = replace(TALK, fragments=(*TALK.fragments, mark), continued_from=FROM_ONE, continued_on=ON_THREE)
    return replace(annotation(), articles=(GREEN, linked))


def remarked(target: Target) -> Annotation:
    return replace(with_picture(), notes=(Note("n1", target, "?"),), flags=(Flag("f1", target),))


def targets(said: Annotation) -> set[Target]:
    return {said.notes[0].target, said.flags[0].target}


def test_an_illustration_goes_with_its_text_to_another_article() -> None:
    after = send(CONTEXT, with_picture(), spans=[CAPTION, CREDIT], to="a1")
    assert after.illustrations == (replace(PICTURE, article="a1"),)


def test_an_illustration_goes_with_its_caption_and_loses_what_stays() -> None:
    after = send(CONTEXT, with_picture(), spans=[CAPTION], to="a1")
    assert after.illustrations == (replace(PICTURE, credit=(), article="a1"),)


def test_an_illustration_is_shortened_when_part_of_its_caption_is_unassigned() -> None:
    after = unassign(CONTEXT, with_picture(), spans=[span("图为")])
    assert after.illustrations[0].caption == (span("宣讲现场。"),)


def test_an_illustration_left_with_nothing_goes_in_the_same_step() -> None:
    assert not unassign(CONTEXT, with_picture(), spans=[CAPTION, CREDIT]).illustrations


@pytest.mark.parametrize("picture", [replace(PICTURE, label="图①"), replace(PICTURE, box=(0.0, 0.0, 1.0, 1.0))])
def test_an_illustration_with_a_label_or_a_place_stays_without_text(picture: Illustration) -> None:
    after = dissolve(CONTEXT, with_picture(picture), article="a2")
    assert after.illustrations == (replace(picture, caption=(), credit=(), article=None),)


def test_an_illustration_that_came_without_text_stays_and_goes_with_its_article() -> None:
    after = merge(CONTEXT, with_picture(Illustration("i1", article="a2")), article="a2", into="a1")
    assert after.illustrations == (Illustration("i1", article="a1"),)


def test_an_illustration_loses_text_that_gets_another_role() -> None:
    after = set_role(CONTEXT, with_picture(), spans=[CREDIT], role=Role.BODY)
    assert after.illustrations == (replace(PICTURE, credit=()),)


def test_an_illustration_whose_caption_is_cut_is_the_same_illustration() -> None:
    after = cut(CONTEXT, with_picture(), at=at("宣讲现场"))
    assert after.illustrations == (PICTURE,)


def test_an_illustration_goes_to_the_new_article_that_a_split_makes() -> None:
    after = split(CONTEXT, with_picture(), at=CAPTION.start)
    assert after.illustrations == (replace(PICTURE, article="a3"),)


def test_one_caption_of_two_pictures_is_followed_by_both() -> None:
    twin = replace(PICTURE, id="i2", credit=())
    after = merge(CONTEXT, replace(with_picture(), illustrations=(PICTURE, twin)), article="a2", into="a1")
    assert [item.article for item in after.illustrations] == ["a1", "a1"]


@pytest.mark.parametrize(("words", "state"), [("图为", ReviewState.IN_PROGRESS), ("群众", ReviewState.FINISHED)])
def test_pictures_are_finished_no_longer_when_one_loses_text(words: str, state: ReviewState) -> None:
    said = replace(with_picture(), states=LayerStates(pictures=ReviewState.FINISHED))
    assert unassign(CONTEXT, said, spans=[span(words)]).states.pictures is state


def test_merge_hands_links_on() -> None:
    after = merge(CONTEXT, with_links(), article="a2", into="a1")
    assert (after.articles[0].continued_from, after.articles[0].continued_on) == (FROM_ONE, ON_THREE)


def test_merge_keeps_the_takers_own_links() -> None:
    said = with_links()
    said = replace(said, articles=(replace(said.articles[0], continued_on=JumpLink("8")), said.articles[1]))
    after = merge(CONTEXT, said, article="a2", into="a1")
    assert after.articles[0].continued_on == JumpLink("8")


def test_send_of_a_whole_article_hands_its_links_on() -> None:
    after = send(CONTEXT, with_links(), spans=with_links().article("a2").spans, to="a1")
    assert after.article("a1").continued_on == ON_THREE


def test_a_new_article_that_swallows_another_takes_its_links() -> None:
    said = with_links()
    after = new_article(CONTEXT, said, spans=[*said.article("a2").spans, span("全区建筑均达标。")])
    assert after.article("a3").continued_from == FROM_ONE


def test_a_link_goes_with_its_jump_mark() -> None:
    after = split(CONTEXT, replace(with_links()), at=at("图为宣讲现场"))
    assert after.article("a3").continued_on == ON_THREE
    assert after.article("a2").continued_on is None


def test_the_link_from_goes_with_the_first_mark_and_the_link_on_with_the_last() -> None:
    said = with_links()
    first = fragment(PAGE, "无主的文字", Role.JUMP)
    both = said.articles[1].with_fragments((first, *said.articles[1].fragments))
    after = send(CONTEXT, replace(said, articles=(GREEN, both)), spans=[span("无主的文字")], to="a1")
    assert (after.article("a1").continued_from, after.article("a1").continued_on) == (FROM_ONE, None)
    assert (after.article("a2").continued_from, after.article("a2").continued_on) == (None, ON_THREE)


def test_a_link_whose_mark_is_unassigned_stays_with_its_article() -> None:
    after = unassign(CONTEXT, with_links(), spans=[span("又一段")])
    assert after.article("a2").continued_on == ON_THREE


def test_a_link_goes_with_an_article_that_is_dissolved() -> None:
    after = dissolve(CONTEXT, with_links(), article="a2")
    assert [(article.continued_from, article.continued_on) for article in after.articles] == [(None, None)]


def test_remarks_on_an_article_go_to_the_one_it_is_merged_into() -> None:
    after = merge(CONTEXT, remarked(Target(TargetKind.ARTICLE, "a2")), article="a2", into="a1")
    assert targets(after) == {Target(TargetKind.ARTICLE, "a1")}


def test_remarks_on_an_article_that_is_dissolved_go_to_its_place() -> None:
    after = dissolve(CONTEXT, remarked(Target(TargetKind.ARTICLE, "a2")), article="a2")
    assert targets(after) == {Target(TargetKind.FRAGMENT, span=span("宣讲团进社区"))}


def test_remarks_on_an_article_that_lives_stay() -> None:
    after = split(CONTEXT, remarked(Target(TargetKind.ARTICLE, "a2")), at=CAPTION.start)
    assert targets(after) == {Target(TargetKind.ARTICLE, "a2")}


def test_remarks_on_a_picture_that_is_gone_go_to_the_place_of_its_caption() -> None:
    after = make_furniture(CONTEXT, remarked(Target(TargetKind.FIGURE, "i1")), spans=[CAPTION, CREDIT], role=Role.OTHER)
    assert targets(after) == {Target(TargetKind.FRAGMENT, span=CAPTION)}


def test_remarks_on_the_page_stay() -> None:
    assert targets(nothing_here(CONTEXT, remarked(Target()))) == {Target()}
