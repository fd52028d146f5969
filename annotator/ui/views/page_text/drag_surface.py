"""The text surface as something to drag over: what lies at a point, and what is shown while a drag is on."""

from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF

from annotator.ui.views.page_text.lines import ShownLine
from annotator.ui.views.page_text.scene import Landing, Painted
from annotator.ui.views.page_text.surface import TextSurface


class DragSurface(TextSurface):
    """Points are of the viewport, or global where that is said; offsets are code points of the page."""

    def line_at(self, y: float) -> ShownLine | None:
        """The line at this height of the viewport, the last one below the text."""
        shown = self.shown_lines()
        return next((line for line in shown if y < line.box.bottom()), shown[-1] if shown else None)

    def character_at(self, point: QPointF) -> int:
        """The offset of the character under a viewport point, or of the nearest on its row."""
        line = self.line_at(point.y())
        return line.character_at(point) if line is not None else 0

    def ink_at(self, point: QPointF) -> int | None:
        """The offset of the character right under a point."""
        line = self.line_at(point.y())
        offset = line.character_at(point) if line is not None and line.start < line.end else None
        is_under = line is not None and offset is not None and any(p.contains(point) for p in line.pieces(offset, offset + 1))
        return offset if is_under else None

    def line_under(self, point: QPoint) -> int:
        """The index of the line at the height of a global point: the first or last on the screen above or below them."""
        line = self.line_at(self._inside(point).y())
        return line.index if line is not None else 0

    def line_near(self, point: QPoint) -> int:
        """The index of the line whose beginning is nearest to the height of a global point; the one after the last is there."""
        y = self._inside(point).y()
        line = self.line_at(y)
        return 0 if line is None else line.index + (y > line.box.center().y())

    def gap_near(self, point: QPoint) -> int:
        """The offset before which the gap between two characters stands that is nearest to a global point on its row."""
        line = self.line_at(self._inside(point).y())
        return line.gap_at(self._inside(point)) if line is not None else 0

    def show_landing(self, landing: Landing | None) -> None:
        """Show where a dragged boundary would land."""
        before = self._scene.landing
        if landing != before:
            self._scene = replace(self._scene, landing=landing)
            self._repaint(*(span for shown in (before, landing) if shown is not None for span in shown.spans))

    def show_painted(self, painted: Painted | None) -> None:
        """Show whole lines as those that a drag is about."""
        if painted != self._scene.painted:
            self._scene = replace(self._scene, painted=painted)
            self.viewport().update()
            self.gutter.update()

    def scroll_at(self, point: QPoint) -> bool:
        """Scroll by a row where a global point is near the upper or lower edge, or beyond; whether there was one."""
        y, edge, bar = self._inside(point).y(), self._grid.pitch, self.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + (y > self.viewport().height() - edge) - (y < edge))
        return bar.value() != before

    def _inside(self, point: QPoint) -> QPointF:
        return self.viewport().mapFromGlobal(point).toPointF()
