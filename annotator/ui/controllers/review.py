"""The gestures that change the page under review."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from annotator.core import edits
from annotator.core.annotation import Article, Layer, Target, TargetKind
from annotator.core.changes import ChangeSet
from annotator.core.errors import EditRefused, UserError
from annotator.core.history import Step
from annotator.core.roles import Role
from annotator.core.spans import Span
from annotator.services import selecting
from annotator.services.desk import next_furniture_role
from annotator.services.review import Edit, Review
from annotator.services.selecting import Selection
from annotator.ui.controllers.desk import ReviewDesk
from annotator.ui.controllers.selection import SelectionController
from annotator.ui.words import QT_TRANSLATE_NOOP


class ReviewController(QObject):
    """One method a gesture. What needs a word from the reviewer asks for it by a signal.

    ``article_number_wanted``: the field for articles 10 and above. ``flag_wanted``, ``note_wanted``: words on a Target.
    ``alternatives_wanted``: the other places of a fragment. ``finish_wanted``: the list of what is open, before finishing.
    """

    article_number_wanted = Signal()
    flag_wanted = Signal(object)
    note_wanted = Signal(object)
    alternatives_wanted = Signal(object)

    def __init__(self, desk: ReviewDesk, selection: SelectionController) -> None:
        super().__init__()
        self._desk = desk
        self._selection = selection
        self._acted_on: dict[int, Selection] = {}
        desk.opened.connect(lambda _: self._acted_on.clear())
        desk.changed.connect(self._remember)
        for number in range(1, 10):
            # The nine keys differ in nothing but their number.
            setattr(self, f"send_{number}", lambda number=number: self.send_to_number(number))

    def undo(self) -> None:
        """Take the last step back, and select what it was done to, or show where it was."""
        step = self._desk.review.history.undo_step if self._desk.review else None
        if not self._desk.undo() or step is None:
            return
        if step.id in self._acted_on:
            self._selection.select(self._acted_on[step.id])
        else:
            self._show_place(step)

    def redo(self) -> None:
        """Do the step last undone again, and show where it is."""
        step = self._desk.review.history.redo_step if self._desk.review else None
        if self._desk.redo() and step is not None:
            self._show_place(step)

    def split(self) -> None:
        """From the caret to the end of the article: a new article."""
        self._with_review(lambda review: self._desk.do(edits.split, at=self._point(review)))

    def cut(self) -> None:
        """Cut the fragment at the caret and select the right half."""

        def cut(review: Review) -> None:
            at = self._point(review)
            if self._desk.do(edits.cut, at=at) and (now := self._desk.review):
                fragment = now.annotation.fragment_at(selecting.ink_from(now.page, at))
                if fragment is not None:
                    self._selection.select(selecting.before(fragment.span))

        self._with_review(cut)

    def merge_before(self) -> None:
        """Merge this article into the one listed before it."""
        self._merge(forwards=False)

    def merge_after(self) -> None:
        """Merge this article into the one listed after it."""
        self._merge(forwards=True)

    def send(self) -> None:
        """Ask for the number of the article to send the text to."""
        if self._desk.review is not None:
            self.article_number_wanted.emit()

    def send_to_number(self, number: int, spans: tuple[Span, ...] | None = None) -> None:
        """Send these spans, else what is selected, to the article with this number."""

        def send(review: Review) -> None:
            article = review.annotation.article_numbered(number)
            if article is None:
                self._tell(EditRefused(QT_TRANSLATE_NOOP("Errors", "there is no article {number}"), number=number))
            else:
                # The text stays selected: sent to the wrong article, another digit sends it on.
                self._do(edits.send, spans=spans or self._selection.targets(), to=article.id)

        self._with_review(send)

    def new_article(self) -> None:
        """Make the selected text an article of its own."""
        if self._desk.review and self._desk.do(edits.new_article, spans=self._selection.targets()):
            self._collapse()

    def unassign(self) -> None:
        """Take the text out of its article; with the whole article selected, dissolve it."""
        self._do(edits.unassign, spans=self._selection.targets())

    def dissolve(self) -> None:
        """Unassign all text of this article."""
        if article := self._article():
            self._do(edits.dissolve, article=article.id)

    def earlier(self) -> None:
        """Move the text towards the beginning of its article."""
        self._do(edits.reorder, spans=self._selection.targets(), by=-1)

    def later(self) -> None:
        """Move the text towards the end of its article."""
        self._do(edits.reorder, spans=self._selection.targets(), by=1)

    def boundary_up(self) -> None:
        """Let the fragment begin a line earlier."""
        self._move_boundary(selecting.line_beside, forwards=False)

    def boundary_down(self) -> None:
        """Let the fragment begin a line later."""
        self._move_boundary(selecting.line_beside, forwards=True)

    def boundary_back(self) -> None:
        """Let the fragment begin a character earlier."""
        self._move_boundary(selecting.character_beside, forwards=False)

    def boundary_on(self) -> None:
        """Let the fragment begin a character later."""
        self._move_boundary(selecting.character_beside, forwards=True)

    def confirm(self) -> None:
        """Right as it is; on to the next doubtful decision."""
        if self._desk.review and self._desk.do(edits.confirm, spans=self._selection.targets()):
            self._selection.next_doubt()

    def confirm_article(self) -> None:
        """Confirm all of this article; on to the next doubtful decision."""
        article = self._article()
        if article is not None and self._desk.do(edits.confirm, spans=article.spans):
            self._selection.next_doubt()

    def choose_alternative(self) -> None:
        """Show where else the text could go."""

        def choose(review: Review) -> None:
            spans = self._selection.targets()
            found = [item for item in review.evidence if any(item.span.overlaps(span) for span in spans)]
            if found and found[0].alternatives:
                self.alternatives_wanted.emit(found[0])
            else:
                self._tell(EditRefused(QT_TRANSLATE_NOOP("Errors", "the segmenter saw no other place for this text")))

        self._with_review(choose)

    def take_alternative(self, span: Span, article: str | None) -> None:
        """Send the text of the span where the reviewer chose: to an article, or to one of its own."""
        if article is None:
            self._do(edits.new_article, spans=(span,))
        else:
            self._do(edits.send, spans=(span,), to=article)

    def renumber(self) -> None:
        """Number the articles in the order in which they are listed."""
        self._do(edits.renumber)

    def headline(self) -> None:
        """Say: headline."""
        self._role(Role.HEADLINE)

    def kicker(self) -> None:
        """Say: kicker."""
        self._role(Role.KICKER)

    def subtitle(self) -> None:
        """Say: subtitle."""
        self._role(Role.SUBTITLE)

    def crosshead(self) -> None:
        """Say: crosshead."""
        self._role(Role.CROSSHEAD)

    def body(self) -> None:
        """Say: body."""
        self._role(Role.BODY)

    def byline(self) -> None:
        """Say: byline."""
        self._role(Role.BYLINE)

    def caption(self) -> None:
        """Say: caption."""
        self._role(Role.CAPTION)

    def credit(self) -> None:
        """Say: credit."""
        self._role(Role.CREDIT)

    def jump(self) -> None:
        """Say: jump line."""
        self._role(Role.JUMP)

    def furniture(self) -> None:
        """Make the text furniture of the guessed role; again: of the next one."""

        def make(review: Review) -> None:
            spans = self._selection.targets()
            if spans:
                role = next_furniture_role(review.desk, review.annotation.fragment_at(spans[0].start), spans)
                self._do(edits.make_furniture, spans=spans, role=role)

        self._with_review(make)

    def park(self) -> None:
        """Put the page aside, or take it up again."""
        self._with_review(lambda review: self._do(edits.unpark if review.annotation.is_parked else edits.park))

    def reopen(self) -> None:
        """Take all verdicts on the page back."""
        self._do(edits.reopen, layers=tuple(Layer))

    def nothing_here(self) -> None:
        """Say that the page has no article."""
        self._do(edits.nothing_here)

    def ignore(self) -> None:
        """Say that the page shall not be reviewed."""
        self._do(edits.ignore, layers=tuple(Layer))

    def finish_layers(self, *layers: Layer) -> bool:
        """Declare layers finished; whether that was not refused."""
        return self._desk.review is not None and self._desk.do(edits.finish, layers=layers)

    def flag(self) -> None:
        """Ask for the reason of a second look; a flag on the same place is taken down."""

        def flag(review: Review) -> None:
            target = self._target(review)
            raised = next((item for item in review.annotation.flags if item.target == target), None)
            if raised is not None:
                self._do(edits.unflag, flag=raised.id)
            else:
                self.flag_wanted.emit(target)

        self._with_review(flag)

    def raise_flag(self, target: Target, reason: str) -> None:
        """Flag something for a second look."""
        self._do(edits.flag, target=target, reason=reason)

    def note(self) -> None:
        """Ask for the words of a note."""
        self._with_review(lambda review: self.note_wanted.emit(self._target(review)))

    def put_note(self, target: Target, text: str) -> None:
        """Put a note on something."""
        self._do(edits.note, target=target, text=text)

    def _with_review(self, act: Callable[[Review], object]) -> None:
        if review := self._desk.review:
            act(review)

    def _do(self, edit: Edit, **arguments: object) -> None:
        if self._desk.review is not None:
            self._desk.do(edit, **arguments)

    def _role(self, role: Role) -> None:
        self._do(edits.set_role, spans=self._selection.targets(), role=role)

    def _merge(self, *, forwards: bool) -> None:
        def merge(review: Review) -> None:
            article = self._article()
            beside = selecting.article_beside(review.annotation, article, forwards=forwards) if article else None
            if article is None:
                return
            if beside is None:
                message = "there is no article after this one" if forwards else "there is no article before this one"
                self._tell(EditRefused(message))
            else:
                self._do(edits.merge, article=article.id, into=beside.id)

        self._with_review(merge)

    def _move_boundary(self, beside: Callable[..., int], *, forwards: bool) -> None:
        def move(review: Review) -> None:
            spans = self._selection.targets()
            fragment = review.annotation.fragment_at(spans[0].start) if spans else None
            if fragment is not None:
                to = beside(review.desk, fragment.start, forwards=forwards)
                if self._desk.do(edits.move_boundary, fragment=fragment.start, to=to):
                    self._selection.select(replace(selecting.at(to), chosen=()))

        self._with_review(move)

    def _article(self) -> Article | None:
        article = self._selection.article()
        if article is None and self._desk.review is not None:
            self._tell(EditRefused(QT_TRANSLATE_NOOP("Errors", "this text is in no article")))
        return article

    def _point(self, review: Review) -> int:
        """Where a gesture that needs one place acts: where the selection begins, on the first character of ink there."""
        characters = self._selection.selection.characters(review.page)
        return selecting.ink_from(review.page, characters.start if characters else self._selection.selection.caret)

    def _target(self, review: Review) -> Target:
        spans = self._selection.targets()
        fragment = review.annotation.fragment_at(spans[0].start) if spans else None
        return Target(TargetKind.FRAGMENT, span=fragment.span) if fragment else Target()

    def _collapse(self) -> None:
        """After text went where it belongs, the caret stands before what follows it: the next gesture is about that."""
        review, spans = self._desk.review, self._selection.targets()
        if review is not None and spans:
            self._selection.select(selecting.at(selecting.ink_from(review.page, max(span.end for span in spans))))

    def _remember(self, review: Review, changes: ChangeSet | None) -> None:
        """Keep what a new step was done to: the selection is still that when the step is told."""
        if changes is not None and review.history.head not in self._acted_on and review.history.redo_step is None:
            self._acted_on[review.history.head] = self._selection.selection

    def _show_place(self, step: Step) -> None:
        changed = {*step.changes.fragments_removed, *step.changes.fragments_added}
        moved = changed - ({*step.changes.fragments_removed} & {*step.changes.fragments_added})
        if moved or changed:
            self._selection.put_caret(min(fragment.start for fragment in moved or changed))

    def _tell(self, error: UserError) -> None:
        self._desk.told.emit(error)
