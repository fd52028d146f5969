"""What must be true after every edit of the text: references follow it, and the review is under way."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from annotator.core.annotation import Annotation, Article, Flag, Layer, Note, ReviewState, Target, TargetKind
from annotator.core.edits.context import Context
from annotator.core.figures import Illustration
from annotator.core.roles import Role
from annotator.core.spans import Span, clipped

Remark = TypeVar("Remark", Note, Flag)


def settled(context: Context, before: Annotation, after: Annotation) -> Annotation:
    """``after`` with illustrations, links, notes and flags following the text, and the articles layer in progress."""
    after = _links_handed_on(before, after)
    after = replace(after, illustrations=_following(context, before, after))
    after = replace(after, notes=tuple(_retargeted(note, before, after) for note in after.notes))
    after = replace(after, flags=tuple(_retargeted(flag, before, after) for flag in after.flags))
    after = replace(after, is_nothing_here=after.is_nothing_here and not after.articles)
    return under_way(after, Layer.ARTICLES)


def under_way(annotation: Annotation, layer: Layer) -> Annotation:
    """The annotation with a layer in progress: a changed layer is not finished any more."""
    if annotation.states.of(layer) is ReviewState.IN_PROGRESS:
        return annotation
    return replace(annotation, states=annotation.states.with_layer(layer, ReviewState.IN_PROGRESS))


def _gone(before: Annotation, after: Annotation) -> Iterable[tuple[Article, Article | None]]:
    """Each article that is there no more, with the one that now holds its first character."""
    left = {article.id for article in after.articles}
    for article in before.articles:
        if article.id not in left:
            yield article, after.article_at(article.anchor)


def _links_handed_on(before: Annotation, after: Annotation) -> Annotation:
    heirs = {article.id: article for article in after.articles}
    for article, found in _gone(before, after):
        if found is not None and (article.continued_from or article.continued_on):
            heir = heirs[found.id]
            heirs[heir.id] = replace(
                heir,
                continued_from=heir.continued_from or article.continued_from,
                continued_on=heir.continued_on or article.continued_on,
            )
    return replace(after, articles=tuple(heirs[article.id] for article in after.articles))


def _following(context: Context, before: Annotation, after: Annotation) -> tuple[Illustration, ...]:
    if before.articles is after.articles:
        return after.illustrations
    followed = (_followed(context, illustration, before, after) for illustration in after.illustrations)
    return tuple(illustration for illustration in followed if illustration is not None)


def _followed(context: Context, old: Illustration, before: Annotation, after: Annotation) -> Illustration | None:
    """The illustration with what is left of its references; None when nothing is."""
    caption = _left(context, old.caption, Role.CAPTION, after)
    credit = _left(context, old.credit, Role.CREDIT, after)
    holder = next((after.article_at(span.start) for span in (*caption, *credit)), None)
    article = holder.id if holder is not None else _heir(old.article, before, after)
    new = replace(old, caption=caption, credit=credit, article=article)
    if new == old:
        return old
    return None if new.is_bare else new


def _left(context: Context, spans: tuple[Span, ...], role: Role, after: Annotation) -> tuple[Span, ...]:
    if not spans:
        return ()
    held = [f.span for article in after.articles for f in article.fragments if f.role is role]
    return tuple(piece for span in spans for piece in clipped(context.page.text, span, held))


def _heir(article_id: str | None, before: Annotation, after: Annotation) -> str | None:
    if article_id is None or any(article.id == article_id for article in after.articles):
        return article_id
    heirs = {article.id: found.id for article, found in _gone(before, after) if found is not None}
    return heirs.get(article_id)


def _retargeted(remark: Remark, before: Annotation, after: Annotation) -> Remark:
    """A remark on an article that is gone goes to its heir, else to where its text was."""
    target = remark.target
    if target.kind is not TargetKind.ARTICLE or _heir(target.id, before, after) == target.id:
        return remark
    heir = _heir(target.id, before, after)
    if heir is not None:
        return replace(remark, target=replace(target, id=heir))
    return replace(remark, target=Target(TargetKind.FRAGMENT, span=before.article(str(target.id)).spans[0]))
