"""The thread that draws pictures of pages: what is seen first, and nothing that is not wanted any more."""

import threading
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QRect, Signal

from annotator.core.errors import Cancelled, UserError
from annotator.ui.pictures import Picture, opened_picture
from annotator.ui.views.facsimile.tiles import Square, Wish, together

SKETCH = 1200
"""Pixels of the longer side of the small picture that is there first."""
_AT_ONCE = 4  # squares


@dataclass(frozen=True, slots=True)
class Sought:
    """Which file's page is shown; ``ticket`` tells one showing from the next."""

    ticket: int
    path: Path | None = None
    index: int = 0


class Renderer(QObject):
    """One thread, begun with the first picture, for all of them: PDFium draws one thing at a time.

    ``opened`` carries the ticket and the picture's size, ``sketched`` the ticket and the whole picture small, ``rendered`` the
    ticket, how large the whole is and the squares drawn, ``failed`` the ticket and an error to say. An unexpected error is
    raised again in the UI thread.
    """

    opened = Signal(int, object)
    sketched = Signal(int, object)
    rendered = Signal(int, object, object)
    failed = Signal(int, object)
    _broke = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._news = threading.Condition()
        self._sought = Sought(0)
        self._wish: Wish | None = None
        self._is_over = False
        self._thread: threading.Thread | None = None
        self._broke.connect(self._raise)

    def show(self, path: Path | None, index: int = 0) -> int:
        """Show this file's page from now on, or none; the ticket under which its pictures come."""
        with self._news:
            self._sought = Sought(self._sought.ticket + 1, path, index)
            self._wish = None
            self._news.notify()
        if self._thread is None and path is not None:
            self._thread = threading.Thread(target=self._run, name="facsimile", daemon=True)
            self._thread.start()
        return self._sought.ticket

    def wish(self, wish: Wish) -> None:
        """Draw these squares of the picture that is shown, instead of any wished for before."""
        with self._news:
            self._wish = wish
            self._news.notify()

    def stop(self) -> None:
        """End the thread; returns when it has ended."""
        with self._news:
            self._sought, self._wish, self._is_over = Sought(self._sought.ticket + 1), None, True
            self._news.notify()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        drawing: _Drawing | None = None
        while not self._is_over:
            sought = self._sought
            try:
                if drawing is None or drawing.sought is not sought:
                    if drawing is not None:
                        drawing.close()
                    drawing = _Drawing(sought, None)  # what is closed stays closed where the next cannot be opened
                    drawing = self._opened(sought)
                    self._sketch(drawing)
                elif (squares := self._next()) is not None:
                    self._draw(drawing, *squares)
            except Cancelled:
                continue
            except UserError as error:
                if drawing is not None:
                    drawing.close()
                drawing = _Drawing(sought, None)
                self.failed.emit(sought.ticket, error)
            except BaseException as error:  # noqa: BLE001 - raised in the UI thread
                self._broke.emit(error)
        if drawing is not None:
            drawing.close()

    def _opened(self, sought: Sought) -> "_Drawing":
        picture = opened_picture(sought.path, sought.index) if sought.path is not None else None
        if picture is not None:
            self.opened.emit(sought.ticket, picture.size)
        return _Drawing(sought, picture)

    def _sketch(self, drawing: "_Drawing") -> None:
        """The whole picture small."""
        if drawing.picture is not None:
            width, height = drawing.picture.size
            scale = SKETCH / max(width, height)
            whole = (max(round(width * scale), 1), max(round(height * scale), 1))
            image = drawing.picture.sketch(whole, is_wanted=lambda: self._sought is drawing.sought)
            self.sketched.emit(drawing.sought.ticket, image)

    def _next(self) -> tuple[Wish, tuple[Square, ...]] | None:
        """The squares to draw now; waits for news where there are none."""
        with self._news:
            wish = self._wish
            if wish is None or not wish.squares:
                sought = self._sought
                self._news.wait_for(lambda: self._is_over or self._sought is not sought or self._wish is not wish)
                return None
            squares = together(wish.squares, most=_AT_ONCE)
            self._wish = Wish(wish.whole, wish.squares[len(squares) :])
            return wish, squares

    def _draw(self, drawing: "_Drawing", wish: Wish, squares: tuple[Square, ...]) -> None:
        if drawing.picture is None:
            return
        box = wish.box(squares[0]).united(wish.box(squares[-1]))
        at, size = (box.x(), box.y()), (box.width(), box.height())
        image = drawing.picture.part(wish.whole, at, size, is_wanted=lambda: self._is_wanted(drawing, wish))
        cut = {one: image.copy(QRect(wish.box(one)).translated(-box.topLeft())) for one in squares}
        self.rendered.emit(drawing.sought.ticket, wish.whole, cut)

    def _is_wanted(self, drawing: "_Drawing", wish: Wish) -> bool:
        """What is being drawn is wanted as long as the picture is looked at in the same size: panning back needs it too."""
        now = self._wish
        return self._sought is drawing.sought and (now is None or now.whole == wish.whole)

    def _raise(self, error: BaseException) -> None:
        raise error


@dataclass(frozen=True, slots=True)
class _Drawing:
    """The picture that is open, and what it was opened for; none where that could not be."""

    sought: Sought
    picture: Picture | None

    def close(self) -> None:
        if self.picture is not None:
            self.picture.close()
