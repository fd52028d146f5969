"""Open the files that a person names, with one clear sentence for each way in which that can fail."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from annotator.core.errors import BadFile

VANISHED = "{file} is not there; check the name, or whether it was moved"
FOLDER = "{file} is a folder; name a file in it"
UNREADABLE = "{file} cannot be read: {reason}; check its permissions and its disk"


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The file, open for reading; raises BadFile when it cannot be opened or stops being readable meanwhile."""
    try:
        if path.is_dir():
            raise BadFile(FOLDER, file=str(path))
        with path.open("rb") as stream:
            yield stream
    except FileNotFoundError as error:
        raise BadFile(VANISHED, file=str(path)) from error
    except OSError as error:
        raise BadFile(UNREADABLE, file=str(path), reason=error.strerror or str(error)) from error
