"""The counts that are kept with an annotation or a prediction, adjusted by the rows that a step touches."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from annotator.core.annotation import Annotation
from annotator.core.decisions import Decision, Doubt, Standing
from annotator.core.flat import DECIDED, END, START, Decided, FlatDecision, FlatSegmentation, flat_digest
from annotator.core.page import ink_of
from annotator.core.rows import Row

_PREFIXES = {"article": ("",), "fragment": ("role_", "attachment_", "boundary_")}


def doubtful(rows: Iterable[Row]) -> int:
    """How many articles and fragments of these rows the window marks as check or doubtful, each counted once."""
    return sum(any(_is_doubtful(row, prefix) for prefix in _PREFIXES.get(row.table, ())) for row in rows)


@dataclass(frozen=True, slots=True)
class Summary:
    """What is counted of articles and furniture before they are written; ``digest`` is that of their rows alone."""

    digest: int
    unassigned: int
    doubtful: int


def summary_of(text: str, flat: FlatSegmentation) -> Summary:
    """The summary of what is said of a page with this text."""
    return Summary(flat_digest(flat), unassigned_in(text, flat), doubtful_in(flat))


def doubtful_in(flat: FlatSegmentation) -> int:
    """How many of its articles and fragments the window marks, as ``doubtful`` counts them."""
    # Most were decided alike and share one tuple, which is asked once.
    alike = ((decided, len(list(some))) for decided, some in groupby(flat.fragments, itemgetter(DECIDED)))
    fragments = sum(count for decided, count in alike if _has_doubt(decided))
    return fragments + sum(_is_in_doubt(article[2:4]) for article in flat.articles)


def _has_doubt(decided: Decided) -> bool:
    return any(map(_is_in_doubt, (decided[:2], decided[2:4], decided[4:6])))


def _is_in_doubt(decision: FlatDecision) -> bool:
    standing, margin = decision
    return margin is not None and Decision(Standing(standing), margin).doubt is not Doubt.NONE


def unassigned_in(text: str, flat: FlatSegmentation) -> int:
    """How many non-space characters of the page's text it leaves out."""
    starts = sorted([fragment[START] for fragment in flat.fragments])
    ends = sorted([fragment[END] for fragment in flat.fragments])
    # No two share a character, so that what lies between is from each end to the next start.
    left = map(text.__getitem__, map(slice, (0, *ends), (*starts, len(text))))
    return ink_of("".join(left))


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
    return len(annotation.articles), *of_remarks(annotation)


def of_remarks(annotation: Annotation) -> tuple[int, int]:
    """How many flags and open notes it has."""
    return len(annotation.flags), sum(not note.is_resolved for note in annotation.notes)
