"""How long work tells how far it is, and learns that it should stop."""

from collections.abc import Iterable, Iterator, Sized
from typing import Protocol, TypeVar

from annotator.core.errors import Cancelled

Item = TypeVar("Item")


class Progress(Protocol):
    """The listener of one long job; called from the thread that does the work."""

    def report(self, done: int, total: int | None, what: str) -> None:
        """Tell that ``done`` of ``total`` items (None: unknown) are finished and what comes now."""

    def is_cancelled(self) -> bool:
        """Whether the job should stop at the next whole item."""


class Silent:
    """Progress that nobody watches and nobody stops."""

    def report(self, done: int, total: int | None, what: str) -> None:
        """Say nothing."""

    def is_cancelled(self) -> bool:
        """Never."""
        return False


def over(progress: Progress, items: Iterable[Item], what: str) -> Iterator[Item]:
    """Yield each item, reporting before it; raises ``Cancelled`` between two items when asked to stop."""
    total = len(items) if isinstance(items, Sized) else None
    done = 0
    for done, item in enumerate(items):
        if progress.is_cancelled():
            raise Cancelled
        progress.report(done, total, what)
        yield item
    progress.report(total if total is not None else done, total, what)
