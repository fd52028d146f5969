"""Names of members: made plain, and none of them leading out of the archive."""

import re
import struct
import zlib
from collections.abc import Sequence
from zipfile import ZipInfo

from annotator.core.errors import BadFile
from annotator.exchange.archives import refusals
from annotator.exchange.decoding import Binary, Undecodable, decode

_UTF8_FLAG = 0x800
_UNICODE_PATH = 0x7075
_ROOTED = re.compile(r"^(?:[/\\]|[A-Za-z]:)")


def safe_name(name: str, archive: str) -> str:
    """The name with ``/`` between folders and nothing to say it differently; raises BadFile for one that leads elsewhere."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".")]
    if _ROOTED.match(name) or ".." in parts or "\0" in name or not parts:
        raise BadFile(refusals.OUTSIDE, file=f"{archive}/{name}".replace("\0", ""))
    return "/".join(parts)


def zip_names(infos: Sequence[ZipInfo]) -> list[str]:
    """The names of a zip's members as they were meant.

    Without the flag for UTF-8 a name is in whatever encoding the system had that made the archive, on a Chinese Windows
    cp936; all of them together tell which, since one alone is short.
    """
    raw = [_bytes(info) for info in infos]
    unknown = b"\n".join(name for name in raw if isinstance(name, bytes))
    try:
        encoding = decode(unknown).encoding if unknown else "utf-8"
    except (Binary, Undecodable):
        encoding = "cp437"
    # A name cut short in the middle of a character is no reason to read the others otherwise.
    return [name.decode(encoding, "replace") if isinstance(name, bytes) else name for name in raw]


def _bytes(info: ZipInfo) -> bytes | str:
    """A name as it stands in the archive; as text where it says itself what it is."""
    # Not ``filename``: on Windows that has a slash for each byte of a backslash, also for one in a Chinese character.
    name = info.orig_filename
    if info.flag_bits & _UTF8_FLAG or name.isascii():
        return name
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:  # read as Unicode already
        return name
    return _unicode_path(info.extra, raw) or raw


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    """The name in UTF-8 that some programs put beside the other one, with a sum of that to tell that it belongs to it."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        data, at = extra[at + 4 : at + 4 + length], at + 4 + length
        if kind == _UNICODE_PATH and len(data) > 5 and struct.unpack_from("<L", data, 1)[0] == zlib.crc32(raw):
            return data[5:].decode("utf-8", "replace")
    return None
