"""How long the Pages pane takes to filter, sort and scroll a queue of pages, from the gesture until it is painted.

``python tests/benchmarks/page_queue.py [--pages N] [--corpus FILE]`` makes a corpus of 100,000 short pages where none is given.
On the display there is, with QT_QPA_PLATFORM=offscreen without one. Beside each time by the clock stands that of computing;
the reference is a bare list of Qt that is given as many names anew, painted, and scrolled. Exit code 1 where a filter or
sort takes more than 100 ms (median), or 95 of 100 scroll steps more than a frame of 16 ms.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QWidget

from annotator.core.annotation import ReviewState
from annotator.services.corpora import open_corpus
from annotator.services.pages import list_issues
from annotator.ui import app as window
from annotator.ui.collecting import calm_collector
from annotator.ui.models.page_queue import PageQueue, queue_of
from annotator.ui.models.page_rows import Keep
from annotator.ui.theme import Scheme, theme
from annotator.ui.views.pages import PagesView
from tests.benchmarks.start import REVIEWER, corpus_of

TURNS, STEPS = 7, 300
LIMIT, FRAME = 100.0, 16.0
SIZE = 300, 1000
WORDS = ("49999", "报纸3", "7", "报纸", "nowhere")

Tell = Callable[[str], object]
Shown = TypeVar("Shown", bound=QWidget)


@dataclass(frozen=True, slots=True)
class Spent:
    """Milliseconds by the clock and of computing."""

    wall: float
    cpu: float


def spent(act: Callable[[], object]) -> Spent:
    """What an act takes until all it changes is painted."""
    wall, cpu = time.perf_counter(), time.process_time()
    act()
    QApplication.processEvents()
    return Spent(1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - cpu))


def queue_from(path: Path, tell: Tell) -> PageQueue:
    """The queue of a corpus, ready to be filtered; tells how long both took."""
    with closing(open_corpus(path)) as store:
        made: list[PageQueue] = []
        listing = spent(lambda: made.append(queue_of(list_issues(store, REVIEWER))))
    queue = made[0]
    unpacking = spent(lambda: queue.adopt(queue.unpack()))
    tell(f"{queue.total} pages of {len(queue.issues)} issues")
    tell(f"{listing.wall:8.1f} {listing.cpu:8.1f}  listed")
    tell(f"{unpacking.wall:8.1f} {unpacking.cpu:8.1f}  unpacked")
    return queue


@dataclass(frozen=True, slots=True)
class Look:
    """What is asked of the pane."""

    keep: Keep = Keep.ALL
    words: str = ""
    is_flat: bool = False

    def __str__(self) -> str:
        name = self.words or self.keep.name.lower().replace("_", " ")
        return f"{'one list' if self.is_flat else 'tree'}, {name}"


class Bench:
    """A pane with a queue; ``measure`` tells times and whether they are within the limits."""

    def __init__(self, queue: PageQueue, tell: Tell) -> None:
        self._queue, self._tell = queue, tell
        self._chance = random.Random(2023)
        self._is_kept = True
        self.pane = _shown(PagesView(theme(Scheme.LIGHT)))
        self.pane.set_queue(queue)
        self._show_a_page()
        QApplication.processEvents()

    def measure(self) -> bool:
        """Filter, sort, go and scroll, in the tree and in one list."""
        for is_flat in (False, True):
            whole = Look(is_flat=is_flat)
            self._turn(Look(is_flat=not is_flat), whole)
            for keep in Keep:
                if keep is not Keep.ALL:
                    self._turn(whole, Look(keep, is_flat=is_flat))
            for words in WORDS:
                self._turn(whole, Look(words=words, is_flat=is_flat))
            self._turn(Look(Keep.OPEN, is_flat=is_flat), whole)
            for act in (self._show_a_page, self._finish_a_page):
                self._say([spent(act) for _ in range(TURNS)], f"{whole}: {act.__name__.strip('_').replace('_', ' ')}", LIMIT)
            self._scroll(self.pane.tree, str(whole))
        self.pane.close()
        return self._is_kept

    def reference(self) -> None:
        """The same of a bare list of Qt with as many names."""
        names = [row.id for row in self._queue.pages]
        model, view = QStringListModel(), QListView()
        view.setUniformItemSizes(True)
        view.setModel(model)
        _shown(view)
        self._say([spent(lambda: model.setStringList(names)) for _ in range(TURNS)], "bare list, names given anew")
        self._scroll(view, "bare list")
        view.close()

    def _turn(self, before: Look, after: Look) -> None:
        """From one look to another, several times."""
        times: list[Spent] = []
        for _ in range(TURNS):
            self._set(before)
            QApplication.processEvents()
            times.append(spent(lambda: self._set(after)))
        self._say(times, str(after), LIMIT)

    def _set(self, look: Look) -> None:
        self.pane.show_filtered(keep=look.keep, words=look.words, is_flat=look.is_flat)

    def _show_a_page(self) -> None:
        issue = self._chance.choice(self._queue.issues)
        self.pane.set_current(self._chance.choice(issue.rows).id)

    def _finish_a_page(self) -> None:
        row = self._chance.choice(self._chance.choice(self._queue.issues).rows)
        self.pane.update_row(row._replace(state=ReviewState.FINISHED, steps=self._chance.randrange(1000)))

    def _scroll(self, view: QAbstractItemView, name: str) -> None:
        bar = view.verticalScrollBar()
        times = [spent(lambda: bar.setValue(bar.value() + 3)) for _ in range(STEPS)]
        times += [spent(lambda: bar.setValue(self._chance.randrange(bar.maximum()))) for _ in range(STEPS)]
        high = quantiles([one.wall for one in times], n=20)[-1]
        self._say(times, f"{name}: scroll, 95 of 100 in {high:.1f}")
        self._is_kept &= high <= FRAME

    def _say(self, times: Sequence[Spent], name: str, limit: float | None = None) -> None:
        wall, cpu = median(one.wall for one in times), median(one.cpu for one in times)
        worst = max(one.wall for one in times)
        self._tell(f"{wall:8.1f} {cpu:8.1f}  {name}; the slowest {worst:.1f}")
        self._is_kept &= limit is None or wall <= limit


def _shown(view: Shown) -> Shown:
    view.resize(*SIZE)
    view.show()
    QApplication.processEvents()
    return view


def main() -> int:
    """Measure and tell; 1 where a limit is passed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pages", type=int, default=100_000)
    options.add_argument("--corpus", type=Path)
    given = options.parse_args()
    app = window._application()
    calm_collector()
    tell = partial(print, flush=True)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(queue_from(given.corpus or corpus_of(given.pages, Path(folder)), tell), tell)
        tell("    ms by the clock, of computing")
        bench.reference()
        is_kept = bench.measure()
    app.quit()
    return 0 if is_kept else 1


if __name__ == "__main__":
    sys.exit(main())
