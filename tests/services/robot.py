"""A reviewer who edits the sample page at random through the services, and says on a pipe what is being kept and what is kept."""

import os
import random
import sys
from dataclasses import replace
from pathlib import Path

from annotator.core.annotation import Annotation
from annotator.core.page import Page
from annotator.services import review as reviews
from annotator.services.corpora import open_corpus
from annotator.services.review import Edit, Move, Review
from annotator.services.reviewing import open_review, record
from annotator.store.corpus import Store
from tests.store.robot import act

REVIEWER = "li"


class Kept:
    """A review of which every move is recorded, announced by ``begin`` and confirmed by revision, head and digest."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.review = opened(store)

    @property
    def page(self) -> Page:
        """The page under review."""
        return self.review.page

    @property
    def annotation(self) -> Annotation:
        """What is said of it now."""
        return self.review.annotation

    def do(self, verb: Edit, **arguments: object) -> None:
        """Make one edit and keep it."""
        self._keep(reviews.perform(self.review, verb, session="robot", **arguments))

    def undo(self) -> None:
        """Take the last step back."""
        self._keep(reviews.undo(self.review, session="robot"))

    def redo(self) -> None:
        """Do the step last undone again."""
        self._keep(reviews.redo(self.review, session="robot"))

    def _keep(self, move: Move) -> None:
        revision = record(self._store, move)
        self.review = replace(move.after, revision=revision)
        os.write(1, f"kept {revision} {move.after.history.head} {move.after.digest:x}\n".encode())


def opened(store: Store) -> Review:
    """The review of the first page as the corpus has it."""
    return open_review(store, store.pages.ids()[0], REVIEWER, session="robot")


def announce_transactions(store: Store) -> None:
    """Say ``begin`` on the pipe when a transaction is about to begin, ``commit`` when one is about to be committed."""

    def watch(sql: str) -> None:
        if sql.startswith(("BEGIN IMMEDIATE", "COMMIT")):
            os.write(1, f"{sql.split(maxsplit=1)[0].lower()}\n".encode())

    store._connection.raw.set_trace_callback(watch)


def review_until_killed(path: Path, seed: int) -> None:
    """Edit for ever."""
    chance = random.Random(seed)
    with open_corpus(path) as store:
        kept = Kept(store)
        announce_transactions(store)
        os.write(1, b"ready\n")
        while True:
            act(chance, kept)


if __name__ == "__main__":
    review_until_killed(Path(sys.argv[1]), int(sys.argv[2]))
