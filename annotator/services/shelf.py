"""Files opened one after the other, the archive of the last one kept open for the next."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import BinaryIO, Self

from annotator.core.errors import BadFile
from annotator.core.progress import Silent
from annotator.exchange.archives import Archive, Member, opened_archive
from annotator.exchange.opening import opened
from annotator.services.files import SourceFile

NO_ROOM = "{file} could not be unpacked: {reason}"
_CHUNK = 1024 * 1024


class Shelf:
    """A compressed archive has no list and takes long to open: whoever reads many files of it holds one shelf for all."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._path: Path | None = None
        self._archive: Archive | None = None
        self._members: dict[str, Member] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close what is open. What went wrong meanwhile is none of the archive's business."""
        self.close()

    @contextmanager
    def opened(self, file: SourceFile) -> Iterator[BinaryIO]:
        """The bytes of a file, wherever it lies; raises BadFile, now or while it is read."""
        if file.refusal is not None:
            raise file.refusal
        if file.member is None:
            with opened(file.path) as stream:
                yield stream
            return
        with self._archive_at(file.path).open(file.member) as stream:
            yield stream

    @contextmanager
    def placed(self, file: SourceFile) -> Iterator[Path]:
        """The file itself, for those who want more than its bytes: one of an archive in a private folder that goes afterwards.

        What is refused is called as the file is, wherever it lies meanwhile. Raises BadFile.
        """
        if file.member is None and file.refusal is None:
            yield file.path
            return
        with self.opened(file) as stream, TemporaryDirectory(prefix="annotator-") as folder:
            # Not by its own name, which may be none that this system can have.
            path = Path(folder, "member").with_suffix(PurePosixPath(file.name).suffix)
            _copy(stream, path, file.shown)
            try:
                yield path
            except BadFile as refusal:
                raise renamed(refusal, path, file) from refusal

    def member(self, path: Path, name: str) -> Member | None:
        """The member of that name in an archive; None where it has none. Raises BadFile for a damaged archive."""
        archive = self._archive_at(path)
        if self._members is None:
            self._members = {member.name: member for member in archive.members}
        return self._members.get(name)

    def close(self) -> None:
        """Close the archive that is open."""
        self._path = self._archive = self._members = None
        self._open.close()

    def _archive_at(self, path: Path) -> Archive:
        if self._archive is None or self._path != path:
            self.close()
            self._archive = self._open.enter_context(opened_archive(path, progress=Silent()))
            self._path = path
        return self._archive


def renamed(refusal: BadFile, path: Path, file: SourceFile) -> BadFile:
    """The refusal of a file that was read at another path, naming the file."""
    return refusal.with_fields({name: file.shown if value == str(path) else value for name, value in refusal.fields.items()})


def _copy(stream: BinaryIO, path: Path, shown: str) -> None:
    try:
        with path.open("wb") as target:
            shutil.copyfileobj(stream, target, _CHUNK)
    except OSError as error:
        raise BadFile(NO_ROOM, file=shown, reason=error.strerror or str(error)) from error
