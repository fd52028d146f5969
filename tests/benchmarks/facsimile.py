"""What the picture of a page costs: seen after the page opens, panned and zoomed on an A1 page at 300 dpi, memory.

``python tests/benchmarks/facsimile.py`` on the display there is, with QT_QPA_PLATFORM=offscreen without one. A day's page,
which is the sample set in type, and three of A1 with the sample's text three times and a box for each of its 20,000
characters: set in type, a scan as PDF, and the same scan as JPEG, 7016 × 9933 pixels. Beside the figures stand what PDFium or
Qt's reader alone takes for the small picture, and what copying a picture as large as the pane takes. Exit code 1 where a limit
is passed.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QPoint, QSize
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter
from PySide6.QtWidgets import QApplication

from annotator.core.layout import Boxes, Facsimile, Layout, Unit
from annotator.core.page import Page, PageId
from annotator.core.progress import Silent
from annotator.exchange.pictures import PdfPicture, is_pdf
from annotator.services.corpora import create_corpus
from annotator.services.importing import import_text
from annotator.services.segmenting import segment_pages
from annotator.ui import app as window
from annotator.ui.rendering import SKETCH
from annotator.ui.views.facsimile.view import FacsimileView
from tests.benchmarks.latency import at_home, high
from tests.benchmarks.long_page import sample
from tests.benchmarks.memory import most_memory
from tests.e2e.reviewer import Reviewer, until
from tests.picture_files import PdfPage, pdf_file, write_pdf

WIDTH, HEIGHT = 1684.0, 2384.0  # points
PIXELS = 7016, 9933
SIZE = 1920, 1080
COPIES = 3
OPENINGS, FRAMES = 5, 200
SEEN_LIMIT, FRAME_LIMIT, MEMORY_LIMIT = 300.0, 33.0, 700  # milliseconds, milliseconds, MB
COLUMNS = 8


def places(page: Page) -> list[tuple[float, float, float, float] | None]:
    """The text in columns, line by line."""
    lines = len(page.line_starts)
    rows = -(-lines // COLUMNS)
    pitch, side = (HEIGHT - 100) / rows, 8.0
    boxes: list[tuple[float, float, float, float] | None] = []
    for line, start in enumerate(page.line_starts):
        x, y = 50 + (WIDTH - 100) / COLUMNS * (line // rows), 50 + pitch * (line % rows)
        for place, character in enumerate(page.text[slice(*page.line_span(line))]):
            if not character.isspace():
                left = x + side * min(place, 22)
                boxes.append((left, y, left + side, y + side))
        assert start >= 0
    return boxes


def typeset(path: Path, page: Page) -> Path:
    """A page with a glyph in each box."""
    glyphs = "".join(f"1 0 0 1 {b[0]:.1f} {HEIGHT - b[3]:.1f} Tm (e) Tj\n" for b in places(page) if b is not None)
    font = "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>>>>>"
    return write_pdf(path, [PdfPage(WIDTH, HEIGHT, f"BT /F 9 Tf\n{glyphs}ET", font)])


def scan(path: Path) -> Path:
    """Newsprint as a camera sees it: specks of many greys, on paper that is not quite white."""
    image = QImage(*PIXELS, QImage.Format.Format_RGB32)
    image.fill(QColor("#eeeae0"))
    chance, painter = random.Random(1), QPainter(image)
    for _ in range(60_000):
        ink = chance.randrange(20, 120)
        place = chance.randrange(PIXELS[0]), chance.randrange(PIXELS[1])
        painter.fillRect(*place, chance.randrange(4, 60), chance.randrange(3, 40), QColor(ink, ink, ink))
    painter.end()
    assert image.save(str(path), "JPEG", 85)  # type: ignore[call-overload]  # it takes a word, whatever its stubs say
    return path


def scan_in_pdf(path: Path, jpeg: Path) -> Path:
    """The scan as most libraries give it away."""
    data = jpeg.read_bytes()
    image = f"<</Type/XObject/Subtype/Image/Width {PIXELS[0]}/Height {PIXELS[1]}/ColorSpace/DeviceRGB/BitsPerComponent 8"
    drawing = f"{WIDTH} 0 0 {HEIGHT} 0 0 cm /I Do"
    objects: list[bytes] = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>".encode(),
        f"<</Length {len(drawing)}>>stream\n{drawing}\nendstream".encode(),
        f"{image}/Filter/DCTDecode/Length {len(data)}>>stream\n".encode() + data + b"\nendstream",
    ]
    path.write_bytes(pdf_file(objects))
    return path


def corpus_in(folder: Path) -> tuple[Path, dict[str, Path]]:
    """A corpus of the pages, each as often as it is opened, and the files of their pictures by what they are."""
    text = "\n\n".join([sample().text] * COPIES)
    page = Page(PageId("a"), text)
    jpeg = scan(folder / "scan.jpg")
    files = {"type": typeset(folder / "type.pdf", page), "scan": scan_in_pdf(folder / "scan.pdf", jpeg), "jpeg": jpeg}
    day = Page(PageId("d"), sample().text)
    files = {"news": typeset(folder / "news.pdf", day), **files}
    with create_corpus(folder / "a.corpus") as store:
        pages = list[PageId]()
        # Another page stands between each two, so that none finds anything that the one before it has left.
        names = ["first", *(f"{name}-{copy}" for name in files for copy in range(OPENINGS))]
        for number, name in enumerate(names):
            shown = day if name.startswith("news") else page
            pages.append(import_text(store, f"{shown.text}\n{' ' * number}", name))
            with store.atomic():
                store.layouts.put(pages[-1], Layout(WIDTH, HEIGHT, Unit.POINT, Boxes.of(places(shown))))
                store.layouts.put_facsimile(pages[-1], Facsimile(str(files.get(name.partition("-")[0], files["type"]))))
        segment_pages(store, "blocks", pages, progress=Silent())
    return folder / "a.corpus", files


def waited(is_so: Callable[[], bool]) -> None:
    """Let the window work until something is so."""
    until(is_so, "the picture")


class Eye(QObject):
    """Notes when the picture, small or sharp, has been painted for the first time: what is painted is seen at the next event."""

    def __init__(self, app: QApplication, view: FacsimileView) -> None:
        super().__init__()
        self._app, self._view = app, view
        self._is_painting = False
        self.seen = self.sharp = 0.0
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at what was painted before this."""
        if self._is_painting:
            self._is_painting, now = False, time.perf_counter()
            self.seen = self.seen or (now if self._view.is_sketched else 0.0)
            self.sharp = self.sharp or (now if self._view.is_sharp else 0.0)
        self._is_painting = event.type() == QEvent.Type.Paint and watched == self._view.viewport()
        return False

    def close(self) -> None:
        """Look no more."""
        self._app.removeEventFilter(self)


