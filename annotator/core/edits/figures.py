"""Edits on figures: mark, change, accept and reject illustrations and quantities."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from annotator.core.annotation import Annotation, Layer
from annotator.core.decisions import ADDED, BY_PERSON, Decision, Standing
from annotator.core.edits.context import Context
from annotator.core.edits.fragments import set_role
from annotator.core.edits.settling import under_way
from annotator.core.errors import EditRefused
from annotator.core.figures import Illustration, IllustrationKind, Quantity
from annotator.core.roles import Role
from annotator.core.rows import sorted_by_id, sorted_quantities
from annotator.core.spans import Span, clipped, merged


def mark_illustration(
    context: Context, annotation: Annotation, *, spans: Sequence[Span], kind: IllustrationKind = IllustrationKind.PHOTO
) -> Annotation:
    """Mark a picture by its caption and credit; selected text that is neither becomes its caption."""
    wanted = merged(context.page.text, spans)
    credit = _inside(context, annotation, Role.CREDIT, wanted)
    caption = _inside(context, annotation, Role.CAPTION, wanted)
    after = annotation
    if not caption and not credit:
        after = set_role(context, annotation, spans=wanted, role=Role.CAPTION)
        caption = _inside(context, after, Role.CAPTION, wanted)
    _refuse_known(after, caption, credit)
    holder = after.article_at((*caption, *credit)[0].start)
    ids = after.next_ids
    made = Illustration(f"i{ids.illustration}", kind, None, caption, credit, holder.id if holder else None, decision=ADDED)
    after = replace(after, next_ids=replace(ids, illustration=ids.illustration + 1))
    return under_way(replace(after, illustrations=sorted_by_id((*after.illustrations, made))), Layer.PICTURES)


def change_illustration(context: Context, annotation: Annotation, *, illustration: Illustration) -> Annotation:
    """Put this illustration in the place of the one of its id; its spans must lie in captions and credits."""
    old = next((item for item in annotation.illustrations if item.id == illustration.id), None)
    if old is None:
        raise EditRefused("picture {id} is not there any more", id=illustration.id)
    for spans, role in ((illustration.caption, Role.CAPTION), (illustration.credit, Role.CREDIT)):
        if merged(context.page.text, _inside(context, annotation, role, spans)) != merged(context.page.text, spans):
            raise EditRefused("the text chosen has not the role {role}", role=role.value)
    new = replace(illustration, decision=_changed(old.decision))
    others = (item for item in annotation.illustrations if item is not old)
    return under_way(replace(annotation, illustrations=sorted_by_id((*others, new))), Layer.PICTURES)


def mark_quantity(context: Context, annotation: Annotation, *, quantity: Quantity) -> Annotation:
    """Add a numeric figure; its id is given here."""
    if any(set(other.spans) == set(quantity.spans) and _stands(other.decision) for other in annotation.quantities):
        raise EditRefused("this number is marked already")
    ids = annotation.next_ids
    made = replace(quantity, id=f"q{ids.quantity}", decision=ADDED)
    after = replace(annotation, next_ids=replace(ids, quantity=ids.quantity + 1))
    return under_way(replace(after, quantities=sorted_quantities((*after.quantities, made))), Layer.NUMBERS)


def change_quantity(context: Context, annotation: Annotation, *, quantity: Quantity) -> Annotation:
    """Put this quantity in the place of the one of its id."""
    old = next((item for item in annotation.quantities if item.id == quantity.id), None)
    if old is None:
        raise EditRefused("number {id} is not there any more", id=quantity.id)
    new = replace(quantity, decision=_changed(old.decision))
    others = (item for item in annotation.quantities if item is not old)
    return under_way(replace(annotation, quantities=sorted_quantities((*others, new))), Layer.NUMBERS)


def confirm_figures(context: Context, annotation: Annotation, *, ids: Sequence[str]) -> Annotation:
    """Accept figures as they are; one that was rejected stands again."""
    return _decided(annotation, ids, _accepted)


def unmark_figures(context: Context, annotation: Annotation, *, ids: Sequence[str]) -> Annotation:
    """Reject figures: what a machine found is kept as rejected, what a person added goes."""
    added = {item.id for item in annotation.illustrations if item.decision.standing is Standing.ADDED}
    added |= {item.id for item in annotation.quantities if item.decision.standing is Standing.ADDED}
    going = added & set(ids)
    left = replace(
        annotation,
        illustrations=tuple(item for item in annotation.illustrations if item.id not in going),
        quantities=tuple(item for item in annotation.quantities if item.id not in going),
    )
    rejected = _decided(left, [one for one in ids if one not in going], _rejected, may_be_same=bool(going))
    if left.illustrations != annotation.illustrations:
        rejected = under_way(rejected, Layer.PICTURES)
    if left.quantities != annotation.quantities:
        rejected = under_way(rejected, Layer.NUMBERS)
    return rejected


def _decided(
    annotation: Annotation, ids: Sequence[str], how: Callable[[Decision], Decision], *, may_be_same: bool = False
) -> Annotation:
    illustrations = tuple(replace(i, decision=how(i.decision)) if i.id in ids else i for i in annotation.illustrations)
    quantities = tuple(replace(q, decision=how(q.decision)) if q.id in ids else q for q in annotation.quantities)
    after = annotation
    if illustrations != annotation.illustrations:
        after = under_way(replace(after, illustrations=illustrations), Layer.PICTURES)
    if quantities != annotation.quantities:
        after = under_way(replace(after, quantities=quantities), Layer.NUMBERS)
    if after is annotation and not may_be_same:
        raise EditRefused("this has been decided already")
    return after


def _accepted(decision: Decision) -> Decision:
    return Decision(Standing.CONFIRMED, decision.margin) if decision.standing is Standing.REJECTED else decision.confirmed()


def _rejected(decision: Decision) -> Decision:
    return Decision(Standing.REJECTED, decision.margin)


def _changed(decision: Decision) -> Decision:
    return decision if decision.standing is Standing.ADDED else BY_PERSON


def _stands(decision: Decision) -> bool:
    return decision.standing is not Standing.REJECTED


def _inside(context: Context, annotation: Annotation, role: Role, wanted: Iterable[Span]) -> tuple[Span, ...]:
    """The parts of an annotation's fragments of one role that lie in the spans."""
    held = [f.span for article in annotation.articles for f in article.fragments if f.role is role]
    parts = [part for span in wanted for part in clipped(context.page.text, span, held)]
    return merged(context.page.text, parts)


def _refuse_known(annotation: Annotation, caption: tuple[Span, ...], credit: tuple[Span, ...]) -> None:
    for known in annotation.illustrations:
        if _stands(known.decision) and (known.caption, known.credit) == (caption, credit):
            raise EditRefused("this picture is marked already")
