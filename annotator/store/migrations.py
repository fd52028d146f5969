"""How a corpus gets its tables, and how an older one gets those it lacks: named functions, never edited afterwards."""

import sqlite3
from pathlib import Path

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from annotator.core.errors import BadCorpus
from annotator.store.schema import TABLES
from annotator.store.views import VIEWS

APPLICATION_ID = 0x4E504131  # "NPA1", at byte 68 of the file

corpus_migrations = Migrations("annotator")


@corpus_migrations()
def m001_first_tables(db: Database) -> None:
    """Pages, runs, predictions, annotations with their rows, steps, settings, and the views."""
    for statement in f"{TABLES}\n{VIEWS}".split(";\n"):
        if statement.strip():
            db.execute(statement)


def known_names(migrations: Migrations) -> set[str]:
    """The names of all migrations of a set."""
    with_none = Database(memory=True, execute_plugins=False)
    try:
        return {migration.name for migration in migrations.pending(with_none)}
    finally:
        with_none.close()


def is_newer(db: Database, migrations: Migrations = corpus_migrations) -> bool:
    """Whether the corpus went through a migration that we do not know."""
    return bool({migration.name for migration in migrations.applied(db)} - known_names(migrations))


def migrate(db: Database, path: Path, migrations: Migrations = corpus_migrations) -> Path | None:
    """Bring the corpus up to date, all or nothing; the backup made before that, where the corpus was not empty.

    Raises BadCorpus where rows would end up pointing nowhere.
    """
    if not migrations.pending(db):
        return None
    backup = back_up(db, path) if migrations.applied(db) else None
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("BEGIN IMMEDIATE")
    try:
        migrations.apply(db)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {len(migrations.applied(db))}")
        if db.execute("PRAGMA foreign_key_check").fetchone():
            raise BadCorpus("{path} could not be updated: it has rows that point nowhere; it was left as it was", path=path)
        db.execute("COMMIT")
    finally:
        if db.conn.in_transaction:
            db.execute("ROLLBACK")
    return backup


def back_up(db: Database, path: Path) -> Path:
    """A whole copy beside the corpus, under the first free name."""
    number = 1
    while (copy := path.with_name(f"{path.stem}.backup-{number}{path.suffix}")).exists():
        number += 1
    target = sqlite3.connect(copy)
    try:
        db.conn.backup(target)
    finally:
        target.close()
    return copy
