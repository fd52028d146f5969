"""Tell a corpus from every other file by its first hundred bytes, without letting SQLite touch it."""

import os
import struct
import sys
from pathlib import Path

from annotator.core.errors import BadCorpus
from annotator.store.openhere import is_open_here

APPLICATION_ID = 0x4E504131  # "NPA1", at byte 68 of the file
SUFFIX = ".corpus"

# What SQLite can open on anything but Windows, with the name of a journal behind it; one name takes 255 nearly everywhere.
LONGEST_PATH = 504
LONGEST_NAME = 255 - len("-journal")
TOO_LONG = "{path} has {length} bytes where SQLite can open {limit}; give it a shorter name or a folder with a shorter one"


def refuse_other_kinds(path: Path) -> None:
    """Raises BadCorpus where the file is missing, empty, no SQLite file, or one of another program."""
    if is_open_here(path):
        return  # it was looked at before it was opened, and must not be touched now
    header = _header(path)
    if not header:
        raise BadCorpus("{path} is empty, not a corpus", path=path)
    if not header.startswith(b"SQLite format 3\0") or len(header) < 100:
        raise BadCorpus("{path} is not a corpus file", path=path)
    if struct.unpack(">I", header[68:72])[0] != APPLICATION_ID:
        raise BadCorpus("{path} is not a corpus file: it is the database of another program", path=path)


def refuse_long_names(path: Path) -> None:
    """Raises BadCorpus where SQLite would find no room for the path: a Chinese character takes three bytes of it."""
    if sys.platform == "win32":
        return
    for length, limit in ((len(os.fsencode(path.name)), LONGEST_NAME), (len(os.fsencode(path)), LONGEST_PATH)):
        if length > limit:
            raise BadCorpus(TOO_LONG, path=path, length=length, limit=limit)


def beside(path: Path, ending: str) -> Path:
    """The file that SQLite keeps beside a corpus under its name with this ending, such as ``-wal``."""
    return path.with_name(f"{path.name}{ending}")


def _header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(100)
    except FileNotFoundError as error:
        raise BadCorpus("there is no corpus at {path}", path=path) from error
    except IsADirectoryError as error:
        raise BadCorpus("{path} is a folder, not a corpus", path=path) from error
    except OSError as error:
        raise BadCorpus("{path} could not be read: {reason}", path=path, reason=error.strerror) from error
