"""Garbage in circles is looked for in the thread of the window, and in no other."""

import gc
import threading
from collections.abc import Iterator

import pytest

from annotator.ui import collector
from annotator.ui.collecting import calm_collector
from annotator.ui.collector import Collector
from tests.e2e.reviewer import until


class Circle:
    """Refers to itself, and notes in which thread it ends."""

    ended: list[str] = []  # noqa: RUF012 - one list for all of them

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        Circle.ended.append(threading.current_thread().name)


@pytest.fixture(autouse=True)
def calm() -> Iterator[None]:
    """The collector as a window has it; afterwards as it was."""
    was_enabled = gc.isenabled()
    calm_collector()
    gc.disable()
    Circle.ended.clear()
    yield
    if was_enabled:
        gc.enable()


def test_another_thread_throws_no_circle_away() -> None:
    Circle()
    thread = threading.Thread(target=lambda: [[] for _ in range(200_000)])
    thread.start()
    thread.join()
    assert Circle.ended == []
    gc.collect()


@pytest.mark.usefixtures("qapp")
def test_the_windows_thread_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collector, "_EVERY_MS", 1)
    monkeypatch.setattr(collector, "_MANY", 10)
    looking = Collector()
    Circle()
    kept: list[list[int]] = [[] for _ in range(100)]
    until(lambda: bool(Circle.ended), "the circle to be found")
    assert Circle.ended == [threading.main_thread().name]
    del kept, looking
