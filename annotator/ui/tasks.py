"""The one door by which work leaves the UI thread, and the one by which it comes back."""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from annotator.core.errors import UserError
from annotator.services.corpora import Store, open_corpus

Answer = TypeVar("Answer")


class Wanted:
    """Whether anybody still wants an answer: dropped when the page or corpus it is for is shown no more."""

    def __init__(self) -> None:
        self.still = True

    def drop(self) -> None:
        """Answers that come from now on go nowhere."""
        self.still = False


@dataclass(frozen=True, slots=True)
class Task:
    """Work for another thread, and what the UI thread does with its outcome."""

    work: Callable[[Store, "JobProgress"], Any]
    done: Callable[[Any], None]
    failed: Callable[[UserError], None]
    wanted: Wanted
    progress: "JobProgress"


class JobProgress(QObject):
    """How far a job is, told to the UI thread; cancelled from there."""

    reported = Signal(int, object, str)

    def __init__(self) -> None:
        super().__init__()
        self._cancelled = threading.Event()

    def report(self, done: int, total: int | None, what: str) -> None:
        """Tell that ``done`` of ``total`` items are finished."""
        self.reported.emit(done, total, what)

    def cancel(self) -> None:
        """Ask the job to stop at the next whole item."""
        self._cancelled.set()

    def is_cancelled(self) -> bool:
        """Whether the job was asked to stop."""
        return self._cancelled.is_set()


class Worker(QObject):
    """One thread with one store of its own, working through its tasks in order.

    An unexpected error in a task is raised again in the UI thread, where the application's edge handles it.
    """

    _finished = Signal(object, object, object)
    idle = Signal()

    def __init__(self, path: Path, *, name: str, prepare: Callable[[Path, JobProgress], Store] | None = None) -> None:
        """A thread called ``name`` over the corpus at ``path``; ``prepare`` opens it where plain opening will not do."""
        super().__init__()
        self._open = prepare or (lambda path, _: open_corpus(path))
        self._path = path
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._finished.connect(self._deliver)
        self._waiting = 0
        self._thread = threading.Thread(target=self._run, name=name)
        self._thread.start()

    @property
    def is_busy(self) -> bool:
        """Whether a task is under way or waiting."""
        return self._waiting > 0

    def ask(
        self,
        work: Callable[[Store, JobProgress], Answer],
        done: Callable[[Answer], None],
        *,
        failed: Callable[[UserError], None],
        wanted: Wanted | None = None,
        progress: JobProgress | None = None,
    ) -> JobProgress:
        """Have work done; ``done`` or ``failed`` is called in the UI thread unless it is wanted no more."""
        task = Task(work, done, failed, wanted or Wanted(), progress or JobProgress())
        self._waiting += 1
        self._tasks.put(task)
        return task.progress

    def stop(self) -> None:
        """Finish what was asked for, close the store and end the thread; returns when that is done."""
        self._tasks.put(None)
        self._thread.join()

    def _run(self) -> None:
        store: Store | None = None
        while (task := self._tasks.get()) is not None:
            answer, error = None, None
            try:
                store = store or self._open(self._path, task.progress)
                answer = task.work(store, task.progress)
            except BaseException as caught:  # noqa: BLE001 - delivered to the UI thread, which raises what is a bug
                error = caught
            self._finished.emit(task, answer, error)
        if store is not None:
            store.close()

    @Slot(object, object, object)
    def _deliver(self, task: Task, answer: object, error: BaseException | None) -> None:
        self._waiting -= 1
        try:
            self._hand_over(task, answer, error)
        finally:
            if not self._waiting:
                self.idle.emit()

    def _hand_over(self, task: Task, answer: object, error: BaseException | None) -> None:
        if isinstance(error, UserError):
            if task.wanted.still:
                task.failed(error)
        elif error is not None:
            raise error
        elif task.wanted.still:
            task.done(answer)
