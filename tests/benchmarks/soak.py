"""Thousands of random commands, keys, clicks and drags through the real window: no exception, no lost character.

``python tests/benchmarks/soak.py [--acts N] [--seed S]``, with QT_QPA_PLATFORM=offscreen where there is no display. Every few
acts the page is counted anew and compared with what is stored, every few hundred the memory is noted; at the end ``check``
must find nothing. A failure prints the seed and the last acts. Exit code 1 for any finding.
"""

import argparse
import mmap
import random
import sys
import tempfile
import threading
import time
import traceback
from collections import deque
from math import nan
from pathlib import Path
from types import TracebackType

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import orjson
from PySide6.QtCore import QCoreApplication, QMessageLogContext, QPoint, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from annotator.core.coverage import ledger
from annotator.core.progress import Silent
from annotator.services.checking import check_corpus
from annotator.services.corpora import create_corpus, open_corpus
from annotator.services.importing import import_sources, import_text
from annotator.services.segmenting import segment_pages
from annotator.store import Store
from annotator.ui import app as window
from annotator.ui.commands import COMMANDS, DIGITS
from tests.benchmarks.latency import at_home
from tests.benchmarks.long_page import repeated
from tests.e2e.corpora import sample_read_by
from tests.e2e.mouse import Mouse
from tests.e2e.reviewer import Reviewer, typing, until

# They end the sitting, or leave the corpus for another.
LEFT_OUT = ("app.quit", "corpus.open_sample", "corpus.new", "corpus.open")
KEYS = ("Up", "Down", "Left", "Right", "Home", "End", "PgDown", "PgUp", "Return", "Esc", "Tab", "Space", "Backspace", "Ctrl+A")
ROUND, LOOK = 250, 25
ALLOWED = ("This plugin does not support",)  # what the offscreen platform lacks: raising windows, grabbing the keyboard
PAGES = (
    "𠮷野家开业\n\n本报讯（记者 苗欣）𠮷野家昨日开业，首日接待1.2万人次，同比增长32.9%。\n（下转第3版）\n",
    "夏\n日\n送\n清\n凉\n\n图为志愿者送水。\n王磊 摄\n\n本报讯（记者 李卫）志愿者走上街头。\n",
    "MAYOR OPENS BRIDGE\n\nBy A REPORTER\n\nThe bridge was opened on Monday, at a cost of $1.2 million, 5 per cent less.\n",
)
FILES = {
    "七月二十八日 第2版.txt": "消夏晚会\n\n本报讯（记者 白云）昨晚的晚会来了3000多人。\n",
    "latin 1921-03-04 p7.txt": "A SHORT NOTICE\n\nNothing happened on Friday.\n",
    "broken.jsonl": '{"id": "x"}\nnot a line\n',
    "empty.txt": "",
}


