"""The sample corpus: the bundled page, segmented, ready to try everything on."""

from pathlib import Path

from annotator.core.progress import Progress
from annotator.resources import resource_path
from annotator.services.corpora import create_corpus
from annotator.services.importing import ReadAs, import_sources
from annotator.services.segmenting import DEFAULT_SEGMENTER, segment_pages
from annotator.store.corpus import Store

PAGE = "hohhot-daily-2023-07-27-p2"


def sample_page() -> Path:
    """The text file of the bundled page."""
    return resource_path(f"samples/{PAGE}.txt")


def sample_gold() -> Path:
    """The bundled page with its hand-made articles, as page-jsonl."""
    return resource_path(f"samples/{PAGE}.gold.jsonl")


def open_sample(path: Path, progress: Progress) -> Store:
    """The sample corpus at a path, made where it is missing; one that is there already is never reset."""
    store = create_corpus(path)
    if not store.pages.count():
        # The gold's line knows the paper's name and date; of its articles nothing is taken.
        report = import_sources(store, [sample_gold()], progress=progress, read_as=ReadAs.PAGES)
        segment_pages(store, DEFAULT_SEGMENTER, report.added, progress=progress)
    return store
