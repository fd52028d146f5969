"""From title lines to titles: cutting lines that hold two, and putting together those that make one.

The lines of a run of titles are decoded together: each prefers the texts that its words speak for, and to go over from
one text to another costs the more the closer two lines stand (a segmental model, best path by Viterbi).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from annotator.core.roles import Role
from annotator.core.spans import Span
from annotator.language.blocks import Block
from annotator.language.lines import width_of
from annotator.language.pack import LocalePack
from annotator.language.titles import inner_gaps, is_kicker, is_subtitle
from annotator.segment.words import Numbers

# A piece of a line shorter than this is no title of its own.
_LEAST_WIDTH = 6.0
# How much more probable it is, in nats, that a line goes on with the title of the one before it than that it begins
# another: after a space on one line, on the next line, after a gap, and for what the words say.
_WITHIN_LINE = 3.0
_NEXT_LINE = 4.5
_NEXT_LINE_WITHOUT_GAPS = 1.0
_AFTER_GAP = 0.0
_KICKER_OR_SUBTITLE = 3.0
_AFTER_TAG = -4.0
_STANDS_OPEN = 6.0
_OTHER_DIRECTION = -1.0
# Two titles for one text are improbable.
_SAME_TEXT = 2.0


@dataclass(frozen=True, slots=True)
class TitleLine:
    """A line of a title, or a piece of one; ``block`` is the index of its block.

    ``cost`` is what it costs, in nats, to let another title begin with it.
    """

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
    cost = _between_blocks(text, pack, blocks, index)
    if block.is_vertical:
        yield TitleLine(block.span, index, cost, is_vertical=True)
        return
    for line in block.lines:
        for piece in _pieces(text, line, pack):
            yield TitleLine(piece, index, cost)
            cost = _WITHIN_LINE
        cost = (_NEXT_LINE if has_gaps else _NEXT_LINE_WITHOUT_GAPS) + _by_words(text, line, pack)


def _between_blocks(text: str, pack: LocalePack, blocks: Sequence[Block], index: int) -> float:
    before, block = blocks[index - 1] if index else None, blocks[index]
    if before is None or before.role is not Role.HEADLINE:
        return _AFTER_GAP
    cost = _AFTER_GAP + _by_words(text, before.span, pack)
    if is_kicker(text, before.span, pack) or is_subtitle(text, block.span, pack):
        cost += _KICKER_OR_SUBTITLE
    return cost + (_OTHER_DIRECTION if before.is_vertical != block.is_vertical else 0.0)


def _by_words(text: str, above: Span, pack: LocalePack) -> float:
    """What the last words of a title line say: a bracket left open goes on, one that closes it ends it."""
    line = text[above.start : above.end]
    if is_unbalanced(line, pack):
        return _STANDS_OPEN
    return _AFTER_TAG if line[-1] in _TAG_ENDS else 0.0


_TAG_ENDS = "）)】"


def is_unbalanced(line: str, pack: LocalePack) -> bool:
    """Whether the line opens a bracket or quotation that it does not close."""
    opened = sum(line.count(sign) for sign in pack.opening if sign not in pack.closing)
    closed = sum(line.count(sign) for sign in pack.closing if sign not in pack.opening)
    return opened > closed


def _pieces(text: str, line: Span, pack: LocalePack) -> Iterator[Span]:
    start = line.start
    for gap in inner_gaps(text, line):
        sides = text[start : gap.start], text[gap.end : line.end]
        if min(width_of(side) for side in sides) >= _LEAST_WIDTH and not is_unbalanced(sides[0], pack):
            yield Span(start, gap.start)
            start = gap.end
    yield Span(start, line.end)


def decoded(lines: Sequence[TitleLine], scores: Numbers, run: int) -> list[Title]:
    """The titles of a run; ``scores`` (lines by texts) say how much each line speaks for each text."""
    nowhere = scores.shape[1]
    path, begins = _best_path(lines, np.hstack([scores, np.zeros((len(lines), 1))]))
    starts = [at for at, begin in enumerate(begins) if begin]
    return [
        Title(tuple(lines[start:end]), run, path[start] if path[start] != nowhere else None)
        for start, end in pairwise([*starts, len(lines)])
    ]


def _best_path(lines: Sequence[TitleLine], scores: Numbers) -> tuple[list[int], list[bool]]:
    """For each line the text that its title wants, and whether a title begins with it."""
    everywhere = np.arange(scores.shape[1])
    again = np.where(everywhere == scores.shape[1] - 1, 0.0, _SAME_TEXT)
    best = scores[0].copy()
    came: list[tuple[NDArray[np.int64], NDArray[np.bool_]]] = []
    for line, row in zip(lines[1:], scores[1:], strict=True):
        source, entry = _best_entries(best, again)
        begins = entry - line.cost > best
        came.append((np.where(begins, source, everywhere), begins))
        best = np.where(begins, entry - line.cost, best) + row
    path, flags = [int(best.argmax())], []
    for source, begins in reversed(came):
        flags.append(bool(begins[path[-1]]))
        path.append(int(source[path[-1]]))
    return path[::-1], [True, *flags[::-1]]


def _best_entries(best: Numbers, again: Numbers) -> tuple[NDArray[np.int64], Numbers]:
    """For each text the best text of the title before, and its score, when another title begins."""
    first = int(best.argmax())
    rest = best.copy()
    rest[first] = -np.inf
    second = int(rest.argmax())
    source = np.full(len(best), first)
    source[first] = second if len(best) > 1 and rest[second] > best[first] - again[first] else first
    entry = best[source] - np.where(source == np.arange(len(best)), again, 0.0)
    return source, entry
