"""The table of file names and what they tell of their pages."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from annotator.services.details import Detail
from annotator.services.naming import NameRead
from annotator.ui.detail_words import detail_name
from annotator.ui.errors import spoken

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """What stands where."""

    FILE = 0
    PUBLICATION = 1
    DATE = 2
    ISSUE = 3
    NUMBER = 4
    LANGUAGE = 5


_DETAILS = {
    Column.PUBLICATION: Detail.PUBLICATION,
    Column.DATE: Detail.DATE,
    Column.ISSUE: Detail.ISSUE,
    Column.NUMBER: Detail.PAGE_NUMBER,
    Column.LANGUAGE: Detail.LANGUAGE,
}


class NameRows(QAbstractTableModel):
    """Names with the details read from them; a name that tells nothing has the reason in the place of its details."""

    def __init__(self, parent: QObject | None = None, *, caution: QColor) -> None:
        super().__init__(parent)
        self._caution = caution
        self._rows: Sequence[NameRead] = ()

    def set_rows(self, rows: Sequence[NameRead]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def tells_nothing(self, row: int) -> bool:
        """Whether a reason stands in the place of the details, in the first of their columns."""
        return not any(self._rows[row].details)

    def uses(self, column: Column) -> bool:
        """Whether any name tells this."""
        return column is Column.FILE or any(row.details.of(_DETAILS[column]) for row in self._rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many names are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """The name and each detail."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What stands in a column."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        column = Column(section)
        return QCoreApplication.translate("Names", "Name of the file") if column is Column.FILE else detail_name(_DETAILS[column])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell; reasons stand out, and what is cut is whole in its tooltip."""
        column = Column(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(self._rows[index.row()], column)
        if role == Qt.ItemDataRole.ForegroundRole and column is not Column.FILE and self.tells_nothing(index.row()):
            return self._caution
        return None

    def _words(self, row: NameRead, column: Column) -> str:
        if column is Column.FILE:
            return row.name
        if row.misfit is not None:
            return spoken(row.misfit) if column is Column.PUBLICATION else ""
        if not any(row.details):
            return QCoreApplication.translate("Names", "Tells nothing") if column is Column.PUBLICATION else ""
        return row.details.of(_DETAILS[column]) or ""
