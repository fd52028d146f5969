"""The form that shows, before an import, what is understood of files, and what their names tell by a pattern."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.services.details import Detail
from annotator.services.looking import FileSeen
from annotator.services.naming import EXAMPLE, SHOWN, NameRead, Naming
from annotator.ui.detail_words import detail_name
from annotator.ui.dialogs.forms import Form
from annotator.ui.models.file_rows import Column, FileRows
from annotator.ui.theme import Space, Theme
from annotator.ui.words import QT_TRANSLATE_NOOP

# What a click puts in, so that nobody needs to know how a field is written.
_PIECES = {
    "{publication}": Detail.PUBLICATION,
    "{date}": Detail.DATE,
    "{page}": Detail.PAGE_NUMBER,
    "{issue}": Detail.ISSUE,
    "{edition}": QT_TRANSLATE_NOOP("Names", "Edition"),
    "{language}": Detail.LANGUAGE,
    "*": QT_TRANSLATE_NOOP("Names", "Anything"),
}
# Pixels at 100 %; the file's name has the rest.
_WIDTHS = {
    Column.KIND: 86,
    Column.PAGES: 64,
    Column.CHARACTERS: 88,
    Column.BOXES: 60,
    Column.ARTICLES: 70,
    Column.PUBLICATION: 120,
    Column.DATE: 98,
    Column.ISSUE: 140,
    Column.NUMBER: 98,
    Column.LANGUAGE: 76,
}
_ROW = 28
_TITLE_BAR = 48


class NamesForm(Form):
    """``edited`` carries the pattern as it stands in the field, after each change."""

    edited = Signal(str)

    def __init__(self, look: Theme, parent: QWidget, *, naming: Naming) -> None:
        """``naming`` is what is to be imported; the pattern is there where names of several files tell something."""
        title = QCoreApplication.translate("Names", "Before the import")
        super().__init__(title, QCoreApplication.translate("Names", "Import"), look, parent)
        self._look = look
        self.pattern, self.table, self._sentence = QLineEdit(naming.pattern), QTableView(), QLabel()
        self.rows = FileRows(naming.files[:SHOWN], self, caution=QColor(look.caution), bad=QColor(look.bad))
        self._furnish_field()
        self._furnish_table()
        self._has_pattern = naming.has_pattern
        self._arrange(len(naming.files))
        height = (280 if self._has_pattern else 130) + _ROW * min(len(naming.files), SHOWN)
        size = QSize(look.px(1180), look.px(height))
        self.resize(size.boundedTo(self.screen().availableGeometry().size() - QSize(0, _TITLE_BAR)))
        self.pattern.textChanged.connect(self.edited)
        self._show_columns()

    def showEvent(self, event: QShowEvent) -> None:
        """The caret is behind the pattern: what is typed or put in goes there, not in the place of all of it."""
        super().showEvent(event)
        if not self._has_pattern:
            self.accept_button.setFocus()
            return
        self.pattern.setFocus()
        # A dialog selects all that is in its first field, as soon as it is shown.
        QTimer.singleShot(0, self.pattern, self.pattern.deselect)

    @property
    def sentence(self) -> str:
        """What is said under the field."""
        return self._sentence.text()

    def show_names(self, names: Sequence[NameRead]) -> None:
        """Show what these names tell."""
        self.rows.set_names(names)
        self._show_columns()

    def show_seen(self, row: int, seen: FileSeen) -> None:
        """Show what was understood of one file."""
        self.rows.set_seen(row, seen)
        self._show_columns()

    def _show_columns(self) -> None:
        usual = (*(column for column in Column if column < Column.ARTICLES), Column.PUBLICATION, Column.DATE, Column.NUMBER)
        for column in Column:
            self.table.setColumnHidden(column, not (column in usual or self.rows.uses(column)))
        self.table.clearSpans()
        for row in range(self.rows.rowCount()):
            if (first := self.rows.reason_from(row)) is not None:
                self.table.setSpan(row, first, 1, len(Column) - first)

    def say(self, sentence: str, *, kind: str, can_import: bool) -> None:
        """One sentence on the pattern, and whether it can be imported by it."""
        self._sentence.setText(sentence)
        self._sentence.setProperty("kind", kind)
        self.pattern.setProperty("invalid", kind == "bad")
        for widget in (self._sentence, self.pattern):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
            # A label takes the room around its words anew only when it is told of another style.
            QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
        self.accept_button.setEnabled(can_import)

    def _furnish_field(self) -> None:
        self.pattern.setPlaceholderText(EXAMPLE)
        self.pattern.setClearButtonEnabled(True)
        self.pattern.setAccessibleName(QCoreApplication.translate("Names", "Pattern of the names"))
        self._sentence.setWordWrap(True)
        self._sentence.setMinimumHeight(self._look.px(28))

    def _furnish_table(self) -> None:
        table = self.table
        table.setModel(self.rows)
        table.setAccessibleName(QCoreApplication.translate("Names", "What is understood of the files"))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self._look.px(_ROW))
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, self._look.px(width))
        header.setSectionResizeMode(Column.FILE, QHeaderView.ResizeMode.Stretch)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _arrange(self, files: int) -> None:
        if self._has_pattern:
            self.column.addLayout(self._top())
        heading = QLabel(_heading(files))
        heading.setProperty("kind", "heading")
        self.column.addWidget(heading)
        self.column.addWidget(self.table, 1)
        self.finish()

    def _top(self) -> QVBoxLayout:
        name = QLabel(QCoreApplication.translate("Names", "Pattern of the names"))
        name.setBuddy(self.pattern)
        top = QVBoxLayout()
        top.setSpacing(self._look.px(Space.S))
        top.addWidget(name)
        top.addWidget(self.pattern)
        top.addLayout(self._pieces())
        top.addWidget(self._sentence)
        return top

    def _pieces(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(0)
        lead = QLabel(QCoreApplication.translate("Names", "Insert:"))
        lead.setProperty("kind", "soft")
        line.addWidget(lead)
        for piece, named in _PIECES.items():
            words = detail_name(named) if isinstance(named, Detail) else QCoreApplication.translate("Names", named)
            button = QPushButton(words)
            button.setProperty("kind", "quiet")
            button.setToolTip(piece)
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, piece=piece: self.pattern.insert(piece))
            line.addWidget(button)
        line.addStretch()
        return line


def _heading(files: int) -> str:
    if files > SHOWN:
        words = QCoreApplication.translate("Names", "What is understood of the first {shown} of %n files", "", files)
        return words.format(shown=SHOWN)
    return QCoreApplication.translate("Names", "What is understood of the files")
