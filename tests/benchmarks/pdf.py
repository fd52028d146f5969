"""How fast pages of PDF files are read, beside bare pypdfium2 taking the same text and boxes in the same run.

``python tests/benchmarks/pdf.py [FOLDER]`` takes the PDF files of a folder, or makes some itself: full pages of six columns, some
with each line an object, some with each character one. Each way reads all files in turn, several times; the fastest time of each
is told, in seconds of processor time and of the clock. Ours has styles, lines and pictures besides. An import writes them too.
Exit code 1 where ours is less than half as fast.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import pypdfium2

from annotator.core.progress import Silent
from annotator.exchange.pdf import read_pdf_pages
from annotator.services.importing import import_into
from tests.sheets import Sheet, pdf_of

PAGES, ROUNDS = 12, 5
LEAST = 0.5
COLUMNS, LINES, WIDTH = 6, 85, 13

Read = Callable[[Path], int]
Time = tuple[float, float]
"""Seconds of processor time, and of the clock."""


def full_page(seed: int, *, by_character: bool) -> Sheet:
    """A page of some 6,600 characters in columns, with headlines, frames and a picture."""
    chance = random.Random(seed)
    sheet = Sheet(box=(0, 0, 1000, 1400)).text(_words(chance, 12), 60, 1330, size=40, font="Bold")
    for column in range(COLUMNS):
        x = 60 + 150 * column
        for line in range(LINES):
            (sheet.letters if by_character else sheet.text)(_words(chance, WIDTH), x, 1280 - 14 * line)
        sheet.line(x - 10, 80, x - 10, 1290)
    return sheet.frame(50, 60, 900, 1250).picture(60, 10, 300, 40)


def made(folder: Path, pages: int = PAGES) -> list[Path]:
    """So many files of one page each."""
    paths = [folder / f"daily-2023-07-{number + 1:02}-p1.pdf" for number in range(pages)]
    for number, path in enumerate(paths):
        path.write_bytes(pdf_of(full_page(number, by_character=number % 2 == 1)))
    return paths


def bare(path: Path) -> int:
    """The text and the box of each character as pypdfium2 gives them; how many characters."""
    document, characters = pypdfium2.PdfDocument(path), 0
    for page in document:
        textpage = page.get_textpage()
        count = textpage.count_chars()
        text, boxes = textpage.get_text_range(), [textpage.get_charbox(number, loose=True) for number in range(count)]
        assert len(text) <= len(boxes)
        characters += count
    document.close()
    return characters


def ours(path: Path) -> int:
    """The same by our reader; how many characters have a box."""
    layouts = (page.layout for page in read_pdf_pages(path, path.name, on_bad=lambda refusal: None))
    return sum(len(layout.boxes) for layout in layouts if layout is not None)


def fastest(read: Read, paths: Sequence[Path], rounds: int) -> Time:
    """The fastest of some rounds over all files."""
    times = [_timed(read, paths) for _ in range(rounds)]
    return min(used for used, _ in times), min(passed for _, passed in times)


def measure(paths: Sequence[Path], tell: Callable[[str], object], rounds: int = ROUNDS) -> float:
    """How many times as fast as bare pypdfium2 ours is, by processor time; tells all that was measured."""
    reference, own = fastest(bare, paths, rounds), fastest(ours, paths, rounds)
    tell(f"{len(paths)} files, {sum(map(ours, paths))} characters with a box")
    for name, (used, passed) in (("bare pypdfium2", reference), ("ours", own)):
        tell(f"{name:>15}: {used:.3f} s of processor time, {passed:.3f} s, {1000 * used / len(paths):.1f} ms a file")
    with tempfile.TemporaryDirectory() as folder:
        before = time.perf_counter()
        import_into(Path(folder, "a.corpus"), paths, progress=Silent())
        tell(f"{'import':>15}: {time.perf_counter() - before:.3f} s, with the start of a program that reads and a new corpus")
    tell(f"ours is {reference[0] / own[0]:.2f} times as fast by processor time, {reference[1] / own[1]:.2f} times by the clock")
    return reference[0] / own[0]


def _timed(read: Read, paths: Sequence[Path]) -> Time:
    before = time.process_time(), time.perf_counter()
    for path in paths:
        read(path)
    return time.process_time() - before[0], time.perf_counter() - before[1]


def _words(chance: random.Random, count: int) -> str:
    return "".join(chr(chance.randrange(0x4E00, 0x9FA5)) for _ in range(count))


def main() -> int:
    """Measure the files of a folder, or some made for it."""
    with tempfile.TemporaryDirectory() as folder:
        paths = sorted(Path(sys.argv[1]).glob("*.pdf")) if len(sys.argv) > 1 else made(Path(folder))
        return int(measure(paths, print) < LEAST)


if __name__ == "__main__":
    sys.exit(main())
