"""Puts pages into the search index behind everything else: some at a time, other jobs go first in between."""

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from annotator.core.errors import UserError
from annotator.services.searching import Coverage, index_next
from annotator.ui.controllers.corpus import CorpusController
from annotator.ui.quiet import Quiet
from annotator.ui.tasks import Wanted
from annotator.ui.words import QT_TRANSLATE_NOOP

JOB = QT_TRANSLATE_NOOP("Jobs", "Indexing")
# A corpus that opens, and pages that came, are looked at first.
_PAUSE_MS = 2_000
# Fewer pages are indexed before anybody has read that they are.
_MANY = 3_000


class IndexController(QObject):
    """``advanced`` says that pages were indexed, ``said`` a sentence to who asked for it.

    ``began``, ``reported`` and ``ended`` are there for the strip that shows jobs.
    """

    began = Signal(str)
    reported = Signal(int, object, str)
    ended = Signal()
    advanced = Signal()
    said = Signal(str)

    def __init__(self, corpus: CorpusController, quiet: Quiet) -> None:
        """Pages are taken when it is ``quiet``."""
        super().__init__()
        self._corpus, self._quiet = corpus, quiet
        self._is_running = self._is_under_way = self._is_shown = False
        self._is_stopped = self._is_asked_for = False
        self._wanted = Wanted()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.start)
        quiet.came.connect(self._go_on)
        corpus.opened.connect(lambda _: self._pause.start())
        corpus.job_ended.connect(self._pause.start)
        corpus.closed.connect(self._close)

    def ask(self) -> None:
        """Index what is not indexed, though somebody stopped it before, and say when that is done."""
        self._is_stopped, self._is_asked_for = False, True
        self.start()

    def start(self) -> None:
        """Index what is not indexed, unless that is being done or was stopped."""
        if not self._is_running and not self._is_stopped:
            self._next()

    def stop(self) -> None:
        """Index no more pages until somebody asks for it."""
        self._is_stopped = self._is_running

    def _next(self) -> None:
        self._is_running = self._corpus.jobs is not None
        if self._quiet.is_now:
            self._go_on()

    def _go_on(self) -> None:
        jobs = self._corpus.jobs
        if jobs is not None and self._is_running and not self._is_under_way:
            self._is_under_way = True
            jobs.ask(lambda store, _: index_next(store), self._has_indexed, failed=self._failed, wanted=self._wanted)

    def _has_indexed(self, step: tuple[Coverage, Coverage]) -> None:
        before, after = step
        self._is_under_way = False
        if after != before:
            self.advanced.emit()
        if after.is_complete or self._is_stopped:
            self._end()
            self._tell(after)
        else:
            self._report(before, after)
            self._next()

    def _report(self, before: Coverage, after: Coverage) -> None:
        # A job of the reviewer's has the strip, and this one waits behind it.
        if self._corpus.is_job_running:
            self._is_shown = False
            return
        if not self._is_shown and (self._is_asked_for or before.pages - before.indexed > _MANY):
            self._is_shown = True
            self.began.emit(JOB)
        if self._is_shown:
            self.reported.emit(after.indexed, after.pages, "indexing")

    def _tell(self, coverage: Coverage) -> None:
        if coverage.is_complete and self._is_asked_for:
            self.said.emit(QCoreApplication.translate("Search", "%n page(s) can be searched", "", coverage.pages))
        self._is_asked_for = False

    def _failed(self, error: UserError) -> None:
        """A corpus that cannot be written is searched as far as it is indexed; who asked for more is told why."""
        self._end()
        self._is_stopped = True
        if self._is_asked_for:
            self._is_asked_for = False
            self._corpus.told.emit(error)

    def _end(self) -> None:
        self._is_running = self._is_under_way = False
        if self._is_shown:
            self._is_shown = False
            self.ended.emit()

    def _close(self) -> None:
        self._wanted.drop()
        self._wanted = Wanted()
        self._pause.stop()
        self._is_stopped = self._is_asked_for = False
        self._end()
