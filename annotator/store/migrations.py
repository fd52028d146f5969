"""How a corpus gets its tables, and how an older one gets those it lacks: named functions, never edited afterwards."""

from contextlib import closing
from functools import cache
from pathlib import Path

from annotator.core.errors import BadCorpus
from annotator.core.progress import Silent
from annotator.store import backups
from annotator.store.kinds import APPLICATION_ID
from annotator.store.lean import Database, Migrations
from annotator.store.schema import DETAILS, LISTING, PAIRS, PENDING_TEXTS, SEARCH, TABLES
from annotator.store.views import VIEW_WITH_PENDING_TEXTS, VIEWS

NEWER = "{path} was made by a newer version of this program; update the program to open it"

corpus_migrations = Migrations("annotator")


@corpus_migrations()
def m001_first_tables(db: Database) -> None:
    """Pages, runs, predictions, annotations with their rows, steps, settings, and the views."""
    _execute(db, f"{TABLES}\n{VIEWS}")


@corpus_migrations()
def m002_search(db: Database) -> None:
    """The index of the pages' texts, in which there is no page yet."""
    _execute(db, SEARCH)


@corpus_migrations()
def m003_pairs(db: Database) -> None:
    """Another index of the texts, three times as fast to fill, in which there is no page yet."""
    _execute(db, PAIRS)


@corpus_migrations()
def m004_pending_texts(db: Database) -> None:
    """A list of annotations whose texts are still to be made; the view of articles says which are not there yet."""
    _execute(db, f"{PENDING_TEXTS}\n{VIEW_WITH_PENDING_TEXTS}")


@corpus_migrations()
def m005_list(db: Database) -> None:
    """What the list of pages is made of, without the texts beside which it lies."""
    _execute(db, LISTING)


@corpus_migrations()
def m006_details(db: Database) -> None:
    """A journal of corrections of what pages are called and dated, in which there is none yet."""
    _execute(db, DETAILS)


def is_newer(db: Database) -> bool:
    """Whether the corpus went through a migration that we do not know."""
    return bool({migration.name for migration in corpus_migrations.applied(db)} - _known_names())


def is_older(db: Database) -> bool:
    """Whether the corpus lacks a migration."""
    return bool(corpus_migrations.pending(db))


def migrate(db: Database, path: Path) -> None:
    """Bring the corpus up to date, all or nothing, after a backup of one that has anything in it.

    Raises BadCorpus where rows would end up pointing nowhere.
    """
    if not is_older(db):
        return
    if corpus_migrations.applied(db):
        backups.take(db.conn, path, progress=Silent())
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("BEGIN IMMEDIATE")
    try:
        corpus_migrations.apply(db)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {len(corpus_migrations.applied(db))}")
        if db.execute("PRAGMA foreign_key_check").fetchone():
            raise BadCorpus("{path} could not be updated: it has rows that point nowhere; it was left as it was", path=path)
        db.execute("COMMIT")
    finally:
        if db.conn.in_transaction:
            db.execute("ROLLBACK")


def is_as_made(db: Database) -> bool:
    """Whether every table of ours is described as the migrations describe it; others may be there beside them."""
    return _described(corpus_migrations) <= _descriptions(db)


@cache
def _described(made_by: Migrations) -> frozenset[tuple[str, str]]:
    with closing(Database(memory=True, execute_plugins=False)) as db:
        made_by.apply(db)
        return frozenset(_descriptions(db))


def _descriptions(db: Database) -> set[tuple[str, str]]:
    return set(db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%sqlite%'").fetchall())


def _execute(db: Database, statements: str) -> None:
    for statement in statements.split(";\n"):
        if statement.strip():
            db.execute(statement)


def _known_names() -> set[str]:
    nothing_applied = Database(memory=True, execute_plugins=False)
    try:
        return {migration.name for migration in corpus_migrations.pending(nothing_applied)}
    finally:
        nothing_applied.close()
