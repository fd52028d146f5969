"""Paints articles under the text and marks over it; colour is never alone, and nothing moves a character."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from annotator.core.decisions import Doubt
from annotator.core.roles import Role
from annotator.core.spans import Span
from annotator.ui.models.page_paint import Run
from annotator.ui.role_words import role_word
from annotator.ui.theme import Type
from annotator.ui.views.page_text.lines import ShownLine
from annotator.ui.views.page_text.scene import Scene

DOTTED_ROLES = (Role.BYLINE, Role.JUMP, Role.CREDIT, Role.CAPTION)
_SELECTED_CHARACTERS = 48  # of 255: the accent over a tint must leave the ink readable
_DOUBT_LENGTH = 6  # characters of a doubtful fragment that are underlined


def paint_under(painter: QPainter, scene: Scene, lines: Sequence[ShownLine], *, width: float) -> None:
    """What lies beneath the glyphs: tints, hatches, words found, selections and the dashed lines between articles."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for line in lines:
        for gap in scene.unassigned_on(line):
            _hatch(painter, scene, line.pieces(gap.start, gap.end))
        for index, run in line.runs:
            _tint(painter, scene, run, pieces=line.pieces(run.span.start, run.span.end))
            if run.span.start >= line.start:
                _boundary(painter, scene, line, index=index, width=width)
        for place in scene.found_on(line):
            _found(painter, scene, line.pieces(place.start, place.end), is_here=place == scene.found_here)
        if scene.characters is not None:
            _select(painter, scene, line.pieces(scene.characters.start, scene.characters.end))


