"""Progress on a terminal, and Ctrl+C as a request to stop after the page at hand."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from annotator.cli.output import Output
from annotator.core.progress import Progress


class _Watched:
    """Draws a bar on standard error while somebody looks; remembers that Ctrl+C was pressed."""

    def __init__(self, bar: Bar | None) -> None:
        self._bar = bar
        self._task = bar.add_task("", total=None) if bar else None
        self._is_cancelled = False

    def report(self, done: int, total: int | None, what: str) -> None:
        """Move the bar."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=done, total=total, description=what)

    def is_cancelled(self) -> bool:
        """Whether Ctrl+C was pressed."""
        return self._is_cancelled

    def cancel(self, number: int, frame: FrameType | None) -> None:
        """Stop at the next whole page; the second time at once."""
        del number, frame
        if self._is_cancelled:
            raise KeyboardInterrupt
        self._is_cancelled = True


@contextmanager
def watching(output: Output, *, writes_data: bool = False) -> Iterator[Progress]:
    """The progress of one job. Nothing is drawn where nobody looks, or where the bar would run through the data."""
    is_drawn = output.is_watched and not (writes_data and output.is_data_watched)
    if not is_drawn:
        with _interruptible(_Watched(None)) as watched:
            yield watched
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Bar(*columns, console=output.error_console(), transient=True) as bar, _interruptible(_Watched(bar)) as watched:
        yield watched


@contextmanager
def _interruptible(watched: _Watched) -> Iterator[_Watched]:
    if threading.current_thread() is not threading.main_thread():
        yield watched
        return
    before = signal.signal(signal.SIGINT, watched.cancel)
    try:
        yield watched
    finally:
        signal.signal(signal.SIGINT, before)
