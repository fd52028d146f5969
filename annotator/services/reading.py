"""Read and check what is to be imported: page after page in this process, or ahead in one of its own.

Half of an import is reading, checking and counting, which needs no corpus. With another processor at hand and thousands of
pages a second program does that half, and hands over what it made of some pages while others are written.
"""

import gc
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from queue import Queue
from tempfile import TemporaryDirectory
from threading import Thread
from typing import IO

from annotator.core.annotation import Run
from annotator.core.errors import BadFile
from annotator.core.flat import FlatSegmentation
from annotator.core.page import Page
from annotator.exchange.namepattern import NamePattern
from annotator.exchange.page_jsonl import AnnotationRecord, FlatRecord, PageRecord, PredictionRecord, ReadAs
from annotator.services.sources import Shelf, SourceFile, records_of
from annotator.store.contents import Content, content_of
from annotator.store.counts import Summary, summary_of

WORTH_A_PROCESS = 2000
"""With fewer pages the other program has hardly begun when this one would be done."""
BATCH = 64
"""Records that are handed over, and best kept, together."""
_AHEAD = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """What is to be read, and as what; ``names`` is how names of files are read, ``keeps_scans`` for pages without text too."""

    files: Sequence[SourceFile]
    read_as: ReadAs
    reviewer: str | None
    names: NamePattern | None = None
    keeps_scans: bool = False


@dataclass(frozen=True, slots=True)
class ReadyAnnotation:
    """An annotation that only has to be written."""

    record: AnnotationRecord
    flat: FlatSegmentation
    summary: Summary

    @property
    def page(self) -> Page:
        """The page it is of."""
        return self.record.page


@dataclass(frozen=True, slots=True)
class ReadyPrediction:
    """A prediction that only has to be written."""

    page: Page
    run: Run
    content: Content


Ready = PageRecord | ReadyAnnotation | ReadyPrediction


def read(reading: Reading, *, on_bad: Callable[[BadFile], None]) -> Generator[Ready]:
    """Everything in the files that can be taken, in order; what is refused goes to ``on_bad``."""
    with Shelf() as shelf:
        for file in reading.files:
            yield from map(_ready, _records(reading, file, on_bad, shelf))


def read_ahead(reading: Reading, *, on_bad: Callable[[BadFile], None]) -> Generator[Ready]:
    """The same, read by another program while what came before is dealt with."""
    with _reader(reading) as stream:
        while (some := _taken(stream)) is not None:
            for one in some:
                if isinstance(one, BadFile):
                    on_bad(one)
                else:
                    yield one


def can_read_ahead() -> bool:
    """Whether another program can run beside this one: there is a Python to run it, and a processor that is free."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return processors > 1 and bool(sys.executable) and not getattr(sys, "frozen", False)


def _records(reading: Reading, file: SourceFile, on_bad: Callable[[BadFile], None], shelf: Shelf) -> Iterator[FlatRecord]:
    return records_of(
        file,
        read_as=reading.read_as,
        reviewer=reading.reviewer,
        names=reading.names,
        keeps_scans=reading.keeps_scans,
        on_bad=on_bad,
        shelf=shelf,
    )


def _ready(record: FlatRecord) -> Ready:
    bare, flat = record.bare, record.flat
    if isinstance(bare, AnnotationRecord):
        return ReadyAnnotation(bare, flat, summary_of(bare.page.text, flat))
    return ReadyPrediction(bare.page, bare.run, content_of(bare.prediction, flat)) if isinstance(bare, PredictionRecord) else bare


def _taken(stream: IO[bytes]) -> list[Ready | BadFile] | None:
    """The next records, None at the end; raises RuntimeError where the other program broke off, which says why itself."""
    try:
        some: list[Ready | BadFile] | None = pickle.load(stream)
    except (EOFError, pickle.UnpicklingError) as error:
        raise RuntimeError("the program that reads what is imported broke off") from error
    return some


@contextmanager
def _reader(reading: Reading) -> Iterator[IO[bytes]]:
    """What the other program says; it ends with the block, whatever happens there."""
    # By its own words and not by multiprocessing, which would run the main module of whoever imports once more.
    words = f"import sys; sys.path[:] = {sys.path!r}; from annotator.services.reading import main; main()"
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows would show a console for it
    command, pipe = [sys.executable, "-c", words], subprocess.PIPE
    with (
        TemporaryDirectory(prefix="annotator-") as folder,
        # What it unpacks goes with the folder, though it is killed in the middle.
        subprocess.Popen(command, stdin=pipe, stdout=pipe, creationflags=hidden, env=_with_folder(folder)) as program,
    ):
        assert program.stdin is not None
        assert program.stdout is not None
        try:
            with suppress(BrokenPipeError), program.stdin:  # one that ended already says so by saying nothing
                program.stdin.write(pickle.dumps(reading))
            yield program.stdout
        finally:
            program.kill()


def _with_folder(folder: str) -> dict[str, str]:
    """The environment of a program that keeps in this folder what it needs for a while."""
    return {**os.environ, "TMPDIR": folder, "TEMP": folder, "TMP": folder}


def main() -> None:
    """What the other program does: read as it is told on its input, and write what it made of it, some at a time."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the one that knows what to do about it
    gc.disable()  # nothing that is made here refers to itself: looking for it took a twentieth of the time
    made = _told(pickle.load(sys.stdin.buffer))
    # Some wait to be taken, so that neither program waits for the other. Where this one fails, nothing more is sent.
    waiting: Queue[bytes] = Queue(_AHEAD)
    sender = Thread(target=_send, args=(waiting,), daemon=True)
    sender.start()
    while some := list(islice(made, BATCH)):
        waiting.put(pickle.dumps(some))
    waiting.put(pickle.dumps(None))
    waiting.put(b"")
    sender.join()


def _send(waiting: Queue[bytes]) -> None:
    try:
        while some := waiting.get():
            sys.stdout.buffer.write(some)
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        os._exit(1)  # who asked is gone, and nobody takes what waits


def _told(reading: Reading) -> Iterator[Ready | BadFile]:
    """What is read, with refusals where they came."""
    refused: list[BadFile] = []
    for one in read(reading, on_bad=refused.append):
        _ = one.page.sha256, one.page.ink  # counted here, where there is time, and kept with the page
        yield from refused
        refused.clear()
        yield one
    yield from refused
