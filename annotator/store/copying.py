"""Write what a corpus holds as a corpus of its own: whole, verified, and never half there."""

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from annotator.core.errors import BadCorpus, Cancelled, UserError, WriteFailed
from annotator.core.progress import Progress
from annotator.store.connection import DAMAGED, error_name, is_ours, reading_failure
from annotator.store.kinds import beside, refuse_long_names, refuse_other_kinds

NO_ROOM = "the disk is full, so no copy was made at {path}; make room and try again"
NOT_MADE = "no copy was made at {path}: {reason}"

# Pages of the file between two looks at whether the copy is still wanted: 16 MB.
_STRIDE = 4096
_INSTRUCTIONS = 100_000
_WRITING = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN")


def copy_whole(source: sqlite3.Connection, origin: Path, target: Path, *, progress: Progress) -> None:
    """Make ``target`` the state that the connection to ``origin`` sees now; others may write to it meanwhile.

    Raises WriteFailed, BadCorpus where the origin is damaged, Cancelled; what was at ``target`` stays as it was then.
    """
    with part_of(target) as part:
        write_copy(source, origin, part, target=target, progress=progress)
        with telling(target):
            put_in_place(part, target)


@contextmanager
def part_of(target: Path) -> Iterator[Path]:
    """A short name beside ``target`` to write under; nothing is left there."""
    part = target.with_name(f".{secrets.token_hex(4)}.part")
    try:
        yield part
    finally:
        for ending in ("", "-journal", "-wal", "-shm"):
            with suppress(OSError):
                beside(part, ending).unlink(missing_ok=True)


@contextmanager
def telling(target: Path) -> Iterator[None]:
    """Raises WriteFailed for what the disk refuses."""
    try:
        yield
    except OSError as error:
        raise WriteFailed(NOT_MADE, path=target, reason=error.strerror or error) from error


def write_copy(source: sqlite3.Connection, origin: Path, part: Path, *, target: Path, progress: Progress) -> None:
    """Fill the file ``part`` with the state that ``source`` sees, and verify it; ``target`` is named in what is raised."""
    refuse_long_names(target)
    with telling(target):
        part.touch(exist_ok=False)  # the system says why it cannot be; SQLite does not
    try:
        with closing(connected(part, mode="rwc")) as copy, _one_state(source):
            source.backup(copy, pages=_STRIDE, progress=lambda _, left, total: _report(progress, left, total))
            # The copy is of a file with a journal beside it; at rest it needs none.
            copy.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.DatabaseError as error:
        if is_ours(error):
            raise
        raise _failure(error, origin, target) from error
    with telling(target):
        _flush(part)
    with suppress(OSError):
        part.chmod(origin.stat().st_mode & 0o777)
    verify(part, named=origin, progress=progress)


def verify(path: Path, *, named: Path, progress: Progress) -> None:
    """Read the whole file; raises BadCorpus, calling it ``named``, where it is no corpus or a damaged one, and Cancelled."""
    refuse_other_kinds(path)
    progress.report(0, None, "verifying")
    try:
        with closing(connected(path, mode="rw")) as raw:
            raw.set_progress_handler(progress.is_cancelled, _INSTRUCTIONS)
            fault = raw.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except UnicodeDecodeError as error:  # the fault quotes bytes of the file
        raise BadCorpus(DAMAGED, path=named, reason=error) from error
    except sqlite3.DatabaseError as error:
        if error_name(error) == "SQLITE_INTERRUPT":
            raise Cancelled from error
        if is_ours(error):
            raise
        raise reading_failure(error, named) from error
    if fault != "ok":
        raise BadCorpus(DAMAGED, path=named, reason=fault)


def put_in_place(part: Path, target: Path) -> None:
    """Let a finished file take its name, so that a power cut finds the old one or the new one."""
    part.replace(target)
    _flush(target.parent)


def connected(path: Path, *, mode: str, wait: float = 5.0) -> sqlite3.Connection:
    """A bare connection in one of SQLite's modes; raises sqlite3.OperationalError where there is no opening it."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=wait)


def opened(path: Path, *, mode: str, wait: float = 5.0) -> sqlite3.Connection:
    """The same; raises BadCorpus where there is no opening it."""
    try:
        return connected(path, mode=mode, wait=wait)
    except sqlite3.OperationalError as error:
        raise reading_failure(error, path) from error


@contextmanager
def _one_state(source: sqlite3.Connection) -> Iterator[None]:
    """Hold what is there now: a copy in strides would begin anew, perhaps for ever, whenever another program writes."""
    source.execute("BEGIN")
    try:
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        yield
    finally:
        source.execute("ROLLBACK")


def _report(progress: Progress, left: int, total: int) -> None:
    if progress.is_cancelled():
        raise Cancelled
    progress.report(100 * (total - left) // max(total, 1), 100, "copying")


def _failure(error: sqlite3.DatabaseError, origin: Path, target: Path) -> UserError:
    name = error_name(error)
    if name.startswith("SQLITE_FULL"):
        return WriteFailed(NO_ROOM, path=target)
    # A read that fails while it copies is told as a failure of the copy: there is none, and the reason is named.
    return WriteFailed(NOT_MADE, path=target, reason=error) if name.startswith(_WRITING) else reading_failure(error, origin)


def _flush(path: Path) -> None:
    """Have the disk keep it now. Windows knows no such thing for a folder."""
    try:
        handle = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
