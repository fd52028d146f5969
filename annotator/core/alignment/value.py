"""The partners of a text's characters in another text of the same page."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Alignment:
    """For each non-space character of one text (here) its partner in another (there), -1 where it has none.

    No two have the same partner. ``same`` counts the partners that are the same character, in whatever width or form;
    the others stand between such and are read differently. ``total`` counts the characters there.
    """

    partners: array[int]
    same: int
    total: int

    def __post_init__(self) -> None:
        if not 0 <= self.same <= min(len(self.partners), self.total):
            raise ValueError(f"{self.same} of {len(self.partners)} characters are the same as {self.total}")

    def to(self, index: int) -> int | None:
        """The partner there of a character here."""
        partner = self.partners[index]
        return None if partner < 0 else partner

    @property
    def share(self) -> float:
        """Which part of the characters here stands there too, from 0 to 1."""
        return self.same / len(self.partners) if self.partners else 1.0

    @property
    def share_there(self) -> float:
        """Which part of the characters there stands here too, from 0 to 1."""
        return self.same / self.total if self.total else 1.0

    def missing(self) -> Iterator[tuple[int, int]]:
        """The stretches of characters here that have no partner, from one up to, not including, another."""
        start = None
        for index, partner in enumerate(self.partners):
            if partner < 0:
                start = index if start is None else start
            elif start is not None:
                yield start, index
                start = None
        if start is not None:
            yield start, len(self.partners)
