"""Which title belongs to which text, and which text is really two because a title is left over."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from annotator.core.page import Page
from annotator.core.roles import Role
from annotator.language.blocks import Block
from annotator.language.pack import LocalePack
from annotator.segment.chaining import UNSURE, Chain
from annotator.segment.matching import Match, matched
from annotator.segment.titles import Title, TitleLine, decoded, title_runs
from annotator.segment.words import Numbers, PageWords, Query

# In nats: what standing directly above says, and how much a text of each sort expects a title.
_ABOVE = 3.0
_ABOVE_HEAD = 5.0
_BESIDE_PICTURE = 3.0
_WANTS_AFTER_JUMP = 4.0
_WANTS_AFTER_BYLINE = 3.0
_WANTS = 1.5
_PICTURE_WANTS = 0.5
# Words missing from a text speak against it only so much: titles are written in other words than articles.
_LEAST = -2.0
# What a title left over must gain for a text to be cut in two, and what speaks for a place besides.
_CUT = 4.0
_AFTER_ASIDE = 1.0
_OTHER_WIDTH = 1.5
_MOST_ROUNDS = 40


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


class Assigner:
    """Gives titles to the texts of one page."""

    def __init__(self, page: Page, pack: LocalePack, blocks: Sequence[Block], pictures: Sequence[Picture]) -> None:
        self.page, self.pack, self.blocks, self.pictures = page, pack, blocks, tuple(pictures)
        self.runs = title_runs(page.text, blocks, pack)
        spans = [block.span for block in blocks]
        lines = [line.span for run in self.runs for line in run]
        captions = [blocks[index].span for picture in pictures for index in picture.caption]
        self.words = PageWords(page, pack, texts=spans, titles=[*lines, *captions])
        self.line_queries = [[self.words.query(line.span) for line in run] for run in self.runs]

    def assign(self, chains: Sequence[Chain]) -> Assignment:
        """The best assignment, with chains cut where a title that is left over begins a text of its own."""
        assignment = self._assigned(tuple(chains))
        for _ in range(_MOST_ROUNDS):
            cut = self._cut(assignment)
            if cut == assignment.chains:
                break
            assignment = self._assigned(cut)
        return assignment

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
        worth = np.array(scores).reshape(len(titles), len(lengths))
        return Assignment(chains, self.pictures, tuple(titles), tuple(matched(worth)), worth)

    def _worth(self, title: Title, run: Sequence[TitleLine], rows: Numbers, chains: Sequence[Chain]) -> Numbers:
        first = run.index(title.lines[0])
        own = rows[first : first + len(title.lines)].sum(axis=0)
        wants = [self._wants(chain) for chain in chains] + [_PICTURE_WANTS] * len(self.pictures)
        return np.maximum(own, _LEAST) + np.array(wants)

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
        """The chains with the most gainful cut for a title that is left over made; the same where none gains."""
        owners = {match.text: row for row, match in enumerate(assignment.matches) if match.text is not None}
        best: tuple[float, int, int] = (0.0, -1, -1)
        for title, match in zip(assignment.titles, assignment.matches, strict=True):
            if match.text is not None:
                continue
            query = self.words.query(title.span) if len(title.lines) == 1 else self._query(title)
            for index, chain in enumerate(assignment.chains):
                owner = owners.get(index)
                own = self._query(assignment.titles[owner]) if owner is not None else None
                gain, at = self._best_cut(query, own, chain)
                best = max(best, (gain, index, at))
        return self._with_cut(assignment.chains, best)

    def _with_cut(self, chains: tuple[Chain, ...], cut: tuple[float, int, int]) -> tuple[Chain, ...]:
        gain, index, at = cut
        if index < 0:
            return chains
        margin = min(UNSURE + 0.05 * gain, 0.9)
        return (*chains[:index], *chains[index].cut(at, margin), *chains[index + 1 :])

    def _query(self, title: Title) -> Query:
        parts = [self.words.query(line.span) for line in title.lines]
        rows = np.concatenate([part.rows for part in parts])
        return Query(rows, np.concatenate([part.times for part in parts]))

    def _best_cut(self, query: Query, own: Query | None, chain: Chain) -> tuple[float, int]:
        """What the best cut of a chain gains, and before which of its blocks it is."""
        places = [at for at in range(1, len(chain.blocks)) if self._may_begin(chain, at)]
        if not places:
            return 0.0, -1
        left, right = self._halves(query, chain)
        gains = right
        if own is not None:
            own_left, own_right = self._halves(own, chain)
            gains = np.maximum(right + own_left, left + own_right) - max(float(own_left[-1]), _LEAST)
        options = [(float(gains[at]) - _CUT + self._signs(chain, at), at) for at in places]
        return max(options)

    def _halves(self, query: Query, chain: Chain) -> tuple[Numbers, Numbers]:
        """How much a query speaks for the first blocks of a chain and for the others, for each place to cut it."""
        counts, lengths = self.words.running_counts(query, chain.blocks)
        left = self.words.score(query, counts, lengths)
        right = self.words.score(query, counts[:, -1:] - counts, lengths[-1] - lengths)
        return np.maximum(left, _LEAST), np.maximum(right, _LEAST)

    def _may_begin(self, chain: Chain, at: int) -> bool:
        block, before = self.blocks[chain.blocks[at]], self.blocks[chain.blocks[at - 1]]
        return block.role is Role.BODY and before.role is Role.BODY and not (block.is_midway or before.is_open)

    def _signs(self, chain: Chain, at: int) -> float:
        block, before = chain.blocks[at], chain.blocks[at - 1]
        aside = _AFTER_ASIDE if block != before + 1 else 0.0
        other = abs(self.blocks[block].width - self.blocks[before].width) > 1.5
        return aside + (_OTHER_WIDTH if other else 0.0)


