"""What is said of an annotation of another text of the page: offered, and carried over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from annotator.core.page import PageId
    from annotator.services.carrying import CarryReport


def offer_words(other: PageId) -> str:
    """That the reviewer has worked on another text of the page."""
    words = QCoreApplication.translate(
        "Carrying", "You have worked on another text of this page, {page}: what you said can be carried over"
    )
    return words.format(page=other)


def carried_words(report: CarryReport) -> str:
    """How much came over, and what is to be looked at."""
    carried = report.carried
    if not carried.losses:
        return QCoreApplication.translate("Carrying", "Carried over whole: %n span(s)", "", carried.spans)
    words = QCoreApplication.translate(
        "Carrying", "Carried over: {whole} of {spans} spans whole, %n thing(s) flagged", "", len(carried.losses)
    )
    return words.format(whole=carried.whole, spans=carried.spans)
