"""Answer cases for measures that other people wrote: one JSON value, or many, a line each."""

import json
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import BinaryIO

from annotator.exchange.opening import opened
from annotator.metrics.answer import Answer, BadCase
from annotator.metrics.cases import METRICS, Metric, answered, metric_named

__all__ = ["METRICS", "Answer", "BadCase", "Metric", "answer", "answers", "metric_named"]


def answer(written: bytes, metric: Metric | None = None) -> Answer | BadCase:
    """The answer to a case in JSON, or what is wrong with it; without a ``metric`` the case names its own."""
    return _answer(_value(written), metric)


def answers(source: Path | BinaryIO, metric: Metric | None = None) -> Iterator[Answer | BadCase]:
    """The answer to each case, in order: to each line that is not blank, or to each element of one JSON list.

    ``metric`` is meant where a case names none. Raises BadFile where the file cannot be read.
    """
    with opened(source) if isinstance(source, Path) else nullcontext(source) as stream:
        for value in _values(stream):
            has_name = isinstance(value, dict) and "metric" in value
            yield _answer(value, None if has_name else metric)


def _answer(value: object, metric: Metric | None) -> Answer | BadCase:
    try:
        return value if isinstance(value, BadCase) else answered(value, metric)
    except BadCase as refusal:
        return refusal


def _values(stream: BinaryIO) -> Iterator[object]:
    lines = (line for line in stream if line.strip())
    for line in lines:
        # No case is a list: this is a file of many in one value.
        if line.removeprefix(BOM_UTF8).lstrip().startswith(b"["):
            listed = _value(line + b"".join(lines))
            yield from listed if isinstance(listed, list) else [listed]
        else:
            yield _value(line)


def _value(written: bytes) -> object:
    """A JSON value, or what is wrong with it."""
    try:
        return json.loads(written, parse_constant=_constant)
    except (ValueError, RecursionError) as error:
        return BadCase(f"this is no JSON: {error}")


def _constant(name: str) -> float | None:
    """NaN, which is no JSON but is written for a missing label, is null."""
    return None if name == "NaN" else float(name)
