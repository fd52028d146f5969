"""Draws the dots by which a fragment is carried, and the mark of the place where it would land."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from annotator.ui.theme import Theme

_KNOB = 3.0


def draw_grip(painter: QPainter, box: QRectF, look: Theme) -> None:
    """Six dots in the middle of a box; nothing in an empty one."""
    if box.isEmpty():
        return
    step, radius = look.px(4), 1.1 * look.scale
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.mark))
    for row in (-1, 0, 1):
        for column in (-0.5, 0.5):
            painter.drawEllipse(box.center() + QPointF(column * step - 1, row * step), radius, radius)


def draw_gap(painter: QPainter, place: QRectF, look: Theme) -> None:
    """A line with knobs from one corner of a flat or narrow box to the other."""
    accent = QColor(look.accent)
    painter.setPen(QPen(accent, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawLine(QLineF(place.topLeft(), place.bottomRight()))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(accent)
    for end in (place.topLeft(), place.bottomRight()):
        painter.drawEllipse(end, _KNOB, _KNOB)
