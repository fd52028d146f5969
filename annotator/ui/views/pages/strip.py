"""The Pages pane folded: a strip with the pages of the open issue by number."""

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QListView, QToolButton, QVBoxLayout, QWidget

from annotator.ui.models.page_lines import LineList
from annotator.ui.models.page_queue import Issue
from annotator.ui.models.page_rows import PageRow
from annotator.ui.theme import Space, Theme, icon
from annotator.ui.views.pages.delegate import PageDelegate

WIDTH = 64


class PageStrip(QWidget):
    """As much of the pane as fits beside everything else on a small screen."""

    page_chosen = Signal(str)
    unfold_asked = Signal()

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = LineList(self)
        self._unfold = QToolButton(self)
        self._unfold.clicked.connect(self.unfold_asked)
        self._list = QListView(self)
        self._lines = PageDelegate(look, self, is_narrow=True)
        self._list.setModel(self._pages)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setUniformItemSizes(True)
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

    def set_current(self, page_id: str, issue: Issue | None) -> None:
        """Show the pages of the issue in which this one is; None where it is not shown."""
        self._lines.current = page_id
        rows = issue.rows if issue is not None else []
        if self._pages.lines != rows:
            self._pages.set_lines(list(rows))
        page = self._pages.page_index(page_id)
        if page.isValid():
            self._list.setCurrentIndex(page)
            self._list.scrollTo(page)
        self._list.viewport().update()

    def update_row(self, row: PageRow) -> None:
        """Show one page's new state."""
        self._pages.replace(row)

    def say(self) -> None:
        """Words in the window's language."""
        self._unfold.setToolTip(self.tr("Show the pages"))
        self._unfold.setAccessibleName(self.tr("Show the pages"))
        self._list.setAccessibleName(self.tr("Pages"))

    def _choose(self, index: QModelIndex) -> None:
        line = self._pages.line(index)
        if isinstance(line, PageRow):
            self.page_chosen.emit(line.id)
