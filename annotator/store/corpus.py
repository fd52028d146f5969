"""Open, create and close a corpus; refuse what is none with one sentence, leaving it untouched."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

from annotator.core.errors import BadCorpus
from annotator.core.progress import Progress
from annotator.store import backups, copying, migrations
from annotator.store.annotations import Annotations
from annotator.store.check import Check, Finding, TextsOf
from annotator.store.connection import DAMAGED, Connection, is_ours, reading_failure
from annotator.store.details import DetailJournal
from annotator.store.kinds import beside, refuse_long_names, refuse_other_kinds
from annotator.store.layouts import Layouts
from annotator.store.openhere import file_id, is_open_twice, opening
from annotator.store.pages import Pages
from annotator.store.predictions import Predictions, Runs
from annotator.store.queue import Queue
from annotator.store.search import Search
from annotator.store.settings import Settings
from annotator.store.steps import Steps
from annotator.store.texts import Texts

# Opening reads a file up to this size whole to see whether it is damaged; larger ones wait for ``check``.
CHECKED_SIZE = 128 * 1024 * 1024


class Store:
    """A corpus that is open; belongs to the thread that opened it. Use it as a context manager, or ``close`` it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.pages = Pages(connection)
        self.queue = Queue(connection)
        self.runs = Runs(connection)
        self.predictions = Predictions(connection)
        self.annotations = Annotations(connection)
        self.steps = Steps(connection)
        self.settings = Settings(connection)
        self.search = Search(connection)
        self.texts = Texts(connection)
        self.details = DetailJournal(connection)
        self.layouts = Layouts(connection)

    @classmethod
    def open(cls, path: Path, *, create: bool = False, read_only: bool = False, wait: float = 5.0) -> "Store":
        """The corpus at ``path``; ``wait`` is for how many seconds another program may hold it.

        Raises BadCorpus where it is missing (unless ``create``), of another kind, newer, damaged or held.
        A file or folder that may not be written opens for reading.
        """
        path = Path(path).absolute()
        refuse_long_names(path)
        if create and not read_only and (not path.exists() or _is_empty_file(path)):
            _create(path)
        with opening:
            refuse_other_kinds(path)
            return cls(_connected(path, read_only=read_only or not _is_writable(path), wait=wait))

    @property
    def path(self) -> Path:
        """Where the corpus lies."""
        return self._connection.path

    @property
    def is_read_only(self) -> bool:
        """Whether every write would be refused."""
        return self._connection.is_read_only

    @property
    def version(self) -> int:
        """A number that is another whenever another connection, of this program or not, has written to the corpus."""
        return int(self._connection.rows("PRAGMA data_version")[0][0])

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """Everything written inside is kept together or not at all."""
        with self._connection.writing():
            yield

    @contextmanager
    def carrying(self) -> Iterator[None]:
        """As ``atomic``, for a hundred pages at once: what is written inside must name only what is there."""
        with self._connection.carrying():
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Everything asked inside is answered from one state of the corpus."""
        with self._connection.reading():
            yield

    def check(self, progress: Progress, texts_of: TextsOf) -> list[Finding]:
        """What is wrong with the corpus; ``texts_of`` makes the texts of a page's articles anew."""
        return Check(self._connection, texts_of=texts_of).findings(progress)

    def back_up(self, progress: Progress) -> Path:
        """Back the corpus up into the folder beside it and thin out older backups; where the backup is.

        Raises WriteFailed, BadCorpus where the corpus is damaged, Cancelled.
        """
        return backups.take(self._connection.raw, self.path, progress=progress)

    def copy_to(self, target: Path, progress: Progress) -> None:
        """Write what is open as a corpus of its own, even when the file it came from is gone; raises as ``back_up`` does."""
        copying.copy_whole(self._connection.raw, self.path, target, progress=progress)

    def close(self) -> None:
        """Leave exactly one file, unless another program still has it open."""
        _close(self._connection)

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def _is_empty_file(path: Path) -> bool:
    return path.is_file() and path.stat().st_size == 0


