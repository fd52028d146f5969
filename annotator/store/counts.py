"""The counts that are kept with an annotation or a prediction, adjusted by the rows that a step touches."""

from collections.abc import Iterable

from annotator.core.annotation import Annotation
from annotator.core.decisions import Decision, Doubt, Standing
from annotator.core.rows import Row

_PREFIXES = {"article": ("",), "fragment": ("role_", "attachment_", "boundary_")}


def doubtful(rows: Iterable[Row]) -> int:
    """How many articles and fragments of these rows the window marks as check or doubtful, each counted once."""
    return sum(any(_is_doubtful(row, prefix) for prefix in _PREFIXES.get(row.table, ())) for row in rows)


def ink_of(text: str) -> int:
    """How many of its characters are not white space."""
    return len("".join(text.split()))


def ink_in(text: str, rows: Iterable[Row]) -> int:
    """How many non-space characters of the page's text the fragments among these rows hold."""
    spans = ((int(row.key), row.values["end"]) for row in rows if row.table == "fragment")
    return sum(ink_of(text[start:end]) for start, end in spans)


def _is_doubtful(row: Row, prefix: str) -> bool:
    margin = row.values[f"{prefix}margin"]
    # Most decisions have no margin: an import need not make a value of each.
    return margin is not None and _decision(row, prefix, margin).doubt is not Doubt.NONE


def _decision(row: Row, prefix: str, margin: float) -> Decision:
    return Decision(Standing(row.values[f"{prefix}standing"]), margin)


def of_annotation(annotation: Annotation) -> tuple[int, int, int]:
    """How many articles, flags and open notes it has."""
    open_notes = sum(not note.is_resolved for note in annotation.notes)
    return len(annotation.articles), len(annotation.flags), open_notes
