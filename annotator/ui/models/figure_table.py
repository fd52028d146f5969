"""Pictures or numbers as a Qt table; an edit is asked for, never made here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from annotator.core.decisions import Decision, Doubt
from annotator.core.errors import EditRefused
from annotator.ui.models.figure_columns import Column
from annotator.ui.models.figure_rows import FigureRow
from annotator.ui.models.stretch import changed_stretch

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row", bound=FigureRow)
CHOICES_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Cell:
    """What there is to paint of a cell; ``is_standing`` where its words name the decision."""

    text: str
    alignment: Qt.AlignmentFlag
    decision: Decision
    is_standing: bool


class FigureTableModel(QAbstractTableModel, Generic[Row]):
    """Rows of one kind. ``edit_asked`` carries id, field and value; ``edit_refused`` the EditRefused of a bad one."""

    edit_asked = Signal(str, str, object)
    edit_refused = Signal(object)

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: list[Row] = []

    def fields(self) -> list[str]:
        """For each column the field that an edit changes, empty where there is none."""
        return [column.field for column in self.columns]

    def stretching(self) -> list[bool]:
        """For each column whether it takes what room is left."""
        return [column.stretches for column in self.columns]

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; those that stay keep their place and selection."""
        stretch = changed_stretch([row.id for row in self.rows], [row.id for row in rows])
        if stretch.first < stretch.old_end:
            self.beginRemoveRows(QModelIndex(), stretch.first, stretch.old_end - 1)
            del self.rows[stretch.first : stretch.old_end]
            self.endRemoveRows()
        if stretch.first < stretch.new_end:
            self.beginInsertRows(QModelIndex(), stretch.first, stretch.new_end - 1)
            self.rows[stretch.first : stretch.first] = rows[stretch.first : stretch.new_end]
            self.endInsertRows()
        self.update_rows(rows, range(len(rows)))

    def update_rows(self, rows: Sequence[Row], changed: Iterable[int]) -> None:
        """Put those of ``rows`` that have these indices in the place of what is there, which is of the same figures."""
        for at in changed:
            if rows[at] is not self.rows[at] and rows[at] != self.rows[at]:
                self.rows[at] = rows[at]
                self.dataChanged.emit(self.index(at, 0), self.index(at, len(self.columns) - 1))

    def row_of(self, figure_id: str) -> int | None:
        """The row of a figure."""
        return next((at for at, row in enumerate(self.rows) if row.id == figure_id), None)

    def is_to_check(self, figure_id: str) -> bool:
        """Whether the figure is not sure."""
        row = self.row_of(figure_id)
        return row is not None and self.rows[row].decision.doubt is not Doubt.NONE

    def next_to_check(self, after: int) -> int | None:
        """The first row behind this one, else from the top, that is not sure."""
        order = [*range(after + 1, len(self.rows)), *range(after + 1)]
        return next((at for at in order if self.rows[at].decision.doubt is not Doubt.NONE), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """One row a figure."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """The columns given."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The columns' titles, over numbers at the right."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].translated
        return self.columns[section].alignment if role == Qt.ItemDataRole.TextAlignmentRole else None

    def cell(self, index: Index) -> Cell:
        """All that is painted of a cell, at once: asked for role by role it takes several times as long."""
        row, column = self.rows[index.row()], self.columns[index.column()]
        return Cell(column.text(row), column.alignment, row.decision, column.is_standing)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows; for its editor the value or text it begins with, and the choices."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.alignment
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(row, column)
        return self._own_data(row, column, role)

    @staticmethod
    def _own_data(row: Row, column: Column[Row], role: int) -> object:
        if role == Qt.ItemDataRole.EditRole:
            return column.current(row) if column.current else None
        if role == CHOICES_ROLE:
            return column.choices() if column.choices else None
        return None

    @staticmethod
    def _tooltip(row: Row, column: Column[Row]) -> str | None:
        if column.is_standing:
            return None if row.decision.margin is None else f"{row.decision.margin:.2f}"
        return column.text(row) or None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells of columns with a field can be edited."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() and self.columns[index.column()].field else flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for the edit; the row changes when the annotation has."""
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role != Qt.ItemDataRole.EditRole or column.current is None or value == column.current(row):
            return False
        try:
            field, meant = column.typed(str(value), row) if column.typed else (column.field, _chosen(column, value))
        except EditRefused as refusal:
            self.edit_refused.emit(refusal)
            return False
        self.edit_asked.emit(row.id, field, meant)
        return True


def _chosen(column: Column[Row], value: object) -> object:
    """The choice itself: Qt hands a StrEnum back as a bare string."""
    offered = column.choices() if column.choices else ()
    return next((choice for _, choice in offered if choice == value), value)
