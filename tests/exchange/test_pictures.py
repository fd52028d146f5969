"""Pages of PDF files in pixels: the right part of the right page, the right way up, and a sentence for what is none."""

import random
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImage

from annotator.core.errors import BadFile, Cancelled
from annotator.exchange.pictures import PdfPicture
from tests.picture_files import PdfPage, box, pdf_file, write_pdf

Colour = tuple[int, ...]
RED: Colour = (255, 0, 0)
WHITE: Colour = (255, 255, 255)
BLUE: Colour = (0, 0, 255)


def colours(picture: PdfPicture, whole: tuple[int, int], *points: tuple[int, int]) -> list[Colour]:
    """The colours at some points of the whole page in pixels, each asked for as a part of one pixel."""
    parts = (picture.part(whole, point, (1, 1), is_wanted=lambda: True) for point in points)
    return [(part[2], part[1], part[0]) for part in parts]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a PDF file is written."""
    return tmp_path / "a.pdf"


def test_the_origin_is_the_top_left_corner(file: Path) -> None:
    picture = PdfPicture(write_pdf(file, [PdfPage(100, 200, box(0, 180, 20, 20))]))
    assert picture.size == (100.0, 200.0)
    assert colours(picture, (100, 200), (5, 5), (50, 5), (5, 195)) == [RED, WHITE, WHITE]
    picture.close()


def test_a_part_is_the_same_pixels_as_in_the_whole(file: Path) -> None:
    picture = PdfPicture(write_pdf(file, [PdfPage(100, 100, box(13, 27, 31, 11) + box(50, 50, 9, 40, "0 0 1"))]))
    whole = picture.part((300, 300), (0, 0), (300, 300), is_wanted=lambda: True)
    part = picture.part((300, 300), (40, 100), (120, 60), is_wanted=lambda: True)
    rows = [whole[4 * (300 * y + 40) : 4 * (300 * y + 160)] for y in range(100, 160)]
    assert part == b"".join(rows)
    assert len({bytes(row) for row in rows}) > 1
    picture.close()


def test_a_cropped_page_is_what_is_left_of_it(file: Path) -> None:
    drawing = box(0, 0, 200, 200) + box(50, 50, 100, 100, "1 1 1") + box(50, 140, 10, 10, "0 0 1")
    picture = PdfPicture(write_pdf(file, [PdfPage(200, 200, drawing, "/CropBox[50 50 150 150]")]))
    assert picture.size == (100.0, 100.0)
    assert colours(picture, (100, 100), (5, 5), (50, 50), (95, 95)) == [BLUE, WHITE, WHITE]
    picture.close()


def test_a_rotated_page_stands_as_it_is_read(file: Path) -> None:
    """Turned clockwise by a quarter, its top left corner comes to be at the top right."""
    picture = PdfPicture(write_pdf(file, [PdfPage(100, 200, box(0, 180, 20, 20), "/Rotate 90")]))
    assert picture.size == (200.0, 100.0)
    assert colours(picture, (200, 100), (195, 5), (5, 5)) == [RED, WHITE]
    picture.close()


def test_each_page_of_a_file_is_its_own_picture(file: Path) -> None:
    write_pdf(file, [PdfPage(100, 100, box(0, 0, 100, 100)), PdfPage(80, 60, box(0, 0, 80, 60, "0 0 1"))])
    picture = PdfPicture(file, 1)
    assert picture.size == (80.0, 60.0)
    assert colours(picture, (80, 60), (40, 30)) == [BLUE]
    picture.close()


def test_a_page_that_is_not_there_is_said(file: Path) -> None:
    with pytest.raises(BadFile, match=r"a\.pdf has no page 3"):
        PdfPicture(write_pdf(file), 2)


@pytest.mark.parametrize(
    "content", [b"", b"no picture", b"%PDF-1.7\n", b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 1 0 R>>\nendobj"]
)
def test_what_is_no_pdf_file_is_said(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(BadFile, match=r"a\.pdf cannot be shown as a picture"):
        PdfPicture(file)


def test_a_file_cut_short_is_shown_or_said(file: Path) -> None:
    """Never anything else, wherever it was cut."""
    whole = write_pdf(file, [PdfPage(drawing=box(0, 0, 20, 20))]).read_bytes()
    for length in range(0, len(whole), 17):
        file.write_bytes(whole[:length])
        try:
            picture = PdfPicture(file)
        except BadFile:
            continue
        assert len(picture.part((60, 80), (0, 0), (60, 80), is_wanted=lambda: True)) == 4 * 60 * 80
        picture.close()


def test_a_file_with_wrong_bytes_is_shown_or_said(file: Path) -> None:
    """Whatever PDFium makes of it, the program goes on."""
    whole = write_pdf(file, [PdfPage(drawing=box(0, 0, 20, 20) * 5)]).read_bytes()
    chance = random.Random(1)
    for _ in range(150):
        broken = bytearray(whole)
        for _ in range(chance.randrange(1, 20)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        file.write_bytes(broken)
        try:
            picture = PdfPicture(file)
        except BadFile:
            continue
        assert len(picture.part((60, 80), (0, 0), (60, 80), is_wanted=lambda: True)) == 4 * 60 * 80
        picture.close()


def test_a_file_that_is_gone_is_said(file: Path) -> None:
    with pytest.raises(BadFile, match="is not there"):
        PdfPicture(file)


def test_rendering_ends_when_nobody_wants_it_any_more(file: Path) -> None:
    """A page may hold so much that drawing it takes a minute: whoever turns to another page does not wait."""
    picture = PdfPicture(write_pdf(file, [PdfPage(drawing=box(0, 0, 500, 500) * 200_000)]))
    asked = 0

    def is_wanted() -> bool:
        nonlocal asked
        asked += 1
        return asked < 3

    with pytest.raises(Cancelled):
        picture.part((600, 800), (0, 0), (600, 800), is_wanted=is_wanted)
    assert asked == 3
    picture.close()


def jpeg() -> bytes:
    """A small grey JPEG file."""
    image = QImage(8, 8, QImage.Format.Format_Grayscale8)
    image.fill(100)
    data = QBuffer()
    data.open(QBuffer.OpenModeFlag.WriteOnly)
    assert image.save(data, "JPEG")  # type: ignore[call-overload]  # it takes a word, whatever its stubs say
    return bytes(data.data().data())


JPEG = jpeg()


def scanned(file: Path, over: str = "", place: str = "600 0 0 800 0 0", more: str = "") -> PdfPicture:
    """A page that is a scan; something may lie over it, and it may stand elsewhere."""
    image = "<</Type/XObject/Subtype/Image/Width 8/Height 8/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/DCTDecode"
    drawing = f"q {place} cm /I Do Q {over}"
    page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<{FONT}/XObject<</I 5 0 R>>>>{more}>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page.encode("ascii"),
        f"<</Length {len(drawing)}>>stream\n{drawing}\nendstream".encode("ascii"),
        f"{image}/Length {len(JPEG)}>>stream\n".encode("ascii") + JPEG + b"\nendstream",
    ]
    file.write_bytes(pdf_file(objects))
    return PdfPicture(file)


FONT = "/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>>>"
UNSEEN = "BT 3 Tr /F 9 Tf 1 0 0 1 50 50 Tm (read by OCR) Tj ET"


@pytest.mark.parametrize("over", ["", UNSEEN])
def test_a_page_that_is_a_scan_gives_its_jpeg_whatever_ocr_has_put_over_it(file: Path, over: str) -> None:
    picture = scanned(file, over)
    assert picture.scan() == JPEG
    picture.close()


@pytest.mark.parametrize(
    ("over", "place", "more"),
    [
        (box(0, 0, 50, 50), "600 0 0 800 0 0", ""),
        (UNSEEN.replace("3 Tr", "0 Tr"), "600 0 0 800 0 0", ""),
        ("", "300 0 0 800 0 0", ""),
        ("", "600 0 0 -800 0 800", ""),
        ("", "600 0 0 800 0 0", "/Rotate 90"),
        ("", "600 0 0 800 0 0", "/CropBox[0 0 300 400]"),
    ],
)
def test_a_page_with_more_to_see_or_another_place_is_drawn(file: Path, over: str, place: str, more: str) -> None:
    picture = scanned(file, over, place, more)
    assert picture.scan() is None
    picture.close()
