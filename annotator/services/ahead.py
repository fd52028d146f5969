"""Let another program read what is to be imported, and go on without what it breaks off at.

With another processor at hand and thousands of pages it hands over what it made of some of them while others are written. And
PDF files are read by foreign code that a hostile one may bring to an end, to a standstill or to eat all memory: there it is
only that program which ends. It is told by name at which file it broke off, and what comes after that is read by another one.
"""

import gc
import os
import pickle
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from queue import Queue
from tempfile import TemporaryDirectory
from threading import Event, Thread, Timer
from typing import IO

from annotator.core.errors import BadFile
from annotator.services.files import Kind
from annotator.services.reading import BATCH, Reading, Ready, read, read_file
from annotator.services.sources import Shelf, SourceFile

WORTH_A_PROCESS = 2000
"""With fewer pages the other program has hardly begun when this one would be done."""
BROKE_OFF = "{file} cannot be read: it takes more time or memory than any page needs, or is damaged; save it anew and import that"

_AHEAD = 4
# Records wait no longer than this, in seconds, for others to go with them.
_LINGER = 1.0
_PATIENCE = 60.0
"""So many seconds no page takes."""
_ROOM = 2 * 1024**3
"""So many bytes more than it begins with no page takes."""
_NO_ROOM = 3
_PROGRAM = "from annotator.services.ahead import main; main()"


@dataclass(frozen=True, slots=True)
class _FileRead:
    """One more of the files has been read to its end."""


Message = Ready | BadFile | _FileRead


class _BrokeOff(Exception):
    """The other program ended before it was done; ``is_mistaken`` where it said why itself."""

    def __init__(self, *, is_mistaken: bool) -> None:
        super().__init__()
        self.is_mistaken = is_mistaken


def read_safely(reading: Reading, *, on_bad: Callable[[BadFile], None]) -> Generator[Ready]:
    """What ``read`` gives, read by another program where foreign code reads some of the files."""
    return (read_ahead if is_better_apart(reading.files) and can_read_apart() else read)(reading, on_bad=on_bad)


def read_ahead(reading: Reading, *, on_bad: Callable[[BadFile], None]) -> Generator[Ready]:
    """What ``read`` gives, read by another program while what came before is dealt with.

    Raises RuntimeError where that has a mistake.
    """
    following = _Following(reading)
    while not following.is_done:
        for one in following.messages():
            if isinstance(one, BadFile):
                on_bad(one)
            elif not isinstance(one, _FileRead):
                yield one


def read_apart(reading: Reading) -> Generator[tuple[list[Ready], list[BadFile]]]:
    """The same file by file: what each holds, and what of it is refused."""
    following = _Following(reading)
    read, refused = list[Ready](), list[BadFile]()
    while not following.is_done:
        for one in following.messages():
            if isinstance(one, BadFile):
                refused.append(one)
            elif not isinstance(one, _FileRead):
                read.append(one)
            else:
                yield read, refused
                read, refused = [], []


def can_read_apart() -> bool:
    """Whether another program can be run: there is a Python to run it."""
    return bool(sys.executable) and not getattr(sys, "frozen", False)


def can_read_ahead() -> bool:
    """Whether it can run beside this one: there is a processor that is free."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return processors > 1 and can_read_apart()


def is_better_apart(files: Iterable[SourceFile]) -> bool:
    """Whether foreign code reads some of them."""
    return any(file.kind is Kind.PDF for file in files)


class _Following:
    """How far the files have been read, by one program after the other."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._files_read = 0
        # Of the next file: so many messages were passed on.
        self._passed_on = 0
        self._is_careful = False
        self.is_done = False

    def messages(self) -> Iterator[Message]:
        """What one program says until it is done or breaks off, without what another said before."""
        left = replace(self._reading, files=self._reading.files[self._files_read :])
        known, self._passed_on = self._passed_on, 0
        try:
            with _reader(left, is_careful=self._is_careful) as program:
                for one in _said(program):
                    if isinstance(one, _FileRead):
                        self._files_read, self._passed_on, known = self._files_read + 1, 0, 0
                        yield one
                        continue
                    self._passed_on += 1
                    if self._passed_on > known:
                        yield one
            self.is_done = True
        except _BrokeOff as end:
            if end.is_mistaken or not is_better_apart(left.files):
                raise RuntimeError("the program that reads what is imported broke off") from end
            yield from self._go_on(known)

    def _go_on(self, known: int) -> Iterator[Message]:
        """Read again, each message said at once, to see at which file it breaks off; then go on after that one."""
        if not self._is_careful:
            self._is_careful, self._passed_on = True, max(known, self._passed_on)
            return
        yield BadFile(BROKE_OFF, file=self._reading.files[self._files_read].shown)
        yield _FileRead()
        self._files_read, self._passed_on = self._files_read + 1, 0
        self.is_done = self._files_read == len(self._reading.files)


