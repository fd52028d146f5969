"""Begin a page's review with what was said of an older text of it."""

from dataclasses import replace

from annotator.core.annotation import Annotation, ReviewState
from annotator.core.edits.context import Context
from annotator.core.errors import EditRefused


def carry_over(context: Context, annotation: Annotation, *, other: Annotation) -> Annotation:
    """Say of this text what ``other``, which was carried over to it, says; what was said before goes."""
    after = taken_over(annotation, other)
    if after == annotation:
        raise EditRefused("the page is annotated so already")
    return after


def taken_over(annotation: Annotation, other: Annotation) -> Annotation:
    """The annotation with all that ``other`` says; numbers that nobody had looked for there stay those found here."""
    says_numbers = bool(other.quantities) or other.states.numbers is not ReviewState.NEW
    return replace(
        other,
        page=annotation.page,
        reviewer=annotation.reviewer,
        quantities=other.quantities if says_numbers else annotation.quantities,
        next_ids=annotation.next_ids.at_least(other.next_ids),
    )
