"""The main window: its panes and where they stand; it knows no rule and no service."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from annotator.ui.theme import Theme
from annotator.ui.views.articles import ArticlesView
from annotator.ui.views.figures import FiguresView
from annotator.ui.views.find_strip import FindStrip
from annotator.ui.views.first_run import FirstRun
from annotator.ui.views.job_strip import JobStrip
from annotator.ui.views.offer_bar import OfferBar
from annotator.ui.views.open_list import OpenList
from annotator.ui.views.page_text.view import PageTextView
from annotator.ui.views.pages import PagesView
from annotator.ui.views.pane import Pane
from annotator.ui.views.pane_mark import PaneMark
from annotator.ui.views.point_list import LOW
from annotator.ui.views.prompt import Prompt
from annotator.ui.views.remark_list import RemarkList
from annotator.ui.views.search_panel import SearchPanel
from annotator.ui.views.status import StatusLine
from annotator.ui.views.top_bar import TopBar

if TYPE_CHECKING:
    from annotator.ui.views.facsimile.pane import FacsimilePane

NARROW = 1500


class MainWindow(QMainWindow):
    """Pages, page text and articles side by side, figures under them, the status line below."""

    closing = Signal()
    width_changed = Signal(int)
    files_dropped = Signal(object)

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self.top_bar = TopBar(look)
        self.pages = PagesView(look)
        self.text = PageTextView()
        self.text.set_theme(look)
        self.find_strip = FindStrip(look)
        self.text_pane = Pane(self.text, look, foot=self.find_strip)
        self.articles = ArticlesView(look)
        self.figures = FiguresView(look)
        self.open_list = OpenList(look)
        self.remark_list = RemarkList(look)
        self.search_panel = SearchPanel(look)
        self.search_panel.came.connect(self._give_room)
        self._are_figures_aside = False
        self.facsimile: FacsimilePane | None = None
        self._are_pages_aside = False
        self.missed_bar, self.carry_bar = OfferBar(look), OfferBar(look)
        self.prompt = Prompt(look)
        self.job_strip = JobStrip(look)
        self.status = StatusLine(look)
        self.first_run = FirstRun(look)
        self.pane_mark = PaneMark()
        self._arrange()
        self.setAcceptDrops(True)
        self.resize(1600, 1000)
        self.say()

    @property
    def review_panes(self) -> tuple[QWidget, ...]:
        """The panes that hear single-letter commands."""
        return self.text, self.articles.cards

    @property
    def is_reviewing(self) -> bool:
        """Whether the panes are shown, not the first-run page."""
        return self._stack.currentIndex() == 1

    @property
    def _strips(self) -> tuple[SearchPanel | OpenList | RemarkList | OfferBar | Prompt | JobStrip | StatusLine, ...]:
        """What lies under the panes, from top to bottom."""
        panels = self.search_panel, self.open_list, self.remark_list
        return *panels, self.missed_bar, self.carry_bar, self.prompt, self.job_strip, self.status

    def show_first_run(self) -> None:
        """Offer how to begin."""
        self._stack.setCurrentIndex(0)
        self.setWindowTitle("Annotator")

    def show_panes(self) -> None:
        """Show the panes of an open corpus."""
        self._stack.setCurrentIndex(1)

    def set_theme(self, look: Theme) -> None:
        """Dress every part in another look."""
        for part in (self.top_bar, self.pages, self.text, self.text_pane, self.find_strip, self.articles, self.figures):
            part.set_theme(look)
        if self.facsimile is not None:
            self.facsimile.set_theme(look)
        for strip in (*self._strips, self.first_run):
            strip.set_theme(look)

    def say(self) -> None:
        """Name what the window itself names."""
        self.pages.setAccessibleName(self.tr("Pages"))

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On narrow screens the side pane folds to a strip, so that text keeps its room."""
        super().resizeEvent(event)
        self.width_changed.emit(self.width())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome where a corpus is open; the first-run page takes them itself."""
        if self.is_reviewing and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import the files."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is stored already; threads end."""
        self.closing.emit()
        super().closeEvent(event)

    def mark_pane(self, focused: QWidget) -> None:
        """Let it be seen which pane has the keys; a strip below the panes marks none anew."""
        for pane in filter(None, (self.pages, self.facsimile, self.text_pane, self.articles, self.figures)):
            if pane is focused or pane.isAncestorOf(focused):
                self.pane_mark.show_on(pane)

    def set_column_widths(self, look: Theme) -> None:
        """Give the panes their usual widths: text and cards never under 34 and 30 Chinese characters."""
        width = self.width()
        pages = min(look.px(230), round(width * 0.16)) if not self.pages.is_folded else look.px(44)
        rest = width - pages
        # Where large text leaves no room for both, text and cards go short in the proportion of what they should have.
        articles = min(max(look.px(15) * 32, round(rest * 0.41)), round(rest * 0.47))
        text = width - pages - articles
        if self.facsimile is None or self.facsimile.isHidden():
            widths = {self.pages: pages, self.text_pane: text, self.articles: articles}
        elif self.text_pane.isHidden():
            widths = {self.pages: pages, self.facsimile: text, self.articles: articles}
        else:
            # Text and cards have what they need, and the picture what is left, but never more than half.
            least = look.px(15) * 32
            picture = max(min(rest - round(least * 2.25), rest // 2), look.px(280))
            articles = max(least, round((rest - picture) * 0.44))
            widths = {self.pages: pages, self.facsimile: picture, self.text_pane: rest - picture - articles}
            widths[self.articles] = articles
        panes = (self._columns.widget(index) for index in range(self._columns.count()))
        self._columns.setSizes([widths.get(pane, 0) for pane in panes if pane is not None])
        self._rows.setSizes([self.height() - look.px(250), look.px(190)])

    def add_facsimile(self, pane: FacsimilePane) -> None:
        """Take in the pane of the page's picture, beside the text."""
        self.facsimile = pane
        self._columns.insertWidget(1, pane)
        self._columns.setStretchFactor(1, 2)

    def show_facsimile(self, look: Theme, *, is_shown: bool) -> None:
        """Show the picture of the page or give its room back. In a narrow window it stands where the text was."""
        if self.facsimile is not None:
            self.facsimile.setVisible(is_shown)
            self.share_columns(look)

    def share_columns(self, look: Theme) -> None:
        """Give the panes their usual widths, the text none where the window has no room for it beside the picture."""
        is_picture = self.facsimile is not None and not self.facsimile.isHidden()
        is_beside = not (is_picture and self.width() < NARROW)
        if self.facsimile is not None:
            self.facsimile.set_beside_text(is_beside=is_beside)
            focused = QApplication.focusWidget()
            if not is_beside and focused is not None and self.text_pane.isAncestorOf(focused):
                self.facsimile.setFocus()
        self.text_pane.setVisible(is_beside)
        self._put_pages_aside(look, is_needed=is_picture and is_beside)
        self.set_column_widths(look)

    def _put_pages_aside(self, look: Theme, *, is_needed: bool) -> None:
        """Fold the pages where the picture would be too small beside them, and unfold them when it goes."""
        room = self.width() - look.px(230) - round(look.px(15) * 32 * 2.25)
        if is_needed and room < look.px(420) and not self.pages.is_folded:
            self.pages.set_folded(True)
            self._are_pages_aside = True
        elif not is_needed and self._are_pages_aside:
            self.pages.set_folded(self.width() < NARROW)
            self._are_pages_aside = False

    def _give_room(self, is_searching: bool) -> None:  # noqa: FBT001 - the signal's argument
        """In a low window the pages found stand where the figures were, so that the text keeps its room."""
        if is_searching and self.height() < LOW and not self.figures.isHidden():
            self.figures.hide()
            self._are_figures_aside = True
        elif not is_searching and self._are_figures_aside:
            self.figures.show()
            self._are_figures_aside = False

    def _arrange(self) -> None:
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        for pane in (self.pages, self.text_pane, self.articles):
            self._columns.addWidget(pane)
        self._columns.setChildrenCollapsible(False)
        for index, stretch in enumerate((0, 3, 2)):
            self._columns.setStretchFactor(index, stretch)
        self._rows = QSplitter(Qt.Orientation.Vertical)
        self._rows.addWidget(self._columns)
        self._rows.addWidget(self.figures)
        self._rows.setStretchFactor(0, 1)
        self._rows.setChildrenCollapsible(False)
        panes = QWidget()
        column = QVBoxLayout(panes)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self._rows, 1)
        for strip in self._strips:
            column.addWidget(strip)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.first_run)
        self._stack.addWidget(panes)
        self.setCentralWidget(self._stack)
