"""Begin a page's review with what was said of an older text of it."""

from dataclasses import replace

from annotator.core.annotation import Annotation
from annotator.core.edits.context import Context
from annotator.core.errors import EditRefused


def carry_over(context: Context, annotation: Annotation, *, other: Annotation) -> Annotation:
    """Say of this text what ``other``, which was carried over to it, says; all that was said before goes."""
    ids = annotation.next_ids.at_least(other.next_ids)
    after = replace(other, page=context.page.id, reviewer=annotation.reviewer, next_ids=ids)
    if after == annotation:
        raise EditRefused("the page is annotated so already")
    return after
