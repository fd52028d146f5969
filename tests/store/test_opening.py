"""A corpus opens, closes to one file, and is refused in one sentence where it is none."""

import shutil
import sqlite3
import stat
import struct
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlite_utils import Database

from annotator.core.errors import BadCorpus, WriteFailed
from annotator.core.page import PageId
from annotator.core.progress import Silent
from annotator.store import Store, corpus, kinds, migrations
from annotator.store.backups import backups_of
from annotator.store.migrations import Executes, Migration
from tests import builders, marks
from tests.store.guests import as_a_guest

PAGE = builders.page("甲")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A corpus with one page, closed."""
    made = tmp_path / "a b#c?.corpus"
    with Store.open(made, create=True) as store:
        store.pages.add(PAGE)
    return made


def refusal(path: Path, **options: bool) -> str:
    """The sentence with which a file is refused, which must leave the folder as it was."""
    before = contents(path.parent)
    with pytest.raises(BadCorpus) as refused, Store.open(path, wait=0, **options):
        pass
    assert contents(path.parent) == before
    return str(refused.value)


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def test_a_new_corpus_has_no_page(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.corpus", create=True) as store:
        assert store.pages.count() == 0


def test_closing_leaves_exactly_one_file(path: Path) -> None:
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_the_last_of_two_to_close_leaves_exactly_one_file(path: Path) -> None:
    writer, reader = Store.open(path), Store.open(path, read_only=True)
    writer.pages.add(builders.page("乙", page_id="p2"))
    writer.close()
    assert reader.pages.count() == 2
    reader.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_closing_twice_does_nothing(path: Path) -> None:
    store = Store.open(path)
    store.close()
    store.close()


def test_what_is_asked_after_closing_is_a_bug(path: Path) -> None:
    store = Store.open(path)
    store.close()
    with pytest.raises(sqlite3.ProgrammingError):
        store.pages.count()


def test_create_opens_a_corpus_that_is_there(path: Path) -> None:
    with Store.open(path, create=True) as store:
        assert store.pages.count() == 1


def test_create_fills_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "a.corpus").touch()
    with Store.open(tmp_path / "a.corpus", create=True) as store:
        assert store.pages.count() == 0


def test_the_header_says_whose_file_it_is(path: Path) -> None:
    assert struct.unpack(">I", path.read_bytes()[68:72])[0] == kinds.APPLICATION_ID


def test_writes_are_flushed_to_the_disk(path: Path) -> None:
    with Store.open(path) as store:
        assert store._connection.rows("PRAGMA journal_mode") == [("wal",)]
        assert store._connection.rows("PRAGMA synchronous") == [(2,)]
        assert store._connection.rows("PRAGMA foreign_keys") == [(1,)]


def test_a_missing_corpus_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.corpus") == f"there is no corpus at {tmp_path / 'none.corpus'}"


def test_a_missing_corpus_is_not_made_for_reading(tmp_path: Path) -> None:
    assert "there is no corpus" in refusal(tmp_path / "none.corpus", create=True, read_only=True)


def test_a_corpus_in_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadCorpus, match="there is no folder"):
        Store.open(tmp_path / "none" / "a.corpus", create=True)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert "is a folder, not a corpus" in refusal(tmp_path / "folder")
    assert "is a folder, not a corpus" in refusal(tmp_path / "folder", create=True)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.corpus").touch()
    assert "is empty" in refusal(tmp_path / "a.corpus")


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.corpus").write_text("本报讯" * 99, encoding="utf-8")
    assert "is not a corpus file" in refusal(tmp_path / "a.corpus")
    assert "is not a corpus file" in refusal(tmp_path / "a.corpus", create=True)


def test_the_database_of_another_program_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.corpus")) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("CREATE TABLE pages (id)")
    assert "of another program" in refusal(tmp_path / "a.corpus", create=True)


def test_a_newer_corpus_is_refused(path: Path) -> None:
    with closing(Database(path)) as db:
        db.table("_sqlite_migrations").insert({"migration_set": "annotator", "name": "m999_later", "applied_at": "2099"})
    assert "made by a newer version" in refusal(path)


def test_a_damaged_corpus_is_refused(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xaa" * 4096 * 8 + whole[8192 + 4096 * 8 :])
    assert "is damaged" in refusal(path)


def test_a_corpus_that_this_program_has_open_is_not_read_whole_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    connect = corpus._raw_connection

    def traced(path: Path, *, wait: float) -> sqlite3.Connection:
        raw = connect(path, wait=wait)
        raw.set_trace_callback(asked.append)
        return raw

    monkeypatch.setattr(corpus, "_raw_connection", traced)
    for _ in range(2):
        with Store.open(path), Store.open(path):
            assert sum("quick_check" in statement for statement in asked) == 1
        asked.clear()


def test_a_corpus_cut_short_is_refused(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:9000])
    assert "is damaged" in refusal(path)


def test_a_corpus_held_by_another_program_is_refused(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(BadCorpus, match="is held by another program"):
            Store.open(path, wait=0.05)


def test_what_is_left_of_a_lost_corpus_is_not_taken_for_a_part_of_a_new_one(tmp_path: Path) -> None:
    (tmp_path / "a.corpus-wal").write_bytes(b"pages")
    assert "is left of a corpus that is gone" in refusal(tmp_path / "a.corpus", create=True)


def test_another_thread_may_not_use_a_store(path: Path) -> None:
    errors: list[Exception] = []

    def ask(store: Store) -> None:
        try:
            store.pages.count()
        except ValueError as error:
            errors.append(error)

    with Store.open(path) as store:
        thread = threading.Thread(target=ask, args=(store,))
        thread.start()
        thread.join()
    assert "never crosses threads" in str(errors[0])


def test_a_store_opened_for_reading_refuses_a_write(path: Path) -> None:
    with Store.open(path, read_only=True) as store:
        assert store.is_read_only
        with pytest.raises(WriteFailed, match="can only be read, so nothing was saved"):
            store.pages.add(builders.page("乙", page_id="p2"))
        assert store.pages.count() == 1


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o755), (0o444, 0o555), (0o666, 0o555)])
@marks.OTHER_USERS
def test_what_may_not_be_written_opens_for_reading(path: Path, open_folder: Path, file_mode: int, folder_mode: int) -> None:
    copy = Path(shutil.copy(path, open_folder))
    copy.chmod(file_mode)
    open_folder.chmod(folder_mode)

    def look() -> None:
        with Store.open(copy) as store:
            assert store.pages.get(PAGE.id) == PAGE
            with pytest.raises(WriteFailed, match="can only be read"):
                store.pages.add(builders.page("乙", page_id="p2"))

    assert as_a_guest(look) == 0
    assert stat.S_IMODE(copy.stat().st_mode) == file_mode
    assert [file.name for file in open_folder.iterdir()] == [copy.name]


@marks.OTHER_USERS
def test_a_corpus_cannot_be_made_where_one_may_not_write(open_folder: Path) -> None:
    open_folder.chmod(0o555)

    def make() -> None:
        with pytest.raises(BadCorpus, match="could not be made"):
            Store.open(open_folder / "a.corpus", create=True)

    assert as_a_guest(make) == 0


def later(db: Executes) -> None:
    """A migration of a later version."""
    db.execute("ALTER TABLE pages ADD COLUMN mood TEXT")


def failing(db: Executes) -> None:
    """A migration that leaves a row pointing nowhere."""
    db.execute("ALTER TABLE pages ADD COLUMN mood TEXT")
    db.execute("INSERT INTO predictions VALUES (1, 7, 'nowhere', 0, 0, '{}', '{}')")


@contextmanager
def one_version_later(migration: Migration) -> Iterator[None]:
    """While the program knows one migration more."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrations, "corpus_migrations", [*migrations.corpus_migrations, migration])
        yield


