"""Reading a text as blocks, each one thing: title, byline, jump mark, paragraph, caption, credit, furniture."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from annotator.core.roles import Role
from annotator.core.spans import Span
from annotator.language.furniture import FURNITURE_KINDS, furniture_words
from annotator.language.pack import Kind, LocalePack
from annotator.language.pieces import Piece, pieces_of
from annotator.language.titles import names_series


@dataclass(frozen=True, slots=True)
class Block:
    """Pieces in sequence that are one thing; ``role`` says what, HEADLINE standing for any title.

    ``begins_paragraph``: its first line is indented, or nothing tells. ``is_open``: it stops within a sentence.
    ``ends_article``: a signature closes it. ``width`` is that of its widest line. ``is_head``: a byline or a mark
    "continued from" with which an article begins.
    """

    role: Role
    span: Span
    lines: tuple[Span, ...]
    width: float
    follows_gap: bool
    begins_paragraph: bool = True
    is_midway: bool = False
    is_open: bool = False
    ends_article: bool = False
    is_head: bool = False
    is_vertical: bool = False
    page: str | None = None

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.span.start

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.span.end


_ROLES = {
    Kind.BYLINE: Role.BYLINE,
    Kind.WRITER: Role.BYLINE,
    Kind.JUMP_FROM: Role.JUMP,
    Kind.JUMP_TO: Role.JUMP,
    Kind.CREDIT: Role.CREDIT,
    Kind.CROSSHEAD: Role.CROSSHEAD,
    **FURNITURE_KINDS,
}


@lru_cache(maxsize=2)  # of one page cuts, starts and articles are asked for one after the other
def blocks_of(text: str, pack: LocalePack) -> tuple[Block, ...]:
    """The blocks of a text in page order, each non-space character in one."""
    runs = _runs(text, pack, pieces_of(text, pack))
    blocks = [_block(text, pack, run) for run in runs]
    blocks = _with_furniture(text, pack, blocks)
    blocks = _with_captions(text, pack, blocks)
    return tuple(_with_inner_titles(text, pack, blocks))


def _role(piece: Piece) -> Role:
    if piece.kind in _ROLES and not (piece.kind is Kind.CROSSHEAD and not piece.is_title):
        return _ROLES[piece.kind]
    return Role.HEADLINE if piece.is_title else Role.BODY


def _runs(text: str, pack: LocalePack, pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    run: list[Piece] = []
    for piece in pieces:
        if run and not _goes_on(text, pack, run, piece):
            yield run
            run = []
        run.append(piece)
    if run:
        yield run


def _goes_on(text: str, pack: LocalePack, run: Sequence[Piece], piece: Piece) -> bool:
    """Whether a piece belongs to the same block as the pieces before it."""
    above = run[-1]
    if piece.kind is Kind.SIGNATURE:
        return _role(above) is Role.BODY
    if _role(piece) is not _role(above) or piece.follows_gap or piece.kind in _ROLES:
        return False
    if above.kind is Kind.SIGNATURE or piece.kind is Kind.CAPTION or piece.is_vertical != above.is_vertical:
        return False
    return _role(piece) is not Role.BODY or not _parts_paragraphs(text, pack, above, piece)


def _parts_paragraphs(text: str, pack: LocalePack, above: Piece, piece: Piece) -> bool:
    ends = _is_closed(text[above.start : above.end], pack)
    return ends and piece.is_first and (piece.begins_paragraph(pack.indent) or above.ends_short(pack.indent))


def _is_closed(line: str, pack: LocalePack) -> bool:
    return line.rstrip(pack.closing).endswith(tuple(pack.terminal)) or line.endswith(tuple(pack.terminal))


def _block(text: str, pack: LocalePack, run: Sequence[Piece]) -> Block:
    first, last = run[0], run[-1]
    role = _role(first)
    # Text without any punctuation looks like one endless title; a few titles in a row may stand without a gap.
    if role is Role.HEADLINE and last.end - first.start > _TITLES * pack.longest_title:
        role = Role.BODY
    signed = last.kind is Kind.SIGNATURE
    return Block(
        role=role,
        span=Span(first.start, last.end),
        lines=tuple(Span(piece.start, piece.end) for piece in run),
        width=max(piece.line_width for piece in run),
        follows_gap=first.follows_gap,
        begins_paragraph=first.begins_paragraph(pack.indent) or not first.columns,
        is_midway=first.is_midway(pack.indent),
        is_open=role is Role.BODY and not signed and not _is_closed(text[last.start : last.end], pack),
        ends_article=signed or first.kind is Kind.JUMP_TO,
        is_head=first.kind in (Kind.BYLINE, Kind.JUMP_FROM),
        is_vertical=first.is_vertical,
        page=first.page,
    )


def _with_furniture(text: str, pack: LocalePack, blocks: Sequence[Block]) -> list[Block]:
    """Text with words that only notices and advertisements have, and what stands right under their titles."""
    out: list[Block] = []
    for block in blocks:
        if block.role is Role.BODY:
            role = furniture_words(text[block.start : block.end], pack)
            above = out[-1] if out else None
            if role is None and above is not None and not block.follows_gap and above.role in _SPREADING:
                role = above.role if len(above.lines) == 1 and above.width < _TITLE_WIDTH else None
            out.append(replace(block, role=role or Role.BODY))
        else:
            out.append(block)
    return out


_SPREADING = (Role.NOTICE, Role.ADVERTISEMENT)
_TITLE_WIDTH = 7.0


def _with_captions(text: str, pack: LocalePack, blocks: Sequence[Block]) -> list[Block]:
    """Text right before a credit, or that begins like a caption, is one."""
    out = list(blocks)
    for index, block in enumerate(out):
        if block.role is not Role.BODY or block.is_head:
            continue
        following = out[index + 1] if index + 1 < len(out) else None
        above = out[index - 1] if index else None
        begins = _begins_caption(text, pack, block)
        credited = following is not None and following.role is Role.CREDIT and not block.is_open
        if begins or (credited and not _continues(above, block)):
            out[index] = replace(block, role=Role.CAPTION)
    return out


def _begins_caption(text: str, pack: LocalePack, block: Block) -> bool:
    head = "".join(text[block.start : block.lines[0].end].split())
    return any(expression.match(head) for expression in pack.expressions(Kind.CAPTION))


def _continues(above: Block | None, block: Block) -> bool:
    """Whether a block is the rest of the running text above it."""
    if above is None:
        return False
    if above.role in (Role.BYLINE, Role.JUMP):
        return above.is_head
    same = abs(above.width - block.width) <= 1.0
    return above.role is Role.BODY and (above.is_open or (same and not block.follows_gap))


def _with_inner_titles(text: str, pack: LocalePack, blocks: Sequence[Block]) -> Iterator[Block]:
    """What looks like a title with running text right above and below is one within an article, or no title at all."""
    for index, block in enumerate(blocks):
        is_inner = 0 < index < len(blocks) - 1 and block.role is Role.HEADLINE and not block.is_vertical
        is_inner = is_inner and not names_series(text, block.span, pack)
        if is_inner and _is_inner(blocks[index - 1], block, blocks[index + 1]):
            yield replace(block, role=_inner_role(blocks[index - 1], block))
        else:
            yield block


def _is_inner(above: Block, block: Block, below: Block) -> bool:
    is_between = above.role is Role.BODY and below.role is Role.BODY and not above.ends_article
    return is_between and (not below.follows_gap or block.width <= below.width + _OVER)


def _inner_role(above: Block, block: Block) -> Role:
    return Role.CROSSHEAD if len(block.lines) <= _CROSSHEAD_LINES and not above.is_open else Role.BODY


_OVER = 1.0
_TITLES = 10
_CROSSHEAD_LINES = 2
