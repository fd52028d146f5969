"""Chaining the blocks of running text that belong to one article, wherever titles, pictures and columns part them."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.core.roles import Role
from annotator.language.blocks import Block

# How sure one is that a block goes on from, or begins, a chain: of the plain cases and of guesses.
SURE = 0.95
LIKELY = 0.75
UNSURE = 0.5
GUESS = 0.25
# Columns as wide as this within each other are one.
_SAME_WIDTH = 1.0


@dataclass(frozen=True, slots=True)
class Chain:
    """Indices of the blocks of one article's running text in reading order, with how sure each stands there.

    The first margin is that the article begins with its block, the others that the block follows the one before it.
    ``title_above``: index of the title block directly above its first block.
    """

    blocks: tuple[int, ...]
    margins: tuple[float, ...]
    title_above: int | None = None

    def cut(self, at: int, margin: float) -> tuple["Chain", "Chain"]:
        """Two chains: the first ``at`` blocks, and the others as an article of their own."""
        left = Chain(self.blocks[:at], self.margins[:at], self.title_above)
        return left, Chain(self.blocks[at:], (margin, *self.margins[at + 1 :]))

    def joined(self, other: "Chain", margin: float) -> "Chain":
        """The chain going on with another."""
        return Chain(self.blocks + other.blocks, (*self.margins, margin, *other.margins[1:]), self.title_above)


def chains_of(blocks: Sequence[Block]) -> tuple[Chain, ...]:
    """The chains of a page, in the order of their first blocks."""
    chaining = _Chaining(blocks)
    for index in range(len(blocks)):
        chaining.take(index)
    return tuple(_relinked(blocks, chaining.finished()))


class _Chaining:
    """Goes through the blocks in page order, holding the chain that is being continued and those broken off."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.done: list[Chain] = []
        self.current: Chain | None = None
        self.waiting: list[int] = []
        self.title: int | None = None
        self.is_closed = False

    def take(self, index: int) -> None:
        block = self.blocks[index]
        if block.role is Role.HEADLINE:
            self.title = index
        elif block.role is Role.JUMP and not block.is_head:
            self._append(index, SURE)
            self.is_closed = True
        elif block.is_head:
            self._start(index, SURE)
        elif block.role is Role.BYLINE and self._stands_under_title(index):
            self._start(index, LIKELY)
        elif block.role in (Role.BYLINE, Role.CROSSHEAD):
            self.waiting.append(index)
        elif block.role is Role.BODY:
            self._body(index)

    def finished(self) -> list[Chain]:
        for index in self.waiting:
            self._append(index, GUESS)
        self._put_away()
        return sorted(self.done, key=lambda chain: chain.blocks[0])

    def _stands_under_title(self, index: int) -> bool:
        return index > 0 and self.blocks[index - 1].role is Role.HEADLINE

    def _put_away(self) -> None:
        if self.current is not None:
            self.done.append(self.current)
        self.current = None

    def _start(self, index: int, margin: float) -> None:
        self._put_away()
        first, *rest = [*self.waiting, index]
        above = first - 1 if first and self.blocks[first - 1].role is Role.HEADLINE else None
        self.current = Chain((first, *rest), (margin, *(SURE for _ in rest)), above)
        self.waiting, self.title, self.is_closed = [], None, False

    def _append(self, index: int, margin: float) -> None:
        if self.current is None:
            self._start(index, margin)
            return
        arriving = (*self.waiting, index) if index not in self.waiting else (index,)
        self.current = Chain(
            self.current.blocks + arriving,
            self.current.margins + (margin,) * len(arriving),
            self.current.title_above,
        )
        self.waiting = [] if index not in self.waiting else [i for i in self.waiting if i != index]
        self.title = None

    def _body(self, index: int) -> None:
        block, before = self.blocks[index], self._last_body()
        if self.current is None:
            self._start(index, LIKELY)
        elif before is None:
            self._append(index, SURE)
        elif before.is_open and not self.is_closed and not self._is_fresh(block):
            self._append(index, SURE if block.is_midway else LIKELY)
        elif self.is_closed or self.title is not None or before.ends_article:
            self._after_end(index)
        elif before.is_open and block.follows_gap:
            self._start(index, GUESS)
        elif block.is_midway and self._resumed(index):
            return
        else:
            same = abs(before.width - block.width) <= _SAME_WIDTH
            self._append(index, LIKELY if same else UNSURE)

    def _is_fresh(self, block: Block) -> bool:
        """Whether a block begins a paragraph, and a gap shows that it does not merely look so."""
        return block.begins_paragraph and not block.is_midway and block.follows_gap and self.title is not None

    def _after_end(self, index: int) -> None:
        if self.blocks[index].is_midway and self._resumed(index):
            return
        is_title = self._stands_under_title(self.waiting[0] if self.waiting else index)
        self._start(index, LIKELY if is_title or self.is_closed else UNSURE)

    def _resumed(self, index: int) -> bool:
        """Go on with the chain last broken off within a sentence, if one in a column of this width is."""
        for at in range(len(self.done) - 1, -1, -1):
            last = self.blocks[self.done[at].blocks[-1]]
            if last.role is Role.BODY and last.is_open and abs(last.width - self.blocks[index].width) <= _SAME_WIDTH:
                resumed = self.done.pop(at)
                self._put_away()
                self.current = resumed
                self.is_closed = False
                self._append(index, UNSURE)
                return True
        return False

    def _last_body(self) -> Block | None:
        if self.current is None:
            return None
        return next((self.blocks[i] for i in reversed(self.current.blocks) if self.blocks[i].role is Role.BODY), None)


def _relinked(blocks: Sequence[Block], chains: Sequence[Chain]) -> list[Chain]:
    """Chains that begin within a sentence put after one that breaks off in one, nearest first."""
    out = list(chains)
    for chain in chains:
        if not _is_torn_off(blocks, chain):
            continue
        fitting = [other for other in out if other is not chain and _breaks_off(blocks, other, chain)]
        if fitting and chain in out:
            before = min(fitting, key=lambda other: abs(other.blocks[-1] - chain.blocks[0]))
            out[out.index(before)] = before.joined(chain, GUESS)
            out.remove(chain)
    return out


def _is_torn_off(blocks: Sequence[Block], chain: Chain) -> bool:
    first = blocks[chain.blocks[0]]
    return first.role is Role.BODY and first.is_midway and chain.title_above is None


def _breaks_off(blocks: Sequence[Block], chain: Chain, following: Chain) -> bool:
    last, first = blocks[chain.blocks[-1]], blocks[following.blocks[0]]
    return last.role is Role.BODY and last.is_open and abs(last.width - first.width) <= _SAME_WIDTH
