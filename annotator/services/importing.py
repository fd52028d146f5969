"""Bring files into a corpus: pages, and what people and machines have said of them before."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from annotator.core.errors import Cancelled, StaleRevision, UserError
from annotator.core.flat import FlatSegmentation
from annotator.core.page import Page, PageId
from annotator.core.progress import Progress
from annotator.exchange.page_jsonl import AnnotationRecord, FlatRecord, PredictionRecord, ReadAs
from annotator.exchange.textfile import read_text_page
from annotator.services.corpora import create_corpus
from annotator.services.review import now
from annotator.services.sources import count_pages, expanded, records_of
from annotator.store.corpus import Store
from annotator.store.pages import Outcome, PageDiffers

SESSION = "import"

# Records kept in one transaction. They are read and checked before it begins: a reviewer's step finds its turn then.
_BATCH = 128


@dataclass(slots=True)
class ImportReport:
    """What became of the sources: pages by outcome, readings kept or known already, and each refusal as it was raised."""

    added: list[PageId] = field(default_factory=list)
    skipped: int = 0
    twins: list[tuple[PageId, PageId]] = field(default_factory=list)
    annotations: int = 0
    predictions: int = 0
    known_readings: int = 0
    refused: list[UserError] = field(default_factory=list)

    @property
    def done(self) -> int:
        """How many pages were dealt with, one way or another."""
        return len(self.added) + self.skipped + len(self.refused)


def import_sources(
    store: Store,
    sources: Sequence[Path],
    *,
    progress: Progress,
    read_as: ReadAs = ReadAs.AUTO,
    reviewer: str | None = None,
    as_versions: bool = False,
) -> ImportReport:
    """Read every source, folders with all in them, and keep what they hold; what is refused is told, the rest goes on.

    ``reviewer`` names who made annotations that name nobody. With ``as_versions`` a page whose id is there with
    another text is kept beside it instead of refused. Raises Cancelled between some pages and the next, WriteFailed;
    what came before is kept, and found there when the same sources are imported again. The texts of the articles that
    came are made afterwards, by ``follow``.
    """
    importing = _Import(store, as_versions=as_versions)
    files = expanded(sources)
    total = count_pages(files)
    records = (
        record
        for file in files
        for record in records_of(file, read_as=read_as, reviewer=reviewer, on_bad=importing.report.refused.append)
    )
    progress.report(0, total, "importing")
    while some := list(islice(records, _BATCH)):
        importing.keep(some)
        progress.report(importing.report.done, total, "importing")
        if progress.is_cancelled():
            raise Cancelled
    progress.report(total, total, "importing")
    return importing.report


def import_into(
    path: Path,
    sources: Sequence[Path],
    *,
    progress: Progress,
    read_as: ReadAs = ReadAs.AUTO,
    reviewer: str | None = None,
    as_versions: bool = False,
) -> ImportReport:
    """Import into the corpus at ``path``, made where it is missing, unless nothing comes to be in it."""
    is_new = not path.exists()
    with create_corpus(path) as store:
        report = import_sources(store, sources, progress=progress, read_as=read_as, reviewer=reviewer, as_versions=as_versions)
        is_empty = not store.pages.count()
    if is_new and is_empty:
        path.unlink()
    return report


def import_text(store: Store, text: str, name: str) -> PageId:
    """Keep pasted text as a page; raises BadFile where there is none. The id under which it is in the corpus."""
    return store.pages.add(read_text_page(text.encode("utf-8", "surrogatepass"), name)).id


class _Import:
    """One import under way, and the report it fills."""

    def __init__(self, store: Store, *, as_versions: bool) -> None:
        self._store = store
        self._as_versions = as_versions
        self.report = ImportReport()

    def keep(self, records: Sequence[FlatRecord]) -> None:
        """Keep some records, each whole or not at all and said why."""
        with self._store.carrying():
            for record in records:
                self._keep(record)

    def _keep(self, record: FlatRecord) -> None:
        try:
            page = self._keep_page(record.bare.page)
        except PageDiffers as refusal:
            self.report.refused.append(refusal)
            return
        if isinstance(record.bare, AnnotationRecord):
            self._keep_annotation(page, record.bare, record.flat)
        elif isinstance(record.bare, PredictionRecord):
            self._keep_prediction(page, record.bare, record.flat)

    def _keep_page(self, page: Page) -> PageId:
        addition = self._store.pages.add(page, as_version=self._as_versions)
        if addition.outcome is Outcome.SKIPPED:
            self.report.skipped += 1
            return addition.id
        self.report.added.append(addition.id)
        self.report.twins += [(addition.id, twin) for twin in addition.twins]
        return addition.id

    def _keep_annotation(self, page: PageId, record: AnnotationRecord, flat: FlatSegmentation) -> None:
        bare = record.annotation if record.annotation.page == page else replace(record.annotation, page=page)
        seeded_from, text = record.seeded_from or "file", record.page.text
        try:
            self._store.annotations.begin_flat(bare, flat, text=text, seeded_from=seeded_from, time=now(), session=SESSION)
        except StaleRevision:
            self.report.known_readings += 1
        else:
            self.report.annotations += 1

    def _keep_prediction(self, page: PageId, record: PredictionRecord, flat: FlatSegmentation) -> None:
        if self._store.runs.repeat(record.run, page, record.prediction, flat):
            self.report.predictions += 1
        else:
            self.report.known_readings += 1


__all__ = ["SESSION", "ImportReport", "ReadAs", "import_into", "import_sources", "import_text"]
