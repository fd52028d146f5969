"""The strip left of the text: line numbers, a bar in each article's colour, its number in a circle, doubt, brackets."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.core.decisions import Doubt
from annotator.core.roles import Role
from annotator.ui.models.page_paint import Run
from annotator.ui.theme import Space, Theme, Type
from annotator.ui.views.page_text.drag_marks import paint_veil
from annotator.ui.views.page_text.lines import ShownLine
from annotator.ui.views.page_text.scene import Scene
from annotator.ui.views.pull import FragmentGrip, Grip, LinesGrip, Pull

NUMBERED_ROLES = (Role.BYLINE, Role.JUMP)  # where an article's body begins, its number is said again
_BARS, _BADGE, _DOUBT, _GAP = 10, 28, 10, 4


def number_font(base: QFont, look: Theme, digits: int) -> QFont:
    """The font of a circled number with so many digits."""
    font = QFont(base)
    font.setPixelSize(look.px(Type.TINY if digits < 2 else Type.TINY - 1 if digits == 2 else Type.TINY - 3))
    font.setWeight(QFont.Weight.Medium)
    return font


def draw_circled(painter: QPainter, look: Theme, box: QRectF, *, number: int, ink: QColor) -> None:
    """An article's number in a circle that fills ``box``, in its ink; any number, not only ① to ⑳."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1.2))
    painter.setBrush(QColor(look.pane))
    painter.drawEllipse(box.adjusted(0.6, 0.6, -0.6, -0.6))
    painter.setFont(number_font(painter.font(), look, len(str(number))))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))


