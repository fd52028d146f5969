"""Paints articles and marks over the picture of a page. Paper is light in the dark window too, and so are its inks."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPainterPath, QPen, QTransform

from annotator.core.decisions import Doubt
from annotator.core.spans import Span
from annotator.ui.models.picture_frames import Frame
from annotator.ui.theme import Theme, Type
from annotator.ui.views.facsimile.overlay import Badge, Stroke, path_of
from annotator.ui.views.facsimile.scene import FacsimileScene, side_points
from annotator.ui.views.page_text.painting import wave

HANDLE = 4  # half the side of a frame's handle, in pixels at 100 %
_BADGE, _SMALL_BADGE = 9, 7  # half the height of a number's disc, in pixels at 100 %
_SMALL = 0.35  # pixels for a point: where columns are no wider than a finger, numbers are smaller too
_TINT = 34  # of 255: over a photograph an article's ink must be seen, over print it must leave the letters readable
_SELECTED = 60
_SMALL_FIGURES = 9


class OverPainter:
    """Paints one scene at one zoom; ``at`` takes the page's units to the viewport."""

    def __init__(self, painter: QPainter, scene: FacsimileScene, look: Theme, *, at: QTransform, seen: QRectF) -> None:
        self._painter, self._scene, self._look, self._at, self._seen = painter, scene, look, at, seen

    def paint(self) -> None:
        """Everything, from below to above."""
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for stroke, path in self._scene.overlay.strokes.items():
            self._outlined(stroke, path)
        self._hatched(self._scene.overlay.unassigned)
        self._selection()
        for doubt, head in self._scene.overlay.doubts:
            if (area := self._at.mapRect(head)).adjusted(-4, 0, 16, 8).intersects(self._seen):
                self._doubt(doubt, area)
        for box in self._scene.offered:
            self._rectangle(box, QPen(QColor(self._look.mark), 1.5, Qt.PenStyle.DashLine))
        for frame in self._scene.frames:
            self._frame(frame)
        self._during_drag()
        font = self._font(Type.TINY)
        if self._at.m11() <= _SMALL:
            font.setPixelSize(self._look.px(_SMALL_FIGURES))
        self._painter.setFont(font)
        for badge in self._scene.overlay.badges:
            area = badge_area(self._at.map(badge.corner), self._look, zoom=self._at.m11())
            if area.intersects(self._seen):
                self._badge(badge, area)

    def _outlined(self, stroke: Stroke, path: QPainterPath) -> None:
        self._painter.setPen(QPen(self._ink(stroke.colour, of=160), stroke.width, stroke.style))
        self._painter.setBrush(self._ink(stroke.colour, of=_TINT) if stroke.colour is not None else Qt.BrushStyle.NoBrush)
        self._painter.drawPath(self._at.map(path))

    def _ink(self, colour: int | None, *, of: int = 255) -> QColor:
        ink = QColor(self._look.mark) if colour is None else self._look.article(colour)
        ink.setAlpha(of)
        return ink

    def _hatched(self, path: QPainterPath) -> None:
        if not path.isEmpty():
            hatch = QColor(self._look.caution)
            self._painter.setPen(QPen(hatch, 1, Qt.PenStyle.DashLine))
            hatch.setAlpha(110)
            self._painter.setBrush(QBrush(hatch, Qt.BrushStyle.BDiagPattern))
            self._painter.drawPath(self._at.map(path))

    def _selection(self) -> None:
        scene = self._scene
        accent = QColor(self._look.accent)
        if scene.current is not None:
            self._spans([scene.current], QPen(accent, 2.5), None)
        accent.setAlpha(_SELECTED)
        held = [*scene.selected, *([scene.characters] if scene.characters is not None else [])]
        self._spans(held, QPen(QColor(self._look.accent), 1.5), accent)

    def _spans(self, spans: Iterable[Span], pen: QPen, brush: QColor | None) -> None:
        if (places := self._scene.places) is not None:
            path = path_of(outline for span in spans for outline in places.outlines(span))
            if not path.isEmpty():
                self._painter.setPen(pen)
                self._painter.setBrush(brush if brush is not None else Qt.BrushStyle.NoBrush)
                self._painter.drawPath(self._at.map(path))

    def _doubt(self, doubt: Doubt, head: QRectF) -> None:
        self._painter.setPen(QPen(QColor(self._look.bad if doubt is Doubt.DOUBTFUL else self._look.caution), 1.6))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPath(wave(head.left(), max(head.right(), head.left() + 12), head.bottom() + 1))

    def _rectangle(self, box: tuple[float, float, float, float], pen: QPen, brush: QColor | None = None) -> None:
        self._painter.setPen(pen)
        self._painter.setBrush(brush if brush is not None else Qt.BrushStyle.NoBrush)
        self._painter.drawRect(self._area(box))

    def _area(self, box: tuple[float, float, float, float]) -> QRectF:
        return self._at.mapRect(QRectF(QPointF(box[0], box[1]), QPointF(box[2], box[3])))

    def _frame(self, frame: Frame) -> None:
        is_chosen = frame.figure == self._scene.chosen
        ink = QColor(self._look.accent) if is_chosen else self._ink(frame.colour)
        self._rectangle(frame.box, QPen(ink, 2.5 if is_chosen else 2))
        area = self._area(frame.box)
        if frame.words:
            self._tag(frame.words, area, ink)
        if is_chosen:
            side = self._look.px(HANDLE)
            self._painter.setPen(QPen(ink, 1.5))
            self._painter.setBrush(Qt.GlobalColor.white)
            for point in side_points(area).values():
                self._painter.drawRect(QRectF(point.x() - side, point.y() - side, 2 * side, 2 * side))

    def _tag(self, words: str, area: QRectF, ink: QColor) -> None:
        """Small words on the frame's lower edge, inside it."""
        self._painter.setFont(self._font(Type.TINY))
        box = self._painter.fontMetrics().boundingRect(words).adjusted(-4, -1, 4, 1)
        place = QRectF(area.left(), area.bottom() - box.height(), box.width(), box.height())
        if place.width() < area.width() and place.height() < area.height():
            self._painter.fillRect(place, ink)
            self._painter.setPen(Qt.GlobalColor.white)
            self._painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)

    def _font(self, size: Type) -> QFont:
        font = QFont(self._painter.font())
        font.setPixelSize(self._look.px(size))
        return font

    def _during_drag(self) -> None:
        scene, accent = self._scene, QColor(self._look.accent)
        if scene.area is not None:
            accent.setAlpha(36)
            self._rectangle(scene.area, QPen(QColor(self._look.accent), 1.5, Qt.PenStyle.DashLine), accent)
        if scene.receiver is not None:
            accent.setAlpha(70)
            held = [run.span for run in scene.paint.runs if run.article == scene.receiver]
            self._spans(held, QPen(QColor(self._look.accent), 3), accent)
        if scene.hovered is not None and scene.landing is None:
            self._bar(self._at.mapRect(scene.hovered.line))
        if scene.landing is not None and scene.places is not None:
            if scene.landing.passed is not None:
                accent.setAlpha(_SELECTED)
                self._spans([scene.landing.passed], QPen(Qt.PenStyle.NoPen), accent)
            if (box := scene.places.box_of(scene.landing.offset)) is not None:
                self._bar(self._area((box[0], box[1], box[0], box[3])))

    def _bar(self, line: QRectF) -> None:
        self._painter.setPen(QPen(QColor(self._look.accent), 3))
        self._painter.drawLine(line.topLeft(), line.bottomRight())

    def _badge(self, badge: Badge, area: QRectF) -> None:
        """The number, in a disc on the corner."""
        self._painter.setPen(QPen(QColor(Qt.GlobalColor.white), 1))
        self._painter.setBrush(self._ink(badge.colour))
        self._painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        self._painter.setPen(Qt.GlobalColor.white)
        self._painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(badge.number))


def badge_area(corner: QPointF, look: Theme, *, zoom: float) -> QRectF:
    """Where the number that belongs to a corner in the viewport stands: left of the text and a little over it."""
    half = look.px(_BADGE if zoom > _SMALL else _SMALL_BADGE)
    return QRectF(corner.x() - 1.9 * half, corner.y() - half, 2 * half, 2 * half)
