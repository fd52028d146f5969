"""The project's own interchange format: UTF-8 JSON Lines, one page a line, with whatever is said of it."""

from annotator.exchange.page_jsonl.reader import read_lines
from annotator.exchange.page_jsonl.records import AnnotationRecord, PageRecord, PredictionRecord, ReadAs, Record
from annotator.exchange.page_jsonl.writer import Stamp, line_of

__all__ = ["AnnotationRecord", "PageRecord", "PredictionRecord", "ReadAs", "Record", "Stamp", "line_of", "read_lines"]
