"""Keep the keys whose meaning we do not know, and put them back where they stood.

What a line says beyond the format is kept as an overlay: a tree of the unknown keys alone, in which the items of a list
are found by id, or by start offset where they are spans. Writing lays it over the line; known keys always win.
"""

from collections.abc import Mapping

import orjson

from annotator.exchange.page_jsonl.fields import Json

NOTHING = "{}"


def packed(overlay: Json) -> str:
    """The overlay as JSON, keys sorted, so that equal ones are equal text."""
    return orjson.dumps(overlay, option=orjson.OPT_SORT_KEYS).decode() if overlay else NOTHING


def unpacked(extra: str) -> Json:
    """The overlay from its JSON; raises ValueError for text that is no JSON object."""
    overlay = orjson.loads(extra)
    if not isinstance(overlay, dict):
        raise ValueError(f"extra is no JSON object: {extra[:40]}")
    return overlay


def laid_over(base: object, overlay: object) -> object:
    """``base`` with the unknown keys of ``overlay`` put back in; neither is changed."""
    if not isinstance(overlay, Mapping):
        return base
    if isinstance(base, list):
        return [laid_over(item, overlay.get(_mark(item))) for item in base]
    if not isinstance(base, Mapping):
        return base
    merged = {key: laid_over(value, overlay.get(key)) for key, value in base.items()}
    return merged | {key: value for key, value in overlay.items() if key not in base}


def _mark(item: object) -> str | None:
    """By what an item of a list is found again: its id, or the start offset of a span."""
    mark = (item.get("id", item.get("start"))) if isinstance(item, Mapping) else None
    return None if mark is None else str(mark)
