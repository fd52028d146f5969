"""The queue says of every issue how many pages it has, how many of them are done, and of each page how far it is."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.core.annotation import LayerStates, ReviewState, Segmentation
from annotator.core.page import Page, PageId
from annotator.store import Store
from annotator.store.queue import QueuedPage
from tests import builders
from tests.store import papers, reviews


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "a.corpus", create=True) as made:
        yield made


def page(number: str, date: str = "2023-07-27") -> Page:
    return replace(builders.page("甲", page_id=f"{date}/{number}"), publication="日报", date=date, page_number=number)


def begin(store: Store, of: Page, state: ReviewState, reviewer: str = "li", *, is_parked: bool = False) -> None:
    reviews.begin(store, of, replace(builders.annotation(of, reviewer=reviewer), states=LayerStates(state), is_parked=is_parked))


def test_a_corpus_without_pages_has_no_queue(store: Store) -> None:
    assert store.queue.issues("li") == []
    assert store.queue.first_open("li") is None


def test_an_issue_counts_its_pages_and_what_this_reviewer_has_done(store: Store) -> None:
    for state, number in ((ReviewState.FINISHED, "10"), (ReviewState.IGNORED, "2"), (ReviewState.IN_PROGRESS, "1")):
        begin(store, page(number), state)
    begin(store, page("3"), ReviewState.FINISHED, "wang")
    store.pages.add(page("1", "2023-07-26"))
    assert [(issue.publication, issue.date, issue.total, issue.done) for issue in store.queue.issues("li")] == [
        ("日报", "2023-07-26", 1, 0),
        ("日报", "2023-07-27", 4, 2),
    ]
    assert [issue.done for issue in store.queue.issues("wang")] == [0, 1]


def test_a_page_is_told_as_its_reviewer_has_it(store: Store) -> None:
    reviews.begin(store, papers.PAGE, papers.annotation("li"))
    (issue,) = store.queue.issues("li")
    assert issue.issue == "特刊"
    assert issue.pages() == [QueuedPage(papers.PAGE.id, "2", ReviewState.FINISHED, is_parked=True, is_flagged=True, doubtful=8)]


def test_a_page_that_the_reviewer_did_not_begin_is_as_doubtful_as_its_latest_prediction(store: Store) -> None:
    reviews.begin(store, papers.PAGE, papers.annotation("wang"))
    for segmentation in (Segmentation(), papers.prediction().segmentation):
        said = replace(papers.prediction(), segmentation=segmentation)
        store.runs.add(store.runs.start(papers.RUN), papers.PAGE.id, said)
    ((found,),) = [issue.pages() for issue in store.queue.issues("li")]
    assert found == QueuedPage(papers.PAGE.id, "2", ReviewState.NEW, is_parked=False, is_flagged=False, doubtful=8)


def test_ids_with_quotes_and_controls_come_back(store: Store) -> None:
    ids = ['a"b', "a\\b", "a\nb", "a\x01b", "𠮷"]
    for one in ids:
        store.pages.add(builders.page("甲", page_id=one))
    assert sorted(found.id for issue in store.queue.issues("li") for found in issue.pages()) == sorted(ids)


def test_the_page_to_begin_with_is_the_first_that_is_neither_done_nor_parked(store: Store) -> None:
    begin(store, page("1"), ReviewState.FINISHED)
    begin(store, page("2"), ReviewState.NEW, is_parked=True)
    begin(store, page("10"), ReviewState.IN_PROGRESS)
    store.pages.add(page("3", "2023-07-28"))
    assert store.queue.first_open("li") == PageId("2023-07-27/10")
    assert store.queue.first_open("wang") == PageId("2023-07-27/1")


def test_where_all_is_done_it_is_the_first_page(store: Store) -> None:
    for number in ("2", "1"):
        begin(store, page(number), ReviewState.IGNORED)
    assert store.queue.first_open("li") == PageId("2023-07-27/1")