class Soak:
    """One sitting: what was done last, and what went wrong; ``folder`` holds files to answer dialogs with."""

    def __init__(self, reviewer: Reviewer, corpus: Path, folder: Path, seed: int) -> None:
        self.reviewer, self.corpus, self.folder, self.chance = reviewer, corpus, folder, random.Random(seed)
        self._mouse = Mouse(reviewer)
        self.last: deque[str] = deque(maxlen=30)
        self.findings: list[str] = []
        commands = [command.id for command in (*COMMANDS, *DIGITS)]
        self._commands = [command for command in commands if command not in LEFT_OUT]
        self._closer = QTimer()
        self._closer.timeout.connect(self._close_dialogs)
        self._closer.start(20)

    def act(self) -> None:
        """Do one thing that a reviewer could do."""
        kinds = ((self._command, 62), (self._key, 12), (self._click, 10), (self._drag, 10), (self._answer, 6))
        is_done = False
        while not is_done:
            (act,) = self.chance.choices([kind for kind, _ in kinds], [weight for _, weight in kinds])
            is_done = act()
        until(lambda: self.reviewer.is_settled, "the corpus")
        QCoreApplication.processEvents()

    def look(self) -> None:
        """Whether every character of the page is accounted for, and the corpus holds just what is shown."""
        review = self.reviewer.workspace.desk.review
        if review is None:
            return
        if ledger(review.page, review.annotation) != review.ledger:
            self.findings.append(f"the ledger of {review.page.id} is not exact")
        with Store.open(self.corpus, read_only=True) as store:
            stored = store.annotations.stored(review.record)
        is_kept = (stored.annotation, stored.revision, stored.history.head, stored.digest) == (
            review.annotation, review.revision, review.history.head, review.digest,
        )  # fmt: skip
        if not is_kept or stored.told_digest != stored.digest or len(stored.history.steps) != len(review.history.steps):
            self.findings.append(f"what is stored of {review.page.id} is not what is shown")

    def stop(self) -> None:
        """Close what is open."""
        self._closer.stop()
        self._close_dialogs()

    def _command(self) -> bool:
        command = self.chance.choice(self._commands)
        action = self.reviewer.workspace.actions[command]
        if not action.isEnabled():
            return False
        self.last.append(command)
        action.trigger()
        return True

    def _key(self) -> bool:
        key = self.chance.choice(KEYS)
        widget = QApplication.focusWidget()
        if widget is None or QApplication.activeModalWidget() is not None:
            return False
        self.last.append(f"{key} in {type(widget).__name__}")
        self.reviewer.press_ahead(key)
        return True

    def _click(self) -> bool:
        pane, at = self._somewhere()
        keys = self._held()
        self.last.append(f"click at {at.x()}, {at.y()} of {type(pane.parent()).__name__} with {keys.name}")
        QTest.mouseClick(pane, Qt.MouseButton.LeftButton, keys, at)
        return True

    def _drag(self) -> bool:
        """Pull whatever is there, often the boundary of a fragment, to anywhere."""
        start = self.chance.choice((self._boundary, self._somewhere))()
        pane, at = self.chance.choice((start, self._somewhere()))
        to = (
            pane,
            QPoint(self.chance.randrange(pane.width()), min(pane.height(), max(0, at.y() + self.chance.randrange(-60, 60)))),
        )
        keys = self._held()
        self.last.append(f"drag from {start[1].toTuple()} to {to[1].toTuple()} of {type(pane.parent()).__name__}")
        self._mouse.drag(start, to, keys)
        return True

    def _boundary(self) -> tuple[QWidget, QPoint]:
        """Where a fragment of the page begins: the gap before it, or the upper edge of its line."""
        review = self.reviewer.workspace.desk.review
        fragments = tuple(review.annotation.fragments()) if review is not None else ()
        if not fragments or not self.reviewer.window.text.isVisible():
            return self._somewhere()
        widget, at = self._mouse.before(self.chance.choice(fragments).start)
        return widget, self.chance.choice((at, QPoint(12, at.y() - self.reviewer.window.text.shown_lines()[0].pitch // 2)))

    def _somewhere(self) -> tuple[QWidget, QPoint]:
        """Any point of a pane that is shown."""
        window = self.reviewer.window
        text = window.text
        lists = (window.articles.cards, window.figures.table, window.pages.tree)
        panes: list[QWidget] = [text.gutter, text.viewport(), *(one.viewport() for one in lists)]
        pane = self.chance.choice(
            [pane for pane in panes if pane.isVisible() and pane.width() > 1 and pane.height() > 1] or [window]
        )
        return pane, QPoint(self.chance.randrange(pane.width()), self.chance.randrange(pane.height()))

    def _held(self) -> Qt.KeyboardModifier:
        keys = Qt.KeyboardModifier
        return self.chance.choice((keys.NoModifier,) * 4 + (keys.ShiftModifier, keys.ControlModifier))

    def _answer(self) -> bool:
        """Type into whatever field has the keys, and accept or leave it."""
        prompt = self.reviewer.window.prompt
        if not prompt.isVisible():
            return False
        self.last.append("answer")
        QTest.keyClicks(prompt._field, self.chance.choice(("1", "12", "why", "")))
        if prompt.isVisible():
            QTest.keyClick(prompt._field, self.chance.choice((Qt.Key.Key_Return, Qt.Key.Key_Escape)))
        return True

    def _close_dialogs(self) -> None:
        for _ in range(4):
            dialog = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if dialog is None:
                break
            if isinstance(dialog, QFileDialog) and self._answer_with_file(dialog):
                return
            dialog.close()
        for other in QApplication.topLevelWidgets():
            if other.isVisible() and other is not self.reviewer.window and other.isWindow():
                other.close()

    def _answer_with_file(self, dialog: QFileDialog) -> bool:
        """Name a file, or the folder where one is asked for; only once, as a dialog stays open on what it does not take."""
        if dialog.property("answered") or self.chance.random() < 0.3:
            return False
        dialog.setProperty("answered", True)
        if dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave:
            path = self.folder / self.chance.choice(("out", "out 2"))
        elif dialog.fileMode() is QFileDialog.FileMode.Directory:
            path = self.folder
        else:
            path = self.folder / self.chance.choice(tuple(FILES))
        self.last.append(f"a dialog answered with {path.name}")
        # Not from here: what the dialog may ask then is to be closed by the timer that called this, and it waits till then.
        QTimer.singleShot(0, lambda: typing(path)(dialog))
        return True


def files_in(folder: Path) -> Path:
    """A folder of files to import, good ones and bad ones."""
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def corpus_in(folder: Path) -> Path:
    """The sample page, one twenty times its length and some others, read by the rules."""
    path = sample_read_by("rules", folder / "soak.corpus")
    long = folder / "long.jsonl"
    long.write_bytes(orjson.dumps({key: value for key, value in repeated("long").items() if key in ("id", "text", "language")}))
    with create_corpus(path) as store:
        pages = list(import_sources(store, [long], progress=Silent()).added)
        pages += [import_text(store, text, f"page-{number}.txt") for number, text in enumerate(PAGES)]
        segment_pages(store, "rules", pages, progress=Silent())
    return path


def memory() -> float:
    """What the process holds now, in MB; not a number where the system does not tell in a file."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        return nan
    return pages * mmap.PAGESIZE / 2**20


def soaked(acts: int, seed: int) -> list[str]:
    """What went wrong in so many acts."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        at_home(Path(folder))
        path = corpus_in(Path(folder))
        reviewer = Reviewer(window._workspace(app))
        reviewer.window.resize(1366, 768)
        soak = Soak(reviewer, path, files_in(Path(folder) / "files"), seed)
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
        if number % LOOK == 0:
            soak.look()
        if number % ROUND == 0:
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
    threading.excepthook = lambda told: failed(told.exc_type, told.exc_value or told.exc_type(), told.exc_traceback)
    sys.unraisablehook = lambda told: failed(told.exc_type, told.exc_value or told.exc_type(), told.exc_traceback)


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
