"""What is said of a page that was changed in another window or program."""

from PySide6.QtCore import QCoreApplication

from annotator.core.page import Page
from annotator.services.review import Move, Review
from annotator.ui.edit_words import step_word
from annotator.ui.models.page_rows import PageRow
from annotator.ui.numerals import circled
from annotator.ui.page_words import page_name


def changed_words(review: Review, steps: int) -> str:
    """That the page is shown as it is elsewhere."""
    words = QCoreApplication.translate(
        "Elsewhere", "{page} was changed in another window and is shown as it is there: %n step(s)", "", steps
    )
    return words.format(page=_name(review.page))


def missed_words(missed: Move, now: Review) -> str:
    """That a gesture came too late, and which it was."""
    steps = now.revision - missed.before.revision
    words = QCoreApplication.translate(
        "Elsewhere", "{page} was changed in another window: %n step(s). Yours was not stored: {step}", "", steps
    )
    return words.format(page=_name(now.page), step=_gesture(missed))


def kept_words(reviewer: str) -> str:
    """That a version is kept under another name."""
    words = QCoreApplication.translate("Elsewhere", "Your version of the page is kept as that of the reviewer {reviewer}")
    return words.format(reviewer=reviewer)


def _gesture(missed: Move) -> str:
    """The step with the numbers of the articles it was about; undo and redo by their names."""
    if not missed.is_new_step:
        is_redo = missed.after.history.head == missed.step.id
        name = QCoreApplication.translate("Commands", "Redo") if is_redo else QCoreApplication.translate("Commands", "Undo")
        return f"{name} · {step_word(missed.step)}"
    about = [one for one in missed.before.annotation.articles if one.id in missed.changes.article_ids]
    return " ".join((step_word(missed.step), *(circled(article.number) for article in about)))


def _name(page: Page) -> str:
    return page_name(PageRow(page.id, page.publication, page.issue_key, page.date, page.page_number))
