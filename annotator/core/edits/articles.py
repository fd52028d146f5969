"""Edits that say which text is one article: split, merge, send, form, dissolve, put in order."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotator.core.annotation import Annotation, Article, Fragment
from annotator.core.decisions import ADDED, BY_PERSON, Decision
from annotator.core.edits.context import Context
from annotator.core.edits.placing import attached, free_number, in_article, inserted, read, with_article
from annotator.core.edits.settling import settled
from annotator.core.edits.taking import piece_of, take
from annotator.core.errors import EditRefused
from annotator.core.spans import Span, trimmed


def split(context: Context, annotation: Annotation, *, at: int) -> Annotation:
    """From the character at ``at`` to the end of its article's reading order: a new article."""
    article = _article_at(annotation, at)
    head, tail = parted(context, article, at)
    if not head:
        raise EditRefused("an article cannot be split at its first character")
    first = replace(tail[0], attachment=BY_PERSON, boundary=BY_PERSON)
    shortened = replace(article, fragments=head, decision=_changed(article.decision))
    return settled(context, annotation, _formed(context, with_article(annotation, shortened), (first, *tail[1:])))


def merge(context: Context, annotation: Annotation, *, article: str, into: str) -> Annotation:
    """Put all of one article into another, whose id and number stay."""
    if article == into:
        raise EditRefused("an article cannot be merged with itself")
    giver, taker = annotation.article(article), annotation.article(into)
    together = read(context, inserted(taker.fragments, attached(giver.fragments)))
    rest = replace(annotation, articles=tuple(other for other in annotation.articles if other is not giver))
    return settled(context, annotation, with_article(rest, _grown(taker, together)))


def send(context: Context, annotation: Annotation, *, spans: Sequence[Span], to: str) -> Annotation:
    """Send text to an article; it is placed there by its role."""
    taken = take(context.page, annotation, spans)
    if taken.holders == {to} and all(fragment.span in annotation.article(to).spans for fragment in taken.fragments):
        raise EditRefused("the text is already in this article")
    arriving = attached(in_article(taken.fragments))
    rest = taken.annotation
    taker = next((article for article in rest.articles if article.id == to), None)
    if taker is None:
        raise EditRefused("the text is already in this article")
    together = read(context, inserted(taker.fragments, arriving), only=(fragment.span for fragment in arriving))
    return settled(context, annotation, with_article(rest, _grown(taker, together)))


def new_article(context: Context, annotation: Annotation, *, spans: Sequence[Span]) -> Annotation:
    """Make the selected text an article of its own, wherever it was."""
    taken = take(context.page, annotation, spans)
    if _is_whole_article(annotation, taken.fragments):
        raise EditRefused("the text is already an article of its own")
    return settled(context, annotation, _formed(context, taken.annotation, attached(in_article(taken.fragments))))


def unassign(context: Context, annotation: Annotation, *, spans: Sequence[Span]) -> Annotation:
    """Take text out of its articles and the furniture; it is nobody's then."""
    return settled(context, annotation, take(context.page, annotation, spans).annotation)


def dissolve(context: Context, annotation: Annotation, *, article: str) -> Annotation:
    """Unassign all text of an article."""
    return unassign(context, annotation, spans=annotation.article(article).spans)


def reorder(context: Context, annotation: Annotation, *, spans: Sequence[Span], by: int) -> Annotation:
    """Move the fragments that the spans touch earlier (``by`` negative) or later in their article's reading order."""
    article = _article_at(annotation, min(span.start for span in spans))
    moving = [f for f in article.fragments if any(f.span.overlaps(span) for span in spans)]
    staying = [f for f in article.fragments if f not in moving]
    place = sum(1 for f in staying if article.fragments.index(f) < article.fragments.index(moving[0])) + by
    if not 0 <= place <= len(staying):
        raise EditRefused("the text is already first in its article" if by < 0 else "the text is already last in its article")
    moved = [replace(fragment, is_placed=True, attachment=BY_PERSON) for fragment in moving]
    ordered = replace(article, fragments=(*staying[:place], *moved, *staying[place:]), decision=_changed(article.decision))
    return settled(context, annotation, with_article(annotation, ordered))


def renumber(context: Context, annotation: Annotation) -> Annotation:
    """Number the articles 1, 2, 3 … in the order in which they are listed."""
    numbered = tuple(replace(article, number=number) for number, article in enumerate(annotation.articles, 1))
    if numbered == annotation.articles:
        raise EditRefused("the articles are already numbered in order")
    return replace(annotation, articles=numbered)


def parted(context: Context, article: Article, at: int) -> tuple[tuple[Fragment, ...], tuple[Fragment, ...]]:
    """The article's fragments before and from the character at ``at``, in reading order; cuts the one it lies in."""
    index = next(i for i, fragment in enumerate(article.fragments) if at in fragment.span)
    fragment = article.fragments[index]
    left = trimmed(context.page.text, fragment.start, at) if at > fragment.start else None
    right = trimmed(context.page.text, at, fragment.end)
    head = (piece_of(fragment, left),) if left else ()
    tail = (piece_of(fragment, right),) if right else ()
    return (*article.fragments[:index], *head), (*tail, *article.fragments[index + 1 :])


def _formed(context: Context, rest: Annotation, fragments: Iterable[Fragment]) -> Annotation:
    """The annotation with a new article of these fragments, their untouched roles read."""
    ids = rest.next_ids
    article = Article(f"a{ids.article}", free_number(rest), read(context, tuple(fragments)), ADDED)
    return with_article(replace(rest, next_ids=replace(ids, article=ids.article + 1)), article)


def _grown(article: Article, fragments: tuple[Fragment, ...]) -> Article:
    return replace(article, fragments=fragments, decision=_changed(article.decision))


def _changed(decision: Decision) -> Decision:
    """An article that a person added stays added."""
    return decision if decision.standing is ADDED.standing else BY_PERSON


def _article_at(annotation: Annotation, offset: int) -> Article:
    article = annotation.article_at(offset)
    if article is None:
        raise EditRefused("this text is in no article")
    return article


def _is_whole_article(annotation: Annotation, fragments: Sequence[Fragment]) -> bool:
    spans = {fragment.span for fragment in fragments}
    return any(set(article.spans) == spans for article in annotation.articles)
