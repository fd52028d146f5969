"""A review that is killed at any moment has every confirmed step, at most one more, and a sound corpus."""

import random
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from annotator.core.progress import Silent
from annotator.store import Store
from tests.store import papers, reviews, robot

ROOT = Path(__file__).resolve().parents[2]
KILLS = 10
NEVER = 0


@dataclass(frozen=True)
class Death:
    """What a killed reviewer had logged: the last revision confirmed, and whether a transaction was open."""

    revision: int
    was_in_transaction: bool


def killed(path: Path, chance: random.Random, *, by_itself: bool) -> Death:
    """Let a robot review until it is killed at a random moment: by itself at a statement, or by us after some lines."""
    statement = chance.randint(1, 400) if by_itself else NEVER
    command = [sys.executable, "-m", "tests.store.robot", str(path), str(chance.randrange(1000)), str(statement)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as robots:
        assert robots.stdout is not None
        assert robots.stdout.readline() == b"ready\n"
        before = [] if by_itself else [robots.stdout.readline().decode() for _ in range(chance.randint(0, 120))]
        if not by_itself:
            robots.kill()
        lines = [*"".join(before).split(), *robots.stdout.read().decode().split()]
    revisions = [int(line) for line in lines if line != "begin"]
    return Death(max(revisions, default=-1), bool(lines) and lines[-1] == "begin")


def test_a_killed_review_keeps_every_confirmed_step(tmp_path: Path) -> None:
    path = tmp_path / "a.corpus"
    chance = random.Random(2023)
    with Store.open(path, create=True) as store:
        revision = reviews.begin(store, papers.PAGE, papers.annotation()).revision
    deaths = []
    for kill in range(KILLS):
        death = killed(path, chance, by_itself=kill % 2 == 0)
        with Store.open(path) as store:
            assert [str(finding) for finding in store.check(Silent(), reviews.texts_of)] == []
            found = reviews.reopened(store, papers.PAGE).revision
        confirmed = max(revision, death.revision)
        assert confirmed <= found <= confirmed + 1
        revision = found
        deaths.append(death)
    assert sum(death.was_in_transaction for death in deaths) >= 3
    assert revision > KILLS
    with Store.open(path) as store:
        review = reviews.reopened(store, papers.PAGE)
        while review.history.head:
            review.undo()
        assert reviews.reopened(store, papers.PAGE).annotation == papers.annotation()
    assert [file.name for file in tmp_path.iterdir()] == ["a.corpus"]


def test_random_edits_are_stored_as_they_are(tmp_path: Path) -> None:
    chance = random.Random(7)
    with Store.open(tmp_path / "a.corpus", create=True) as store:
        review = reviews.begin(store, papers.PAGE, papers.annotation())
        for _ in range(150):
            robot.act(chance, review)
            stored = reviews.reopened(store, papers.PAGE)
            assert stored.annotation == review.annotation
            assert stored.annotation.next_ids == review.annotation.next_ids
            assert stored.history == review.history
        assert [str(finding) for finding in store.check(Silent(), reviews.texts_of)] == []
