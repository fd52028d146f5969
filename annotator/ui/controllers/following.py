"""Makes in the background, a little at a time, the texts that an import or another language of pages left to be made."""

from PySide6.QtCore import QObject

from annotator.services.following import make_next_texts
from annotator.ui.controllers.corpus import CorpusController
from annotator.ui.controllers.details import DetailsController
from annotator.ui.quiet import Quiet
from annotator.ui.tasks import Wanted


class FollowingController(QObject):
    """Asks the thread for long jobs for some texts after the others; what somebody waits for comes in between."""

    def __init__(self, corpus: CorpusController, details: DetailsController, quiet: Quiet) -> None:
        """Texts are made when it is ``quiet``."""
        super().__init__()
        self._corpus, self._quiet = corpus, quiet
        self._next: int | None = None
        self._wanted = Wanted()
        self._is_under_way = self._begins_again = False
        corpus.opened.connect(lambda _: self._begin())
        corpus.job_ended.connect(self._begin)
        details.corrected.connect(lambda _: self._begin())
        corpus.closed.connect(self._end)
        quiet.came.connect(self._go_on)

    def _begin(self) -> None:
        # Those that wait now may be before the ones that are being made.
        self._begins_again = self._is_under_way
        if not self._is_under_way:
            self._ask(0)

    def _end(self) -> None:
        self._wanted.drop()
        self._wanted, self._is_under_way, self._begins_again = Wanted(), False, False
        self._next = None

    def _ask(self, after: int | None) -> None:
        if after is None and self._begins_again:
            after, self._begins_again = 0, False
        self._is_under_way, self._next = after is not None, after
        if self._quiet.is_now:
            self._go_on()

    def _go_on(self) -> None:
        jobs, at = self._corpus.jobs, self._next
        self._next = None
        if jobs is None or at is None:
            self._is_under_way = self._is_under_way and jobs is not None
            return
        # A failure is told when a reviewer's step or the next import meets it: nobody asked for this.
        jobs.ask(lambda store, _: make_next_texts(store, after=at), self._ask, failed=lambda _: self._end(), wanted=self._wanted)
