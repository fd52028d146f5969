"""Paints the cells of a figure table and makes their editors."""

from typing import cast

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.core.decisions import Decision, Doubt, Standing
from annotator.ui.models.figure_rows import IllustrationRow, QuantityRow
from annotator.ui.models.figure_table import CHOICES_ROLE, FigureTableModel
from annotator.ui.theme import Space, Theme

Index = QModelIndex | QPersistentModelIndex
Figures = FigureTableModel[IllustrationRow] | FigureTableModel[QuantityRow]


def decision_ink(decision: Decision, look: Theme) -> str:
    """The colour of the word for a decision."""
    by_doubt = {Doubt.CHECK: look.caution, Doubt.DOUBTFUL: look.bad}
    if decision.doubt in by_doubt:
        return by_doubt[decision.doubt]
    return look.faint if decision.standing in (Standing.MACHINE, Standing.REJECTED) else look.good


# What Qt's own styles leave around the words of a cell for the mark of the one that has the keys.
_FOCUS_MARGIN = 3


class FigureDelegate(QStyledItemDelegate):
    """Rejected rows are struck out; the last column wears the colour of its word; lists open at once."""

    def __init__(self, figures: Figures, look: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._figures = figures
        self.look = look

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """The words of a cell, ink and strike after the row's standing.

        The delegate's own way asks a model seven times for a cell, six of them for what no cell here has.
        """
        cell = self._figures.cell(index)
        option.index, option.text, option.displayAlignment = cast("QModelIndex", index), cell.text, cell.alignment
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay
        option.textElideMode = Qt.TextElideMode.ElideRight
        is_rejected = cell.decision.standing is Standing.REJECTED
        ink = decision_ink(cell.decision, self.look) if cell.is_standing else self.look.faint if is_rejected else self.look.ink
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            option.palette.setColor(role, QColor(ink))
        if is_rejected and not cell.is_standing:
            option.font.setStrikeOut(True)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell as the style sheet has it, drawn by hand: a style sheet takes five times as long for each of dozens."""
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        look, box, state = self.look, option.rect, option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_selected or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(look.selection if is_selected else look.hover))
        painter.fillRect(box.left(), box.top(), box.width(), 1, QColor(look.line))
        painter.setFont(own.font)
        # On a selected row a rejected figure is read like any other.
        is_word = is_selected and not self._figures.cell(index).is_standing
        painter.setPen(QColor(look.ink) if is_word else own.palette.color(QPalette.ColorRole.Text))
        room = box.adjusted(self.padding, 1, -self.padding, 0)
        shown = QFontMetrics(own.font).elidedText(own.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, own.displayAlignment, shown)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(look.accent))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.restore()

    @property
    def padding(self) -> int:
        """Pixels between the edges of a cell and its words; titles stand over them with the same."""
        return self.look.px(Space.S) + _FOCUS_MARGIN

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002, N802
        """A list where there are choices, else a line."""
        choices = index.data(CHOICES_ROLE)
        if choices is None:
            line = QLineEdit(parent)
            line.setAlignment(Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole)))
            return line
        combo = QComboBox(parent)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for word, value in choices:
            combo.addItem(word, value)
        combo.activated.connect(lambda: self._close(combo))
        return combo

    def _close(self, combo: QComboBox) -> None:
        self.commitData.emit(combo)
        self.closeEditor.emit(combo, QStyledItemDelegate.EndEditHint.NoHint)

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        """Begin with the value as it is."""
        if isinstance(editor, QComboBox):
            current = index.data(Qt.ItemDataRole.EditRole)
            editor.setCurrentIndex(next((at for at in range(editor.count()) if editor.itemData(at) == current), 0))
        elif isinstance(editor, QLineEdit):
            editor.setText(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802
        """Hand over what was chosen or typed."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: ARG002, N802
        """The cell, wider where the choices need it."""
        box = option.rect
        box.setWidth(max(box.width(), editor.sizeHint().width() if isinstance(editor, QComboBox) else 0))
        editor.setGeometry(box)
