"""What is painted during a drag: where a boundary would land, and which lines are painted into an article."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from annotator.ui.views.page_text.lines import ShownLine
from annotator.ui.views.page_text.scene import Landing, Scene

_VEIL = 56  # of 255: the ink stays readable


def paint_veil(painter: QPainter, scene: Scene, lines: Sequence[ShownLine], *, width: float) -> None:
    """Beneath everything: the lines under the pointer, in the ink of the article they would go to."""
    painted = scene.painted
    if painted is None:
        return
    ink = _faint(QColor(scene.look.accent) if painted.colour is None else scene.look.article(painted.colour))
    for line in lines:
        if painted.first <= line.index <= painted.last:
            painter.fillRect(QRectF(0, line.box.top(), width, line.box.height()), ink)


def paint_passed(painter: QPainter, scene: Scene, lines: Sequence[ShownLine]) -> None:
    """Beneath the glyphs: the text that a dragged boundary goes over."""
    passed = scene.landing.passed if scene.landing is not None else None
    if passed is not None:
        for line in lines:
            for piece in line.pieces(passed.start, passed.end):
                painter.fillRect(piece, _faint(QColor(scene.look.accent)))


def paint_landing(painter: QPainter, scene: Scene, lines: Sequence[ShownLine], *, width: float) -> None:
    """Above the glyphs: a line with knobs where the boundary would land."""
    if scene.landing is None:
        return
    for line in lines:
        if line.start <= scene.landing.offset < line.end:
            _mark(painter, scene, line, landing=scene.landing, width=width)


def _mark(painter: QPainter, scene: Scene, line: ShownLine, *, landing: Landing, width: float) -> None:
    at, knob = line.place(landing.offset), 3.0
    if scene.begins_line(line, landing.offset):
        ends = QPointF(knob, max(at.y(), knob)), QPointF(width - knob, max(at.y(), knob))
    else:
        ends = at + QPointF(0, 2), at + QPointF(0, line.pitch - 2)
    accent = QColor(scene.look.accent)
    painter.setPen(QPen(accent, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawLine(QLineF(*ends))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(accent)
    for end in ends:
        painter.drawEllipse(end, knob, knob)


def _faint(ink: QColor) -> QColor:
    ink.setAlpha(_VEIL)
    return ink
