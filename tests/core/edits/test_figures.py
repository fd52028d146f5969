"""Mark, change, accept and reject pictures and numbers."""

from dataclasses import replace
from decimal import Decimal

import pytest

from annotator.core.annotation import Annotation, Flag, LayerStates, ReviewState, Target, TargetKind
from annotator.core.decisions import ADDED, BY_PERSON, Standing
from annotator.core.edits import (
    change_illustration,
    change_quantity,
    confirm_figures,
    mark_illustration,
    mark_quantity,
    unmark_figures,
)
from annotator.core.errors import EditRefused
from annotator.core.figures import Illustration, IllustrationKind, Quantity
from annotator.core.layout import Box
from annotator.core.roles import Role
from annotator.core.spans import Span
from tests.builders import fragment, part_at
from tests.core.stories import CONTEXT, GREEN, PAGE, TALK, annotation, outline, span

CAPTION, CREDIT = span("图为宣讲现场。"), span("王磊摄")
PICTURE = Illustration("i1", caption=(CAPTION,), credit=(CREDIT,), article="a2")
NUMBER = Quantity("q1", (span("2"),), Decimal(2))


def seen() -> Annotation:
    """The page with a picture and a number found by a machine."""
    said = replace(annotation(), illustrations=(PICTURE,), quantities=(NUMBER,))
    return replace(said, next_ids=replace(said.next_ids, illustration=2, quantity=2))


def test_a_picture_is_marked_by_its_caption_and_credit() -> None:
    after = mark_illustration(CONTEXT, annotation(), spans=[span("图为宣讲现场。\n王磊摄")])
    assert after.illustrations == (replace(PICTURE, decision=ADDED),)
    assert after.articles == annotation().articles


def test_a_picture_is_marked_on_a_whole_article_by_what_is_caption_and_credit_in_it() -> None:
    after = mark_illustration(CONTEXT, annotation(), spans=TALK.spans, kind=IllustrationKind.MAP)
    assert after.illustrations == (replace(PICTURE, kind=IllustrationKind.MAP, decision=ADDED),)


def test_a_picture_marked_on_other_text_makes_it_a_caption() -> None:
    after = mark_illustration(CONTEXT, annotation(), spans=[span("群众纷纷点赞。")])
    assert part_at(PAGE, after, "群众纷纷").role is Role.CAPTION
    assert after.illustrations[0].caption == (span("群众纷纷点赞。"),)
    assert after.states == LayerStates(articles=ReviewState.IN_PROGRESS, pictures=ReviewState.IN_PROGRESS)


def test_a_picture_is_marked_by_its_place_alone() -> None:
    after = mark_illustration(CONTEXT, annotation(), spans=[], box=(10, 20, 110, 70))
    assert after.illustrations == (Illustration("i1", box=(10, 20, 110, 70), decision=ADDED),)
    assert after.articles == annotation().articles


def test_a_picture_is_marked_by_its_place_and_its_caption() -> None:
    after = mark_illustration(CONTEXT, annotation(), spans=[CAPTION], box=(10, 20, 110, 70))
    (made,) = after.illustrations
    assert (made.caption, made.box, made.article) == ((CAPTION,), (10, 20, 110, 70), TALK.id)


def test_one_place_is_one_picture() -> None:
    after = mark_illustration(CONTEXT, annotation(), spans=[], box=(10, 20, 110, 70))
    assert len(mark_illustration(CONTEXT, after, spans=[], box=(10, 90, 110, 170)).illustrations) == 2
    with pytest.raises(EditRefused, match="marked already"):
        mark_illustration(CONTEXT, after, spans=[], box=(10, 20, 110, 70))


@pytest.mark.parametrize("box", [(10, 20, 10, 70), (10, 70, 110, 20)])
def test_a_place_without_room_is_none(box: Box) -> None:
    with pytest.raises(EditRefused, match="some room"):
        mark_illustration(CONTEXT, annotation(), spans=[], box=box)
    with pytest.raises(EditRefused, match="some room"):
        change_illustration(CONTEXT, seen(), illustration=replace(seen().illustrations[0], box=box))


