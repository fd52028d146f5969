"""Restore a place of the page as another reading has it."""

from dataclasses import replace

import pytest

from annotator.core.annotation import JumpLink, Segmentation
from annotator.core.decisions import BY_PERSON
from annotator.core.edits import cut, make_furniture, merge, new_article, restore, set_role, split
from annotator.core.errors import EditRefused
from annotator.core.roles import Role
from annotator.core.spans import Span
from tests.core.stories import CONTEXT, GREEN, GREEN_TOLD, PAGE, TALK, TALK_TOLD, annotation, at, outline, span

MACHINE = annotation().segmentation
WHOLE = Span(0, len(PAGE.text))


def test_restore_takes_a_merge_back() -> None:
    merged = merge(CONTEXT, annotation(), article="a2", into="a1")
    after = restore(CONTEXT, merged, other=MACHINE, spans=[span("群众")])
    assert sorted(outline(after).values()) == sorted(outline(annotation()).values())


def test_an_article_keeps_its_id_where_it_shares_most_of_its_text() -> None:
    merged = merge(CONTEXT, annotation(), article="a1", into="a2")
    after = restore(CONTEXT, merged, other=MACHINE, spans=[WHOLE])
    assert outline(after)[2] == TALK_TOLD
    assert [(article.id, article.number) for article in after.articles] == [("a3", 1), ("a2", 2)]


def test_an_article_restored_beside_a_small_piece_of_it_keeps_its_id() -> None:
    """The piece is listed first in the other reading, but shares less with ours."""
    pieces = split(CONTEXT, annotation(), at=at("图为宣讲现场"))
    turned = Segmentation(pieces.articles[::-1], pieces.furniture)
    after = restore(CONTEXT, annotation(), other=turned, spans=[span("王磊摄")])
    assert outline(after)[2] == TALK_TOLD[:3]
    assert outline(after)[3] == TALK_TOLD[3:]


def test_restore_leaves_other_places_alone() -> None:
    said = set_role(CONTEXT, annotation(), spans=[span("全区建筑均达标。")], role=Role.CROSSHEAD)
    said = split(CONTEXT, said, at=at("图为宣讲现场"))
    after = restore(CONTEXT, said, other=MACHINE, spans=[span("王磊摄")])
    assert after.article("a1") is said.article("a1")
    assert outline(after)[2] == TALK_TOLD


def test_restore_brings_a_role_back() -> None:
    said = set_role(CONTEXT, annotation(), spans=[span("全区建筑均达标。")], role=Role.CROSSHEAD)
    after = restore(CONTEXT, said, other=MACHINE, spans=[span("全区")])
    assert outline(after)[1] == GREEN_TOLD
    assert after.article("a1").decision == BY_PERSON


def test_restore_gives_text_back_to_nobody() -> None:
    said = new_article(CONTEXT, annotation(), spans=[span("无主的文字")])
    after = restore(CONTEXT, said, other=MACHINE, spans=[span("无主")])
    assert outline(after) == outline(annotation())


def test_restore_brings_furniture_back() -> None:
    said = new_article(CONTEXT, annotation(), spans=[span("第2版"), span("又一段")])
    after = restore(CONTEXT, said, other=MACHINE, spans=[span("又一段")])
    assert outline(after)[0] == ["folio: 第2版"]


def test_restore_brings_an_article_back_from_furniture() -> None:
    said = make_furniture(CONTEXT, annotation(), spans=TALK.spans, role=Role.ADVERTISEMENT)
    after = restore(CONTEXT, said, other=MACHINE, spans=[span("群众")])
    assert outline(after) == outline(annotation())
    assert after.articles[1].id == "a3"


def test_restore_keeps_a_link_that_the_other_reading_knows_nothing_of() -> None:
    linked = replace(annotation(), articles=(GREEN, replace(TALK, continued_on=JumpLink("3"))))
    said = split(CONTEXT, linked, at=at("图为宣讲现场"))
    after = restore(CONTEXT, said, other=MACHINE, spans=[span("群众")])
    assert after.article("a2").continued_on == JumpLink("3")


def test_restore_of_new_articles_never_takes_a_number_that_another_keeps() -> None:
    """The other reading lists an article that is new to us before the one that keeps number 1."""
    said = replace(annotation(), articles=(replace(TALK, id="a1", number=1),), furniture=())
    after = restore(CONTEXT, said, other=MACHINE, spans=[WHOLE])
    numbers = [article.number for article in after.articles]
    assert sorted(numbers) == [1, 2]


def test_restore_of_what_is_the_same_is_refused() -> None:
    with pytest.raises(EditRefused, match="same here"):
        restore(CONTEXT, annotation(), other=MACHINE, spans=[WHOLE])


def test_a_cut_alone_is_no_difference_to_restore() -> None:
    with pytest.raises(EditRefused, match="same here"):
        restore(CONTEXT, cut(CONTEXT, annotation(), at=at("群众")), other=MACHINE, spans=[WHOLE])
