"""Flat articles and furniture say what the values say, and are counted, joined and hashed alike."""

import pickle
from dataclasses import replace

import pytest
from hypothesis import given

from annotator.core import changes
from annotator.core.annotation import Annotation
from annotator.core.canonical import canonical
from annotator.core.decisions import Decision, Standing
from annotator.core.flat import anchored, canonical_flat, flat_digest, flat_of, without_segmentation
from annotator.core.roles import Role
from annotator.core.rows import rows_of
from tests import builders
from tests.core.strategies import Review, reviews


@given(reviews())
def test_values_come_back_from_what_is_flat(review: Review) -> None:
    flat = flat_of(review.annotation)
    assert flat.values() == review.annotation.segmentation
    both = {*map(str, flat.rows()), *map(str, rows_of(without_segmentation(review.annotation)))}
    assert both == set(map(str, rows_of(review.annotation)))


@given(reviews())
def test_the_digest_is_that_of_the_rows(review: Review) -> None:
    flat, bare = flat_of(review.annotation), without_segmentation(review.annotation)
    assert (flat_digest(flat) + changes.digest(bare)) % (1 << 256) == changes.digest(review.annotation)


@pytest.mark.parametrize("identifier", ["a\n1", 'a"', "甲%d", "\\", "a\u2028", "𠮷"])
def test_the_digest_takes_any_id(identifier: str) -> None:
    page = builders.page("甲乙")
    article = replace(builders.article(1, [builders.fragment(page, "甲乙")]), id=identifier)
    said = Annotation(page.id, "li", (article,))
    bare = without_segmentation(said)
    assert (flat_digest(flat_of(said)) + changes.digest(bare)) % (1 << 256) == changes.digest(said)


def test_nothing_has_no_digest() -> None:
    assert flat_digest(flat_of(Annotation(builders.page("甲").id, "li"))) == 0


@given(reviews())
def test_articles_become_canonical_as_their_values_do(review: Review) -> None:
    text = review.page.text
    joined = canonical_flat(text, flat_of(review.annotation)).values()
    # Places in the reading order close up when fragments are joined.
    assert joined.articles == tuple(canonical(text, article) for article in review.annotation.articles)
    assert joined.furniture == review.annotation.furniture


def test_what_is_joined_is_as_sure_as_its_least_sure_part_and_begins_as_its_first() -> None:
    page = builders.page("甲\n乙\n丙")
    sure, unsure, changed = (Decision(margin=0.9), Decision(margin=0.2), Decision(Standing.CHANGED))
    first = replace(builders.fragment(page, "甲"), role_decision=sure, attachment=unsure, boundary=sure)
    second = replace(builders.fragment(page, "乙"), role_decision=unsure, attachment=changed, boundary=unsure, is_placed=True)
    article = builders.article(1, [first, second, builders.fragment(page, "丙", Role.CREDIT)])
    flat = canonical_flat(page.text, flat_of(builders.annotation(page, article)))
    assert flat.values().articles == (canonical(page.text, article),)
    assert len(flat.fragments) == 2


@given(reviews())
def test_articles_are_put_in_the_order_of_their_anchors(review: Review) -> None:
    flat = flat_of(review.annotation)
    # Two articles never begin at one character, so there is one order.
    assert anchored(reversed(flat.parts), reversed(flat.furniture)) == flat


@given(reviews())
def test_what_is_flat_is_handed_over_whole(review: Review) -> None:
    flat = flat_of(review.annotation)
    assert pickle.loads(pickle.dumps(flat)).values() == flat.values()
