"""An annotation as rows: the one form in which steps record it, the corpus stores it and digests are taken.

A row is a table's name, a key and named values that JSON can carry. Tables and keys: ``article`` by id, ``fragment`` by
start offset, ``illustration``, ``quantity``, ``note`` and ``flag`` by id, ``verdict`` (states of the layers) by "page".
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeVar

import orjson

from annotator.core.annotation import (
    Annotation,
    Article,
    Flag,
    Fragment,
    JumpLink,
    LayerStates,
    NextIds,
    Note,
    ReviewState,
    Target,
    TargetKind,
)
from annotator.core.decisions import Decision, Standing
from annotator.core.figures import Base, Bound, Change, Illustration, IllustrationKind, Quantity, QuantityKind
from annotator.core.page import PageId
from annotator.core.roles import Role
from annotator.core.spans import Span

_canonical = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode

Item = TypeVar("Item", Illustration, Note, Flag)
Key = tuple[str, str | int]
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """One stored fact of an annotation; ``values`` is never changed after creation."""

    table: str
    key: str | int
    values: Values

    @property
    def place(self) -> Key:
        """Table and key: what makes two rows versions of one another."""
        return self.table, self.key

    def canonical_json(self) -> bytes:
        """The row as JSON with sorted keys, in UTF-8; equal rows give equal bytes."""
        said = [self.table, self.key, self.values]
        if self.table == "illustration" or float in map(type, self.values.values()):
            # Numbers with a point as Python writes them: digests that are stored hold to that.
            return _canonical(said).encode()
        return orjson.dumps(said, option=orjson.OPT_SORT_KEYS)


def rows_of(annotation: Annotation) -> Iterator[Row]:
    """Every row of an annotation."""
    yield verdict_row(annotation)
    for article in annotation.articles:
        yield from article_rows(article)
    for fragment in annotation.furniture:
        yield fragment_row(fragment, article=None, position=None)
    yield from map(illustration_row, annotation.illustrations)
    yield from map(quantity_row, annotation.quantities)
    yield from map(note_row, annotation.notes)
    yield from map(flag_row, annotation.flags)


def annotation_of(rows: Iterable[Row], *, page: PageId, reviewer: str, next_ids: NextIds) -> Annotation:
    """The annotation that these rows, in any order, are of."""
    tables: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        tables[row.table].append(row)
    bare = Annotation(
        page,
        reviewer,
        articles=sorted_articles(articles_of(tables["article"], tables["fragment"])),
        furniture=furniture_of(tables["fragment"]),
        illustrations=sorted_by_id(map(illustration_of, tables["illustration"])),
        quantities=sorted_quantities(map(quantity_of, tables["quantity"])),
        notes=sorted_by_id(map(note_of, tables["note"])),
        flags=sorted_by_id(map(flag_of, tables["flag"])),
        next_ids=next_ids,
    )
    return with_verdict(bare, tables["verdict"][0])


def with_verdict(annotation: Annotation, row: Row) -> Annotation:
    """The annotation with the page's states from their row."""
    return replace(
        annotation,
        states=states_of(row.values),
        is_parked=row.values["is_parked"],
        is_nothing_here=row.values["is_nothing_here"],
        extra=row.values["extra"],
    )


