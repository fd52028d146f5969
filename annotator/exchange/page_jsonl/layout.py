"""The layout of a page on its line: how large the page is, and where its lines stand on it."""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Iterator
from itertools import accumulate, pairwise
from operator import sub

from annotator.core.layout import PARTS, Box, Boxes, Layout, Unit
from annotator.core.page import Page, ink_of
from annotator.core.spans import Span
from annotator.exchange.page_jsonl import refusals
from annotator.exchange.page_jsonl.fields import Fields, Json

KEYS = frozenset(("page_size", "page_unit", "lines"))
_LINE_KEYS = frozenset(("start", "end", "box"))
_UPRIGHT = 1.5
"""A line of several characters that is so many times as high as wide is set from top to bottom."""


def read_layout(line: Fields, text: str) -> tuple[Layout | None, Json]:
    """The layout that a line tells, and what it said of its lines beyond that; None where it tells of no line.

    The characters of a line share its box. A size that has no unit is taken for points: what is measured mostly comes out
    of a PDF, and where nothing else is known only the proportions matter.
    """
    size = _size(line)
    items = line.children("lines")
    if not items:
        return None, {}
    if size is None:
        line.refuse("page_size", refusals.MISSING)
    owners: dict[int, Fields] = {}
    boxes: dict[int, Box] = {}
    beyond: Json = {}
    for item in items:
        span = item.span(text)
        _refuse_shared(item, span, owners)
        boxes.update(_divided(text, span, item.required_box("box")))
        if rest := item.rest(_LINE_KEYS):
            beyond[str(span.start)] = rest
    inked = (offset for offset, character in enumerate(text) if not character.isspace())
    return Layout(*size, line.word("page_unit", Unit, Unit.POINT), Boxes.of(map(boxes.get, inked))), beyond


def layout_keys(page: Page) -> Json:
    """What is written of a page's layout: each line of its text that has boxes, with the box around them."""
    if page.layout is None or not (lines := list(_lines(page, page.layout.boxes))):
        return {}
    unit = {} if page.layout.unit is Unit.POINT else {"page_unit": page.layout.unit.value}
    return {"page_size": [_short(page.layout.width), _short(page.layout.height)], **unit, "lines": lines}


def _size(line: Fields) -> tuple[float, float] | None:
    if "page_size" not in line:
        return None
    width, height = line.numbers("page_size", 2, "a list of two numbers")
    if width <= 0 or height <= 0:
        line.refuse("page_size", refusals.NO_SIZE, found=f"{width:g} × {height:g}")
    return width, height


def _refuse_shared(item: Fields, span: Span, owners: dict[int, Fields]) -> None:
    for offset in range(span.start, span.end):
        if offset in owners:
            item.refuse("", refusals.TWO_SPANS, offset=offset, other=owners[offset].path())
        owners[offset] = item


def _divided(text: str, span: Span, box: Box) -> Iterator[tuple[int, Box]]:
    """Each character with its part of the line's box: as wide as it is printed, or all alike from top to bottom."""
    x0, y0, x1, y1 = box
    characters = text[span.start : span.end]
    is_upright = len(characters) > 1 and y1 - y0 > _UPRIGHT * (x1 - x0)
    widths = [1] * len(characters) if is_upright else list(map(_width, characters))
    whole = sum(widths) or 1
    edges = (edge / whole for edge in accumulate(widths, initial=0))
    for offset, (low, high) in enumerate(pairwise(edges), span.start):
        if is_upright:
            yield offset, (x0, y0 + (y1 - y0) * low, x1, y0 + (y1 - y0) * high)
        else:
            yield offset, (x0 + (x1 - x0) * low, y0, x0 + (x1 - x0) * high, y1)


def _width(character: str) -> int:
    """How many halves of an em it takes: Chinese signs of doubtful width are full in Chinese print."""
    if unicodedata.combining(character) or character == "\n":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1


def _lines(page: Page, boxes: Boxes) -> Iterator[Json]:
    inks = accumulate(map(ink_of, page.text.split("\n")), initial=0)
    for first, after in pairwise(inks):
        some = boxes.cells[4 * first : 4 * after]
        where = _boxed(some)
        if where:
            start, end = page.ink_offsets[first + where[0]], page.ink_offsets[first + where[-1]] + 1
            yield {"start": start, "end": end, "box": _around(some, where)}


def _boxed(cells: array[int]) -> range | list[int]:
    """Which of some characters have a box; mostly all have."""
    widths = list(map(sub, cells[2::4], cells[0::4]))
    return range(len(widths)) if not widths or min(widths) >= 0 else [at for at, width in enumerate(widths) if width >= 0]


def _around(cells: array[int], where: range | list[int]) -> list[float]:
    """The box around those characters; each of the thousands of a page is looked at by C alone."""
    if isinstance(where, list):
        cells = array("i", (value for at in where for value in cells[4 * at : 4 * at + 4]))
    return [_short(value / PARTS) for value in (min(cells[0::4]), min(cells[1::4]), max(cells[2::4]), max(cells[3::4]))]


def _short(value: float) -> float:
    """Whole where it is whole, as people write sizes."""
    return int(value) if value == int(value) else value
