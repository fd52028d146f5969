"""The content of a prediction as JSON: what is as always, a machine's decision without a margin, is left out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import orjson

from annotator.core import rows
from annotator.core.annotation import Alternative, Evidence, Prediction, Segmentation
from annotator.core.decisions import Standing
from annotator.core.flat import (
    ARTICLE_VALUES,
    DECIDED_VALUES,
    Decided,
    FlatArticle,
    FlatFragment,
    FlatSegmentation,
    refuse_unknown_roles,
)
from annotator.core.rows import Row
from annotator.core.spans import Span
from annotator.store.counts import doubtful_in

Json = dict[str, Any]

_MACHINE = Standing.MACHINE.value
_AS_ALWAYS: Decided = (_MACHINE, None, _MACHINE, None, _MACHINE, None, False)
_BARE = len(("start", "end", "role"))
_DECISIONS = DECIDED_VALUES[:6]


@dataclass(frozen=True, slots=True)
class Content:
    """A prediction as it is kept: how many articles and doubtful decisions it has, its JSON, what a file said beyond."""

    articles: int
    doubtful: int
    content: str
    extra: str


def content_of(bare: Prediction, flat: FlatSegmentation) -> Content:
    """The content of a prediction whose articles and furniture are flat."""
    return Content(len(flat.parts), doubtful_in(flat), _json(bare, flat), bare.extra)


def _json(bare: Prediction, flat: FlatSegmentation) -> str:
    """Fragments stand in reading order inside their article."""
    content = {
        "articles": [
            {"id": article[0], **dict(zip(ARTICLE_VALUES, article[1:], strict=True)), "fragments": _items(fragments)}
            for article, fragments in flat.parts
        ],
        "furniture": _items(flat.furniture),
        "illustrations": [_item(row) for row in map(rows.illustration_row, bare.illustrations)],
        "quantities": [_item(row) for row in map(rows.quantity_row, bare.quantities)],
        "evidence": [_evidence(item) for item in bare.segmentation.evidence],
    }
    return orjson.dumps(content).decode()


def _items(fragments: Iterable[FlatFragment]) -> list[Json]:
    return [
        {"start": start, "end": end, "role": role}
        if decided == _AS_ALWAYS
        else {"start": start, "end": end, "role": role, **_decided(decided)}
        for start, end, role, _, _, decided in fragments
    ]


def _decided(decided: Decided) -> Json:
    """What is not as always; one standing and margin where role, attachment and boundary have the same."""
    placed = {"is_placed": True} if decided[6] else {}
    if decided[:2] == decided[2:4] == decided[4:6]:
        return {"standing": decided[0], "margin": decided[1], **placed}
    return {**dict(zip(_DECISIONS, decided, strict=False)), **placed}


def flat_prediction_of(content: str, extra: str) -> tuple[Prediction, FlatSegmentation]:
    """The prediction that this JSON is of, its articles and furniture flat beside it."""
    kept = orjson.loads(content)
    parts = [(_article(item), list(_fragments(item["fragments"], item["id"]))) for item in kept["articles"]]
    bare = Prediction(
        Segmentation(evidence=tuple(map(_evidence_of, kept["evidence"]))),
        tuple(rows.illustration_of(Row("illustration", item["id"], item)) for item in kept["illustrations"]),
        tuple(rows.quantity_of(Row("quantity", item["id"], item)) for item in kept["quantities"]),
        extra,
    )
    flat = FlatSegmentation(parts, list(_fragments(kept["furniture"], None)))
    refuse_unknown_roles(flat.fragments)
    return bare, flat


def prediction_of(content: str, extra: str) -> Prediction:
    """The prediction that this JSON is of."""
    bare, flat = flat_prediction_of(content, extra)
    return replace(bare, segmentation=replace(flat.values(), evidence=bare.segmentation.evidence))


def _article(item: Json) -> FlatArticle:
    return item["id"], item["number"], item["standing"], item["margin"], item["continued_from"], item["continued_on"]


def _fragments(items: Sequence[Mapping[str, Any]], article: str | None) -> Iterator[FlatFragment]:
    for position, item in enumerate(items):
        decided = _AS_ALWAYS if len(item) == _BARE else _decided_of(item)
        yield item["start"], item["end"], item["role"], article, None if article is None else position, decided


def _decided_of(item: Mapping[str, Any]) -> Decided:
    shared = {"standing": item.get("standing", _MACHINE), "margin": item.get("margin")}
    decisions: Any = (item.get(name, shared[name.partition("_")[2]]) for name in _DECISIONS)
    return (*decisions, item.get("is_placed", False))


def _item(row: Row) -> Json:
    return {"id": row.key, **row.values}


def _evidence(item: Evidence) -> Json:
    return {
        "start": item.span.start,
        "end": item.span.end,
        "article": item.article,
        "shared": list(item.shared),
        "alternatives": [[other.article, other.score] for other in item.alternatives],
    }


def _evidence_of(item: Json) -> Evidence:
    others = tuple(Alternative(article, score) for article, score in item["alternatives"])
    return Evidence(Span(item["start"], item["end"]), item["article"], tuple(item["shared"]), others)
