"""From title lines to titles: cutting lines that hold two, and putting together those that make one.

The lines of a run of titles are decoded together: each prefers the texts that its words speak for, and to go over from
one text to another costs the more the closer two lines stand (a segmental model, best path by Viterbi).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from annotator.core.roles import Role
from annotator.core.spans import Span
from annotator.language.blocks import Block
from annotator.language.lines import width_of
from annotator.language.pack import LocalePack
from annotator.language.titles import inner_gaps, is_kicker, is_subtitle
from annotator.segment.words import Numbers

# A piece of a line shorter than this is no title of its own.
_LEAST_WIDTH = 6.0
# What it costs to begin another title: within a line, on the next line, after a gap, and where the words say "goes on".
_WITHIN_LINE = 5.0
_NEXT_LINE = 7.0
_NEXT_LINE_WITHOUT_GAPS = 3.0
_AFTER_GAP = 1.5
_GOES_ON = 3.0
# A title of so many lines has probably ended.
_MANY_LINES = 4


@dataclass(frozen=True, slots=True)
class TitleLine:
    """A line of a title, or a piece of one; ``block`` is the index of its block, ``follows`` what stands before it."""

    span: Span
    block: int
    cost: float
    is_vertical: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """Lines that make one title; ``wanted`` is the text that the decoding preferred, None for any."""

    lines: tuple[TitleLine, ...]
    run: int
    wanted: int | None = None

    @property
    def span(self) -> Span:
        """From its first to its last character."""
        return Span(self.lines[0].span.start, self.lines[-1].span.end)

    @property
    def blocks(self) -> tuple[int, int]:
        """The indices of its first and last block."""
        return self.lines[0].block, self.lines[-1].block


def title_runs(text: str, blocks: Sequence[Block], pack: LocalePack) -> list[list[TitleLine]]:
    """The title lines of a page, those in one list that only furniture parts."""
    has_gaps = any(block.follows_gap for block in blocks[1:])
    runs: list[list[TitleLine]] = []
    is_running = False
    for index, block in enumerate(blocks):
        if block.role is Role.HEADLINE:
            if not is_running:
                runs.append([])
            runs[-1].extend(_lines(text, pack, blocks, index, has_gaps=has_gaps))
            is_running = True
        elif not block.role.is_furniture:
            is_running = False
    return runs


def _lines(text: str, pack: LocalePack, blocks: Sequence[Block], index: int, *, has_gaps: bool) -> Iterator[TitleLine]:
    block = blocks[index]
    if block.is_vertical:
        yield TitleLine(block.span, index, 2 * _NEXT_LINE, is_vertical=True)
        return
    cost = _between_blocks(text, pack, blocks, index)
    for line in block.lines:
        for piece in _pieces(text, line):
            yield TitleLine(piece, index, cost)
            cost = _WITHIN_LINE
        cost = _NEXT_LINE if has_gaps else _NEXT_LINE_WITHOUT_GAPS


def _between_blocks(text: str, pack: LocalePack, blocks: Sequence[Block], index: int) -> float:
    before = blocks[index - 1] if index else None
    if before is None or before.role is not Role.HEADLINE or before.is_vertical:
        return _AFTER_GAP
    goes_on = is_kicker(text, before.span, pack) or is_subtitle(text, blocks[index].span, pack)
    return _AFTER_GAP + (_GOES_ON if goes_on else 0.0)


def _pieces(text: str, line: Span) -> Iterator[Span]:
    start = line.start
    for gap in inner_gaps(text, line):
        sides = text[start : gap.start], text[gap.end : line.end]
        if min(width_of(side) for side in sides) >= _LEAST_WIDTH:
            yield Span(start, gap.start)
            start = gap.end
    yield Span(start, line.end)


def decoded(lines: Sequence[TitleLine], scores: Numbers, run: int) -> list[Title]:
    """The titles of a run; ``scores`` (lines by texts) say how much each line speaks for each text."""
    path = _best_path(lines, np.hstack([scores, np.zeros((len(lines), 1))]))
    nowhere = scores.shape[1]
    out: list[Title] = []
    start = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or path[at] != path[start]:
            wanted = path[start] if path[start] != nowhere else None
            out.extend(_without_strays(lines[start:at], run, wanted))
            start = at
    return out


def _best_path(lines: Sequence[TitleLine], scores: Numbers) -> list[int]:
    best = scores[0].copy()
    came: list[np.ndarray] = []
    everywhere = np.arange(scores.shape[1])
    for line, row in zip(lines[1:], scores[1:], strict=True):
        top = int(best.argmax())
        changes = best[top] - line.cost > best
        came.append(np.where(changes, top, everywhere))
        best = np.where(changes, best[top] - line.cost, best) + row
    path = [int(best.argmax())]
    for back in reversed(came):
        path.append(int(back[path[-1]]))
    return path[::-1]


def _without_strays(lines: Sequence[TitleLine], run: int, wanted: int | None) -> Iterator[Title]:
    """One title, or several where a gap parts more lines than a title has."""
    held: list[TitleLine] = []
    for line in lines:
        if len(held) >= _MANY_LINES and line.block != held[-1].block:
            yield Title(tuple(held), run, wanted)
            held = []
        held.append(line)
    yield Title(tuple(held), run, wanted)
