"""The notes and flags of the page: listed, gone to, done with."""

from PySide6.QtCore import QObject, Signal

from annotator.core import edits
from annotator.core.errors import EditRefused
from annotator.ui.controllers.desk import ReviewDesk
from annotator.ui.open_words import remark_points
from annotator.ui.words import QT_TRANSLATE_NOOP

NONE = QT_TRANSLATE_NOOP("Errors", "this page has no flag and no open note")


class NotesController(QObject):
    """``listed`` carries the flags and open notes; an empty tuple hides the list."""

    listed = Signal(object)

    def __init__(self, desk: ReviewDesk) -> None:
        super().__init__()
        self._desk = desk
        self._is_listed = False
        desk.opened.connect(lambda _: self.leave())
        desk.closed.connect(self.leave)
        desk.changed.connect(lambda *_: self.say_again())

    def list(self) -> None:
        """Show every flag and open note of the page."""
        if review := self._desk.review:
            if points := remark_points(review):
                self._is_listed = True
                self.listed.emit(points)
            else:
                self._desk.told.emit(EditRefused(NONE))

    def settle(self, remark: str) -> None:
        """Resolve the note or take the flag down that has this id."""
        review = self._desk.review
        if review is None:
            return
        if any(flag.id == remark for flag in review.annotation.flags):
            self._desk.do(edits.unflag, flag=remark)
        else:
            self._desk.do(edits.resolve_note, note=remark)

    def leave(self) -> None:
        """Hide the list."""
        if self._is_listed:
            self._is_listed = False
            self.listed.emit(())

    def say_again(self) -> None:
        """List what there is now, in the language there is now; with nothing left, hide the list."""
        if self._is_listed and (review := self._desk.review):
            points = remark_points(review)
            self._is_listed = bool(points)
            self.listed.emit(points)
