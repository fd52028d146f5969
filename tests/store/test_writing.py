"""Where the world does not let us write, one sentence says so and the last state stands."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from annotator.core import edits
from annotator.core.errors import BadCorpus, WriteFailed
from annotator.store import Store
from annotator.store.connection import writing_failure
from tests import builders
from tests.store import papers, reviews


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A corpus with a review that has just begun."""
    made = tmp_path / "a.corpus"
    with Store.open(made, create=True) as store:
        reviews.begin(store, papers.PAGE, papers.annotation())
    return made


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path, wait=0.05) as opened:
        yield opened


def merge(store: Store) -> None:
    reviews.reopened(store, papers.PAGE).do(edits.merge, article="a2", into="a1")


def write_until_full(review: reviews.Review) -> None:
    for _ in range(200):
        review.do(edits.note, target=papers.NOTES[0].target, text="满" * 500)


def merge_and_fail(store: Store) -> None:
    with store.atomic():
        merge(store)
        raise KeyError


def test_a_full_disk_is_told_and_nothing_changed(store: Store) -> None:
    connection = store._connection
    connection.rows(f"PRAGMA max_page_count = {connection.rows('PRAGMA page_count')[0][0]}")
    review = reviews.reopened(store, papers.PAGE)
    with pytest.raises(WriteFailed, match="the disk is full, so nothing was saved"):
        write_until_full(review)
    stored = reviews.reopened(store, papers.PAGE)
    assert stored.annotation == review.annotation
    assert stored.history == review.history
    connection.rows("PRAGMA max_page_count = 1000000")
    stored.do(edits.note, target=papers.NOTES[0].target, text="又有地方了")
    assert reviews.reopened(store, papers.PAGE).annotation == stored.annotation


def test_a_file_that_is_gone_is_told(store: Store, path: Path) -> None:
    review = reviews.reopened(store, papers.PAGE)
    path.rename(path.with_name("elsewhere.corpus"))
    with pytest.raises(WriteFailed, match="was moved or deleted while it was open, so nothing was saved"):
        review.do(edits.merge, article="a2", into="a1")
    path.with_name("elsewhere.corpus").rename(path)
    merge(store)


def test_a_file_that_is_gone_is_still_read(store: Store, path: Path) -> None:
    path.rename(path.with_name("elsewhere.corpus"))
    assert store.pages.count() == 1
    path.with_name("elsewhere.corpus").rename(path)


def test_a_file_that_was_replaced_is_told(store: Store, path: Path) -> None:
    review = reviews.reopened(store, papers.PAGE)
    path.rename(path.with_name("elsewhere.corpus"))
    path.touch()
    with pytest.raises(WriteFailed, match="was moved or deleted while it was open"):
        review.do(edits.merge, article="a2", into="a1")
    path.unlink()
    path.with_name("elsewhere.corpus").rename(path)


def test_another_program_that_writes_is_waited_for_and_told(store: Store, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(WriteFailed, match="another program is writing"):
            merge(store)
        other.execute("ROLLBACK")
    merge(store)


def test_a_failure_in_the_middle_leaves_nothing_half_done(store: Store) -> None:
    with pytest.raises(KeyError):
        merge_and_fail(store)
    assert reviews.reopened(store, papers.PAGE).annotation == papers.annotation()
    merge(store)


def test_damage_found_while_reading_is_told(path: Path) -> None:
    with Store.open(path) as store:
        root = store._connection.rows("SELECT rootpage FROM sqlite_master WHERE name = 'fragments'")[0][0]
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(os.urandom(4096))
    with pytest.raises(BadCorpus, match="is damaged"):
        Store.open(path)


def test_wrong_sql_is_a_bug_and_not_the_fault_of_the_world(store: Store) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        store._connection.rows("SELECT * FROM nowhere")
    with pytest.raises(sqlite3.OperationalError, match="no such table"), store.atomic():
        store._connection.write("DELETE FROM nowhere")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("SQLITE_FULL", "the disk is full"),
        ("SQLITE_IOERR_WRITE", "could not be written"),
        ("SQLITE_READONLY_DBMOVED", "can only be read"),
        ("SQLITE_BUSY_SNAPSHOT", "another program is writing"),
        ("SQLITE_CORRUPT_INDEX", "is damaged"),
    ],
)
def test_each_failure_of_a_write_has_its_sentence(name: str, words: str) -> None:
    error = sqlite3.OperationalError("reason")
    error.sqlite_errorname = name
    assert words in str(writing_failure(error, Path("a.corpus")))


def test_pages_added_by_another_program_are_seen(store: Store, path: Path) -> None:
    with Store.open(path) as other:
        other.pages.add(builders.page("乙", page_id="p2"))
    assert store.pages.count() == 2
