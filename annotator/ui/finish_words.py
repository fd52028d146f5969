"""What was finished of a page and what was not, in words."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from annotator.core.annotation import Layer, ReviewState
from annotator.core.decisions import Standing
from annotator.core.figures import Illustration, Quantity
from annotator.services.review import Review

_DONE = (ReviewState.FINISHED, ReviewState.IGNORED)


def finished_words(review: Review, layers: Sequence[Layer]) -> str:
    """What finishing these layers of the page means, and which figures are still open after it."""
    if Layer.PICTURES in layers and _there(review.annotation.illustrations):
        done = QCoreApplication.translate("Finish", "Articles and pictures of {page} finished.")
    else:
        done = QCoreApplication.translate("Finish", "Articles of {page} finished.")
    return " ".join(part for part in (done.format(page=_page(review)), _left(review, layers)) if part)


def parked_words(review: Review) -> str:
    """That the page was put aside."""
    return QCoreApplication.translate("Finish", "Later: {page}.").format(page=_page(review))


def last_words() -> str:
    """That no page follows."""
    return QCoreApplication.translate("Finish", "That was the last open page.")


def _left(review: Review, layers: Sequence[Layer]) -> str:
    pictures = _count_left(review, Layer.PICTURES, layers, review.annotation.illustrations)
    numbers = _count_left(review, Layer.NUMBERS, layers, review.annotation.quantities)
    if pictures and numbers:
        return QCoreApplication.translate("Finish", "Its pictures and numbers are not: menu Figures.")
    if pictures:
        return QCoreApplication.translate(
            "Finish", "%n picture(s) are not: Figures > Finish the pictures of this page.", "", pictures
        )
    if numbers:
        return QCoreApplication.translate(
            "Finish", "%n number(s) are not: Figures > Finish the numbers of this page.", "", numbers
        )
    return ""


def _count_left(review: Review, layer: Layer, done: Sequence[Layer], figures: Sequence[Illustration | Quantity]) -> int:
    is_done = layer in done or review.annotation.states.of(layer) in _DONE
    return 0 if is_done else len(_there(figures))


def _there(figures: Sequence[Illustration | Quantity]) -> list[Illustration | Quantity]:
    """The figures that nobody rejected."""
    return [figure for figure in figures if figure.decision.standing is not Standing.REJECTED]


def _page(review: Review) -> str:
    page = review.page
    if not page.page_number:
        return page.id
    return QCoreApplication.translate("Finish", "page {number}").format(number=page.page_number)
