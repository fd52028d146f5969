"""Edits on figures: mark, change, accept and reject illustrations and quantities."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import takewhile
from operator import attrgetter

from annotator.core.annotation import Annotation, Layer
from annotator.core.decisions import ADDED, BY_PERSON, Decision, Standing
from annotator.core.edits.articles import living
from annotator.core.edits.context import Context
from annotator.core.edits.fragments import set_role
from annotator.core.edits.settling import homes_of_figures, under_way, with_remarks
from annotator.core.edits.taking import selected, touches
from annotator.core.errors import EditRefused
from annotator.core.figures import Illustration, IllustrationKind, Quantity
from annotator.core.layout import Box
from annotator.core.page import Page
from annotator.core.roles import Role
from annotator.core.rows import quantity_order, sorted_by_id, sorted_quantities
from annotator.core.spans import Span, clipped, merged, overlapping, trimmed


def mark_illustration(
    context: Context,
    annotation: Annotation,
    *,
    spans: Sequence[Span],
    kind: IllustrationKind = IllustrationKind.PHOTO,
    box: Box | None = None,
) -> Annotation:
    """Mark a picture by its caption and credit; selected text that is neither becomes its caption.

    One that is told by its place on the page, ``box``, needs no text.
    """
    _refuse_flat(box)
    after = annotation
    caption: tuple[Span, ...] = ()
    credit: tuple[Span, ...] = ()
    if spans or box is None:
        after, caption, credit = _captioned(context, annotation, selected(context.page, spans))
    _refuse_known(after, caption, credit, box)
    home = _home(after, (*caption, *credit)) if caption or credit else None
    ids = after.next_ids
    made = Illustration(f"i{ids.illustration}", kind, None, caption, credit, home, box, decision=ADDED)
    after = replace(after, next_ids=replace(ids, illustration=ids.illustration + 1))
    return under_way(replace(after, illustrations=sorted_by_id((*after.illustrations, made))), Layer.PICTURES)


def change_illustration(context: Context, annotation: Annotation, *, illustration: Illustration) -> Annotation:
    """Put this illustration in the place of the one of its id.

    Its spans must lie in captions and credits of one article, which becomes the illustration's.
    """
    old = next((item for item in annotation.illustrations if item.id == illustration.id), None)
    if old is None:
        raise EditRefused("picture {id} is not there any more", id=illustration.id)
    if illustration.is_bare and not old.is_bare:
        raise EditRefused("a picture needs a caption, a credit, a label or a place")
    _refuse_flat(illustration.box)
    for spans, role in ((illustration.caption, Role.CAPTION), (illustration.credit, Role.CREDIT)):
        if _inside(context.page, annotation, role, spans) != merged(context.page.text, spans):
            raise EditRefused("the text chosen has not the role {role}", role=role.value)
    text = (*illustration.caption, *illustration.credit)
    home = _home(annotation, text) if text else _living(annotation, illustration.article)
    new = replace(illustration, article=home, decision=_changed(old.decision))
    if new == replace(old, decision=new.decision):
        raise EditRefused("nothing about this picture is different")
    others = (item for item in annotation.illustrations if item is not old)
    return under_way(replace(annotation, illustrations=sorted_by_id((*others, new))), Layer.PICTURES)


def mark_quantity(context: Context, annotation: Annotation, *, quantity: Quantity) -> Annotation:
    """Add a numeric figure; its id is given here, its spans lose the white space around them."""
    exact = _on_page(context.page, quantity)
    known = annotation.quantities
    first = bisect_left(known, exact.start, key=attrgetter("start"))
    if any(_is_twin(other, exact) for other in takewhile(lambda other: other.start == exact.start, known[first:])):
        raise EditRefused("this number is marked already")
    ids = annotation.next_ids
    made = replace(exact, id=f"q{ids.quantity}", decision=ADDED)
    place = bisect_left(known, quantity_order(made), key=quantity_order)
    after = replace(annotation, next_ids=replace(ids, quantity=ids.quantity + 1))
    return under_way(replace(after, quantities=(*known[:place], made, *known[place:])), Layer.NUMBERS)


def change_quantity(context: Context, annotation: Annotation, *, quantity: Quantity) -> Annotation:
    """Put this quantity in the place of the one of its id."""
    old = next((item for item in annotation.quantities if item.id == quantity.id), None)
    if old is None:
        raise EditRefused("number {id} is not there any more", id=quantity.id)
    new = replace(_on_page(context.page, quantity), decision=_changed(old.decision))
    if new == replace(old, decision=new.decision):
        raise EditRefused("nothing about this number is different")
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
    left = with_remarks(left, homes_of_figures(annotation, left)) if going else annotation
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


def _text_of(page: Page, annotation: Annotation, wanted: Sequence[Span]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The captions and the credits in the spans."""
    return _inside(page, annotation, Role.CAPTION, wanted), _inside(page, annotation, Role.CREDIT, wanted)


def _captioned(
    context: Context, annotation: Annotation, wanted: Sequence[Span]
) -> tuple[Annotation, tuple[Span, ...], tuple[Span, ...]]:
    """The annotation with a caption or a credit in the spans, and these."""
    caption, credit = _text_of(context.page, annotation, wanted)
    if caption or credit:
        return annotation, caption, credit
    after = set_role(context, annotation, spans=wanted, role=Role.CAPTION)
    return after, *_text_of(context.page, after, wanted)


def _inside(page: Page, annotation: Annotation, role: Role, wanted: Iterable[Span]) -> tuple[Span, ...]:
    """The parts of an annotation's fragments of one role that lie in the spans."""
    held = sorted(f.span for article in annotation.articles for f in article.fragments if f.role is role)
    return merged(page.text, (part for span in wanted for part in clipped(page.text, span, overlapping(held, span))))


def _home(annotation: Annotation, spans: Iterable[Span]) -> str | None:
    """The id of the one article in which the spans lie."""
    wanted = sorted(spans)
    homes = [article.id for article in annotation.articles if touches(article.fragments, wanted)]
    if len(homes) > 1:
        raise EditRefused("a picture's caption and credit lie in one article")
    return homes[0] if homes else None


def _living(annotation: Annotation, article: str | None) -> str | None:
    return article if article is None else living(annotation, article).id


def _on_page(page: Page, quantity: Quantity) -> Quantity:
    """The quantity with spans that begin and end on a character of the page; refused without one."""
    spans = (trimmed(page.text, span.start, span.end) for span in quantity.spans if span.end <= len(page.text))
    found = tuple(span for span in spans if span is not None)
    if not found:
        raise EditRefused("no text is selected")
    return quantity if found == quantity.spans else replace(quantity, spans=found)


def _is_twin(known: Quantity, made: Quantity) -> bool:
    return _stands(known.decision) and set(known.spans) == set(made.spans)


def _refuse_flat(box: Box | None) -> None:
    if box is not None and not (box[0] < box[2] and box[1] < box[3]):
        raise EditRefused("a picture needs some room on the page")


def _refuse_known(annotation: Annotation, caption: tuple[Span, ...], credit: tuple[Span, ...], box: Box | None) -> None:
    for known in annotation.illustrations:
        is_same_text = (known.caption, known.credit) == (caption, credit)
        if _stands(known.decision) and is_same_text and (caption or credit or known.box == box):
            raise EditRefused("this picture is marked already")
