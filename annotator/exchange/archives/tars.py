"""Tar archives, plain or compressed; a compressed one is unpacked into a nameless file first, since it has no list."""

import bz2
import gzip
import lzma
import tarfile
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from annotator.core.errors import BadFile, Cancelled
from annotator.exchange.archives import refusals
from annotator.exchange.archives.archive import Member
from annotator.exchange.archives.bounds import GIB, MAX_MEMBER, MAX_MEMBERS, Guarded, checked, refuse_bomb
from annotator.exchange.archives.names import safe_name

_CHUNK = 1024 * 1024
# Names and what else is said of a member are short, and little is said of all members: more is no header.
_HEADER = 256 * 1024
_SAID_OF_ALL = 100
_BLOCK = 512
# So much of it is kept in memory, the rest on the disk, without a name there: it is gone when it is closed, or we are.
_IN_MEMORY = 16 * 1024 * 1024
Packed = gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile

_CUT = "its end is missing"
_DAMAGE = (tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, RecursionError)
_ARE_PACKED: dict[bytes, Callable[[BinaryIO], Packed]] = {
    b"\x1f\x8b": lambda stream: gzip.GzipFile(fileobj=stream),
    b"BZh": bz2.BZ2File,
    b"\xfd7zXZ\0": lzma.LZMAFile,
}


class TarArchive:
    """A tar that is open, ``length`` bytes of it; ``damage`` is what ended it before its time."""

    def __init__(self, stream: BinaryIO, file: str, *, length: int, damage: str | None) -> None:
        self._stream, self._file, self._length = stream, file, length
        self._places: dict[str, tuple[int, int]] = {}
        self._refused: dict[str, BadFile] = {}
        reason = self._list()
        self.refusals = (BadFile(refusals.DAMAGED, file=file, reason=damage or reason),) if damage or reason else ()

    @property
    def members(self) -> tuple[Member, ...]:
        """Every file in it."""
        return tuple(Member(name, self._refused.get(name)) for name in (self._places | self._refused))

    def open(self, name: str) -> BinaryIO:
        """The bytes of a member."""
        shown = f"{self._file}/{name}"
        return checked(
            _Part(self._stream, *self._places[name]),
            refused=lambda error: BadFile(refusals.DAMAGED_MEMBER, file=shown, reason=str(error)),
            damage=_DAMAGE,
            most=_CHUNK,
        )

    def _list(self) -> str | None:
        """Note every member; why the list ends where it does, if not because it is over."""
        try:
            with tarfile.open(fileobj=cast("BinaryIO", Guarded(self._stream, _HEADER)), mode="r:") as tar:
                return self._note_all(tar)
        except _DAMAGE as error:
            if not self._places and not self._refused:
                raise BadFile(refusals.NO_ARCHIVE, file=self._file) from error
            return str(error)

    def _note_all(self, tar: tarfile.TarFile) -> str | None:
        count = 0
        while (info := tar.next()) is not None:
            # The library keeps every member, each with a copy of all that was said of all of them.
            tar.members.clear()  # type: ignore[attr-defined]  # its stubs do not know it
            count += 1
            if count > MAX_MEMBERS:
                raise BadFile(refusals.TOO_MANY, file=self._file, limit=MAX_MEMBERS)
            if len(tar.pax_headers) > _SAID_OF_ALL:
                raise tarfile.ReadError("its headers are no headers")
            if info.isreg() and not info.issparse() and info.offset_data + info.size > self._length:
                return _CUT
            self._note(info)
        return self._end(tar.offset)

    def _end(self, offset: int) -> str | None:
        """A list ends with zeros; where anything else stands, it is the rest of what is damaged."""
        self._stream.seek(min(offset, self._length))
        return "its list of files breaks off" if self._stream.read(_BLOCK).strip(b"\0") else None

    def _note(self, info: tarfile.TarInfo) -> None:
        if info.isdir():
            return
        try:
            name = safe_name(info.name, self._file)
            self._refuse(info, f"{self._file}/{name}")
        except BadFile as refusal:
            self._refused[info.name] = refusal
        else:
            self._places[name] = info.offset_data, info.size

    def _refuse(self, info: tarfile.TarInfo, shown: str) -> None:
        if info.issym() or info.islnk():
            raise BadFile(refusals.A_LINK, file=shown)
        if not info.isreg() or info.issparse():
            raise BadFile(refusals.NO_PLAIN_FILE, file=shown)
        if info.size > MAX_MEMBER:
            raise BadFile(refusals.TOO_LARGE, file=shown, limit=MAX_MEMBER // GIB)


class _Part:
    """Some bytes in the middle of a stream, which others read too."""

    def __init__(self, stream: BinaryIO, start: int, size: int) -> None:
        self._stream, self._at, self._end = stream, start, start + size

    def read(self, size: int, /) -> bytes:
        """At most so many of those that are left."""
        self._stream.seek(self._at)
        data = self._stream.read(min(size, self._end - self._at))
        if not data and self._at < self._end and size:
            raise EOFError(_CUT)
        self._at += len(data)
        return data


@contextmanager
def opened_tar(stream: BinaryIO, file: str, *, cancelled: Callable[[], bool]) -> Iterator[TarArchive]:
    """The tar in a stream; raises BadFile for what is none, or holds too much, and Cancelled."""
    start = stream.read(6)
    packed = next((opener for magic, opener in _ARE_PACKED.items() if start.startswith(magic)), None)
    stream.seek(0)
    if packed is None:
        yield TarArchive(stream, file, length=_length(stream), damage=None)
        return
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as spool:
        whole = cast("BinaryIO", spool)
        damage = _unpack(stream, packed(stream), whole, file=file, cancelled=cancelled)
        yield TarArchive(whole, file, length=_length(whole), damage=damage)


def _length(stream: BinaryIO) -> int:
    length = stream.seek(0, 2)
    stream.seek(0)
    return length


def _unpack(raw: BinaryIO, packed: Packed, whole: BinaryIO, *, file: str, cancelled: Callable[[], bool]) -> str | None:
    """Unpack all there is; what was wrong with it, where it ends before its time."""
    while True:
        try:
            # Not ``read``, which would drop what came before the damage.
            data = packed.read1(_CHUNK)
        except _DAMAGE as error:
            return str(error) or _CUT
        if not data:
            return None
        whole.write(data)
        refuse_bomb(file, size=whole.tell(), packed=raw.tell())
        if cancelled():
            raise Cancelled
