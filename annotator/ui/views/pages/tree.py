"""The tree of pages itself: what is open in it, how a page is opened, and how many are chosen."""

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from annotator.core.page import PageId
from annotator.ui.models.page_tree import Level, Node, PageTreeModel
from annotator.ui.theme import Theme
from annotator.ui.views.pages.delegate import PageDelegate

Index = QModelIndex | QPersistentModelIndex
_CHOOSING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
# So many pages found are all shown at once; more would be a wall.
_SHOW_ALL = 60


class PageTree(QTreeView):
    """Opens what holds the current page, and keeps open what the reviewer opened.

    A click opens a page, Shift and Ctrl choose several; a line that holds pages stands for all of them, unless some of
    them are chosen themselves. ``menu_asked`` carries where on the screen.
    """

    page_chosen = Signal(str)
    menu_asked = Signal(QPoint)

    def __init__(self, model: PageTreeModel, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = model
        self._opened: set[tuple[str, ...]] = set()
        self.lines = PageDelegate(look, self)
        self.setModel(model)
        self.setItemDelegate(self.lines)
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.expanded.connect(lambda index: self._opened.add(model.node(index).key))
        self.collapsed.connect(lambda index: self._opened.discard(model.node(index).key))
        model.modelReset.connect(self._open_again)

    def set_theme(self, look: Theme) -> None:
        """Wear another look."""
        self.lines.look = look
        self.scheduleDelayedItemsLayout()

    def set_current(self, page_id: str) -> None:
        """Show this page as the one that is open."""
        self.lines.current = page_id
        index = self._pages.page_index(page_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        self.viewport().update()

    def _open_again(self) -> None:
        """After the tree grew anew: papers, what was open, the open page's issue; all of it where little was found."""
        opens_all = self._pages.is_filtered and self._pages.root.total <= _SHOW_ALL
        first = next((issue for paper in self._pages.root.children for issue in paper.children), None)
        for paper in self._pages.root.children:
            self.setExpanded(self._pages.index_of(paper), True)
            for issue in paper.children:
                if opens_all or issue.key in self._opened or (issue is first and not self.lines.current):
                    self.setExpanded(self._pages.index_of(issue), True)
        self.set_current(self.lines.current)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens a page, and opens or closes what holds pages."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_click = event.button() == Qt.MouseButton.LeftButton and not event.modifiers() & _CHOOSING
        # Several lines over which the mouse was drawn are chosen.
        if is_click and index.isValid() and self.selectionModel().selectedRows() == [index]:
            self._act_on(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space do what a click does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            self._act_on(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _act_on(self, index: Index) -> None:
        node: Node = self._pages.node(index)
        if node.level is Level.PAGE:
            self.page_chosen.emit(node.key[0])
        elif node.level is not Level.ROOT:
            self.setExpanded(self._pages.index_of(node), not self.isExpanded(self._pages.index_of(node)))

    def chosen(self) -> list[PageId]:
        """The pages that are chosen, each once, in no order."""
        lines = [self._pages.node(index) for index in self.selectedIndexes()]
        narrowed = {above for line in lines for above in line.way_up if above is not line}
        return list(dict.fromkeys(row.id for line in lines if line not in narrowed for row in line.all_rows))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802
        """Mark what is chosen, unless it is one line alone: that is seen already."""
        super().selectionChanged(selected, deselected)
        self.lines.are_many_chosen = len(self.selectedIndexes()) > 1
        self.viewport().update()

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