def columns(store: Store) -> set[str]:
    return {name for (name,) in store._connection.rows("SELECT name FROM pragma_table_info('pages')")}


def test_an_older_corpus_is_backed_up_and_brought_up_to_date(path: Path) -> None:
    with one_version_later(later), Store.open(path) as store:
        assert "mood" in columns(store)
        assert store.pages.get(PAGE.id) == PAGE
    with Store.open(backups_of(path)[0].path) as backup:
        assert "mood" not in columns(backup)
        assert backup.pages.get(PAGE.id) == PAGE


def test_an_older_corpus_is_not_touched_by_a_reader(path: Path) -> None:
    with one_version_later(later):
        assert "made by an older version" in refusal(path, read_only=True)


def test_a_migration_that_breaks_references_leaves_the_corpus_as_it_was(path: Path) -> None:
    with one_version_later(failing), pytest.raises(BadCorpus, match="rows that point nowhere"):
        Store.open(path)
    with Store.open(path) as store:
        assert "mood" not in columns(store)
        assert store._connection.rows("SELECT count(*) FROM predictions") == [(0,)]


def test_a_corpus_with_a_table_described_otherwise_is_damaged_and_one_with_more_tables_is_not(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE mine (a)")
    Store.open(path).close()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("ALTER TABLE quantities RENAME COLUMN base TO bass")
    assert "is damaged" in refusal(path)


def test_a_corpus_too_large_to_be_read_whole_opens(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus, "CHECKED_SIZE", 0)
    with Store.open(path) as store:
        assert store.pages.get(PageId("p1")) == PAGE


def test_a_backup_is_a_whole_corpus_under_a_free_name(path: Path) -> None:
    with Store.open(path) as store:
        first, second = store.back_up(Silent()), store.back_up(Silent())
    assert first != second
    with Store.open(second) as backup:
        assert backup.pages.get(PAGE.id) == PAGE
