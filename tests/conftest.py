"""What every test must leave behind: no logged warning, no thread, no window, no open database."""

import gc
import logging
import os
import sqlite3
import threading
from collections.abc import Iterator

# Qt reads it when the first application object is made, so before any test module is imported.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from PySide6.QtWidgets import QApplication

_MUCH = 20_000  # new values that hold others


@pytest.fixture(autouse=True)
def no_warning_is_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs a warning; one that expects it asserts it and then says ``caplog.clear()``."""
    yield
    logged = [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not logged, f"warnings logged: {logged}"


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    """Fail a test that leaves a thread running: it would work on a corpus that the next test deletes."""
    before = set(threading.enumerate())
    yield
    left = [thread.name for thread in threading.enumerate() if thread not in before and thread.is_alive()]
    assert not left, f"threads left running: {left}"


@pytest.fixture(autouse=True)
def no_database_is_left(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test that leaves a database open: its lock would outlive it."""
    opened: list[sqlite3.Connection] = []
    connect = sqlite3.connect

    def noted(*args: object, **options: object) -> sqlite3.Connection:
        opened.append(connect(*args, **options))  # type: ignore[call-overload]
        return opened[-1]

    monkeypatch.setattr(sqlite3, "connect", noted)
    yield
    left = [connection for connection in opened if _is_open(connection)]
    for connection in left:
        connection.close()
    assert not left, f"databases left open: {len(left)}"


@pytest.fixture(autouse=True)
def garbage_is_looked_for_here() -> Iterator[None]:
    """A window that was made switched Python's own collector off, which would look for windows in any thread."""
    yield
    if not gc.isenabled() and gc.get_count()[0] > _MUCH:
        gc.collect()


@pytest.fixture(autouse=True)
def no_window_is_left() -> Iterator[None]:
    """Fail a test that leaves a window open: it would take the keys of the next test."""
    before = _windows()
    yield
    if _windows() - before:
        gc.collect()
    left = _windows() - before
    assert not left, f"windows left open: {sorted(left)}"


@pytest.fixture(autouse=True)
def nothing_is_left_on_the_clipboard() -> Iterator[None]:
    """Clear it: the offscreen platform's clipboard outlives Python and crashes the exit over what Python code put there."""
    yield
    if QApplication.instance() is not None:
        QApplication.clipboard().clear()


def _is_open(connection: sqlite3.Connection) -> bool:
    try:
        return connection.total_changes >= 0
    except sqlite3.ProgrammingError:
        return False


def _windows() -> set[str]:
    """Every visible window, told apart by its address."""
    if QApplication.instance() is None:
        return set()
    return {f"{type(widget).__name__} {id(widget):#x}" for widget in QApplication.topLevelWidgets() if widget.isVisible()}
