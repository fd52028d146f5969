"""What an edit changed, as rows: made by comparing, undone by swapping, and added up to a digest."""

from dataclasses import replace

import pytest
from hypothesis import given

from annotator.core import changes, rows
from annotator.core.annotation import Annotation, Target
from annotator.core.changes import ChangeSet
from annotator.core.edits import flag, merge, new_article, park, send, split, unassign
from annotator.core.roles import Role
from tests.core.stories import CONTEXT, FOLIO, GREEN, TALK, annotation, at, span
from tests.core.strategies import Review, reviews


def same_page(review: Review, other: Annotation) -> Annotation:
    """The annotation as if it were of the review's page; rows know no text."""
    return replace(other, page=review.annotation.page, next_ids=review.annotation.next_ids)


def test_nothing_changed_is_no_change() -> None:
    changed = changes.between(annotation(), annotation())
    assert not changed
    assert changed == ChangeSet()


def test_equal_values_that_are_other_objects_are_no_change() -> None:
    again = replace(annotation(), articles=(GREEN.with_fragments(GREEN.fragments), TALK), furniture=(replace(FOLIO),))
    assert not changes.between(annotation(), again)


def test_a_change_holds_only_the_rows_that_differ() -> None:
    changed = changes.between(annotation(), park(CONTEXT, annotation()))
    assert [row.place for row in (*changed.removed, *changed.added)] == [("verdict", "page")] * 2


def test_a_change_names_fragments_and_articles() -> None:
    after = unassign(CONTEXT, annotation(), spans=[span("全区建筑均达标。")])
    changed = changes.between(annotation(), after)
    assert changed.fragments_removed == (GREEN.fragments[3],)
    assert changed.fragments_added == ()
    assert changed.article_ids == {"a1"}


def test_a_fragment_that_leaves_the_furniture_is_one_row_changed() -> None:
    after = new_article(CONTEXT, annotation(), spans=[span("第2版")])
    changed = changes.between(annotation(), after)
    assert [fragment.role for fragment in changed.fragments_removed] == [Role.FOLIO]
    assert [fragment.role for fragment in changed.fragments_added] == [Role.BODY]


@given(reviews(), reviews())
def test_a_change_leads_there_and_its_inverse_back(one: Review, two: Review) -> None:
    first, second = one.annotation, same_page(one, two.annotation)
    changed = changes.between(first, second)
    assert changes.applied(first, changed) == second
    assert changes.applied(second, changed.inverse) == first


@given(reviews(), reviews())
def test_the_digest_after_a_change_is_that_counted_from_scratch(one: Review, two: Review) -> None:
    first, second = one.annotation, same_page(one, two.annotation)
    changed = changes.between(first, second)
    assert changes.digest_after(changes.digest(first), changed) == changes.digest(second)
    assert changes.digest_after(changes.digest(second), changed.inverse) == changes.digest(first)


@given(reviews(), reviews())
def test_different_annotations_have_different_digests(one: Review, two: Review) -> None:
    first, second = one.annotation, same_page(one, two.annotation)
    assert (changes.digest(first) == changes.digest(second)) == (first == second)


def test_applied_leaves_what_it_does_not_touch_the_same_objects() -> None:
    said = flag(CONTEXT, annotation(), target=Target())
    after = split(CONTEXT, said, at=at("图为宣讲现场"))
    back = changes.applied(after, changes.between(said, after).inverse)
    assert back.article("a1") is GREEN
    assert back.furniture is said.furniture
    assert back.flags is said.flags


def test_applied_keeps_the_next_ids_that_later_work_has_reached() -> None:
    after = new_article(CONTEXT, annotation(), spans=[span("无主的文字")])
    back = changes.applied(after, changes.between(annotation(), after).inverse)
    assert back == annotation()
    assert back.next_ids == after.next_ids


@pytest.mark.parametrize("moved", ["第2版", "宣讲团进社区"])
def test_a_change_of_another_annotation_does_not_apply(moved: str) -> None:
    after = send(CONTEXT, annotation(), spans=[span(moved)], to="a1")
    changed = changes.between(annotation(), after)
    elsewhere = replace(annotation(), articles=(GREEN,), furniture=())
    with pytest.raises(KeyError):
        changes.applied(elsewhere, changed)


def test_a_merge_is_recorded_without_the_fragments_that_keep_their_place() -> None:
    after = merge(CONTEXT, annotation(), article="a2", into="a1")
    changed = changes.between(annotation(), after)
    unmoved = rows.fragment_row(GREEN.fragments[0], article="a1", position=0)
    assert unmoved not in changed.removed
