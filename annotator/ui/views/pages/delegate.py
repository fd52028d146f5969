"""Paints a line of the Pages pane: state, name, and the work or progress at the right."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.core.annotation import ReviewState
from annotator.ui.models.page_lines import LINE_ROLE, OPEN_ROLE, Line, line_name, line_note
from annotator.ui.models.page_queue import Paper
from annotator.ui.models.page_rows import PageRow
from annotator.ui.theme import Radius, Space, Theme, Type, icon

Index = QModelIndex | QPersistentModelIndex
_LINE = 28
_SIGN = 16
_STATES = {
    ReviewState.NEW: ("state-new", "faint"),
    ReviewState.IN_PROGRESS: ("state-in-progress", "soft"),
    ReviewState.FINISHED: ("state-finished", "good"),
    ReviewState.IGNORED: ("state-ignored", "faint"),
}


def sign_of(row: PageRow) -> tuple[str, str]:
    """The icon of a page and its ink: flag, parked, else its state."""
    if row.is_flagged:
        return "flag", "caution"
    return ("state-parked", "soft") if row.is_parked else _STATES[row.state]


class PageDelegate(QStyledItemDelegate):
    """``current`` is the page that is open; where ``are_many_chosen``, each that is has a mark.

    ``is_narrow``: only the number fits beside the sign.
    """

    def __init__(self, look: Theme, parent: QObject | None = None, *, is_narrow: bool = False) -> None:
        super().__init__(parent)
        self.look = look
        self.current = ""
        self.are_many_chosen = False
        self._is_narrow = is_narrow

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """One line."""
        return QSize(self.look.px(40), self.look.px(_LINE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        line: Line = index.data(LINE_ROLE)
        inset = self.look.px(Space.S if not self._is_narrow else Space.XS)
        box = option.rect.adjusted(inset, 1, -inset, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_background(painter, box, option, line)
        text = box.adjusted(
            self._paint_sign(painter, box, line, is_open=bool(index.data(OPEN_ROLE))), 0, -self.look.px(Space.S), 0
        )
        self._paint_words(painter, text, line)
        painter.restore()

    def _paint_background(self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, line: Line) -> None:
        is_current = isinstance(line, PageRow) and line.id == self.current
        is_chosen = self.are_many_chosen and option.state & QStyle.StateFlag.State_Selected
        has_cursor = option.state & QStyle.StateFlag.State_HasFocus
        is_hovered = option.state & QStyle.StateFlag.State_MouseOver
        painter.setPen(QColor(self.look.accent) if has_cursor else Qt.PenStyle.NoPen)
        is_lit = is_hovered or is_chosen
        painter.setBrush(QColor(self.look.selection if is_current else self.look.hover if is_lit else self.look.pane))
        if is_current or has_cursor or is_lit:
            painter.drawRoundedRect(box, self.look.px(Radius.CONTROL), self.look.px(Radius.CONTROL))
        if is_chosen:
            painter.fillRect(QRect(box.left(), box.top() + 2, self.look.px(3), box.height() - 3), QColor(self.look.accent))

    def _paint_sign(self, painter: QPainter, box: QRect, line: Line, *, is_open: bool) -> int:
        """Draw the sign; how far to the right of the box the name begins."""
        if isinstance(line, Paper):
            return self.look.px(Space.S)
        name, token = sign_of(line) if isinstance(line, PageRow) else ("down" if is_open else "next", "faint")
        size, left = self.look.px(_SIGN), self.look.px(Space.S if not self._is_narrow else Space.XS)
        where = QRect(box.left() + left, box.center().y() - size // 2 + 1, size, size)
        icon(name, self.look, token=token).paint(painter, where)
        return left + size + self.look.px(Space.S if not self._is_narrow else Space.XS)

    def _paint_words(self, painter: QPainter, box: QRect, line: Line) -> None:
        name, note = line_name(line), line_note(line)
        if self._is_narrow:
            name, note = (isinstance(line, PageRow) and line.page_number) or "·", ""
        small = _font(self.look.px(Type.SMALL))
        width = QFontMetrics(small).horizontalAdvance(note) + self.look.px(Space.S) if note else 0
        painter.setFont(small)
        painter.setPen(QColor(self._note_ink(line)))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, note)
        font = _font(self.look.px(Type.NORMAL), is_strong=isinstance(line, Paper))
        painter.setFont(font)
        painter.setPen(QColor(self.look.ink))
        room = box.adjusted(0, 0, -width, 0)
        shown = QFontMetrics(font).elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _note_ink(self, line: Line) -> str:
        if not isinstance(line, PageRow):
            return self.look.good if line.done == line.total else self.look.faint
        if line.is_flagged:
            return self.look.caution
        return self.look.good if line.state is ReviewState.FINISHED else self.look.faint


def _font(pixels: int, *, is_strong: bool = False) -> QFont:
    out = QFont()
    out.setPixelSize(pixels)
    if is_strong:
        out.setWeight(QFont.Weight.Bold)
    return out
