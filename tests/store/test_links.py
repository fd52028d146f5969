"""A jump link to an article that was merged away on its page means the article that has its text now."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.core import edits
from annotator.core.annotation import Annotation, JumpLink
from annotator.core.progress import Silent
from annotator.core.roles import Role
from annotator.store import Store
from tests import builders
from tests.store import reviews

FIRST = builders.page("头版的文章 下转二版", page_id="p1")
SECOND = builders.page("甲文正文\n乙文标题\n乙文第一段\n乙文第二段\n丙文正文", page_id="p2")
PLACE = ("a1", "continued_on")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "a.corpus", create=True) as made:
        yield made


def second_page(reviewer: str = "li") -> Annotation:
    """Three articles, the second of them with a title above its text."""
    parts = (["甲文正文"], ["乙文标题", "乙文第一段", "乙文第二段"], ["丙文正文"])
    roles = {"乙文标题": Role.HEADLINE}
    made = (
        builders.article(number, [builders.fragment(SECOND, words, roles.get(words, Role.BODY)) for words in some])
        for number, some in enumerate(parts, 1)
    )
    return builders.annotation(SECOND, *made, reviewer=reviewer)


def first_page(linked: str | None) -> Annotation:
    """One article, which goes on there."""
    article = replace(builders.article(1, [builders.fragment(FIRST, FIRST.text)]), continued_on=JumpLink("2", SECOND.id, linked))
    return builders.annotation(FIRST, article)


def linked_to(store: Store, article: str | None) -> reviews.Review:
    """The review of the second page, to an article of which the first page is linked."""
    reviews.begin(store, FIRST, first_page(article))
    return reviews.begin(store, SECOND, second_page())


def meaning(store: Store, *told: int) -> dict[tuple[str, str], str | None]:
    """What the links of the first page mean, those told that are to be followed; the corpus is sound."""
    assert [str(finding) for finding in store.check(Silent(), reviews.texts_of)] == []
    record = store.annotations.record(FIRST.id, "li")
    assert record is not None
    return {(article, way): now for (_, article, way), now in store.annotations.followed_links([record], told=told).items()}


def start(words: str) -> int:
    return builders.span_of(SECOND, words).start


def test_a_link_to_an_article_that_is_there_means_what_it_says(store: Store) -> None:
    review = linked_to(store, "a2")
    review.do(edits.merge, article="a3", into="a2")
    assert meaning(store) == {}


def test_a_link_to_an_article_merged_away_means_the_one_it_went_into(store: Store) -> None:
    review = linked_to(store, "a2")
    review.do(edits.merge, article="a2", into="a1")
    assert meaning(store) == {PLACE: "a1"}


def test_what_is_stored_of_the_link_stays(store: Store) -> None:
    review = linked_to(store, "a2")
    review.do(edits.merge, article="a2", into="a1")
    assert reviews.reopened(store, FIRST).annotation == first_page("a2")


def test_a_link_is_followed_through_a_chain_of_merges(store: Store) -> None:
    review = linked_to(store, "a2")
    review.do(edits.merge, article="a2", into="a1")
    review.do(edits.merge, article="a1", into="a3")
    assert meaning(store) == {PLACE: "a3"}


def test_a_split_after_the_merge_takes_the_link_to_the_part_with_the_text(store: Store) -> None:
    review = linked_to(store, "a2")
    review.do(edits.merge, article="a2", into="a1")
    review.do(edits.split, at=start("乙文第一段"))
    (*_, part) = (article.id for article in review.annotation.articles if article.id not in {"a1", "a3"})
    assert meaning(store) == {PLACE: part}


def test_a_split_behind_the_beginning_of_its_text_leaves_the_link(store: Store) -> None:
    review = linked_to(store, "a2")
    review.do(edits.merge, article="a2", into="a1")
    review.do(edits.split, at=start("乙文第二段"))
    assert meaning(store) == {PLACE: "a1"}


def test_undo_of_the_merge_gives_the_link_its_meaning_back_and_redo_takes_it(store: Store) -> None:
    review = linked_to(store, "a2")
    review.do(edits.merge, article="a2", into="a1")
    review.undo()
    assert meaning(store) == {}
    review.redo()
    assert meaning(store) == {PLACE: "a1"}


def test_another_merge_after_undo_is_the_one_that_counts(store: Store) -> None:
    review = linked_to(store, "a2")
    review.do(edits.merge, article="a2", into="a1")
    review.undo()
    review.do(edits.merge, article="a2", into="a3")
    assert meaning(store) == {PLACE: "a3"}


@pytest.mark.parametrize("role", [None, Role.ADVERTISEMENT])
def test_a_link_to_text_in_no_article_means_the_page(store: Store, role: Role | None) -> None:
    review = linked_to(store, "a2")
    spans = [builders.span_of(SECOND, "乙文标题\n乙文第一段\n乙文第二段")]
    if role is None:
        review.do(edits.unassign, spans=spans)
    else:
        review.do(edits.make_furniture, spans=spans, role=role)
    assert meaning(store) == {PLACE: None}


def test_a_link_to_an_article_whose_making_was_undone_means_what_has_its_text(store: Store) -> None:
    review = linked_to(store, "a4")
    review.do(edits.split, at=start("乙文第一段"))
    assert meaning(store) == {}
    review.undo()
    assert meaning(store) == {PLACE: "a2"}


def test_a_link_to_the_page_alone_says_what_it_says(store: Store) -> None:
    linked_to(store, None)
    assert meaning(store) == {}


def test_a_link_to_a_page_that_nobody_began_says_what_it_says(store: Store) -> None:
    store.pages.add(SECOND)
    reviews.begin(store, FIRST, first_page("a2"))
    assert meaning(store) == {}


def test_what_another_reviewer_merged_away_is_no_matter(store: Store) -> None:
    linked_to(store, "a2")
    other = reviews.begin(store, SECOND, second_page("wang"))
    other.do(edits.merge, article="a2", into="a1")
    assert meaning(store) == {}


def test_a_link_is_understood_as_another_reviewer_has_the_page_where_that_is_asked_for(store: Store) -> None:
    linked_to(store, "a1")
    other = reviews.begin(store, SECOND, second_page("wang"))
    other.do(edits.merge, article="a1", into="a3")
    assert meaning(store, other.record) == {PLACE: "a3"}


def test_a_link_of_a_reviewer_who_did_not_begin_the_page_is_followed_in_the_history_of_another(store: Store) -> None:
    reviews.begin(store, FIRST, first_page("a1"))
    other = reviews.begin(store, SECOND, second_page("wang"))
    assert meaning(store, other.record) == {}
    other.do(edits.merge, article="a1", into="a3")
    assert meaning(store, other.record) == {PLACE: "a3"}


def test_articles_that_two_reviewers_made_are_told_apart_though_their_ids_are_the_same(store: Store) -> None:
    mine = linked_to(store, "a4")
    mine.do(edits.split, at=start("乙文第二段"))
    other = reviews.begin(store, SECOND, second_page("wang"))
    other.do(edits.new_article, spans=[builders.span_of(SECOND, "甲文")])
    assert {"a4"} < {article.id for article in other.annotation.articles}
    assert meaning(store, other.record) == {PLACE: "a2"}
    assert meaning(store, mine.record) == {}


def test_a_damaged_history_of_the_linked_page_is_told_of_that_page_alone(store: Store) -> None:
    linked_to(store, "a2").do(edits.merge, article="a2", into="a1")
    with store.atomic():
        store._connection.write("UPDATE steps SET removed = '[[]]' WHERE step = 1")
    assert [finding.page for finding in store.check(Silent(), reviews.texts_of)] == [SECOND.id]
