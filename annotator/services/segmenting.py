"""Let a machine read pages, and keep what it says."""

import signal
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import closing
from multiprocessing import get_context

from annotator.core.annotation import Prediction
from annotator.core.page import Page, PageId
from annotator.core.progress import Progress, over
from annotator.segment.segmenter import segmenter_named, segmenter_names
from annotator.services.predicting import predict
from annotator.store.corpus import Store

DEFAULT_SEGMENTER = "rules"


def segment_pages(store: Store, segmenter_name: str, pages: Sequence[PageId], *, progress: Progress, workers: int = 1) -> int:
    """Predict articles and figures for each page and keep the predictions as one run, whose id is returned.

    A page without text is left out. Raises NotFound for an unknown segmenter, Cancelled between two pages; pages done before
    are kept.
    """
    empty = store.pages.without_text()
    pages = [page for page in pages if page not in empty]
    segmenter = segmenter_named(segmenter_name)
    run = store.runs.start(segmenter.describe())
    loaded = (store.pages.get(page_id) for page_id in pages)
    with closing(_predictions(loaded, segmenter_name, workers=workers)) as predictions:
        for page_id in over(progress, pages, "segmenting"):
            store.runs.add(run, page_id, next(predictions))
    return run


def _predictions(pages: Iterator[Page], segmenter_name: str, *, workers: int) -> Generator[Prediction]:
    if workers <= 1:
        segmenter = segmenter_named(segmenter_name)
        yield from (predict(page, segmenter) for page in pages)
        return
    yield from _predicted_by_others(pages, segmenter_name, workers=workers)


def _predicted_by_others(pages: Iterator[Page], segmenter_name: str, *, workers: int) -> Generator[Prediction]:
    """Predictions in the order of the pages, a few ahead of the one asked for, so that memory stays flat and a stop is quick."""
    waiting: deque[Future[Prediction]] = deque()
    # Not forked: another thread may hold a lock then. Ctrl+C is for the one process that knows what to do about it.
    pool = ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN)
    )
    with pool:
        try:
            for page in pages:
                waiting.append(pool.submit(_predicted_by_name, page, segmenter_name))
                if len(waiting) > 2 * workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)


def _predicted_by_name(page: Page, segmenter_name: str) -> Prediction:
    return predict(page, segmenter_named(segmenter_name))


__all__ = ["DEFAULT_SEGMENTER", "predict", "segment_pages", "segmenter_names"]
