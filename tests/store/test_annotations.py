"""Annotations come back as they were begun, and one of them is accepted for each layer of a page."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.core import changes, edits
from annotator.core.annotation import Layer, LayerStates
from annotator.core.errors import StaleRevision
from annotator.core.history import History
from annotator.core.page import PageId
from annotator.core.progress import Silent
from annotator.store import Store
from annotator.store.texts import ArticleTexts
from tests.store import papers, reviews
from tests.store.papers import PAGE, finished


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "a.corpus", create=True) as made:
        yield made


def reviewer_of(store: Store, layer: Layer = Layer.ARTICLES) -> str | None:
    accepted = store.annotations.accepted(PAGE.id, layer)
    return accepted.annotation.reviewer if accepted else None


def begin(store: Store, reviewer: str, states: LayerStates, *, time: str = reviews.TIME) -> reviews.Review:
    review = reviews.begin(store, PAGE, papers.annotation(reviewer, states=states), time=time)
    review.time = time
    return review


def test_an_annotation_comes_back_as_it_was_begun(store: Store) -> None:
    review = reviews.begin(store, PAGE, papers.annotation(), seeded_from="run:3")
    stored = store.annotations.load(PAGE.id, "li")
    assert stored is not None
    assert stored.annotation == papers.annotation()
    assert stored.annotation.next_ids == papers.annotation().next_ids
    assert (stored.history, stored.revision, stored.seeded_from) == (History(), 0, "run:3")
    assert store.annotations.get(review.record) == papers.annotation()


def test_its_digest_is_the_same_after_it_came_back(store: Store) -> None:
    review = reviews.begin(store, PAGE, papers.annotation())
    assert changes.digest(store.annotations.get(review.record)) == changes.digest(papers.annotation())


def test_an_annotation_that_was_not_begun_is_none(store: Store) -> None:
    store.pages.add(PAGE)
    assert store.annotations.load(PAGE.id, "li") is None
    assert store.annotations.record(PAGE.id, "li") is None
    assert store.annotations.reviewers(PAGE.id) == ()


def test_the_texts_of_articles_are_kept_with_them(store: Store) -> None:
    review = reviews.begin(store, PAGE, papers.annotation())
    assert store.annotations.texts(review.record)["a2"] == ArticleTexts("第二条", "正文到此为止，没有数字。")


def test_an_annotation_whose_texts_were_not_made_is_not_begun(store: Store) -> None:
    store.pages.add(PAGE)
    with pytest.raises(ValueError, match="no texts were made for a1, a2"):
        store.annotations.begin(papers.annotation(), seeded_from="blocks", texts={}, time=reviews.TIME, session="s")
    assert store.annotations.reviewers(PAGE.id) == ()


def test_an_annotation_of_a_page_that_is_not_there_is_a_bug(store: Store) -> None:
    with pytest.raises(ValueError, match="not in the corpus"):
        store.annotations.begin(papers.annotation(), seeded_from="blocks", texts={}, time=reviews.TIME, session="s")


def test_a_reviewer_begins_a_page_once(store: Store) -> None:
    begin(store, "li", LayerStates())
    with pytest.raises(StaleRevision):
        begin(store, "li", LayerStates())


def test_two_reviewers_do_not_see_each_other(store: Store) -> None:
    li, wang = begin(store, "li", LayerStates()), begin(store, "wang", LayerStates())
    li.do(edits.merge, article="a2", into="a1")
    assert reviews.reopened(store, PAGE, "wang").annotation == wang.annotation
    assert store.annotations.reviewers(PAGE.id) == ("li", "wang")


def test_nothing_is_accepted_before_it_is_finished(store: Store) -> None:
    begin(store, "li", LayerStates())
    assert reviewer_of(store) is None


def test_the_only_finished_annotation_is_accepted(store: Store) -> None:
    begin(store, "li", finished(Layer.ARTICLES))
    begin(store, "wang", LayerStates())
    assert reviewer_of(store) == "li"


def test_the_one_finished_last_is_accepted(store: Store) -> None:
    begin(store, "li", finished(Layer.ARTICLES), time="2026-11-23T10:00:00+08:00")
    begin(store, "wang", finished(Layer.ARTICLES), time="2026-11-23T04:00:00+00:00")
    begin(store, "zhao", finished(Layer.ARTICLES), time="2026-11-23T11:00:00+08:00")
    assert reviewer_of(store) == "wang"


def test_gold_is_accepted_before_one_finished_later(store: Store) -> None:
    begin(store, "gold", finished(Layer.ARTICLES), time="2026-11-23T10:00:00+00:00")
    begin(store, "li", finished(Layer.ARTICLES), time="2026-11-24T10:00:00+00:00")
    assert reviewer_of(store) == "gold"


def test_gold_that_is_not_finished_is_not_accepted(store: Store) -> None:
    begin(store, "gold", LayerStates())
    begin(store, "li", finished(Layer.ARTICLES))
    assert reviewer_of(store) == "li"


def test_each_layer_has_its_own_accepted_annotation(store: Store) -> None:
    begin(store, "li", finished(Layer.ARTICLES))
    begin(store, "wang", finished(Layer.NUMBERS))
    assert reviewer_of(store, Layer.ARTICLES) == "li"
    assert reviewer_of(store, Layer.NUMBERS) == "wang"
    assert reviewer_of(store, Layer.PICTURES) is None


def test_finishing_accepts_and_undo_takes_it_back(store: Store) -> None:
    begin(store, "li", finished(Layer.ARTICLES), time="2026-11-23T10:00:00+00:00")
    wang = begin(store, "wang", LayerStates(), time="2026-11-24T10:00:00+00:00")
    wang.do(edits.finish, layers=[Layer.ARTICLES])
    assert reviewer_of(store) == "wang"
    wang.undo()
    assert reviewer_of(store) == "li"
    wang.redo()
    assert reviewer_of(store) == "wang"


def test_a_layer_that_stays_finished_keeps_its_time(store: Store) -> None:
    li = begin(store, "li", finished(Layer.ARTICLES), time="2026-11-23T10:00:00+00:00")
    begin(store, "wang", finished(Layer.ARTICLES), time="2026-11-24T10:00:00+00:00")
    li.time = "2026-11-25T10:00:00+00:00"
    li.do(edits.finish, layers=[Layer.PICTURES])
    assert reviewer_of(store, Layer.ARTICLES) == "wang"
    assert reviewer_of(store, Layer.PICTURES) == "li"


def test_the_one_finished_last_is_accepted_though_the_clock_was_put_back(store: Store) -> None:
    begin(store, "li", LayerStates())
    begin(store, "wang", finished(Layer.ARTICLES), time="2030-01-01T00:00:00.000+08:00")
    li = reviews.reopened(store, PAGE, "li")
    li.time = "2026-11-23T10:00:00.000+00:00"
    li.do(edits.finish, layers=[Layer.ARTICLES])
    assert reviewer_of(store) == "li"
    wang = reviews.reopened(store, PAGE, "wang")
    wang.time = "2001-01-01T00:00:00.000+00:00"
    wang.do(edits.reopen, layers=[Layer.ARTICLES])
    wang.do(edits.finish, layers=[Layer.ARTICLES])
    assert reviewer_of(store) == "wang"
    assert store.check(Silent(), reviews.texts_of) == []


def test_accepted_asks_for_a_page_by_id(store: Store) -> None:
    assert store.annotations.accepted(PageId("nowhere")) is None