def _is_writable(path: Path) -> bool:
    # The folder too: without its journal beside it the file cannot be written.
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _create(path: Path) -> None:
    """Make an empty corpus under another name and move it there, so that no half-made file is ever at ``path``."""
    if not path.parent.is_dir():
        raise BadCorpus("there is no folder {folder} to make a corpus in", folder=path.parent)
    if beside(path, "-wal").exists():
        # SQLite would take it for the newest pages of the new file.
        raise BadCorpus("{left} is left of a corpus that is gone; move it away first", left=beside(path, "-wal"))
    try:
        with copying.part_of(path) as made:
            _fill(made)
            copying.put_in_place(made, path)
    except (OSError, sqlite3.Error) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or error
        raise BadCorpus("{path} could not be made: {reason}", path=path, reason=reason) from error


def _fill(made: Path) -> None:
    raw = sqlite3.connect(made, isolation_level=None)
    connection = Connection(raw, made, file=file_id(made), is_read_only=False)
    try:
        migrations.migrate(connection.raw, made)
    finally:
        connection.close()


def _connected(path: Path, *, read_only: bool, wait: float) -> Connection:
    file = file_id(path)
    connection = Connection(
        _raw_connection(path, wait=wait),
        path,
        file=file,
        is_read_only=read_only,
        connect=lambda: _settled(_raw_connection(path, wait=wait), read_only=read_only),
    )
    try:
        _prepare(connection)
    except UnicodeDecodeError as error:  # the fault found quotes bytes of the file
        connection.close()
        raise BadCorpus(DAMAGED, path=path, reason=error) from error
    except sqlite3.DatabaseError as error:
        connection.close()
        if is_ours(error):
            raise
        raise reading_failure(error, path) from error
    except BaseException:
        connection.close()
        raise
    return connection


def _raw_connection(path: Path, *, wait: float) -> sqlite3.Connection:
    # A reader opens for writing too where it may: the last one to close, reader or not, leaves a single file.
    mode = "rw" if _is_writable(path) else "ro"
    if mode == "ro" and not beside(path, "-wal").exists():
        # Nobody can write, so nobody does: without this SQLite would want to make files in a folder that takes none.
        mode = "ro&immutable=1"
    try:
        return sqlite3.connect(f"{path.as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=wait)
    except sqlite3.OperationalError as error:
        raise BadCorpus("{path} could not be opened: {reason}", path=path, reason=error) from error


def _prepare(connection: Connection) -> None:
    raw, path = connection.raw, connection.path
    # Each thread has a connection of its own; what the first one read whole the others need not.
    is_checked = path.stat().st_size > CHECKED_SIZE or is_open_twice(file_id(path))
    if not is_checked and (fault := raw.execute("PRAGMA quick_check(1)").fetchone()[0]) != "ok":
        raise BadCorpus(DAMAGED, path=path, reason=fault)
    if migrations.is_newer(raw):
        raise BadCorpus(migrations.NEWER, path=path)
    if not migrations.is_older(raw) and not migrations.is_as_made(raw):
        raise BadCorpus(DAMAGED, path=path, reason="malformed database schema")
    if not connection.is_read_only:
        migrations.migrate(raw, path)
    elif migrations.is_older(raw):
        raise BadCorpus(
            "{path} was made by an older version and can only be read here; copy it to where you may write", path=path
        )
    _settled(raw, read_only=connection.is_read_only)
    if not connection.is_read_only:
        connection.note_journal()


def _settled(raw: sqlite3.Connection, *, read_only: bool) -> sqlite3.Connection:
    """The connection with everything set as a corpus needs it."""
    if not read_only:
        raw.execute("PRAGMA journal_mode = WAL")
        raw.execute("PRAGMA synchronous = FULL")
        raw.execute("PRAGMA fullfsync = ON")
        # The first question takes the lock that is held until the end: who restores a backup must see that we are here.
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    raw.execute("PRAGMA foreign_keys = ON")
    raw.execute(f"PRAGMA query_only = {read_only:d}")
    return raw


def _close(connection: Connection) -> None:
    raw = connection.raw
    # At rest the file needs no company: other programs read it from a read-only folder or a mail too.
    with suppress(sqlite3.DatabaseError):
        raw.execute("PRAGMA busy_timeout = 0")
        raw.execute("PRAGMA query_only = OFF")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        raw.execute("PRAGMA journal_mode = DELETE")
    connection.close()
