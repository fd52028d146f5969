"""Shows the figures of the review, and hears what is done to them in their pane."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt

from annotator.core.changes import ChangeSet
from annotator.core.rows import Row
from annotator.core.spans import Span
from annotator.services.review import Review
from annotator.services.selecting import Selection
from annotator.ui.controllers.desk import ReviewDesk
from annotator.ui.controllers.figures import FiguresController
from annotator.ui.controllers.selection import SelectionController
from annotator.ui.models.figure_rows import QuantityRows, illustration_rows
from annotator.ui.views.figures.view import FiguresView

_PAINTED = QEvent.Type(QEvent.registerEventType())
_AFTER_PAINTING = Qt.EventPriority.LowEventPriority.value - 2  # windows paint at low priority


class FiguresPaneController(QObject):
    """The rows are made anew only when figures, articles or their numbers are others."""

    def __init__(
        self, desk: ReviewDesk, figures: FiguresController, selection: SelectionController, *, view: FiguresView
    ) -> None:
        super().__init__()
        self._desk, self._figures, self._view = desk, figures, view
        self._numbers: QuantityRows | None = None
        desk.opened.connect(lambda _: self._open())
        desk.changed.connect(self._change)
        desk.closed.connect(self._clear)
        view.quantity_edited.connect(figures.change_quantity)
        view.illustration_edited.connect(figures.change_illustration)
        view.accepted.connect(figures.accept_ids)
        view.rejected.connect(figures.reject_ids)
        view.chosen.connect(self._choose)
        view.edit_refused.connect(desk.told)
        figures.marked.connect(view.set_current)
        figures.accept_wanted.connect(view.accept_selected)
        figures.reject_wanted.connect(view.reject_selected)
        selection.changed.connect(self._follow)

    def _open(self) -> None:
        """Show the figures when text and articles are painted: a long page has thousands, and nobody looks at them first."""
        self._clear()
        QCoreApplication.postEvent(self, QEvent(_PAINTED), _AFTER_PAINTING)

    def event(self, event: QEvent) -> bool:
        """Make the rows of the page that was opened, unless an edit has asked for them already."""
        review = self._desk.review
        if event.type() == _PAINTED and review is not None and self._numbers is None:
            self._change(review, None)
        return super().event(event)

    def _change(self, review: Review, changes: ChangeSet | None) -> None:
        if self._numbers is None:
            self._numbers, changes = QuantityRows(review.page), None
        self._view.set_pictures(illustration_rows(review.page, review.annotation))
        changed = self._numbers.update(review.annotation, touched(changes))
        self._view.set_numbers(self._numbers.rows, changed if changes is not None else None)

    def _follow(self, selection: Selection) -> None:
        """Choose the row of the figure that the caret is in."""
        review = self._desk.review
        if review is None:
            return
        at = selection.caret if selection.anchor is None else min(selection.caret, selection.anchor)
        number = self._numbers.at(at) if self._numbers is not None else None
        if number is not None:
            self._view.follow(number)
        for picture in review.annotation.illustrations:
            if any(at in span for span in (*picture.caption, *picture.credit)):
                self._view.follow(picture.id)

    def _choose(self, figure: str) -> None:
        """Show on the page what was chosen by hand; a row that comes into its place by itself moves no caret."""
        if self._view.table.hasFocus():
            self._figures.show_on_page(figure)

    def _clear(self) -> None:
        self._numbers = None
        self._view.set_pictures(())
        self._view.set_numbers(())


def touched(changes: ChangeSet | None) -> tuple[Span, ...] | None:
    """Where numbers may be in another article now; None where articles themselves got other numbers, or all may differ."""
    if changes is None:
        return None
    before, after = _numbers(changes.removed), _numbers(changes.added)
    if any(after.get(article, number) != number for article, number in before.items()):
        return None
    return tuple(fragment.span for fragment in (*changes.fragments_removed, *changes.fragments_added))


def _numbers(rows: Iterable[Row]) -> dict[object, object]:
    return {row.key: row.values["number"] for row in rows if row.table == "article"}
