"""What is said of the details of pages and of their corrections."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from annotator.core.page import PageId
from annotator.services.details import Corrected, Detail, Details
from annotator.ui.edit_words import time_words
from annotator.ui.models.page_rows import PageRow
from annotator.ui.page_words import date_text, page_title
from annotator.ui.words import QT_TRANSLATE_NOOP

_NAMES = {
    Detail.PUBLICATION: QT_TRANSLATE_NOOP("Details", "Publication"),
    Detail.DATE: QT_TRANSLATE_NOOP("Details", "Date"),
    Detail.ISSUE: QT_TRANSLATE_NOOP("Details", "Issue"),
    Detail.PAGE_NUMBER: QT_TRANSLATE_NOOP("Details", "Page number"),
    Detail.LANGUAGE: QT_TRANSLATE_NOOP("Details", "Language"),
}


def detail_name(detail: Detail) -> str:
    """What a detail is called."""
    return QCoreApplication.translate("Details", _NAMES[detail])


def pages_title(details: Mapping[PageId, Details]) -> str:
    """Which pages these are: one by its name, many by their number."""
    if len(details) > 1:
        return QCoreApplication.translate("Details", "%n page(s)", "", len(details))
    ((page, one),) = details.items()
    return page_title(PageRow(page, one.publication, one.issue_key, one.date, one.page_number))


def changing_words(pages: int) -> str:
    """That so many pages are being changed."""
    return QCoreApplication.translate("Details", "Changing %n page(s)…", "", pages)


def changed_words(made: Corrected) -> str:
    """What was changed, on how many pages."""
    words = QCoreApplication.translate("Details", "Changed on %n page(s): {details}", "", len(made.details))
    return _with_rest(words.format(details=_details(made)), made)


def undone_words(made: Corrected) -> str:
    """Which change was taken back, on how many pages."""
    words = QCoreApplication.translate("Details", "Undone on %n page(s): {details}, {time}", "", len(made.details))
    return _with_rest(words.format(details=_details(made), time=_time(made)), made)


def redone_words(made: Corrected) -> str:
    """Which change was made again, on how many pages."""
    words = QCoreApplication.translate("Details", "Done again on %n page(s): {details}, {time}", "", len(made.details))
    return _with_rest(words.format(details=_details(made), time=_time(made)), made)


def _details(made: Corrected) -> str:
    return " · ".join(f"{detail_name(detail)} {_value(detail, value)}" for detail, value in made.change.details.items())


def _value(detail: Detail, value: str | None) -> str:
    if value is None:
        return QCoreApplication.translate("Details", "unknown")
    return date_text(value) if detail is Detail.DATE else value


def _time(made: Corrected) -> str:
    return time_words(made.change.time, datetime.now().astimezone())


def _with_rest(words: str, made: Corrected) -> str:
    """With what else somebody must know of it."""
    if made.left:
        words += QCoreApplication.translate("Details", "; %n page(s) changed again since: that stays", "", made.left)
    if made.parted:
        words += QCoreApplication.translate("Details", "; %n link(s) lead to another issue now", "", made.parted)
    return words
