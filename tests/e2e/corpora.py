"""Corpora for stories: the sample page read by one segmenter or another, with nobody's review yet."""

from pathlib import Path

from annotator.core.annotation import Annotation
from annotator.core.errors import BadFile
from annotator.core.progress import Silent
from annotator.exchange.page_jsonl import AnnotationRecord
from annotator.services.corpora import create_corpus
from annotator.services.importing import ReadAs, import_sources, import_text
from annotator.services.sample import sample_gold
from annotator.services.segmenting import segment_pages
from annotator.services.sources import SourceFile, records_of


def sample_read_by(segmenter: str, path: Path) -> Path:
    """A corpus of the sample page and a segmenter's reading of it; its path."""
    with create_corpus(path) as store:
        added = import_sources(store, [sample_gold()], progress=Silent(), read_as=ReadAs.PAGES).added
        segment_pages(store, segmenter, added, progress=Silent())
    return path


def corpus_of(path: Path, *texts: str, segmenter: str = "blocks") -> Path:
    """A corpus of these page texts, ``p1``, ``p2`` …, read by a segmenter; its path."""
    with create_corpus(path) as store:
        pages = [import_text(store, text, f"p{number}") for number, text in enumerate(texts, 1)]
        segment_pages(store, segmenter, pages, progress=Silent())
    return path


def gold() -> Annotation:
    """The sample page as people have read it."""
    (found,) = records_of(SourceFile(sample_gold(), sample_gold().name), on_bad=raise_it)
    record = found.whole()
    assert isinstance(record, AnnotationRecord)
    return record.annotation


def raise_it(refusal: BadFile) -> None:
    """A file of a story that cannot be read is a mistake in the story."""
    raise refusal
