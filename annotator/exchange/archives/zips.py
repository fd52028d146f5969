"""Zip archives: listed by their directory, each member unpacked while it is read."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from annotator.core.errors import BadFile
from annotator.exchange.archives import refusals
from annotator.exchange.archives.archive import Member
from annotator.exchange.archives.bounds import GIB, MAX_MEMBER, MAX_MEMBERS, Guarded, checked, refuse_bomb
from annotator.exchange.archives.names import safe_name, zip_names

_IS_ENCRYPTED = 0x1
_CHUNK = 256 * 1024
_LIST = 32 * 1024 * 1024
_LINK = 0o120000
_KIND = 0o170000
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)
# Python unpacks what is packed otherwise all at once, however much that becomes and whatever the archive says of it.
_BOUNDED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class ZipArchive:
    """A zip that is open."""

    def __init__(self, archive: zipfile.ZipFile, file: str) -> None:
        self._archive, self._file = archive, file
        self._infos: dict[str, zipfile.ZipInfo] = {}
        self._refused: dict[str, BadFile] = {}
        infos = [info for info in archive.infolist() if not info.is_dir()]
        is_encrypted = any(info.flag_bits & _IS_ENCRYPTED for info in infos)
        self.refusals = (BadFile(refusals.ENCRYPTED, file=file),) if is_encrypted else ()
        for info, name in zip(infos, zip_names(infos), strict=True):
            if not info.flag_bits & _IS_ENCRYPTED:
                self._note(info, name)

    @property
    def members(self) -> tuple[Member, ...]:
        """Every file in it that is not encrypted."""
        return tuple(Member(name, self._refused.get(name)) for name in (self._infos | self._refused))

    def open(self, name: str) -> BinaryIO:
        """The bytes of a member."""
        info, shown = self._infos[name], f"{self._file}/{name}"
        try:
            stream = self._archive.open(info)
        except _DAMAGE as error:
            raise _damaged(shown, error) from error
        return checked(stream, refused=lambda error: _damaged(shown, error), damage=_DAMAGE, most=_CHUNK)

    def _note(self, info: zipfile.ZipInfo, name: str) -> None:
        try:
            safe = safe_name(name, self._file)
            shown = f"{self._file}/{safe}"
            if (info.external_attr >> 16) & _KIND == _LINK:
                raise BadFile(refusals.A_LINK, file=shown)
            if info.compress_type not in _BOUNDED:
                raise BadFile(refusals.UNKNOWN_PACKING, file=shown)
            if info.file_size > MAX_MEMBER:
                raise BadFile(refusals.TOO_LARGE, file=shown, limit=MAX_MEMBER // GIB)
            refuse_bomb(shown, size=info.file_size, packed=info.compress_size)
        except BadFile as refusal:
            self._refused[name] = refusal
        else:
            self._infos[safe] = info


@contextmanager
def opened_zip(stream: BinaryIO, file: str) -> Iterator[ZipArchive]:
    """The zip in a stream; raises BadFile for what is none, or holds too much."""
    try:
        archive = zipfile.ZipFile(cast("BinaryIO", Guarded(stream, _LIST)))
    except _DAMAGE as error:
        raise BadFile(refusals.NO_ARCHIVE, file=file) from error
    with archive:
        infos = archive.infolist()
        if len(infos) > MAX_MEMBERS:
            raise BadFile(refusals.TOO_MANY, file=file, limit=MAX_MEMBERS)
        # Members may share the same packed bytes: together they are no larger than the file, whatever they say.
        size = stream.seek(0, 2)
        refuse_bomb(file, size=sum(info.file_size for info in infos), packed=size)
        yield ZipArchive(archive, file)


def _damaged(shown: str, error: Exception) -> BadFile:
    return BadFile(refusals.DAMAGED_MEMBER, file=shown, reason=str(error) or type(error).__name__)
