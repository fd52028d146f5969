"""Pages of PDF files as pictures: how large a page is, and any part of it in pixels."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.core.errors import BadFile, Cancelled
from annotator.exchange.opening import opened
from annotator.exchange.pdfium import turn

if TYPE_CHECKING:
    import pypdfium2

NOT_READABLE = "{file} cannot be shown as a picture: it is damaged, or no PDF file"
LOCKED = "{file} is locked with a password and cannot be shown"
NO_SUCH_PAGE = "{file} has no page {number}"

_WHITE = 0xFFFFFFFF
_BYTES = 4
_HEAD = 1024  # what PDFium itself looks at


class PdfPicture:
    """One page of a PDF file. Its origin is the top left corner of the page as a reader shows it: cropped and rotated.

    Raises BadFile where there is no such page. Close it when it is not looked at any more.
    """

    def __init__(self, path: Path, index: int = 0) -> None:
        with turn:
            self._document = _document(path)
            try:
                self._page = _page(self._document, index, path)
            except BadFile:
                self._document.close()
                raise
            self._size: tuple[float, float] = self._page.get_size()

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        return self._size

    def part(
        self, whole: tuple[int, int], at: tuple[int, int], size: tuple[int, int], *, is_wanted: Callable[[], bool]
    ) -> bytearray:
        """A part of the page, which would be ``whole`` pixels wide and high, from ``at`` on: rows of B, G, R and a spare byte.

        Raises Cancelled as soon as it is wanted no more: a page may hold anything, and take any time.
        """
        import pypdfium2.raw as pdfium

        pixels = bytearray(size[0] * size[1] * _BYTES)
        memory = (ctypes.c_ubyte * len(pixels)).from_buffer(pixels)
        pause = pdfium.IFSDK_PAUSE(version=1)
        needs_to = type(pause.NeedToPauseNow)
        pause.NeedToPauseNow = needs_to(lambda _: not is_wanted())
        with turn:
            bitmap = pdfium.FPDFBitmap_CreateEx(*size, pdfium.FPDFBitmap_BGRx, memory, size[0] * _BYTES)
            try:
                pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, *size, _WHITE)
                place = (-at[0], -at[1], *whole)
                state = pdfium.FPDF_RenderPageBitmap_Start(bitmap, self._page, *place, 0, pdfium.FPDF_ANNOT, pause)
                pdfium.FPDF_RenderPage_Close(self._page)
            finally:
                pdfium.FPDFBitmap_Destroy(bitmap)
        if state == pdfium.FPDF_RENDER_TOBECONTINUED:
            raise Cancelled
        return pixels

    def close(self) -> None:
        """Let go of the file."""
        with turn:
            self._page.close()
            self._document.close()


def is_pdf(path: Path) -> bool:
    """Whether a file begins as PDF files do, whatever it is called; raises BadFile where it cannot be read."""
    with opened(path) as stream:
        return b"%PDF-" in stream.read(_HEAD)


def _document(path: Path) -> pypdfium2.PdfDocument:
    import pypdfium2

    if not is_pdf(path):
        raise BadFile(NOT_READABLE, file=path.name)
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise BadFile(LOCKED if "assword" in str(error) else NOT_READABLE, file=path.name) from error


def _page(document: pypdfium2.PdfDocument, index: int, path: Path) -> pypdfium2.PdfPage:
    import pypdfium2

    if index >= len(document):
        raise BadFile(NO_SUCH_PAGE, file=path.name, number=index + 1)
    try:
        page = document[index]
    except pypdfium2.PdfiumError as error:
        raise BadFile(NOT_READABLE, file=path.name) from error
    if min(page.get_size()) <= 0:
        raise BadFile(NOT_READABLE, file=path.name)
    return page
