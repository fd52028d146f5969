"""The project's own interchange format: UTF-8 JSON Lines, one page a line, with whatever is said of it."""

from annotator.exchange.page_jsonl.reader import read_flat_lines, read_lines
from annotator.exchange.page_jsonl.records import (
    AnnotationRecord,
    FlatRecord,
    PageRecord,
    PredictionRecord,
    ReadAs,
    Record,
    flattened,
)
from annotator.exchange.page_jsonl.writer import Stamp, flat_line_of, line_of

__all__ = [
    "AnnotationRecord",
    "FlatRecord",
    "PageRecord",
    "PredictionRecord",
    "ReadAs",
    "Record",
    "Stamp",
    "flat_line_of",
    "flattened",
    "line_of",
    "read_flat_lines",
    "read_lines",
]
