"""The form in which articles are compared."""

from dataclasses import replace

import pytest
from hypothesis import given

from annotator.core.annotation import Fragment, Segmentation
from annotator.core.canonical import canonical, canonical_fragments, combined, shape
from annotator.core.decisions import BY_PERSON, Decision, Standing
from annotator.core.edits import cut
from annotator.core.roles import Role
from annotator.core.spans import Span
from tests.builders import article, fragment, page
from tests.core.stories import CONTEXT, GREEN, PAGE, TALK, annotation, at
from tests.core.strategies import Review, reviews

TEXT = page("甲 乙\n𠮷丁，戊")


def spans_of(*fragments: Fragment) -> list[Span]:
    return [part.span for part in canonical_fragments(TEXT.text, fragments)]


def test_neighbours_of_one_role_are_joined_over_white_space() -> None:
    assert spans_of(fragment(TEXT, "甲"), fragment(TEXT, "乙"), fragment(TEXT, "𠮷丁")) == [Span(0, 6)]


def test_neighbours_of_different_roles_stay_apart() -> None:
    assert spans_of(fragment(TEXT, "甲"), fragment(TEXT, "乙", Role.CROSSHEAD)) == [Span(0, 1), Span(2, 3)]


def test_what_has_text_between_stays_apart() -> None:
    assert spans_of(fragment(TEXT, "𠮷丁"), fragment(TEXT, "戊")) == [Span(4, 6), Span(7, 8)]


def test_what_is_read_in_another_order_stays_apart() -> None:
    assert spans_of(fragment(TEXT, "乙"), fragment(TEXT, "甲")) == [Span(2, 3), Span(0, 1)]


def test_a_joined_fragment_begins_as_the_first_and_is_as_sure_as_the_less_sure() -> None:
    first = replace(fragment(TEXT, "甲"), boundary=BY_PERSON, role_decision=Decision(margin=0.9))
    second = replace(fragment(TEXT, "乙"), role_decision=Decision(Standing.CONFIRMED, 0.2))
    (whole,) = canonical_fragments(TEXT.text, (first, second))
    assert whole.boundary == BY_PERSON
    assert whole.role_decision == Decision(Standing.CONFIRMED, 0.2)


def test_a_margin_beats_none() -> None:
    assert combined(Decision(), Decision(margin=0.4)) == Decision(margin=0.4)


def test_a_cut_changes_nothing_that_is_compared() -> None:
    after = cut(CONTEXT, annotation(), at=at("群众"))
    assert after != annotation()
    assert shape(PAGE.text, after) == shape(PAGE.text, annotation())


def test_ids_and_the_order_of_articles_are_not_compared() -> None:
    turned = Segmentation((replace(TALK, id="x", number=9), GREEN))
    assert shape(PAGE.text, turned) == shape(PAGE.text, annotation())


def test_the_reading_order_is_compared() -> None:
    turned = Segmentation((GREEN, TALK.with_fragments(TALK.fragments[::-1])))
    assert shape(PAGE.text, turned) != shape(PAGE.text, annotation())


@given(reviews())
def test_canonical_twice_is_canonical_once_and_holds_the_same_text(review: Review) -> None:
    for one in review.annotation.articles:
        once = canonical(review.page.text, one)
        assert canonical(review.page.text, once) == once
        assert sum(map(review.page.ink_of, once.spans)) == sum(map(review.page.ink_of, one.spans))


@pytest.mark.parametrize("fragments", [(), (fragment(TEXT, "甲", Role.FOLIO),)])
def test_an_article_of_furniture_or_of_nothing_is_a_bug(fragments: tuple[Fragment, ...]) -> None:
    with pytest.raises(ValueError, match="article a1"):
        article(1, fragments)
