"""Align two texts of a page: pieces wherever they stand, then what lies between them, then where pieces meet."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate
from math import log

from annotator.core.alignment.forms import comparable
from annotator.core.alignment.pairing import Pairing, Stretch, Tile, free
from annotator.core.alignment.subsequence import common
from annotator.core.alignment.value import Alignment

# Pieces are looked for from this length down to the shortest that is no chance.
_LONGEST_SEED = 32
# How many pieces by chance are expected where one is taken as meant.
_CHANCE = 0.05
# So often a round of the shortest pieces may bring more: each leaves less room for chance.
_ROUNDS = 6
# A stretch read differently is a misread character or a few; a longer one is rather another text in the same place.
_MOST_MISREAD = 4
# Less than a line that lies between the same neighbours is the same piece of text: what is alike in it belongs together.
_LINE = 16
# A border moves so many characters at most: as many as a piece has beyond its own by chance.
_FARTHEST = 32
# So many places are looked at for one that is still free, around where it is expected.
_NEAR = 32


def align(here: str, there: str) -> Alignment:
    """Find the partner in one text of each non-space character of another, in time about linear in their length."""
    pairing = _Aligning(here, there)
    pairing.run()
    same = sum(partner >= 0 and pairing.here[index] == pairing.there[partner] for index, partner in enumerate(pairing.to))
    return Alignment(array("i", pairing.to), same, len(pairing.there))


class _Aligning(Pairing):
    """Two texts while they are aligned."""

    def __init__(self, here: str, there: str) -> None:
        super().__init__(comparable(here), comparable(there))
        self._starts = frozenset(_line_starts(here)), frozenset(_line_starts(there))
        self._likeness = _likeness(self.here, self.there)

    def run(self) -> None:
        """Pair all that can be paired."""
        size = _LONGEST_SEED
        while size > self._least():
            self._place_pieces(size)
            size //= 2
            self._fill(size)
        for _ in range(_ROUNDS):
            self._fill(1)
            if not self._place_pieces(self._least()) and not self._place_repeated(self._least()):
                break
        self._move_borders()
        self._fill(1)
        self._pair_misread()

    def _least(self) -> int:
        """From how many characters on a piece is meant, wherever it stands among those without partners."""
        cells = self.to.count(-1) * self.back.count(-1)
        if not cells or not self._likeness:
            return 1
        if self._likeness >= 1:
            return _LONGEST_SEED
        return max(1, int(log(_CHANCE / cells) / log(self._likeness)) + 1)

    def _place_pieces(self, size: int) -> bool:
        """Pair the pieces around each ``size`` characters that stand once here and once there; whether there were any."""
        there = _once(self.there, free(self.back), size)
        tiles: list[Tile] = []
        for words, at in _once(self.here, free(self.to), size).items():
            other = there.get(words, -1)
            if at < 0 or other < 0 or (tiles and _lies_in(at, other, size, tiles[-1])):
                continue
            tiles.append(self.grown(at, other, size))
        tiles.sort(key=lambda tile: -tile[2])
        return sum(self.place(tile, least=size) for tile in tiles) > 0

    def _place_repeated(self, size: int) -> bool:
        """Pair what stands several times, each with the free one that is nearest to where it is expected."""
        there = _all(self.there, free(self.back), size)
        is_placed = False
        for words, places in _all(self.here, free(self.to), size).items():
            others = there.get(words, [])
            for at in places if others else []:
                near = self._nearest(others, at, size)
                is_placed |= near is not None and self.place(self.grown(at, near, 0), least=size)
        return is_placed

    def _nearest(self, others: list[int], at: int, size: int) -> int | None:
        if self.to[at] >= 0:
            return None
        expected = self._expected(at)
        middle = bisect_left(others, expected)
        some = others[max(middle - _NEAR, 0) : middle + _NEAR]
        alike = (other for other in some if self.back[other] < 0 > self.back[other + size - 1])
        return min(alike, key=lambda other: abs(other - expected), default=None)

    def _expected(self, at: int) -> int:
        """Where a character would stand if it went on from the nearest one before it that has a partner."""
        for before in range(at - 1, max(at - 1 - _LONGEST_SEED, -1), -1):
            if self.to[before] >= 0:
                return self.to[before] + at - before
        return at * len(self.there) // len(self.here)

    def _fill(self, least: int) -> None:
        """Pair what lies between pieces with what follows the one before, and leads to the one after it.

        ``least``: how many characters together are meant that stand next to neither.
        """
        for start, end in list(free(self.to)):
            for here, there, length in self._filling(start, end, least):
                self.pair(here, there, length)

    def _filling(self, start: int, end: int, least: int) -> Iterator[Tile]:
        def is_meant(length: int, cells: int) -> bool:
            return length >= least and cells * self._likeness**length < _CHANCE

        here, reach = self.here[start:end], 2 * (end - start) + _LONGEST_SEED
        low = self.to[start - 1] + 1 if start else 0
        high = self.to[end] if end < len(self.to) else len(self.there)
        low_end, high_start = self._free_from(low, reach), self._free_to(high, reach)
        if low < high and low_end >= high_start:
            is_short = least == 1 and max(end - start, high - low) <= _LINE and abs(high - low - end + start) <= _MOST_MISREAD
            tiles = common(here, self.there[low:high], _always if is_short else is_meant)
            yield from _moved(tiles, start, low)
            return
        first = list(common(here, self.there[low:low_end], is_meant, ends=False))
        yield from _moved(first, start, low)
        done = max((x + length for x, _, length in first), default=0)
        last = common(here[done:], self.there[high_start:high], is_meant, starts=False)
        yield from _moved(last, start + done, high_start)

    def _free_from(self, low: int, reach: int) -> int:
        at = low
        while at < min(low + reach, len(self.back)) and self.back[at] < 0:
            at += 1
        return at

    def _free_to(self, high: int, reach: int) -> int:
        at = high
        while at > max(high - reach, 0) and self.back[at - 1] < 0:
            at -= 1
        return at

    def _move_borders(self) -> None:
        """Where two pieces meet and either could have the characters between, let them meet where lines begin."""
        for _ in range(_ROUNDS):
            borders = (at for at in range(1, len(self.to)) if self.to[at - 1] >= 0 <= self.to[at] != self.to[at - 1] + 1)
            if not sum(map(self._move_border, borders)):
                break

    def _move_border(self, border: int) -> bool:
        left, right = self.to[border - 1] + 1, self.to[border]
        back = self._alike(border, right, -1)
        forth = self._alike(border, left, 1)
        moves = sorted(range(-back, forth + 1), key=abs)
        best = max(moves, key=lambda move: self._lines_met(border + move, left + move, right + move))
        for move in range(best, 0):
            self.change(border + move, right + move)
        for move in range(best):
            self.change(border + move, left + move)
        return best != 0

    def _alike(self, here: int, there: int, step: int) -> int:
        """How many characters from two places on, or back from them, are alike and go on as those here do now."""
        count, first = 0, min(step, 0)
        while count < _FARTHEST and self._could_be(here + first + count * step, there + first + count * step):
            count += 1
        return count

    def _could_be(self, here: int, there: int) -> bool:
        if not (0 <= here < len(self.to) and 0 <= there < len(self.back)):
            return False
        return self.to[here] >= 0 and self.here[here] == self.there[there]

    def _lines_met(self, border: int, left: int, right: int) -> int:
        here, there = self._starts
        return (border in here) + (left in there) + (right in there)

    def _pair_misread(self) -> None:
        """A few characters between the same neighbours, or at the end or beginning of a line, are read differently."""
        for start, end in list(free(self.to)):
            low = self.to[start - 1] + 1 if start else 0
            high = self.to[end] if end < len(self.to) else len(self.back)
            if high - low == end - start:
                self._pair_if_few(start, end, low)
                continue
            here, there = self._starts
            first, last = (next((at for at in places if at in here), None) for places in _from_both_ends(start, end))
            if first is not None and low + first - start in there:
                self._pair_if_few(start, first, low)
            if last is not None and high - (end - last) in there:
                self._pair_if_few(last, end, high - (end - last))

    def _pair_if_few(self, start: int, end: int, there: int) -> None:
        size = end - start
        if size <= _MOST_MISREAD and max(self.to[start:end]) < 0 and max(self.back[there : there + size]) < 0:
            self.pair(start, there, size)


def _from_both_ends(start: int, end: int) -> tuple[range, range]:
    """The ends of a few characters that begin a stretch, and the beginnings of a few that end it."""
    few = min(_MOST_MISREAD, end - start)
    return range(start + 1, start + few + 1), range(end - 1, end - few - 1, -1)


def _likeness(here: str, there: str) -> float:
    """How likely a character of one text is the same as one of the other."""
    counts = Counter(here)
    same = sum(counts[character] * count for character, count in Counter(there).items())
    return same / (len(here) * len(there)) if same else 0.0


def _line_starts(text: str) -> Iterator[int]:
    """Where lines begin, and where the text ends."""
    return accumulate((len("".join(line.split())) for line in text.split("\n")), initial=0)


def _always(length: int, cells: int) -> bool:
    del length, cells
    return True


def _moved(tiles: Iterable[Tile], here: int, there: int) -> Iterator[Tile]:
    return ((here + x, there + y, length) for x, y, length in tiles)


def _once(text: str, stretches: Iterator[Stretch], size: int) -> dict[str, int]:
    """Where each so many characters stand that lie in a stretch; -1 for those that stand in several places."""
    places: dict[str, int] = {}
    for start, end in stretches:
        for at in range(start, end - size + 1):
            words = text[at : at + size]
            places[words] = -1 if words in places else at
    return places


def _all(text: str, stretches: Iterator[Stretch], size: int) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for start, end in stretches:
        for at in range(start, end - size + 1):
            places.setdefault(text[at : at + size], []).append(at)
    return places


def _lies_in(here: int, there: int, size: int, tile: Tile) -> bool:
    return here - there == tile[0] - tile[1] and tile[0] <= here and here + size <= tile[0] + tile[2]
