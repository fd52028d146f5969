"""The canvas with the articles of the page over it: what is shown, and what lies at a point of the screen."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtWidgets import QWidget

from annotator.core.layout import Box
from annotator.core.spans import Span
from annotator.ui.models.page_paint import PagePaint
from annotator.ui.models.page_places import PagePlaces
from annotator.ui.models.picture_frames import Frame
from annotator.ui.theme import Scheme, Theme, theme
from annotator.ui.views.cards.places import Drop
from annotator.ui.views.facsimile.canvas import FacsimileCanvas
from annotator.ui.views.facsimile.overlay import Overlay, Start, overlay_of, rect_of
from annotator.ui.views.facsimile.painting import OverPainter, badge_area
from annotator.ui.views.facsimile.scene import FacsimileScene
from annotator.ui.views.page_text.scene import Landing

_EDGE = 32  # pixels in which a drag scrolls
_LEAST, _REACH = 2, 5  # pixels beside a boundary in which it is taken hold of


class FacsimileLayers(FacsimileCanvas):
    """Points are global where that is said, else of the viewport; offsets are code points of the page."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._scene = FacsimileScene()
        self._articles: Mapping[int, str] = {}
        self._is_receiving = False

    @property
    def area_drawn(self) -> Box | None:
        """The rectangle drawn by hand."""
        return self._scene.area

    @property
    def places(self) -> PagePlaces | None:
        """Where the text stands."""
        return self._scene.places

    def set_places(self, places: PagePlaces | None) -> None:
        """Show a page whose text stands there, nothing selected on it; None where that is not known."""
        self._scene = FacsimileScene(places=places, offered=places.layout.pictures if places is not None else ())
        self.viewport().update()

    def set_paint(self, paint: PagePaint, articles: Mapping[int, str]) -> None:
        """Show these articles; ``articles`` are their ids by number."""
        self._articles = articles
        places = self._scene.places
        self._show(paint=paint, overlay=overlay_of(places, paint) if places is not None else Overlay(), hovered=None)

    def set_selection(self, spans: Iterable[Span], characters: Span | None, current: Span | None) -> None:
        """Show these fragments and characters as selected, and outline the fragment that gestures act on."""
        self._show(selected=tuple(spans), characters=characters, current=current)

    def set_frames(self, frames: tuple[Frame, ...], offered: tuple[Box, ...]) -> None:
        """Show these frames of illustrations, and boxes that may become some."""
        self._show(frames=frames, offered=offered)

    def choose_frame(self, figure: str | None) -> None:
        """Give the frame of this illustration handles."""
        self._show(chosen=figure)

    def show_area(self, area: Box | None) -> None:
        """Show a rectangle drawn by hand."""
        self._show(area=area)

    def show_frame(self, figure: str, box: Box) -> None:
        """Show a frame where it is being dragged to."""
        frames = (replace(frame, box=box) if frame.figure == figure else frame for frame in self._scene.frames)
        self._show(frames=tuple(frames))

    def show_landing(self, landing: Landing | None) -> None:
        """Show where a dragged boundary would land."""
        self._show(landing=landing)

    def receive(self, *, is_carrying: bool) -> None:
        """Take what is carried, or do so no longer."""
        self._is_receiving = is_carrying

    def drop_at(self, point: QPoint) -> Drop | None:
        """The article on whose text what is carried would be let go at a global point."""
        inside = self.viewport().mapFromGlobal(point)
        if not (self._is_receiving and self.isVisible() and self.viewport().rect().contains(inside)):
            return None
        found = self._scene.run_at(self.to_page(QPointF(inside)))
        number = found[1].article if found is not None and found[1] is not None else None
        return Drop(self._articles[number]) if number is not None else None

    def show_drop(self, drop: Drop | None) -> None:
        """Show which article takes what is carried."""
        taking = (number for number, article in self._articles.items() if drop is not None and article == drop.article)
        self._show(receiver=next(taking, None))

    def gap_near(self, point: QPoint) -> int:
        """The offset before which the gap between two characters stands that is nearest to a global point."""
        return self._scene.places.gap_near(self._spot(point)) if self._scene.places is not None else 0

    def line_near(self, point: QPoint) -> int:
        """The index of the line of text whose beginning is nearest to a global point."""
        return self._scene.places.line_near(self._spot(point)) if self._scene.places is not None else 0

    def scroll_at(self, point: QPoint) -> bool:
        """Scroll where a global point is near an edge, or beyond; whether there was any more."""
        inside, size = self.viewport().mapFromGlobal(point), self.viewport().size()
        if self._is_receiving and not self.viewport().rect().contains(inside):
            return False  # what is carried is over another pane
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        before = across.value(), down.value()
        across.setValue(before[0] + _EDGE * ((inside.x() > size.width() - _EDGE) - (inside.x() < _EDGE)))
        down.setValue(before[1] + _EDGE * ((inside.y() > size.height() - _EDGE) - (inside.y() < _EDGE)))
        return (across.value(), down.value()) != before

    def spot(self, point: QPoint) -> QPointF:
        """A global point on the page, never beside it."""
        at = self.to_page(QPointF(self.viewport().mapFromGlobal(point)))
        return QPointF(min(max(at.x(), 0.0), self._page.width()), min(max(at.y(), 0.0), self._page.height()))

    def _spot(self, point: QPoint) -> tuple[float, float]:
        at = self.to_page(QPointF(self.viewport().mapFromGlobal(point)))
        return at.x(), at.y()

    def reveal_span(self, span: Span) -> None:
        """Scroll, if need be, until the first row of a span is seen, and more of it where there is room."""
        rows = self._scene.places.rows(span) if self._scene.places is not None else ()
        if rows:
            self.reveal(rows[0])

    def reveal_frame(self, figure: str) -> None:
        """Scroll, if need be, until the frame of an illustration is seen."""
        for frame in self._scene.frames:
            if frame.figure == figure:
                self.reveal(frame.box)

    def start_at(self, point: QPointF) -> Start | None:
        """The boundary that can be taken hold of at a point."""
        spot, most, least = self.to_page(point), self._look.px(_REACH) / self.zoom, self._look.px(_LEAST) / self.zoom
        for start in self._scene.overlay.starts:
            # Of small text most is still to be clicked.
            far = max(min(most, start.height / 4), least)
            if start.line.adjusted(-far, -far, far, far).contains(spot):
                return start
        return None

    def badge_at(self, point: QPointF) -> int | None:
        """The article whose number is at a point."""
        for badge in self._scene.overlay.badges:
            if badge_area(self.from_page(badge.corner), self._look, zoom=self.zoom).contains(point):
                return badge.number
        return None

    def frame_at(self, point: QPointF) -> Frame | None:
        """The smallest frame at a point."""
        held = [frame for frame in self._scene.frames if self.area(frame.box).contains(point)]
        return min(held, key=lambda frame: rect_of(frame.box).width() * rect_of(frame.box).height(), default=None)

    def offered_at(self, point: QPointF) -> Box | None:
        """The box at a point that may become a frame."""
        return next((box for box in self._scene.offered if self.area(box).contains(point)), None)

    def paint_over(self, painter: QPainter, dirty: QRect) -> None:
        """The articles, and marks over them."""
        origin = self.from_page(QPointF(0, 0))
        at = QTransform.fromTranslate(origin.x(), origin.y()).scale(self.zoom, self.zoom)
        painter.setClipRect(dirty)
        OverPainter(painter, self._scene, self.paper_look, at=at, seen=QRectF(dirty)).paint()

    @property
    def paper_look(self) -> Theme:
        """What is drawn on paper is drawn for a light ground."""
        return theme(Scheme.LIGHT).scaled(self._look.scale)

    def _show(self, **changes: Any) -> None:
        shown = replace(self._scene, **changes)
        if shown != self._scene:
            self._scene = shown
            self.viewport().update()
