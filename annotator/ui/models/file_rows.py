"""The table of files that are to be imported: what was understood of each, and what its name tells."""

from collections.abc import Sequence
from enum import IntEnum
from pathlib import PurePosixPath

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from annotator.services.details import Detail
from annotator.services.files import Form, Kind, SourceFile
from annotator.services.looking import FileSeen
from annotator.services.naming import NameRead
from annotator.ui.detail_words import detail_name
from annotator.ui.errors import spoken
from annotator.ui.numerals import grouped
from annotator.ui.words import QT_TRANSLATE_NOOP

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """What stands where."""

    FILE = 0
    KIND = 1
    PAGES = 2
    CHARACTERS = 3
    BOXES = 4
    ARTICLES = 5
    PUBLICATION = 6
    DATE = 7
    ISSUE = 8
    NUMBER = 9
    LANGUAGE = 10


_DETAILS = {
    Column.PUBLICATION: Detail.PUBLICATION,
    Column.DATE: Detail.DATE,
    Column.ISSUE: Detail.ISSUE,
    Column.NUMBER: Detail.PAGE_NUMBER,
    Column.LANGUAGE: Detail.LANGUAGE,
}
_HEADS = {
    Column.FILE: QT_TRANSLATE_NOOP("Names", "Name of the file"),
    Column.KIND: QT_TRANSLATE_NOOP("Names", "Kind"),
    Column.PAGES: QT_TRANSLATE_NOOP("Names", "Pages"),
    Column.CHARACTERS: QT_TRANSLATE_NOOP("Names", "Characters"),
    Column.BOXES: QT_TRANSLATE_NOOP("Names", "Boxes"),
    Column.ARTICLES: QT_TRANSLATE_NOOP("Names", "Articles"),
}
_KINDS = {
    Kind.TEXT: QT_TRANSLATE_NOOP("Names", "text"),
    Kind.PAGE_JSONL: "page-jsonl",
    Kind.PDF: "PDF",
    Kind.XML: "XML",
}
_FORMS = {Form.ALTO: "ALTO", Form.METS: "METS", Form.PAGE: "PAGE XML"}
_NUMBERS = (Column.PAGES, Column.CHARACTERS, Column.ARTICLES)
_WAITING = "…"


