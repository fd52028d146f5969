"""Files beside a file, by the names that it says: only those that lie with it, in its folder or archive."""

import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Protocol
from urllib.parse import unquote

from annotator.core.layout import Facsimile
from annotator.exchange.opening import opened, whole_path
from annotator.exchange.xml.door import whole

# The best to look at first.
_ENDINGS = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".bmp", ".gif", ".pdf", ".jp2")
_SCHEME = re.compile(r"^(?:file:(?://(?:localhost)?)?)", re.IGNORECASE)
_REMOTE = re.compile(r"^[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_ROOTED = re.compile(r"^(?:/|[A-Za-z]:)")


class Beside(Protocol):
    """Where a file lies together with others: a folder, or an archive."""

    def data(self, name: str) -> bytes | None:
        """The bytes of the file of that name, as far as ``door.whole`` reads them; None where there is none.

        The name is ``below`` whatever this is. Raises BadFile.
        """

    def picture(self, names: Iterable[str]) -> Facsimile | None:
        """The picture that one of these names means; None for none that will still be there later."""

    def shown(self, name: str) -> str:
        """What the file of that name is called where something is said of it."""


class Folder:
    """The folder in which a file lies."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def data(self, name: str) -> bytes | None:
        """The bytes of a file, unless it is somewhere else by a link."""
        if not _is_file_in(self._path, name):
            return None
        with opened(self._path / name) as stream:
            return whole(stream)

    def picture(self, names: Iterable[str]) -> Facsimile | None:
        """The very file, else one of that name with another ending.

        A name from the root of the machine that made the file is looked for in the folder by its last part.
        """
        for name in names:
            path = PurePosixPath(_slashed(name))
            near = below(path.name if _ROOTED.match(str(path)) else name)
            found = self._like(PurePosixPath(near)) if near is not None else []
            if found:
                best = min(found, key=lambda one: _ENDINGS.index(one.suffix.lower()))
                return Facsimile(whole_path(self._path / best))
        return None

    def shown(self, name: str) -> str:
        """The path of a file."""
        return str(self._path / name)

    def _like(self, name: PurePosixPath) -> list[PurePosixPath]:
        """The pictures of that name, whatever their ending."""
        meant = [name, *(name.with_name(name.stem + ending) for ending in _ENDINGS)]
        return [one for one in meant if one.suffix.lower() in _ENDINGS and _is_file_in(self._path, str(one))]


class Nowhere:
    """Where a file lies with no other: it was piped in."""

    def data(self, name: str) -> bytes | None:  # noqa: ARG002 - as every Beside is asked
        """None."""
        return None

    def picture(self, names: Iterable[str]) -> Facsimile | None:  # noqa: ARG002 - as every Beside is asked
        """None."""
        return None

    def shown(self, name: str) -> str:
        """The name."""
        return name


def below(name: str) -> str | None:
    """The path below its folder that a name in a file means, with ``/`` between folders; None for one that is elsewhere."""
    told = _slashed(name)
    path = PurePosixPath(told)
    if "\0" in told or _REMOTE.match(told) or _ROOTED.match(told) or ".." in path.parts or not path.name:
        return None
    return str(path)


def _slashed(name: str) -> str:
    return unquote(_SCHEME.sub("", name.strip())).replace("\\", "/")


def _is_file_in(folder: Path, name: str) -> bool:
    path = folder / name
    try:
        return path.resolve().is_relative_to(folder.resolve()) and path.is_file()
    except OSError:  # a name that is too long for any file
        return False
