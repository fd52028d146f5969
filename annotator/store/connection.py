"""One connection to a corpus, for one thread: the only doors through which questions and writes pass."""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import orjson

from annotator.core.errors import BadCorpus, CorpusGone, WriteFailed
from annotator.store.kinds import beside
from annotator.store.openhere import FileId, file_id, note_closed, note_opened

Values = Sequence[str | int | float | bytes | None]
Connect = Callable[[], sqlite3.Connection]

GIVEN = "(SELECT value FROM json_each(?))"
"""For a question about many: ``as_given`` of them is the value."""

READ_ONLY = "{path} can only be read, so nothing was saved; copy it to a place where you may write"
GONE = "{path} was moved or deleted while it was open, so nothing was saved; put it back or open it again"
JOURNAL_GONE = "{journal} was moved or deleted while it was in use, so nothing was saved; close the corpus and open it again"
LOST = "{path} was moved or deleted while it was open; put it back or open it again"
DISK_FULL = "the disk is full, so nothing was saved to {path}; make room and repeat the step"
IN_USE = "another program is writing to {path}, so nothing was saved; wait for it and repeat the step"
NOT_WRITTEN = "{path} could not be written ({reason}), so nothing was saved; see whether its disk is there"
DAMAGED = "{path} is damaged ({reason}); open a backup of it"
HELD = "{path} is held by another program; close it there and try again"
NO_ROOM_TO_OPEN = "the disk is full, so {path} could not be opened; make room and try again"
NOT_READ = "{path} could not be read ({reason}); see whether its disk is there and you may read it"

_GROWING = ("head_moves", "steps", "predictions", "pages", "detail_moves")

_READ_MESSAGES = {
    "": DAMAGED,
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_NOTADB": DAMAGED,
    "SQLITE_FULL": NO_ROOM_TO_OPEN,
    "SQLITE_BUSY": HELD,
    "SQLITE_LOCKED": HELD,
}
_WRITE_MESSAGES = {
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_NOTADB": DAMAGED,
    "SQLITE_FULL": DISK_FULL,
    "SQLITE_READONLY": READ_ONLY,
    "SQLITE_BUSY": IN_USE,
    "SQLITE_LOCKED": IN_USE,
}


