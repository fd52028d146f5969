"""Edits that say which text is one article: split, merge, send, form, dissolve, put in order."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotator.core.annotation import Annotation, Article, Fragment
from annotator.core.decisions import ADDED, BY_PERSON, Decision
from annotator.core.edits.context import Context
from annotator.core.edits.placing import attached, free_number, in_article, inserted, joined_in, read, with_article
from annotator.core.edits.settling import settled
from annotator.core.edits.taking import Taken, piece_of, pieces_outside, selected, take, touches
from annotator.core.errors import EditRefused
from annotator.core.roles import TITLE_ROLES
from annotator.core.spans import Span, is_blank, subtracted, trimmed


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
    giver, taker = living(annotation, article), living(annotation, into)
    together = read(context, joined_in(taker.fragments, giver))
    rest = replace(annotation, articles=tuple(other for other in annotation.articles if other is not giver))
    return settled(context, annotation, with_article(rest, _grown(taker, together)))


def send(context: Context, annotation: Annotation, *, spans: Sequence[Span], to: str) -> Annotation:
    """Send text to an article; it is placed there by its role.

    What is there already stays as it is, but in an article without a title, which nobody has read as an article yet:
    its roles are read together with those of what arrives.
    """
    taker = living(annotation, to)
    away = [piece for span in selected(context.page, spans) for piece in subtracted(context.page.text, span, taker.spans)]
    if not away:
        raise EditRefused("the text is already in this article")
    taken = take(context.page, annotation, away)
    arriving = attached(in_article(taken.fragments))
    has_title = any(fragment.role in TITLE_ROLES for fragment in taker.fragments)
    only = [fragment.span for fragment in arriving] if has_title else None
    together = read(context, inserted(taker.fragments, arriving), only=only)
    return settled(context, annotation, with_article(taken.annotation, _grown(taker, together)))


def new_article(context: Context, annotation: Annotation, *, spans: Sequence[Span]) -> Annotation:
    """Make the selected text an article of its own, wherever it was.

    It keeps the reading order of the one article it was in, else it is put in order by role and place.
    """
    taken = take(context.page, annotation, spans)
    if _is_whole_article(annotation, taken):
        raise EditRefused("the text is already an article of its own")
    arriving = attached(in_article(taken.fragments))
    ordered = arriving if taken.home is not None else inserted((), arriving)
    return settled(context, annotation, _formed(context, taken.annotation, ordered))


def unassign(context: Context, annotation: Annotation, *, spans: Sequence[Span]) -> Annotation:
    """Take text out of its articles and the furniture; it is nobody's then."""
    taken = take(context.page, annotation, spans)
    if taken.was_loose:
        raise EditRefused("this text is already in no article")
    return settled(context, annotation, taken.annotation)


def dissolve(context: Context, annotation: Annotation, *, article: str) -> Annotation:
    """Unassign all text of an article."""
    return unassign(context, annotation, spans=living(annotation, article).spans)


def reorder(context: Context, annotation: Annotation, *, spans: Sequence[Span], by: int) -> Annotation:
    """Move the fragments that the spans touch earlier (``by`` negative) or later in their article's reading order.

    Refused when they would pass its first or last fragment, or lie in several articles.
    """
    wanted = selected(context.page, spans)
    articles = [article for article in annotation.articles if touches(article.fragments, wanted)]
    if len(articles) != 1:
        raise EditRefused("choose text of one article to move it in its reading order")
    ordered = replace(articles[0], fragments=_moved(articles[0], wanted, by), decision=_changed(articles[0].decision))
    return settled(context, annotation, with_article(annotation, ordered))


def _moved(article: Article, wanted: Sequence[Span], by: int) -> tuple[Fragment, ...]:
    are_moving = [touches((fragment,), wanted) for fragment in article.fragments]
    staying = [fragment for fragment, moves in zip(article.fragments, are_moving, strict=True) if not moves]
    moving = [fragment for fragment, moves in zip(article.fragments, are_moving, strict=True) if moves]
    place = are_moving.index(True) + by
    if by == 0 or not 0 <= place <= len(staying):
        raise EditRefused("the text is already first in its article" if by < 0 else "the text is already last in its article")
    moved = [replace(fragment, is_placed=True, attachment=BY_PERSON) for fragment in moving]
    return (*staying[:place], *moved, *staying[place:])


def place(context: Context, annotation: Annotation, *, spans: Sequence[Span], article: str, position: int) -> Annotation:
    """Put text before the fragment that now has the index ``position`` in an article's reading order, or at its end.

    It comes from wherever it is and stays where it is put, whatever its role. Refused where it stands there already.
    """
    home = living(annotation, article)
    if not 0 <= position <= len(home.fragments):
        raise EditRefused("the article has no such place any more")
    wanted = selected(context.page, spans)
    taken = take(context.page, annotation, wanted)
    before = pieces_outside(context.page, home.fragments[:position], wanted)
    after = pieces_outside(context.page, home.fragments[position:], wanted)
    arriving = tuple(replace(fragment, is_placed=True) for fragment in attached(in_article(taken.fragments)))
    together = (*before, *arriving, *after)
    if _run_on(context, together) == _run_on(context, home.fragments):
        raise EditRefused("the text is already in this place")
    foreign = [fragment.span for fragment in arriving if not touches(home.fragments, (fragment.span,))]
    if foreign:
        together = read(context, together, only=foreign)
    return settled(context, annotation, with_article(taken.annotation, _grown(home, together)))


def _run_on(context: Context, fragments: Sequence[Fragment]) -> list[Span]:
    """The stretches of the page that are read one after the other, wherever fragments begin in them."""
    out: list[Span] = []
    for fragment in fragments:
        if out and out[-1].end <= fragment.start and is_blank(context.page.text, out[-1].end, fragment.start):
            out[-1] = Span(out[-1].start, fragment.end)
        else:
            out.append(fragment.span)
    return out


def renumber(context: Context, annotation: Annotation) -> Annotation:
    """Number the articles 1, 2, 3 … in the order in which they are listed."""
    ordered = enumerate(annotation.articles, 1)
    numbered = tuple(one if one.number == number else replace(one, number=number) for number, one in ordered)
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


def living(annotation: Annotation, article: str) -> Article:
    """The article with this id; refused when it is gone."""
    found = next((one for one in annotation.articles if one.id == article), None)
    if found is None:
        raise EditRefused("article {id} is not there any more", id=article)
    return found


def _article_at(annotation: Annotation, offset: int) -> Article:
    article = annotation.article_at(offset)
    if article is None:
        raise EditRefused("this text is in no article")
    return article


def _is_whole_article(annotation: Annotation, taken: Taken) -> bool:
    spans = {fragment.span for fragment in taken.fragments}
    return any(article.id in taken.holders and set(article.spans) == spans for article in annotation.articles)
