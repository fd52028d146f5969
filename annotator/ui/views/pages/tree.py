"""The queue of pages itself: how it is opened and closed, how a page is opened, and how many are chosen."""

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListView, QWidget

from annotator.core.page import PageId
from annotator.ui.models.page_lines import PageLines, line_key
from annotator.ui.models.page_rows import PageRow
from annotator.ui.theme import Theme
from annotator.ui.views.pages.delegate import PageDelegate

Index = QModelIndex | QPersistentModelIndex
_CHOOSING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class PageTree(QListView):
    """Opens what holds the current page, and keeps open what the reviewer opened.

    A click opens a page, Shift and Ctrl choose several; a line that holds pages stands for all of them, unless some of
    them are chosen themselves. ``menu_asked`` carries where on the screen.

    A list, though it looks like a tree: a QTreeView asks three questions about each line, seen or not, before it shows one.
    """

    page_chosen = Signal(str)
    menu_asked = Signal(QPoint)

    def __init__(self, model: PageLines, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = model
        self._kept: frozenset[str | tuple[str, ...]] = frozenset()
        self.lines = PageDelegate(look, self)
        self.setModel(model)
        self.setItemDelegate(self.lines)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        model.modelReset.connect(self._show_current)

    def set_theme(self, look: Theme) -> None:
        """Wear another look."""
        self.lines.look = look
        self.scheduleDelayedItemsLayout()

    def set_current(self, page_id: str) -> None:
        """Show this page as the one that is open."""
        self.lines.current = page_id
        index = self._pages.reveal(page_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        self.viewport().update()

    def _show_current(self) -> None:
        """After the lines were made anew: the open page, else the top; the latest issue is open to begin with."""
        kept = self._kept
        self.scrollToTop()
        self._pages.open_first()
        if self.lines.current:
            self.set_current(self.lines.current)
        if kept:
            self._choose_again(kept)

    def dataChanged(self, top_left: Index, bottom_right: Index, roles: Sequence[int] = ()) -> None:  # noqa: ARG002, N802
        """Paint what changed again: all lines are of one height, but a list view lays all of them out anew."""
        for row in range(top_left.row(), bottom_right.row() + 1):
            self.update(self._pages.index(row))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens a page, and opens or closes what holds pages."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_click = event.button() == Qt.MouseButton.LeftButton and not event.modifiers() & _CHOOSING
        # Several lines over which the mouse was drawn are chosen.
        if is_click and index.isValid() and self.selectionModel().selectedRows() == [index]:
            self._act_on(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space do what a click does; Right opens what holds pages, Left closes it or goes up to it."""
        here = self.currentIndex()
        keys: dict[int, Callable[[Index], None]] = {
            Qt.Key.Key_Return: self._act_on,
            Qt.Key.Key_Enter: self._act_on,
            Qt.Key.Key_Space: self._act_on,
            Qt.Key.Key_Right: self._go_in,
            Qt.Key.Key_Left: self._go_out,
        }
        act = keys.get(event.key())
        if act is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            act(here)
        else:
            super().keyPressEvent(event)

    def _act_on(self, index: Index) -> None:
        line = self._pages.line(index)
        if isinstance(line, PageRow):
            self.page_chosen.emit(line.id)
        else:
            self._pages.set_open(index, is_open=not self._pages.is_open(index))

    def _go_in(self, index: Index) -> None:
        if self._pages.is_open(index):
            self.setCurrentIndex(self._pages.index(index.row() + 1))
        else:
            self._pages.set_open(index, is_open=True)

    def _go_out(self, index: Index) -> None:
        if self._pages.is_open(index):
            self._pages.set_open(index, is_open=False)
        elif (above := self._pages.above(index)).isValid():
            self.setCurrentIndex(above)

    def chosen(self) -> list[PageId]:
        """The pages that are chosen, each once."""
        return self._pages.pages_of(frozenset(self._chosen_rows()))

    def _chosen_rows(self) -> Iterator[int]:
        # By ranges: there may be a hundred thousand lines, and an index of each takes its time.
        ranges = self.selectionModel().selection()
        for part in map(ranges.at, range(ranges.size())):
            yield from range(part.top(), part.bottom() + 1)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802
        """Mark what is chosen, unless it is one line alone: that is seen already."""
        super().selectionChanged(selected, deselected)
        chosen = [self._pages.lines[row] for row in self._chosen_rows()]
        self.lines.are_many_chosen = len(chosen) > 1
        # Another program may write at any time, and the lines are made anew then: what was chosen must not be lost by it.
        self._kept = frozenset(map(line_key, chosen)) if self.lines.are_many_chosen else frozenset()
        self.viewport().update()

    def _choose_again(self, kept: Collection[str | tuple[str, ...]]) -> None:
        """Choose the lines that were chosen before all lines were made anew."""
        again = QItemSelection()
        runs = groupby(enumerate(self._pages.lines), lambda line: line_key(line[1]) in kept)
        for is_kept, run in runs:
            rows = [at for at, _ in run]
            if is_kept:
                again.select(self._pages.index(rows[0]), self._pages.index(rows[-1]))
        self.selectionModel().select(again, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu: where the mouse is, or at the current line for the menu key."""
        is_by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = self.visualRect(self.currentIndex()).center() if is_by_key else event.pos()
        self.menu_asked.emit(self.viewport().mapToGlobal(at))

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Nothing: the filter is for searching."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Leave the input method off, which item views may switch on."""
        super().focusInEvent(event)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
