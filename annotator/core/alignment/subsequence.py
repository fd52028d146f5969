"""What two short texts have in common in the same order, without what they share by chance."""

from collections.abc import Callable, Iterator, Sequence

from annotator.core.alignment.pairing import Tile

IsMeant = Callable[[int, int], bool]
"""Whether a piece of so many characters is no chance where so many pairs of places could hold it."""

# One bit each: eight megabytes.
_MOST_CELLS = 1 << 26


def common(here: str, there: str, is_meant: IsMeant, *, starts: bool = True, ends: bool = True) -> Iterator[Tile]:
    """The pieces that both texts have in the same order.

    ``starts`` and ``ends``: their beginnings, or ends, stand next to partners, so what is alike there belongs together.
    """
    before = _alike(here, there) if starts else 0
    after = _alike(here[before:][::-1], there[before:][::-1]) if ends else 0
    if before:
        yield 0, 0, before
    inner, other = here[before : len(here) - after], there[before : len(there) - after]
    yield from ((before + x, before + y, length) for x, y, length in _inner(inner, other, is_meant))
    if after:
        yield len(here) - after, len(there) - after, after


def _inner(here: str, there: str, is_meant: IsMeant) -> Iterator[Tile]:
    cells = len(here) * len(there)
    if not cells or cells > _MOST_CELLS:
        return
    meant = [run for run in _runs(subsequence(here, there)) if is_meant(run[2], cells)]
    x = y = 0
    for run in (*meant, (len(here), len(there), 0)) if meant else ():
        # Between pieces that are meant there is less room, and a shorter one may be meant.
        tiles = common(here[x : run[0]], there[y : run[1]], is_meant, starts=x > 0, ends=run[2] > 0)
        yield from ((x + a, y + b, length) for a, b, length in tiles)
        if run[2]:
            yield run
        x, y = run[0] + run[2], run[1] + run[2]


def subsequence(here: str, there: str) -> list[tuple[int, int]]:
    """Pairs of places of a longest common subsequence, in order; bits of whole numbers hold a row (Hyyrö 2004)."""
    places: dict[str, int] = {}
    for index, character in enumerate(here):
        places[character] = places.get(character, 0) | 1 << index
    every = (1 << len(here)) - 1
    row, rows = every, []
    for character in there:
        met = row & places.get(character, 0)
        row = ((row + met) | (row - met)) & every
        rows.append(row)
    return _traced(rows, len(here))


def _traced(rows: Sequence[int], here: int) -> list[tuple[int, int]]:
    there, out = len(rows), []
    while here and there:
        if rows[there - 1] >> here - 1 & 1:
            here -= 1
            continue
        there -= 1
        if not there or rows[there - 1] >> here - 1 & 1:
            here -= 1
            out.append((here, there))
    return out[::-1]


def _runs(pairs: Sequence[tuple[int, int]]) -> Iterator[Tile]:
    """The pairs as pieces without gaps."""
    start = 0
    for at in range(1, len(pairs) + 1):
        if at == len(pairs) or pairs[at] != (pairs[at - 1][0] + 1, pairs[at - 1][1] + 1):
            yield *pairs[start], at - start
            start = at


def _alike(here: str, there: str) -> int:
    """How many characters both begin with."""
    count = 0
    for one, other in zip(here, there, strict=False):
        if one != other:
            break
        count += 1
    return count
