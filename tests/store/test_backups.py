"""A backup is whole before it counts, old ones go by the calendar, and restoring loses nothing."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from annotator.core import edits
from annotator.core.errors import BadCorpus, Cancelled, UserError, WriteFailed
from annotator.core.progress import Silent
from annotator.store import Store, backups, copying
from annotator.store.backups import Backup, BackupKind, backups_of, folder_of, surplus
from annotator.store.restoring import restore
from tests import builders, marks
from tests.store import papers, reviews

NOON = datetime(2026, 3, 18, 12, tzinfo=UTC)  # a Wednesday


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A corpus with a review that has just begun, closed."""
    made = tmp_path / "news 一%20#?.corpus"
    with Store.open(made, create=True) as store:
        reviews.begin(store, papers.PAGE, papers.annotation())
    return made


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The clock on the wall, to be put."""
    shown = [NOON]

    def look() -> datetime:
        return shown[0].astimezone()

    monkeypatch.setattr(backups, "local_now", look)
    return shown


class Stopping:
    """Progress of a job that is cancelled when it says this word for the first time."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.is_stopped = False

    def report(self, done: int, total: int | None, what: str) -> None:
        self.is_stopped = self.is_stopped or what == self.what

    def is_cancelled(self) -> bool:
        return self.is_stopped


def backed_up(path: Path) -> Path:
    with Store.open(path) as store:
        return store.back_up(Silent())


def add_page(path: Path, page_id: str) -> None:
    with Store.open(path) as store:
        store.pages.add(builders.page("乙", page_id=page_id))


def ids_in(path: Path) -> list[str]:
    with Store.open(path) as store:
        assert store.check(Silent(), reviews.texts_of) == []
        return sorted(page_id for page_id in store.pages.ids() if page_id != papers.PAGE.id)


