"""Finishing a page: first what is open is listed, then, asked again, it is finished and the next one opened."""

from PySide6.QtCore import QCoreApplication, QObject, Signal

from annotator.core.annotation import Layer
from annotator.core.coverage import unassigned
from annotator.core.roles import Role
from annotator.services.review import Review, doubtful
from annotator.ui.controllers.desk import ReviewDesk
from annotator.ui.controllers.pages import PagesController
from annotator.ui.controllers.review import ReviewController
from annotator.ui.views.open_list import OpenPoint


class FinishController(QObject):
    """``listed`` carries what is open; an empty tuple hides the list."""

    listed = Signal(object)

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
        layers = [Layer.ARTICLES]
        if not any(not picture.decision.standing.is_by_person for picture in review.annotation.illustrations):
            layers.append(Layer.PICTURES)
        if self._review.finish_layers(*layers):
            self._desk.when_confirmed(self._go_on)

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
        if not was_parked:
            self._desk.when_confirmed(self._go_on)

    def _go_on(self) -> None:
        self._pages.reload()
        self._pages.next_unfinished()


def open_points(review: Review) -> tuple[OpenPoint, ...]:
    """What a reviewer may have missed: unassigned text, articles without headline or body, doubts not looked at."""
    return (*_unassigned(review), *_incomplete(review), *_doubts(review))


def _unassigned(review: Review) -> tuple[OpenPoint, ...]:
    words = QCoreApplication.translate("Finish", "unassigned: {text}")
    return tuple(
        OpenPoint(words.format(text=_excerpt(review, span.start, span.end)), span.start)
        for span in unassigned(review.page, review.annotation)
    )


def _incomplete(review: Review) -> tuple[OpenPoint, ...]:
    out = []
    for article in review.annotation.articles:
        roles = {fragment.role for fragment in article.fragments}
        if Role.HEADLINE not in roles:
            out.append((article, QCoreApplication.translate("Finish", "article {number} has no headline: {text}")))
        if not roles & {Role.BODY, Role.CAPTION}:
            out.append((article, QCoreApplication.translate("Finish", "article {number} has no body: {text}")))
    return tuple(
        OpenPoint(words.format(number=one.number, text=_excerpt(review, one.anchor, one.anchor + 40)), one.anchor)
        for one, words in out
    )


def _doubts(review: Review) -> tuple[OpenPoint, ...]:
    words = QCoreApplication.translate("Finish", "doubtful, not looked at: {text}")
    return tuple(
        OpenPoint(words.format(text=_excerpt(review, fragment.start, fragment.end)), fragment.start)
        for fragment in doubtful(review.annotation)
    )


def _excerpt(review: Review, start: int, end: int) -> str:
    words = " ".join(review.page.text[start : min(end, start + 40)].split())
    return f"{words}…" if end - start > 40 else words
