"""Write one record as one line of page-jsonl: keys in the format's order, the same bytes for the same record."""

from dataclasses import dataclass
from functools import lru_cache

import orjson

from annotator.core.annotation import Layer, LayerStates, ReviewState, Run
from annotator.core.assemble import JoinPolicy, headline_text, reading_text
from annotator.core.decisions import Standing
from annotator.core.flat import FlatSegmentation, canonical_flat
from annotator.core.page import Page
from annotator.exchange.page_jsonl.articles import article_objects
from annotator.exchange.page_jsonl.decisions import default_standing, fragment_objects
from annotator.exchange.page_jsonl.extras import laid_over, unpacked
from annotator.exchange.page_jsonl.fields import Json
from annotator.exchange.page_jsonl.figures import illustration_objects, quantity_objects
from annotator.exchange.page_jsonl.layout import layout_keys
from annotator.exchange.page_jsonl.reader import FORMAT
from annotator.exchange.page_jsonl.records import AnnotationRecord, FlatRecord, PredictionRecord, Record, flattened
from annotator.exchange.page_jsonl.remarks import flag_object, note_object

_ORDER = (
    "format", "id", "text", "sha256", "language", "publication", "date", "issue", "page_number", "source",
    "page_size", "page_unit", "lines", "articles", "furniture", "illustrations", "quantities", "notes", "flags",
    "state", "reviewer", "revision", "nothing_here", "parked", "seeded_from",
)  # fmt: skip
_MADE = (*_ORDER, "provenance")
_PLACE = {key: place for place, key in enumerate(_ORDER)}


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a written line says of its making: the tool with its version, and when (ISO 8601)."""

    tool: str
    exported_at: str | None = None


def line_of(record: Record, *, as_made: bool = False, with_text: JoinPolicy | None = None, stamp: Stamp | None = None) -> bytes:
    """The record as UTF-8 JSON with its line end.

    Spans are canonical unless ``as_made``. ``with_text``, the join policy of the page's language, puts the assembled
    headline and body under each article. ``stamp`` goes into the provenance.
    """
    return flat_line_of(flattened(record), as_made=as_made, with_text=with_text, stamp=stamp)


def flat_line_of(
    record: FlatRecord, *, as_made: bool = False, with_text: JoinPolicy | None = None, stamp: Stamp | None = None
) -> bytes:
    """As ``line_of``, for a record among thousands."""
    page, flat = record.bare.page, record.flat
    if not as_made:
        flat = canonical_flat(page.text, flat)
    line = _page_keys(page) | layout_keys(page) | _content(record.bare, flat) | _provenance(record.bare, stamp)
    if with_text is not None:
        _add_text(line, page, flat, with_text)
    overlay = _of_page(page, line) | _overlay(record.bare, flat)
    ordered = _laid_over(line, overlay) if overlay else {key: line[key] for key in _MADE if key in line}
    return orjson.dumps(ordered, option=orjson.OPT_APPEND_NEWLINE)


def _laid_over(line: Json, overlay: Json) -> Json:
    """The line with what a file said beyond what we know, its keys in order."""
    overlaid = laid_over(line, overlay)
    if not isinstance(overlaid, dict):
        raise TypeError("a line is an object")
    return dict(sorted(overlaid.items(), key=_place))


def _place(item: tuple[str, object]) -> tuple[int, str]:
    """Keys of the format in its order, the unknown ones after them by name, where the line was made last."""
    key = item[0]
    return (len(_ORDER) + 1, "") if key == "provenance" else (_PLACE.get(key, len(_ORDER)), "" if key in _PLACE else key)


def _page_keys(page: Page) -> Json:
    source = {"file": page.source.file, "kind": page.source.kind}
    keys: Json = {
        "format": FORMAT,
        "id": page.id,
        "text": page.text,
        "sha256": page.sha256,
        "language": page.language,
        "publication": page.publication,
        "date": page.date,
        "issue": page.issue,
        "page_number": page.page_number,
        "source": {key: value for key, value in source.items() if value is not None} or None,
    }
    return {key: value for key, value in keys.items() if value is not None}


def _content(record: Record, flat: FlatSegmentation) -> Json:
    if isinstance(record, AnnotationRecord):
        return _annotation_keys(record, flat)
    return _prediction_keys(record, flat) if isinstance(record, PredictionRecord) else {}


def _prediction_keys(record: PredictionRecord, flat: FlatSegmentation) -> Json:
    prediction, machine = record.prediction, Standing.MACHINE
    return {
        "articles": article_objects(flat, machine),
        "furniture": fragment_objects(flat.furniture, machine),
        "illustrations": illustration_objects(prediction.illustrations, machine),
        "quantities": quantity_objects(record.page, flat, prediction.quantities, machine),
    }


def _annotation_keys(record: AnnotationRecord, flat: FlatSegmentation) -> Json:
    annotation = record.annotation
    states = annotation.states
    default = default_standing(states.articles)
    figures: Json = {
        "illustrations": illustration_objects(annotation.illustrations, default_standing(states.pictures)),
        "quantities": quantity_objects(record.page, flat, annotation.quantities, default_standing(states.numbers)),
        "notes": [note_object(note) for note in annotation.notes],
        "flags": [flag_object(flag) for flag in annotation.flags],
    }
    asked = {"illustrations": states.pictures, "quantities": states.numbers}
    return {
        "articles": article_objects(flat, default),
        "furniture": fragment_objects(flat.furniture, default),
        # An empty list says that somebody looked and found none, so it is not written for a layer nobody opened.
        **{key: items for key, items in figures.items() if items or asked.get(key, ReviewState.NEW) != ReviewState.NEW},
        "state": dict(_state_object(states)),
        "reviewer": annotation.reviewer,
        **_optional(record),
    }


def _optional(record: AnnotationRecord) -> Json:
    keys: Json = {
        "revision": record.revision,
        "nothing_here": record.annotation.is_nothing_here or None,
        "parked": record.annotation.is_parked or None,
        "seeded_from": record.seeded_from,
    }
    return {key: value for key, value in keys.items() if value is not None}


@lru_cache(maxsize=64)  # there are no more of them
def _state_object(states: LayerStates) -> Json:
    return {layer.value: states.of(layer).value for layer in Layer}


def _provenance(record: Record, stamp: Stamp | None) -> Json:
    keys: Json = {"run": _run_object(record.run)} if isinstance(record, PredictionRecord) else {}
    if stamp is not None:
        keys["tool"] = stamp.tool
        if stamp.exported_at is not None:
            keys["exported_at"] = stamp.exported_at
    return {"provenance": keys} if keys else {}


def _run_object(run: Run) -> Json:
    return {"segmenter": run.segmenter, "version": run.version, "settings": orjson.loads(run.settings)}


def _add_text(line: Json, page: Page, flat: FlatSegmentation, policy: JoinPolicy) -> None:
    objects = line.get("articles")
    for article, keys in zip(flat.values().articles, objects if isinstance(objects, list) else (), strict=True):
        headline = headline_text(page, article, policy).text
        keys["text"] = {"headline": headline, "body": reading_text(page, article, policy).text}


def _of_page(page: Page, line: Json) -> Json:
    """What the file said of the page; what it said of lines only where lines are written."""
    overlay = unpacked(page.extra)
    if "lines" not in line and isinstance(overlay.get("lines"), dict):
        del overlay["lines"]
    return overlay


def _overlay(record: Record, flat: FlatSegmentation) -> Json:
    """What the file said of articles, spans and figures; spans are found by their start in whatever list they are now."""
    if isinstance(record, AnnotationRecord):
        overlay = unpacked(record.annotation.extra)
    elif isinstance(record, PredictionRecord):
        overlay = unpacked(record.prediction.extra)
    else:
        return {}
    if not overlay:
        return {}
    spans = overlay.pop("spans", {})
    said = overlay.get("articles")
    beyond = said if isinstance(said, dict) else {}
    overlay["articles"] = {article[0]: {**beyond.get(article[0], {}), "spans": spans} for article in flat.articles}
    return overlay | {"furniture": spans}
