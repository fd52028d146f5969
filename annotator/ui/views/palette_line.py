"""Paints a line of the palette: what it is called, its menu, its key; faint, with the reason, where it is not to be had."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from annotator.ui.models.command_search import Found
from annotator.ui.theme import Space, Type
from annotator.ui.views.list_line import Index, ListLine

FOUND_ROLE = Qt.ItemDataRole.UserRole
LINE = 32
_KEY = 110


class PaletteLine(ListLine):
    """Title at the left, key at the right, menu or reason before it."""

    height = LINE

    def paint_line(self, painter: QPainter, box: QRect, index: Index) -> None:
        """Draw the command's title, and what else there is room for."""
        inset = self._look.px(Space.M)
        self._paint_words(painter, box.adjusted(inset, 0, -inset, 0), index.data(FOUND_ROLE))

    def _paint_words(self, painter: QPainter, box: QRect, found: Found) -> None:
        entry, look = found.entry, self._look
        small, ink = look.px(Type.SMALL), look.faint if entry.why else look.ink
        key = entry.keys[0] if entry.keys else ""
        self._write(painter, box, key, pixels=small, ink=look.faint if entry.why else look.soft, is_right=True)
        box = box.adjusted(0, 0, -max(look.px(_KEY), self._width(key, small) + look.px(Space.M)), 0)
        place = entry.why or next(iter(entry.menus), "")
        self._write(painter, box, place, pixels=small, ink=look.faint, is_right=True)
        box = box.adjusted(0, 0, -self._width(place, small) - look.px(Space.M), 0)
        used = self._write(painter, box, entry.title, pixels=look.px(Type.NORMAL), ink=ink)
        if found.is_by_other:
            rest = box.adjusted(used + look.px(Space.M), 0, 0, 0)
            self._write(painter, rest, entry.other, pixels=small, ink=look.soft)

    def _write(self, painter: QPainter, box: QRect, words: str, *, pixels: int, ink: str, is_right: bool = False) -> int:
        """Write the words, cut to the room there is; how wide they came out."""
        font = _font(pixels)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(box.width(), 0))
        painter.setFont(font)
        painter.setPen(QColor(ink))
        side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)
        return metrics.horizontalAdvance(shown)

    def _width(self, words: str, pixels: int) -> int:
        return QFontMetrics(_font(pixels)).horizontalAdvance(words) if words else 0


def _font(pixels: int) -> QFont:
    out = QFont()
    out.setPixelSize(pixels)
    return out
