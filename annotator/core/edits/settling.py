"""What must be true after every edit of the text: references follow it, and the review is under way."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from annotator.core.annotation import Annotation, Article, Flag, Layer, Note, ReviewState, Target, TargetKind
from annotator.core.edits.context import Context
from annotator.core.edits.links import handed_on
from annotator.core.edits.touched import Touched
from annotator.core.figures import Illustration
from annotator.core.page import Page
from annotator.core.roles import Role
from annotator.core.rows import sorted_articles
from annotator.core.spans import Span, clipped, merged

Remark = TypeVar("Remark", Note, Flag)


def settled(context: Context, before: Annotation, after: Annotation) -> Annotation:
    """``after`` with illustrations, links, notes and flags following the text, and the articles layer in progress."""
    touched = Touched.between(before, after)
    changed = handed_on(touched)
    after = replace(after, articles=sorted_articles(changed.get(article.id, article) for article in after.articles))
    after = _with_pictures(after, _following(context.page, touched, after.illustrations))
    after = with_remarks(after, {**_homes_of_articles(touched), **homes_of_figures(before, after)})
    after = replace(after, is_nothing_here=after.is_nothing_here and not after.articles)
    return under_way(after, Layer.ARTICLES)


def under_way(annotation: Annotation, layer: Layer) -> Annotation:
    """The annotation with a layer in progress: a changed layer is not finished any more."""
    if annotation.states.of(layer) is ReviewState.IN_PROGRESS:
        return annotation
    return replace(annotation, states=annotation.states.with_layer(layer, ReviewState.IN_PROGRESS))


def _with_pictures(annotation: Annotation, illustrations: tuple[Illustration, ...]) -> Annotation:
    """The annotation with these illustrations; pictures that were finished and lost text are finished no longer."""
    text_then = {(item.id, item.caption, item.credit) for item in annotation.illustrations}
    text_now = {(item.id, item.caption, item.credit) for item in illustrations}
    after = replace(annotation, illustrations=illustrations)
    was_finished = annotation.states.pictures is ReviewState.FINISHED
    return under_way(after, Layer.PICTURES) if was_finished and text_now != text_then else after


def _following(page: Page, touched: Touched, illustrations: Iterable[Illustration]) -> tuple[Illustration, ...]:
    articles = {article.id: article for article in touched.old}
    followed = (_followed(page, touched, one, articles.get(one.article or "")) for one in illustrations)
    return tuple(one for one in followed if one is not None)


def _followed(page: Page, touched: Touched, old: Illustration, article: Article | None) -> Illustration | None:
    """The illustration with what is left of its text in one article; None when nothing is left of it."""
    if article is None:
        return old
    text = (*_left(page, touched, old.caption, Role.CAPTION), *_left(page, touched, old.credit, Role.CREDIT))
    holder = touched.holder(text[0].start) if text else touched.heir(article)
    home = holder.id if holder is not None else None
    caption = _left(page, touched, old.caption, Role.CAPTION, article=home)
    credit = _left(page, touched, old.credit, Role.CREDIT, article=home)
    new = replace(old, caption=caption, credit=credit, article=home)
    return None if new.is_bare and not old.is_bare else new if new != old else old


def _left(page: Page, touched: Touched, spans: tuple[Span, ...], role: Role, *, article: str | None = None) -> tuple[Span, ...]:
    """What of the spans still has the role, in one article if it is named; the same spans when all of it does."""
    held = touched.spans_of(role, spans, article=article)
    pieces = merged(page.text, (piece for span in spans for piece in clipped(page.text, span, held)))
    return spans if pieces == merged(page.text, spans) else pieces


Homes = dict[tuple[TargetKind, str | None], Target]


def with_remarks(annotation: Annotation, homes: Homes) -> Annotation:
    """The annotation with notes and flags on what is gone put where it went."""
    if not homes:
        return annotation
    return replace(annotation, notes=_retargeted(annotation.notes, homes), flags=_retargeted(annotation.flags, homes))


def homes_of_figures(before: Annotation, after: Annotation) -> Homes:
    """For each figure that is gone: the place of its text, else the page."""
    texts: dict[str, Sequence[Span]] = {}
    if before.illustrations is not after.illustrations:
        left = {item.id for item in after.illustrations}
        texts |= {item.id: (*item.caption, *item.credit) for item in before.illustrations if item.id not in left}
    if before.quantities is not after.quantities:
        left = {item.id for item in after.quantities}
        texts |= {item.id: item.spans for item in before.quantities if item.id not in left}
    return {(TargetKind.FIGURE, figure): _place(spans) for figure, spans in texts.items()}


def _homes_of_articles(touched: Touched) -> Homes:
    """For each article that is gone: its heir, else the place where its text was."""
    homes: Homes = {}
    for article in touched.gone:
        heir = touched.heir(article)
        home = Target(TargetKind.ARTICLE, heir.id) if heir is not None else _place(article.spans)
        homes[TargetKind.ARTICLE, article.id] = home
    return homes


def _place(spans: Sequence[Span]) -> Target:
    return Target(TargetKind.FRAGMENT, span=spans[0]) if spans else Target()


def _retargeted(remarks: tuple[Remark, ...], homes: Homes) -> tuple[Remark, ...]:
    found = ((remark, homes.get((remark.target.kind, remark.target.id))) for remark in remarks)
    return tuple(replace(remark, target=home) if home is not None else remark for remark, home in found)