def test_a_picture_on_a_caption_leaves_the_articles_layer_alone() -> None:
    after = mark_illustration(CONTEXT, annotation(), spans=[CAPTION])
    assert after.states == LayerStates(pictures=ReviewState.IN_PROGRESS)


def test_a_picture_marked_twice_is_refused() -> None:
    with pytest.raises(EditRefused, match="marked already"):
        mark_illustration(CONTEXT, seen(), spans=[CAPTION, CREDIT])


def test_a_second_picture_may_share_the_caption() -> None:
    after = mark_illustration(CONTEXT, seen(), spans=[CAPTION])
    assert [item.id for item in after.illustrations] == ["i1", "i2"]


def test_a_rejected_picture_may_be_marked_again() -> None:
    after = mark_illustration(CONTEXT, unmark_figures(CONTEXT, seen(), ids=["i1"]), spans=[CAPTION, CREDIT])
    assert [item.decision.standing for item in after.illustrations] == [Standing.REJECTED, Standing.ADDED]


@pytest.mark.parametrize("words", ["无主的文字", "第2版"])
def test_a_picture_on_text_in_no_article_is_refused(words: str) -> None:
    with pytest.raises(EditRefused, match="in no article"):
        mark_illustration(CONTEXT, annotation(), spans=[span(words)])


def test_a_picture_of_two_articles_is_refused() -> None:
    said = replace(annotation(), articles=(GREEN.with_fragments((*GREEN.fragments, fragment(PAGE, "又一段", Role.CREDIT))), TALK))
    with pytest.raises(EditRefused, match="lie in one article"):
        mark_illustration(CONTEXT, said, spans=[CAPTION, span("又一段")])


def test_a_changed_picture_is_by_a_person() -> None:
    after = change_illustration(CONTEXT, seen(), illustration=replace(PICTURE, kind=IllustrationKind.CHART))
    assert after.illustrations == (replace(PICTURE, kind=IllustrationKind.CHART, decision=BY_PERSON),)


def test_a_changed_picture_gets_the_article_of_its_text() -> None:
    after = change_illustration(CONTEXT, seen(), illustration=replace(PICTURE, credit=(), article="a1"))
    assert after.illustrations[0].article == "a2"


def test_a_picture_that_a_person_added_stays_added_when_changed() -> None:
    said = mark_illustration(CONTEXT, annotation(), spans=[CAPTION])
    after = change_illustration(CONTEXT, said, illustration=replace(said.illustrations[0], label="图①"))
    assert after.illustrations[0].decision == ADDED


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (replace(PICTURE, id="i9"), "i9 is not there"),
        (replace(PICTURE, caption=(CREDIT,)), "has not the role caption"),
        (replace(PICTURE, credit=(span("群众"),)), "has not the role credit"),
        (replace(PICTURE, caption=(), credit=()), "needs a caption"),
        (replace(PICTURE, caption=(), credit=(), label="图①", article="a9"), "a9 is not there"),
        (PICTURE, "nothing about this picture"),
    ],
)
def test_a_change_of_a_picture_that_makes_no_sense_is_refused(changed: Illustration, sentence: str) -> None:
    with pytest.raises(EditRefused, match=sentence):
        change_illustration(CONTEXT, seen(), illustration=changed)


def test_a_number_is_marked_with_an_id_of_its_own_in_page_order() -> None:
    early, late = Span(0, 1), span("无主")
    after = mark_quantity(CONTEXT, seen(), quantity=Quantity("", (late,)))
    after = mark_quantity(CONTEXT, after, quantity=Quantity("", (early,)))
    assert [(item.id, item.start) for item in after.quantities] == [("q3", 0), ("q1", span("2").start), ("q2", late.start)]
    assert after.states == LayerStates(numbers=ReviewState.IN_PROGRESS)


def test_a_number_loses_the_white_space_around_it() -> None:
    after = mark_quantity(CONTEXT, annotation(), quantity=Quantity("", (span("\n第2版\n"),)))
    assert after.quantities[0].spans == (span("第2版"),)


