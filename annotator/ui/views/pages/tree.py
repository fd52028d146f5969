"""The tree of pages itself: what is open in it, and how a page is chosen."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QTreeView, QWidget

from annotator.ui.models.page_tree import Level, Node, PageTreeModel
from annotator.ui.theme import Theme
from annotator.ui.views.pages.delegate import PageDelegate

Index = QModelIndex | QPersistentModelIndex
# So many pages found are all shown at once; more would be a wall.
_SHOW_ALL = 60


class PageTree(QTreeView):
    """Opens what holds the current page, and keeps open what the reviewer opened."""

    page_chosen = Signal(str)

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
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
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

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Nothing: the filter is for searching."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Leave the input method off, which item views may switch on."""
        super().focusInEvent(event)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
