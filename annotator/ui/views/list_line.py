"""One line of a list that a search fills: as high as every other, lit where it is chosen or under the pointer."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.ui.theme import Radius, Theme

Index = QModelIndex | QPersistentModelIndex
_NARROWEST = 100


class ListLine(QStyledItemDelegate):
    """What a line shows is for the subclass to paint; ``height`` is in pixels at 100 %."""

    height: int

    def __init__(self, look: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """One line."""
        return QSize(self._look.px(_NARROWEST), self._look.px(self.height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_background(painter, option)
        self.paint_line(painter, option.rect, index)
        painter.restore()

    def paint_line(self, painter: QPainter, box: QRect, index: Index) -> None:
        """Draw what the line shows into the box."""
        raise NotImplementedError

    def _paint_background(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        is_current = option.state & QStyle.StateFlag.State_Selected
        is_hovered = option.state & QStyle.StateFlag.State_MouseOver
        if is_current or is_hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._look.selection if is_current else self._look.hover))
            painter.drawRoundedRect(option.rect, self._look.px(Radius.CONTROL), self._look.px(Radius.CONTROL))
