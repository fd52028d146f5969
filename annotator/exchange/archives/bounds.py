"""How much an archive may hold, and streams that never give more at once than is asked for."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, BinaryIO, Protocol

from annotator.core.errors import BadFile
from annotator.exchange.archives import refusals

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

GIB = 1024 * 1024 * 1024
MAX_MEMBERS = 100_000
MAX_MEMBER = 2 * GIB
MAX_WHOLE = 8 * GIB
# Text packs to a third, JSON with offsets to a twentieth; a file of nothing to a thousandth and less.
MAX_RATIO = 200
_UNSUSPICIOUS = 16 * 1024 * 1024

Refused = Callable[[Exception], BadFile]
Damage = Sequence[type[Exception]]


def refuse_bomb(file: str, *, size: int, packed: int) -> None:
    """Raises BadFile for what grows when it is unpacked as no page does, or beyond what any file of pages has."""
    if size > MAX_WHOLE:
        raise BadFile(refusals.TOO_LARGE, file=file, limit=MAX_WHOLE // GIB)
    if size > _UNSUSPICIOUS and size > MAX_RATIO * packed:
        raise BadFile(refusals.BOMB, file=file, limit=MAX_RATIO)


class Reads(Protocol):
    """What a member's own stream can do at least."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""


class _Checked(io.RawIOBase):
    """A member's bytes; whatever its archive says against reading on is a BadFile."""

    def __init__(self, stream: Reads, most: int, *, refused: Refused, damage: Damage) -> None:
        self._stream, self._most, self._refused, self._damage = stream, most, refused, tuple(damage)

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill some of the buffer: a packed stream may make far more of what it reads than was asked for."""
        view = memoryview(buffer).cast("B")
        try:
            data = self._stream.read(min(len(view), self._most))
        except self._damage as error:
            raise self._refused(error) from error
        view[: len(data)] = data
        return len(data)


def checked(stream: Reads, *, refused: Refused, damage: Damage, most: int) -> BinaryIO:
    """A stream that raises what ``refused`` makes of any ``damage``, and asks for ``most`` bytes at once."""
    return io.BufferedReader(_Checked(stream, most, refused=refused, damage=damage), buffer_size=most)


class Guarded:
    """A file of which no more is read at once than a list of members, or a name, can be long."""

    def __init__(self, file: BinaryIO, most: int) -> None:
        self._file, self._most = file, most

    def read(self, size: int = -1) -> bytes:
        """So many bytes, all of them for none given; raises EOFError where that is too much."""
        if size > self._most:
            raise EOFError(f"{size} bytes at once")
        data = self._file.read(size if size >= 0 else self._most + 1)
        if len(data) > self._most:
            raise EOFError("too much at once")
        return data

    def seek(self, offset: int, whence: int = 0) -> int:
        """As of any file."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """As of any file."""
        return self._file.tell()

    def seekable(self) -> bool:
        """It is."""
        return True

    def close(self) -> None:
        """Left to whoever opened it."""
