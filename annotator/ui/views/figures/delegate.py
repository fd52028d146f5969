"""Paints the cells of a figure table and makes their editors."""

from typing import cast

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.core.decisions import Decision, Doubt, Standing
from annotator.ui.models.figure_rows import IllustrationRow, QuantityRow
from annotator.ui.models.figure_table import CHOICES_ROLE, FigureTableModel
from annotator.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
Figures = FigureTableModel[IllustrationRow] | FigureTableModel[QuantityRow]


def decision_ink(decision: Decision, look: Theme) -> str:
    """The colour of the word for a decision."""
    by_doubt = {Doubt.CHECK: look.caution, Doubt.DOUBTFUL: look.bad}
    if decision.doubt in by_doubt:
        return by_doubt[decision.doubt]
    return look.faint if decision.standing in (Standing.MACHINE, Standing.REJECTED) else look.good


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
        """The cell; the word of the last column keeps its colour on a selected row, where the style sheet has but one ink."""
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_Selected and self._figures.cell(index).is_standing:
            own = QStyleOptionViewItem(option)
            self.initStyleOption(own, index)
            style = own.widget.style()
            where = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, own, own.widget)
            painter.save()
            painter.fillRect(where.adjusted(0, 1, 0, 0), QColor(self.look.selection))
            painter.setPen(own.palette.color(QPalette.ColorRole.Text))
            margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
            painter.drawText(where.adjusted(margin, 0, 0, 0), own.displayAlignment, own.text)
            painter.restore()

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
