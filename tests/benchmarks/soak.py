"""Thousands of random commands, keys and clicks through the real window: no exception, no lost character, memory flat.

``python tests/benchmarks/soak.py [--acts N] [--seed S]``, with QT_QPA_PLATFORM=offscreen where there is no display. Every few
hundred acts the ledger is counted anew and the memory is noted; at the end ``check`` must find nothing. A failure prints the
seed and the last acts. Exit code 1 for any finding.
"""

import argparse
import random
import resource
import sys
import tempfile
import time
import traceback
from collections import deque
from pathlib import Path
from types import TracebackType

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QPoint, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.core.coverage import ledger
from annotator.core.progress import Silent
from annotator.services.checking import check_corpus
from annotator.services.corpora import create_corpus, open_corpus
from annotator.services.importing import import_text
from annotator.services.segmenting import segment_pages
from annotator.ui import app as window
from annotator.ui.commands import COMMANDS, DIGITS
from tests.benchmarks.latency import at_home
from tests.e2e.corpora import sample_read_by
from tests.e2e.reviewer import Reviewer, until

# They end the sitting, or leave the corpus for another.
LEFT_OUT = ("app.quit", "corpus.open_sample", "corpus.new", "corpus.open")
KEYS = ("Up", "Down", "Left", "Right", "Home", "End", "PgDown", "PgUp", "Return", "Esc", "Tab", "Space", "Backspace", "Ctrl+A")
ROUND = 250
ALLOWED = ("This plugin does not support",)  # what the offscreen platform lacks: raising windows, grabbing the keyboard
PAGES = (
    "𠮷野家开业\n\n本报讯（记者 苗欣）𠮷野家昨日开业，首日接待1.2万人次，同比增长32.9%。\n（下转第3版）\n",
    "夏\n日\n送\n清\n凉\n\n图为志愿者送水。\n王磊 摄\n\n本报讯（记者 李卫）志愿者走上街头。\n",
    "MAYOR OPENS BRIDGE\n\nBy A REPORTER\n\nThe bridge was opened on Monday, at a cost of $1.2 million, 5 per cent less.\n",
)


class Soak:
    """One sitting: what was done last, and what went wrong."""

    def __init__(self, reviewer: Reviewer, seed: int) -> None:
        self.reviewer, self.chance = reviewer, random.Random(seed)
        self.last: deque[str] = deque(maxlen=30)
        self.findings: list[str] = []
        commands = [command.id for command in (*COMMANDS, *DIGITS)]
        self._commands = [command for command in commands if command not in LEFT_OUT]
        self._closer = QTimer()
        self._closer.timeout.connect(self._close_dialogs)
        self._closer.start(20)

    def act(self) -> None:
        """Do one thing that a reviewer could do."""
        kinds = ((self._command, 70), (self._key, 12), (self._click, 12), (self._answer, 6))
        (act,) = self.chance.choices([kind for kind, _ in kinds], [weight for _, weight in kinds])
        act()
        until(lambda: self.reviewer.is_settled, "the corpus")
        QCoreApplication.processEvents()

    def look(self) -> None:
        """Whether every character of the page is accounted for."""
        review = self.reviewer.workspace.desk.review
        if review is not None and ledger(review.page, review.annotation) != review.ledger:
            self.findings.append(f"the ledger of {review.page.id} is not exact")

    def stop(self) -> None:
        """Close what is open."""
        self._closer.stop()
        self._close_dialogs()

    def _command(self) -> None:
        command = self.chance.choice(self._commands)
        action = self.reviewer.workspace.actions[command]
        self.last.append(command)
        if action.isEnabled():
            action.trigger()

    def _key(self) -> None:
        key = self.chance.choice(KEYS)
        widget = QApplication.focusWidget()
        if widget is not None and QApplication.activeModalWidget() is None:
            self.last.append(f"{key} in {type(widget).__name__}")
            self.reviewer.press_ahead(key)

    def _click(self) -> None:
        window = self.reviewer.window
        panes = (
            window.text.viewport(),
            window.articles.cards.viewport(),
            window.figures.table.viewport(),
            window.pages.tree.viewport(),
        )
        pane: QWidget = self.chance.choice(panes)
        if not pane.isVisible() or pane.width() < 2 or pane.height() < 2:
            return
        at = QPoint(self.chance.randrange(pane.width()), self.chance.randrange(pane.height()))
        keys = self.chance.choice(
            (Qt.KeyboardModifier.NoModifier,) * 4 + (Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier)
        )
        self.last.append(f"click at {at.x()}, {at.y()} with {keys.name}")
        QTest.mouseClick(pane, Qt.MouseButton.LeftButton, keys, at)

    def _answer(self) -> None:
        """Type into whatever field has the keys, and accept or leave it."""
        prompt = self.reviewer.window.prompt
        if prompt.isVisible():
            self.last.append("answer")
            QTest.keyClicks(prompt._field, self.chance.choice(("1", "12", "why", "")))
            if prompt.isVisible():
                QTest.keyClick(prompt._field, self.chance.choice((Qt.Key.Key_Return, Qt.Key.Key_Escape)))

    def _close_dialogs(self) -> None:
        for _ in range(4):
            dialog = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if dialog is None:
                break
            dialog.close()
        for other in QApplication.topLevelWidgets():
            if other.isVisible() and other is not self.reviewer.window and other.isWindow():
                other.close()


