"""Shows the picture of the page with the articles over it, and hears what is done to it. Read when it is shown first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from annotator.core.errors import UserError
from annotator.core.page import Page, PageId
from annotator.core.spans import Span
from annotator.services import selecting
from annotator.services.corpora import Store
from annotator.services.review import Review
from annotator.services.selecting import Selection
from annotator.ui.appearance import Appearance
from annotator.ui.controllers.corpus import CorpusController
from annotator.ui.controllers.desk import ReviewDesk
from annotator.ui.controllers.figures import FiguresController
from annotator.ui.controllers.panes import PanesController
from annotator.ui.controllers.selection import SelectionController
from annotator.ui.errors import spoken
from annotator.ui.models.picture_frames import frames_of, unframed
from annotator.ui.tasks import Wanted
from annotator.ui.window import MainWindow

if TYPE_CHECKING:
    from annotator.services.facsimile import Sheet
    from annotator.ui.models.page_places import PagePlaces
    from annotator.ui.rendering import Renderer
    from annotator.ui.views.facsimile.pane import FacsimilePane
    from annotator.ui.views.facsimile.tiles import Square, Wish

_PAINTED = QEvent.Type(QEvent.registerEventType())
_AFTER_PAINTING = Qt.EventPriority.LowEventPriority.value - 2  # windows paint at low priority


class FacsimileController(QObject):
    """``made`` carries the pane when it is shown first, ``toggled`` whether it is shown, ``file_wanted`` where a file was."""

    made = Signal(object)
    toggled = Signal(bool)
    file_wanted = Signal(str)

    def __init__(
        self,
        corpus: CorpusController,
        desk: ReviewDesk,
        selection: SelectionController,
        *,
        panes: PanesController,
        figures: FiguresController,
        window: MainWindow,
        appearance: Appearance,
    ) -> None:
        super().__init__()
        self._corpus, self._desk, self._selection = corpus, desk, selection
        self._panes, self._figures, self._window, self._appearance = panes, figures, window, appearance
        self._pane: FacsimilePane | None = None
        self._renderer: Renderer | None = None
        self._wanted = Wanted()
        self._sheet: Sheet | None = None
        self._ticket = 0
        desk.asked.connect(lambda page: self._come(PageId(page)))
        desk.opened.connect(self._open)
        desk.changed.connect(lambda *_: self._paint())
        desk.closed.connect(self._clear)
        selection.changed.connect(self._select)
        figures.marked.connect(self._choose)

    @property
    def is_shown(self) -> bool:
        """Whether the picture of the page is on the screen."""
        return self._pane is not None and not self._pane.isHidden()

    @property
    def pane(self) -> FacsimilePane:
        """The pane; made when it is asked for first."""
        if self._pane is None:
            self._pane = self._made()
        return self._pane

    def toggle(self) -> None:
        """Show the picture of the page, or show it no longer."""
        self.show_picture(is_shown=not self.is_shown)
        self.toggled.emit(self.is_shown)

    def show_picture(self, *, is_shown: bool) -> None:
        """Show the picture of the page, or show it no longer."""
        if is_shown == self.is_shown:
            return
        pane = self.pane
        self._window.show_facsimile(self._appearance.theme, is_shown=is_shown)
        if not is_shown:
            self._clear()
            focused = QApplication.focusWidget()
            if focused is None or pane.isAncestorOf(focused):
                self._window.text.setFocus()
        elif (review := self._desk.review) is not None:
            self._come(review.page.id)
            self._open(review)

    def give_way(self) -> None:
        """Let the text be seen where the picture stands in its place."""
        if self.is_shown and self._window.text_pane.isHidden():
            self.toggle()

    def drop_area(self) -> None:
        """Put the rectangle away that was drawn and not used."""
        if self.is_shown:
            self.pane.view.show_area(None)

    def zoom_in(self) -> None:
        """Show the picture larger."""
        if self.is_shown:
            self.pane.zoom_in()

    def zoom_out(self) -> None:
        """Show the picture smaller."""
        if self.is_shown:
            self.pane.zoom_out()

    def fit_width(self) -> None:
        """Make the picture as wide as its pane."""
        self._fit("WIDTH")

    def fit_page(self) -> None:
        """Show the whole page."""
        self._fit("PAGE")

    def _fit(self, name: str) -> None:
        from annotator.ui.views.facsimile.canvas import Fit

        if self.is_shown:
            self.pane.view.fit_to(Fit[name])

    def locate(self) -> None:
        """Ask in which file the picture of this page is."""
        place = self._sheet.place if self._sheet is not None else None
        self.file_wanted.emit(place.facsimile.file if place is not None else "")

    def keep_file(self, path: Path) -> None:
        """The picture of this page, and those of others that were beside it, is in this file from now on."""
        from annotator.services.facsimile import keep_place

        review, worker = self._desk.review, self._corpus.worker
        if review is not None and worker is not None:
            page = review.page.id
            worker.ask(
                lambda store, _: keep_place(store, page, path),
                lambda _: self._come_again(),
                failed=self._desk.told.emit,
                wanted=self._wanted,
            )

    def look_again(self) -> None:
        """Show what the corpus knows now of the picture of this page, where it is shown."""
        review = self._desk.review
        if review is not None and self.is_shown:
            self._come(review.page.id)
            self._open(review)

    def _come_again(self) -> None:
        if self._desk.review is not None:
            self.show_picture(is_shown=True)
            self.look_again()

    def stop(self) -> None:
        """End the thread that draws."""
        if self._renderer is not None:
            self._renderer.stop()

    def _made(self) -> FacsimilePane:
        from annotator.ui.rendering import Renderer
        from annotator.ui.views.facsimile.pane import FacsimilePane

        pane, renderer = FacsimilePane(self._appearance.theme), Renderer()
        pane.hide()
        self._window.add_facsimile(pane)
        self._renderer = renderer
        renderer.opened.connect(self._size)
        renderer.sketched.connect(self._sketch)
        renderer.rendered.connect(self._sharpen)
        renderer.failed.connect(self._fail)
        view = pane.view
        view.wished.connect(self._wish)
        view.fragment_clicked.connect(self._click)
        view.nothing_clicked.connect(lambda: view.choose_frame(None))
        view.figure_chosen.connect(self._click_figure)
        pane.locate_asked.connect(self.locate)
        pane.text_asked.connect(self.toggle)
        self._window.figures.chosen.connect(self._choose)
        self._figures.area_drawn = lambda: view.area_drawn
        self.made.emit(pane)
        return pane

    def _come(self, page: PageId) -> None:
        """A page is being opened: find its picture first, so that it is drawn while text and articles are read."""
        self._wanted.drop()
        if self.is_shown and self._corpus.worker is not None:
            from annotator.services.facsimile import sheet_of

            self._wanted = Wanted()
            self._corpus.worker.ask(
                lambda store, _: sheet_of(store, page), self._begin, failed=self._desk.told.emit, wanted=self._wanted
            )

    def _clear(self) -> None:
        self._wanted.drop()
        self._empty()

    def _empty(self) -> None:
        self._sheet = None
        if self._pane is not None and self._renderer is not None:
            self._ticket = self._renderer.show(None)
            self._pane.view.set_places(None)
            self._pane.view.set_size(0, 0)
            self._pane.set_notice("")

    def _begin(self, sheet: Sheet) -> None:
        """Show the paper, have the picture drawn, or say where it is not."""
        self._empty()
        self._sheet = sheet
        if sheet.size is not None:
            self.pane.view.set_size(*sheet.size, is_in_pixels=sheet.is_in_pixels)
        place = sheet.place
        if place is None:
            words = QCoreApplication.translate(
                "Facsimile", "This page has no picture. Import its PDF file, or say which file its picture is in."
            )
            self._tell(words, QCoreApplication.translate("Facsimile", "Choose the picture…"))
        elif place.path is None:
            self._tell(spoken(place.gone), QCoreApplication.translate("Facsimile", "Say where it is…"))
        elif self._renderer is not None:
            self._ticket = self._renderer.show(place.path, place.facsimile.index)

    def _tell(self, words: str, button: str) -> None:
        self.pane.set_notice(words, button)

    def _open(self, review: Review) -> None:
        """The articles come over the picture when text and cards are painted."""
        del review
        if self.is_shown:
            QCoreApplication.postEvent(self, QEvent(_PAINTED), _AFTER_PAINTING)

    def event(self, event: QEvent) -> bool:
        """Ask where the text stands, and have the outlines of all articles made beside the window's thread."""
        review = self._desk.review
        if event.type() == _PAINTED and review is not None and self._corpus.worker is not None and self.is_shown:
            spans = tuple(run.span for run in self._panes.paint.runs)
            self._corpus.worker.ask(
                lambda store, _: _places(store, review.page, spans),
                self._place,
                failed=self._desk.told.emit,
                wanted=self._wanted,
            )
        return super().event(event)

    def _place(self, places: PagePlaces | None) -> None:
        self.pane.view.set_places(places)
        self._paint()
        self._select(self._selection.selection)

    def _paint(self) -> None:
        review = self._desk.review
        if not self.is_shown or review is None:
            return
        self.pane.view.set_paint(self._panes.paint, {article.number: article.id for article in review.annotation.articles})
        self._show_frames(review)

    def _show_frames(self, review: Review) -> None:
        view = self.pane.view
        frames = frames_of(review.annotation, self._panes.colours)
        view.set_frames(frames, unframed(view.places.layout.pictures, frames) if view.places is not None else ())

    def _select(self, selection: Selection) -> None:
        review = self._desk.review
        if not self.is_shown or review is None:
            return
        spans = selecting.targets(review, selection)
        characters = selection.characters(review.page)
        is_bare = characters is None and not selection.chosen
        self.pane.view.set_selection(selection.chosen, characters, spans[0] if is_bare and spans else None)
        if spans:
            self.pane.view.reveal_span(_seen_first(selection, spans))

    def _click(self, offset: int, is_additive: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.pane.view.choose_frame(None)
        if is_additive:
            self._selection.add(offset)
        else:
            self._selection.put_caret(offset)

    def _click_figure(self, figure: str) -> None:
        self._window.figures.set_current(figure)
        self._figures.show_on_page(figure)
        self.pane.view.choose_frame(figure)

    def _choose(self, figure: str) -> None:
        """A picture was chosen in its table, or just marked."""
        if self.is_shown:
            self.pane.view.show_area(None)
            self.pane.view.choose_frame(figure)
            self.pane.view.reveal_frame(figure)

    def _wish(self, wish: Wish) -> None:
        if self._renderer is not None:
            self._renderer.wish(wish)

    def _size(self, ticket: int, size: tuple[float, float]) -> None:
        if ticket == self._ticket and self._sheet is not None and self._sheet.size is None:
            self.pane.view.set_size(*size)

    def _sketch(self, ticket: int, image: QImage) -> None:
        if ticket == self._ticket:
            self.pane.view.set_sketch(image)

    def _sharpen(self, ticket: int, whole: tuple[int, int], squares: dict[Square, QImage]) -> None:
        if ticket == self._ticket:
            self.pane.view.add_squares(whole, squares)

    def _fail(self, ticket: int, error: UserError) -> None:
        if ticket == self._ticket:
            self._tell(spoken(error), QCoreApplication.translate("Facsimile", "Choose another file…"))


def _seen_first(selection: Selection, spans: tuple[Span, ...]) -> Span:
    """What to scroll to: the place of the caret where characters are selected."""
    if selection.anchor is None or selection.chosen:
        return spans[0]
    at = min(max(selection.caret - (selection.caret > selection.anchor), spans[0].start), spans[0].end - 1)
    return Span(at, at + 1)


def _places(store: Store, page: Page, spans: tuple[Span, ...]) -> PagePlaces | None:
    """Where the text of a page stands, that of the spans worked out already; for the store's thread."""
    from annotator.services.facsimile import layout_of
    from annotator.ui.models.page_places import PagePlaces

    layout = layout_of(store, PageId(page.id))
    if layout is None:
        return None
    places = PagePlaces(page, layout)
    for span in spans:
        places.outlines(span)
    return places