@pytest.mark.parametrize("place", [span("\n\n"), Span(len(PAGE.text) - 1, len(PAGE.text) + 1)])
def test_a_number_where_no_text_is_is_refused(place: Span) -> None:
    with pytest.raises(EditRefused, match="no text is selected"):
        mark_quantity(CONTEXT, annotation(), quantity=Quantity("", (place,)))


def test_a_number_marked_twice_is_refused() -> None:
    with pytest.raises(EditRefused, match="marked already"):
        mark_quantity(CONTEXT, seen(), quantity=Quantity("", NUMBER.spans))


def test_a_number_inside_another_may_be_marked() -> None:
    after = mark_quantity(CONTEXT, seen(), quantity=Quantity("", (span("2版"),)))
    assert [item.id for item in after.quantities] == ["q1", "q2"]


def test_a_rejected_number_may_be_marked_again() -> None:
    after = mark_quantity(CONTEXT, unmark_figures(CONTEXT, seen(), ids=["q1"]), quantity=Quantity("", NUMBER.spans))
    assert len(after.quantities) == 2


def test_a_changed_number_is_by_a_person() -> None:
    after = change_quantity(CONTEXT, seen(), quantity=replace(NUMBER, unit="版"))
    assert after.quantities == (replace(NUMBER, unit="版", decision=BY_PERSON),)


def test_a_change_of_a_number_that_is_gone_is_refused() -> None:
    with pytest.raises(EditRefused, match="q9 is not there"):
        change_quantity(CONTEXT, seen(), quantity=replace(NUMBER, id="q9"))


def test_a_change_of_nothing_about_a_number_is_refused() -> None:
    with pytest.raises(EditRefused, match="nothing about this number"):
        change_quantity(CONTEXT, seen(), quantity=NUMBER)


def test_figures_are_confirmed_together() -> None:
    after = confirm_figures(CONTEXT, seen(), ids=["i1", "q1"])
    assert {after.illustrations[0].decision.standing, after.quantities[0].decision.standing} == {Standing.CONFIRMED}
    assert after.states == LayerStates(pictures=ReviewState.IN_PROGRESS, numbers=ReviewState.IN_PROGRESS)


def test_confirming_a_rejected_figure_lets_it_stand_again() -> None:
    after = confirm_figures(CONTEXT, unmark_figures(CONTEXT, seen(), ids=["q1"]), ids=["q1"])
    assert after.quantities[0].decision.standing is Standing.CONFIRMED


def test_confirming_twice_is_refused() -> None:
    with pytest.raises(EditRefused, match="decided already"):
        confirm_figures(CONTEXT, confirm_figures(CONTEXT, seen(), ids=["q1"]), ids=["q1"])


def test_what_a_machine_found_is_kept_as_rejected() -> None:
    after = unmark_figures(CONTEXT, seen(), ids=["i1"])
    assert after.illustrations[0].decision.standing is Standing.REJECTED
    assert after.quantities == seen().quantities


def test_what_a_person_added_goes_with_its_id_and_remarks_stay_at_its_place() -> None:
    said = mark_quantity(CONTEXT, annotation(), quantity=Quantity("", NUMBER.spans))
    said = replace(said, flags=(Flag("f1", Target(TargetKind.FIGURE, "q1")),))
    after = unmark_figures(CONTEXT, said, ids=["q1"])
    assert not after.quantities
    assert after.flags[0].target == Target(TargetKind.FRAGMENT, span=NUMBER.spans[0])
    assert mark_quantity(CONTEXT, after, quantity=Quantity("", NUMBER.spans)).quantities[0].id == "q2"


def test_rejecting_twice_is_refused() -> None:
    with pytest.raises(EditRefused, match="decided already"):
        unmark_figures(CONTEXT, unmark_figures(CONTEXT, seen(), ids=["q1"]), ids=["q1"])


def test_figures_leave_the_text_as_it_was() -> None:
    after = unmark_figures(CONTEXT, confirm_figures(CONTEXT, seen(), ids=["q1"]), ids=["i1"])
    assert outline(after) == outline(seen())
