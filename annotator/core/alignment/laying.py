"""Lay where the characters of one text stand onto another text of the same page."""

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from annotator.core.alignment.value import Alignment
from annotator.core.layout import Boxes, Layout, Style

_NO_BOX = array("i", (0, 0, -1, -1))


def laid(alignment: Alignment, layout: Layout) -> Layout:
    """The layout of the text there as one of the text here: what has no partner has no box, the rest is as it was."""
    return replace(layout, boxes=_boxes(alignment, layout), styles=tuple(_styles(alignment, layout)))


def _boxes(alignment: Alignment, layout: Layout) -> Boxes:
    cells, given = array("i"), layout.boxes.cells
    for partner in alignment.partners:
        cells.extend(_NO_BOX if partner < 0 else given[4 * partner : 4 * partner + 4])
    return Boxes(cells)


def _styles(alignment: Alignment, layout: Layout) -> Iterator[Style]:
    """A style goes on over characters without partners: they are set as those before them, as far as anybody knows."""
    starts = [style.first for style in layout.styles]
    last: Style | None = None
    last_at = -1
    for index, partner in enumerate(alignment.partners):
        at = bisect_right(starts, partner) - 1 if partner >= 0 else -1
        if at < 0 or at == last_at:
            continue
        last_at, style = at, replace(layout.styles[at], first=index)
        if last is None or replace(style, first=last.first) != last:
            yield (last := style)
