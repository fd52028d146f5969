"""Segmenting a corpus: one run, whole pages, and a stop that keeps what is done."""

from pathlib import Path

import pytest

from annotator.core.errors import Cancelled, NotFound
from annotator.core.progress import Silent
from annotator.services.corpora import create_corpus
from annotator.services.importing import import_text
from annotator.services.segmenting import segment_pages
from annotator.store.corpus import Store


class StoppedAfter(Silent):
    """Progress that asks to stop once so many pages are done."""

    def __init__(self, pages: int) -> None:
        self._pages = pages
        self._done = 0

    def report(self, done: int, total: int | None, what: str) -> None:
        """Remember how many are done."""
        del total, what
        self._done = done

    def is_cancelled(self) -> bool:
        """Whether enough are done; asked before each page."""
        return self._done + 1 >= self._pages and self._done > 0


def filled(path: Path, pages: int) -> Store:
    store = create_corpus(path)
    for number in range(pages):
        import_text(store, f"标题{number}\n\n正文。", f"p{number}")
    return store


@pytest.mark.parametrize("workers", [1, 2])
def test_a_stop_keeps_the_whole_pages_that_are_done(tmp_path: Path, workers: int) -> None:
    with filled(tmp_path / "c.corpus", 5) as store:
        with pytest.raises(Cancelled):
            segment_pages(store, "blocks", store.pages.ids(), progress=StoppedAfter(2), workers=workers)
        assert [store.predictions.latest(page) is not None for page in store.pages.ids()] == [True, True, False, False, False]


def test_workers_give_each_page_its_own_prediction(tmp_path: Path) -> None:
    with filled(tmp_path / "c.corpus", 9) as store:
        segment_pages(store, "one", store.pages.ids(), progress=Silent(), workers=2)
        for page in store.pages.ids():
            kept = store.predictions.latest(page)
            assert kept is not None
            assert kept.prediction.segmentation.articles[0].spans[0].end == len(store.pages.get(page).text)


def test_an_unknown_segmenter_starts_no_run(tmp_path: Path) -> None:
    with filled(tmp_path / "c.corpus", 1) as store:
        with pytest.raises(NotFound, match="there is no segmenter magic"):
            segment_pages(store, "magic", store.pages.ids(), progress=Silent())
        assert not store.runs.list()
