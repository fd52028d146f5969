"""Shows the figures of the review, and hears what is done to them in their pane."""

from PySide6.QtCore import QObject

from annotator.core.changes import ChangeSet
from annotator.services.review import Review
from annotator.services.selecting import Selection
from annotator.ui.controllers.desk import ReviewDesk
from annotator.ui.controllers.figures import FiguresController
from annotator.ui.controllers.selection import SelectionController
from annotator.ui.models.figure_rows import QuantityRow, illustration_rows, quantity_rows
from annotator.ui.views.figures.view import FiguresView


class FiguresPaneController(QObject):
    """The rows are made anew only when figures, articles or their numbers are others."""

    def __init__(
        self, desk: ReviewDesk, figures: FiguresController, selection: SelectionController, *, view: FiguresView
    ) -> None:
        super().__init__()
        self._desk, self._figures, self._view = desk, figures, view
        self._numbers: tuple[QuantityRow, ...] = ()
        desk.opened.connect(self._show)
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

    def _show(self, review: Review) -> None:
        pictures = illustration_rows(review.page, review.annotation)
        self._numbers = quantity_rows(review.page, review.annotation, self._numbers)
        self._view.set_figures(pictures, self._numbers)

    def _change(self, review: Review, changes: ChangeSet | None) -> None:
        if changes is None or any(row.table != "verdict" for row in (*changes.removed, *changes.added)):
            self._show(review)

    def _follow(self, selection: Selection) -> None:
        """Choose the row of the figure that the caret is in."""
        review = self._desk.review
        if review is None:
            return
        at = selection.caret if selection.anchor is None else min(selection.caret, selection.anchor)
        for quantity in review.annotation.quantities:
            if any(at in span for span in quantity.spans):
                self._view.follow(quantity.id)
        for picture in review.annotation.illustrations:
            if any(at in span for span in (*picture.caption, *picture.credit)):
                self._view.follow(picture.id)

    def _choose(self, figure: str) -> None:
        """Show on the page what was chosen by hand; a row that comes into its place by itself moves no caret."""
        if self._view.table.hasFocus():
            self._figures.show_on_page(figure)

    def _clear(self) -> None:
        self._view.set_figures((), ())
