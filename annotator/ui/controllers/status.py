"""Keeps the status line, the title and the headings true."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QEvent, QObject

from annotator.core.annotation import ReviewState
from annotator.core.changes import ChangeSet
from annotator.core.history import Step
from annotator.services.preferences import Preferences
from annotator.services.review import Review, doubt_count
from annotator.ui.controllers.desk import ReviewDesk
from annotator.ui.controllers.selection import SelectionController
from annotator.ui.controllers.view import ViewController
from annotator.ui.edit_words import step_time, step_word
from annotator.ui.models.page_rows import PageRow
from annotator.ui.numerals import grouped
from annotator.ui.page_words import page_title
from annotator.ui.place_words import place_words
from annotator.ui.window import MainWindow


class StatusController(QObject):
    """Says how the page stands after every step."""

    def __init__(self, desk: ReviewDesk, selection: SelectionController, view: ViewController, *, window: MainWindow) -> None:
        super().__init__()
        self._desk, self._selection, self._window = desk, selection, window
        self._line = window.status
        self._was_finished = False
        desk.opened.connect(self._open)
        desk.named.connect(self._head)
        desk.changed.connect(self._change)
        desk.closed.connect(self._close)
        desk.saved.connect(self._saved)
        selection.changed.connect(lambda _: self._tell_place())
        desk.undone.connect(self._undone)
        desk.redone.connect(self._redone)
        view.preferences_changed.connect(self._name)
        self._name(view.preferences)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say the headings again in another language."""
        if event.type() == QEvent.Type.LanguageChange and (review := self._desk.review):
            self._head(review)
        return super().eventFilter(watched, event)

    def _open(self, review: Review) -> None:
        self._line.clear_page()
        self._was_finished = _is_finished(review)
        self._head(review)
        self._tell(review)
        self._tell_place()

    def _change(self, review: Review, changes: ChangeSet | None) -> None:
        if changes is None:
            self._line.set_not_saving()
        else:
            self._line.clear_message()
            self._line.set_saving()
        if self._was_finished and not _is_finished(review):
            self._line.show_sentence(QCoreApplication.translate("Workspace", "This page was finished; it is open again."))
        self._was_finished = _is_finished(review)
        self._tell(review)

    def _tell_place(self) -> None:
        """Ask, over the page text, what there is to decide at the caret."""
        review = self._desk.review
        spans = self._selection.targets() if review else ()
        fragment = review.annotation.fragment_at(spans[0].start) if review and spans else None
        self._window.text_pane.set_remark(place_words(review, fragment) if review and fragment else "")

    def _close(self) -> None:
        self._line.clear_page()
        self._window.top_bar.set_title("")
        self._window.text_pane.set_heading(QCoreApplication.translate("Workspace", "Page text"))

    def _saved(self, time: str) -> None:
        self._line.set_saved(datetime.fromisoformat(time).astimezone().time())

    def _undone(self, step: Step) -> None:
        words = QCoreApplication.translate("Workspace", "Undone: {step}, {time}")
        self._line.show_sentence(words.format(step=step_word(step), time=step_time(step, datetime.now().astimezone())))

    def _redone(self, step: Step) -> None:
        words = QCoreApplication.translate("Workspace", "Done again: {step}, {time}")
        self._line.show_sentence(words.format(step=step_word(step), time=step_time(step, datetime.now().astimezone())))

    def _name(self, preferences: Preferences) -> None:
        self._line.set_reviewer(preferences.reviewer_name)

    def _head(self, review: Review) -> None:
        page = review.page
        row = PageRow(page.id, page.publication, page.issue_key, page.date, page.page_number)
        self._window.top_bar.set_title(page_title(row))
        characters = QCoreApplication.translate("Workspace", "{count} characters").format(count=grouped(page.ink))
        lines = QCoreApplication.translate("Workspace", "%n line(s)", "", len(page.line_starts))
        name = QCoreApplication.translate("Workspace", "Page text")
        self._window.text_pane.set_heading(name, f"{characters} · {lines}")

    def _tell(self, review: Review) -> None:
        self._line.set_ledger(review.ledger.assigned, review.ledger.total)
        left = doubt_count(review.annotation)
        total = max(review.doubts_at_seed, left)
        self._line.set_doubtful(total - left, total)
        self._line.set_steps(review.history.depth)


def _is_finished(review: Review) -> bool:
    return review.annotation.states.articles is ReviewState.FINISHED
