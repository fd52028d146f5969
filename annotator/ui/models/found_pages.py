"""The pages that hold the words, as lines of a list that grows when its end is seen."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from annotator.services.searching import Hit
from annotator.ui.models.page_rows import PageRow
from annotator.ui.page_words import page_title

Index = QModelIndex | QPersistentModelIndex
HIT_ROLE = Qt.ItemDataRole.UserRole


class FoundPages(QAbstractListModel):
    """``more_wanted`` asks for those pages that were found and are not shown yet."""

    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: list[Hit] = []
        self._are_more = False

    @property
    def hits(self) -> Sequence[Hit]:
        """The pages shown."""
        return self._hits

    def set_hits(self, hits: Sequence[Hit], *, are_more: bool) -> None:
        """Show these; whether more were found. Lines that go on those there are leave these alone."""
        common = min(len(hits), len(self._hits))
        if common and self._hits[:common] == list(hits[:common]):
            self.add_hits(hits[common:], are_more=are_more)
            return
        self.beginResetModel()
        self._hits, self._are_more = list(hits), are_more
        self.endResetModel()

    def add_hits(self, hits: Sequence[Hit], *, are_more: bool) -> None:
        """Show these too."""
        self._are_more = are_more
        if hits:
            self.beginInsertRows(QModelIndex(), len(self._hits), len(self._hits) + len(hits) - 1)
            self._hits += hits
            self.endInsertRows()

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802
        """Whether more were found."""
        return not parent.isValid() and self._are_more

    def fetchMore(self, parent: Index) -> None:  # noqa: N802
        """Ask for them, once."""
        if not parent.isValid() and self._are_more:
            self._are_more = False
            self.more_wanted.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many are shown."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The hit itself, and its words for screen readers."""
        hit = self._hits[index.row()]
        if role == HIT_ROLE:
            return hit
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{title_of(hit)}: {hit.excerpt.before}{hit.excerpt.words}{hit.excerpt.after}"
        return title_of(hit) if role == Qt.ItemDataRole.ToolTipRole else None


def title_of(hit: Hit) -> str:
    """What the page is called."""
    return page_title(PageRow(hit.page, hit.publication, None, hit.date, hit.page_number))
