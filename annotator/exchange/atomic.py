"""Write a file whole or not at all: beside its place first, then renamed into it."""

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from annotator.core.errors import WriteFailed

NO_FOLDER = "{file} could not be written: the folder {folder} does not exist"
NOT_WRITTEN = "{file} could not be written: {reason}; nothing was changed"


@contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes become the file ``path`` when the block ends well; else the file stays as it was.

    Raises WriteFailed when the disk or the folder does not let us.
    """
    target = path.resolve()
    try:
        if target.exists() and not target.is_file() and not target.is_dir():
            with target.open("wb") as stream:  # a device or a pipe: there is nothing to rename
                yield stream
        else:
            with _beside(target) as stream:
                yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise WriteFailed(NOT_WRITTEN, file=str(path), reason=error.strerror or str(error)) from error


@contextmanager
def _beside(target: Path) -> Iterator[BinaryIO]:
    if not target.parent.exists():
        raise WriteFailed(NO_FOLDER, file=target.name, folder=target.parent)
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    part = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with part.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            part.chmod(stat.S_IMODE(target.stat().st_mode))
        part.replace(target)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
