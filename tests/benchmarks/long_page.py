"""What a page twenty times the sample's length costs: key presses at random places, opening, memory.

``python tests/benchmarks/long_page.py`` on the display there is, with QT_QPA_PLATFORM=offscreen without one. Two pages of
140,000 characters are stored as annotations: the gold repeated (200 articles), and every block a fragment of its own
(1,460). Each is there several times, with another last line, so that no opening finds anything that one before it has
left. Exit code 1 where a limit is passed.
"""

import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import orjson
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt
from PySide6.QtWidgets import QApplication

from annotator.core.page import Page, PageId
from annotator.core.progress import Silent
from annotator.core.spans import Span, trimmed
from annotator.figures.quantities import find_quantities
from annotator.language.joining import join_policy
from annotator.language.pack import pack_for
from annotator.resources import resource_path
from annotator.services.corpora import create_corpus
from annotator.services.following import make_texts
from annotator.services.importing import import_sources
from annotator.services.sample import sample_gold
from annotator.services.searching import index_pages
from annotator.services.selecting import Selection
from annotator.ui import app as window
from tests.benchmarks.latency import (
    HIGH_LIMIT,
    MEDIAN_LIMIT,
    PHRASES,
    SIZE,
    Figures,
    at_home,
    bare,
    high,
    measured,
    mixed,
    told,
)
from tests.benchmarks.memory import most_memory
from tests.e2e.corpora import gold
from tests.e2e.reviewer import Reviewer

COPIES = 20
PRESSES = 300
OPENING_LIMIT, SAMPLE_OPENING_LIMIT = 150.0, 60.0  # milliseconds
MEMORY_LIMIT = 300  # MB, the whole program
OPENINGS = 7
REVIEWER = "li"
Json = dict[str, object]


def sample() -> Page:
    """The sample page."""
    return Page(PageId("sample"), resource_path("samples/hohhot-daily-2023-07-27-p2.txt").read_text("utf-8"), "zh")


def repeated(name: str) -> Json:
    """The sample and its gold so many times, as a line of page-jsonl."""
    page, said, step = sample(), gold(), len(sample().text) + 2
    starts = [step * copy for copy in range(COPIES)]
    articles: list[Json] = [
        {"id": f"a{10 * copy + number}", "spans": [_span(f.span, start, f.role.value) for f in article.fragments]}
        for copy, start in enumerate(starts)
        for number, article in enumerate(said.articles, 1)
    ]
    furniture = [_span(f.span, start, f.role.value) for start in starts for f in said.furniture]
    return _line(name, "\n\n".join([page.text] * COPIES), articles) | {"furniture": furniture, "quantities": _quantities(starts)}


def blocks(name: str) -> Json:
    """The same text with every block a fragment, ten to twenty of them an article."""
    text = "\n\n".join([sample().text] * COPIES)
    spans = list(_blocks(text))
    chance, articles = random.Random(1), list[Json]()
    while spans:
        taken, spans = spans[: (count := chance.randrange(3, 12))], spans[count:]
        articles.append({"id": f"a{len(articles) + 1}", "spans": [_span(span, 0, "body") for span in taken]})
    return _line(name, text, articles) | {"quantities": _quantities([(len(sample().text) + 2) * n for n in range(COPIES)])}


def _blocks(text: str) -> Iterator[Span]:
    at = 0
    for block in text.split("\n\n"):
        if (span := trimmed(text, at, at + len(block))) is not None:
            yield span
        at += len(block) + 2


def _quantities(starts: Sequence[int]) -> list[Json]:
    page = sample()
    found = find_quantities(page, gold().segmentation, join_policy(pack_for("zh", page.text)))
    return [
        {"id": f"q{len(found) * copy + number}", "spans": [_offsets(span, start) for span in one.spans], "kind": one.kind.value}
        for copy, start in enumerate(starts)
        for number, one in enumerate(found, 1)
    ]


def _offsets(span: Span, start: int) -> Json:
    return {"start": span.start + start, "end": span.end + start}


def _span(span: Span, start: int, role: str) -> Json:
    return _offsets(span, start) | {"role": role}


def _line(name: str, text: str, articles: Sequence[Json]) -> Json:
    state = dict.fromkeys(("articles", "pictures", "numbers"), "in progress")
    return {"id": name, "text": text, "language": "zh", "articles": articles, "state": state, "reviewer": REVIEWER}


