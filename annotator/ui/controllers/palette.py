"""The palette: finds commands and places by what is typed, and runs the one chosen where the keys were before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from annotator.core.annotation import Article
from annotator.core.page import Page
from annotator.ui.models.command_search import Entry, Found, article_number, found, means_page
from annotator.ui.models.page_rows import PageRow
from annotator.ui.page_words import page_name, page_title

if TYPE_CHECKING:
    from annotator.ui.appearance import Appearance
    from annotator.ui.views.palette import Palette
    from annotator.ui.workspace import Workspace

_PAGES = 6
_EXCERPT = 30


class PaletteController(QObject):
    """Nothing is made before the palette is asked for."""

    def __init__(self, workspace: Workspace, *, appearance: Appearance) -> None:
        super().__init__()
        self._workspace, self._appearance = workspace, appearance
        self._palette: Palette | None = None
        self._entries: tuple[Entry, ...] = ()
        self._jumps: dict[str, Callable[[], object]] = {}
        self._back: QWidget | None = None

    def show(self) -> None:
        """Show the palette, or put it away."""
        from annotator.ui.command_words import command_entries

        palette = self._palette or self._made()
        if palette.isVisible():
            self._leave()
            return
        self._back = QApplication.focusWidget()
        self._entries = command_entries(self._workspace.actions)
        palette.open()

    def _made(self) -> Palette:
        from annotator.ui.views.palette import Palette

        self._palette = Palette(self._appearance.theme, self._workspace.window)
        self._palette.typed.connect(self._find)
        self._palette.chosen.connect(self._choose)
        self._palette.left.connect(self._leave)
        self._appearance.changed.connect(self._palette.set_theme)
        return self._palette

    def _find(self, typed: str) -> None:
        self._jumps = {}
        places = [Found(entry) for entry in self._places(typed)]
        if self._palette is not None:
            self._palette.set_found([*places, *found(typed, self._entries)])

    def _choose(self, line: Found) -> None:
        if line.entry.why:
            self._hint(line.entry)
            return
        self._leave()
        run = self._jumps.get(line.entry.id)
        if run is not None:
            self._workspace.desk.when_confirmed(lambda: _done(run))
        else:
            self._workspace.actions[line.entry.id].trigger()

    def _hint(self, entry: Entry) -> None:
        words = QCoreApplication.translate("Palette", "{command}: {reason}")
        if self._palette is not None:
            self._palette.show_hint(words.format(command=entry.title, reason=entry.why))

    def _leave(self) -> None:
        """Put the palette away; the keys go back where they were."""
        if self._palette is not None:
            self._palette.hide()
        back, self._back = self._back, None
        (back if back is not None and isValid(back) and back.isVisible() else self._workspace.window.text).setFocus()

    def _places(self, typed: str) -> Iterator[Entry]:
        """The article and the pages of the number typed."""
        review = self._workspace.desk.review
        number = article_number(typed)
        article = review.annotation.article_numbered(number) if review and number is not None else None
        if review is not None and article is not None:
            yield self._article(review.page, article)
        is_meant = means_page(typed)
        if is_meant is not None:
            meant = (row for row in self._workspace.pages.near() if is_meant(row.page_number))
            yield from map(self._page, islice(meant, _PAGES))

    def _article(self, page: Page, article: Article) -> Entry:
        entry = f"article {article.id}"
        first = article.fragments[0]
        self._jumps[entry] = lambda: self._workspace.selection.put_caret(first.start)
        words = QCoreApplication.translate("Palette", "Go to article {number}").format(number=article.number)
        start = " ".join(page.text[first.start : first.end].split())[:_EXCERPT]
        return Entry(entry, words, menus=(start,))

    def _page(self, row: PageRow) -> Entry:
        entry = f"page {row.id}"
        self._jumps[entry] = lambda: self._workspace.pages.open_page(row.id)
        words = QCoreApplication.translate("Palette", "Go to {page}").format(page=page_name(row))
        return Entry(entry, words, menus=(page_title(row),))


def _done(act: Callable[[], object]) -> None:
    act()
