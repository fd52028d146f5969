"""Restore a place of the page as another reading of it has it: the machine's, or another reviewer's."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotator.core.annotation import Annotation, Article, Fragment, Segmentation
from annotator.core.decisions import BY_PERSON
from annotator.core.edits.context import Context
from annotator.core.edits.placing import free_number
from annotator.core.edits.settling import settled
from annotator.core.errors import EditRefused
from annotator.core.rows import sorted_articles
from annotator.core.spans import Span


def restore(context: Context, annotation: Annotation, *, other: Segmentation, spans: Sequence[Span]) -> Annotation:
    """Take over the other reading wherever it and this one are entangled with the text of the spans.

    The place grows until both readings part it from the rest of the page at the same seams, so every character keeps a
    home. An article keeps its id and number where it shares most of its text with the one that replaces it.
    """
    here = _closure(annotation.segmentation, other, spans)
    mine = [article for article in annotation.articles if _touches(article.spans, here)]
    theirs = [article for article in other.articles if _touches(article.spans, here)]
    after = replace(
        annotation,
        articles=tuple(article for article in annotation.articles if article not in mine),
        furniture=_swapped(annotation.segmentation, other, here),
    )
    for article in theirs:
        after = _taken_over(context, after, article, mine)
    if after == annotation:
        raise EditRefused("both readings are the same here")
    return settled(context, annotation, after)


def _closure(mine: Segmentation, other: Segmentation, spans: Sequence[Span]) -> tuple[Span, ...]:
    """All spans of the articles and furniture of either reading that hang together with the given spans."""
    groups = [article.spans for reading in (mine, other) for article in reading.articles]
    groups += [(fragment.span,) for reading in (mine, other) for fragment in reading.furniture]
    reached: set[Span] = set(spans)
    while True:
        wider = reached.union(*(group for group in groups if _touches(group, reached)))
        if wider == reached:
            return tuple(sorted(reached))
        reached = wider


def _touches(spans: Iterable[Span], here: Iterable[Span]) -> bool:
    places = tuple(here)
    return any(span.overlaps(place) for span in spans for place in places)


def _swapped(mine: Segmentation, other: Segmentation, here: Sequence[Span]) -> tuple[Fragment, ...]:
    kept = [fragment for fragment in mine.furniture if not _touches((fragment.span,), here)]
    come = [fragment for fragment in other.furniture if _touches((fragment.span,), here)]
    return tuple(sorted((*kept, *come), key=lambda fragment: fragment.start))


def _taken_over(context: Context, annotation: Annotation, article: Article, mine: Sequence[Article]) -> Annotation:
    free = [old for old in mine if all(old.id != taken.id for taken in annotation.articles)]
    heir = max(free, key=lambda old: _shared(context, old, article), default=None)
    ids = annotation.next_ids
    if heir is not None and _shared(context, heir, article):
        named = replace(article, id=heir.id, number=heir.number)
    else:
        named = replace(article, id=f"a{ids.article}", number=free_number(annotation))
        ids = replace(ids, article=ids.article + 1)
    return replace(
        annotation,
        articles=sorted_articles((*annotation.articles, replace(named, decision=BY_PERSON))),
        next_ids=ids,
    )


def _shared(context: Context, first: Article, second: Article) -> int:
    """How many non-space characters two articles share."""
    return sum(
        context.page.ink_of(Span(max(a.start, b.start), min(a.end, b.end)))
        for a in first.spans
        for b in second.spans
        if a.overlaps(b)
    )