def opened(reviewer: Reviewer, page: PageId) -> tuple[float, float]:
    """Milliseconds from asking for a page until its picture is painted, and until all that is seen of it is sharp."""
    app, view = QApplication.instance(), view_of(reviewer)
    assert isinstance(app, QApplication)
    view.set_size(0, 0)  # nothing of the page before
    eye, start = Eye(app, view), time.perf_counter()
    reviewer.workspace.pages.open_page(page)
    waited(lambda: eye.sharp > 0)
    eye.close()
    waited(lambda: reviewer.workspace.desk.review is not None and reviewer.page.id == page)
    reviewer.wait()
    return (eye.seen - start) * 1000, (eye.sharp - start) * 1000


def view_of(reviewer: Reviewer) -> FacsimileView:
    """The picture in the window."""
    pane = reviewer.window.facsimile
    assert pane is not None
    return pane.view


def panned(view: FacsimileView, frames: int) -> tuple[list[float], list[float]]:
    """Milliseconds of each frame while the page is moved to and fro, whatever comes meanwhile painted too; and those computed."""
    chance, times, computed = random.Random(3), list[float](), list[float]()
    by = QPoint(40, -60)
    for frame in range(frames):
        if frame % 25 == 0:
            by = QPoint(chance.randrange(-80, 80), chance.randrange(-120, 120))
        start, began = time.perf_counter(), time.thread_time()
        view.pan(by)
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        times.append((time.perf_counter() - start) * 1000)
        computed.append((time.thread_time() - began) * 1000)
    return times, computed