def sorted_articles(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Articles as they are listed: by anchor."""
    return tuple(sorted(articles, key=lambda article: article.anchor))


def sorted_by_id(items: Iterable[Item]) -> tuple[Item, ...]:
    """Items in the order in which they were made."""
    return tuple(sorted(items, key=lambda item: id_order(item.id)))


def sorted_quantities(quantities: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """Quantities in page order."""
    return tuple(sorted(quantities, key=quantity_order))


def quantity_order(quantity: Quantity) -> tuple[int, tuple[int, str]]:
    """Sorts quantities by page order, those that begin on one character as they were made."""
    return quantity.start, id_order(quantity.id)


def id_order(identifier: str) -> tuple[int, str]:
    """Sorts ``a2`` before ``a10``."""
    return len(identifier), identifier


def verdict_row(annotation: Annotation) -> Row:
    """The row of the page's states."""
    states = annotation.states
    return Row(
        "verdict",
        "page",
        {
            "articles": states.articles.value,
            "pictures": states.pictures.value,
            "numbers": states.numbers.value,
            "is_parked": annotation.is_parked,
            "is_nothing_here": annotation.is_nothing_here,
            "extra": annotation.extra,
        },
    )


def states_of(values: Values) -> LayerStates:
    """The states of the layers in a verdict row."""
    return LayerStates(*(ReviewState(values[layer]) for layer in ("articles", "pictures", "numbers")))


def article_rows(article: Article) -> Iterator[Row]:
    """The article's own row and those of its fragments."""
    values = {
        "number": article.number,
        **_decision("", article.decision),
        "continued_from": _link(article.continued_from),
        "continued_on": _link(article.continued_on),
    }
    yield Row("article", article.id, values)
    for position, fragment in enumerate(article.fragments):
        yield fragment_row(fragment, article=article.id, position=position)


def articles_of(articles: Iterable[Row], fragments: Iterable[Row]) -> Iterator[Article]:
    """The articles of article rows, each with the fragment rows that name it."""
    members: dict[str, list[Row]] = defaultdict(list)
    for row in fragments:
        if row.values["article"] is not None:
            members[row.values["article"]].append(row)
    for row in articles:
        ordered = sorted(members[str(row.key)], key=lambda member: member.values["position"])
        yield Article(
            str(row.key),
            row.values["number"],
            tuple(map(fragment_of, ordered)),
            _decision_of(row.values, ""),
            _link_of(row.values["continued_from"]),
            _link_of(row.values["continued_on"]),
        )


def furniture_of(fragments: Iterable[Row]) -> tuple[Fragment, ...]:
    """The furniture among fragment rows, in page order."""
    rows = (row for row in fragments if row.values["article"] is None)
    return tuple(sorted(map(fragment_of, rows), key=lambda fragment: fragment.start))


def fragment_row(fragment: Fragment, *, article: str | None, position: int | None) -> Row:
    """The row of a fragment; ``article`` and ``position`` are None for furniture."""
    values = {
        "end": fragment.end,
        "role": fragment.role.value,
        "article": article,
        "position": position,
        **_decision("role_", fragment.role_decision),
        **_decision("attachment_", fragment.attachment),
        **_decision("boundary_", fragment.boundary),
        "is_placed": fragment.is_placed,
    }
    return Row("fragment", fragment.start, values)


def fragment_of(row: Row) -> Fragment:
    """The fragment of its row."""
    values = row.values
    return Fragment(
        Span(int(row.key), values["end"]),
        Role(values["role"]),
        _decision_of(values, "role_"),
        _decision_of(values, "attachment_"),
        _decision_of(values, "boundary_"),
        values["is_placed"],
    )


def illustration_row(illustration: Illustration) -> Row:
    """The row of an illustration."""
    values = {
        "kind": illustration.kind.value,
        "label": illustration.label,
        "caption": _spans(illustration.caption),
        "credit": _spans(illustration.credit),
        "article": illustration.article,
        "box": list(illustration.box) if illustration.box else None,
        **_decision("", illustration.decision),
    }
    return Row("illustration", illustration.id, values)


def illustration_of(row: Row) -> Illustration:
    """The illustration of its row."""
    values = row.values
    return Illustration(
        str(row.key),
        IllustrationKind(values["kind"]),
        values["label"],
        _spans_of(values["caption"]),
        _spans_of(values["credit"]),
        values["article"],
        tuple(values["box"]) if values["box"] else None,
        _decision_of(values, ""),
    )


def quantity_row(quantity: Quantity) -> Row:
    """The row of a quantity; numbers as exact decimal text."""
    values = {
        "spans": _spans(quantity.spans),
        "value": _decimal(quantity.value),
        "low": _decimal(quantity.low),
        "high": _decimal(quantity.high),
        "iso": quantity.iso,
        "bound": quantity.bound.value,
        "unit": quantity.unit,
        "kind": quantity.kind.value,
        "change": quantity.change.value if quantity.change else None,
        "base": quantity.base.value if quantity.base else None,
        "measures": _spans(quantity.measures),
        **_decision("", quantity.decision),
    }
    return Row("quantity", quantity.id, values)


def quantity_of(row: Row) -> Quantity:
    """The quantity of its row."""
    values = row.values
    bound, kind, change, base = _read_as(values["bound"], values["kind"], values["change"], values["base"])
    return Quantity(
        str(row.key),
        _spans_of(values["spans"]),
        _decimal_of(values["value"]),
        _decimal_of(values["low"]),
        _decimal_of(values["high"]),
        values["iso"],
        bound,
        values["unit"],
        kind,
        change,
        base,
        _spans_of(values["measures"]),
        _decision_of(values, ""),
    )


@lru_cache(maxsize=1024)
def _read_as(
    bound: str, kind: str, change: str | None, base: str | None
) -> tuple[Bound, QuantityKind, Change | None, Base | None]:
    """The words for what a number says: a page has a thousand numbers and a dozen such readings."""
    return Bound(bound), QuantityKind(kind), Change(change) if change else None, Base(base) if base else None


def note_row(note: Note) -> Row:
    """The row of a note."""
    return Row("note", note.id, {**_target(note.target), "text": note.text, "is_resolved": note.is_resolved})


def note_of(row: Row) -> Note:
    """The note of its row."""
    return Note(str(row.key), _target_of(row.values), row.values["text"], row.values["is_resolved"])


def flag_row(flag: Flag) -> Row:
    """The row of a flag."""
    return Row("flag", flag.id, {**_target(flag.target), "reason": flag.reason})


def flag_of(row: Row) -> Flag:
    """The flag of its row."""
    return Flag(str(row.key), _target_of(row.values), row.values["reason"])


def _decision(prefix: str, decision: Decision) -> Values:
    # A margin of 1 and of 1.0 are equal but not written alike: the digest must not tell them apart.
    margin = None if decision.margin is None else float(decision.margin)
    return {f"{prefix}standing": decision.standing.value, f"{prefix}margin": margin}


def _decision_of(values: Values, prefix: str) -> Decision:
    return _decided(values[f"{prefix}standing"], values[f"{prefix}margin"])


@lru_cache(maxsize=4096)
def _decided(standing: str, margin: float | None) -> Decision:
    """Thousands of decisions of a page are equal: they are one object."""
    return Decision(Standing(standing), margin)


def _link(link: JumpLink | None) -> list[str | None] | None:
    return [link.page_number, link.page, link.article] if link else None


def _link_of(link: list[Any] | None) -> JumpLink | None:
    return JumpLink(*link) if link else None


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _spans_of(pairs: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple([Span(start, end) for start, end in pairs])


def _decimal(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _decimal_of(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _target(target: Target) -> Values:
    return {"on": target.kind.value, "on_id": target.id, "span": _spans([target.span])[0] if target.span else None}


def _target_of(values: Values) -> Target:
    return Target(TargetKind(values["on"]), values["on_id"], Span(*values["span"]) if values["span"] else None)
