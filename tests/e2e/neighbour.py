"""Another program at the same page: makes some gestures as the same reviewer, each stored before the next, and leaves."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from annotator.core import edits
from annotator.core.annotation import Layer
from annotator.core.page import PageId
from annotator.core.roles import Role
from annotator.services import review as reviews
from annotator.services.corpora import open_corpus
from annotator.services.reviewing import open_review, record
from tests.e2e.reviewer import Reviewer

ROOT = Path(__file__).resolve().parents[2]
SESSION = "neighbour"


def neighbour(reviewer: Reviewer, *gestures: str, page: str = "") -> None:
    """Let another process work at the reviewer's page, or another one.

    A gesture is a role for the first words, ``dissolve`` for their article, or ``finish``.
    """
    corpus = reviewer.workspace.corpus.path
    command = [sys.executable, "-m", "tests.e2e.neighbour", str(corpus), page or reviewer.page.id]
    subprocess.run([*command, reviewer.annotation.reviewer, *gestures], cwd=ROOT, check=True)


def made(review: reviews.Review, gesture: str) -> reviews.Move:
    """The gesture carried out."""
    if gesture == "finish":
        return reviews.perform(review, edits.finish, session=SESSION, layers=(Layer.ARTICLES,))
    first = min(review.annotation.fragments(), key=lambda fragment: fragment.start)
    if gesture == "dissolve":
        article = review.annotation.article_at(first.start)
        assert article is not None
        return reviews.perform(review, edits.dissolve, session=SESSION, article=article.id)
    return reviews.perform(review, edits.set_role, session=SESSION, spans=(first.span,), role=Role(gesture))


def work(corpus: Path, page: str, reviewer: str, *gestures: str) -> None:
    """Make the gestures."""
    with open_corpus(corpus) as store:
        review = open_review(store, PageId(page), reviewer, session=SESSION)
        for gesture in gestures:
            move = made(review, gesture)
            review = replace(move.after, revision=record(store, move))


if __name__ == "__main__":
    work(Path(sys.argv[1]), *sys.argv[2:])
