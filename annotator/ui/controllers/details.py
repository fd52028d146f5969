"""What pages are called and dated: corrected for all that are chosen in the list, undone and done again."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from annotator.core.errors import EditRefused
from annotator.core.page import PageId
from annotator.services.details import (
    Changes,
    Corrected,
    Details,
    change_details,
    details_of_pages,
    redo_details,
    undo_details,
)
from annotator.ui.controllers.corpus import CorpusController
from annotator.ui.controllers.pages import PagesController
from annotator.ui.detail_words import changed_words, changing_words, redone_words, undone_words
from annotator.ui.views.pages.view import PagesView
from annotator.ui.words import QT_TRANSLATE_NOOP

NO_PAGE = QT_TRANSLATE_NOOP("Errors", "no page is chosen; choose some in the list of pages")


class DetailsController(QObject):
    """Undo of these is apart from that of the page under review: a change may be of pages that are not on the screen.

    ``form_wanted`` carries the details of the pages that are chosen, ``corrected`` what was done, ``said`` a sentence.
    """

    form_wanted = Signal(object)
    corrected = Signal(object)
    said = Signal(str)
    told = Signal(object)

    def __init__(self, corpus: CorpusController, pages: PagesController, *, view: PagesView, session: str) -> None:
        super().__init__()
        self._corpus, self._pages, self._view = corpus, pages, view
        self._session = session

    def change(self) -> None:
        """Ask for the details of the pages that are chosen in the list, else of the page that is shown."""
        chosen = self._view.chosen() or ([self._pages.page] if self._pages.page is not None else [])
        worker = self._corpus.worker
        if not chosen or worker is None:
            self.told.emit(EditRefused(NO_PAGE))
        else:
            worker.ask(lambda store, _: details_of_pages(store, chosen), self.form_wanted.emit, failed=self.told.emit)

    def correct(self, seen: Mapping[PageId, Details], changes: Changes) -> None:
        """Give pages other details than those that were seen."""
        # A hundred thousand of them take their time.
        self.said.emit(changing_words(len(seen)))
        self._act(partial(change_details, pages=tuple(seen), changes=changes, seen=seen), changed_words)

    def undo(self) -> None:
        """Take the reviewer's last change back, be it of yesterday."""
        self._act(undo_details, undone_words)

    def redo(self) -> None:
        """Do the change again that was undone last."""
        self._act(redo_details, redone_words)

    def choose_all(self) -> None:
        """Choose every page that the filter keeps."""
        self._view.choose_all()

    def _act(self, act: Callable[..., Corrected], words: Callable[[Corrected], str]) -> None:
        worker, reviewer, session = self._corpus.worker, self._pages.reviewer, self._session
        if worker is not None:
            worker.ask(
                lambda store, _: act(store, reviewer=reviewer, session=session),
                lambda made: self._show(made, words(made)),
                failed=self.told.emit,
            )

    def _show(self, made: Corrected, words: str) -> None:
        self._pages.follow(made.details)
        self._corpus.note_step()
        self.corrected.emit(made)
        self.said.emit(words)
