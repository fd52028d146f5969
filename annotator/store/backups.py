"""Backups of a corpus in a folder beside it: named by the time, verified before they count, thinned out as they age."""

import re
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from annotator.core.errors import WriteFailed
from annotator.core.progress import Progress
from annotator.store.copying import NOT_MADE, copy_whole
from annotator.store.kinds import SUFFIX

DAYS = 7
WEEKS = 4

_STAMP = "%Y-%m-%d %H.%M.%S"
_NAME = re.compile(r"(\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d)(?: (before restore|damaged))?")
_LEFT = re.compile(r"\.[0-9a-f]{8}\.part(-journal|-wal|-shm)?")
_DAY_IN_SECONDS = 86_400


class BackupKind(StrEnum):
    """Why there is a backup: it was taken, or it is what a restore replaced, sound or damaged."""

    TAKEN = "taken"
    REPLACED = "before restore"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Backup:
    """One whole corpus in the folder; ``taken`` is in local time, ``size`` in bytes."""

    path: Path
    taken: datetime
    kind: BackupKind
    size: int


def folder_of(corpus: Path) -> Path:
    """Where the backups of a corpus lie: ``news.backups`` beside ``news.corpus``."""
    corpus = corpus.resolve()
    return corpus.with_name(f"{corpus.stem if corpus.suffix == SUFFIX else corpus.name}.backups")


def backups_of(corpus: Path) -> tuple[Backup, ...]:
    """The backups there are, the latest first; none where the folder is missing or may not be read."""
    try:
        found = [made for file in folder_of(corpus).iterdir() if (made := _backup(file, suffix=corpus.resolve().suffix))]
    except OSError:
        return ()
    return tuple(sorted(found, key=lambda backup: backup.taken, reverse=True))


def take(source: sqlite3.Connection, corpus: Path, *, progress: Progress, kind: BackupKind = BackupKind.TAKEN) -> Path:
    """Back up the state that the connection sees, then thin out older backups; where the new one is.

    Raises WriteFailed, BadCorpus for a damaged corpus, Cancelled; no backup was made, and none is gone, then.
    """
    moment, target = free_place(corpus, kind)
    copy_whole(source, corpus, target, progress=progress)
    for old in surplus(backups_of(corpus), upto=moment):
        with suppress(OSError):
            old.path.unlink()
    return target


def free_place(corpus: Path, kind: BackupKind) -> tuple[datetime, Path]:
    """A time and the name of a backup made now, in its folder, which is there then; raises WriteFailed."""
    folder = folder_of(corpus)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise WriteFailed(NOT_MADE, path=folder, reason=error.strerror) from error
    for place in (folder, folder.parent):
        _sweep(place)
    moment = _moment(backups_of(corpus))
    reason = "" if kind is BackupKind.TAKEN else f" {kind}"
    return moment, folder / f"{moment:{_STAMP}}{reason}{corpus.resolve().suffix}"


def surplus(backups: Iterable[Backup], *, upto: datetime) -> list[Backup]:
    """Those that may go after a backup of the moment ``upto``.

    Kept are all of its day, the last of each of the last 7 days and of each of the last 4 weeks that have any, each kind
    for itself. What bears a later time than ``upto`` is kept too: the clock was wrong, then or now, and nobody knows which.
    """
    older = [backup for backup in backups if backup.taken <= upto]
    kept: set[Path] = set()
    for kind in BackupKind:
        alike = sorted((b for b in older if b.kind is kind), key=lambda backup: backup.taken, reverse=True)
        kept |= {backup.path for backup in alike if backup.taken.date() == upto.date()}
        kept |= {backup.path for backup in _last_of_each(alike, lambda b: b.taken.date(), DAYS)}
        kept |= {backup.path for backup in _last_of_each(alike, lambda b: b.taken.isocalendar()[:2], WEEKS)}
    return [backup for backup in older if backup.path not in kept]


def local_now() -> datetime:
    """The time on the wall."""
    return datetime.now(UTC).astimezone()


def _last_of_each(latest_first: list[Backup], period: Callable[[Backup], object], count: int) -> Iterator[Backup]:
    last: dict[object, Backup] = {}
    for backup in latest_first:
        last.setdefault(period(backup), backup)
    yield from list(last.values())[:count]


def _backup(file: Path, *, suffix: str) -> Backup | None:
    named = _NAME.fullmatch(file.name.removesuffix(suffix)) if file.name.endswith(suffix) else None
    if named is None:
        return None
    try:
        taken = datetime.strptime(named[1], _STAMP).astimezone()
    except ValueError:
        return None
    return Backup(file, taken, BackupKind(named[2] or BackupKind.TAKEN), file.stat().st_size)


def _moment(known: Iterable[Backup]) -> datetime:
    """Now to the second, or as much later as the backups of today demand.

    When the clock is put back by an hour at night, the last backup of the day is still the one with the latest name.
    """
    now = local_now().replace(microsecond=0)
    today = [backup.taken + timedelta(seconds=1) for backup in known if backup.taken.date() == now.date()]
    return max([now, *today])


def _sweep(folder: Path) -> None:
    """Remove what a backup or restore that was killed left behind."""
    with suppress(OSError):
        for part in folder.iterdir():
            if _LEFT.fullmatch(part.name) and abs(time.time() - part.stat().st_mtime) > _DAY_IN_SECONDS:
                part.unlink(missing_ok=True)
