"""Illustrations and quantities of a line."""

from collections.abc import Iterable, Sequence

from annotator.core.decisions import Standing
from annotator.core.figures import Base, Bound, Change, Illustration, IllustrationKind, Quantity, QuantityKind
from annotator.core.flat import ARTICLE, END, ROLE, START, FlatSegmentation, flat_decision
from annotator.core.page import Page
from annotator.core.roles import Role
from annotator.core.spans import Span, subtracted
from annotator.exchange.page_jsonl import refusals
from annotator.exchange.page_jsonl.decisions import KEYS, decision_keys, read_decision, span_object
from annotator.exchange.page_jsonl.fields import Fields, Json
from annotator.exchange.page_jsonl.ids import FreeIds
from annotator.exchange.page_jsonl.numbers import to_json

_SPAN = frozenset(("start", "end"))
_ILLUSTRATION_KEYS = KEYS | {"id", "article", "kind", "label", "caption", "credit", "box"}
_QUANTITY_KEYS = KEYS | {
    "id", "article", "spans", "text", "value", "low", "high", "iso", "bound", "unit", "kind", "change", "base", "measures",
}  # fmt: skip


def read_illustrations(
    line: Fields, text: str, default: Standing, *, within: FlatSegmentation
) -> tuple[tuple[Illustration, ...], Json]:
    """The illustrations of a line, and what it said beyond them."""
    items = line.children("illustrations")
    if not items:
        return (), {}
    ids = FreeIds("i", items)
    beyond: Json = {}
    return tuple(_illustration(item, text, default, ids=ids, within=within, beyond=beyond) for item in items), beyond


def _illustration(
    fields: Fields, text: str, default: Standing, *, ids: FreeIds, within: FlatSegmentation, beyond: Json
) -> Illustration:
    illustration = Illustration(
        ids.of(fields),
        fields.word("kind", IllustrationKind, IllustrationKind.PHOTO),
        fields.optional_text("label"),
        _spans(fields, "caption", text),
        _spans(fields, "credit", text),
        fields.optional_text("article"),
        fields.box("box"),
        read_decision(fields, default),
    )
    _refuse_stray(fields, text, illustration, within)
    _keep(beyond, illustration.id, fields, _ILLUSTRATION_KEYS, ("caption", "credit"))
    return illustration


def _refuse_stray(fields: Fields, text: str, illustration: Illustration, within: FlatSegmentation) -> None:
    """An illustration owns no text: what it names must be there, in those roles."""
    if illustration.article is not None and illustration.article not in {article[0] for article in within.articles}:
        fields.refuse("article", refusals.NO_SUCH_ARTICLE, found=illustration.article)
    for key, role in (("caption", Role.CAPTION), ("credit", Role.CREDIT)):
        inside = [Span(f[START], f[END]) for _, fragments in within.parts for f in fragments if f[ROLE] == role.value]
        for span in getattr(illustration, key):
            if subtracted(text, span, inside):
                fields.refuse(key, refusals.NOT_IN_ROLE, start=span.start, end=span.end, role=role.value)


def read_quantities(line: Fields, text: str, default: Standing) -> tuple[tuple[Quantity, ...], Json]:
    """The quantities of a line, and what it said beyond them."""
    items = line.children("quantities")
    if not items:
        return (), {}
    ids = FreeIds("q", items)
    beyond: Json = {}
    return tuple(_quantity(item, text, default, ids=ids, beyond=beyond) for item in items), beyond


def _quantity(fields: Fields, text: str, default: Standing, *, ids: FreeIds, beyond: Json) -> Quantity:
    spans = _spans(fields, "spans", text)
    if not spans:
        fields.refuse("spans", refusals.NO_SPANS)
    quantity = Quantity(
        ids.of(fields),
        spans,
        value=fields.decimal("value"),
        low=fields.decimal("low"),
        high=fields.decimal("high"),
        iso=fields.optional_text("iso"),
        bound=fields.word("bound", Bound, Bound.EQUAL),
        unit=fields.optional_text("unit"),
        kind=fields.word("kind", QuantityKind, QuantityKind.COUNT),
        change=fields.optional_word("change", Change),
        base=fields.optional_word("base", Base),
        measures=_spans(fields, "measures", text),
        decision=read_decision(fields, default),
    )
    _keep(beyond, quantity.id, fields, _QUANTITY_KEYS, ("spans", "measures"))
    return quantity


def _spans(fields: Fields, key: str, text: str) -> tuple[Span, ...]:
    return tuple(item.span(text) for item in fields.children(key))


def _keep(beyond: Json, figure_id: str, fields: Fields, known: frozenset[str], span_keys: Sequence[str]) -> None:
    inner = {
        key: {str(item.whole("start")): rest for item in fields.children(key) if (rest := item.rest(_SPAN))} for key in span_keys
    }
    if rest := fields.rest(known, **inner):
        beyond[figure_id] = rest


def illustration_objects(illustrations: Iterable[Illustration], default: Standing) -> list[Json]:
    """Illustrations as objects."""
    return [_illustration_object(illustration, default) for illustration in illustrations]


def _illustration_object(illustration: Illustration, default: Standing) -> Json:
    return {
        "id": illustration.id,
        "article": illustration.article,
        "kind": illustration.kind.value,
        "label": illustration.label,
        "caption": [span_object(span) for span in illustration.caption],
        "credit": [span_object(span) for span in illustration.credit],
        "box": list(illustration.box) if illustration.box else None,
        **decision_keys(flat_decision(illustration.decision), default),
    }


def quantity_objects(page: Page, flat: FlatSegmentation, quantities: Iterable[Quantity], default: Standing) -> list[Json]:
    """Quantities as objects; their article is that of their first character."""
    return [_quantity_object(page, flat, quantity, default=default) for quantity in quantities]


def _quantity_object(page: Page, flat: FlatSegmentation, quantity: Quantity, *, default: Standing) -> Json:
    holder = next((f[ARTICLE] for f in flat.fragments if f[START] <= quantity.start < f[END]), None)
    numbers = {key: getattr(quantity, key) for key in ("value", "low", "high")}
    return {
        "id": quantity.id,
        "article": holder,
        "spans": [span_object(span) for span in quantity.spans],
        "text": "".join(page.text[span.start : span.end] for span in quantity.spans),
        **{key: None if number is None else to_json(number) for key, number in numbers.items()},
        "iso": quantity.iso,
        "bound": quantity.bound.value,
        "unit": quantity.unit,
        "kind": quantity.kind.value,
        "change": quantity.change.value if quantity.change else None,
        "base": quantity.base.value if quantity.base else None,
        "measures": [span_object(span) for span in quantity.measures],
        **decision_keys(flat_decision(quantity.decision), default),
    }
