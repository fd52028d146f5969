"""The figures of the page: marked, changed, accepted, rejected."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from annotator.core import edits
from annotator.core.annotation import Layer
from annotator.core.decisions import Doubt, Standing
from annotator.core.errors import EditRefused
from annotator.core.figures import Quantity
from annotator.core.layout import Box
from annotator.core.roles import Role
from annotator.core.spans import Span
from annotator.services.figures import illustration_kind, read_quantity
from annotator.services.review import Review
from annotator.services.selecting import choosing
from annotator.ui.controllers.desk import ReviewDesk
from annotator.ui.controllers.selection import SelectionController
from annotator.ui.models.typed_values import with_field
from annotator.ui.words import QT_TRANSLATE_NOOP

MARKED_ALREADY = QT_TRANSLATE_NOOP(
    "Errors", "{text} is marked as a number already; change its row, or reject what is wrong first"
)


class FiguresController(QObject):
    """``marked`` carries the id of a figure just added; the pane is asked to judge the rows selected in it.

    ``area_drawn`` tells the rectangle that the reader has drawn on the picture of the page, if there is one.
    """

    marked = Signal(str)
    accept_wanted = Signal()
    reject_wanted = Signal()

    def __init__(self, desk: ReviewDesk, selection: SelectionController) -> None:
        super().__init__()
        self._desk, self._selection = desk, selection
        self.area_drawn: Callable[[], Box | None] = lambda: None

    def show_on_page(self, figure: str) -> None:
        """Select the text of a figure."""
        review = self._desk.review
        if review is None:
            return
        for quantity in review.annotation.quantities:
            if quantity.id == figure:
                self._selection.select(choosing(review.page, quantity.spans))
        for illustration in review.annotation.illustrations:
            if illustration.id == figure and (spans := (*illustration.caption, *illustration.credit)):
                self._selection.select(choosing(review.page, spans))

    def mark_quantity(self) -> None:
        """Add the selected number."""
        review = self._desk.review
        if review is None:
            return
        characters = self._selection.selection.characters(review.page)
        spans = (characters,) if characters else self._selection.selection.chosen
        if not spans:
            self._desk.told.emit(EditRefused(QT_TRANSLATE_NOOP("Errors", "select the characters of the number first")))
            return
        if not any(
            unicodedata.numeric(sign, None) is not None for span in spans for sign in review.page.text[span.start : span.end]
        ):
            self._desk.told.emit(EditRefused(QT_TRANSLATE_NOOP("Errors", "there is no number in the selected text")))
            return
        self._mark(review, spans)

    def _mark(self, review: Review, spans: Sequence[Span]) -> None:
        """Add the number; one that has some of its characters already is made this one instead."""
        known = _numbers_at(review, spans)
        if not known:
            if self._desk.do(edits.mark_quantity, quantity=read_quantity(review, spans)):
                self._tell_marked(review)
        elif len(known) > 1 or known[0].spans == tuple(spans):
            words = " ".join(review.page.text[span.start : span.end] for one in known for span in one.spans)
            self._desk.told.emit(EditRefused(MARKED_ALREADY, text=words))
            self.marked.emit(known[0].id)
        elif self._desk.do(edits.change_quantity, quantity=replace(read_quantity(review, spans), id=known[0].id)):
            self.marked.emit(known[0].id)

    def mark_illustration(self) -> None:
        """Add the picture that the selected caption and credit are of; of an article, all of its captions."""
        review = self._desk.review
        if review is None:
            return
        if (area := self.area_drawn()) is not None:
            self._frame(review, area)
            return
        spans = self._selection.targets()
        article = self._selection.article()
        characters = self._selection.selection.characters(review.page)
        if article is not None and characters is None and not self._selection.selection.chosen:
            spans = tuple(f.span for f in article.fragments if f.role.value in ("caption", "credit")) or spans
        if self._desk.do(edits.mark_illustration, spans=spans, kind=illustration_kind(review, spans)):
            self._tell_marked(review)

    def _frame(self, review: Review, box: Box) -> None:
        """A picture in the rectangle drawn: that of the caption or credit the caret is in, else one without text."""
        spans = self._selection.targets()
        fragment = review.annotation.fragment_at(spans[0].start) if spans else None
        if fragment is None or fragment.role not in (Role.CAPTION, Role.CREDIT):
            if self._desk.do(edits.mark_illustration, spans=(), box=box):
                self._tell_marked(review)
            return
        living = (one for one in review.annotation.illustrations if one.decision.standing is not Standing.REJECTED)
        known = next((one for one in living if any(fragment.start in span for span in (*one.caption, *one.credit))), None)
        if known is not None:
            if self._desk.do(edits.change_illustration, illustration=replace(known, box=box)):
                self.marked.emit(known.id)
        elif self._desk.do(edits.mark_illustration, spans=spans, kind=illustration_kind(review, spans), box=box):
            self._tell_marked(review)

    def accept(self) -> None:
        """Accept the figures selected in the pane."""
        self.accept_wanted.emit()

    def reject(self) -> None:
        """Reject the figures selected in the pane."""
        self.reject_wanted.emit()

    def accept_ids(self, ids: Sequence[str]) -> None:
        """Accept these figures."""
        if ids:
            self._desk.do(edits.confirm_figures, ids=tuple(ids))

    def reject_ids(self, ids: Sequence[str]) -> None:
        """Reject these figures."""
        if ids:
            self._desk.do(edits.unmark_figures, ids=tuple(ids))

    def accept_all_sure(self) -> None:
        """Accept every number about which the machine has no doubt, in one step."""
        review = self._desk.review
        if review is None:
            return
        sure = [
            q.id
            for q in review.annotation.quantities
            if q.decision.standing is Standing.MACHINE and q.decision.doubt is Doubt.NONE
        ]
        self.accept_ids(sure)

    def change_quantity(self, figure: str, field: str, value: object) -> None:
        """Give one field of a number another value."""
        review = self._desk.review
        old = next((q for q in review.annotation.quantities if q.id == figure), None) if review else None
        if old is not None:
            self._desk.do(edits.change_quantity, quantity=with_field(old, field, value=value))

    def change_illustration(self, figure: str, field: str, value: object) -> None:
        """Give one field of a picture another value."""
        review = self._desk.review
        old = next((i for i in review.annotation.illustrations if i.id == figure), None) if review else None
        if old is not None:
            changes: dict[str, Any] = {field: value}
            self._desk.do(edits.change_illustration, illustration=replace(old, **changes))

    def finish_pictures(self) -> None:
        """Declare the pictures finished."""
        self._desk.do(edits.finish, layers=(Layer.PICTURES,))

    def finish_numbers(self) -> None:
        """Declare the numbers finished."""
        self._desk.do(edits.finish, layers=(Layer.NUMBERS,))

    def _tell_marked(self, before: Review) -> None:
        now = self._desk.review
        if now is not None:
            new = _ids(now) - _ids(before)
            self.marked.emit(next(iter(new), ""))


def _numbers_at(review: Review, spans: Sequence[Span]) -> list[Quantity]:
    """The numbers, not rejected, that have characters of the spans already."""
    living = (q for q in review.annotation.quantities if q.decision.standing is not Standing.REJECTED)
    return [q for q in living if any(own.overlaps(span) for own in q.spans for span in spans)]


def _ids(review: Review) -> set[str]:
    illustrations = {illustration.id for illustration in review.annotation.illustrations}
    return illustrations | {quantity.id for quantity in review.annotation.quantities}
