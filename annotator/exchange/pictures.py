"""Pages of PDF files as pictures: how large a page is, and any part of it in pixels."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
_MOST_PLAIN = 60_000  # objects that are drawn in a tenth of a second or two
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
            self._is_plain = _is_plain(self._page)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        return self._size

    def scan(self) -> bytes | None:
        """The JPEG file that is all of the page and upright, as scanners make them; None for any other page.

        To show it small it need not be decoded whole, which PDFium does.
        """
        import pypdfium2.raw as pdfium

        with turn:
            count = pdfium.FPDFPage_CountObjects(self._page)
            image = pdfium.FPDFPage_GetObject(self._page, 0) if count else None
            if image is None or not self._is_plain_jpeg(image) or not all(map(self._is_unseen, range(1, count))):
                return None
            length = pdfium.FPDFImageObj_GetImageDataRaw(image, None, 0)
            data = ctypes.create_string_buffer(length)
            pdfium.FPDFImageObj_GetImageDataRaw(image, data, length)
        return data.raw

    def _is_unseen(self, index: int) -> bool:
        """Whether an object is text that is there to be searched: what an OCR program has read lies over the scan."""
        import pypdfium2.raw as pdfium

        thing = pdfium.FPDFPage_GetObject(self._page, index)
        is_text = pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_TEXT
        return bool(is_text) and pdfium.FPDFTextObj_GetTextRenderMode(thing) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE

    def _is_plain_jpeg(self, image: Any) -> bool:
        """Whether an object is a JPEG in grey or three colours that fills the page the right way up."""
        import pypdfium2.raw as pdfium

        if pdfium.FPDFPageObj_GetType(image) != pdfium.FPDF_PAGEOBJ_IMAGE or pdfium.FPDFPage_GetRotation(self._page):
            return False
        told, matrix, name = pdfium.FPDF_IMAGEOBJ_METADATA(), pdfium.FS_MATRIX(), ctypes.create_string_buffer(16)
        pdfium.FPDFImageObj_GetImageMetadata(image, self._page, told)
        pdfium.FPDFPageObj_GetMatrix(image, matrix)
        pdfium.FPDFImageObj_GetImageFilter(image, 0, name, len(name))
        is_alone = pdfium.FPDFImageObj_GetImageFilterCount(image) == 1 and name.value == b"DCTDecode"
        is_upright = abs(matrix.b) < 1 and abs(matrix.c) < 1 and matrix.a > 0 and matrix.d > 0
        left, bottom, right, top = self._page.get_bbox()
        corners = zip((matrix.e, matrix.f, matrix.e + matrix.a, matrix.f + matrix.d), (left, bottom, right, top), strict=True)
        return (
            is_alone
            and is_upright
            and told.colorspace in (pdfium.FPDF_COLORSPACE_DEVICEGRAY, pdfium.FPDF_COLORSPACE_DEVICERGB)
            and all(abs(own - whole) < 1 for own, whole in corners)
        )

    def part(
        self, whole: tuple[int, int], at: tuple[int, int], size: tuple[int, int], *, is_wanted: Callable[[], bool]
    ) -> bytearray:
        """A part of the page, which would be ``whole`` pixels wide and high, from ``at`` on: rows of B, G, R and a spare byte.

        Raises Cancelled as soon as it is wanted no more: a page may hold anything, and take any time.
        """
        import pypdfium2.raw as pdfium

        pixels = bytearray(size[0] * size[1] * _BYTES)
        memory = (ctypes.c_ubyte * len(pixels)).from_buffer(pixels)
        with turn:
            if not is_wanted():
                raise Cancelled
            bitmap = pdfium.FPDFBitmap_CreateEx(*size, pdfium.FPDFBitmap_BGRx, memory, size[0] * _BYTES)
            try:
                pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, *size, _WHITE)
                self._draw(bitmap, (-at[0], -at[1], *whole), is_wanted)
            finally:
                pdfium.FPDFBitmap_Destroy(bitmap)
        return pixels

    def _draw(self, bitmap: Any, place: tuple[int, int, int, int], is_wanted: Callable[[], bool]) -> None:
        import pypdfium2.raw as pdfium

        if self._is_plain:
            # Drawn in one go: to ask Python now and then, where its other threads are busy, takes longer than to draw.
            pdfium.FPDF_RenderPageBitmap(bitmap, self._page, *place, 0, pdfium.FPDF_ANNOT)
            return
        pause = pdfium.IFSDK_PAUSE(version=1)
        pause.NeedToPauseNow = type(pause.NeedToPauseNow)(lambda _: not is_wanted())
        state = pdfium.FPDF_RenderPageBitmap_Start(bitmap, self._page, *place, 0, pdfium.FPDF_ANNOT, pause)
        pdfium.FPDF_RenderPage_Close(self._page)
        if state == pdfium.FPDF_RENDER_TOBECONTINUED:
            raise Cancelled

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


def _is_plain(page: pypdfium2.PdfPage) -> bool:
    """Whether a page has no more on it than a newspaper page, and nothing within which there could be more."""
    import pypdfium2.raw as pdfium

    from annotator.exchange.pdf.native import drawn_on

    kinds = {kind for _, kind in drawn_on(page, at_most=_MOST_PLAIN)}
    is_short = pdfium.FPDFPage_CountObjects(page) <= _MOST_PLAIN
    return is_short and kinds <= {pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE}
