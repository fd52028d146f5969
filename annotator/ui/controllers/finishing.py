"""Finishing a page: first what is open is listed, then, asked again, it is finished and the next one opened."""

from PySide6.QtCore import QObject, Signal

from annotator.core.annotation import Layer
from annotator.services.review import Review
from annotator.ui.controllers.desk import ReviewDesk
from annotator.ui.controllers.pages import PagesController
from annotator.ui.controllers.review import ReviewController
from annotator.ui.finish_words import finished_words, last_words, parked_words
from annotator.ui.open_words import open_points


class FinishController(QObject):
    """``listed`` carries what is open; an empty tuple hides the list. ``said`` carries what was finished, in words."""

    listed = Signal(object)
    said = Signal(str)

    def __init__(self, desk: ReviewDesk, review: ReviewController, pages: PagesController) -> None:
        super().__init__()
        self._desk, self._review, self._pages = desk, review, pages
        self._is_listed = False
        desk.opened.connect(lambda _: self.keep_working())
        desk.changed.connect(lambda *_: self.keep_working())

    @property
    def is_listed(self) -> bool:
        """Whether the list is shown."""
        return self._is_listed

    def finish(self) -> None:
        """List what is open; with nothing open, or listed already, finish and open the next page."""
        review = self._desk.review
        if review is None:
            return
        points = open_points(review)
        if points and not self._is_listed:
            self._is_listed = True
            self.listed.emit(points)
        else:
            self.finish_anyway()

    def finish_anyway(self) -> None:
        """Finish the articles, and the pictures where they are all seen; then the next page."""
        review = self._desk.review
        if review is None:
            return
        self.keep_working()
        layers = _layers(review)
        if self._review.finish_layers(*layers):
            self._desk.when_confirmed(lambda: self._go_on(finished_words(review, layers)))

    def keep_working(self) -> None:
        """Hide the list."""
        if self._is_listed:
            self._is_listed = False
            self.listed.emit(())

    def say_again(self) -> None:
        """List what is open in another language."""
        if self._is_listed and (review := self._desk.review):
            self.listed.emit(open_points(review))

    def park(self) -> None:
        """Put the page aside and open the next one."""
        review = self._desk.review
        was_parked = review.annotation.is_parked if review else False
        self._review.park()
        if review is not None and not was_parked:
            self._desk.when_confirmed(lambda: self._go_on(parked_words(review)))

    def _go_on(self, words: str) -> None:
        """Open the next page and say there what became of this one: a page that opens begins with an empty status line."""
        self._pages.reload()
        if not self._pages.next_unfinished(lambda: self.said.emit(words)):
            self.said.emit(f"{words} {last_words()}")


def _layers(review: Review) -> tuple[Layer, ...]:
    """What is finished with a page: its articles, and its pictures where a person has seen them all."""
    are_seen = all(picture.decision.standing.is_by_person for picture in review.annotation.illustrations)
    return (Layer.ARTICLES, Layer.PICTURES) if are_seen else (Layer.ARTICLES,)
