"""Lines of raw text at one distance, whatever fonts they fall back to."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine
from PySide6.QtWidgets import QPlainTextDocumentLayout

# Han characters fill their em square from 0.12 em below to 0.88 em above the baseline.
_HAN_CENTRE = 0.38


class SpacedLayout(QPlainTextDocumentLayout):
    """Moves the lines of each block, once Qt has broken them, onto a grid of ``pitch`` pixels.

    QPlainTextDocumentLayout ignores QTextBlockFormat.setLineHeight, and a line that falls back to another font would
    be higher than its neighbours.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.pitch = 24
        self.baseline = 18
        self._gridded: dict[int, tuple[int, float, QRectF]] = {}

    def set_pitch(self, pitch: int, type_size: int) -> None:
        """Put lines ``pitch`` pixels apart, characters of ``type_size`` pixels in the middle of each."""
        self.pitch = pitch
        self.baseline = round(pitch / 2 + type_size * _HAN_CENTRE)
        self._gridded.clear()

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:  # noqa: N802
        """The block's place, its lines on the grid."""
        number, layout = block.blockNumber(), block.layout()
        known = self._gridded.get(number)
        # Qt asks for every block above the caret at every move: one that stands as it was left needs no more than this.
        if known is not None and layout.lineCount() == known[0] and layout.lineAt(known[0] - 1).y() == known[1]:
            return known[2]
        rect = super().blockBoundingRect(block)
        if not block.isValid():
            return rect
        rows = self.rows(block)
        out = QRectF(0, 0, rect.width(), rows * self.pitch)
        if layout.lineCount() == rows:
            self._gridded[number] = rows, layout.lineAt(rows - 1).y(), out
        return out

    def rows(self, block: QTextBlock) -> int:
        """Into how many rows the block wraps; puts them on the grid."""
        layout = block.layout()
        if not layout.lineCount():
            super().blockBoundingRect(block)  # breaks the lines
        count = layout.lineCount()
        last = layout.lineAt(count - 1)
        if last.isValid() and last.y() != self._y(last, count - 1):
            for index in range(count):
                line = layout.lineAt(index)
                line.setPosition(QPointF(line.x(), self._y(line, index)))
        return max(count, 1)

    def _y(self, line: QTextLine, index: int) -> int:
        return index * self.pitch + self.baseline - round(line.ascent())
