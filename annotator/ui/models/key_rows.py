"""The table of commands and their keys."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from annotator.ui.models.command_search import Entry

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """What stands where."""

    COMMAND = 0
    MENU = 1
    KEYS = 2


class KeyRows(QAbstractTableModel):
    """Rows of entries; those of ``own``, by id, have other keys than the default ones and stand out."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._entries: Sequence[Entry] = ()
        self._own: frozenset[str] = frozenset()

    def set_entries(self, entries: Sequence[Entry], own: frozenset[str]) -> None:
        """Show these."""
        self.beginResetModel()
        self._entries, self._own = entries, own
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """The entry of a row."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def row_of(self, identifier: str) -> int:
        """The row of a command; 0 where it is not shown."""
        return next((row for row, entry in enumerate(self._entries) if entry.id == identifier), 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many commands are shown."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Command, menu, keys."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What stands in a column."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return (self.tr("Command"), self.tr("Menu"), self.tr("Keys"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell; keys that the reviewer chose are strong."""
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (entry.title, next(iter(entry.menus), ""), "   ".join(entry.keys))[index.column()]
        if role == Qt.ItemDataRole.FontRole and index.column() == Column.KEYS and entry.id in self._own:
            font = QFont()
            font.setBold(True)
            return font
        return None
