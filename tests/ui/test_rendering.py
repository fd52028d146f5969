"""The thread that draws pictures of pages, and the kinds of files it reads."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from annotator.core.errors import BadFile, UserError
from annotator.ui.pictures import opened_picture
from annotator.ui.rendering import Renderer
from annotator.ui.views.facsimile.tiles import SIDE, Tiles, Wish, squares_in, together
from tests.picture_files import PdfPage, box, write_pdf

RED, BLUE, WHITE = (QColor(name).rgb() for name in ("#ff0000", "#0000ff", "#ffffff"))


@pytest.fixture
def renderer(qapp: object) -> Iterator[Renderer]:
    """A renderer whose thread ends with the test."""
    out = Renderer()
    yield out
    out.stop()


class Seen:
    """What a renderer has drawn of one picture."""

    def __init__(self, renderer: Renderer) -> None:
        self.sizes: list[tuple[int, object]] = []
        self.sketches: list[tuple[int, QImage]] = []
        self.squares: dict[tuple[int, int], QImage] = {}
        self.errors: list[UserError] = []
        renderer.opened.connect(lambda ticket, size: self.sizes.append((ticket, size)))
        renderer.sketched.connect(lambda ticket, image: self.sketches.append((ticket, image)))
        renderer.rendered.connect(lambda _ticket, _whole, squares: self.squares.update(squares))
        renderer.failed.connect(lambda _ticket, error: self.errors.append(error))


def image_file(path: Path, width: int = 40, height: int = 20, *, kind: str = "PNG") -> Path:
    """An image, red at the left and blue at the right."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.fillRect(0, 0, width // 2, height, QColor("#ff0000"))
    painter.fillRect(width // 2, 0, width - width // 2, height, QColor("#0000ff"))
    painter.end()
    assert image.save(str(path), kind)  # type: ignore[call-overload]  # it takes a word, whatever its stubs say
    return path


def test_the_whole_picture_comes_small_and_then_the_squares_that_are_wished_for(
    renderer: Renderer, tmp_path: Path, qtbot: QtBot
) -> None:
    seen = Seen(renderer)
    ticket = renderer.show(write_pdf(tmp_path / "a.pdf", [PdfPage(600, 800, box(0, 0, 600, 400))]))
    qtbot.waitUntil(lambda: bool(seen.sketches))
    assert seen.sizes == [(ticket, (600.0, 800.0))]
    sketch = seen.sketches[0][1]
    assert (sketch.width(), sketch.height()) == (900, 1200)
    assert [sketch.pixel(450, y) for y in (10, 1190)] == [WHITE, RED]
    renderer.wish(Wish((1500, 2000), ((2, 3), (0, 0))))
    qtbot.waitUntil(lambda: len(seen.squares) == 2)
    assert (seen.squares[2, 3].width(), seen.squares[2, 3].height()) == (1500 - 2 * SIDE, 2000 - 3 * SIDE)
    assert [seen.squares[2, 3].pixel(0, 0), seen.squares[0, 0].pixel(0, 0)] == [RED, WHITE]


def test_a_file_that_is_no_picture_is_told_and_the_next_is_shown(renderer: Renderer, tmp_path: Path, qtbot: QtBot) -> None:
    seen = Seen(renderer)
    (tmp_path / "a.pdf").write_text("no picture")
    renderer.show(tmp_path / "a.pdf")
    qtbot.waitUntil(lambda: bool(seen.errors))
    ticket = renderer.show(image_file(tmp_path / "b.png"))
    qtbot.waitUntil(lambda: bool(seen.sketches))
    assert seen.sketches[0][0] == ticket
    assert str(seen.errors[0]).startswith("a.pdf cannot be shown as a picture")


def test_turning_pages_fast_shows_the_last(renderer: Renderer, tmp_path: Path, qtbot: QtBot) -> None:
    """Of those between, none is drawn whole: each would hold up the next."""
    seen = Seen(renderer)
    slow = write_pdf(tmp_path / "slow.pdf", [PdfPage(drawing=box(0, 0, 500, 500) * 300_000)])
    for _ in range(5):
        renderer.show(slow)
    ticket = renderer.show(image_file(tmp_path / "b.png"))
    qtbot.waitUntil(lambda: bool(seen.sketches))
    assert [shown for shown, _ in seen.sketches] == [ticket]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "WEBP"])
def test_an_image_is_read_whatever_it_is_called(qapp: object, tmp_path: Path, kind: str) -> None:
    picture = opened_picture(image_file(tmp_path / "scan.bin", kind=kind), 0)
    assert picture.size == (40.0, 20.0)
    part = picture.part((400, 200), (100, 50), (200, 100), is_wanted=lambda: True)
    colours = [QColor(part.pixel(x, 50)) for x in (20, 180)]
    assert [colour.red() > 240 and colour.blue() < 20 for colour in colours] == [True, False]
    picture.close()


def test_a_large_image_is_held_no_larger_than_it_is_looked_at(qapp: object, tmp_path: Path) -> None:
    picture = opened_picture(image_file(tmp_path / "a.png", 800, 400), 0)
    whole = picture.part((100, 50), (0, 0), (100, 50), is_wanted=lambda: True)
    assert [QColor(whole.pixel(x, 25)).name() for x in (10, 90)] == ["#ff0000", "#0000ff"]
    assert picture._held.width() == 100  # type: ignore[attr-defined]
    picture.close()


@pytest.mark.qt_log_ignore("JPEG")  # the file is no good, and its reader says so too
@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a", b"nothing"])
def test_an_image_that_is_damaged_is_said(qapp: object, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.png").write_bytes(content)
    with pytest.raises(BadFile, match=r"a\.png cannot be shown as a picture"):
        opened_picture(tmp_path / "a.png", 0).part((10, 10), (0, 0), (10, 10), is_wanted=lambda: True)


def test_squares_cover_what_is_seen_and_no_more() -> None:
    assert squares_in((1000, 3000), QRect(500, 500, 100, 600)) == ((0, 0), (1, 0), (0, 1), (1, 1), (0, 2), (1, 2))
    assert squares_in((1000, 3000), QRect(-500, -500, 400, 600)) == ()


def test_squares_beside_each_other_are_drawn_together() -> None:
    squares = ((1, 0), (2, 0), (3, 0), (0, 1))
    assert together(squares, most=4) == squares[:3]
    assert together(squares, most=2) == squares[:2]


def test_kept_squares_never_take_more_than_they_may() -> None:
    tiles = Tiles(most=3 * 4 * SIDE * SIDE)
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    for row in range(10):
        tiles.put((SIDE, 10 * SIDE), {(0, row): image.copy()})
        assert tiles.at((SIDE, 10 * SIDE), (0, 0)) is not None, "what is looked at again and again stays"
        assert tiles.bytes <= 3 * 4 * SIDE * SIDE
    assert tiles.missing((SIDE, 10 * SIDE), [(0, row) for row in range(10)]) == tuple((0, row) for row in range(1, 8))