class Connection:
    """A connection to the corpus at ``path``, usable by the thread that made it; any other raises ValueError.

    ``file`` is what lay there before it was opened: what lies there later is compared with it. ``connect`` makes such
    a connection as ``raw`` once more, for when another program has deleted the journal that this one writes to.
    """

    def __init__(
        self, raw: sqlite3.Connection, path: Path, *, file: FileId | None, is_read_only: bool, connect: Connect | None = None
    ) -> None:
        self.path = path
        self.is_read_only = is_read_only
        self._thread = threading.get_ident()
        self._file = file
        self._wal = beside(path.resolve(), "-wal")
        self._shm = beside(path.resolve(), "-shm")
        self._wal_file: FileId | None = None
        self._shm_file: FileId | None = None
        self._connect = connect
        self._depth = 0
        self._raw = raw
        note_opened(file)

    @property
    def raw(self) -> sqlite3.Connection:
        """The connection itself, for schema, migrations and copies; raises ValueError in another thread."""
        if threading.get_ident() != self._thread:
            raise ValueError("a Store never crosses threads: open one in each")
        return self._raw

    def rows(self, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """All rows of a question; raises BadCorpus where the file cannot be read."""
        self._follow()
        try:
            return self.raw.execute(sql, values).fetchall()
        except sqlite3.DatabaseError as error:
            if is_ours(error):
                raise
            if not self._is_in_place():
                raise BadCorpus(LOST, path=self.path) from error
            raise reading_failure(error, self.path) from error

    def row(self, sql: str, values: Values = ()) -> tuple[Any, ...] | None:
        """The first row of a question, if there is one."""
        return next(iter(self.rows(sql, values)), None)

    def write(self, sql: str, values: Values = ()) -> sqlite3.Cursor:
        """One statement inside ``writing``."""
        return self.raw.execute(sql, values)

    def write_many(self, sql: str, values: Iterable[Values]) -> int:
        """One statement for many rows inside ``writing``; how many rows it changed."""
        return self.raw.executemany(sql, values).rowcount

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Several questions of one state of the corpus, whatever another program writes meanwhile."""
        if self.raw.in_transaction:
            yield
            return
        self._follow()
        self.raw.execute("BEGIN")
        try:
            yield
        finally:
            self.raw.execute("ROLLBACK")

    @contextmanager
    def making_values(self) -> Iterator[None]:
        """Rows of which no value can be made are damage, as this program has written them; raises BadCorpus."""
        try:
            yield
        except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError) as error:
            reason = error if isinstance(error, ValueError) else repr(error)
            raise BadCorpus(DAMAGED, path=self.path, reason=reason) from error

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction; inside another it is part of that.

        Raises WriteFailed, with nothing changed, where the world does not let us write.
        """
        if self._depth:
            yield
            return
        self._check_writable()
        try:
            with self._transaction():
                yield
        except sqlite3.IntegrityError as error:
            raise ValueError(f"rows that do not fit the corpus: {error}") from error
        except sqlite3.DatabaseError as error:
            if is_ours(error):
                raise
            raise writing_failure(error, self.path) from error

    def close(self) -> None:
        """Close it; the file is no longer ours then."""
        self._raw.close()
        note_closed(self._file)

    @contextmanager
    def carrying(self) -> Iterator[None]:
        """One transaction for many rows that point where they must by how they are made: SQLite looks after none of them."""
        self.raw.execute("PRAGMA foreign_keys = OFF")
        try:
            with self.writing():
                yield
        finally:
            self.raw.execute("PRAGMA foreign_keys = ON")

    def note_journal(self) -> None:
        """Remember the journal that is in use now: SQLite would write on into it when it is deleted."""
        self._wal_file, self._shm_file = file_id(self._wal), file_id(self._shm)

    def _check_writable(self) -> None:
        self._follow()
        self._check_place()
        if self.is_read_only or not os.access(self.path, os.W_OK):
            raise WriteFailed(READ_ONLY, path=self.path)

    def _check_place(self) -> None:
        """SQLite would go on writing to deleted files and confirm what nobody will find again."""
        if not self._is_in_place():
            raise CorpusGone(GONE, path=self.path)
        if self._has_lost_journal():
            raise WriteFailed(JOURNAL_GONE, journal=self._wal)

    def _has_lost_journal(self) -> bool:
        return self._wal_file is not None and file_id(self._wal) != self._wal_file

    def _follow(self) -> None:
        """See that we read and write what others do, between two transactions."""
        if not self._raw.in_transaction and self._has_lost_journal() and self._is_in_place():
            self._join_again()

    def _join_again(self) -> None:
        """Go on with the corpus as it lies there, unless that lacks something that this connection has confirmed.

        Who leaves a corpus last moves the journal into the file and deletes it. Another program can take itself for the
        last one, though we are here: anything in this process that opens the file takes our locks away, and a file
        dialog, which looks into the files that it shows, does that too.
        """
        if self._connect is None or file_id(self._shm) == self._shm_file:
            return  # not what SQLite does: somebody deleted the journal with what is only in there
        old = self._raw
        with suppress(sqlite3.DatabaseError):
            raw = self._connect()
            if any(now < then for now, then in zip(_lengths(raw), _lengths(old), strict=True)):
                raw.close()
                return
            self._raw = raw
            old.close()
            _renew_locks(self.path)
            self.note_journal()

    def _is_in_place(self) -> bool:
        """Whether the file that was opened still lies at the path."""
        return self._file is not None and file_id(self.path) == self._file

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        raw = self.raw
        raw.execute("BEGIN IMMEDIATE")
        self._depth += 1
        try:
            yield
            self._check_place()
            raw.execute("COMMIT")
            self._check_place()
        finally:
            self._depth -= 1
            # SQLite ends a transaction by itself after some errors: a second ROLLBACK would hide the first failure.
            if raw.in_transaction:
                raw.execute("ROLLBACK")


def _lengths(raw: sqlite3.Connection) -> list[int]:
    """How many rows the tables have that are only ever added to."""
    return [int(raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in _GROWING]


def _renew_locks(path: Path) -> None:
    """Have SQLite take the locks of this process anew: it does when somebody is refused the whole file."""
    with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as raw:
        raw.execute("PRAGMA journal_mode = DELETE")


def as_given(some: Sequence[str | int]) -> str:
    """Names or numbers as ``GIVEN`` takes them."""
    return orjson.dumps(some).decode()


def is_ours(error: sqlite3.DatabaseError) -> bool:
    """Whether the error is a bug, wrong SQL or a closed connection, and not the fault of the world."""
    return isinstance(error, sqlite3.ProgrammingError | sqlite3.NotSupportedError) or error_name(error) == "SQLITE_ERROR"


def writing_failure(error: sqlite3.DatabaseError, path: Path) -> WriteFailed:
    """What to tell of a failed write."""
    known = (message for kind, message in _WRITE_MESSAGES.items() if _is_of(error, kind))
    return WriteFailed(next(known, NOT_WRITTEN), path=path, reason=error)


def reading_failure(error: sqlite3.DatabaseError, path: Path) -> BadCorpus:
    """What to tell of a failed read."""
    known = (message for kind, message in _READ_MESSAGES.items() if _is_of(error, kind))
    return BadCorpus(next(known, NOT_READ), path=path, reason=error)


def _is_of(error: sqlite3.DatabaseError, kind: str) -> bool:
    return error_name(error).startswith(kind) if kind else not error_name(error)


def error_name(error: sqlite3.DatabaseError) -> str:
    """SQLite's name of the error, such as SQLITE_FULL; empty where Python could make no text of what the file holds."""
    return str(getattr(error, "sqlite_errorname", ""))
