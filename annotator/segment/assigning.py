"""Which title belongs to which text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from annotator.core.page import Page
from annotator.core.roles import Role
from annotator.language.blocks import Block
from annotator.language.pack import LocalePack
from annotator.language.titles import names_series
from annotator.segment.chaining import Chain
from annotator.segment.matching import Match, matched
from annotator.segment.titles import Title, TitleLine, decoded, title_runs
from annotator.segment.words import Numbers, PageWords

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
# What a title's look says: names a series, breaks off or runs on, is oddly short or long.
_SERIES = 2.0
_UNFINISHED = -2.0
_ODD_LENGTH = -2.0
_SHORTEST, _LONGEST = 4, 50
# Pages are drawn in some order: what each place costs by which titles and texts are out of step, and at most.
_PER_PLACE = 0.4
_FAR = 2.0
# So many titles that are left over are worth trying for a text.
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
    """Chains, pictures and titles of a page, and for each title its match among chains, then pictures.

    ``worth`` (titles by texts) is that of each pair in nats, ``wants`` the part of it that a text expects a title at all.
    """

    chains: tuple[Chain, ...]
    pictures: tuple[Picture, ...]
    titles: tuple[Title, ...]
    matches: tuple[Match, ...]
    worth: Numbers
    wants: tuple[float, ...]

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
        self.line_queries = [[self.words.query(line.span) for line in run] for run in self.runs]

    def assigned(self, chains: tuple[Chain, ...]) -> Assignment:
        """The best assignment of titles to these chains and the pictures."""
        counts, lengths = self.words.counts([*(chain.blocks for chain in chains), *(p.caption for p in self.pictures)])
        wants = (*(self._wants(chain) for chain in chains), *(_PICTURE_WANTS for _ in self.pictures))
        titles: list[Title] = []
        scores: list[Numbers] = []
        for number, (run, queries) in enumerate(zip(self.runs, self.line_queries, strict=True)):
            rows = np.array([self.words.score(query, counts, lengths) for query in queries]).reshape(len(run), len(lengths))
            rows = np.maximum(rows, _LEAST) + np.array([self._nearness(line, chains) for line in run])
            for title in decoded(run, rows, number):
                titles.append(title)
                scores.append(self._worth(title, run, rows) + np.array(wants))
        worth = np.array(scores).reshape(len(titles), len(lengths)) - self._out_of_order(titles, len(chains))
        return Assignment(chains, self.pictures, tuple(titles), tuple(matched(worth)), worth, wants)

    def _worth(self, title: Title, run: Sequence[TitleLine], rows: Numbers) -> Numbers:
        first = run.index(title.lines[0])
        own = rows[first : first + len(title.lines)].sum(axis=0)
        return np.asarray(np.maximum(own, _LEAST) + self._quality(title), dtype=np.float64)

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
        """What it costs to give a title to a chain that comes much earlier or later: pages are drawn in some order."""
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
