"""One page as an XML file gives it, before anybody says in which issue it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.core.layout import Box, Boxes, Layout, Style, Unit, around
from annotator.core.page import Page
from annotator.core.spans import Span
from annotator.exchange.xml.composing import Composer, Ink


@dataclass(frozen=True, slots=True)
class ReadPage:
    """Text and layout of a page; ``places`` has the characters of each element that has an id, ``figures`` its box.

    ``blocks`` are the characters of each block in their order. ``pictures`` name files of its picture, ``number`` is as
    printed.
    """

    text: str
    layout: Layout | None
    places: dict[str, Ink]
    blocks: Sequence[Ink]
    figures: dict[str, Box]
    language: str | None = None
    number: str | None = None
    pictures: tuple[str, ...] = ()


def layout_of(
    composed: Composer, size: tuple[float | None, float | None], unit: Unit, *, rules: Sequence[Box], pictures: Sequence[Box]
) -> Layout | None:
    """The layout of a composed page; None for one that has neither a size nor a box to tell it by."""
    width, height = size
    if not (width and height and width > 0 and height > 0):
        farthest = around(box for box in (*composed.boxes, *pictures) if box is not None)
        if farthest is None or farthest[2] <= 0 or farthest[3] <= 0:
            return None
        width, height = farthest[2:]
    styles: tuple[Style, ...] = tuple(composed.styles)
    return Layout(width, height, unit, Boxes.of(composed.boxes), styles, tuple(rules), tuple(pictures))


def span_of(page: Page, ink: Ink) -> Span:
    """The span from one non-space character to before another."""
    return Span(page.ink_offsets[ink[0]], page.ink_offsets[ink[1] - 1] + 1)
