"""Names of pages and issues, and the work on them, in the reader's language."""

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt

from annotator.core.annotation import ReviewState
from annotator.ui.models.page_queue import Issue, Paper
from annotator.ui.models.page_rows import PageRow


def page_name(row: PageRow) -> str:
    """``Page 2`` or 第2版; the id where no number is printed."""
    if not row.page_number:
        return row.id
    return QCoreApplication.translate("Pages", "Page {number}").format(number=row.page_number)


def date_text(date: str) -> str:
    """An ISO date as people write it; anything else as it is."""
    day = QDate.fromString(date, Qt.DateFormat.ISODate)
    # The translation of this pattern is the language's own: yyyy年M月d日.
    return QLocale().toString(day, QCoreApplication.translate("Pages", "d MMMM yyyy")) if day.isValid() else date


def issue_name(row: PageRow | Issue) -> str:
    """The issue by its date, with its name where it has another one: several may be of one day; else by name."""
    if not row.date:
        return row.issue or QCoreApplication.translate("Pages", "No issue named")
    day = f"{row.publication}/{row.date}"
    name = "" if row.issue == day else (row.issue or "").removeprefix(f"{day}/")
    return " · ".join(part for part in (date_text(row.date), name) if part)


def publication_name(row: PageRow | Issue | Paper) -> str:
    """The publication by name."""
    return row.publication or QCoreApplication.translate("Pages", "No publication named")


def page_title(row: PageRow) -> str:
    """Publication, issue and page in one line, as a title; the page's id where the source said none of them."""
    parts = [row.publication, issue_name(row) if row.date else None, page_name(row) if row.page_number else None]
    return " · ".join(part for part in parts if part) or row.id


def work_words(row: PageRow) -> str:
    """What is most worth knowing of the work on a page: flag, parked, steps made, doubts or steps expected."""
    if row.is_flagged:
        return QCoreApplication.translate("Pages", "second look")
    if row.is_parked:
        return QCoreApplication.translate("Pages", "later")
    if row.state is ReviewState.IGNORED:
        return QCoreApplication.translate("Pages", "ignored")
    if row.is_done:
        return "" if row.steps is None else QCoreApplication.translate("Pages", "%n steps", None, row.steps)
    if row.doubtful:
        return QCoreApplication.translate("Pages", "%n doubtful", None, row.doubtful)
    return "" if row.expected is None else QCoreApplication.translate("Pages", "≈ %n steps", None, row.expected)


def progress_words(done: int, total: int) -> str:
    """``5 / 8``."""
    return f"{done} / {total}"


def open_words(*, is_open: bool) -> str:
    """Whether what is under a line is shown, for those who hear the list."""
    return QCoreApplication.translate("Pages", "open") if is_open else QCoreApplication.translate("Pages", "closed")
