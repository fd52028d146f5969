"""When Python looks for garbage in circles: never at the start, and afterwards when it is told to."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for none while modules are read and the window is made: all of that stays, and is gone through ten times."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@cache
def calm_collector() -> None:
    """Never look for garbage unasked again, and never among what the program itself is made of: ``Collector`` looks.

    Once in a process: by the time that a second window is made, what a first one left may be garbage.

    A page is some ten thousand values that hold no circles; while they are made, the collector as it is set by default
    would go through everything there is several times, some 50 ms each.
    """
    gc.freeze()
    gc.disable()
