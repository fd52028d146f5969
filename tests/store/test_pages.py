"""Pages are added once and listed with how far their review is."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.core import edits
from annotator.core.annotation import Layer, LayerStates
from annotator.core.errors import NotFound
from annotator.core.page import Page, PageId
from annotator.store import Store
from annotator.store.pages import Addition, Outcome, PageDiffers
from tests import builders
from tests.store import papers, reviews


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "a.corpus", create=True) as made:
        yield made


def test_a_page_comes_back_as_it_was_added(store: Store) -> None:
    store.pages.add(papers.PAGE)
    assert store.pages.get(papers.PAGE.id) == papers.PAGE


def test_a_page_with_an_empty_text_comes_back(store: Store) -> None:
    store.pages.add(builders.page("", language=None))
    assert store.pages.get(PageId("p1")) == builders.page("", language=None)


def test_a_page_that_is_not_there_is_told_by_name(store: Store) -> None:
    with pytest.raises(NotFound, match="there is no page p9"):
        store.pages.get(PageId("p9"))


def test_the_same_page_is_skipped(store: Store) -> None:
    store.pages.add(builders.page("甲"))
    assert store.pages.add(builders.page("甲")) == Addition(Outcome.SKIPPED, PageId("p1"))
    assert store.pages.count() == 1


def test_the_same_text_under_another_id_is_added_and_reported_as_a_twin(store: Store) -> None:
    store.pages.add(builders.page("甲"))
    addition = store.pages.add(builders.page("甲", page_id="p2"))
    assert addition == Addition(Outcome.TWIN, PageId("p2"), (PageId("p1"),))
    assert store.pages.count() == 2


def test_another_text_under_the_same_id_is_refused_with_both_digests(store: Store) -> None:
    old, new = builders.page("甲"), builders.page("乙")
    store.pages.add(old)
    with pytest.raises(PageDiffers) as refused:
        store.pages.add(new)
    assert old.sha256 in str(refused.value)
    assert new.sha256 in str(refused.value)
    assert store.pages.get(old.id) == old


def test_another_text_is_kept_as_a_version_when_asked(store: Store) -> None:
    store.pages.add(builders.page("甲"))
    addition = store.pages.add(builders.page("乙"), as_version=True)
    assert addition == Addition(Outcome.VERSION, PageId("p1@2"))
    assert store.pages.get(PageId("p1")).text == "甲"
    assert store.pages.get(PageId("p1@2")).text == "乙"


def test_a_version_that_is_there_already_is_skipped(store: Store) -> None:
    store.pages.add(builders.page("甲"))
    store.pages.add(builders.page("乙"), as_version=True)
    assert store.pages.add(builders.page("乙")) == Addition(Outcome.SKIPPED, PageId("p1@2"))


def test_a_version_takes_no_id_that_is_taken(store: Store) -> None:
    store.pages.add(builders.page("丙", page_id="p1@2"))
    store.pages.add(builders.page("甲"))
    assert store.pages.add(builders.page("乙"), as_version=True).id == "p1@3"


def test_page_numbers_are_listed_as_one_would(store: Store) -> None:
    for number in ("A10", "10", "A03", "2", None):
        store.pages.add(replace(builders.page(f"第{number}版", page_id=f"p{number}"), page_number=number))
    assert [row.page_number for row in store.pages.list()] == [None, "2", "10", "A03", "A10"]
    assert store.pages.ids() == [row.id for row in store.pages.list()]


def test_a_page_that_nobody_began_is_listed_without_reviews(store: Store) -> None:
    store.pages.add(papers.PAGE)
    (row,) = store.pages.list()
    assert (row.id, row.publication, row.date, row.source_file) == (papers.PAGE.id, "呼和浩特日报", "2023-07-27", "p2.txt")
    assert (row.ink, row.articles, row.doubtful, row.reviews) == (papers.PAGE.ink, None, None, ())


def test_a_page_is_listed_once_with_every_reviewer_and_the_latest_prediction(store: Store) -> None:
    reviews.begin(store, papers.PAGE, papers.annotation("li"))
    reviews.begin(store, papers.PAGE, papers.annotation("wang", states=LayerStates()))
    for _ in range(2):
        store.runs.add(store.runs.start(papers.RUN), papers.PAGE.id, papers.prediction())
    (row,) = store.pages.list()
    assert (row.articles, row.doubtful) == (2, 8)
    li, wang = row.reviews
    assert (li.reviewer, li.states, li.accepted) == ("li", papers.STATES, frozenset({Layer.ARTICLES}))
    assert (li.is_parked, li.articles, li.flags, li.open_notes, li.doubtful, li.revision) == (True, 2, 2, 2, 8, 0)
    assert (wang.reviewer, wang.states, wang.accepted) == ("wang", LayerStates(), frozenset())


def test_unassigned_characters_are_counted_over_edits(store: Store) -> None:
    page = builders.page("甲乙 丙\n丁")
    review = reviews.begin(store, page, builders.annotation(page, builders.article(1, [builders.fragment(page, "甲乙 丙")])))
    assert store.pages.list()[0].reviews[0].unassigned == 1
    review.do(edits.dissolve, article="a1")
    assert store.pages.list()[0].reviews[0].unassigned == 4
    review.undo()
    assert store.pages.list()[0].reviews[0].unassigned == 1


def test_layers_are_all_asked_for_unless_the_corpus_was_told(store: Store) -> None:
    assert store.settings.layers() == tuple(Layer)
    store.settings.ask_for([Layer.ARTICLES])
    assert store.settings.layers() == (Layer.ARTICLES,)


def add_together(store: Store, *pages: Page) -> None:
    with store.atomic():
        for page in pages:
            store.pages.add(page)


def test_what_is_written_together_is_kept_or_dropped_together(store: Store) -> None:
    with pytest.raises(PageDiffers):
        add_together(store, builders.page("甲"), builders.page("乙"))
    assert store.pages.count() == 0
