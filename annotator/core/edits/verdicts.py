"""What a reviewer says of the page as a whole, and beside its text: states, links, notes and flags."""

from collections.abc import Sequence
from dataclasses import replace

from annotator.core.annotation import (
    Annotation,
    Article,
    Flag,
    Fragment,
    JumpLink,
    Layer,
    LayerStates,
    Note,
    ReviewState,
    Target,
    TargetKind,
)
from annotator.core.coverage import blocks
from annotator.core.decisions import BY_PERSON
from annotator.core.edits.articles import living
from annotator.core.edits.context import Context
from annotator.core.edits.links import link_of, with_link
from annotator.core.edits.placing import with_article
from annotator.core.edits.settling import settled, under_way
from annotator.core.errors import EditRefused
from annotator.core.figures import Illustration, Quantity
from annotator.core.roles import Role
from annotator.core.rows import sorted_by_id
from annotator.core.spans import subtracted, trimmed


def finish(context: Context, annotation: Annotation, *, layers: Sequence[Layer]) -> Annotation:
    """Declare layers finished; a parked page is parked no longer."""
    if annotation.is_parked:
        states = _states(annotation, layers, ReviewState.FINISHED)
        return replace(annotation, is_parked=False, states=states)
    return _with_states(annotation, layers, ReviewState.FINISHED, "these layers are finished already")


def reopen(context: Context, annotation: Annotation, *, layers: Sequence[Layer]) -> Annotation:
    """Take a verdict on layers back: what was finished or ignored is in progress again."""
    closed = [layer for layer in layers if annotation.states.of(layer) in (ReviewState.FINISHED, ReviewState.IGNORED)]
    return _with_states(annotation, closed, ReviewState.IN_PROGRESS, "these layers are open already")


def ignore(context: Context, annotation: Annotation, *, layers: Sequence[Layer]) -> Annotation:
    """Say that layers of this page shall not be reviewed."""
    return _with_states(annotation, layers, ReviewState.IGNORED, "these layers are ignored already")


def park(context: Context, annotation: Annotation) -> Annotation:
    """Put the page aside for later."""
    if annotation.is_parked:
        raise EditRefused("the page is parked already")
    return replace(annotation, is_parked=True)


def unpark(context: Context, annotation: Annotation) -> Annotation:
    """Take the page up again."""
    if not annotation.is_parked:
        raise EditRefused("the page is not parked")
    return replace(annotation, is_parked=False)


def nothing_here(context: Context, annotation: Annotation) -> Annotation:
    """Say that the page has no article: all text that is not furniture becomes furniture, role other."""
    if annotation.is_nothing_here:
        raise EditRefused("the page is already said to hold no article")
    text = context.page.text
    whole = trimmed(text, 0, len(text))
    rest = subtracted(text, whole, (fragment.span for fragment in annotation.furniture)) if whole else ()
    loose = [Fragment(piece, Role.OTHER, BY_PERSON, BY_PERSON) for span in rest for piece in blocks(text, span)]
    furniture = tuple(sorted((*annotation.furniture, *loose), key=lambda fragment: fragment.start))
    return settled(context, annotation, replace(annotation, articles=(), furniture=furniture, is_nothing_here=True))


def link_jump(context: Context, annotation: Annotation, *, article: str, direction: str, link: JumpLink | None) -> Annotation:
    """Say what an article continues ``from`` or ``on``, or with None that the link was wrong."""
    old = living(annotation, article)
    if link_of(old, direction) == link:
        raise EditRefused("the article is linked so already")
    return under_way(with_article(annotation, with_link(old, direction, link)), Layer.ARTICLES)


def note(context: Context, annotation: Annotation, *, target: Target, text: str) -> Annotation:
    """Put words on the page, an article, a fragment or a figure."""
    if not text.strip():
        raise EditRefused("a note needs words")
    _refuse_gone(annotation, target)
    ids = annotation.next_ids
    made = Note(f"n{ids.note}", target, text.strip())
    return replace(annotation, notes=sorted_by_id((*annotation.notes, made)), next_ids=replace(ids, note=ids.note + 1))


def resolve_note(context: Context, annotation: Annotation, *, note: str) -> Annotation:
    """Say that a note has been dealt with."""
    if all(item.id != note or item.is_resolved for item in annotation.notes):
        raise EditRefused("there is no open note {id}", id=note)
    return replace(annotation, notes=tuple(replace(n, is_resolved=True) if n.id == note else n for n in annotation.notes))


def flag(context: Context, annotation: Annotation, *, target: Target, reason: str = "") -> Annotation:
    """Ask for a second look."""
    if any(item.target == target and item.reason == reason.strip() for item in annotation.flags):
        raise EditRefused("this is flagged already")
    _refuse_gone(annotation, target)
    ids = annotation.next_ids
    made = Flag(f"f{ids.flag}", target, reason.strip())
    return replace(annotation, flags=sorted_by_id((*annotation.flags, made)), next_ids=replace(ids, flag=ids.flag + 1))


def unflag(context: Context, annotation: Annotation, *, flag: str) -> Annotation:
    """Take a flag down: the second look was had."""
    if all(item.id != flag for item in annotation.flags):
        raise EditRefused("there is no flag {id}", id=flag)
    return replace(annotation, flags=tuple(item for item in annotation.flags if item.id != flag))


def _with_states(annotation: Annotation, layers: Sequence[Layer], state: ReviewState, refusal: str) -> Annotation:
    states = _states(annotation, layers, state)
    if states == annotation.states:
        raise EditRefused(refusal)
    return replace(annotation, states=states)


def _states(annotation: Annotation, layers: Sequence[Layer], state: ReviewState) -> LayerStates:
    states = annotation.states
    for layer in layers:
        states = states.with_layer(layer, state)
    return states


def _refuse_gone(annotation: Annotation, target: Target) -> None:
    """Refuse to remark on an article or figure that is not there."""
    there: Sequence[Article | Illustration | Quantity] = ()
    if target.kind is TargetKind.ARTICLE:
        there = annotation.articles
    elif target.kind is TargetKind.FIGURE:
        there = (*annotation.illustrations, *annotation.quantities)
    else:
        return
    if all(item.id != target.id for item in there):
        raise EditRefused("{kind} {id} is not there any more", kind=target.kind.value, id=target.id)
