"""What an archive is for whoever reads it: members by name, and a stream for each."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from annotator.core.errors import BadFile
from annotator.core.progress import Progress
from annotator.exchange.opening import opened

_ZIP = (".zip",)
_TAR = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tbz", ".tar.xz", ".txz")
ENDINGS = (*_ZIP, *_TAR)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive; ``name`` has ``/`` between folders. ``refusal`` says why it cannot be read."""

    name: str
    refusal: BadFile | None = None


class Archive(Protocol):
    """An archive that is open. ``refusals`` are what is wrong with it as a whole."""

    @property
    def members(self) -> tuple[Member, ...]:
        """Every file in it, in no order."""

    @property
    def refusals(self) -> tuple[BadFile, ...]:
        """What could not be listed, and why."""

    def open(self, name: str) -> BinaryIO:
        """The bytes of a member; raises BadFile now or while it is read."""


def is_archive_name(name: str) -> bool:
    """Whether a file is an archive by the ending of its name."""
    return name.lower().endswith(ENDINGS)


def archive_stem(name: str) -> str:
    """The name without the ending of an archive."""
    endings = [ending for ending in ENDINGS if name.lower().endswith(ending)]
    return name[: -len(max(endings, key=len))] if endings else name


@contextmanager
def opened_archive(path: Path, *, progress: Progress) -> Iterator[Archive]:
    """The archive at ``path``; raises BadFile for none, Cancelled while a compressed one is unpacked to be listed."""
    from annotator.exchange.archives.tars import opened_tar
    from annotator.exchange.archives.zips import opened_zip

    with opened(path) as stream:
        if path.name.lower().endswith(_ZIP):
            with opened_zip(stream, str(path)) as archive:
                yield archive
        else:
            with opened_tar(stream, str(path), cancelled=progress.is_cancelled) as archive:
                yield archive
