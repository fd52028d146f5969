"""Remembering: one SQLite file with pages, predictions, annotations and every step of every reviewer; the only SQL."""

from annotator.store.corpus import Store

__all__ = ["Store"]
