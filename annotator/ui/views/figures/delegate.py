"""Paints the cells of a figure table and makes their editors."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.core.decisions import Decision, Doubt, Standing
from annotator.ui.models.figure_table import CHOICES_ROLE, COLUMN_ROLE, ROW_ROLE
from annotator.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex


def decision_ink(decision: Decision, look: Theme) -> str:
    """The colour of the word for a decision."""
    by_doubt = {Doubt.CHECK: look.caution, Doubt.DOUBTFUL: look.bad}
    if decision.doubt in by_doubt:
        return by_doubt[decision.doubt]
    return look.faint if decision.standing in (Standing.MACHINE, Standing.REJECTED) else look.good


class FigureDelegate(QStyledItemDelegate):
    """Rejected rows are struck out; the last column wears the colour of its word; lists open at once."""

    def __init__(self, look: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.look = look

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """Ink and strike after the row's standing."""
        super().initStyleOption(option, index)
        row, column = index.data(ROW_ROLE), index.data(COLUMN_ROLE)
        is_rejected = row.decision.standing is Standing.REJECTED
        ink = decision_ink(row.decision, self.look) if column.is_standing else self.look.faint if is_rejected else self.look.ink
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            option.palette.setColor(role, QColor(ink))
        if is_rejected and not column.is_standing:
            option.font.setStrikeOut(True)
        option.textElideMode = Qt.TextElideMode.ElideRight

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell; the word of the last column keeps its colour on a selected row, where the style sheet has but one ink."""
        super().paint(painter, option, index)
        if index.data(COLUMN_ROLE).is_standing and option.state & QStyle.StateFlag.State_Selected:
            own = QStyleOptionViewItem(option)
            self.initStyleOption(own, index)
            style = own.widget.style()
            where = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, own, own.widget)
            painter.save()
            painter.fillRect(where.adjusted(0, 1, 0, 0), QColor(self.look.selection))
            painter.setPen(QColor(decision_ink(index.data(ROW_ROLE).decision, self.look)))
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
