"""The page under review and the one way it changes: carried out in memory, painted, stored, confirmed."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from annotator.core.details import Details
from annotator.core.errors import EditRefused, StaleRevision, UserError
from annotator.core.page import PageId
from annotator.services import review as reviews
from annotator.services.details import with_details
from annotator.services.review import Edit, Move, Review
from annotator.services.reviewing import open_review, record
from annotator.ui.tasks import Wanted, Worker

Make = Callable[[Review], Move]


@dataclass(frozen=True, slots=True)
class Missed:
    """A gesture that was not stored, because another window or program had changed the page; ``make`` carries it out anew."""

    move: Move
    make: Make


class ReviewDesk(QObject):
    """Holds the review that is on the screen. At most one step is unconfirmed; gestures that come meanwhile wait.

    ``asked`` carries the id of a page before it is loaded, ``coming`` the Page that is being opened, ``opened`` its
    Review, ``named`` that of a page that has other details now, ``changed`` the Review and its ChangeSet after each
    gesture (None where everything may differ: after a failed write, or changed elsewhere), ``undone`` and ``redone`` the
    Step, ``saved`` the time of the step confirmed, ``told`` an error to say, ``stale`` what was Missed.
    """

    asked = Signal(str)
    coming = Signal(object)
    opened = Signal(object)
    named = Signal(object)
    changed = Signal(object, object)
    undone = Signal(object)
    redone = Signal(object)
    saved = Signal(str)
    told = Signal(object)
    stale = Signal(object)
    closed = Signal()

    def __init__(self, *, session: str) -> None:
        super().__init__()
        self._session = session
        self._worker: Worker | None = None
        self._review: Review | None = None
        self._stored: Review | None = None
        self._waiting: deque[Callable[[], None]] = deque()
        self._unconfirmed = self._is_loading = False
        self._wanted = Wanted()

    @property
    def review(self) -> Review | None:
        """The review on the screen."""
        return self._review

    @property
    def is_unconfirmed(self) -> bool:
        """Whether a step is on its way to the corpus."""
        return self._unconfirmed

    def use(self, worker: Worker | None) -> None:
        """Review pages of another corpus from now on."""
        self._worker = worker
        self.close_page()

    def close_page(self) -> None:
        """Show no page."""
        self._wanted.drop()
        self._review = self._stored = None
        self._unconfirmed = self._is_loading = False
        self._waiting.clear()
        self.closed.emit()

    def open_page(self, page: PageId, reviewer: str, then: Callable[[], None] | None = None) -> None:
        """Load a page for review once everything done to this one is stored; answers for a page asked for before are dropped.

        Until it is shown no edit is carried out: what is pressed was meant for neither page.
        """
        self.when_confirmed(lambda: self._load(page, reviewer, then))

    def refresh(self, then: Callable[[], None]) -> None:
        """Show the page as the corpus has it now; the reviewer's place in it stays, and ``then`` runs when it is shown."""
        if (review := self._review) is not None:
            page, reviewer = review.page.id, review.annotation.reviewer
            self._load(page, reviewer, then, tell=lambda found: self.changed.emit(found, None))

    def find_cuts(self, then: Callable[[], None]) -> None:
        """Have the likely cuts and starts of the page found in the store's thread; ``then`` runs when they are known."""
        if self._review is not None and self._worker is not None:
            desk = self._review.desk
            self._worker.ask(lambda *_: (desk.cuts, desk.starts), lambda _: then(), failed=self.told.emit, wanted=self._wanted)

    def name_page(self, details: Details) -> None:
        """Show the page under other details, and by the rules of its language; a step on its way is not touched."""
        if self._review is None or self._stored is None:
            return
        is_spoken_anew = details.language != self._review.page.language
        self._review = with_details(self._review, details)
        self._stored = replace(self._stored, desk=self._review.desk)
        self.named.emit(self._review)
        if is_spoken_anew:
            self.changed.emit(self._review, None)

    def _load(
        self, page: PageId, reviewer: str, then: Callable[[], None] | None, *, tell: Callable[[Review], None] | None = None
    ) -> None:
        if self._worker is None:
            return
        self._wanted.drop()
        self._wanted = Wanted()
        self._is_loading = True
        session = self._session
        if tell is None:
            self.asked.emit(page)
            # What shows the text makes ready while the store's thread reads on.
            self._worker.ask(lambda store, _: store.pages.get(page), self.coming.emit, failed=lambda _: None, wanted=self._wanted)
        self._worker.ask(
            lambda store, _: open_review(store, page, reviewer, session=session),
            lambda review: self._show(review, tell or self.opened.emit, then),
            failed=self._not_loaded,
            wanted=self._wanted,
        )

    def _show(self, review: Review, tell: Callable[[Review], None], then: Callable[[], None] | None) -> None:
        self._is_loading = False
        self._review = self._stored = review
        tell(review)
        if then is not None:
            then()

    def _not_loaded(self, error: UserError) -> None:
        self._is_loading = False
        self.told.emit(error)

    def when_confirmed(self, gesture: Callable[[], None]) -> None:
        """Run a gesture now, or after the step that is on its way and the gestures that wait already."""
        if self._unconfirmed or self._waiting:
            self._waiting.append(gesture)
        else:
            gesture()

    def do(self, edit: Edit, **arguments: object) -> bool:
        """Carry out an edit; whether it was not refused."""
        return self._carry_out(lambda review: reviews.perform(review, edit, session=self._session, **arguments))

    def do_again(self, missed: Missed) -> bool:
        """Carry out what was missed on the page as it is now; whether it was not refused."""
        return self._carry_out(missed.make)

    def undo(self) -> bool:
        """Take the last step back."""
        step = self._review.history.undo_step if self._review else None
        is_done = self._carry_out(lambda review: reviews.undo(review, session=self._session))
        if is_done:
            self.undone.emit(step)
        return is_done

    def redo(self) -> bool:
        """Do the step last undone again."""
        step = self._review.history.redo_step if self._review else None
        is_done = self._carry_out(lambda review: reviews.redo(review, session=self._session))
        if is_done:
            self.redone.emit(step)
        return is_done

    def _carry_out(self, make: Make) -> bool:
        if self._review is None or self._worker is None or self._is_loading:
            return False
        try:
            move = make(self._review)
        except EditRefused as refusal:
            self.told.emit(refusal)
            return False
        self._review = move.after
        self._unconfirmed = True
        self.changed.emit(move.after, move.changes)
        self._worker.ask(
            lambda store, _: record(store, move),
            lambda revision: self._confirmed(revision, move.time),
            failed=lambda error: self._failed(error, Missed(move, make)),
            wanted=self._wanted,
        )
        return True

    def _confirmed(self, revision: int, time: str) -> None:
        if self._review is None:
            return
        self._review = self._stored = replace(self._review, revision=revision)
        self._unconfirmed = False
        self.saved.emit(time)
        while self._waiting and not self._unconfirmed:
            self._waiting.popleft()()

    def _failed(self, error: UserError, missed: Missed) -> None:
        """Back to what the corpus has; what waited was meant for a state that never came."""
        self._review = self._stored
        self._unconfirmed = False
        self._waiting.clear()
        self.changed.emit(self._review, None)
        if isinstance(error, StaleRevision):
            self.stale.emit(missed)
        else:
            self.told.emit(error)
