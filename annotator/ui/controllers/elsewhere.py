"""What another window or program does to the corpus: noticed, shown, and the reviewer's own step not lost over it."""

from PySide6.QtCore import QEvent, QObject, Signal

from annotator.services.details import details_of
from annotator.services.elsewhere import Glance, glance, keep_apart
from annotator.services.review import Review
from annotator.ui.controllers.corpus import CorpusController
from annotator.ui.controllers.desk import Missed, ReviewDesk
from annotator.ui.controllers.pages import PagesController
from annotator.ui.elsewhere_words import changed_words, kept_words, missed_words
from annotator.ui.window import MainWindow


class ElsewhereController(QObject):
    """Looks when the window comes to the front and when a page opens; a step that came too late is offered again.

    ``said`` carries a sentence, ``offered`` whether there is a step to do again. A later one takes the earlier one's place.
    """

    said = Signal(str)
    offered = Signal(bool)

    def __init__(self, corpus: CorpusController, desk: ReviewDesk, pages: PagesController, *, window: MainWindow) -> None:
        super().__init__()
        self._corpus, self._desk, self._pages = corpus, desk, pages
        self._bar = window.missed_bar
        self._missed: Missed | None = None
        self._version: int | None = None
        desk.stale.connect(self._miss)
        desk.closed.connect(self.leave)
        desk.opened.connect(lambda _: self._turn())
        corpus.opened.connect(lambda _: self._begin())
        self._bar.left.connect(self.leave)
        window.installEventFilter(self)

    @property
    def is_offering(self) -> bool:
        """Whether a step came too late and nobody has said yet what shall become of it."""
        return self._missed is not None

    @property
    def can_do_again(self) -> bool:
        """Whether that step can be done on the page as it is now; undo and redo would be of somebody else's step there."""
        return self._missed is not None and self._missed.move.is_new_step

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look around when the window comes to the front; say the offer again in another language."""
        if event.type() == QEvent.Type.WindowActivate:
            self._desk.when_confirmed(self._look)
        elif event.type() == QEvent.Type.LanguageChange:
            self._say()
        return super().eventFilter(watched, event)

    def again(self) -> None:
        """Do the step again on the page as it is now; where it does not fit any more, the offer stays."""
        if self._missed is not None and self.can_do_again and self._desk.do_again(self._missed):
            self.leave()

    def keep_apart(self) -> None:
        """Keep the page as the step made it under another reviewer's name."""
        worker, missed = self._corpus.worker, self._missed
        if worker is not None and missed is not None:
            worker.ask(lambda store, _: keep_apart(store, missed.move), self._kept, failed=self._desk.told.emit)

    def leave(self) -> None:
        """Leave the page as it is elsewhere."""
        if self._missed is not None:
            self._offer(None)

    def _begin(self) -> None:
        self._version = None
        self._look()

    def _turn(self) -> None:
        self.leave()
        self._look()

    def _look(self) -> None:
        worker, review = self._corpus.worker, self._desk.review
        if worker is not None:
            worker.ask(
                lambda store, _: glance(store, review), lambda seen: self._see(review, seen), failed=self._corpus.told.emit
            )

    def _see(self, review: Review | None, seen: Glance) -> None:
        was, self._version = self._version, seen.version
        if was is not None and was != seen.version:
            self._pages.reload()
        # Whatever was done since the look was asked for finds out by itself.
        if review is None or review is not self._desk.review:
            return
        if seen.details is not None and seen.details != details_of(review.page):
            self._desk.name_page(seen.details)
        if seen.revision != review.revision:
            self._desk.refresh(lambda: self._show(review))

    def _show(self, before: Review) -> None:
        if (now := self._desk.review) is not None:
            self.said.emit(changed_words(now, now.revision - before.revision))

    def _miss(self, missed: Missed) -> None:
        self._desk.refresh(lambda: self._offer(missed))

    def _offer(self, missed: Missed | None) -> None:
        self._missed = missed
        self._say()
        self.offered.emit(missed is not None)

    def _say(self) -> None:
        review = self._desk.review
        if self._missed is not None and review is not None:
            self._bar.offer(missed_words(self._missed.move, review))
        else:
            self._bar.dismiss()

    def _kept(self, reviewer: str) -> None:
        self.leave()
        self._pages.reload()
        self.said.emit(kept_words(reviewer))
