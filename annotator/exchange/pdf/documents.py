"""Open PDF files, with one clear sentence for each way in which that can fail."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from os import SEEK_END
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from annotator.core.errors import BadFile
from annotator.exchange.opening import opened
from annotator.exchange.pdfium import turn

MOST_PAGES = 10_000

NO_PDF = "{file} is no PDF file, whatever its name says; if it is text, let its name end in .txt"
LOCKED = "{file} is locked with a password; save it without one and import that"
UNKNOWN_LOCK = "{file} is locked in a way that cannot be opened; print it to a new PDF file and import that"
CUT_SHORT = "{file} is cut short: the end of the PDF file is missing; get it again"
DAMAGED = "{file} is damaged and cannot be opened as a PDF file; get it again, or save it anew with another program"
NO_PAGES = "{file} has no pages"
TOO_MANY_PAGES = "{file} has {pages} pages, more than {limit}; divide it"

_START, _END = b"%PDF-", b"%%EOF"
# So far from its start and its end programs look for the marks of a PDF file.
_NEAR = 1024
_TAIL = 64 * 1024
_REASONS = {pdfium.FPDF_ERR_FILE: NO_PAGES, pdfium.FPDF_ERR_PASSWORD: LOCKED, pdfium.FPDF_ERR_SECURITY: UNKNOWN_LOCK}


@contextmanager
def opened_pdf(path: Path) -> Iterator[pypdfium2.PdfDocument]:
    """The document, to be asked while it is one's turn; raises BadFile when it cannot be opened."""
    _check(path)
    with turn:
        document = _document(path)
    try:
        yield document
    finally:
        with turn:
            document.close()


def pages_in(document: pypdfium2.PdfDocument, path: Path) -> int:
    """How many pages there are; raises BadFile where there are none, or more than anybody prints."""
    with turn:
        pages = len(document)
    if pages <= 0:
        raise BadFile(NO_PAGES, file=str(path))
    if pages > MOST_PAGES:
        raise BadFile(TOO_MANY_PAGES, file=str(path), pages=pages, limit=MOST_PAGES)
    return pages


def _check(path: Path) -> None:
    """That the file has both its ends: PDFium makes up for a lost one and tells nothing of the pages that are lost with it."""
    with opened(path) as stream:
        if _START not in stream.read(_NEAR):
            raise BadFile(NO_PDF, file=str(path))
        size = stream.seek(0, SEEK_END)
        stream.seek(max(size - _TAIL, 0))
        if _END not in stream.read().rstrip(b"\0 \t\r\n")[-_NEAR:]:
            raise BadFile(CUT_SHORT, file=str(path))


def _document(path: Path) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise BadFile(_REASONS.get(_code(path), DAMAGED), file=str(path)) from error


def _code(path: Path) -> int:
    """Why a file was refused. Of one without pages PDFium says nothing, which is what it said of the last other one."""
    pdfium.FPDF_LoadDocument(b"", None)  # "no such file", which is not so of this one
    with suppress(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(path).close()
    return int(pdfium.FPDF_GetLastError())
