"""Read the pages of a PDF file: text, layout and where the picture is."""

import re
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from annotator.core.errors import BadFile, NoText
from annotator.core.layout import Boxes, Facsimile, Layout, Unit
from annotator.core.page import Page, PageId, Source
from annotator.exchange.filename import FileName, named, page_within
from annotator.exchange.opening import whole_path
from annotator.exchange.pdf.characters import Characters, characters_of
from annotator.exchange.pdf.documents import opened_pdf, pages_in
from annotator.exchange.pdf.drawings import drawings_of
from annotator.exchange.pdf.frame import frame_of
from annotator.exchange.pdf.native import address_of, unnamed_among
from annotator.exchange.pdf.styles import styles_of
from annotator.exchange.pdfium import turn
from annotator.exchange.textfile import language_of

KIND = "pdf"
MOST_CHARACTERS = 1_000_000

MUTE = (
    "the fonts of page {page} of {file} do not say which characters it has; run OCR over it, "
    "or keep scans as pictures and give them text later"
)
DAMAGED_PAGE = "page {page} of {file} is damaged; the other pages were read"
TOO_LONG = "page {page} of {file} has {characters} characters, more than {limit}; no newspaper page has so many"

# So many characters of a page tell what its fonts are.
_SAMPLE = 500
_PRINTED = re.compile(r"[A-Za-z]{0,2}\d{1,3}")


def read_pdf_pages(
    path: Path, name: str, told: FileName | None = None, *, on_bad: Callable[[BadFile], None], keeps_scans: bool = False
) -> Iterator[Page]:
    """The pages of a file in its order; ``name`` is its file name, or its path below an imported folder.

    ``told`` is what the name says, where that is known already. A page that cannot be taken goes to ``on_bad`` and the rest
    goes on. A page without text is one of them unless ``keeps_scans``: then it has an empty text, and its picture.
    Raises BadFile for a file of which nothing can be read.
    """
    told = told or named(name)
    with opened_pdf(path) as document:
        reading = _Reading(path, document, keeps_scans)
        for index, own in enumerate(_names(document, pages_in(document, path), told)):
            try:
                yield reading.page(index, own)
            except BadFile as refusal:
                on_bad(refusal)


def count_pdf_pages(path: Path) -> int:
    """How many pages the file seems to hold: at least one, where it tells none when it is read."""
    with suppress(BadFile), opened_pdf(path) as document:
        return pages_in(document, path)
    return 1


@dataclass(frozen=True, slots=True)
class _Reading:
    """One file being read."""

    path: Path
    document: pypdfium2.PdfDocument
    keeps_scans: bool

    def page(self, index: int, told: FileName) -> Page:
        """One of its pages, of which ``told`` is known; raises BadFile."""
        with turn, self._opened(index) as page:
            text, layout = self._read(page, index)
        details = told.details
        return Page(
            id=PageId(told.page_id),
            text=text,
            language=details.language or language_of(text),
            publication=details.publication,
            issue=details.issue,
            date=details.date,
            page_number=details.page_number,
            source=Source(file=told.file, kind=KIND),
            layout=layout,
            facsimile=Facsimile(whole_path(self.path), index),
        )

    @contextmanager
    def _opened(self, index: int) -> Iterator[Any]:
        page = pdfium.FPDF_LoadPage(self.document, index)
        if not page:
            raise self._refused(DAMAGED_PAGE, index)
        try:
            yield page
        finally:
            pdfium.FPDF_ClosePage(page)

    def _read(self, page: Any, index: int) -> tuple[str, Layout | None]:
        frame = frame_of(page)
        width, height = frame.size
        if not (width > 0 and height > 0):
            raise self._refused(DAMAGED_PAGE, index)
        with self._text_of(page, index) as (textpage, count):
            characters = characters_of(textpage, count, frame)
            styles = styles_of(textpage, count, characters.indexes)
            is_mute = _is_mute(textpage, characters)
        if is_mute or not len(characters.indexes):
            if self.keeps_scans:
                return "", None
            raise NoText(MUTE if is_mute else "", file=str(self.path), page=index + 1)
        drawings = drawings_of(page, frame)
        boxes = Boxes(array("i", characters.cells.tobytes()))
        layout = Layout(width, height, Unit.POINT, boxes, styles, drawings.rules, drawings.pictures)
        return characters.text, layout

    @contextmanager
    def _text_of(self, page: Any, index: int) -> Iterator[tuple[int, int]]:
        """The text page of a page, and how many characters it has."""
        textpage = pdfium.FPDFText_LoadPage(page)
        if not textpage:
            raise self._refused(DAMAGED_PAGE, index)
        try:
            count = max(pdfium.FPDFText_CountChars(textpage), 0)
            if count > MOST_CHARACTERS:
                raise self._refused(TOO_LONG, index, characters=count, limit=MOST_CHARACTERS)
            yield address_of(textpage), count
        finally:
            pdfium.FPDFText_ClosePage(textpage)

    def _refused(self, message: str, index: int, **fields: object) -> BadFile:
        return BadFile(message, file=str(self.path), page=index + 1, **fields)


def _is_mute(textpage: int, characters: Characters) -> bool:
    """Whether most of the glyphs are none of any character: then the text is their numbers, unless it makes sense by chance."""
    some = characters.indexes[:: len(characters.indexes) // _SAMPLE + 1].tolist()
    return 2 * unnamed_among(textpage, some) > len(some) and language_of(characters.text) is None


def _names(document: pypdfium2.PdfDocument, pages: int, told: FileName) -> Iterator[FileName]:
    """What is known of each page: of a single one what the file's name tells, of several their numbers too."""
    if pages == 1:
        yield told
        return
    with turn:
        labels = [document.get_page_label(index) for index in range(pages)]
    are_printed = all(map(_PRINTED.fullmatch, labels)) and len(set(labels)) == pages
    for number, label in enumerate(labels, start=1):
        yield page_within(told, label if are_printed else str(number))
