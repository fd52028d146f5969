"""One table of the Figures pane: choosing, accepting, rejecting and editing rows by key and pointer."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QTableView, QWidget

from annotator.ui.keys import trigger_half_width
from annotator.ui.theme import Space, Theme
from annotator.ui.views.figures.delegate import FigureDelegate, Figures

Index = QModelIndex | QPersistentModelIndex
_ROW_HEIGHT = 28
_WIDEST_COLUMN = 260
_MEASURED_ROWS = 16  # of thousands: their widths are told from so many


class FigureTable(QTableView):
    """A table of pictures or numbers; ``accepted`` and ``rejected`` carry a tuple of ids, ``chosen`` one id."""

    accepted = Signal(object)
    rejected = Signal(object)
    chosen = Signal(str)

    def __init__(self, model: Figures, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures = model
        self._is_told = False
        self._figure_delegate = FigureDelegate(model, look, self)
        self.setModel(model)
        self.setItemDelegate(self._figure_delegate)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setTabKeyNavigation(False)
        self._dress_headers(look)
        self.set_theme(look)
        model.rowsInserted.connect(self._fit_columns)
        self._keep_letters()

    def _dress_headers(self, look: Theme) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(look.px(_ROW_HEIGHT))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(look.px(Space.L))
        header.setResizeContentsPrecision(_MEASURED_ROWS)
        for at, stretches in enumerate(self.figures.stretching()):
            mode = QHeaderView.ResizeMode.Stretch if stretches else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(at, mode)

    def set_theme(self, look: Theme) -> None:
        """Wear another look."""
        self._figure_delegate.look = look
        self.verticalHeader().setDefaultSectionSize(look.px(_ROW_HEIGHT))
        padding = f"{look.px(Space.XS)}px {self._figure_delegate.padding}px"
        self.horizontalHeader().setStyleSheet(f"QHeaderView::section {{ padding: {padding}; }}")
        self._fit_columns()

    def _fit_columns(self) -> None:
        """As wide as the widest cell, within reason; measured when rows come, not at every edit."""
        self.resizeColumnsToContents()
        for at, stretches in enumerate(self.figures.stretching()):
            if not stretches:
                self.setColumnWidth(at, min(self.columnWidth(at) + Space.S, _WIDEST_COLUMN))

    def changeEvent(self, event: QEvent) -> None:
        """Words of another language are of another width."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._fit_columns()

    @property
    def current_id(self) -> str | None:
        """The figure on the current row."""
        index = self.currentIndex()
        return self.figures.rows[index.row()].id if index.isValid() else None

    def selected_ids(self) -> tuple[str, ...]:
        """The figures on the selected rows, from the top; without a selection the one on the current row."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        current = self.current_id
        return tuple(self.figures.rows[row].id for row in rows) or (() if current is None else (current,))

    def set_current(self, figure_id: str) -> None:
        """Show this figure as the chosen one; nothing is emitted."""
        row = self.figures.row_of(figure_id)
        if row is not None and figure_id != self.current_id:
            self._is_told = True
            self.selectRow(row)
            self._is_told = False

    def accept_selected(self) -> None:
        """The selected rows are right; from one that was not sure on to the next."""
        self._judge(self.accepted)

    def reject_selected(self) -> None:
        """The selected rows are no figures; from one that was not sure on to the next."""
        self._judge(self.rejected)

    def _judge(self, verdict: SignalInstance) -> None:
        ids = self.selected_ids()
        was_in_doubt = any(self.figures.is_to_check(figure) for figure in ids)
        if ids:
            verdict.emit(ids)
            self._go_on(was_in_doubt=was_in_doubt)

    def _go_on(self, *, was_in_doubt: bool) -> None:
        """Who goes through what is in doubt goes on with that; who looked at a sure row stays near it."""
        here = self.currentIndex().row()
        row = self.figures.next_to_check(here) if was_in_doubt else min(here + 1, self.figures.rowCount() - 1)
        if row is not None:
            self.selectRow(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space accepts, Backspace and Delete reject, Enter and F2 edit; letters are the pane's commands."""
        if self.state() == QAbstractItemView.State.EditingState:
            # An editor passes on the Enter that ends it.
            super().keyPressEvent(event)
            return
        key, has_modifiers = event.key(), bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
        if key == Qt.Key.Key_Space and not has_modifiers:
            self.accept_selected()
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and not has_modifiers:
            self.reject_selected()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and not has_modifiers:
            self._edit_current()
        elif not trigger_half_width(self, event):
            super().keyPressEvent(event)

    def _edit_current(self) -> None:
        """Open the editor of the cell, or of the first cell of the row that has one."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        fields = self.figures.fields()
        if row >= 0:
            # The value is what is most often wrong.
            first = fields.index("value") if "value" in fields else next(at for at, field in enumerate(fields) if field)
            self.setCurrentIndex(self.figures.index(row, column if fields[column] else first))
            self.edit(self.currentIndex())

    def edit(self, index: Index, *rest: object) -> bool:  # type: ignore[override]
        """Open the editor, and its list at once where it has one."""
        done = super().edit(index, *rest)
        editor = self.indexWidget(index)
        if isinstance(editor, QComboBox):
            QTimer.singleShot(0, editor, editor.showPopup)
        return bool(done)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Nothing: letters are commands here."""

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Tell which figure was chosen by the reviewer."""
        super().currentChanged(current, previous)
        self._keep_letters()
        if not self._is_told and current.isValid() and current.row() != previous.row():
            self.chosen.emit(self.figures.rows[current.row()].id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Leave the input method off, which item views switch on over cells that can be edited."""
        # Qt moves to the first row of a table that has no current one: that is nobody's choice.
        self._is_told = True
        super().focusInEvent(event)
        self._is_told = False
        self._keep_letters()

    def _keep_letters(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
