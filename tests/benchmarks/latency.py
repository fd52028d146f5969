"""How long a key press takes until the last paint it causes is done, on the sample page with all panes visible.

``python tests/benchmarks/latency.py`` on the display there is, with QT_QPA_PLATFORM=offscreen without one. Exit code 1 where
the median is above 16 ms or the 95th percentile above 33 ms.
"""

import os
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from annotator.services.review import Move
from annotator.services.reviewing import record
from annotator.store.corpus import Store
from annotator.ui import app as window
from annotator.ui.controllers import desk
from tests.e2e.corpora import sample_read_by
from tests.e2e.reviewer import Reviewer

PRESSES = 300
MEDIAN_LIMIT, HIGH_LIMIT = 16.0, 33.0
SIZE = 1600, 1000
# What a reviewer does, each with the keys that lead up to it, so that few presses are refused.
PHRASES = (
    ("Down", "Down", "Right", "Right"),
    ("Up", "End"),
    ("Ctrl+Home", "Ctrl+Down", "Ctrl+Down"),
    ("Ctrl+Right", "Ctrl+Right", "/", "1"),
    ("Ctrl+Down", "K"),
    ("Ctrl+Down", "H", "B"),
    ("Ctrl+Right", "S", "H"),
    ("Ctrl+Down", "Ctrl+Down", "S", "M"),
    ("Ctrl+Up", "G", "N"),
    ("Ctrl+Down", "]", "["),
    ("F8", "Space"),
    ("F8", "F8", "2"),
    ("Ctrl+Home", "Ctrl+Right", "/", "3"),
    ("Shift+Down", "Shift+Right", "Esc"),
    ("Ctrl+Z", "Ctrl+Z", "Ctrl+Z", "Ctrl+Shift+Z"),
    ("Ctrl+Z", "Ctrl+Z"),
    ("V", "Ctrl+Down", "V"),
    ("Ctrl+Home", "Ctrl+Right", "Ctrl+Down", "/", "B"),
)


class Paints(QObject):
    """Notes that a window was painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window paints all that needs it at its UpdateRequest."""
        self.count += event.type() == QEvent.Type.UpdateRequest
        return False


@dataclass
class Figures:
    """Milliseconds, in the order of the presses."""

    by_key: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    presses: list[float] = field(default_factory=list)
    commits: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    changing: list[float] = field(default_factory=list)
    computed: list[float] = field(default_factory=list)
    refused: int = 0


def mixed(count: int, seed: int = 2023) -> list[str]:
    """So many presses, the same ones each time."""
    phrases = random.Random(seed).choices(PHRASES, k=count)
    return [key for phrase in phrases for key in phrase][:count]


def pressed(key: str, on: QWidget) -> None:
    """Send a key to a widget."""
    combination = QKeySequence(key)[0]  # type: ignore[index]  # the stubs do not know it
    QTest.keyClick(on, combination.key(), combination.keyboardModifiers())


@contextmanager
def commits_noted(into: list[float]) -> Iterator[None]:
    """Note how long each step takes to be stored, in the thread that stores it."""

    def noted(store: Store, move: Move) -> int:
        start = time.perf_counter()
        revision = record(store, move)
        into.append((time.perf_counter() - start) * 1000)
        return revision

    with patch.object(desk, "record", noted):
        yield


def measured(reviewer: Reviewer, keys: Sequence[str], *, into: Figures | None = None) -> Figures:
    """Press the keys, each when all that the one before caused is painted, "all saved" included."""
    out, paints, told = into or Figures(), Paints(reviewer.window), list[object]()
    reviewer.workspace.desk.told.connect(told.append)
    with commits_noted(out.commits):
        for key in keys:
            kept = len(out.commits)
            began = time.thread_time()
            spent = _press(reviewer, paints, key)
            out.computed.append((time.thread_time() - began) * 1000)
            out.presses.append(spent)
            out.by_key[key].append(spent)
            if len(out.commits) > kept:
                out.changing.append(spent)
    out.refused += len(told)
    reviewer.workspace.desk.told.disconnect(told.append)
    reviewer.window.removeEventFilter(paints)
    paints.deleteLater()
    return out


def _press(reviewer: Reviewer, paints: Paints, key: str) -> float:
    start = last = time.perf_counter()
    pressed(key, reviewer.window.text)
    while True:
        seen, is_settled = paints.count, reviewer.is_settled
        # Not spinning: that would keep the thread that stores from working.
        waiting = QEventLoop.ProcessEventsFlag.AllEvents if is_settled else QEventLoop.ProcessEventsFlag.WaitForMoreEvents
        QCoreApplication.processEvents(waiting)
        if paints.count != seen:
            last = time.perf_counter()
        elif is_settled:
            return (last - start) * 1000


def bare(text: str, keys: Sequence[str]) -> list[float]:
    """The same presses in an editor of Qt's own with the same text, painted whole each time."""
    editor = QPlainTextEdit(text)
    editor.resize(*SIZE)
    editor.show()
    QTest.qWaitForWindowExposed(editor)
    paints, out = Paints(editor), []
    for key in keys:
        start = time.perf_counter()
        pressed(key, editor)
        editor.viewport().update()
        seen = paints.count
        while paints.count == seen:
            QCoreApplication.processEvents()
        out.append((time.perf_counter() - start) * 1000)
    editor.close()
    return out


def at_home(folder: Path) -> None:
    """Keep what the program remembers in this folder."""
    for name in ("DATA", "CONFIG", "STATE"):
        os.environ[f"XDG_{name}_HOME"] = str(folder)


def sitting(app: QApplication, folder: Path, presses: int) -> Figures:
    """One measurement from beginning to end, in a folder of its own."""
    at_home(folder)
    reviewer = Reviewer(window._workspace(app))
    reviewer.window.resize(*SIZE)
    reviewer.open(sample_read_by("rules", folder / "a.corpus"))
    out = measured(reviewer, mixed(presses))
    out.bare = bare(reviewer.page.text, mixed(presses))
    reviewer.close()
    return out


def high(times: Sequence[float]) -> float:
    """The 95th percentile."""
    return quantiles(times, n=20)[-1]


def told(figures: Figures) -> str:
    """The figures in lines."""
    rows = [
        ("a press", figures.presses),
        ("one that changes the page", figures.changing),
        ("its computing in the window", figures.computed),
        ("its commit", figures.commits),
        ("bare QPlainTextEdit", figures.bare),
    ]
    lines = [f"{'ms':28}{'median':>8}{'95 %':>8}{'worst':>8}{'count':>7}"]
    for name, times in (*rows, *sorted(figures.by_key.items(), key=lambda item: -median(item[1]))):
        if len(times) > 1:
            lines.append(f"{name:28}{median(times):8.1f}{high(times):8.1f}{max(times):8.1f}{len(times):7}")
    return "\n".join([*lines, f"{len(figures.commits)} presses changed the page, {figures.refused} were refused"])


def main() -> int:
    """Measure and tell; 1 where a limit is passed."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    with tempfile.TemporaryDirectory() as folder:
        figures = sitting(app, Path(folder), PRESSES)
    sys.stdout.write(f"on {app.platformName()}, {SIZE[0]}×{SIZE[1]}\n{told(figures)}\n")
    return int(median(figures.presses) > MEDIAN_LIMIT or high(figures.presses) > HIGH_LIMIT)


if __name__ == "__main__":
    sys.exit(main())
