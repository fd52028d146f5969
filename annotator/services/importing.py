"""Bring files into a corpus: pages, and what people and machines have said of them before."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotator.core.annotation import Run
from annotator.core.errors import UserError
from annotator.core.page import Page, PageId
from annotator.core.progress import Progress, over
from annotator.exchange.page_jsonl import AnnotationRecord, PredictionRecord, ReadAs, Record
from annotator.exchange.textfile import read_text_page
from annotator.services.corpora import create_corpus
from annotator.services.review import now
from annotator.services.sources import expanded, records_of
from annotator.services.texts import texts_of
from annotator.store.corpus import Store
from annotator.store.pages import Outcome

SESSION = "import"


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
    another text is kept beside it instead of refused. Raises Cancelled between two files; what came before is kept.
    """
    importing = _Import(store, as_versions=as_versions)
    files = expanded(sources)
    for file in over(progress, files, "importing"):
        for record in records_of(file, read_as=read_as, reviewer=reviewer, on_bad=importing.report.refused.append):
            importing.keep(record)
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
    """One import under way: the report it fills, and the runs whose predictions it has met."""

    def __init__(self, store: Store, *, as_versions: bool) -> None:
        self._store = store
        self._as_versions = as_versions
        self._runs: dict[Run, int] = {}
        self.report = ImportReport()

    def keep(self, record: Record) -> None:
        """Keep one record whole, or not at all and say why."""
        try:
            with self._store.atomic():
                page = self._keep_page(record.page)
                if isinstance(record, AnnotationRecord):
                    self._keep_annotation(page, record)
                elif isinstance(record, PredictionRecord):
                    self._keep_prediction(page, record)
        except UserError as error:
            self.report.refused.append(error)

    def _keep_page(self, page: Page) -> PageId:
        addition = self._store.pages.add(page, as_version=self._as_versions)
        if addition.outcome is Outcome.SKIPPED:
            self.report.skipped += 1
            return addition.id
        self.report.added.append(addition.id)
        self.report.twins += [(addition.id, twin) for twin in addition.twins]
        return addition.id

    def _keep_annotation(self, page: PageId, record: AnnotationRecord) -> None:
        annotation = replace(record.annotation, page=page)
        seeded_from = record.seeded_from or "file"
        texts = texts_of(record.page, annotation)
        if self._store.annotations.record(page, annotation.reviewer) is not None:
            self.report.known_readings += 1
            return
        self._store.annotations.begin(annotation, seeded_from=seeded_from, texts=texts, time=now(), session=SESSION)
        self.report.annotations += 1

    def _keep_prediction(self, page: PageId, record: PredictionRecord) -> None:
        if record.run not in self._runs:
            self._runs[record.run] = self._store.runs.start(record.run)
        self._store.runs.add(self._runs[record.run], page, record.prediction)
        self.report.predictions += 1


__all__ = ["SESSION", "ImportReport", "ReadAs", "import_into", "import_sources", "import_text"]
