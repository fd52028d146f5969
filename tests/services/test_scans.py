"""A page of which there is a picture alone gets its text once, and what was counted of it is counted again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.core import edits
from annotator.core.annotation import Annotation, LayerStates, ReviewState
from annotator.core.layout import Facsimile
from annotator.core.page import Page, PageId, Source
from annotator.core.progress import Silent
from annotator.services.checking import check_corpus
from annotator.services.importing import import_text
from annotator.services.review import perform
from annotator.services.reviewing import open_review, record
from annotator.services.searching import index_pages, search_pages
from annotator.services.segmenting import segment_pages
from annotator.store import Store
from annotator.store.pages import Outcome, PageDiffers, PageFinished

SCAN = Page(PageId("p1"), "", publication="daily", source=Source("p1.pdf", "pdf"), facsimile=Facsimile("/scans/p1.pdf"))
TEXT = Page(PageId("p1"), "识别 的\n文字", language="zh", source=Source("p1.txt", "text"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A corpus of a scan between two pages of text, all of them searched already."""
    with Store.open(tmp_path / "a.corpus", create=True) as store:
        for page in (Page(PageId("p0"), "前面的文字"), SCAN, Page(PageId("p2"), "后面的文字")):
            store.pages.add(page)
        index_pages(store, progress=Silent())
        yield store


def found(store: Store, words: str) -> list[PageId]:
    """The pages on which the words are found."""
    return [hit.page for hit in search_pages(store, words, progress=Silent()).hits]


def begin(store: Store, states: LayerStates) -> None:
    """Let somebody say how far the scan is reviewed."""
    said = Annotation(SCAN.id, "li", states=states)
    store.annotations.begin(said, seeded_from="nothing", texts={}, time="2026-01-01T00:00:00Z", session="s")


def is_sound(store: Store) -> bool:
    """Whether nothing is wrong in the corpus."""
    return not check_corpus(store, progress=Silent())


def test_the_text_comes_to_the_details_that_were_there(store: Store) -> None:
    assert store.pages.add(TEXT).outcome is Outcome.FILLED
    page = store.pages.get(SCAN.id)
    assert (page.text, page.publication, page.language, page.source) == (TEXT.text, "daily", "zh", TEXT.source)
    assert is_sound(store)


def test_scans_are_no_twins_of_each_other(store: Store) -> None:
    assert store.pages.add(Page(PageId("p3"), "", facsimile=Facsimile("/scans/p3.pdf"))).twins == ()


def test_the_text_is_found_and_that_of_the_pages_after_it(store: Store) -> None:
    assert found(store, "文字") == ["p0", "p2"]
    store.pages.add(TEXT)
    assert found(store, "文字") == ["p0", "p1", "p2"]
    index_pages(store, progress=Silent())
    assert (found(store, "的文"), is_sound(store)) == (["p0", "p1", "p2"], True)


def test_a_text_that_is_there_stays(store: Store) -> None:
    store.pages.add(TEXT)
    with pytest.raises(PageDiffers):
        store.pages.add(Page(SCAN.id, "别的文字"))


def test_a_scan_is_segmented_once_it_has_its_text(store: Store) -> None:
    segment_pages(store, "blocks", [SCAN.id], progress=Silent())
    assert store.predictions.latest(SCAN.id) is None
    store.pages.add(TEXT)
    segment_pages(store, "blocks", [SCAN.id], progress=Silent())
    assert store.predictions.latest(SCAN.id) is not None


def test_a_review_that_is_begun_has_all_of_the_text_to_do(store: Store) -> None:
    begin(store, LayerStates())
    store.pages.add(TEXT)
    (row,) = [row for row in store.pages.list() if row.id == SCAN.id]
    assert (row.reviews[0].unassigned, is_sound(store)) == (5, True)


def test_a_review_in_which_nothing_was_done_begins_again_with_the_machines_reading(store: Store) -> None:
    assert open_review(store, SCAN.id, "li", session="s").seeded_from == "picture"
    store.pages.add(TEXT)
    run = segment_pages(store, "blocks", [SCAN.id], progress=Silent())
    review = open_review(store, SCAN.id, "li", session="s")
    assert (review.seeded_from, review.page.text, len(review.annotation.articles)) == ("blocks", TEXT.text, 1)
    assert (run, is_sound(store)) == (1, True)
    assert open_review(store, SCAN.id, "li", session="s").revision == review.revision


def test_a_review_in_which_something_was_done_stays(store: Store) -> None:
    before = open_review(store, SCAN.id, "li", session="s")
    record(store, perform(before, edits.park, session="s"))
    store.pages.add(TEXT)
    segment_pages(store, "blocks", [SCAN.id], progress=Silent())
    review = open_review(store, SCAN.id, "li", session="s")
    assert (review.annotation.is_parked, review.annotation.articles, is_sound(store)) == (True, (), True)


def test_a_review_that_is_finished_has_to_be_opened_first(store: Store) -> None:
    begin(store, LayerStates(articles=ReviewState.FINISHED))
    with pytest.raises(PageFinished, match="p1 is finished as a page without text"):
        store.pages.add(TEXT)
    assert store.pages.get(SCAN.id).text == ""


def test_text_pasted_under_the_id_of_a_scan_is_its_text(store: Store) -> None:
    store.pages.add(Page(PageId("daily.v2/2023-07-27"), "", facsimile=Facsimile("/scans/x.pdf")))
    assert import_text(store, "贴上的文字", "daily.v2/2023-07-27") == "daily.v2/2023-07-27"
    assert store.pages.get(PageId("daily.v2/2023-07-27")).text == "贴上的文字"
