"""Cut a byte stream into numbered JSON values, one a line, in memory that does not grow with the file."""

import codecs
import json
from collections.abc import Iterator
from typing import BinaryIO

import orjson

from annotator.core.errors import BadFile
from annotator.exchange.page_jsonl import refusals
from annotator.exchange.page_jsonl.fields import Fields, Place, type_name

MAX_LINE_BYTES = 64 * 1024 * 1024
_CHUNK = 1024 * 1024


def numbered_lines(stream: BinaryIO, *, limit: int = MAX_LINE_BYTES) -> Iterator[tuple[int, bytes | None]]:
    """Each line that is not blank with its number from 1; None for one longer than ``limit`` bytes."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        is_whole = len(line) <= limit or line.endswith(b"\n")
        while not line.endswith(b"\n") and not is_whole:
            line = stream.readline(_CHUNK)
            if not line:
                break
        if not is_whole:
            yield number, None
        elif line.strip():
            yield number, line.removeprefix(codecs.BOM_UTF8) if number == 1 else line


def object_of(line: bytes | None, place: Place) -> Fields:
    """The JSON object of a line; raises BadFile for anything else."""
    if line is None:
        raise BadFile(refusals.LINE_TOO_LONG, file=place.file, line=place.line, limit=MAX_LINE_BYTES // _CHUNK)
    try:
        value = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        _refuse_lone_surrogate(line, place)
        # Without the parser's own position: it counts lines within this one.
        raise BadFile(refusals.NOT_JSON, file=place.file, line=place.line, reason=error.msg) from error
    if not isinstance(value, dict):
        raise BadFile(refusals.NOT_AN_OBJECT, file=place.file, line=place.line, found=type_name(value))
    return Fields(value, place)


def _refuse_lone_surrogate(line: bytes, place: Place) -> None:
    """Say so where the bytes are not UTF-8 or hold a lone surrogate: orjson calls both just bad JSON."""
    try:
        value: object = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BadFile(refusals.NOT_UTF8, file=place.file, line=place.line, offset=error.start) from error
    except (ValueError, RecursionError):
        return
    for key, text in _strings(value, ""):
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            shown = key.encode("utf-8", "backslashreplace").decode()
            raise BadFile(refusals.LONE_SURROGATE, file=place.file, line=place.line, key=shown, offset=error.start) from error


def _strings(value: object, key: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _strings(item, f"{key}[{index}]")
    elif isinstance(value, dict):
        for name, item in value.items():
            inner = f"{key}.{name}" if key else name
            yield inner, name
            yield from _strings(item, inner)
