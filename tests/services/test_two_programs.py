"""Two programs on one corpus, the same page, the same moment: the slower one is told, and nothing is lost."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.core import edits
from annotator.core.annotation import Target
from annotator.core.progress import Silent
from annotator.services.backups import back_up
from annotator.services.checking import check_corpus
from annotator.services.corpora import Store, open_corpus
from annotator.services.review import Review, perform
from annotator.services.reviewing import open_review, record
from annotator.services.sample import open_sample

ROOT = Path(__file__).resolve().parents[2]
STEPS = 120


def colleague(path: Path, name: str) -> subprocess.Popen[str]:
    """Another program that waits for the signal to begin."""
    command = [sys.executable, "-m", "tests.services.colleague", str(path), name, str(STEPS)]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")


def test_two_programs_at_one_page_lose_no_step_and_overwrite_none(tmp_path: Path) -> None:
    path = tmp_path / "a.corpus"
    with open_sample(path, Silent()) as store:
        page = store.pages.ids()[0]
        open_review(store, page, "li", session="seed")
    with colleague(path, "li") as one, colleague(path, "wang") as other:
        for program in (one, other):
            assert program.stdout is not None
            assert program.stdout.readline() == "ready\n"
        for program in (one, other):
            assert program.stdin is not None
            program.stdin.write("go\n")
            program.stdin.flush()
        backup = back_up(path, Silent())
        said = [json.loads(program.communicate()[0]) for program in (one, other)]
    assert (one.returncode, other.returncode) == (0, 0)
    first, second = (set(words["confirmed"]) for words in said)
    assert len(first) == len(second) == STEPS
    assert first | second == set(range(1, 2 * STEPS + 1))
    assert sum(words["stale"] for words in said) > 10
    for corpus in (path, backup):
        with open_corpus(corpus) as store:
            assert check_corpus(store, Silent()) == []
    with open_corpus(path) as store:
        assert open_review(store, page, "li", session="end").revision == 2 * STEPS
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.backups", "a.corpus"]


VISIT = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('SELECT count(*) FROM pages').fetchone()"


def noted(store: Store, review: Review, words: str) -> Review:
    """The review with a note more, confirmed."""
    move = perform(review, edits.note, session="window", target=Target(), text=words)
    return replace(move.after, revision=record(store, move))


@pytest.mark.parametrize("visit", [["-c", VISIT], ["-m", "annotator", "pages"], ["-m", "annotator", "check"]])
def test_a_visitor_who_leaves_takes_nothing_away_from_a_window(tmp_path: Path, visit: list[str]) -> None:
    path = tmp_path / "a.corpus"
    with open_sample(path, Silent()) as store:
        review = noted(store, open_review(store, store.pages.ids()[0], "li", session="window"), "before")
        # A window's threads open the corpus each for itself.
        jobs = open_corpus(path)
        subprocess.run([sys.executable, *visit, str(path)], cwd=ROOT, check=True, capture_output=True)
        review = noted(store, review, "after")
        jobs.close()
        assert sorted(file.name for file in tmp_path.iterdir()) == ["a.corpus", "a.corpus-shm", "a.corpus-wal"]
        review = noted(store, review, "later")
    with open_corpus(path) as store:
        assert open_review(store, store.pages.ids()[0], "li", session="end").revision == review.revision


def test_work_goes_on_after_a_visitor_deleted_the_journal_though_a_window_is_there(tmp_path: Path) -> None:
    path = tmp_path / "a.corpus"
    with open_sample(path, Silent()) as store:
        review = noted(store, open_review(store, store.pages.ids()[0], "li", session="window"), "before")
        jobs = open_corpus(path)
        with path.open("rb") as file:  # as a file dialog does that looks what is in it: the locks are gone
            file.read(1)
        subprocess.run([sys.executable, "-c", VISIT, str(path)], cwd=ROOT, check=True, capture_output=True)
        review = noted(store, review, "after")
        assert open_review(jobs, jobs.pages.ids()[0], "li", session="jobs").revision == review.revision
        # The locks are there again: the next visitor sees that he is not alone.
        subprocess.run([sys.executable, "-c", VISIT, str(path)], cwd=ROOT, check=True, capture_output=True)
        assert (tmp_path / "a.corpus-wal").exists()
        review = noted(store, review, "later")
        assert check_corpus(store, Silent()) == []
        jobs.close()
    with open_corpus(path) as store:
        assert open_review(store, store.pages.ids()[0], "li", session="end").revision == review.revision == 3
    assert [file.name for file in tmp_path.iterdir()] == ["a.corpus"]