def copied(view: FacsimileView, frames: int) -> list[float]:
    """Milliseconds that Qt takes to draw one picture as large as the pane: nothing that shows one takes less."""
    size = view.viewport().size() * view.devicePixelRatioF()
    image, target = QImage(size, QImage.Format.Format_RGB32), QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    out = []
    for _ in range(frames):
        start = time.perf_counter()
        painter = QPainter(target)
        painter.drawImage(0, 0, image)
        painter.end()
        out.append((time.perf_counter() - start) * 1000)
    return out


def drawn(file: Path) -> float:
    """Milliseconds that PDFium, or Qt's reader, alone takes to open a file and draw it small."""
    start = time.perf_counter()
    if is_pdf(file):
        picture = PdfPicture(file)
        scale = SKETCH / max(picture.size)
        whole = round(picture.size[0] * scale), round(picture.size[1] * scale)
        picture.part(whole, (0, 0), whole, is_wanted=lambda: True)
        picture.close()
    else:
        reader = QImageReader(str(file))
        reader.setScaledSize(QSize(PIXELS[0] // 8, PIXELS[1] // 8))
        reader.read()
    return (time.perf_counter() - start) * 1000


def main() -> int:
    """Measure and tell; 1 where a limit is passed."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        at_home(Path(folder))
        path, files = corpus_in(Path(folder))
        before = most_memory()
        failed = _sitting(app, path, files)
    sys.stdout.write(f"memory {most_memory():.0f} MB, {before:.0f} before the window was there (limit {MEMORY_LIMIT})\n")
    return int(failed or most_memory() > MEMORY_LIMIT)


def _sitting(app: QApplication, path: Path, files: dict[str, Path]) -> bool:
    reviewer = Reviewer(window._workspace(app))
    reviewer.window.resize(*SIZE)
    reviewer.open(path)
    reviewer.workspace.facsimile.toggle()
    app.processEvents()
    view, failed = view_of(reviewer), False
    waited(lambda: view.is_sharp)
    sys.stdout.write(
        f"{'ms':8}{'seen':>8}{'worst':>8}{'alone':>8}{'sharp':>8}{'frame':>8}{'95 %':>8}{'worst':>8}{'computed':>9}{'kept':>8}\n"
    )
    for name, file in files.items():
        times = [opened(reviewer, PageId(f"{name}-{copy}")) for copy in range(OPENINGS)]
        seen, sharp = zip(*times, strict=True)
        view.zoom_by(300 / 72 / view.zoom / view.devicePixelRatioF())
        waited(lambda: view.is_sharp)
        frames, computed = panned(view, FRAMES)
        waited(lambda: view.is_sharp)
        row = [median(seen), max(seen), median(drawn(file) for _ in range(OPENINGS)), median(sharp)]
        row += [median(frames), high(frames), max(frames), median(computed)]
        sys.stdout.write(f"{name:8}{''.join(f'{one:8.1f}' for one in row)}{view.kept_bytes / 2**20:8.0f} MB\n")
        # What its decoder alone takes longer for nobody can show sooner.
        failed |= median(seen) > max(SEEN_LIMIT, 2 * row[2]) or high(frames) > FRAME_LIMIT
        reviewer.workspace.facsimile.fit_width()
    sys.stdout.write(f"copying a picture as large as the pane: {median(copied(view, FRAMES)):.1f} ms\n")
    reviewer.close()
    return failed


if __name__ == "__main__":
    sys.exit(main())
