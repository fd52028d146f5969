"""Offers, when a page is opened, what its reviewer said of another text of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal

from annotator.core import edits
from annotator.core.page import PageId
from annotator.services.corpora import Store
from annotator.services.review import Review
from annotator.ui.carry_words import carried_words, offer_words
from annotator.ui.controllers.corpus import CorpusController
from annotator.ui.controllers.desk import ReviewDesk
from annotator.ui.errors import spoken
from annotator.ui.window import MainWindow

if TYPE_CHECKING:
    from annotator.services.carrying import CarryReport


class CarryingController(QObject):
    """Nothing is carried over unasked, and what is, is one step. The offer goes with the first step of the reviewer's own.

    ``said`` carries a sentence, ``offered`` whether there is something to carry over.
    """

    said = Signal(str)
    offered = Signal(bool)

    def __init__(self, corpus: CorpusController, desk: ReviewDesk, *, window: MainWindow) -> None:
        super().__init__()
        self._corpus, self._desk, self._bar = corpus, desk, window.carry_bar
        self._other: PageId | None = None
        desk.opened.connect(self._look)
        desk.changed.connect(lambda *_: self.leave())
        desk.closed.connect(self.leave)
        self._bar.left.connect(self.leave)
        window.installEventFilter(self)

    @property
    def is_offering(self) -> bool:
        """Whether there is something to carry over that nobody has answered to yet."""
        return self._other is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say the offer again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        return super().eventFilter(watched, event)

    def carry(self) -> None:
        """Carry over what was said of the other text."""
        worker, review, other = self._corpus.worker, self._desk.review, self._other
        if worker is None or review is None or other is None:
            return

        def work(store: Store, _: object) -> CarryReport:
            from annotator.services.carrying import carried_for

            return carried_for(store, review.page.id, other, reviewer=review.annotation.reviewer, words=spoken)

        worker.ask(work, lambda report: self._take(review, report), failed=self._desk.told.emit)

    def leave(self) -> None:
        """Leave the page as it is."""
        if self._other is not None:
            self._offer(None)

    def _look(self, review: Review) -> None:
        self.leave()
        worker = self._corpus.worker
        if worker is None or review.history.depth:
            return

        def work(store: Store, _: object) -> PageId | None:
            from annotator.services.carrying import carriable

            return carriable(store, review.page.id, review.annotation.reviewer)

        worker.ask(work, lambda other: self._see(review, other), failed=self._desk.told.emit)

    def _see(self, review: Review, other: PageId | None) -> None:
        if other is not None and review is self._desk.review:
            self._offer(other)

    def _take(self, review: Review, report: CarryReport) -> None:
        """Another page or a step that came meanwhile is not written over."""
        if review is self._desk.review and self._desk.do(edits.carry_over, other=report.carried.annotation):
            self.said.emit(carried_words(report))

    def _offer(self, other: PageId | None) -> None:
        self._other = other
        self._say()
        self.offered.emit(other is not None)

    def _say(self) -> None:
        if self._other is not None:
            self._bar.offer(offer_words(self._other))
        else:
            self._bar.dismiss()
