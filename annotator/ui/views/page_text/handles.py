"""Which boundary or likely cut is under the pointer, and which way a boundary is dragged there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt

from annotator.ui.views.page_text.lines import ShownLine
from annotator.ui.views.page_text.scene import Scene

_ALONG, _ACROSS, _SHORT = 3, 3, 24  # pixels at 100 %: beside a mark, above and below a dashed line, length of a short one


@dataclass(frozen=True, slots=True)
class Handle:
    """A boundary, or a likely cut, before the character at ``offset``, and the pointer's shape over it."""

    offset: int
    is_boundary: bool
    shape: Qt.CursorShape


def handle_at(scene: Scene, lines: Sequence[ShownLine], point: QPointF) -> Handle | None:
    """What can be taken hold of at a point of the viewport: a mark between two characters before the line over a line."""
    return next(_beside(scene, lines, point), None) or next(_above(scene, lines, point), None)


def _beside(scene: Scene, lines: Sequence[ShownLine], point: QPointF) -> Iterator[Handle]:
    """Marks inside a line, as high as their row."""
    for line in lines:
        if line.box.top() <= point.y() < line.box.bottom():
            inner = [run.span.start for _, run in line.runs if run.span.start >= line.start]
            inner = [start for start in inner if not scene.begins_line(line, start)]
            boundaries = (Handle(start, True, Qt.CursorShape.SplitHCursor) for start in inner)
            cuts = (Handle(cut, False, Qt.CursorShape.PointingHandCursor) for cut in scene.cuts_on(line))
            for handle in (*boundaries, *cuts):
                at = line.place(handle.offset)
                if abs(point.x() - at.x()) <= scene.look.px(_ALONG) and at.y() <= point.y() < at.y() + line.pitch:
                    yield handle


def _above(scene: Scene, lines: Sequence[ShownLine], point: QPointF) -> Iterator[Handle]:
    """The dashed lines over what begins with a line: between articles as wide as the pane, else short."""
    for line in lines:
        if abs(point.y() - line.origin.y()) <= scene.look.px(_ACROSS):
            for index, run in line.runs:
                is_wide = scene.changes_article(index)
                begins = run.span.start >= line.start and scene.begins_line(line, run.span.start)
                if begins and (is_wide or point.x() <= scene.look.px(_SHORT)):
                    yield Handle(run.span.start, True, Qt.CursorShape.SplitVCursor)