def _said(program: subprocess.Popen[bytes]) -> Iterator[Message]:
    """What the program says, up to its end; raises _BrokeOff where that is not the one it meant."""
    assert program.stdout is not None
    while (some := _taken(program.stdout, program)) is not None:
        yield from some


def _taken(stream: IO[bytes], program: subprocess.Popen[bytes]) -> list[Message] | None:
    is_late = Event()
    waiting = Timer(_PATIENCE, _end, (program, is_late))
    waiting.start()
    try:
        some: list[Message] | None = pickle.load(stream)
    except (EOFError, pickle.UnpicklingError) as error:
        # Python says 1 for a mistake of ours, after it has told about it; Windows of a program that was ended too.
        raise _BrokeOff(is_mistaken=program.wait() in {0, 1} and not is_late.is_set()) from error
    finally:
        waiting.cancel()
        waiting.join()
    return some


def _end(program: subprocess.Popen[bytes], is_late: Event) -> None:
    is_late.set()
    program.kill()


@contextmanager
def _reader(reading: Reading, *, is_careful: bool) -> Iterator[subprocess.Popen[bytes]]:
    """The other program; it ends with the block, whatever happens there."""
    # By its own words and not by multiprocessing, which would run the main module of whoever imports once more.
    words = f"import sys; sys.path[:] = {sys.path!r}; {_PROGRAM}"
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows would show a console for it
    command, pipe = [sys.executable, "-c", words], subprocess.PIPE
    with (
        # What it unpacks goes with the folder, though it is killed in the middle; it may have removed that itself.
        TemporaryDirectory(prefix="annotator-", ignore_cleanup_errors=True) as folder,
        subprocess.Popen([*command, folder], stdin=pipe, stdout=pipe, creationflags=hidden, env=_with_folder(folder)) as program,
    ):
        assert program.stdin is not None
        try:
            with suppress(BrokenPipeError), program.stdin:  # one that ended already says so by saying nothing
                program.stdin.write(pickle.dumps((reading, is_careful)))
            yield program
        finally:
            program.kill()


def _with_folder(folder: str) -> dict[str, str]:
    """The environment of a program that keeps in this folder what it needs for a while."""
    return {**os.environ, "TMPDIR": folder, "TEMP": folder, "TMP": folder}


def main() -> None:
    """What the other program does: read as it is told on its input, and write what it made of it, some at a time."""
    try:
        _work()
    finally:
        _clear()


def _work() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the one that knows what to do about it
    gc.disable()  # nothing that is made here refers to itself: looking for it took a twentieth of the time
    reading, is_careful = pickle.load(sys.stdin.buffer)
    if is_better_apart(reading.files):
        _limit_memory()
    try:
        (_hand_over_each if is_careful else _hand_over)(_told(reading))
    except MemoryError:
        os._exit(_NO_ROOM)  # a mistake of the file's, and not ours


def _hand_over(messages: Iterator[Message]) -> None:
    """Some wait to be taken, so that neither program waits for the other. Where this one fails, nothing more is sent."""
    waiting: Queue[bytes] = Queue(_AHEAD)
    sender = Thread(target=_send, args=(waiting,), daemon=True)
    sender.start()
    for some in _batches(messages):
        waiting.put(pickle.dumps(some))
    waiting.put(pickle.dumps(None))
    waiting.put(b"")
    sender.join()


def _hand_over_each(messages: Iterator[Message]) -> None:
    """None waits: the one after it may be the end."""
    for one in messages:
        _write(pickle.dumps([one]))
    _write(pickle.dumps(None))


def _batches(messages: Iterator[Message]) -> Iterator[list[Message]]:
    """The messages some at a time, none kept for long while the next one is made."""
    since = time.monotonic()
    some: list[Message] = []
    for one in messages:
        some.append(one)
        if len(some) >= BATCH or time.monotonic() - since > _LINGER:
            yield some
            some, since = [], time.monotonic()
    if some:
        yield some


def _limit_memory() -> None:
    """Let this program end rather than the machine: where the system can do that."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        limit = pages * resource.getpagesize() + _ROOM
        resource.setrlimit(resource.RLIMIT_AS, (limit, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _send(waiting: Queue[bytes]) -> None:
    while some := waiting.get():
        _write(some)


def _write(some: bytes) -> None:
    try:
        sys.stdout.buffer.write(some)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _clear()
        os._exit(1)  # who asked is gone, and nobody takes what waits


def _clear() -> None:
    """Remove what this program kept for a while: where who asked was killed, nobody else does."""
    shutil.rmtree(sys.argv[1], ignore_errors=True)


def _told(reading: Reading) -> Iterator[Message]:
    """What is read, with refusals where they came and the end of each file."""
    refused: list[BadFile] = []
    with Shelf() as shelf:
        for file in reading.files:
            for one in read_file(reading, file, on_bad=refused.append, shelf=shelf):
                _ = one.page.sha256, one.page.ink  # counted here, where there is time, and kept with the page
                yield from refused
                refused.clear()
                yield one
            yield from refused
            refused.clear()
            yield _FileRead()
