"""The painted text itself: raw text on an even grid, articles under it, marks over it, a gutter beside it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextBlock, QTextDocument, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from annotator.core.page import Page
from annotator.core.spans import Span
from annotator.ui.models.page_paint import PagePaint
from annotator.ui.offsets import Offsets, shown
from annotator.ui.theme import Scheme, Space, Theme, Type, theme
from annotator.ui.views.page_text.caret import draw_caret
from annotator.ui.views.page_text.formats import Formats
from annotator.ui.views.page_text.gutter import Gutter
from annotator.ui.views.page_text.layout import SpacedLayout
from annotator.ui.views.page_text.lines import ShownLine
from annotator.ui.views.page_text.painting import paint_over, paint_under
from annotator.ui.views.page_text.scene import Scene


class TextSurface(QPlainTextEdit):
    """Shows a page and its paint. Offsets are code points of the page's raw text; nothing is read back from the widget."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pageText")
        self._scene = Scene(theme(Scheme.LIGHT))
        self._formats = Formats(self._scene.look)
        self._formatted: set[int] = set()
        self._offsets = Offsets()
        self._text = QTextDocument(self)
        self._grid = SpacedLayout(self._text)
        self._gutter = Gutter(self, lambda: self._scene, self.shown_lines)
        self._prepare()
        self.set_theme(self._scene.look)

    def _prepare(self) -> None:
        self._text.setDocumentLayout(self._grid)
        self._text.setDocumentMargin(Space.XS)
        self.setDocument(self._text)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setCursorWidth(0)  # drawn by us, so that it shows in text nobody can type into
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.updateRequest.connect(self._gutter.update)
        self.cursorPositionChanged.connect(self.viewport().update)

    def set_theme(self, look: Theme) -> None:
        """Wear another look or text size."""
        self._scene = replace(self._scene, look=look)
        self._formats = Formats(look)
        font = self.font()
        font.setPixelSize(look.px(Type.TEXT))
        self.setFont(font)
        self._grid.set_pitch(look.line_pitch, look.px(Type.TEXT))
        self._make_room()
        self._format(range(self._text.blockCount()))

    def set_page(self, page: Page) -> None:
        """Show another page, unpainted, with the caret at its start."""
        self._scene = Scene(self._scene.look, page)
        self._offsets = Offsets.of(page.text)
        self._formatted.clear()
        self.setPlainText(shown(page.text))
        self._make_room()

    def set_paint(self, paint: PagePaint) -> None:
        """Paint the whole page."""
        self._scene = replace(self._scene, paint=paint)
        self._format(range(self._text.blockCount()))

    def update_paint(self, paint: PagePaint, changed: Sequence[Span]) -> None:
        """Paint the page, where only ``changed`` differs: other lines keep their formats."""
        self._scene = replace(self._scene, paint=paint)
        page = self._scene.page
        self._format({n for span in changed for n in range(page.line_of(span.start), page.line_of(span.end - 1) + 1)})

    def shown_lines(self) -> list[ShownLine]:
        """The lines on the screen, the first and the last perhaps in part."""
        out = []
        block = self.firstVisibleBlock()
        top, height = self.blockBoundingGeometry(block).translated(self.contentOffset()).top(), self.viewport().height()
        while block.isValid() and top < height:
            out.append(self._line(block, top))
            top += self.blockBoundingRect(block).height()
            block = block.next()
        return out

    def _line(self, block: QTextBlock, top: float) -> ShownLine:
        start, end = self._scene.page.line_span(block.blockNumber())
        origin = QPointF(self.contentOffset().x(), top)
        number, first, layout = block.blockNumber(), block.position(), block.layout()
        return ShownLine(number, start, end, first, origin, self._grid.pitch, layout, self._offsets)

    def _format(self, lines: Sequence[int] | set[int]) -> None:
        for number in lines:
            self._format_line(number)
        self.viewport().update()
        self._gutter.update()

    def _format_line(self, number: int) -> None:
        wanted = self._formats.of_line(self._scene.paint, *self._scene.page.line_span(number), offsets=self._offsets)
        if not wanted and number not in self._formatted:
            return
        block = self._text.findBlockByNumber(number)
        block.layout().setFormats(wanted)
        self._text.markContentsDirty(block.position(), block.length())
        (self._formatted.add if wanted else self._formatted.discard)(number)

    def _make_room(self) -> None:
        look = self._scene.look
        left = self._gutter.width_for(look, len(self._scene.page.line_starts))
        self.setViewportMargins(left, look.px(Space.S), look.px(Space.XS), 0)
        self._place_gutter(left)

    def _place_gutter(self, width: int) -> None:
        inside = self.viewport().geometry()
        self._gutter.setGeometry(QRect(inside.left() - width, inside.top(), width, inside.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The gutter stays beside the text."""
        super().resizeEvent(event)
        self._place_gutter(self._gutter.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tints, then the glyphs, then marks and the caret."""
        lines, width = self.shown_lines(), self.viewport().width()
        painter = QPainter(self.viewport())
        painter.setClipRect(event.rect())
        paint_under(painter, self._scene, lines, width=width)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setClipRect(event.rect())
        paint_over(painter, self._scene, lines, width=width)
        draw_caret(painter, self.cursorRect().toRectF(), self._scene.look, has_focus=self.hasFocus())
        painter.end()
