"""The Pages pane as a whole: filter, tree, and the strip it folds to."""

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from annotator.core.page import PageId
from annotator.ui.models.page_lines import PageLines
from annotator.ui.models.page_queue import PageQueue
from annotator.ui.models.page_rows import Keep, PageRow
from annotator.ui.theme import Space, Theme, icon
from annotator.ui.views.pages.strip import PageStrip
from annotator.ui.views.pages.tree import PageTree

LEAST_WIDTH = 180
# Typing is not held up by a filter over a hundred thousand pages.
_TYPING_PAUSE_MS = 150


class PagesView(QWidget):
    """The queue of pages; ``page_chosen`` carries a page id."""

    page_chosen = Signal(str)
    menu_asked = Signal(QPoint)
    unfold_asked = Signal()

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "pane")
        self._model = PageLines(self)
        self.tree = PageTree(self._model, look, self)
        self._strip = PageStrip(look, self)
        self.filter = QLineEdit(self)
        self.filter.setClearButtonEnabled(True)
        self._nothing = QLabel(self)
        self._nothing.setProperty("kind", "soft")
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._menu_button = QToolButton(self)
        self._keeps: dict[Keep, QAction] = {}
        self._flat = QAction(self)
        self._typing = QTimer(self)
        self._arrange(look)
        self._make_menu()
        self._connect()
        self.set_theme(look)
        self.setFocusProxy(self.tree)
        self._say()

    def _arrange(self, look: Theme) -> None:
        self._full = QWidget(self)
        self._full.setMinimumWidth(look.px(LEAST_WIDTH))
        top = QHBoxLayout()
        top.setContentsMargins(look.px(Space.M), look.px(Space.M), look.px(Space.S), look.px(Space.S))
        top.setSpacing(look.px(Space.XS))
        top.addWidget(self.filter)
        top.addWidget(self._menu_button)
        column = QVBoxLayout(self._full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._nothing)
        column.addWidget(self.tree)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._full)
        self._stack.addWidget(self._strip)

    def _make_menu(self) -> None:
        menu, group = QMenu(self), QActionGroup(self)
        for keep in Keep:
            self._keeps[keep] = group.addAction(menu.addAction(""))
            self._keeps[keep].setCheckable(True)
        menu.addSeparator()
        self._flat.setCheckable(True)
        menu.addAction(self._flat)
        self._keeps[Keep.ALL].setChecked(True)
        self._menu_button.setMenu(menu)
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu.triggered.connect(self._apply_filter)

    def _connect(self) -> None:
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_PAUSE_MS)
        self._typing.timeout.connect(self._apply_filter)
        self.filter.textChanged.connect(self._typing.start)
        self.filter.returnPressed.connect(self._apply_filter)
        self.tree.page_chosen.connect(self.page_chosen)
        self.tree.menu_asked.connect(self.menu_asked)
        self._strip.page_chosen.connect(self.page_chosen)
        self._strip.unfold_asked.connect(self.unfold_asked)

    def _apply_filter(self) -> None:
        self._typing.stop()
        keep = next(keep for keep, action in self._keeps.items() if action.isChecked())
        self.show_filtered(keep=keep, words=self.filter.text(), is_flat=self._flat.isChecked())

    def show_filtered(self, *, keep: Keep, words: str, is_flat: bool) -> None:
        """Show the pages that have all the words and are as ``keep`` says, by issue or in one list."""
        self._model.set_filter(keep=keep, words=words, is_flat=is_flat)
        self._show_whether_empty()

    def _show_whether_empty(self) -> None:
        has_pages = bool(self._model.lines)
        self._nothing.setVisible(not has_pages)
        self._nothing.setText(self.tr("No page is like that.") if self._model.is_filtered else self.tr("No pages yet."))
        self._show_in_strip()

    def set_theme(self, look: Theme) -> None:
        """Wear another look."""
        self.tree.set_theme(look)
        self._strip.set_theme(look)
        self._menu_button.setIcon(icon("filter", look))

    def set_queue(self, queue: PageQueue) -> None:
        """Show these pages; what was open stays open."""
        self._model.set_queue(queue)
        self._show_whether_empty()

    def set_ready(self) -> None:
        """Pages can be filtered and sorted now: do what was asked of them before."""
        if self._model.is_filtered or self._flat.isChecked():
            self._model.grow()
        self._show_whether_empty()

    def update_row(self, row: PageRow) -> None:
        """Show one page's new state."""
        self._model.update_row(row)
        self._strip.update_row(row)

    def chosen(self) -> list[PageId]:
        """The pages that are chosen in the list."""
        return self.tree.chosen()

    def choose_all(self) -> None:
        """Choose every page that the filter keeps."""
        self.tree.selectAll()
        self.tree.setFocus()

    def set_current(self, page_id: str) -> None:
        """Show this page as the one that is open; nothing is emitted."""
        self.tree.set_current(page_id)
        self._show_in_strip()

    def _show_in_strip(self) -> None:
        current = self.tree.lines.current
        self._strip.set_current(current, self._model.issue_of(current) if current else None)

    @property
    def is_folded(self) -> bool:
        """Whether only the strip is shown."""
        return self._stack.currentWidget() is self._strip

    def set_folded(self, folded: bool) -> None:  # noqa: FBT001
        """Show the strip, or the whole pane."""
        self._stack.setCurrentWidget(self._strip if folded else self._full)
        # A stacked layout is as wide as the widest page in it, shown or not.
        self.setMaximumWidth(self._strip.maximumWidth() if folded else 16_777_215)
        self._full.setMinimumWidth(0 if folded else LEAST_WIDTH)
        self.updateGeometry()

    def _say(self) -> None:
        self.filter.setPlaceholderText(self.tr("Filter pages…"))
        words = {
            Keep.ALL: self.tr("All pages"),
            Keep.OPEN: self.tr("Not finished"),
            Keep.IN_PROGRESS: self.tr("In progress"),
            Keep.FINISHED: self.tr("Finished"),
            Keep.FLAGGED: self.tr("Flagged for a second look"),
            Keep.PARKED: self.tr("Parked for later"),
        }
        for keep, action in self._keeps.items():
            action.setText(words[keep])
        self._flat.setText(self.tr("One list, most work first"))
        self._menu_button.setToolTip(self.tr("Which pages, in which order"))
        self._menu_button.setAccessibleName(self.tr("Which pages, in which order"))
        self.tree.setAccessibleName(self.tr("Pages"))
        self._show_whether_empty()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self._strip.say()
            self.tree.viewport().update()
