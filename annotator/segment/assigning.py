"""Which title belongs to which text, and which text is really two because a title is left over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from annotator.core.page import Page
from annotator.core.roles import Role
from annotator.language.blocks import Block
from annotator.language.pack import LocalePack
from annotator.language.titles import names_series
from annotator.segment.chaining import UNSURE, Chain
from annotator.segment.cohesion import Cohesion
from annotator.segment.matching import Match, matched
from annotator.segment.titles import Title, TitleLine, decoded, title_runs
from annotator.segment.words import Numbers, PageWords, Query

# In nats: what standing directly above says, and how much a text of each sort expects a title.
_ABOVE = 3.0
_ABOVE_HEAD = 5.0
_BESIDE_PICTURE = 3.0
_WANTS_AFTER_JUMP = 6.0
_WANTS_AFTER_BYLINE = 5.0
_WANTS = 4.0
_PICTURE_WANTS = 0.5
# Words missing from a text speak against it only so much: titles are written in other words than articles.
_LEAST = -1.0
# What a title left over must gain for a text to be cut in two, and what speaks for a place besides.
_TITLE_WEIGHT = 0.1
_LEFT_OVER = 1.5
_SERIES = 2.0
_UNFINISHED = -2.0
_ODD_LENGTH = -2.0
_SHORTEST, _LONGEST = 4, 50
_PER_PLACE = 0.4
_FAR = 2.0
_SURELY_OTHER = 0.7
_SPEAKS = 1.0
_MOST = 8.0
_MOST_ROUNDS = 8
# Titles of more lines are not tried at every line.
_MOST_LINES = 8
_MOST_TITLES = 12


@dataclass(frozen=True, slots=True)
class Picture:
    """A caption with its credit: indices of their blocks."""

    caption: tuple[int, ...]
    credit: tuple[int, ...]

    @property
    def blocks(self) -> tuple[int, ...]:
        """All of its blocks in page order."""
        return self.caption + self.credit


@dataclass(frozen=True, slots=True)
class Assignment:
    """Chains, pictures and titles of a page, and for each title its match among chains, then pictures."""

    chains: tuple[Chain, ...]
    pictures: tuple[Picture, ...]
    titles: tuple[Title, ...]
    matches: tuple[Match, ...]
    worth: Numbers

    def pairs(self) -> Iterator[tuple[Title, Match]]:
        """Each title with its match."""
        return zip(self.titles, self.matches, strict=True)

    def left_over(self, text: int) -> list[Title]:
        """The titles that no text got, those first that fit this text best, no more than are worth trying."""
        rows = [row for row, match in enumerate(self.matches) if match.text is None]
        rows.sort(key=lambda row: (-float(self.worth[row, text]), row))
        return [self.titles[row] for row in rows[:_MOST_TITLES]]


class Assigner:
    """Gives titles to the texts of one page."""

    def __init__(self, page: Page, pack: LocalePack, blocks: Sequence[Block], pictures: Sequence[Picture]) -> None:
        self.page, self.pack, self.blocks, self.pictures = page, pack, blocks, tuple(pictures)
        self.runs = title_runs(page.text, blocks, pack)
        spans = [block.span for block in blocks]
        lines = [line.span for run in self.runs for line in run]
        captions = [blocks[index].span for picture in pictures for index in picture.caption]
        self.words = PageWords(page, pack, texts=spans, titles=[*lines, *captions])
        self.cohesion = Cohesion(page, pack, blocks)
        self._known_odds: dict[tuple[int, int], float] = {}
        self.line_queries = [[self.words.query(line.span) for line in run] for run in self.runs]

    def assign(self, chains: Sequence[Chain]) -> Assignment:
        """The best assignment, with chains cut where a title that is left over begins a text of its own."""
        assignment = self._assigned(tuple(part for chain in chains for part in self._parted(chain)))
        for _ in range(_MOST_ROUNDS):
            cut = self._cut(assignment)
            if cut == assignment.chains:
                break
            assignment = self._assigned(cut)
        return assignment

    def _parted(self, chain: Chain) -> Iterator[Chain]:
        """The chain cut wherever its words change so much that another article surely begins."""
        places = [at for at in range(1, len(chain.blocks)) if self._may_begin(chain, at)]
        start, rest = 0, chain
        for at in places:
            if self._odds(chain, at) > _SURELY_OTHER:
                left, rest = rest.cut(at - start, UNSURE)
                start = at
                yield left
        yield rest

    def _assigned(self, chains: tuple[Chain, ...]) -> Assignment:
        counts, lengths = self.words.counts([*(chain.blocks for chain in chains), *(p.caption for p in self.pictures)])
        titles: list[Title] = []
        scores: list[Numbers] = []
        for number, (run, queries) in enumerate(zip(self.runs, self.line_queries, strict=True)):
            rows = np.array([self.words.score(query, counts, lengths) for query in queries]).reshape(len(run), len(lengths))
            rows = np.maximum(rows, _LEAST) + np.array([self._nearness(line, chains) for line in run])
            for title in decoded(run, rows, number):
                titles.append(title)
                scores.append(self._worth(title, run, rows, chains))
        worth = np.array(scores).reshape(len(titles), len(lengths)) - self._out_of_order(titles, len(chains))
        return Assignment(chains, self.pictures, tuple(titles), tuple(matched(worth)), worth)

    def _worth(self, title: Title, run: Sequence[TitleLine], rows: Numbers, chains: Sequence[Chain]) -> Numbers:
        first = run.index(title.lines[0])
        own = rows[first : first + len(title.lines)].sum(axis=0)
        wants = [self._wants(chain) for chain in chains] + [_PICTURE_WANTS] * len(self.pictures)
        return np.maximum(own, _LEAST) + np.array(wants) + self._quality(title)

    def _quality(self, title: Title) -> float:
        """How much a title looks like the headline of an article."""
        text = self.page.text[title.span.start : title.span.end]
        score = _SERIES if names_series(self.page.text, title.lines[-1].span, self.pack) else 0.0
        if text[-1] in self.pack.continuing or any(sign in text for sign in self.pack.sentence):
            score += _UNFINISHED
        if not _SHORTEST <= self.page.ink_of(title.span) <= _LONGEST:
            score += _ODD_LENGTH
        return score

    def _out_of_order(self, titles: Sequence[Title], chains: int) -> Numbers:
        """What it costs to give a title to a chain that comes much earlier or later among the chains: pages are drawn in order."""
        places = np.arange(chains)[None, :] - (np.arange(len(titles)) * (chains / max(len(titles), 1)))[:, None]
        costs = np.minimum(_PER_PLACE * np.abs(places), _FAR)
        return np.hstack([costs, np.zeros((len(titles), len(self.pictures)))])

    def _wants(self, chain: Chain) -> float:
        first = self.blocks[chain.blocks[0]]
        if first.role is Role.JUMP:
            return _WANTS_AFTER_JUMP
        return _WANTS_AFTER_BYLINE if first.is_head else _WANTS

    def _nearness(self, line: TitleLine, chains: Sequence[Chain]) -> Numbers:
        """For each text what the place of a title line says for it: only the last line of a block stands above."""
        out = np.zeros(len(chains) + len(self.pictures))
        if line.span.end != self.blocks[line.block].end:
            return out
        for index, chain in enumerate(chains):
            if chain.title_above == line.block:
                out[index] = _ABOVE_HEAD if self.blocks[chain.blocks[0]].is_head else _ABOVE
        for index, picture in enumerate(self.pictures):
            if line.block + 1 == picture.blocks[0] or (line.is_vertical and line.block - 1 == picture.blocks[-1]):
                out[len(chains) + index] = _BESIDE_PICTURE
        return out

    def _cut(self, assignment: Assignment) -> tuple[Chain, ...]:
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


def _cut_at(chain: Chain, cut: tuple[float, int] | None) -> tuple[Chain, ...]:
    gain, at = cut or (0.0, 0)
    return chain.cut(at, min(UNSURE + 0.05 * gain, 0.9)) if gain > 0.0 else (chain,)
