"""A reviewer's program that is killed at any moment: every confirmed step is there, and undo leads back to the seed.

Ten kills; ``ANNOTATOR_KILLS=100 pytest tests/services/test_kill.py --log-cli-level=INFO`` kills a hundred times and says how.
"""

import logging
import os
import random
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from annotator.core.progress import Silent
from annotator.services import review as reviews
from annotator.services.checking import check_corpus
from annotator.services.corpora import open_corpus
from annotator.services.review import Review
from tests.e2e.corpora import sample_read_by
from tests.services.robot import opened

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("ANNOTATOR_KILLS", "10"))
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Confirmed:
    """A move that the robot was told is kept."""

    revision: int
    head: int
    digest: int


@dataclass(frozen=True)
class Death:
    """What a robot had said when it was killed."""

    confirmed: tuple[Confirmed, ...]
    last_word: str

    @property
    def was_in_transaction(self) -> bool:
        """Whether a transaction had begun and its end was not told."""
        return self.last_word in ("begin", "commit")


def killed(corpus: Path, chance: random.Random) -> Death:
    """Let a robot review, and kill it some words after its start and some tenths of a millisecond after the last of them."""
    command = [sys.executable, "-m", "tests.services.robot", str(corpus), str(chance.randrange(10_000))]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as robot:
        assert robot.stdout is not None
        heard = [robot.stdout.readline() for _ in range(chance.randint(1, 24))]
        deadline = time.perf_counter() + chance.uniform(0, 0.003)
        while time.perf_counter() < deadline:
            pass
        robot.kill()
        words = b"".join([*heard, *robot.stdout.readlines()]).decode().splitlines()
    assert words[0] == "ready"
    kept = [word.split()[1:] for word in words if word.startswith("kept")]
    return Death(tuple(Confirmed(int(a), int(b), int(c, 16)) for a, b, c in kept), words[-1].split()[0])


def undone(review: Review) -> Review:
    """The review with every step taken back."""
    while review.history.head:
        review = reviews.undo(review, session="test").after
    return review


def test_whenever_it_is_killed_a_review_keeps_what_was_confirmed(tmp_path: Path) -> None:
    corpus = sample_read_by("blocks", tmp_path / "papers/a.corpus")
    with open_corpus(corpus) as store:
        seed = opened(store)
    chance, revision, seen = random.Random(2023), seed.revision, Counter[str]()
    for _ in range(KILLS):
        death = killed(corpus, chance)
        with open_corpus(corpus) as store:
            assert check_corpus(store, Silent()) == []
            found = opened(store)
        confirmed = max([revision, *(one.revision for one in death.confirmed)])
        assert confirmed <= found.revision <= confirmed + 1
        for one in death.confirmed:
            assert one.head == 0 or found.history.steps[one.head].digest == one.digest
        back = undone(found)
        assert (back.digest, back.annotation) == (seed.digest, seed.annotation)
        seen.update(killed=1, in_transaction=death.was_in_transaction, one_more=found.revision - confirmed)
        seen.update(confirmed=len(death.confirmed))
        revision = found.revision
    with open_corpus(corpus) as store:
        log.info("%s; %d steps in the history", dict(seen), len(opened(store).history.steps))
    assert seen["in_transaction"] >= KILLS // 5
    assert [file.name for file in corpus.parent.iterdir()] == ["a.corpus"]
