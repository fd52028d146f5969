"""What a bad day does to a corpus that is open: one sentence, and nothing that was confirmed is lost."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from annotator.core import edits
from annotator.core.annotation import Layer
from annotator.core.errors import BadCorpus, CorpusGone, UserError, WriteFailed
from annotator.core.progress import Silent
from annotator.store import Store, kinds
from tests import marks
from tests.store import papers, reviews, robot
from tests.store.guests import as_a_guest

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("呼和浩特日报 2023", "a b", 'it\'s "here"', "100%25 #1?x=y&mode=memory", "~", "-rf", "长" * 80, "x" * 240)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A corpus with a review that has just begun."""
    return begun(tmp_path / "a.corpus")


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path, wait=0.05) as opened:
        yield opened


def begun(path: Path) -> Path:
    with Store.open(path, create=True) as store:
        reviews.begin(store, papers.PAGE, papers.annotation())
    return path


def faults(store: Store) -> list[str]:
    return [str(finding) for finding in store.check(Silent(), reviews.texts_of)]


def revision_in(path: Path) -> int:
    """The revision of the review in a corpus that is sound."""
    with Store.open(path, wait=0.05) as store:
        assert faults(store) == []
        return reviews.reopened(store, papers.PAGE).revision


def note(review: reviews.Review, words: str = "看") -> None:
    review.do(edits.note, target=papers.NOTES[0].target, text=words)


def journal_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def at_commit(store: Store, act: Callable[[], object]) -> None:
    """Do this when the next transaction has written everything and is about to be committed."""

    def watch(sql: str) -> None:
        if sql.startswith("INSERT INTO head_moves"):
            store._connection.raw.set_trace_callback(None)
            act()

    store._connection.raw.set_trace_callback(watch)


def test_a_corpus_that_was_deleted_is_rescued_with_every_confirmed_step(store: Store, path: Path) -> None:
    review = reviews.reopened(store, papers.PAGE)
    note(review)
    path.unlink()
    with pytest.raises(CorpusGone, match="was moved or deleted while it was open, so nothing was saved"):
        note(reviews.reopened(store, papers.PAGE))
    store.copy_to(path.with_name("rescued.corpus"), Silent())
    assert revision_in(path.with_name("rescued.corpus")) == review.revision == 1


def test_a_corpus_that_was_deleted_with_its_journals_is_rescued(store: Store, path: Path) -> None:
    review = reviews.reopened(store, papers.PAGE)
    note(review)
    for file in path.parent.iterdir():
        file.unlink()
    with pytest.raises(CorpusGone):
        note(reviews.reopened(store, papers.PAGE))
    store.copy_to(path, Silent())
    assert revision_in(path) == 1


def test_a_corpus_that_is_deleted_during_a_step_confirms_nothing(store: Store, path: Path) -> None:
    review = reviews.reopened(store, papers.PAGE)
    at_commit(store, path.unlink)
    with pytest.raises(CorpusGone):
        note(review)
    assert reviews.reopened(store, papers.PAGE).revision == 0
    store.copy_to(path, Silent())
    assert revision_in(path) == 0


def test_a_journal_that_was_deleted_confirms_nothing_more_and_loses_nothing(path: Path) -> None:
    with Store.open(path) as store:
        note(reviews.reopened(store, papers.PAGE))
        with Store.open(path) as other:
            journal_of(path).unlink()
            for one in (store, other):
                with pytest.raises(WriteFailed, match="close the corpus and open it again"):
                    note(reviews.reopened(one, papers.PAGE))
    assert revision_in(path) == 1


@marks.OTHER_USERS
def test_a_corpus_made_read_only_while_open_takes_nothing_more_and_loses_nothing(open_folder: Path) -> None:
    path = begun(open_folder / "a.corpus")

    def work() -> None:
        with Store.open(path) as store:
            note(reviews.reopened(store, papers.PAGE))
            path.chmod(0o444)
            with pytest.raises(WriteFailed, match="can only be read, so nothing was saved"):
                note(reviews.reopened(store, papers.PAGE))
            path.chmod(0o644)
            note(reviews.reopened(store, papers.PAGE))

    if os.geteuid() == 0:
        for ours in (open_folder, path):
            os.chown(ours, 65534, 65534)
    assert as_a_guest(work) == 0
    assert revision_in(path) == 2


