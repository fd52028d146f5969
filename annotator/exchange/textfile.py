"""Read a page from a plain text file, whatever its encoding; nothing of the text is changed but its line ends."""

import re
from pathlib import Path
from typing import BinaryIO

from annotator.core.errors import BadFile
from annotator.core.page import Page, PageId, Source
from annotator.exchange.decoding import Binary, Undecodable, decode
from annotator.exchange.filename import FileName, named
from annotator.exchange.opening import opened

MAX_BYTES = 64 * 1024 * 1024

MARKUP = ("<?xml", "<!DOCTYPE", "<html", "<alto", "<mets")

EMPTY = "{file} holds no text; extract the page's text again"
BINARY = "{file} is not a text file; extract the page's text and import that"
OTHER_KIND = "{file} is a {kind} file, not a text file; extract the page's text and import that"
MISNAMED = "{file} is a PDF file; let its name end in .pdf and import it again"
UNDECODABLE = "{file} is in an encoding that could not be told; save it as UTF-8 and import it again"
NUL = "{file} has a NUL character at offset {offset}; remove it and import the file again"
TOO_LARGE = "{file} is larger than {limit} MiB, too large for one page; divide it into pages"

_HAN, _KANA = re.compile("[\u4e00-\u9fff]+"), re.compile("[\u3041-\u30fa]+")


def read_text_page(source: Path | bytes | BinaryIO, name: str, told: FileName | None = None, *, shown: str | None = None) -> Page:
    """The page that a text file holds; ``name`` is its file name, or its path below an imported folder.

    ``told`` is what the name says, where that is known already; ``shown`` is what refusals call the file.
    Raises BadFile for a file that is missing, unreadable, empty, too large, no text, or in an unknown encoding.
    """
    shown = shown or (str(source) if isinstance(source, Path) else name)
    text = page_text(source if isinstance(source, bytes) else _bytes(source, shown), shown)
    told = told or named(name)
    details = told.details
    return Page(
        id=PageId(told.page_id),
        text=text,
        language=details.language or language_of(text),
        publication=details.publication,
        issue=details.issue,
        date=details.date,
        page_number=details.page_number,
        source=Source(file=told.file, kind="text"),
    )


def page_text(data: bytes, file: str) -> str:
    """The text of a file's bytes with ``\\n`` at each line end; raises BadFile naming ``file``."""
    try:
        text = decode(data).text
    except Binary as error:
        message = MISNAMED if error.kind == "PDF" else OTHER_KIND
        raise BadFile(message if error.kind else BINARY, file=file, kind=error.kind) from error
    except Undecodable as error:
        raise BadFile(UNDECODABLE, file=file) from error
    if text.lstrip().startswith(MARKUP):
        raise BadFile(OTHER_KIND, file=file, kind="markup")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if (offset := text.find("\0")) >= 0:
        raise BadFile(NUL, file=file, offset=offset)
    if not text.strip():
        raise BadFile(EMPTY, file=file)
    return text


def language_of(text: str) -> str | None:
    """``zh`` where Han characters are a third of the letters and kana are rare, else None: not known."""
    letters = sum(map(str.isalpha, text))
    han, kana = (len(text) - len(signs.sub("", text)) for signs in (_HAN, _KANA))
    return "zh" if han and 3 * han >= letters and 20 * kana <= han else None


def _bytes(source: Path | BinaryIO, shown: str) -> bytes:
    if isinstance(source, Path):
        with opened(source) as stream:
            return _bytes(stream, shown)
    data = source.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise BadFile(TOO_LARGE, file=shown, limit=MAX_BYTES // (1024 * 1024))
    return data