class FileRows(QAbstractTableModel):
    """Files as they are looked at. A reason stands in the place of what it keeps from being known."""

    def __init__(self, files: Sequence[SourceFile], parent: QObject | None = None, *, caution: QColor, bad: QColor) -> None:
        super().__init__(parent)
        self._files, self._caution, self._bad = files, caution, bad
        self._names: dict[int, NameRead] = {}
        self._seen: dict[int, FileSeen] = {}

    def set_names(self, names: Sequence[NameRead]) -> None:
        """Show what these names tell."""
        by_name = {name.name: name for name in names}
        self._names = {row: by_name[file.name] for row, file in enumerate(self._files) if file.name in by_name}
        self._changed(0, len(self._files) - 1)

    def set_seen(self, row: int, seen: FileSeen) -> None:
        """Show what was understood of one file."""
        self._seen[row] = seen
        self._changed(row, row)

    def reason_from(self, row: int) -> Column | None:
        """From which column on a reason stands in the place of everything; None where there is none."""
        if self._files[row].refusal is not None:
            return Column.KIND
        if row in self._seen and self._seen[row].is_refused:
            return Column.PAGES
        name = self._names.get(row)
        return Column.PUBLICATION if name is not None and not any(name.details) else None

    def uses(self, column: Column) -> bool:
        """Whether any file tells this."""
        if column is Column.ARTICLES:
            return any(seen.articles is not None for seen in self._seen.values())
        if column not in _DETAILS:
            return True
        rows = [row for row in range(len(self._files)) if self.reason_from(row) is None]
        if column is Column.ISSUE:
            return any(self._has_own_issue(row) for row in rows)
        return any(self._detail(row, column) for row in rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many files are shown."""
        return 0 if parent.isValid() else len(self._files)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """The name, what was understood, and each detail."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What stands in a column."""
        column = Column(section)
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and column in _NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        detail = _DETAILS.get(column)
        return detail_name(detail) if detail else QCoreApplication.translate("Names", _HEADS[column])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell; reasons stand out, and what is cut is whole in its tooltip."""
        row, column = index.row(), Column(index.column())
        first = self.reason_from(row)
        is_reason = first is not None and column >= first
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(self._refusals(row)) if column is Column.PAGES else self._words(row, column)
        if role == Qt.ItemDataRole.ForegroundRole and is_reason:
            return self._caution if first is Column.PUBLICATION else self._bad
        if role == Qt.ItemDataRole.TextAlignmentRole and column in _NUMBERS and not is_reason:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _words(self, row: int, column: Column) -> str:
        file, first = self._files[row], self.reason_from(row)
        if column is Column.FILE:
            return file.name
        if first is not None and column >= first:
            return self._reason(row, first) if column is first else ""
        if column is Column.KIND:
            return _FORMS[file.form] if file.form else QCoreApplication.translate("Names", _KINDS[file.kind])
        if column in _DETAILS:
            return self._detail(row, column) or ""
        return self._understood(self._seen[row], column) if row in self._seen else _WAITING

    def _reason(self, row: int, first: Column) -> str:
        if first is not Column.PUBLICATION:
            return self._refusals(row)[0]
        misfit = self._names[row].misfit
        return spoken(misfit) if misfit else QCoreApplication.translate("Names", "Tells nothing")

    def _understood(self, seen: FileSeen, column: Column) -> str:
        if column is Column.PAGES:
            words = grouped(seen.pages)
            refused = QCoreApplication.translate("Names", "{pages}, {refused} refused") if seen.refusals else "{pages}"
            return refused.format(pages=words, refused=len(seen.refusals))
        if column is Column.CHARACTERS:
            # Of more pages than were looked at it is known that they are no fewer.
            return f"≥ {grouped(seen.characters)}" if seen.has_more else grouped(seen.characters)
        if column is Column.ARTICLES:
            return "" if seen.articles is None else f"{'≥ ' if seen.has_more else ''}{grouped(seen.articles)}"
        words = QT_TRANSLATE_NOOP("Names", "yes") if seen.with_boxes else QT_TRANSLATE_NOOP("Names", "no")
        return QCoreApplication.translate("Names", words)

    def _detail(self, row: int, column: Column) -> str | None:
        """As the name tells it; number and language, where that does not, as the pages have them."""
        seen, name, detail = self._seen.get(row), self._names.get(row), _DETAILS[column]
        of_pages = seen.details.of(detail) if seen else None
        if name is None:
            return of_pages
        if column in (Column.NUMBER, Column.LANGUAGE) and seen is not None:
            is_many = column is Column.NUMBER and seen.pages > 1
            return of_pages if is_many else name.details.of(detail) or of_pages
        return name.details.of(detail)

    def _has_own_issue(self, row: int) -> bool:
        """Whether the issue is more than publication and date, which stand there already."""
        issue, *day = (self._detail(row, column) for column in (Column.ISSUE, Column.PUBLICATION, Column.DATE))
        return issue is not None and issue != "/".join(value or "" for value in day)

    def _refusals(self, row: int) -> list[str]:
        """Why what of a file is refused; without its folder, which stands in every row."""
        file, seen = self._files[row], self._seen.get(row)
        refusals = [file.refusal] if file.refusal else list(seen.refusals) if seen else []
        name = PurePosixPath(file.name).name
        short = [{key: name if value == file.shown else value for key, value in one.fields.items()} for one in refusals]
        return [spoken(one.with_fields(fields)) for one, fields in zip(refusals, short, strict=True)]

    def _changed(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))
