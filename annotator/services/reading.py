"""Read and check what is to be imported, page after page: the half of an import that needs no corpus."""

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from annotator.core.annotation import Run
from annotator.core.errors import BadFile
from annotator.core.flat import FlatSegmentation
from annotator.core.page import Page
from annotator.exchange.namepattern import NamePattern
from annotator.exchange.page_jsonl import AnnotationRecord, FlatRecord, PageRecord, PredictionRecord, ReadAs
from annotator.services.sources import Shelf, SourceFile, records_of
from annotator.store.contents import Content, content_of
from annotator.store.counts import Summary, summary_of

BATCH = 64
"""Records that are handed over, and best kept, together."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is to be read, and as what; ``names`` is how names of files are read, ``keeps_scans`` for pages without text too.

    Of each file ``at_most`` so many records are read.
    """

    files: Sequence[SourceFile]
    read_as: ReadAs
    reviewer: str | None
    names: NamePattern | None = None
    keeps_scans: bool = False
    at_most: int | None = None


@dataclass(frozen=True, slots=True)
class ReadyAnnotation:
    """An annotation that only has to be written."""

    record: AnnotationRecord
    flat: FlatSegmentation
    summary: Summary

    @property
    def page(self) -> Page:
        """The page it is of."""
        return self.record.page


@dataclass(frozen=True, slots=True)
class ReadyPrediction:
    """A prediction that only has to be written."""

    page: Page
    run: Run
    content: Content


Ready = PageRecord | ReadyAnnotation | ReadyPrediction


def read(reading: Reading, *, on_bad: Callable[[BadFile], None]) -> Generator[Ready]:
    """Everything in the files that can be taken, in order; what is refused goes to ``on_bad``."""
    with Shelf() as shelf:
        for file in reading.files:
            yield from read_file(reading, file, on_bad=on_bad, shelf=shelf)


def read_file(reading: Reading, file: SourceFile, *, on_bad: Callable[[BadFile], None], shelf: Shelf) -> Iterator[Ready]:
    """The same for one of the files; the ``shelf`` keeps open what the next one may lie in too."""
    records = records_of(
        file,
        read_as=reading.read_as,
        reviewer=reading.reviewer,
        names=reading.names,
        keeps_scans=reading.keeps_scans,
        on_bad=on_bad,
        shelf=shelf,
    )
    return map(_ready, islice(records, reading.at_most))


def _ready(record: FlatRecord) -> Ready:
    bare, flat = record.bare, record.flat
    if isinstance(bare, AnnotationRecord):
        return ReadyAnnotation(bare, flat, summary_of(bare.page.text, flat))
    return ReadyPrediction(bare.page, bare.run, content_of(bare.prediction, flat)) if isinstance(bare, PredictionRecord) else bare
