"""What is drawn on the picture of a page by dragging: a rectangle that selects text or frames a picture, and frames."""

from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt

from annotator.core import edits
from annotator.core.figures import Illustration
from annotator.core.layout import Box
from annotator.core.spans import Span
from annotator.services import selecting
from annotator.ui.controllers.drags import Act, DropSurface, GapSurface, Said
from annotator.ui.models.page_places import PagePlaces
from annotator.ui.views.pull import AreaGrip, FrameGrip, Hand, Pull

_SMALLEST = 2.0  # units of the page: a frame is not dragged to nothing


class PictureSurface(GapSurface, DropSurface, Protocol):
    """The picture of a page; boxes and spots are in the units of the page."""

    pull: Pull

    @property
    def places(self) -> PagePlaces | None:
        """Where the text stands, if that is known."""

    def spot(self, point: QPoint) -> QPointF:
        """A global point on the page, never beside it."""

    def show_area(self, area: Box | None) -> None:
        """Show a rectangle."""

    def show_frame(self, figure: str, box: Box) -> None:
        """Show the frame of an illustration elsewhere."""


class AreaDrag:
    """A rectangle selects the text in it; one without text, or drawn with Shift, is for a picture."""

    def __init__(self, caret: int, grip: AreaGrip, picture: PictureSurface) -> None:
        self._caret, self._grip, self._picture = caret, grip, picture
        self._box: Box = (grip.x, grip.y, grip.x, grip.y)
        self._spans: tuple[Span, ...] = ()
        self._is_frame = self._stays = False

    def show(self, hand: Hand) -> Said:
        """Show the rectangle, and say what is in it."""
        spot = self._picture.spot(hand.point)
        left, right = sorted((self._grip.x, spot.x()))
        top, bottom = sorted((self._grip.y, spot.y()))
        self._box = left, top, right, bottom
        self._is_frame = hand.holds(Qt.KeyboardModifier.ShiftModifier)
        places = self._picture.places
        self._spans = places.spans_in(self._box) if places is not None and not self._is_frame else ()
        self._picture.show_area(self._box)
        return Said(self._words(), Qt.CursorShape.CrossCursor)

    def _words(self) -> str:
        if self._is_frame:
            return QCoreApplication.translate("Drag", "a new picture")
        if not self._spans:
            return QCoreApplication.translate("Drag", "no text; with Shift a new picture")
        return QCoreApplication.translate("Drag", "%n character(s)", "", sum(map(len, self._spans)))

    def scroll(self, hand: Hand) -> None:
        """Scroll the picture."""
        self._picture.scroll_at(hand.point)

    def clear(self) -> None:
        """Take the rectangle away, unless it is still to be used."""
        if not self._stays:
            self._picture.show_area(None)

    def act(self) -> Act | None:
        """Select the text or mark the picture; an empty rectangle stays, for the command that marks a picture."""
        if self._is_frame:
            return Act(edits.mark_illustration, {"spans": (), "box": rounded(self._box)})
        self._stays = not self._spans
        return Act(None, {}, over_all(self._spans) if self._spans else selecting.at(self._caret))


class FrameDrag:
    """The frame of an illustration moves, or the sides that were taken hold of do."""

    def __init__(self, illustration: Illustration, grip: FrameGrip, picture: PictureSurface) -> None:
        self._illustration, self._grip, self._picture = illustration, grip, picture
        self._box = illustration.box

    def show(self, hand: Hand) -> Said:
        """Show the frame where it would be."""
        spot = self._picture.spot(hand.point)
        by = spot.x() - self._grip.x, spot.y() - self._grip.y
        if self._illustration.box is not None:
            self._box = _moved(self._illustration.box, self._grip, by)
            self._picture.show_frame(self._grip.figure, self._box)
        return Said("", Qt.CursorShape.SizeAllCursor)

    def scroll(self, hand: Hand) -> None:
        """Scroll the picture."""
        self._picture.scroll_at(hand.point)

    def clear(self) -> None:
        """Put the frame back; after the step it is shown where the step put it."""
        if self._illustration.box is not None:
            self._picture.show_frame(self._grip.figure, self._illustration.box)

    def act(self) -> Act | None:
        """Put the frame there."""
        if self._box is None or self._box == self._illustration.box:
            return None
        return Act(edits.change_illustration, {"illustration": replace(self._illustration, box=rounded(self._box))})


def over_all(spans: tuple[Span, ...]) -> selecting.Selection:
    """The spans as what gestures act on: one as characters, several side by side."""
    return selecting.before(spans[0]) if len(spans) == 1 else selecting.Selection(spans[0].start, None, spans)


def rounded(box: Box) -> Box:
    """A box drawn by hand, in hundredths: more was not meant."""
    x0, y0, x1, y1 = (round(value, 2) for value in box)
    return x0, y0, x1, y1


def _moved(box: Box, grip: FrameGrip, by: tuple[float, float]) -> Box:
    if not grip.across and not grip.down:
        return box[0] + by[0], box[1] + by[1], box[2] + by[0], box[3] + by[1]
    left, right = _dragged(box[0], box[2], grip.across, by[0])
    top, bottom = _dragged(box[1], box[3], grip.down, by[1])
    return left, top, right, bottom


def _dragged(low: float, high: float, side: int, by: float) -> tuple[float, float]:
    """Two opposite sides, of which one or none moves, never past the other."""
    if side < 0:
        return min(low + by, high - _SMALLEST), high
    return low, max(high + by, low + _SMALLEST) if side else high
