"""Let a machine read pages, and keep what it says."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from annotator.core.annotation import Prediction
from annotator.core.page import Page, PageId
from annotator.core.progress import Progress, over
from annotator.segment.segmenter import segmenter_named, segmenter_names
from annotator.services.predicting import predict
from annotator.store.corpus import Store

DEFAULT_SEGMENTER = "rules"


def segment_pages(store: Store, segmenter_name: str, pages: Sequence[PageId], *, progress: Progress, workers: int = 1) -> int:
    """Predict articles and figures for each page and keep the predictions as one run, whose id is returned.

    Raises NotFound for an unknown segmenter, Cancelled between two pages; pages done before are kept.
    """
    segmenter = segmenter_named(segmenter_name)
    run = store.runs.start(segmenter.describe())
    loaded = (store.pages.get(page_id) for page_id in pages)
    predictions = _predictions(loaded, segmenter_name, workers=workers)
    for page_id in over(progress, pages, "segmenting"):
        store.runs.add(run, page_id, next(predictions))
    return run


def _predictions(pages: Iterator[Page], segmenter_name: str, *, workers: int) -> Iterator[Prediction]:
    if workers <= 1:
        segmenter = segmenter_named(segmenter_name)
        yield from (predict(page, segmenter) for page in pages)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(_predicted_by_name, pages, _repeated(segmenter_name), chunksize=4)


def _repeated(name: str) -> Iterator[str]:
    while True:
        yield name


def _predicted_by_name(page: Page, segmenter_name: str) -> Prediction:
    return predict(page, segmenter_named(segmenter_name))


__all__ = ["DEFAULT_SEGMENTER", "predict", "segment_pages", "segmenter_names"]
