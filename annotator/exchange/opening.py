"""Open the files that a person names, with one clear sentence for each way in which that can fail."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from annotator.core.errors import BadFile

VANISHED = "{file} is not there; check the name, or whether it was moved"
FOLDER = "{file} is a folder; name a file in it"
NO_FILE = "{file} is a device or a pipe; write what comes out of it into a file and name that"
UNREADABLE = "{file} cannot be read: {reason}; check its permissions and its disk"

_PIECE = 1024 * 1024


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The file, open for reading; raises BadFile when it cannot be opened or stops being readable meanwhile."""
    try:
        if path.is_dir():
            raise BadFile(FOLDER, file=str(path))
        # Opening a pipe waits for whoever writes into it, and a device may never end.
        if not path.is_file() and path.exists():
            raise BadFile(NO_FILE, file=str(path))
        # In large pieces: to look for the end of a line of two gigabytes took eight seconds, not half of one.
        with path.open("rb", buffering=_PIECE) as stream:
            yield stream
    except FileNotFoundError as error:
        raise BadFile(VANISHED, file=str(path)) from error
    except OSError as error:
        raise BadFile(UNREADABLE, file=str(path), reason=error.strerror or str(error)) from error


def whole_path(path: Path) -> str:
    """The whole path of a file as it was named: of a link the link, which stays when what it leads to is replaced."""
    return os.path.abspath(path)  # noqa: PTH100 - resolve() follows links, absolute() keeps ".."
