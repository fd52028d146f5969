"""Small PDF files for tests, written by hand: pages of any size, cropped and rotated, with whatever is drawn on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator.core.layout import Box, Boxes, Facsimile, Layout, Unit
from annotator.core.page import Page
from annotator.services.corpora import open_corpus
from annotator.services.pages import list_issues


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page; ``drawing`` is in PDF's own language, its origin at the bottom left, ``more`` goes into the page's dictionary."""

    width: float = 600
    height: float = 800
    drawing: str = ""
    more: str = ""


def box(x: float, y: float, width: float, height: float, colour: str = "1 0 0") -> str:
    """A filled box, its place given from the bottom left."""
    return f"{colour} rg {x} {y} {width} {height} re f\n"


def write_pdf(path: Path, pages: Sequence[PdfPage] = (PdfPage(),)) -> Path:
    """Write a PDF file with these pages."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", ""]
    for page in pages:
        said = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {page.width} {page.height}]/Contents {len(objects) + 2} 0 R{page.more}>>"
        objects += [said, f"<</Length {len(page.drawing)}>>stream\n{page.drawing}\nendstream"]
    kids = " ".join(f"{3 + 2 * index} 0 R" for index in range(len(pages)))
    objects[1] = f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>"
    path.write_bytes(pdf_file([one.encode("ascii") for one in objects]))
    return path


def pdf_file(objects: Sequence[bytes]) -> bytes:
    """A PDF file of these objects, the first of them its catalogue."""
    out, starts = bytearray(b"%PDF-1.7\n"), list[int]()
    for number, one in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size, at = len(objects) + 1, len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        table,
        size,
        at,
    )
    return bytes(out)


CELL = 10.0
"""The side of a character's square in ``grid_layout``, in points."""


def grid_layout(page: Page, *, pictures: tuple[Box, ...] = ()) -> Layout:
    """A layout with each line of the text in a row of its own, each character in a square, from (100, 100) on."""
    boxes = []
    for offset, character in enumerate(page.text):
        if not character.isspace():
            line = page.line_of(offset)
            x, y = 100 + CELL * (offset - page.line_starts[line]), 100 + 1.5 * CELL * line
            boxes.append((x, y, x + CELL, y + CELL))
    return Layout(600, 800, Unit.POINT, Boxes.of(boxes), pictures=pictures)


def with_pictures(corpus: Path, file: Path | None, *, has_layout: bool = True, pictures: tuple[Box, ...] = ()) -> Path:
    """Give every page of a corpus a layout, and its picture in the file; the corpus."""
    with open_corpus(corpus) as store:
        pages = [store.pages.get(row.id) for issue in list_issues(store, "") for row in issue.pages()]
        with store.atomic():
            for page in pages:
                if has_layout:
                    store.layouts.put(page.id, grid_layout(page, pictures=pictures))
                if file is not None:
                    store.layouts.put_facsimile(page.id, Facsimile(str(file)))
    return corpus
