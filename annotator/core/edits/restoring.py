"""Restore a place of the page as another reading of it has it: the machine's, or another reviewer's."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from annotator.core.annotation import Annotation, Article, Fragment, Segmentation
from annotator.core.canonical import shape
from annotator.core.decisions import BY_PERSON
from annotator.core.edits.context import Context
from annotator.core.edits.placing import free_number
from annotator.core.edits.settling import settled
from annotator.core.edits.taking import selected, touches
from annotator.core.errors import EditRefused
from annotator.core.page import Page
from annotator.core.spans import Span, overlapping


def restore(context: Context, annotation: Annotation, *, other: Segmentation, spans: Sequence[Span]) -> Annotation:
    """Take over the other reading wherever it and this one are entangled with the text of the spans.

    The place grows until both readings part it from the rest of the page at the same seams, so every character keeps a
    home. An article keeps its id and number where it shares most of its text with the one that replaces it, and its jump
    links where that has none. Refused where both readings are equal in canonical form.
    """
    here = _closure(annotation.segmentation, other, selected(context.page, spans))
    mine, theirs = _part(annotation.segmentation, here), _part(other, here)
    if _is_same(context.page.text, mine, theirs):
        raise EditRefused("both readings are the same here")
    going = {article.id for article in mine.articles}
    kept = [fragment for fragment in annotation.furniture if not touches((fragment,), here)]
    after = replace(
        annotation,
        articles=tuple(article for article in annotation.articles if article.id not in going),
        furniture=tuple(sorted((*kept, *theirs.furniture), key=lambda fragment: fragment.start)),
    )
    heirs = _heirs(context.page, mine.articles, theirs.articles)
    # Those that keep their number come first: a new article must not be given one of theirs.
    for article in sorted(theirs.articles, key=lambda article: article.id not in heirs):
        after = _taken_over(after, article, heirs.get(article.id))
    return settled(context, annotation, after)


def _closure(mine: Segmentation, other: Segmentation, spans: Sequence[Span]) -> tuple[Span, ...]:
    """All spans of the articles and furniture of either reading that hang together with the given spans, and these."""
    readings = [_groups(reading) for reading in (mine, other)]
    ordered = [sorted(groups) for groups in readings]
    reached = set(spans)
    fresh = list(spans)
    while fresh:
        span = fresh.pop()
        for groups, places in zip(readings, ordered, strict=True):
            wider = {member for place in overlapping(places, span) for member in groups[place]} - reached
            reached |= wider
            fresh.extend(wider)
    return _disjoint(reached)


def _groups(reading: Segmentation) -> dict[Span, tuple[Span, ...]]:
    """For each span of a reading the spans it hangs together with."""
    groups = {span: article.spans for article in reading.articles for span in article.spans}
    return groups | {fragment.span: (fragment.span,) for fragment in reading.furniture}


def _disjoint(spans: set[Span]) -> tuple[Span, ...]:
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def _part(reading: Segmentation, here: Sequence[Span]) -> Segmentation:
    """What of a reading lies here; it is whole articles, because the place was grown so."""
    return Segmentation(
        tuple(article for article in reading.articles if touches(article.fragments, here)),
        tuple(fragment for fragment in reading.furniture if touches((fragment,), here)),
    )


def _is_same(text: str, mine: Segmentation, theirs: Segmentation) -> bool:
    return shape(text, mine) == shape(text, theirs) and _labels(mine.furniture) == _labels(theirs.furniture)


def _labels(fragments: Sequence[Fragment]) -> list[tuple[Span, str]]:
    return sorted((fragment.span, fragment.role.value) for fragment in fragments)


def _heirs(page: Page, mine: Sequence[Article], theirs: Sequence[Article]) -> dict[str, Article]:
    """For articles of the other reading, by id, the one of ours that each replaces: most shared text first."""
    homes = {span: article for article in mine for span in article.spans}
    places = sorted(homes)
    shared: Counter[tuple[str, str]] = Counter()
    for article in theirs:
        for span in article.spans:
            for place in overlapping(places, span):
                common = Span(max(span.start, place.start), min(span.end, place.end))
                shared[article.id, homes[place].id] += page.ink_of(common)
    ours = {article.id: article for article in mine}
    heirs: dict[str, Article] = {}
    for (their_id, our_id), ink in shared.most_common():
        if ink and their_id not in heirs and our_id in ours:
            heirs[their_id] = ours.pop(our_id)
    return heirs


def _taken_over(annotation: Annotation, article: Article, old: Article | None) -> Annotation:
    """The annotation with an article of the other reading in the place of an old one, else with a new id."""
    ids = annotation.next_ids
    named = replace(article, id=f"a{ids.article}", number=free_number(annotation), decision=BY_PERSON)
    if old is None:
        ids = replace(ids, article=ids.article + 1)
    else:
        named = replace(named, id=old.id, number=old.number)
        named = replace(named, continued_from=article.continued_from or old.continued_from)
        named = replace(named, continued_on=article.continued_on or old.continued_on)
    return replace(annotation, articles=(*annotation.articles, named), next_ids=ids)