def corpus_in(folder: Path) -> Path:
    """The sample page and some others, read by the rules."""
    path = sample_read_by("rules", folder / "soak.corpus")
    with create_corpus(path) as store:
        pages = [import_text(store, text, f"page-{number}.txt") for number, text in enumerate(PAGES)]
        segment_pages(store, "rules", pages, progress=Silent())
    return path


def memory() -> float:
    """What the process holds now, in MB."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return pages * resource.getpagesize() / 2**20


def soaked(acts: int, seed: int) -> list[str]:
    """What went wrong in so many acts."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        at_home(Path(folder))
        path = corpus_in(Path(folder))
        reviewer = Reviewer(window._workspace(app))
        reviewer.window.resize(1366, 768)
        soak = Soak(reviewer, seed)
        _listen(soak)
        reviewer.open(path)
        _run(soak, acts)
        soak.stop()
        reviewer.close()
        with open_corpus(path) as store:
            soak.findings += [f"check: {finding}" for finding in check_corpus(store, Silent())]
    if soak.findings:
        soak.findings.append(f"seed {seed}; last acts: {', '.join(soak.last)}")
    return soak.findings


def _run(soak: Soak, acts: int) -> None:
    begun = time.monotonic()
    for number in range(1, acts + 1):
        soak.act()
        if number % ROUND == 0:
            soak.look()
            review = soak.reviewer.workspace.desk.review
            steps = len(review.history.steps) if review is not None else 0
            sys.stdout.write(f"{number:6} acts  {memory():6.0f} MB  {steps:5} steps  {time.monotonic() - begun:6.0f} s\n")
            sys.stdout.flush()
        if soak.findings:
            return


def _listen(soak: Soak) -> None:
    def heard(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        del context
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not any(words in message for words in ALLOWED):
            soak.findings.append(f"Qt: {message}")

    def failed(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        soak.findings.append("".join(traceback.format_exception(kind, error, trace)))
        sys.__excepthook__(kind, error, trace)  # the error may be this script's own, and end it before it tells
        sys.stderr.write(f"last acts: {', '.join(soak.last)}\n")

    qInstallMessageHandler(heard)
    sys.excepthook = failed


def main() -> int:
    """Soak and tell; 1 for any finding."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--acts", type=int, default=20_000)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    findings = soaked(given.acts, given.seed)
    sys.stdout.write("\n".join(findings) + "\n" if findings else f"{given.acts} acts, nothing found\n")
    return int(bool(findings))


if __name__ == "__main__":
    sys.exit(main())
