"""Whether running text changes its subject: how alike the words before and after a place are.

A cosine of tf-idf vectors of character pairs (words where a language parts them) over windows on both sides, after
TextTiling (Hearst 1997), turned into log-odds that another article begins.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from math import log, sqrt

from annotator.core.page import Page
from annotator.core.roles import Role
from annotator.language.blocks import Block
from annotator.language.normalise import condensed_text
from annotator.language.pack import LocalePack

# Grams looked at on each side, and the log-odds that they, their likeness and what stands between give.
_WINDOW = 400
_BASE = -1.1
_LIKENESS = -80.0
_PER_GRAM = 0.01
_AFTER_ASIDE = 1.7
_WORD = re.compile(r"\w+")


class Cohesion:
    """Likeness of the texts around a place, for the blocks of one page."""

    def __init__(self, page: Page, pack: LocalePack, blocks: Sequence[Block]) -> None:
        self._grams: dict[int, list[str]] = {
            index: _grams(page, pack, block) for index, block in enumerate(blocks) if block.role in (Role.BODY, Role.CROSSHEAD)
        }
        times = Counter(gram for grams in self._grams.values() for gram in set(grams))
        self._weight = {gram: log(1 + len(self._grams) / count) for gram, count in times.items()}

    def odds(self, blocks: Sequence[int], at: int) -> float:
        """Log-odds that another article begins with the block at ``at`` of these blocks in reading order."""
        before = self._window(reversed(blocks[:at]), backwards=True)
        after = self._window(blocks[at:], backwards=False)
        is_aside = blocks[at] != blocks[at - 1] + 1
        shortest = min(len(before), len(after))
        return _BASE + _LIKENESS * self._cosine(before, after) + _PER_GRAM * shortest + (_AFTER_ASIDE if is_aside else 0.0)

    def _window(self, blocks: Iterable[int], *, backwards: bool) -> list[str]:
        out: list[str] = []
        for index in blocks:
            grams = self._grams.get(index, [])
            out.extend(reversed(grams) if backwards else grams)
            if len(out) >= _WINDOW:
                break
        return out[:_WINDOW]

    def _cosine(self, first: Sequence[str], second: Sequence[str]) -> float:
        ours, theirs = self._vector(first), self._vector(second)
        product = sum(value * theirs[gram] for gram, value in ours.items() if gram in theirs)
        norm = sqrt(sum(v * v for v in ours.values()) * sum(v * v for v in theirs.values()))
        return product / norm if norm else 0.0

    def _vector(self, grams: Sequence[str]) -> dict[str, float]:
        return {gram: (1 + log(times)) * self._weight[gram] for gram, times in Counter(grams).items()}


def _grams(page: Page, pack: LocalePack, block: Block) -> list[str]:
    bare = condensed_text(page.text, pack, start=block.start, end=block.end).lower()
    words = _WORD.findall(bare)
    if pack.keeps_spaces:
        return [word for word in words if len(word) > 3]
    return [word[i : i + 2] for word in words for i in range(len(word) - 1)]
