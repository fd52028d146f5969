"""Backups as use cases: taken by hand or by the first edit of a day, listed, found by name, put back."""

from datetime import UTC, datetime
from pathlib import Path

from annotator.core.errors import NotFound, UserError
from annotator.core.progress import Progress
from annotator.store import backups, restoring
from annotator.store.backups import Backup, BackupKind
from annotator.store.corpus import Store

NO_BACKUP = "{corpus} has no backup whose name begins with {name}"


def back_up(path: Path, progress: Progress) -> Path:
    """Back up the corpus at a path into the folder beside it; where the backup is.

    Usable from any thread while others write. The backup is complete and read through before it has its name, and only
    then older ones are thinned out: the last of each of 7 days and 4 weeks stay.
    Raises BadCorpus where the corpus is missing or damaged, WriteFailed, Cancelled; older backups are all there then.
    """
    with Store.open(path) as store:
        return store.back_up(progress)


def needs_backup_today(path: Path) -> bool:
    """Whether no backup bears today's date; to be asked before the first edit of a day, and costs a listing of the folder."""
    return not any(backup.taken.date() == _today() for backup in backups.backups_of(path))


def backups_of(path: Path) -> tuple[Backup, ...]:
    """The backups of a corpus, the latest first; the corpus itself may be gone."""
    return backups.backups_of(path)


def backup_named(corpus: Path, name: str) -> Path:
    """The backup meant by a path, a file name in the folder or the beginning of one: of several the latest.

    What a restore replaced is meant only where nothing else is. Raises NotFound.
    """
    if Path(name).is_file():
        return Path(name)
    meant = [backup for backup in backups.backups_of(corpus) if name and backup.path.name.startswith(name)]
    if not meant:
        raise NotFound(NO_BACKUP, corpus=corpus, name=name)
    return next((backup for backup in meant if backup.kind is BackupKind.TAKEN), meant[0]).path


def restore(corpus: Path, backup: Path, progress: Progress) -> Path | None:
    """Put a backup in the place of a corpus that nobody has open; restoring what is returned undoes it.

    What was there is a backup of its own first, and is returned; None where nothing was. Raises BadCorpus where the
    backup is none or damaged, or where the corpus is open in another window or program; WriteFailed; Cancelled.
    The corpus is as it was then.
    """
    return restoring.restore(corpus, backup, progress=progress)


def rescue(store: Store, target: Path, progress: Progress) -> Path:
    """Write what is open as a corpus of its own at ``target``, be its file gone or its disk full; the target.

    Raises WriteFailed, BadCorpus where what is open is damaged, Cancelled; what was at the target stays then.
    """
    if target.exists() and store.path.exists() and target.samefile(store.path):
        raise UserError("{path} is the corpus that is open; choose another name for the copy", path=target)
    store.copy_to(target, progress)
    return target


def _today() -> object:
    return datetime.now(UTC).astimezone().date()


__all__ = ["Backup", "BackupKind", "back_up", "backup_named", "backups_of", "needs_backup_today", "rescue", "restore"]
