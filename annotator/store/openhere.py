"""Which corpora this process has open.

POSIX drops every lock that a process holds on a file as soon as it closes any handle of that file. SQLite knows that and
keeps its own handles; whoever opens the file besides it, even to read a byte, takes the locks away from every connection
of the process, and the next program to leave the corpus takes itself for the last one and deletes its journal.
"""

import threading
from collections import Counter
from pathlib import Path

FileId = tuple[int, int]
"""What tells a file from every other, whatever name it has: device and inode."""

opening = threading.RLock()
"""Held while a file is looked at and then opened by SQLite: no other thread's connection may come between."""

_open: Counter[FileId] = Counter()


def file_id(path: Path) -> FileId | None:
    """Which file lies at a path; None for none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def is_open_here(path: Path) -> bool:
    """Whether this process has a connection to the file at ``path``, so that only SQLite may open it."""
    with opening:
        return _open[file_id(path) or (0, 0)] > 0


def is_open_twice(file: FileId | None) -> bool:
    """Whether this process has several connections to the file."""
    with opening:
        return file is not None and _open[file] > 1


def note_opened(file: FileId | None) -> None:
    """A connection to the file is about to be made."""
    if file is not None:
        with opening:
            _open[file] += 1


def note_closed(file: FileId | None) -> None:
    """A connection to the file is gone."""
    if file is not None:
        with opening:
            _open[file] -= 1
