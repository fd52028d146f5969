"""How a corpus gets its tables, and how an older one gets those it lacks: named functions, never edited afterwards."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Protocol

from annotator.core.errors import BadCorpus
from annotator.core.progress import Silent
from annotator.store import backups
from annotator.store.kinds import APPLICATION_ID
from annotator.store.schema import DETAILS, LAYOUTS, LISTING, PAIRS, PENDING_TEXTS, SEARCH, TABLES
from annotator.store.views import VIEW_WITH_PENDING_TEXTS, VIEWS

NEWER = "{path} was made by a newer version of this program; update the program to open it"

_SET = "annotator"
_APPLIED = "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY rowid"
_HAS_APPLIED = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_sqlite_migrations'"


class Executes(Protocol):
    """What a migration needs: SQLite's own connection has it, and that of sqlite-utils."""

    def execute(self, sql: str, /) -> sqlite3.Cursor:
        """Run one statement."""


Migration = Callable[[Executes], None]
corpus_migrations: list[Migration] = []


def _next(migration: Migration) -> Migration:
    corpus_migrations.append(migration)
    return migration


@_next
def m001_first_tables(db: Executes) -> None:
    """Pages, runs, predictions, annotations with their rows, steps, settings, and the views."""
    _execute(db, f"{TABLES}\n{VIEWS}")


@_next
def m002_search(db: Executes) -> None:
    """The index of the pages' texts, in which there is no page yet."""
    _execute(db, SEARCH)


@_next
def m003_pairs(db: Executes) -> None:
    """Another index of the texts, three times as fast to fill, in which there is no page yet."""
    _execute(db, PAIRS)


@_next
def m004_pending_texts(db: Executes) -> None:
    """A list of annotations whose texts are still to be made; the view of articles says which are not there yet."""
    _execute(db, f"{PENDING_TEXTS}\n{VIEW_WITH_PENDING_TEXTS}")


@_next
def m005_list(db: Executes) -> None:
    """What the list of pages is made of, without the texts beside which it lies."""
    _execute(db, LISTING)


@_next
def m006_details(db: Executes) -> None:
    """A journal of corrections of what pages are called and dated, in which there is none yet."""
    _execute(db, DETAILS)


@_next
def m007_layouts(db: Executes) -> None:
    """Places for boxes of characters and for where the pictures of pages are, in which there is nothing yet."""
    _execute(db, LAYOUTS)


def is_newer(raw: sqlite3.Connection) -> bool:
    """Whether the corpus went through a migration that we do not know."""
    return bool(set(_applied(raw)) - {migration.__name__ for migration in corpus_migrations})


def is_older(raw: sqlite3.Connection) -> bool:
    """Whether the corpus lacks a migration."""
    return bool({migration.__name__ for migration in corpus_migrations} - set(_applied(raw)))


def migrate(raw: sqlite3.Connection, path: Path) -> None:
    """Bring the corpus up to date, all or nothing, after a backup of one that has anything in it.

    Raises BadCorpus where rows would end up pointing nowhere.
    """
    if not is_older(raw):
        return
    if _applied(raw):
        backups.take(raw, path, progress=Silent())
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("BEGIN IMMEDIATE")
    try:
        _apply(raw)
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute(f"PRAGMA user_version = {len(_applied(raw))}")
        if raw.execute("PRAGMA foreign_key_check").fetchone():
            raise BadCorpus("{path} could not be updated: it has rows that point nowhere; it was left as it was", path=path)
        raw.execute("COMMIT")
    finally:
        if raw.in_transaction:
            raw.execute("ROLLBACK")


def is_as_made(raw: sqlite3.Connection) -> bool:
    """Whether every table of ours is described as the migrations describe it; others may be there beside them."""
    return _described(tuple(corpus_migrations)) <= _descriptions(raw)


def _apply(raw: sqlite3.Connection) -> None:
    # Only now: most corpora are up to date, and sqlite-utils takes longer to read than they take to open.
    from annotator.store.lean import Database, Migrations

    wanted = Migrations(_SET)
    for migration in corpus_migrations:
        wanted()(migration)
    wanted.apply(Database(raw, execute_plugins=False))


def _applied(raw: sqlite3.Connection) -> list[str]:
    """The migrations that the corpus went through, as sqlite-utils notes them."""
    return [name for (name,) in raw.execute(_APPLIED, (_SET,))] if raw.execute(_HAS_APPLIED).fetchone() else []


@cache
def _described(made_by: tuple[Migration, ...]) -> frozenset[tuple[str, str]]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as raw:
        for migration in made_by:
            migration(raw)
        return frozenset(_descriptions(raw))


def _descriptions(raw: sqlite3.Connection) -> set[tuple[str, str]]:
    return set(raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%sqlite%'").fetchall())


def _execute(db: Executes, statements: str) -> None:
    for statement in statements.split(";\n"):
        if statement.strip():
            db.execute(statement)