class Gutter(QWidget):
    """Paints what the view tells it to.

    ``line_clicked`` carries the y of a click, and whether Ctrl was held, ``extended_to`` that of one with Shift.
    Line numbers are dragged over to paint lines, what stands beside them is dragged to carry the fragment.
    """

    line_clicked = Signal(int, bool)
    extended_to = Signal(int)

    def __init__(self, parent: QWidget, scene: Callable[[], Scene], shown: Callable[[QRect], Sequence[ShownLine]]) -> None:
        super().__init__(parent)
        self.pull = Pull(self)
        self._scene = scene
        self._shown = shown
        self.setMouseTracking(True)

    def width_for(self, look: Theme, lines: int) -> int:
        """How wide the strip must be for a page of so many lines, in pixels."""
        return self._numbers_width(look, lines) + look.px(_BARS + _BADGE + _DOUBT + _GAP)

    def _numbers_width(self, look: Theme, lines: int) -> int:
        return look.px(12 + 7 * max(len(str(lines)), 3))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lines in the area; the first on the screen also names the article that it goes on with."""
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scene, lines = self._scene(), self._shown(event.rect())
        painter.fillRect(event.rect(), QColor(scene.look.pane))
        left = self._numbers_width(scene.look, len(scene.page.line_starts))
        self._numbers(painter, scene, lines, right=left - scene.look.px(8))
        paint_veil(painter, scene, lines, width=self.width())
        for line in lines:
            self._bars(painter, scene, line, left=left)
            self._badges(painter, scene, line, left=left + scene.look.px(_BARS), is_first=line.origin.y() <= Space.XS)
            self._doubt(painter, scene, line, left=left + scene.look.px(_BARS + _BADGE))
        self._brackets(painter, scene, lines)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of the line's number or of its fragment."""
        event.accept()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        grip = self._grip_at(event.position())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.extended_to.emit(round(event.position().y()))
        elif grip is not None:
            self.pull.press(grip, event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drags what is held; else shows what could be."""
        if not self.pull.move(event):
            carries = isinstance(self._grip_at(event.position()), FragmentGrip)
            self.setCursor(Qt.CursorShape.OpenHandCursor if carries else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click beside a line is a click on its first fragment."""
        if self.pull.release(event) or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return
        if event.button() == Qt.MouseButton.LeftButton:
            is_additive = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.line_clicked.emit(round(event.position().y()), is_additive)

    def event(self, event: QEvent) -> bool:
        """Says what can be dragged."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip_at(event.pos().toPointF()), self)
            return True
        return super().event(event)

    def _tip_at(self, point: QPointF) -> str:
        grip = self._grip_at(point)
        if isinstance(grip, LinesGrip):
            return QCoreApplication.translate("PageText", "Drag over lines to select them; with Ctrl, into the chosen article")
        return QCoreApplication.translate("PageText", "Drag the fragment onto a card") if grip is not None else ""

    def _grip_at(self, point: QPointF) -> Grip | None:
        scene = self._scene()
        line = next((one for one in self._shown(self.rect()) if one.box.top() <= point.y() < one.box.bottom()), None)
        if line is None:
            return None
        left = self._numbers_width(scene.look, len(scene.page.line_starts))
        if point.x() < left or not line.runs:
            return LinesGrip(line.index)
        return FragmentGrip(max(self._run_at(scene, line, x=point.x() - left).span.start, line.start))

    def _run_at(self, scene: Scene, line: ShownLine, *, x: float) -> Run:
        """The first run on the line whose bar is ``x`` pixels into the bars; beside the bars, the line's first."""
        colours = list(dict.fromkeys(run.colour for _, run in line.runs))
        place = int(x // (self._bar_width(scene, len(colours)) + 1))
        colour = colours[place] if place < len(colours) else colours[0]
        return next(run for _, run in line.runs if run.colour == colour)

    def _bar_width(self, scene: Scene, count: int) -> float:
        return scene.look.px(4) if count < 3 else scene.look.px(9) / count

    def _numbers(self, painter: QPainter, scene: Scene, lines: Sequence[ShownLine], *, right: float) -> None:
        font = QFont(self.font())
        font.setPixelSize(scene.look.px(Type.TINY))
        painter.setFont(font)
        painter.setPen(QColor(scene.look.faint))
        for line in lines:
            box = QRectF(0, line.head, right, line.pitch)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(line.index + 1))

    def _bars(self, painter: QPainter, scene: Scene, line: ShownLine, *, left: float) -> None:
        colours = list(dict.fromkeys(run.colour for _, run in line.runs))
        wide = self._bar_width(scene, len(colours))
        for place, colour in enumerate(colours):
            box = QRectF(left + place * (wide + 1), line.box.y(), wide, line.box.height())
            if colour is not None:
                painter.fillRect(box, scene.look.article(colour))
            else:
                painter.fillRect(QRectF(box.x() + wide / 2 - 0.5, box.y(), 1, box.height()), QColor(scene.look.mark))
        if scene.unassigned_on(line):
            box = QRectF(left + len(colours) * (wide + 1), line.box.y(), wide, line.box.height())
            painter.fillRect(box, QBrush(QColor(scene.look.caution), Qt.BrushStyle.Dense5Pattern))

    def _badges(self, painter: QPainter, scene: Scene, line: ShownLine, *, left: float, is_first: bool) -> None:
        runs = numbered_runs(scene, line, is_first=is_first)[:2]
        # Two stand side by side in the room of one.
        size = scene.look.px(18 if len(runs) < 2 else _BADGE / 2)
        top = line.head + (line.pitch - size) / 2
        for place, run in reversed(list(enumerate(runs))):
            box = QRectF(left + place * size, top, size, size)
            draw_circled(painter, scene.look, box, number=run.article or 0, ink=scene.look.article(run.colour or 0))

    def _doubt(self, painter: QPainter, scene: Scene, line: ShownLine, *, left: float) -> None:
        doubts = {run.doubt for _, run in line.runs if run.span.start >= line.start} - {Doubt.NONE}
        if not doubts:
            return
        is_doubtful = Doubt.DOUBTFUL in doubts
        ink, r = QColor(scene.look.bad if is_doubtful else scene.look.caution), scene.look.px(4)
        at = QPointF(left + r, line.head + line.pitch / 2)
        painter.setPen(QPen(ink, 1.2))
        painter.setBrush(ink if is_doubtful else Qt.BrushStyle.NoBrush)
        painter.drawPolygon(QPolygonF([at + QPointF(0, -r), at + QPointF(r, 0), at + QPointF(0, r), at + QPointF(-r, 0)]))

    def _brackets(self, painter: QPainter, scene: Scene, lines: Sequence[ShownLine]) -> None:
        """One bracket along the lines of each fragment set vertically, whichever of them are in the area."""
        for run, line in {run: on for on in lines for _, run in on.runs}.items():
            extent = scene.vertical(run)
            if extent is not None:
                top = line.origin.y() + (extent[0] - line.index) * line.pitch
                self._bracket(painter, scene, run, top=top, bottom=top + (extent[1] - extent[0] + 1) * line.pitch)

    def _bracket(self, painter: QPainter, scene: Scene, run: Run, *, top: float, bottom: float) -> None:
        ink = scene.look.article(run.colour) if run.colour is not None else QColor(scene.look.mark)
        x, foot = self.width() - scene.look.px(5), scene.look.px(4)
        painter.setPen(QPen(ink, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ends = [QPointF(x + foot, top + 3), QPointF(x, top + 3), QPointF(x, bottom - 3), QPointF(x + foot, bottom - 3)]
        painter.drawPolyline(ends)


def numbered_runs(scene: Scene, line: ShownLine, *, is_first: bool) -> list[Run]:
    """One run of each article to name on the line; where two articles share it, both."""
    runs = [(index, run) for index, run in line.runs if run.article is not None]
    is_shared = len({run.article for _, run in runs}) > 1
    shown = [run for index, run in runs if is_shared or is_first or _is_numbered(scene, line, index)]
    return list({run.article: run for run in shown}.values())


def _is_numbered(scene: Scene, line: ShownLine, index: int) -> bool:
    """Where an article begins or comes back, and at its byline or jump."""
    run = scene.paint.runs[index]
    if run.span.start < line.start:
        return False
    return index == 0 or scene.changes_article(index) or run.role in NUMBERED_ROLES
