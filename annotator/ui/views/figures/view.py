"""The Figures pane as a whole: tabs, summary, the two tables, and what to do where they are empty."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QTabBar, QToolButton, QVBoxLayout, QWidget

from annotator.ui.models.figure_columns import NUMBERS, PICTURES
from annotator.ui.models.figure_rows import FigureCounts, IllustrationRow, QuantityRow
from annotator.ui.models.figure_table import FigureTableModel
from annotator.ui.theme import Space, Theme
from annotator.ui.views.figures.table import FigureTable

PICTURES_TAB, NUMBERS_TAB = 0, 1


class FiguresView(QWidget):
    """Pictures and numbers to see, accept, reject and edit.

    ``quantity_edited`` and ``illustration_edited`` carry id, field and value (see ``typed_values.with_field``),
    ``accepted`` and ``rejected`` a tuple of ids of one kind, ``chosen`` one id, ``edit_refused`` an EditRefused.
    """

    quantity_edited = Signal(str, str, object)
    illustration_edited = Signal(str, str, object)
    accepted = Signal(object)
    rejected = Signal(object)
    chosen = Signal(str)
    edit_refused = Signal(object)

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "pane")
        self._pictures = FigureTableModel[IllustrationRow](PICTURES, self)
        self._numbers = FigureTableModel[QuantityRow](NUMBERS, self)
        self.pictures = FigureTable(self._pictures, look, self)
        self.numbers = FigureTable(self._numbers, look, self)
        self._tabs = QTabBar(self)
        self._tabs.addTab("")
        self._tabs.addTab("")
        self._tabs.setExpanding(False)
        self._summary = QLabel(self)
        self._summary.setProperty("kind", "soft")
        self._accept, self._reject = QToolButton(self), QToolButton(self)
        self._is_page_open = True
        self._stack = QStackedWidget(self)
        self._empty = [self._empty_label(), self._empty_label()]
        self._arrange(look)
        self._connect()
        self._tabs.setCurrentIndex(NUMBERS_TAB)
        self._say()

    @staticmethod
    def _empty_label() -> QLabel:
        label = QLabel()
        label.setProperty("kind", "soft")
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        label.setWordWrap(True)
        return label

    def _arrange(self, look: Theme) -> None:
        for widget in (self.pictures, self.numbers, *self._empty):
            self._stack.addWidget(widget)
        top = QHBoxLayout()
        top.setContentsMargins(look.px(Space.L), look.px(Space.XS), look.px(Space.S), 0)
        top.setSpacing(look.px(Space.S))
        top.addWidget(self._tabs)
        top.addWidget(self._summary)
        top.addStretch()
        top.addWidget(self._accept)
        top.addWidget(self._reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        inset = QHBoxLayout()
        inset.setContentsMargins(look.px(Space.S), 0, 0, 0)
        inset.addWidget(self._stack)
        column.addLayout(inset)

    def _connect(self) -> None:
        self._tabs.currentChanged.connect(self._say)
        self._accept.clicked.connect(self.accept_selected)
        self._reject.clicked.connect(self.reject_selected)
        self._pictures.edit_asked.connect(self.illustration_edited)
        self._numbers.edit_asked.connect(self.quantity_edited)
        for table in (self.pictures, self.numbers):
            table.accepted.connect(self.accepted)
            table.rejected.connect(self.rejected)
            table.chosen.connect(self.chosen)
            table.figures.edit_refused.connect(self.edit_refused)

    def accept_selected(self) -> None:
        """The selected rows are right."""
        self.table.accept_selected()

    def reject_selected(self) -> None:
        """The selected rows are no figures."""
        self.table.reject_selected()

    @property
    def table(self) -> FigureTable:
        """The table whose tab is in front."""
        return self.pictures if self._tabs.currentIndex() == PICTURES_TAB else self.numbers

    def set_theme(self, look: Theme) -> None:
        """Wear another look."""
        self.pictures.set_theme(look)
        self.numbers.set_theme(look)

    def set_pictures(self, pictures: Sequence[IllustrationRow]) -> None:
        """Show these pictures; rows that stay keep their selection."""
        if list(pictures) != self._pictures.rows:
            self._pictures.set_rows(pictures)
            self._say()

    def set_numbers(self, numbers: Sequence[QuantityRow], changed: Sequence[int] | None = None) -> None:
        """Show these numbers; rows that stay keep their selection. ``changed`` are the only ones that differ, where known."""
        if changed is None:
            self._numbers.set_rows(numbers)
        else:
            self._numbers.update_rows(numbers, changed)
        if changed is None or changed:
            self._say()

    def set_page_open(self, is_open: bool) -> None:  # noqa: FBT001 - a setter of a view
        """Whether a page is shown that could have figures."""
        self._is_page_open = is_open
        self._say()

    def set_current(self, figure_id: str) -> None:
        """Show this figure as the chosen one, its tab in front; nothing is emitted."""
        for tab, table in ((PICTURES_TAB, self.pictures), (NUMBERS_TAB, self.numbers)):
            if table.figures.row_of(figure_id) is not None:
                self._tabs.setCurrentIndex(tab)
                table.set_current(figure_id)

    def follow(self, figure_id: str) -> None:
        """Show this figure as the chosen one if it is in the table in front; nothing is emitted."""
        if self.table.figures.row_of(figure_id) is not None:
            self.table.set_current(figure_id)

    def show_pictures(self) -> None:
        """Put the pictures in front."""
        self._tabs.setCurrentIndex(PICTURES_TAB)

    def show_numbers(self) -> None:
        """Put the numbers in front."""
        self._tabs.setCurrentIndex(NUMBERS_TAB)

    def _say(self) -> None:
        """Words, counts and what is in front."""
        table = self.table
        has_rows = bool(table.figures.rows)
        self._tabs.setTabText(PICTURES_TAB, self.tr("Pictures {count}").format(count=len(self._pictures.rows)))
        self._tabs.setTabText(NUMBERS_TAB, self.tr("Numbers {count}").format(count=len(self._numbers.rows)))
        self._summary.setText(self._summary_words(FigureCounts.of(table.figures.rows)) if has_rows else "")
        self._say_empty()
        self._stack.setCurrentWidget(table if has_rows else self._empty[self._tabs.currentIndex()])
        # A table that is not shown takes no keys, and F6 would go no further.
        self.setFocusProxy(table if has_rows else self._tabs)
        self._say_buttons(has_rows=has_rows)

    def _say_empty(self) -> None:
        pictures = self.tr("No pictures yet. Put the caret in a caption or a credit and press I.")
        numbers = self.tr("No numbers yet. Select a number in the text and press Q.")
        for label, words in zip(self._empty, (pictures, numbers), strict=True):
            label.setText(words if self._is_page_open else self.tr("No page is open."))

    def _say_buttons(self, *, has_rows: bool) -> None:
        self._accept.setText(self.tr("Accept"))
        self._accept.setToolTip(self.tr("The selected rows are right (Space)"))
        self._reject.setText(self.tr("Reject"))
        self._reject.setToolTip(self.tr("The selected rows are no figures (Backspace)"))
        for button in (self._accept, self._reject):
            button.setEnabled(has_rows)
        self.pictures.setAccessibleName(self.tr("Pictures"))
        self.numbers.setAccessibleName(self.tr("Numbers"))

    def _summary_words(self, counts: FigureCounts) -> str:
        parts = [self.tr("%n sure", "", counts.sure)]
        if counts.to_check:
            parts.append(self.tr("%n to check", "", counts.to_check))
        if counts.rejected:
            parts.append(self.tr("%n rejected", "", counts.rejected))
        return " · ".join(parts)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
