"""A page under review as a frozen value: what each gesture makes of it, before anything is stored."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal

from annotator.core import changes, history
from annotator.core.annotation import Annotation, Evidence, Fragment
from annotator.core.changes import ChangeSet
from annotator.core.coverage import Ledger
from annotator.core.decisions import Doubt
from annotator.core.history import History, Step
from annotator.core.page import Page
from annotator.services.desk import Desk

Edit = Callable[..., Annotation]


@dataclass(frozen=True, slots=True)
class Review:
    """One reviewer's annotation of one page, where it stands and what it started from.

    ``record`` and ``revision`` are the corpus's; ``digest`` is that of the annotation; ``doubts_at_seed`` counts the
    doubtful decisions the reviewer was given.
    """

    desk: Desk
    annotation: Annotation
    history: History
    ledger: Ledger
    digest: int
    record: int
    revision: int
    seeded_from: str
    doubts_at_seed: int = 0
    evidence: tuple[Evidence, ...] = ()

    @property
    def page(self) -> Page:
        """The page under review."""
        return self.desk.page


@dataclass(frozen=True, slots=True)
class Move:
    """One gesture carried out in memory and not yet stored: a new step, or the head moved by undo or redo."""

    before: Review
    after: Review
    changes: ChangeSet
    step: Step
    is_new_step: bool
    time: str
    session: str


def perform(review: Review, edit: Edit, *, session: str, **arguments: object) -> Move:
    """Carry out one edit; refused by ``EditRefused``, with nothing changed."""
    after = edit(review.desk.context, review.annotation, **arguments)
    change = changes.between(review.annotation, after)
    digest = changes.digest_after(review.digest, change)
    time = now()
    step = Step(
        review.history.next_id,
        review.history.head,
        edit.__name__,
        arguments_json(arguments),
        change,
        digest,
        time,
        session,
    )
    moved = replace(
        review, annotation=after, history=review.history.with_step(step), digest=digest, ledger=_ledger(review, change)
    )
    return Move(review, moved, change, step, True, time, session)


def undo(review: Review, *, session: str) -> Move:
    """Take the last step back, be it of yesterday."""
    return _head_moved(review, *history.undo(review.annotation, review.history), session=session)


def redo(review: Review, *, session: str) -> Move:
    """Do the step last undone from here again."""
    return _head_moved(review, *history.redo(review.annotation, review.history), session=session)


def _head_moved(review: Review, annotation: Annotation, moved: History, change: ChangeSet, *, session: str) -> Move:
    digest = changes.digest_after(review.digest, change)
    # An id given on a branch that was left is never given again.
    kept = replace(annotation, next_ids=annotation.next_ids.at_least(review.annotation.next_ids))
    after = replace(review, annotation=kept, history=moved, digest=digest, ledger=_ledger(review, change))
    step = moved.steps[moved.head] if moved.head > review.history.head else review.history.steps[review.history.head]
    return Move(review, after, change, step, False, now(), session)


def _ledger(review: Review, change: ChangeSet) -> Ledger:
    return review.ledger.adjusted(review.page, removed=change.fragments_removed, added=change.fragments_added)


def doubtful(annotation: Annotation) -> tuple[Fragment, ...]:
    """The fragments about which a machine's decision still stands in doubt, in page order.

    Doubt about an article as such is about the fragment that its running text begins with.
    """
    begins = {article.anchor for article in annotation.articles if article.decision.doubt is not Doubt.NONE}
    found = (f for f in annotation.fragments() if f.start in begins or _is_doubtful(f))
    return tuple(sorted(found, key=lambda fragment: fragment.start))


def doubt_count(annotation: Annotation) -> int:
    """How many articles and fragments stand in doubt, as the corpus counts them."""
    articles = sum(article.decision.doubt is not Doubt.NONE for article in annotation.articles)
    return articles + sum(map(_is_doubtful, annotation.fragments()))


def _is_doubtful(fragment: Fragment) -> bool:
    # Asked of every fragment after every step: most have no margin at all.
    for decision in (fragment.role_decision, fragment.attachment, fragment.boundary):
        if decision.margin is not None and decision.doubt is not Doubt.NONE:
            return True
    return False


def now() -> str:
    """The time as steps keep it: ISO 8601, UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def arguments_json(arguments: Mapping[str, object]) -> str:
    """An edit's arguments as the step keeps them, for people and programs to read."""
    return json.dumps(arguments, default=_plain, ensure_ascii=False)


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    raise TypeError(f"an edit's argument of type {type(value).__name__} cannot be kept")
