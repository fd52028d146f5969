"""Bring files into a corpus: pages, and what people and machines have said of them before."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from annotator.core.errors import BadFile, Cancelled, StaleRevision, UserError
from annotator.core.page import Page, PageId
from annotator.core.progress import Progress
from annotator.exchange.page_jsonl import ReadAs
from annotator.exchange.textfile import read_text_page
from annotator.services.ahead import WORTH_A_PROCESS, can_read_ahead, read_ahead, read_safely
from annotator.services.corpora import create_corpus
from annotator.services.naming import NamePattern, remember_pattern
from annotator.services.reading import BATCH, Reading, Ready, ReadyAnnotation, ReadyPrediction
from annotator.services.review import now
from annotator.services.sources import LeftOut, SourceFile, count_pages, expanded
from annotator.store.corpus import Store
from annotator.store.pages import Outcome, PageDiffers, PageFinished

SESSION = "import"


@dataclass(slots=True)
class ImportReport:
    """What became of the sources: pages by outcome, readings kept or known already, and each refusal as it was raised.

    ``filled`` are pages that were there without text and got theirs, ``versions`` the new ones among those added that are
    other texts of pages, with these. ``left_out`` are files of folders that are something
    else, and no refusals.
    """

    added: list[PageId] = field(default_factory=list)
    filled: list[PageId] = field(default_factory=list)
    skipped: int = 0
    twins: list[tuple[PageId, PageId]] = field(default_factory=list)
    versions: list[tuple[PageId, PageId]] = field(default_factory=list)
    annotations: int = 0
    predictions: int = 0
    known_readings: int = 0
    refused: list[UserError] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    def tell(self, refusal: BadFile) -> None:
        """Note what is not taken: refused, or left out of a folder where it is something else."""
        if isinstance(refusal, LeftOut):
            self.left_out.append(refusal)
        else:
            self.refused.append(refusal)

    @property
    def done(self) -> int:
        """How many pages were dealt with, one way or another."""
        return len(self.added) + len(self.filled) + self.skipped + len(self.refused)


def import_sources(
    store: Store,
    sources: Sequence[Path | SourceFile],
    *,
    progress: Progress,
    read_as: ReadAs = ReadAs.AUTO,
    reviewer: str | None = None,
    as_versions: bool = False,
    names: NamePattern | None = None,
    keeps_scans: bool = False,
) -> ImportReport:
    """Read every source, folders with all in them, and keep what they hold; what is refused is told, the rest goes on.

    ``reviewer`` names who made annotations that name nobody; ``names`` is how names of files are read, instead of each by
    itself, and is remembered. With ``as_versions`` a page whose id is there with another text is kept beside it instead of
    refused. A page without text is refused unless ``keeps_scans``. Raises Cancelled between some pages and the next,
    WriteFailed; what came before is kept, and found there when the same sources are imported again. The texts of the
    articles that came are made afterwards, by ``follow``.
    """
    importing = _Import(store, as_versions=as_versions)
    if names is not None:
        remember_pattern(store, names)
    files = expanded(sources, progress=progress)
    total = count_pages(files)
    is_large = total >= WORTH_A_PROCESS and can_read_ahead()
    reading = Reading(files, read_as, reviewer, names, keeps_scans)
    records = (read_ahead if is_large else read_safely)(reading, on_bad=importing.report.tell)
    progress.report(0, total, "importing")
    with closing(records):
        while some := list(islice(records, BATCH)):
            importing.keep(some)
            progress.report(importing.report.done, total, "importing")
            if progress.is_cancelled():
                raise Cancelled
    progress.report(total, total, "importing")
    return importing.report


def import_into(
    path: Path,
    sources: Sequence[Path | SourceFile],
    *,
    progress: Progress,
    read_as: ReadAs = ReadAs.AUTO,
    reviewer: str | None = None,
    as_versions: bool = False,
    names: NamePattern | None = None,
    keeps_scans: bool = False,
) -> ImportReport:
    """Import into the corpus at ``path``, made where it is missing, unless nothing comes to be in it."""
    is_new = not path.exists()
    with create_corpus(path) as store:
        report = import_sources(
            store,
            sources,
            progress=progress,
            read_as=read_as,
            reviewer=reviewer,
            as_versions=as_versions,
            names=names,
            keeps_scans=keeps_scans,
        )
        is_empty = not store.pages.count()
    if is_new and is_empty:
        path.unlink()
    return report


def import_text(store: Store, text: str, name: str) -> PageId:
    """Keep pasted text as a page; raises BadFile where there is none. The id under which it is in the corpus.

    A name that is the id of a page without text gives it this one.
    """
    page = read_text_page(text.encode("utf-8", "surrogatepass"), name)
    known = PageId(name)
    return store.pages.add(replace(page, id=known) if known in store.pages.without_text() else page).id


class _Import:
    """One import under way, and the report it fills."""

    def __init__(self, store: Store, *, as_versions: bool) -> None:
        self._store = store
        self._as_versions = as_versions
        self.report = ImportReport()

    def keep(self, records: Sequence[Ready]) -> None:
        """Keep some records, each whole or not at all and said why."""
        with self._store.carrying():
            for one in records:
                self._keep(one)

    def _keep(self, one: Ready) -> None:
        try:
            page = self._keep_page(one.page)
        except (PageDiffers, PageFinished) as refusal:
            self.report.refused.append(refusal)
            return
        if isinstance(one, ReadyAnnotation):
            self._keep_annotation(page, one)
        elif isinstance(one, ReadyPrediction):
            self._keep_prediction(page, one)

    def _keep_page(self, page: Page) -> PageId:
        addition = self._store.pages.add(page, as_version=self._as_versions)
        self._keep_layout(addition.id, page)
        if addition.outcome is Outcome.SKIPPED:
            self.report.skipped += 1
            return addition.id
        (self.report.filled if addition.outcome is Outcome.FILLED else self.report.added).append(addition.id)
        self.report.twins += [(addition.id, twin) for twin in addition.twins]
        if addition.outcome is Outcome.VERSION:
            self.report.versions.append((addition.id, page.id))
        return addition.id

    def _keep_layout(self, page: PageId, came: Page) -> None:
        """What the file tells beyond the text: for a page that is there already too, which may lack it."""
        if came.layout is not None and not self._store.layouts.having([page]):
            self._store.layouts.put(page, came.layout)
        if came.facsimile is not None and self._store.layouts.facsimile_of(page) is None:
            self._store.layouts.put_facsimile(page, came.facsimile)

    def _keep_annotation(self, page: PageId, one: ReadyAnnotation) -> None:
        said, seeded_from = one.record.annotation, one.record.seeded_from or "file"
        bare = said if said.page == page else replace(said, page=page)
        try:
            self._store.annotations.begin_flat(bare, one.flat, one.summary, seeded_from=seeded_from, time=now(), session=SESSION)
        except StaleRevision:
            self.report.known_readings += 1
        else:
            self.report.annotations += 1

    def _keep_prediction(self, page: PageId, one: ReadyPrediction) -> None:
        if self._store.runs.repeat(one.run, page, one.content):
            self.report.predictions += 1
        else:
            self.report.known_readings += 1


__all__ = ["SESSION", "ImportReport", "ReadAs", "import_into", "import_sources", "import_text"]
