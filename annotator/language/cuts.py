"""Where a reviewer probably wants to cut, and where articles probably begin."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from annotator.core.roles import Role
from annotator.language.blocks import Block, blocks_of
from annotator.language.pack import LocalePack
from annotator.language.titles import inner_gaps


class CutKind(StrEnum):
    """Why a place is a likely cut."""

    GAP = "gap"
    BLOCK = "block"
    LINE = "line"
    SPACE = "space"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """A likely cut before the character at ``offset``."""

    offset: int
    kind: CutKind


def likely_cuts(text: str, pack: LocalePack) -> tuple[Cut, ...]:
    """The likely cuts in page order, one an offset, each before a non-space character.

    After a blank line; where a byline, jump mark, title or credit begins or ends; at each further line of a title, and
    after a space within one; after a sentence.
    """
    blocks = blocks_of(text, pack)
    # Where several reasons meet, the first of these is the one told.
    edges = (Cut(block.start, CutKind.BLOCK) for block in blocks)
    found = [*_gaps(text), *edges, *_spaces(text, blocks), *_sentences(text, pack)]
    first: dict[int, Cut] = {}
    for cut in found:
        first.setdefault(cut.offset, cut)
    return tuple(sorted(cut for cut in first.values() if cut.offset > 0))


def likely_starts(text: str, pack: LocalePack) -> tuple[int, ...]:
    """Offsets at which an article probably begins, in page order.

    A title; a byline or mark "continued from" that no title stands directly above; a caption; what follows the mark
    or signature with which an article ends.
    """
    starts: list[int] = []
    above: Block | None = None
    for block in blocks_of(text, pack):
        if _starts_article(above, block):
            starts.append(block.start)
        above = block
    return tuple(starts)


def _starts_article(above: Block | None, block: Block) -> bool:
    if block.role.is_furniture or block.role is Role.CREDIT:
        return False
    if block.is_head:
        return above is None or above.role is not Role.HEADLINE
    if block.role in (Role.HEADLINE, Role.CAPTION):
        return True
    return above is None or (above.ends_article and block.role is Role.BODY)


_GAP = re.compile(r"\n[^\S\n]*\n\s*(?=\S)")


def _gaps(text: str) -> Iterator[Cut]:
    for match in _GAP.finditer(text):
        yield Cut(match.end(), CutKind.GAP)


def _spaces(text: str, blocks: tuple[Block, ...]) -> Iterator[Cut]:
    for block in blocks:
        if block.role in (Role.HEADLINE, Role.CROSSHEAD):
            is_vertical = all(len(line) == 1 for line in block.lines)
            yield from (Cut(line.start, CutKind.LINE) for line in block.lines[1:] if not is_vertical)
            for line in block.lines:
                yield from (Cut(gap.end, CutKind.SPACE) for gap in inner_gaps(text, line))


def _sentences(text: str, pack: LocalePack) -> Iterator[Cut]:
    signs, closing = re.escape(pack.terminal), re.escape(pack.closing)
    for match in re.finditer(rf"[{signs}]+[{closing}]*\s*(?=\S)", text):
        yield Cut(match.end(), CutKind.SENTENCE)
