"""The corpus that is open, and the long work on it: import, segment, export."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from annotator.core.errors import Cancelled, UserError
from annotator.core.page import PageId
from annotator.core.progress import Progress
from annotator.services.backups import backups_of, needs_backup_today, rescue, restore
from annotator.services.corpora import Store, create_corpus, open_corpus, remember_corpus, sample_corpus
from annotator.services.pages import readable_pages, unread_pages
from annotator.services.places import folder_warning
from annotator.ui.tasks import JobProgress, Worker
from annotator.ui.words import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from annotator.services.attaching import AttachReport
    from annotator.services.exporting import ExportChoice
    from annotator.services.importing import ImportReport
    from annotator.services.naming import NamePattern, Naming
    from annotator.services.sources import SourceFile

Answer = TypeVar("Answer")


class CorpusController(QObject):
    """Two threads a corpus: one for what the reviewer waits for, one for long jobs. Asks for paths by signals.

    ``look`` reads in the store's thread what shall be there as soon as a corpus is open; ``looked`` carries that after
    ``opened``, which carries the path. ``pages_changed`` says that the list is another, ``job_began`` the words for a job,
    ``imported`` and ``attached`` the report, ``exported`` how many lines and where, ``segmented`` how many pages,
    ``names_wanted`` the sources and their Naming.
    """

    opened = Signal(object)
    looked = Signal(object)
    closed = Signal()
    pages_changed = Signal()
    told = Signal(object)
    job_began = Signal(str)
    job_reported = Signal(int, object, str)
    job_ended = Signal()
    imported = Signal(object, object)
    attached = Signal(object)
    exported = Signal(int, object)
    segmented = Signal(int)
    new_wanted = Signal()
    open_wanted = Signal()
    files_wanted = Signal()
    folder_wanted = Signal()
    names_wanted = Signal(object)
    paste_wanted = Signal()
    boxes_wanted = Signal()
    segment_wanted = Signal()
    export_wanted = Signal()
    restore_wanted = Signal(object)
    copy_wanted = Signal()
    rescued = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.look: Callable[[Store], object] = lambda _: None
        self._path: Path | None = None
        self._worker: Worker | None = None
        self._jobs: Worker | None = None
        self._job: JobProgress | None = None
        self._backup = JobProgress()
        self._backed_up_on: date | None = None

    @property
    def path(self) -> Path | None:
        """Where the open corpus lies."""
        return self._path

    @property
    def worker(self) -> Worker | None:
        """The thread for what the reviewer waits for."""
        return self._worker

    @property
    def jobs(self) -> Worker | None:
        """The thread for what takes long."""
        return self._jobs

    @property
    def is_job_running(self) -> bool:
        """Whether a long job is under way."""
        return self._job is not None

    def new(self) -> None:
        """Ask where the new corpus shall lie."""
        self.new_wanted.emit()

    def open(self) -> None:
        """Ask which corpus to open."""
        self.open_wanted.emit()

    def import_files(self) -> None:
        """Ask which files to import."""
        self.files_wanted.emit()

    def import_folder(self) -> None:
        """Ask which folder to import."""
        self.folder_wanted.emit()

    def paste_text(self) -> None:
        """Ask for a page's text."""
        self.paste_wanted.emit()

    def attach(self) -> None:
        """Ask which files tell where characters stand."""
        self.boxes_wanted.emit()

    def segment(self) -> None:
        """Ask what to segment."""
        self.segment_wanted.emit()

    def export(self) -> None:
        """Ask what to export."""
        self.export_wanted.emit()

    def restore(self) -> None:
        """Ask which backup to put in the place of the corpus."""
        if self._path is not None:
            self.restore_wanted.emit(backups_of(self._path))

    def save_copy(self) -> None:
        """Ask where to write a copy of what is open."""
        self.copy_wanted.emit()

    def restore_from(self, backup: Path) -> None:
        """Close the corpus, put a backup in its place, what was there becoming a backup itself, and open it again."""
        if self._path is not None:
            self.open_path(self._path, prepare=lambda path, progress: _restored(path, backup, progress))

    def note_step(self) -> None:
        """Back the corpus up in the background with the first step of a day."""
        today = date.today()  # noqa: DTZ011 - the reviewer's own day
        if self._jobs is None or self._path is None or self._backed_up_on == today:
            return
        self._backed_up_on, self._backup, path = today, JobProgress(), self._path
        self._jobs.ask(
            lambda store, progress: store.back_up(progress) if needs_backup_today(path) else None,
            lambda _: None,
            failed=self._backup_failed,
            progress=self._backup,
        )

    def rescue_to(self, target: Path) -> None:
        """Write what is open as a corpus of its own, be its file gone or its disk full."""
        if self._worker is not None:
            self._worker.ask(lambda store, progress: rescue(store, target, progress), self.rescued.emit, failed=self.told.emit)

    def open_sample(self) -> None:
        """Open the sample corpus, made where it is missing."""
        from annotator.services.sample import open_sample

        self.open_path(sample_corpus(), prepare=open_sample)

    def create(self, path: Path, sources: Sequence[Path] = ()) -> None:
        """Make a corpus and import files into it."""
        # Not before it is made: jobs have a thread of their own, which would find no corpus.
        then = (lambda: self.import_paths(sources)) if sources else None
        self.open_path(path, prepare=lambda path, _: create_corpus(path), then=then)

    def open_path(
        self,
        path: Path,
        *,
        prepare: Callable[[Path, Progress], Store] | None = None,
        then: Callable[[], None] | None = None,
    ) -> None:
        """Open a corpus instead of the one that is open; ``prepare`` makes it first, in its thread, ``then`` runs when it is."""
        self.close()
        self._path = path
        self._worker = Worker(path, name="store", prepare=prepare)
        self._jobs = Worker(path, name="jobs")
        self._worker.ask(self._first_look, lambda seen: self._is_open(*seen, then), failed=self._is_not_open)

    def _first_look(self, store: Store, _: Progress) -> tuple[Path, object]:
        """Where the corpus is, and what ``look`` sees in it; None where that fails, which it will tell when asked again."""
        with suppress(UserError):
            return store.path, self.look(store)
        return store.path, None

    def close(self) -> None:
        """Close the corpus: what was asked of it is done first, a long job is stopped at the next whole item."""
        if self._job is not None:
            self._job.cancel()
        self._backup.cancel()
        self._backed_up_on = None
        for worker in (self._jobs, self._worker):
            if worker is not None:
                worker.stop()
        was_open = self._worker is not None
        self._path = self._worker = self._jobs = self._job = None
        if was_open:
            self.job_ended.emit()
            self.closed.emit()

    def import_paths(self, sources: Sequence[Path]) -> None:
        """Import files, folders and archives; where there are several files, ask first whether they are what is meant."""

        def work(store: Store, progress: Progress) -> Naming:
            from annotator.services.naming import naming_of

            return naming_of(store, sources, progress=progress)

        self._run(QT_TRANSLATE_NOOP("Jobs", "Looking for pages"), work, self._name)

    def import_scans(self, sources: Sequence[Path | SourceFile]) -> None:
        """Import them once more, this time with the pages that have no text; names are read as they were."""
        from annotator.services.naming import last_pattern

        if self._worker is not None and self._is_free():
            self._worker.ask(
                lambda store, _: last_pattern(store),
                lambda names: self._import(sources, names, keeps_scans=True),
                failed=self.told.emit,
            )

    def import_named(self, naming: Naming, names: NamePattern | None) -> None:
        """Import files, their names read by this pattern, or by none; where it was shown, from now on."""
        from annotator.services.naming import remember_pattern

        if self._worker is not None and naming.has_pattern:
            self._worker.ask(
                lambda store, _: remember_pattern(store, names),
                lambda _: self._import(naming.files, names),
                failed=self.told.emit,
            )
        elif self._worker is not None:
            self._import(naming.files, names)

    def _name(self, naming: Naming) -> None:
        from annotator.services.naming import name_pattern

        if naming.is_question:
            self.names_wanted.emit(naming)
        else:
            self._import(naming.files, name_pattern(naming.pattern) if naming.pattern else None)

    def _import(self, files: Sequence[Path | SourceFile], names: NamePattern | None, *, keeps_scans: bool = False) -> None:
        """Import, and let the machine read the pages that are new."""

        def work(store: Store, progress: Progress) -> ImportReport:
            from annotator.services.importing import import_sources
            from annotator.services.segmenting import DEFAULT_SEGMENTER, segment_pages

            report = import_sources(store, files, progress=progress, names=names, keeps_scans=keeps_scans)
            segment_pages(store, DEFAULT_SEGMENTER, unread_pages(store, report.added + report.filled), progress=progress)
            return report

        self._run(QT_TRANSLATE_NOOP("Jobs", "Importing"), work, lambda report: self.imported.emit(report, files))

    def add_text(self, text: str, name: str) -> None:
        """Add a page from pasted text, and let the machine read it."""

        def work(store: Store, progress: Progress) -> ImportReport:
            from annotator.services.importing import ImportReport, import_text
            from annotator.services.segmenting import DEFAULT_SEGMENTER, segment_pages

            page = import_text(store, text, name)
            segment_pages(store, DEFAULT_SEGMENTER, unread_pages(store, [page]), progress=progress)
            return ImportReport(added=[page])

        self._run(QT_TRANSLATE_NOOP("Jobs", "Importing"), work, lambda report: self.imported.emit(report, ()))

    def attach_from(self, sources: Sequence[Path]) -> None:
        """Lay the boxes that files tell onto the pages that have their texts."""

        def work(store: Store, progress: Progress) -> AttachReport:
            from annotator.services.attaching import attach_sources

            return attach_sources(store, sources, progress=progress)

        self._run(QT_TRANSLATE_NOOP("Jobs", "Attaching boxes"), work, self.attached.emit)

    def segment_with(self, segmenter: str, *, only_new: bool) -> None:
        """Let a machine read pages; reviews already begun stay as they are."""

        def work(store: Store, progress: Progress) -> int:
            from annotator.services.segmenting import segment_pages

            ids = readable_pages(store)
            pages: Sequence[PageId] = unread_pages(store, ids) if only_new else ids
            segment_pages(store, segmenter, pages, progress=progress)
            return len(pages)

        self._run(QT_TRANSLATE_NOOP("Jobs", "Segmenting"), work, self._has_segmented)

    def export_to(self, target: Path, choice: ExportChoice) -> None:
        """Write the reviewed corpus, whole or not at all."""

        def work(store: Store, progress: Progress) -> int:
            from annotator.services.exporting import export_pages

            return export_pages(store, target, choice, progress=progress)

        self._run(QT_TRANSLATE_NOOP("Jobs", "Exporting"), work, lambda count: self.exported.emit(count, target))

    def cancel_job(self) -> None:
        """Stop the long job at the next whole item."""
        if self._job is not None:
            self._job.cancel()

    def _run(self, what: str, work: Callable[[Store, Progress], Answer], done: Callable[[Answer], object]) -> None:
        if self._jobs is None or not self._is_free():
            return
        self._job = JobProgress()
        self._job.reported.connect(self.job_reported)
        self.job_began.emit(what)
        self._jobs.ask(work, lambda answer: self._end(lambda: done(answer)), failed=self._job_failed, progress=self._job)

    def _is_free(self) -> bool:
        """Whether no long job is under way; else it is said."""
        if self._job is not None:
            self.told.emit(UserError(QT_TRANSLATE_NOOP("Errors", "another job is running; wait for it or cancel it")))
        return self._job is None

    def _end(self, then: Callable[[], object]) -> None:
        self._job = None
        self.job_ended.emit()
        then()
        self.pages_changed.emit()

    def _job_failed(self, error: UserError) -> None:
        self._end(lambda: self.told.emit(error))

    def _has_segmented(self, count: int) -> None:
        self.segmented.emit(count)

    def _backup_failed(self, error: UserError) -> None:
        if not isinstance(error, Cancelled):
            self.told.emit(error)

    def _is_open(self, path: Path, seen: object, then: Callable[[], None] | None) -> None:
        remember_corpus(path)
        self.opened.emit(path)
        self.looked.emit(seen)
        if self._worker is not None:
            self._worker.ask(lambda store, _: folder_warning(store.path), self._warn, failed=self.told.emit)
        if then is not None:
            then()

    def _warn(self, warning: UserError | None) -> None:
        if warning is not None:
            self.told.emit(warning)

    def _is_not_open(self, error: UserError) -> None:
        self.close()
        self.told.emit(error)


def _restored(path: Path, backup: Path, progress: Progress) -> Store:
    restore(path, backup, progress)
    return open_corpus(path)