def test_a_rescue_that_finds_no_place_leaves_what_is_there(store: Store, path: Path) -> None:
    with pytest.raises(WriteFailed, match="no copy was made"):
        store.copy_to(path.with_name("none") / "b.corpus", Silent())
    with pytest.raises(WriteFailed, match="no copy was made"):
        store.copy_to(path.parent, Silent())
    note(reviews.reopened(store, papers.PAGE))


LIMITED = """
import resource, sys
from pathlib import Path
from annotator.core.errors import WriteFailed
from annotator.core.progress import Silent
from annotator.store import Store
from tests.store import papers, reviews
from tests.store.test_bad_days import note
with Store.open(Path(sys.argv[1])) as store:
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))
    review = reviews.reopened(store, papers.PAGE)
    try:
        while True:
            note(review, "满" * 500)
    except WriteFailed as error:
        print(review.revision, error, sep="|")
    try:
        store.back_up(Silent())
    except WriteFailed as error:
        print("no backup", error, sep="|")
    assert reviews.reopened(store, papers.PAGE).revision == review.revision
"""


@marks.LIMITS
def test_a_disk_that_takes_no_more_loses_no_confirmed_step(path: Path) -> None:
    command = [sys.executable, "-c", LIMITED, str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    (revision, sentence), *backup = [line.split("|") for line in done.stdout.strip().split("\n")]
    assert "so nothing was saved" in sentence
    assert int(revision) > 5
    assert all("no copy was made" in words for _, words in backup)
    assert revision_in(path) == int(revision)


def test_a_corpus_held_by_another_process_is_told_and_waited_for(path: Path) -> None:
    hold = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('BEGIN EXCLUSIVE'); print(flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", hold, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(BadCorpus, match="is held by another program; close it there and try again"):
            Store.open(path, wait=0.05)
        other.communicate()
    assert revision_in(path) == 0


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A corpus with a prediction and forty steps, as bytes."""
    path = begun(tmp_path_factory.mktemp("damage") / "a.corpus")
    chance = random.Random(5)
    with Store.open(path) as store:
        store.runs.add(store.runs.start(papers.RUN), papers.PAGE.id, papers.prediction())
        review = reviews.reopened(store, papers.PAGE)
        for _ in range(40):
            robot.act(chance, review)
    return path.read_bytes()


def use(path: Path) -> None:
    """All that a window does with a page, and ``check``."""
    with Store.open(path) as store:
        store.pages.list()
        store.queue.first_open("li")
        for issue in store.queue.issues("li"):
            issue.pages()
        store.predictions.latest(store.pages.ids()[0])
        store.annotations.accepted(papers.PAGE.id, Layer.PICTURES)
        note(reviews.reopened(store, store.pages.get(papers.PAGE.id)))
        store.check(Silent(), reviews.texts_of)


def flipped(whole: bytes, chance: random.Random) -> bytes:
    """The bytes of a file with some of them overwritten, after the header."""
    length = chance.choice([1, 8, 64, 4096])
    at = chance.randrange(100, len(whole) - length)
    return whole[:at] + chance.randbytes(length) + whole[at + length :]


def test_flipped_bytes_are_told_in_one_sentence_wherever_they_are(reviewed: bytes, tmp_path: Path) -> None:
    path, chance, told = tmp_path / "a.corpus", random.Random(11), list[str]()
    for _ in range(60):
        path.write_bytes(flipped(reviewed, chance))
        try:
            use(path)
        except UserError as error:
            told.append(str(error))
        for journal in tmp_path.glob("a.corpus-*"):
            journal.unlink()
    assert len(told) > 20
    assert all("is damaged" in sentence for sentence in told)


def test_damage_under_an_open_corpus_is_told_and_not_saved(path: Path) -> None:
    with Store.open(path) as store:
        pages = dict(store._connection.rows("SELECT name, rootpage FROM sqlite_master"))
    with Store.open(path) as store:
        for table in ("fragments", "steps", "head_moves"):
            with path.open("r+b") as file:
                file.seek((pages[table] - 1) * 4096)
                file.write(b"\xaa" * 4096)
        with pytest.raises(BadCorpus, match="is damaged"):
            reviews.reopened(store, papers.PAGE)
        with pytest.raises(UserError, match="is damaged"):
            store.back_up(Silent())


@pytest.mark.parametrize("name", NAMES)
def test_a_corpus_may_have_any_name(tmp_path: Path, name: str) -> None:
    path = begun(tmp_path / f"{name}.corpus")
    with Store.open(path) as store:
        note(reviews.reopened(store, papers.PAGE))
        backup = store.back_up(Silent())
    assert revision_in(path) == revision_in(backup) == 1
    assert {file.name for file in tmp_path.iterdir()} == {path.name, backup.parent.name}


def test_a_corpus_may_lie_as_deep_as_the_system_allows(tmp_path: Path) -> None:
    folder = tmp_path / "内蒙古" / ("深" * 40) / ("x" * 200)
    folder.mkdir(parents=True)
    room = kinds.LONGEST_PATH - len(os.fsencode(folder)) - len("/.corpus")
    path = begun(folder / f"{'z' * min(room, 200)}.corpus")
    assert len(str(path)) > 260
    assert revision_in(path) == 0
    with pytest.raises(BadCorpus, match="where SQLite can open 504; give it a shorter name"):
        begun(folder / f"{'z' * (room + 1)}.corpus")


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    for is_new in (True, False):
        with pytest.raises(BadCorpus, match="has 248 bytes where SQLite can open 247"):
            Store.open(tmp_path / f"{'x' * 241}.corpus", create=is_new)
    assert list(tmp_path.iterdir()) == []


def copies_while_reviewed(store: Store, path: Path, copy: Path) -> Iterator[int]:
    """Copy the file of an open corpus now and then while it is reviewed; the revision each copy was made at."""
    chance, review = random.Random(3), reviews.reopened(store, papers.PAGE)
    for _ in range(12):
        for _ in range(10):
            robot.act(chance, review)
        shutil.copyfile(path, copy)
        yield review.revision


def test_a_copy_with_its_journal_made_while_the_corpus_is_open_has_every_step(store: Store, path: Path) -> None:
    copy = path.with_name("copy.corpus")
    for revision in copies_while_reviewed(store, path, copy):
        shutil.copyfile(journal_of(path), journal_of(copy))
        assert revision_in(copy) == revision


def test_a_copy_without_its_journal_made_while_the_corpus_is_open_is_an_earlier_state(store: Store, path: Path) -> None:
    copy = path.with_name("copy.corpus")
    for revision in copies_while_reviewed(store, path, copy):
        assert 0 <= revision_in(copy) <= revision


def test_times_that_go_backwards_are_kept_and_the_one_finished_last_is_accepted(path: Path) -> None:
    with Store.open(path) as store:
        first = reviews.reopened(store, papers.PAGE)
        first.time = "2026-11-23T10:00:00.000+00:00"
        first.do(edits.reopen, layers=list(Layer))
        first.do(edits.finish, layers=[Layer.ARTICLES])
        first.time = "2001-01-01T00:00:00.000+00:00"
        note(first)
        first.undo()
        assert faults(store) == []
        assert [step.time[:4] for step in reviews.reopened(store, papers.PAGE).history.steps.values()] == ["2026", "2026", "2001"]


def test_bytes_beside_a_corpus_that_are_no_journal_are_passed_over(path: Path) -> None:
    journal_of(path).write_bytes(b"\xaa" * 9000)
    assert revision_in(path) == 0


def test_the_store_of_a_closed_file_stays_one_file(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("delete",)
