"""The Pages pane folded: a strip with the pages of the open issue by number."""

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QListView, QToolButton, QVBoxLayout, QWidget

from annotator.ui.models.page_tree import Level, PageTreeModel
from annotator.ui.theme import Space, Theme, icon
from annotator.ui.views.pages.delegate import PageDelegate

WIDTH = 64


class PageStrip(QWidget):
    """As much of the pane as fits beside everything else on a small screen."""

    page_chosen = Signal(str)
    unfold_asked = Signal()

    def __init__(self, model: PageTreeModel, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._unfold = QToolButton(self)
        self._unfold.clicked.connect(self.unfold_asked)
        self._list = QListView(self)
        self._lines = PageDelegate(look, self, is_narrow=True)
        self._list.setModel(model)
        self._list.setItemDelegate(self._lines)
        self._list.setMouseTracking(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self._list.clicked.connect(self._choose)
        self._list.activated.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.px(Space.S), 0, 0)
        column.addWidget(self._unfold, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._list)
        self.set_theme(look)
        self.say()

    def set_theme(self, look: Theme) -> None:
        """Wear another look."""
        self._lines.look = look
        self._unfold.setIcon(icon("pages", look))
        self._unfold.setIconSize(QSize(look.px(Space.L), look.px(Space.L)))
        self.setFixedWidth(look.px(WIDTH))
        self._list.scheduleDelayedItemsLayout()

    def set_current(self, page_id: str) -> None:
        """Show the pages beside this one."""
        self._lines.current = page_id
        page = self._model.page_index(page_id)
        self._list.setRootIndex(page.parent() if page.isValid() else QModelIndex())
        # Without an open page the root holds publications, which have no place in a strip.
        self._list.setVisible(page.isValid())
        if page.isValid():
            self._list.setCurrentIndex(page)
            self._list.scrollTo(page)

    def say(self) -> None:
        """Words in the window's language."""
        self._unfold.setToolTip(self.tr("Show the pages"))
        self._unfold.setAccessibleName(self.tr("Show the pages"))
        self._list.setAccessibleName(self.tr("Pages"))

    def _choose(self, index: QModelIndex) -> None:
        node = self._model.node(index)
        if node.level is Level.PAGE:
            self.page_chosen.emit(node.key[0])
