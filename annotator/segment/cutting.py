"""Cutting running text in two where its words change, or where a title that is left over begins another article."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import exp

import numpy as np

from annotator.core.roles import Role
from annotator.language.blocks import Block
from annotator.segment.assigning import Assignment
from annotator.segment.chaining import SURE, Chain
from annotator.segment.cohesion import Cohesion
from annotator.segment.titles import TitleLine
from annotator.segment.words import Numbers, PageWords, Query

# Log-odds from which text is cut whatever the titles say.
_SURELY_OTHER = 0.7
# What a title that is left over says for a cut somewhere, and how much its words count for one place.
_LEFT_OVER = 1.5
_TITLE_WEIGHT = 0.1
_SPEAKS = 1.0
_LEAST = -1.0
_MOST = 8.0
# Titles of more lines are not tried at every line.
_MOST_LINES = 8


class Cutter:
    """Cuts chains of one page."""

    def __init__(self, blocks: Sequence[Block], words: PageWords, cohesion: Cohesion) -> None:
        self.blocks, self.words, self.cohesion = blocks, words, cohesion
        self._known_odds: dict[tuple[int, int], float] = {}

    def parted(self, chain: Chain) -> Iterator[Chain]:
        """The chain cut wherever its words change so much that another article surely begins."""
        places = [at for at in range(1, len(chain.blocks)) if self._may_begin(chain, at)]
        start, rest = 0, chain
        for at in places:
            if self._odds(chain, at) > _SURELY_OTHER:
                left, rest = rest.cut(at - start, _margin(self._odds(chain, at)))
                start = at
                yield left
        yield rest

    def cut(self, assignment: Assignment) -> tuple[Chain, ...]:
        """The chains, each cut once at most where that gives either half a title of its own and gains by it."""
        best: dict[int, tuple[float, int]] = {}
        for index, chain in enumerate(assignment.chains):
            places = self._places(chain)
            if places:
                best[index] = max(self._options(assignment, index, places))
        return tuple(part for index, chain in enumerate(assignment.chains) for part in _cut_at(chain, best.get(index)))

    def _places(self, chain: Chain) -> list[int]:
        """Where a chain may be cut if the titles say so most clearly."""
        within_reach = -_LEFT_OVER - 2 * _TITLE_WEIGHT * _MOST
        return [at for at in range(1, len(chain.blocks)) if self._may_begin(chain, at) and self._odds(chain, at) > within_reach]

    def _options(self, assignment: Assignment, index: int, places: Sequence[int]) -> Iterator[tuple[float, int]]:
        """What cutting one chain gains and where, by each title that is left over and by halves of its own."""
        yield 0.0, 0
        chain = assignment.chains[index]
        owner = next((title for title, match in assignment.pairs() if match.text == index), None)
        own = self._query(owner.lines) if owner is not None else None
        for title in assignment.left_over(index):
            yield self._best_cut(self._query(title.lines), own, chain, places)
        if owner is not None:
            for at in range(1, min(len(owner.lines), _MOST_LINES)):
                first, second = self._query(owner.lines[:at]), self._query(owner.lines[at:])
                gain, place = self._best_cut(first, second, chain, places)
                yield gain - owner.lines[at].cost, place

    def _query(self, lines: Sequence[TitleLine]) -> Query:
        parts = [self.words.query(line.span) for line in lines]
        rows = np.concatenate([part.rows for part in parts])
        return Query(rows, np.concatenate([part.times for part in parts]))

    def _best_cut(self, query: Query, own: Query | None, chain: Chain, places: Sequence[int]) -> tuple[float, int]:
        """What the best cut of a chain gains, and before which of its blocks it is; ``own`` is the title that it has.

        Each title must speak for its half and against the other: alone, any half fits a title better than the whole.
        """
        left, right = self._halves(query, chain)
        gains = self._told_apart(right, left)
        if own is not None:
            own_left, own_right = self._halves(own, chain)
            straight = gains + self._told_apart(own_left, own_right)
            crossed = self._told_apart(left, right) + self._told_apart(own_right, own_left)
            gains = np.maximum(straight, crossed)
        return max((_TITLE_WEIGHT * float(gains[at]) + _LEFT_OVER + self._odds(chain, at), at) for at in places)

    def _odds(self, chain: Chain, at: int) -> float:
        key = chain.blocks[at - 1], chain.blocks[at]
        if key not in self._known_odds:
            self._known_odds[key] = self.cohesion.odds(chain.blocks, at)
        return self._known_odds[key]

    @staticmethod
    def _told_apart(here: Numbers, there: Numbers) -> Numbers:
        """How much more a title speaks for one half than for the other; nothing outweighs all else."""
        return np.where(here > _SPEAKS, np.minimum(here - there, _MOST), -_MOST)

    def _halves(self, query: Query, chain: Chain) -> tuple[Numbers, Numbers]:
        """How much a query speaks for the first blocks of a chain and for the others, for each place to cut it."""
        counts, lengths = self.words.running_counts(query, chain.blocks)
        left = self.words.score(query, counts, lengths)
        right = self.words.score(query, counts[:, -1:] - counts, lengths[-1] - lengths)
        return np.maximum(left, _LEAST), np.maximum(right, _LEAST)

    def _may_begin(self, chain: Chain, at: int) -> bool:
        block, before = self.blocks[chain.blocks[at]], self.blocks[chain.blocks[at - 1]]
        return block.role is Role.BODY and before.role is Role.BODY and not (block.is_midway or before.is_open)

    def with_margins(self, chain: Chain, *, titles_left: bool) -> Chain:
        """The chain with margins from how alike the texts around each place are, where an article could begin.

        Where no title is left over, another article would have none.
        """
        without = 0.0 if titles_left else _LEFT_OVER
        margins = list(chain.margins)
        for at in range(1, len(chain.blocks)):
            if margins[at] < SURE and self._may_begin(chain, at):
                margins[at] = _margin(without - self._odds(chain, at))
        return replace(chain, margins=tuple(margins))


def _margin(odds: float) -> float:
    """Log-odds for a decision as its margin: how much more probable it is than its opposite."""
    return max(0.0, 2.0 / (1.0 + exp(-max(min(odds, 50.0), -50.0))) - 1.0)


def _cut_at(chain: Chain, cut: tuple[float, int] | None) -> tuple[Chain, ...]:
    gain, at = cut or (0.0, 0)
    return chain.cut(at, _margin(gain)) if gain > 0.0 else (chain,)
