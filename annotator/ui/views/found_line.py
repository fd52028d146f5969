"""Paints a page that holds the words: its name, and the words set off in what stands before and after them."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from annotator.services.searching import CONTEXT, Excerpt, Hit
from annotator.ui.models.found_pages import HIT_ROLE, title_of
from annotator.ui.theme import Space, Theme, Type
from annotator.ui.views.list_line import Index, ListLine

LINE = 26
_NAME = 300
_TIMES = 44


class FoundLine(ListLine):
    """The words stand below each other, so that many lines are read at a glance."""

    height = LINE

    def paint_line(self, painter: QPainter, box: QRect, index: Index) -> None:
        """Draw the page's name, the words found, and how often they are there."""
        hit: Hit = index.data(HIT_ROLE)
        box, look = box.adjusted(self._look.px(Space.S), 0, -self._look.px(Space.S), 0), self._look
        name = QRect(box.left(), box.top(), min(look.px(_NAME), box.width() // 4), box.height())
        room = name.adjusted(0, 0, -look.px(Space.M), 0)
        # Which page it is stands at the end.
        title = _metrics(look).elidedText(title_of(hit), Qt.TextElideMode.ElideLeft, room.width())
        self._write(painter, room, title, ink=look.soft)
        times = f"× {len(hit.spans)}" if len(hit.spans) > 1 else ""
        self._write(painter, box, times, ink=look.faint, side=Qt.AlignmentFlag.AlignRight)
        self._paint_excerpt(painter, box.adjusted(name.width(), 0, -look.px(_TIMES), 0), hit.excerpt)

    def _paint_excerpt(self, painter: QPainter, box: QRect, excerpt: Excerpt) -> None:
        pad, look = self._look.px(2), self._look
        before = min(look.px(Type.NORMAL) * CONTEXT, box.width() * 2 // 5)
        words = min(_metrics(look, is_strong=True).horizontalAdvance(excerpt.words), box.width() - before - 2 * pad)
        marked = QRect(box.left() + before, box.top(), words + 2 * pad, box.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.found))
        painter.drawRoundedRect(QRectF(marked.adjusted(0, look.px(3), 0, -look.px(3))), 3, 3)
        start, end = (
            QRect(box.left(), box.top(), before - pad, box.height()),
            box.adjusted(before + marked.width() + pad, 0, 0, 0),
        )
        self._write(painter, start, excerpt.before, ink=look.ink, side=Qt.AlignmentFlag.AlignRight)
        self._write(painter, marked.adjusted(pad, 0, 0, 0), excerpt.words, ink=look.ink, is_strong=True)
        self._write(painter, end, excerpt.after, ink=look.ink)

    def _write(
        self,
        painter: QPainter,
        box: QRect,
        words: str,
        *,
        ink: str,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        is_strong: bool = False,
    ) -> None:
        """Write the words; where there is not enough room, leave out what stands farthest from the words sought."""
        is_right = side == Qt.AlignmentFlag.AlignRight
        elide = Qt.TextElideMode.ElideLeft if is_right else Qt.TextElideMode.ElideRight
        painter.setFont(_font(self._look, is_strong=is_strong))
        painter.setPen(QColor(ink))
        shown = _metrics(self._look, is_strong=is_strong).elidedText(words, elide, max(box.width(), 0))
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)


def _font(look: Theme, *, is_strong: bool = False) -> QFont:
    out = QFont()
    out.setPixelSize(look.px(Type.NORMAL))
    if is_strong:
        out.setWeight(QFont.Weight.Bold)
    return out


def _metrics(look: Theme, *, is_strong: bool = False) -> QFontMetrics:
    return QFontMetrics(_font(look, is_strong=is_strong))
