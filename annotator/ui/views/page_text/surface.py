"""The painted text itself: raw text on an even grid, articles under it, marks over it, a gutter beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextBlock, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from annotator.core.page import Page
from annotator.core.spans import Span
from annotator.ui.models.page_paint import PagePaint
from annotator.ui.offsets import Offsets
from annotator.ui.theme import Scheme, Space, Theme, Type, theme
from annotator.ui.views.page_text.caret import caret_box, draw_caret
from annotator.ui.views.page_text.drag_marks import paint_landing, paint_passed, paint_veil
from annotator.ui.views.page_text.formats import Formats, is_shaped
from annotator.ui.views.page_text.gutter import Gutter
from annotator.ui.views.page_text.lines import ShownLine, extents
from annotator.ui.views.page_text.loader import Loader
from annotator.ui.views.page_text.painting import paint_over, paint_under
from annotator.ui.views.page_text.scene import Scene
from annotator.ui.views.pull import Pull


class TextSurface(QPlainTextEdit):
    """Shows a page and its paint. Offsets are code points of the page's raw text; nothing is read back from the widget."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pageText")
        self._scene = Scene(theme(Scheme.LIGHT))
        self._formats = Formats(self._scene.look)
        self._formatted: set[int] = set()
        self._offsets = Offsets()
        self._caret = QRect()
        self._lines: tuple[object, list[ShownLine]] | None = None
        self._loader = Loader(self)
        self._text, self._grid = self._loader.take("")
        self.pull = Pull(self)
        self.gutter = Gutter(self, lambda: self._scene, self.shown_lines)
        self._prepare()
        self.set_theme(self._scene.look)

    def _prepare(self) -> None:
        self._wear_document()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.updateRequest.connect(self._follow_scroll)
        self.cursorPositionChanged.connect(self._follow_caret)

    def set_theme(self, look: Theme) -> None:
        """Wear another look or text size."""
        self._scene, self._lines = replace(self._scene, look=look), None
        self._formats = Formats(look)
        font = self.font()
        font.setPixelSize(look.px(Type.TEXT))
        self.setFont(font)
        self._grid.set_pitch(look.line_pitch, look.px(Type.TEXT))
        self._make_room()
        self._format_all()

    def set_families(self, families: Sequence[str]) -> None:
        """Set the text in these font families, in order of use."""
        font = self.font()
        font.setFamilies(list(families))
        self.setFont(font)

    def changeEvent(self, event: QEvent) -> None:
        """Another font breaks the lines elsewhere."""
        self._lines = None
        super().changeEvent(event)

    def prepare(self, page: Page) -> None:
        """Begin the document of a page that is about to be shown."""
        self._loader.load(page.text)

    def set_page(self, page: Page) -> None:
        """Show another page, unpainted, with the caret at its start."""
        self._scene = Scene(self._scene.look, page)
        self._offsets = Offsets.of(page.text)
        self._formatted.clear()
        before = self._text
        self._text, self._grid = self._loader.take(page.text)
        self._wear_document()
        before.deleteLater()
        self._make_room()
        self._lines = None

    def _wear_document(self) -> None:
        look = self._scene.look
        self._grid.set_pitch(look.line_pitch, look.px(Type.TEXT))
        self._text.setDefaultFont(self.font())
        self.setDocument(self._text)
        self.setCursorWidth(0)  # drawn by us, so that it shows in text nobody can type into

    def set_paint(self, paint: PagePaint) -> None:
        """Paint the whole page."""
        self._scene, self._lines = replace(self._scene, paint=paint), None
        self._format_all()

    def update_paint(self, paint: PagePaint, changed: Sequence[Span]) -> None:
        """Paint the page, where only ``changed`` differs: other lines keep their formats."""
        self._scene, self._lines = replace(self._scene, paint=paint), None
        for number in {number for span in changed for number in self._numbers(span)}:
            self._format_line(number)
        self._repaint(*changed, *paint.after(changed))

    def shown_lines(self, area: QRect | None = None) -> list[ShownLine]:
        """The lines on the screen, or those of them in a part of the viewport; the first and last perhaps in part."""
        block = self.firstVisibleBlock()
        place = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        state = block.blockNumber(), place, self.viewport().size()
        # Qt forgets how lines are broken when the width changes.
        if self._lines is None or self._lines[0] != state or not all(line.layout.lineCount() for line in self._lines[1]):
            self._lines = state, list(self._lines_from(block, place))
        lines = self._lines[1]
        if area is None:
            return lines
        top, bottom = area.top(), area.bottom() + 1
        return [line for line in lines if line.origin.y() < bottom and line.origin.y() + line.rows * line.pitch > top]

    def _lines_from(self, block: QTextBlock, place: float) -> Iterator[ShownLine]:
        bottom = self.viewport().height()
        while block.isValid() and place < bottom:
            height = self._grid.rows(block) * self._grid.pitch
            yield self._line(block, place)
            place += height
            block = block.next()

    def _numbers(self, span: Span) -> range:
        """The indices of the lines the span lies on."""
        page = self._scene.page
        return range(page.line_of(span.start), page.line_of(span.end - 1) + 1)

    def _repaint(self, *spans: Span) -> None:
        """Paint anew the rows from the first line on the screen with a character of the spans to the last such line."""
        if not spans:
            return
        lines = [line for line in self.shown_lines() if any(span.start <= line.end and line.start <= span.end for span in spans)]
        if lines:
            top, bottom = round(lines[0].box.top()) - 3, round(lines[-1].box.bottom()) + 3
            self.viewport().update(0, top, self.viewport().width(), bottom - top)
            self.gutter.update(0, top, self.gutter.width(), bottom - top)

    def _follow_scroll(self, area: QRect, dy: int) -> None:
        # A caret that moves asks for an update too, and the gutter has nothing to do with it.
        if dy or area.height() >= self.viewport().height():
            self.gutter.update()

    def _follow_caret(self) -> None:
        before, self._caret = self._caret, self.cursorRect()
        for cursor in (before, self._caret):
            self.viewport().update(caret_box(cursor.toRectF(), self._scene.look).toAlignedRect().adjusted(-1, -1, 1, 1))

    def _line(self, block: QTextBlock, top: float) -> ShownLine:
        start, end = self._scene.page.line_span(block.blockNumber())
        origin = QPointF(self.contentOffset().x(), top)
        number, first, paint = block.blockNumber(), block.position(), self._scene.paint
        runs = tuple((index, paint.runs[index]) for index in paint.between(start, end))
        return ShownLine(number, start, end, first, origin, self._grid.pitch, block, self._offsets, runs, extents(block.layout()))

    def _format_all(self) -> None:
        shaped = (run.span for run in self._scene.paint.runs if is_shaped(run.role))
        for number in self._formatted | {number for span in shaped for number in self._numbers(span)}:
            self._format_line(number)
        self.viewport().update()
        self.gutter.update()

    def _format_line(self, number: int) -> None:
        wanted = self._formats.of_line(self._scene.paint, *self._scene.page.line_span(number), offsets=self._offsets)
        if not wanted and number not in self._formatted:
            return
        (self._formatted.add if wanted else self._formatted.discard)(number)
        block = self._text.findBlockByNumber(number)
        layout, rows = block.layout(), block.layout().lineCount()
        layout.setFormats(wanted)  # and breaks the line anew when next asked for its rows
        self._lines = None
        # Only where it must: markContentsDirty repaints everything on the screen.
        if rows and self._grid.rows(block) != rows:
            self._text.markContentsDirty(block.position(), block.length())

    def _make_room(self) -> None:
        look = self._scene.look
        left = self.gutter.width_for(look, len(self._scene.page.line_starts))
        self.setViewportMargins(left, look.px(Space.S), look.px(Space.XS), 0)
        self._place_gutter(left)

    def _place_gutter(self, width: int) -> None:
        inside = self.viewport().geometry()
        self.gutter.setGeometry(QRect(inside.left() - width, inside.top(), width, inside.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The gutter stays beside the text."""
        super().resizeEvent(event)
        self._place_gutter(self.gutter.width())
        self.gutter.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tints, then the glyphs, then marks and the caret."""
        # One row beyond: what is drawn around several rows must close outside of the area.
        lines, width = self.shown_lines(event.rect().adjusted(0, -self._grid.pitch, 0, self._grid.pitch)), self.viewport().width()
        painter = QPainter(self.viewport())
        painter.setClipRect(event.rect())
        paint_under(painter, self._scene, lines, width=width)
        paint_veil(painter, self._scene, lines, width=width)
        paint_passed(painter, self._scene, lines)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setClipRect(event.rect())
        paint_over(painter, self._scene, lines, width=width)
        paint_landing(painter, self._scene, lines, width=width)
        draw_caret(painter, self.cursorRect().toRectF(), self._scene.look, has_focus=self.hasFocus())
        painter.end()
