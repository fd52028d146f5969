"""A program that reads what is imported and comes to a bad end at files named after it, as foreign code may."""

import os
import time
from collections.abc import Callable, Iterator
from typing import Any

from annotator.services import ahead, reading
from annotator.services.sources import SourceFile


def main() -> None:
    """Read as is told on the input, and break off where it is told so."""
    ahead.read_file = _breaking(reading.read_file)  # type: ignore[attr-defined]  # where it is used
    ahead.main()


def _breaking(read_file: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    def read(of: reading.Reading, file: SourceFile, **rest: Any) -> Iterator[Any]:
        for number, one in enumerate(read_file(of, file, **rest)):
            if number == 1 and file.path.stem in _ENDS:
                _ENDS[file.path.stem]()
            yield one

    return read


def _out_of_memory() -> None:
    raise MemoryError


_ENDS: dict[str, Callable[[], object]] = {
    "crash": os.abort,
    "standstill": lambda: time.sleep(600),
    "memory": _out_of_memory,
    "mistake": lambda: [0].index(1),
}