def names_in(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def made(when: datetime, kind: BackupKind = BackupKind.TAKEN) -> Backup:
    return Backup(Path(f"{when.isoformat()} {kind}"), when, kind, 1)


def kept(found: list[Backup], upto: datetime) -> list[datetime]:
    gone = surplus(found, upto=upto)
    return sorted(backup.taken for backup in found if backup not in gone)


def days_before(when: datetime, *days: int) -> list[Backup]:
    return [made(when - timedelta(days=back)) for back in days]


def test_a_backup_is_named_by_the_time_in_a_folder_beside_the_corpus(path: Path, clock: list[datetime]) -> None:
    backup = backed_up(path)
    assert backup.parent == path.with_name("news 一%20#?.backups")
    assert backup.name == f"{clock[0].astimezone():%Y-%m-%d %H.%M.%S}.corpus"
    assert ids_in(backup) == []


def test_a_corpus_of_another_name_has_a_folder_of_its_own(tmp_path: Path) -> None:
    folders = {folder_of(tmp_path / name).name for name in ("a.corpus", "a.db", "b", "b.c")}
    assert folders == {"a.backups", "a.db.backups", "b.backups", "b.c.backups"}


@marks.MODES
def test_a_backup_is_one_file_that_may_be_read_by_the_same_people(path: Path) -> None:
    path.chmod(0o640)
    backup = backed_up(path)
    assert names_in(backup.parent) == [backup.name]
    assert backup.stat().st_mode & 0o777 == 0o640


def test_a_backup_has_what_was_confirmed_while_the_corpus_is_open(path: Path) -> None:
    with Store.open(path) as store:
        review = reviews.reopened(store, papers.PAGE)
        review.do(edits.merge, article="a2", into="a1")
        with Store.open(path) as other:
            backup = other.back_up(Silent())
        review.undo()
    with Store.open(backup) as copy:
        assert len(reviews.reopened(copy, papers.PAGE).annotation.articles) == 1


def test_a_corpus_that_is_written_to_all_the_time_is_backed_up(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "_STRIDE", 1)
    with Store.open(path) as store:

        class Busy(Silent):
            """A reviewer who works on while the copy is made."""

            def report(self, done: int, total: int | None, what: str) -> None:
                store.pages.add(builders.page("乙", page_id=f"p{store.pages.count()}"))

        with Store.open(path) as other:
            backup = other.back_up(Busy())
        assert store.pages.count() > 20
    assert ids_in(backup) == []


@pytest.mark.parametrize("word", ["copying", "verifying"])
def test_a_cancelled_backup_leaves_nothing(path: Path, word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "_STRIDE", 1)
    monkeypatch.setattr(copying, "_INSTRUCTIONS", 1)
    with Store.open(path) as store, pytest.raises(Cancelled):
        store.back_up(Stopping(word))
    assert names_in(folder_of(path)) == []


def test_a_damaged_corpus_takes_the_place_of_no_backup(path: Path) -> None:
    good = backed_up(path)
    with Store.open(path) as store:
        root = store._connection.rows("SELECT rootpage FROM sqlite_master WHERE name = 'steps'")[0][0]
        with path.open("r+b") as file:
            file.seek((root - 1) * 4096)
            file.write(b"\xaa" * 4096)
        with pytest.raises(BadCorpus, match="is damaged"):
            store.back_up(Silent())
    assert names_in(good.parent) == [good.name]


def test_a_backup_that_finds_no_room_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = backed_up(path)
    connected = copying.connected

    def full(at: Path, *, mode: str, wait: float = 5.0) -> sqlite3.Connection:
        raw = connected(at, mode=mode, wait=wait)
        raw.execute("PRAGMA max_page_count = 5")
        return raw

    monkeypatch.setattr(copying, "connected", full)
    with Store.open(path) as store, pytest.raises(WriteFailed, match="the disk is full, so no copy was made"):
        store.back_up(Silent())
    assert names_in(good.parent) == [good.name]


def test_a_folder_that_cannot_be_made_is_told(path: Path) -> None:
    folder_of(path).write_text("mine", encoding="utf-8")
    with Store.open(path) as store, pytest.raises(WriteFailed, match="no copy was made"):
        store.back_up(Silent())
    assert folder_of(path).read_text("utf-8") == "mine"


def test_what_a_killed_backup_left_is_swept_up_a_day_later(path: Path) -> None:
    folder_of(path).mkdir()
    old = (folder_of(path) / ".0123abcd.part", path.parent / ".0123abcd.part-journal", path.parent / ".mine.part")
    new = folder_of(path) / ".4567cdef.part"
    for left in (*old, new):
        left.touch()
    for left in old:
        os.utime(left, (0, 0))
    backup = backed_up(path)
    assert names_in(backup.parent) == [new.name, backup.name]
    assert names_in(path.parent) == [".mine.part", folder_of(path).name, path.name]


def test_other_files_in_the_folder_are_none_of_ours(path: Path) -> None:
    folder_of(path).mkdir()
    for name in ("mine.corpus", "2026-99-99 00.00.00.corpus", "2026-01-01 00.00.00.txt", "2026-01-01 00.00.00 x.corpus"):
        (folder_of(path) / name).touch()
    assert backups_of(path) == ()


def test_the_last_of_seven_days_and_of_four_weeks_stay() -> None:
    found = [made(NOON - timedelta(hours=6 * number)) for number in range(4 * 60)]
    days = {when.date() for when in kept(found, NOON)}
    week_ends = [(NOON - timedelta(days=back)).date() for back in (10, 17)]  # Sundays; the two later weeks end in the days
    assert sorted(days) == sorted([(NOON - timedelta(days=back)).date() for back in range(7)] + week_ends)
    assert all(when.hour == 18 for when in kept(found, NOON) if when.date() != NOON.date())


def test_days_and_weeks_count_where_there_is_a_backup() -> None:
    seldom = [NOON - timedelta(days=45 * number) for number in range(9)]
    assert kept([made(when) for when in seldom], NOON) == sorted(seldom[:7])


def test_all_of_today_stay() -> None:
    today = [NOON - timedelta(minutes=number) for number in range(30)]
    assert kept([made(when) for when in today], NOON) == sorted(today)


def test_what_a_restore_replaced_makes_no_backup_go_and_goes_for_none() -> None:
    early = NOON - timedelta(days=1, hours=1)
    found = [made(early), made(NOON - timedelta(days=1), BackupKind.REPLACED), made(NOON)]
    assert surplus(found, upto=NOON) == []


def test_a_clock_put_back_makes_nothing_go() -> None:
    found = days_before(NOON, *range(7))
    wrong = NOON - timedelta(days=2400)
    assert surplus([*found, made(wrong)], upto=wrong) == []


def test_a_clock_put_forward_makes_only_the_oldest_go() -> None:
    found = days_before(NOON, 0, 1, 2, 3, 4, 5, 6, 10)
    wrong = NOON + timedelta(days=2400)
    assert surplus([*found, made(wrong)], upto=wrong) == days_before(NOON, 6)


def test_backups_of_days_go_as_new_ones_come(path: Path, clock: list[datetime]) -> None:
    taken = []
    for _ in range(40):
        clock[0] += timedelta(days=1)
        taken.append(backed_up(path))
    assert 9 <= len(backups_of(path)) <= 11
    assert [backup.path for backup in backups_of(path)][:7] == taken[:-8:-1]


def test_backups_survive_a_clock_that_goes_backwards(path: Path, clock: list[datetime]) -> None:
    for number in range(12):
        add_page(path, f"p{number}")
        before = {backup.path for backup in backups_of(path)}
        backed_up(path)
        assert before <= {backup.path for backup in backups_of(path)}
        clock[0] -= timedelta(days=1)
    assert {tuple(ids_in(backup.path)) for backup in backups_of(path)} == {
        tuple(sorted(f"p{i}" for i in range(number + 1))) for number in range(12)
    }


def test_the_last_backup_of_a_night_with_two_hours_of_one_name_has_the_latest_name(path: Path, clock: list[datetime]) -> None:
    first = backed_up(path)
    clock[0] -= timedelta(hours=1)
    second = backed_up(path)
    assert [backup.path for backup in backups_of(path)] == [second, first]


def test_a_restored_corpus_is_as_it_was_and_this_can_be_undone(path: Path) -> None:
    add_page(path, "p1")
    backup = backed_up(path)
    add_page(path, "p2")
    aside = restore(path, backup, progress=Silent())
    assert ids_in(path) == ["p1"]
    assert aside is not None
    assert ids_in(aside) == ["p1", "p2"]
    restore(path, aside, progress=Silent())
    assert ids_in(path) == ["p1", "p2"]
    assert {backup.kind for backup in backups_of(path)} == {BackupKind.TAKEN, BackupKind.REPLACED}
    assert names_in(path.parent) == [folder_of(path).name, path.name]


def test_a_corpus_that_is_gone_is_restored(path: Path) -> None:
    backup = backed_up(path)
    path.unlink()
    assert restore(path, backup, progress=Silent()) is None
    assert ids_in(path) == []


@pytest.mark.parametrize(("at", "length"), [(0, 100), (100, 4000), (20_000, 60_000)])
def test_a_damaged_corpus_is_restored_and_set_aside_byte_by_byte(path: Path, at: int, length: int) -> None:
    backup = backed_up(path)
    with path.open("r+b") as file:
        file.seek(at)
        file.write(b"\xaa" * length)
    damaged = path.read_bytes()
    aside = restore(path, backup, progress=Silent())
    assert ids_in(path) == []
    assert aside is not None
    assert aside.read_bytes() == damaged
    assert backups_of(path)[0].kind is BackupKind.DAMAGED


def test_journals_of_a_lost_corpus_are_not_taken_for_those_of_the_restored_one(path: Path) -> None:
    backup = backed_up(path)
    with Store.open(path) as store:
        store.pages.add(builders.page("乙", page_id="p2"))
        journal = path.with_name(f"{path.name}-wal").read_bytes()
    path.unlink()
    path.with_name(f"{path.name}-wal").write_bytes(journal)
    aside = restore(path, backup, progress=Silent())
    assert ids_in(path) == []
    assert aside is not None
    assert aside.with_name(f"{aside.name}-wal").read_bytes() == journal


def test_what_a_killed_program_left_in_its_journal_is_set_aside_too(path: Path, tmp_path: Path) -> None:
    backup, killed = backed_up(path), tmp_path / "killed.corpus"
    with Store.open(path) as store:
        store.pages.add(builders.page("乙", page_id="p2"))
        for ending in ("", "-wal"):
            killed.with_name(f"{killed.name}{ending}").write_bytes(path.with_name(f"{path.name}{ending}").read_bytes())
    aside = restore(killed, backup, progress=Silent())
    assert [name for name in names_in(tmp_path) if name.startswith("killed")] == ["killed.backups", "killed.corpus"]
    assert ids_in(killed) == []
    assert aside is not None
    assert ids_in(aside) == ["p2"]


def test_nothing_is_restored_over_a_corpus_that_is_open(path: Path) -> None:
    backup = backed_up(path)
    with Store.open(path) as store:
        with pytest.raises(BadCorpus, match="is open in another window or program, so nothing was restored"):
            restore(path, backup, progress=Silent())
        assert store.pages.count() == 1
    assert len(backups_of(path)) == 1


def test_nothing_is_restored_over_a_corpus_that_is_held(path: Path) -> None:
    backup = backed_up(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(BadCorpus, match="is open in another window or program"):
            restore(path, backup, progress=Silent())
    assert ids_in(path) == []


def test_a_store_opened_in_the_moment_of_a_restore_writes_nothing_that_is_lost(path: Path) -> None:
    backup = backed_up(path)
    with closing(sqlite3.connect(path)):
        store = Store.open(path)
        copying.put_in_place(backup, path)
        with pytest.raises(WriteFailed, match="was moved or deleted while it was open"):
            store.pages.add(builders.page("乙", page_id="p2"))
        store.close()


@pytest.mark.parametrize("spoil", ["truncate", "another", "text", "newer", "itself", "gone"])
def test_what_is_no_sound_backup_is_refused_and_nothing_changed(path: Path, spoil: str) -> None:
    backup = backed_up(path)
    if spoil == "truncate":
        backup.write_bytes(backup.read_bytes()[:50_000])
    elif spoil == "another":
        with closing(sqlite3.connect(backup)) as raw:
            raw.execute("PRAGMA application_id = 7")
    elif spoil == "text":
        backup.write_text("本报讯" * 99, encoding="utf-8")
    elif spoil == "newer":
        with closing(sqlite3.connect(backup)) as raw, raw:
            raw.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('annotator', 'm999', '2099')")
    elif spoil == "itself":
        backup = path
    else:
        backup.unlink()
    before = path.read_bytes(), names_in(path.parent), names_in(folder_of(path))
    with pytest.raises(BadCorpus):
        restore(path, backup, progress=Silent())
    assert (path.read_bytes(), names_in(path.parent), names_in(folder_of(path))) == before


def test_what_is_no_corpus_is_not_replaced_by_a_backup_of_another(path: Path, tmp_path: Path) -> None:
    backup = backed_up(path)
    diary = tmp_path / "diary.txt"
    diary.write_text("mine", encoding="utf-8")
    with pytest.raises(BadCorpus, match="is not a corpus"):
        restore(diary, backup, progress=Silent())
    assert diary.read_text("utf-8") == "mine"


def test_restoring_without_room_for_setting_aside_changes_nothing(path: Path) -> None:
    backup = backed_up(path).rename(path.with_name("kept.corpus"))
    folder_of(path).rmdir()
    folder_of(path).write_text("mine", encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(UserError, match="no copy was made"):
        restore(path, backup, progress=Silent())
    assert path.read_bytes() == before


@marks.LINKS
def test_what_a_link_leads_to_is_restored(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.corpus"
    link.symlink_to(path)
    backup = backed_up(link)
    assert backup.parent == folder_of(path)
    add_page(link, "p1")
    restore(link, backup, progress=Silent())
    assert link.is_symlink()
    assert ids_in(path) == []
