"""Put a backup in the place of a corpus; what was there becomes a backup first."""

import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from annotator.core.errors import BadCorpus
from annotator.core.progress import Progress
from annotator.store import migrations
from annotator.store.backups import BackupKind, folder_of, free_place, take
from annotator.store.connection import error_name, reading_failure
from annotator.store.copying import opened, part_of, put_in_place, telling, write_copy
from annotator.store.kinds import SUFFIX, beside, refuse_other_kinds

OPEN_ELSEWHERE = "{path} is open in another window or program, so nothing was restored; close it there and try again"
ITSELF = "{path} is the corpus itself, not a backup of it"
_COMPANIONS = ("-wal", "-journal")


def restore(corpus: Path, backup: Path, *, progress: Progress) -> Path | None:
    """Make the corpus what the backup holds; the backup of what it was before, None where there was nothing.

    A corpus that is missing or damaged is restored too; a damaged one is set aside byte by byte.
    Raises BadCorpus where the backup is none, damaged, or newer than this program, or another program has the corpus open;
    WriteFailed; Cancelled. The corpus is as it was then.
    """
    corpus = corpus.resolve()
    if backup.resolve() == corpus:
        raise BadCorpus(ITSELF, path=backup)
    refuse_other_kinds(backup)
    if corpus.exists() and corpus.suffix != SUFFIX and backup.resolve().parent != folder_of(corpus):
        refuse_other_kinds(corpus)  # by mistake it may be anything; a corpus is restored however damaged it is
    with part_of(corpus) as part:
        _write_part(backup, part, corpus=corpus, progress=progress)
        with _held(corpus) as held:
            aside = _set_aside(corpus, held, progress=progress)
            if held is not None and sys.platform == "win32":
                held.close()  # Windows replaces no file that anybody has open, us included
            with telling(corpus):
                put_in_place(part, corpus)
    return aside


def _write_part(backup: Path, part: Path, *, corpus: Path, progress: Progress) -> None:
    mode = "rw" if os.access(backup, os.W_OK) and os.access(backup.parent, os.W_OK) else "ro&immutable=1"
    with closing(opened(backup, mode=mode)) as source:
        write_copy(source, backup, part, target=corpus, progress=progress)
    with closing(opened(part, mode="ro")) as raw:
        if migrations.is_newer(raw):
            raise BadCorpus(migrations.NEWER, path=backup)
    with suppress(OSError):
        part.chmod(corpus.stat().st_mode & 0o777)


@contextmanager
def _held(corpus: Path) -> Iterator[sqlite3.Connection | None]:
    """The corpus as one file with every other program shut out; None where it is missing or too damaged for that."""
    if not corpus.exists():
        yield None
        return
    with closing(opened(corpus, mode="rw", wait=0.5)) as raw:
        yield raw if _is_held(raw, corpus) else None


def _is_held(raw: sqlite3.Connection, corpus: Path) -> bool:
    try:
        # In this order: leaving the WAL is refused while anybody else is there, and the lock of the write is kept.
        raw.execute("PRAGMA locking_mode = EXCLUSIVE")
        raw.execute("PRAGMA journal_mode = DELETE")
        raw.execute("BEGIN EXCLUSIVE")
        raw.execute("COMMIT")
    except sqlite3.DatabaseError as error:
        if error_name(error).startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise BadCorpus(OPEN_ELSEWHERE, path=corpus) from error
        if error_name(error).startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
            return False
        raise reading_failure(error, corpus) from error
    return True


def _set_aside(corpus: Path, held: sqlite3.Connection | None, *, progress: Progress) -> Path | None:
    try:
        if held is not None:
            return take(held, corpus, progress=progress, kind=BackupKind.REPLACED)
    except BadCorpus:
        pass  # damaged where only a whole reading sees it
    if not corpus.exists() and not any(beside(corpus, ending).exists() for ending in _COMPANIONS):
        return None
    return _set_aside_as_it_is(corpus)


def _set_aside_as_it_is(corpus: Path) -> Path:
    """Keep every byte of a corpus that cannot be read, its journals too: SQLite would take them for those of the new file."""
    _, aside = free_place(corpus, BackupKind.DAMAGED)
    with telling(aside):
        if corpus.exists():
            with part_of(aside) as part:
                shutil.copyfile(corpus, part)
                put_in_place(part, aside)
        for ending in _COMPANIONS:
            if beside(corpus, ending).exists():
                shutil.copyfile(beside(corpus, ending), beside(aside, ending))
                beside(corpus, ending).unlink()
        beside(corpus, "-shm").unlink(missing_ok=True)
    return aside
