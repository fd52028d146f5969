"""How a corpus gets its tables, and how an older one gets those it lacks: named functions, never edited afterwards."""

import sqlite3
from pathlib import Path

from annotator.core.errors import BadCorpus
from annotator.store.lean import Database, Migrations
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
        back_up(db, path)
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


def _known_names() -> set[str]:
    nothing_applied = Database(memory=True, execute_plugins=False)
    try:
        return {migration.name for migration in corpus_migrations.pending(nothing_applied)}
    finally:
        nothing_applied.close()