def corpus_in(folder: Path) -> Path:
    """A corpus of both long pages and the sample, all reviewed by one, each as often as it is opened and once more."""
    lines = folder / "long.jsonl"
    sample_line = orjson.loads(sample_gold().read_bytes()) | {"id": "sample", "reviewer": REVIEWER}
    del sample_line["sha256"]
    pages = (repeated("gold"), blocks("blocks"), sample_line)
    copies = (line | _told_apart(line, copy) for line in pages for copy in range(OPENINGS))
    lines.write_bytes(b"\n".join(map(orjson.dumps, (*pages, *copies))))
    with create_corpus(folder / "long.corpus") as store:
        report = import_sources(store, [lines], progress=Silent())
        assert not report.refused, report.refused
        assert report.annotations == len(pages) * (OPENINGS + 1)
        # What follows an import in the background would be measured with the first openings.
        make_texts(store, progress=Silent())
        index_pages(store, progress=Silent())
    return folder / "long.corpus"


def _told_apart(line: Json, copy: int) -> Json:
    return {"id": f"{line['id']}-{copy}", "text": f"{line['text']}\n\n{copy}"}


class Marker(QObject):
    """Notes when everything that a page needs to be seen is painted: windows paint at low priority, this comes after."""

    def __init__(self) -> None:
        super().__init__()
        self.reached = 0.0

    def send(self) -> None:
        """Be reached after the next paint."""
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), Qt.EventPriority.LowEventPriority.value - 1)

    def event(self, event: QEvent) -> bool:
        """Take the time."""
        self.reached = self.reached or time.perf_counter()
        return super().event(event)


def opening(reviewer: Reviewer, page: str) -> tuple[float, float]:
    """Milliseconds from asking for a page until its text and articles are painted, and until its numbers are too."""
    desk, marker = reviewer.workspace.desk, Marker()
    note = desk.opened.connect(lambda _: marker.send())
    start = time.perf_counter()
    reviewer.workspace.pages.open_page(PageId(page))
    while not marker.reached:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    reviewer.wait()
    spent = (marker.reached - start) * 1000, (time.perf_counter() - start) * 1000
    desk.opened.disconnect(note)
    return spent


def at_random_places(reviewer: Reviewer, presses: int, seed: int) -> Figures:
    """Mixed presses, each phrase of them at a place of its own that is scrolled into view first."""
    chance, figures = random.Random(seed), Figures()
    while len(figures.presses) < presses:
        offset = chance.randrange(len(reviewer.page.text))
        reviewer.workspace.selection.select(Selection(offset))
        reviewer.wait()
        # Ctrl+Home would leave the place.
        measured(reviewer, [key for key in chance.choice(PHRASES) if key != "Ctrl+Home"], into=figures)
    return figures


def main() -> int:
    """Measure and tell; 1 where a limit is passed."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        at_home(Path(folder))
        path = corpus_in(Path(folder))
        before = most_memory()
        failed = _sitting(app, path)
    sys.stdout.write(f"memory {most_memory():.0f} MB, {before:.0f} before the window was there (limit {MEMORY_LIMIT})\n")
    return int(failed or most_memory() > MEMORY_LIMIT)


def _sitting(app: QApplication, path: Path) -> bool:
    reviewer = Reviewer(window._workspace(app))
    reviewer.workspace.view.name_reviewer(REVIEWER)
    reviewer.window.resize(*SIZE)
    reviewer.open(path)
    failed = False
    for page, limit in (("gold", OPENING_LIMIT), ("blocks", OPENING_LIMIT), ("sample", SAMPLE_OPENING_LIMIT)):
        times, whole = zip(*(opening(reviewer, f"{page}-{copy}") for copy in range(OPENINGS)), strict=True)
        told_times = f"{median(times):.0f} ms, {max(times):.0f} at worst (limit {limit:.0f}), its numbers in {median(whole):.0f}"
        sys.stdout.write(f"{page} opens in {told_times}\n")
        failed |= median(times) > limit
    for page in ("gold", "blocks"):
        opening(reviewer, page)
        reviewer.turn_to()
        figures = at_random_places(reviewer, PRESSES, seed=2023)
        figures.bare = bare(reviewer.page.text, mixed(PRESSES))
        sys.stdout.write(f"\n{page}, on {app.platformName()}, {SIZE[0]}×{SIZE[1]}\n{told(figures)}\n")
        failed |= median(figures.presses) > MEDIAN_LIMIT or high(figures.presses) > HIGH_LIMIT
    reviewer.close()
    return failed


if __name__ == "__main__":
    sys.exit(main())