def paint_over(painter: QPainter, scene: Scene, lines: Sequence[ShownLine], *, width: float) -> None:
    """What lies above the glyphs: underlines, likely cuts, doubt, the words of furniture, the current fragment."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for line in lines:
        for _, run in line.runs:
            if run.role in DOTTED_ROLES and run.colour is not None:
                ink = scene.look.article(run.colour)
                _underline(painter, _pen(ink, 1.5, Qt.PenStyle.DotLine), line.pieces(run.span.start, run.span.end))
            if run.doubt is not Doubt.NONE:
                _doubt(painter, scene, line, run=run)
            if run.span.start >= line.start:
                _aside(painter, scene, line, run=run, width=width)
        for cut in scene.cuts_on(line):
            _cut(painter, scene, line.place(cut), is_hovered=cut == scene.hovered)
    for span in scene.selected:
        if lines and span.start < lines[-1].end and span.end > lines[0].start:
            _outline(painter, scene, lines, span=span, width=1)
    if scene.current is not None:
        _outline(painter, scene, lines, span=scene.current, width=2)


def _pen(colour: QColor, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    return QPen(colour, width, style, Qt.PenCapStyle.FlatCap)


def _tint(painter: QPainter, scene: Scene, run: Run, *, pieces: list[QRectF]) -> None:
    if scene.is_selected(run):
        for piece in pieces:
            painter.fillRect(piece, QColor(scene.look.selection))
    elif run.colour is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(scene.look.article_tint(run.colour))
        for piece in pieces:
            painter.drawRoundedRect(piece.adjusted(0, 1, 0, -1), 2, 2)


def _hatch(painter: QPainter, scene: Scene, pieces: list[QRectF]) -> None:
    colour = QColor(scene.look.caution)
    colour.setAlpha(110)
    painter.setPen(_pen(QColor(scene.look.caution), 1, Qt.PenStyle.DashLine))
    painter.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern))
    for piece in pieces:
        painter.drawRoundedRect(piece.adjusted(0.5, 2.5, -0.5, -2.5), 2, 2)


def _select(painter: QPainter, scene: Scene, pieces: list[QRectF]) -> None:
    colour = QColor(scene.look.accent)
    colour.setAlpha(_SELECTED_CHARACTERS)
    for piece in pieces:
        painter.fillRect(piece, colour)


def _found(painter: QPainter, scene: Scene, pieces: list[QRectF], *, is_here: bool) -> None:
    painter.setPen(_pen(QColor(scene.look.caution), 2) if is_here else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(scene.look.found))
    for piece in pieces:
        painter.drawRoundedRect(piece.adjusted(0, 1, 0, -1), 3, 3)


def _boundary(painter: QPainter, scene: Scene, line: ShownLine, *, index: int, width: float) -> None:
    start = scene.paint.runs[index].span.start
    is_hovered = scene.hovered == start
    colour = QColor(scene.look.accent if is_hovered else scene.look.mark)
    pen = _pen(colour, 2 if is_hovered else 1, Qt.PenStyle.DashLine)
    at = line.place(start)
    if not scene.begins_line(line, start):
        painter.setPen(pen)
        painter.drawLine(QLineF(at.x() - 2, at.y() + 2, at.x() - 2, at.y() + line.pitch - 2))
    elif scene.changes_article(index):
        painter.setPen(pen)
        painter.drawLine(QLineF(0, at.y() + 0.5, width, at.y() + 0.5))
    elif is_hovered or not scene.follows_blank(line):
        painter.setPen(pen)
        painter.drawLine(QLineF(0, at.y() + 0.5, scene.look.px(24), at.y() + 0.5))


def _underline(painter: QPainter, pen: QPen, pieces: Iterable[QRectF]) -> None:
    painter.setPen(pen)
    for piece in pieces:
        y = piece.bottom() - 2
        painter.drawLine(QLineF(piece.left(), y, piece.right(), y))


def _doubt(painter: QPainter, scene: Scene, line: ShownLine, *, run: Run) -> None:
    colour = QColor(scene.look.bad if run.doubt is Doubt.DOUBTFUL else scene.look.caution)
    painter.setPen(_pen(colour, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for piece in line.pieces(run.span.start, min(run.span.start + _DOUBT_LENGTH, run.span.end)):
        painter.drawPath(wave(piece.left(), piece.right(), piece.bottom() - 2))


def wave(left: float, right: float, y: float) -> QPainterPath:
    """The wavy line of a doubt, as far to the right as whole waves go."""
    path = QPainterPath(QPointF(left, y))
    x, up = left, True
    while x < right:
        path.quadTo(x + 1.5, y - 2.5 if up else y + 2.5, x + 3, y)
        x, up = x + 3, not up
    return path


def _cut(painter: QPainter, scene: Scene, at: QPointF, *, is_hovered: bool) -> None:
    """A small notch below the gap between two characters."""
    size = scene.look.px(3)
    bottom = at.y() + scene.look.line_pitch - 1
    path = QPainterPath(QPointF(at.x() - size, bottom))
    path.lineTo(at.x(), bottom - size - 1)
    path.lineTo(at.x() + size, bottom)
    painter.setPen(_pen(QColor(scene.look.accent if is_hovered else scene.look.mark), 1.5 if is_hovered else 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _aside(painter: QPainter, scene: Scene, line: ShownLine, *, run: Run, width: float) -> None:
    """Small words after a run's first row, where there is room: a furniture's role, a vertical headline read across."""
    if run.article is None:
        words, size, ink = role_word(run.role), Type.TINY, scene.look.faint
    elif scene.vertical(run) is not None:
        words, size, ink = "→ " + "".join(scene.page.text[run.span.start : run.span.end].split()), Type.NORMAL, scene.look.soft
    else:
        return
    font, end = QFont(painter.font()), line.row_end(run.span.start)
    font.setPixelSize(scene.look.px(size))
    box = QRectF(end.x() + scene.look.px(12), end.y(), QFontMetricsF(font).horizontalAdvance(words) + 2, line.pitch)
    if box.right() <= width:
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def _outline(painter: QPainter, scene: Scene, lines: Sequence[ShownLine], *, span: Span, width: float) -> None:
    """One closed line around all rows of a fragment that touch; open above where it began before the screen does."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for line in lines:
        for piece in line.pieces(span.start, span.end):
            path.addRect(piece.adjusted(-2, -0.5, 2, 0.5))
    first = lines[0].pieces(span.start, span.end) if lines and span.start < lines[0].start else []
    for piece in first[:1]:
        path.addRect(piece.adjusted(-2, -piece.height(), 2, 0))
    pen = QPen(QColor(scene.look.accent), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path.simplified())
