"""A reviewer who edits at random, by a seed: as a helper of tests, or as a program that is made to die."""

import os
import random
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from annotator.core import edits
from annotator.core.annotation import Annotation, Layer, Target
from annotator.core.errors import EditRefused
from annotator.core.figures import Quantity
from annotator.core.page import Page
from annotator.core.roles import ARTICLE_ROLES
from annotator.core.spans import Span, trimmed
from annotator.store import Store
from tests import builders
from tests.store import papers, reviews

# Nothing of the process runs after it; on Windows any signal ends a process so.
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)


class Reviewed(Protocol):
    """A page under review, whoever keeps it."""

    @property
    def page(self) -> Page:
        """The page."""

    @property
    def annotation(self) -> Annotation:
        """What is said of it now."""

    def do(self, verb: reviews.Verb, **arguments: object) -> None:
        """Make one edit and store it."""

    def undo(self) -> None:
        """Take the last step back."""

    def redo(self) -> None:
        """Do the step last undone again."""


Act = Callable[[random.Random, Reviewed], None]


def act(chance: random.Random, review: Reviewed) -> None:
    """One edit, undo or redo that is not refused."""
    while True:
        try:
            chance.choice(ACTS)(chance, review)
        except EditRefused:
            continue
        return


def _offset(chance: random.Random, page: Page) -> int:
    return chance.randrange(len(page.text))


def _spans(chance: random.Random, page: Page) -> list[Span]:
    start = _offset(chance, page)
    span = trimmed(page.text, start, min(len(page.text), start + chance.randint(1, 30)))
    return [span] if span else [builders.span_of(page, page.text.split()[0])]


def _article(chance: random.Random, annotation: Annotation) -> str:
    if not annotation.articles:
        raise EditRefused("no article is left")
    return chance.choice(annotation.articles).id


def _merge(chance: random.Random, review: Reviewed) -> None:
    first, second = _article(chance, review.annotation), _article(chance, review.annotation)
    review.do(edits.merge, article=first, into=second)


def _quantity(chance: random.Random, review: Reviewed) -> None:
    review.do(edits.mark_quantity, quantity=Quantity("", tuple(_spans(chance, review.page))))


ACTS: tuple[Act, ...] = (
    _merge,
    _quantity,
    lambda _, review: review.undo(),
    lambda _, review: review.undo(),
    lambda _, review: review.redo(),
    lambda chance, review: review.do(edits.split, at=_offset(chance, review.page)),
    lambda chance, review: review.do(edits.cut, at=_offset(chance, review.page)),
    lambda chance, review: review.do(edits.new_article, spans=_spans(chance, review.page)),
    lambda chance, review: review.do(edits.send, spans=_spans(chance, review.page), to=_article(chance, review.annotation)),
    lambda chance, review: review.do(edits.set_role, spans=_spans(chance, review.page), role=chance.choice(ARTICLE_ROLES)),
    lambda chance, review: review.do(edits.unassign, spans=_spans(chance, review.page)),
    lambda chance, review: review.do(edits.confirm, spans=_spans(chance, review.page)),
    lambda chance, review: review.do(edits.dissolve, article=_article(chance, review.annotation)),
    lambda chance, review: review.do(edits.mark_illustration, spans=_spans(chance, review.page)),
    lambda chance, review: review.do(edits.finish, layers=[chance.choice(list(Layer))]),
    lambda _, review: review.do(edits.note, target=Target(), text="再看"),
)


def die_at(store: Store, statement: int, log: int) -> None:
    """Kill this process when it is about to run this statement of SQL; log each BEGIN."""
    count = 0

    def watch(sql: str) -> None:
        nonlocal count
        count += 1
        if sql.startswith("BEGIN IMMEDIATE"):
            os.write(log, b"begin\n")
        if count == statement:
            os.kill(os.getpid(), KILL)

    store._connection.raw.set_trace_callback(watch)


def review_until_killed(path: Path, seed: int, statement: int) -> None:
    """Edit the page of this corpus for ever, logging each revision that the store has confirmed on standard output."""
    chance = random.Random(seed)
    with Store.open(path) as store:
        review = reviews.reopened(store, papers.PAGE)
        os.write(1, b"ready\n")
        die_at(store, statement, log=1)
        while True:
            act(chance, review)
            os.write(1, f"{review.revision}\n".encode())


if __name__ == "__main__":
    review_until_killed(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
