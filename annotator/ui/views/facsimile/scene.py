"""What there is to paint over the picture of a page at one moment."""

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF

from annotator.core.layout import Box
from annotator.core.spans import Span
from annotator.ui.models.page_paint import PagePaint, Run
from annotator.ui.models.page_places import PagePlaces
from annotator.ui.models.picture_frames import Frame
from annotator.ui.views.facsimile.overlay import Overlay, Start
from annotator.ui.views.page_text.scene import Landing

SIDES = tuple((across, down) for down in (-1, 0, 1) for across in (-1, 0, 1) if (across, down) != (0, 0))
"""The eight places by which a frame is made larger or smaller: left, middle, right by top, middle, bottom."""


@dataclass(frozen=True, slots=True)
class FacsimileScene:
    """What lies on the page, and what is selected: whole fragments, the current fragment, characters by the caret.

    ``offered`` are boxes that the file says are pictures; ``chosen`` is the illustration whose frame has handles; ``area`` is
    a rectangle drawn by hand. ``landing`` and ``receiver``, the number of an article, are there during a drag only.
    """

    places: PagePlaces | None = None
    paint: PagePaint = field(default_factory=PagePaint)
    overlay: Overlay = field(default_factory=Overlay)
    selected: tuple[Span, ...] = ()
    current: Span | None = None
    characters: Span | None = None
    offered: tuple[Box, ...] = ()
    frames: tuple[Frame, ...] = ()
    chosen: str | None = None
    area: Box | None = None
    hovered: Start | None = None
    landing: Landing | None = None
    receiver: int | None = None

    @property
    def chosen_frame(self) -> Frame | None:
        """The frame that has handles."""
        return next((frame for frame in self.frames if frame.figure == self.chosen), None)

    def is_held(self, offset: int) -> bool:
        """Whether the character is selected, by the caret or with its fragment: it can be dragged then."""
        spans = self.selected if self.characters is None else (*self.selected, self.characters)
        return any(offset in span for span in spans)

    def run_at(self, point: QPointF) -> tuple[int, Run | None] | None:
        """The character at, or very near, a point of the page, and the run it is in."""
        offset = self.places.near((point.x(), point.y())) if self.places is not None else None
        return None if offset is None else (offset, self.paint.at(offset))


def side_points(area: QRectF) -> dict[tuple[int, int], QPointF]:
    """Where the handles of a frame are."""
    xs, ys = (area.left(), area.center().x(), area.right()), (area.top(), area.center().y(), area.bottom())
    return {(across, down): QPointF(xs[across + 1], ys[down + 1]) for across, down in SIDES}
