"""Two texts under alignment: which of their characters are partners so far."""

from collections.abc import Iterator, Sequence

Tile = tuple[int, int, int]
"""Where a piece alike in both texts begins here and there, and its length."""
Stretch = tuple[int, int]
"""Characters from one up to, not including, another."""


class Pairing:
    """Two texts without white space, and for each character its partner in the other, -1 where it has none yet."""

    def __init__(self, here: str, there: str) -> None:
        self.here, self.there = here, there
        self.to = [-1] * len(here)
        self.back = [-1] * len(there)

    def pair(self, here: int, there: int, length: int = 1) -> None:
        """Make partners of characters that have none."""
        self.to[here : here + length] = range(there, there + length)
        self.back[there : there + length] = range(here, here + length)

    def change(self, here: int, there: int) -> None:
        """Give a character another partner that is the same one; whose that was gets the partner it had."""
        before, other = self.to[here], self.back[there]
        self.pair(here, there)
        if before != there:
            self.back[before] = other
        if other >= 0 and other != here:
            self.to[other] = before

    def is_free(self, here: int, there: int) -> bool:
        """Whether both are characters, alike, and without partners."""
        return (
            0 <= here < len(self.to)
            and 0 <= there < len(self.back)
            and self.to[here] < 0 > self.back[there]
            and self.here[here] == self.there[there]
        )

    def grown(self, here: int, there: int, length: int) -> Tile:
        """The tile made as long as the texts are alike around it and free."""
        before, after = 0, length
        while self.is_free(here - before - 1, there - before - 1):
            before += 1
        while self.is_free(here + after, there + after):
            after += 1
        return here - before, there - before, before + after

    def place(self, tile: Tile, *, least: int) -> bool:
        """Pair what of a tile is still free, in pieces of at least so many characters; whether there was any."""
        here, there, length = tile
        start, is_placed = 0, False
        for at in range(length + 1):
            if at < length and self.to[here + at] < 0 > self.back[there + at]:
                continue
            if at - start >= least:
                self.pair(here + start, there + start, at - start)
                is_placed = True
            start = at + 1
        return is_placed


def free(partners: Sequence[int]) -> Iterator[Stretch]:
    """The longest stretches of characters without partners."""
    start = None
    for index, partner in enumerate(partners):
        if partner < 0:
            start = index if start is None else start
        elif start is not None:
            yield start, index
            start = None
    if start is not None:
        yield start, len(partners)
