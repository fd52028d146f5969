"""Sets an article as blocks of text for its card: skimmed, whole, or as one line."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from annotator.core.annotation import Article, Fragment
from annotator.core.assemble import JoinPolicy, assemble, role_text
from annotator.core.canonical import canonical_fragments
from annotator.core.decisions import Doubt
from annotator.core.page import Page
from annotator.core.roles import PICTURE_ROLES, Role
from annotator.ui.models.card import Block, BlockStyle, Piece, PieceKind
from annotator.ui.models.card_skim import END_LENGTH, cut_down, flat, seam_doubt, skimmed

_STYLES = {
    Role.KICKER: BlockStyle.KICKER,
    Role.HEADLINE: BlockStyle.HEADLINE,
    Role.SUBTITLE: BlockStyle.SUBTITLE,
    Role.CROSSHEAD: BlockStyle.CROSSHEAD,
    Role.BODY: BlockStyle.RUNNING,
}


def running_fragments(article: Article) -> tuple[Fragment, ...]:
    """Crossheads and body in reading order; a photo story's captions where it has neither."""
    running = tuple(f for f in article.fragments if f.role in (Role.BODY, Role.CROSSHEAD))
    return running or tuple(f for f in article.fragments if f.role is Role.CAPTION)


def skim_blocks(page: Page, article: Article, policy: JoinPolicy, *, is_open: bool = False) -> tuple[Block, ...]:
    """Titles, byline, and of the running text its ends and its doubtful seams; its sure ones too if ``is_open``."""
    running = running_fragments(article)
    blocks = [
        _role_block(page, article, Role.KICKER, policy),
        _role_block(page, article, Role.HEADLINE, policy),
        _role_block(page, article, Role.SUBTITLE, policy),
        _byline_block(page, article, policy),
        Block(BlockStyle.RUNNING, skimmed(page, running, policy, is_open=is_open)),
        _picture_block(page, article, running, policy),
    ]
    return tuple(block for block in blocks if block.pieces)


def folded_blocks(page: Page, article: Article, policy: JoinPolicy) -> tuple[Block, ...]:
    """The headline alone, else the kicker, else how the text begins."""
    for role in (Role.HEADLINE, Role.KICKER):
        block = _role_block(page, article, role, policy)
        if block.pieces:
            return (Block(BlockStyle.HEADLINE, block.pieces),)
    begin = running_fragments(article) or article.fragments
    return (Block(BlockStyle.RUNNING, flat(assemble(page, cut_down(page, begin, 0, 2 * END_LENGTH), policy))),)


def read_blocks(page: Page, article: Article, policy: JoinPolicy) -> tuple[Block, ...]:
    """The whole article set as a page of a book: a block for each paragraph, seams marked."""
    running = running_fragments(article)
    titles = [_role_block(page, article, role, policy) for role in (Role.KICKER, Role.HEADLINE, Role.SUBTITLE)]
    pictures = [f for f in article.fragments if f.role in PICTURE_ROLES and f not in running]
    last = [Block(BlockStyle.CAPTION, flat(assemble(page, (f,), policy))) for f in pictures]
    blocks = [*titles, _byline_block(page, article, policy, has_credit=False), *_paragraphs(page, running, policy), *last]
    return tuple(block for block in blocks if block.pieces)


def clean_text(page: Page, article: Article, policy: JoinPolicy) -> str:
    """Kicker, headline, subtitle and byline on lines of their own, a blank line, then the running text."""
    roles = (Role.KICKER, Role.HEADLINE, Role.SUBTITLE, Role.BYLINE)
    head = [text for role in roles if (text := role_text(page, article, role, policy).text)]
    running = assemble(page, running_fragments(article), policy).text
    return "\n\n".join(part for part in ("\n".join(head), running) if part)


def _role_block(page: Page, article: Article, role: Role, policy: JoinPolicy) -> Block:
    """The fragments of one role; those that do not continue each other stay apart, as after a merge."""
    fragments = canonical_fragments(page.text, tuple(f for f in article.fragments if f.role is role))
    return Block(_STYLES[role], tuple(p for f in fragments for p in flat(assemble(page, (f,), policy))))


def _byline_block(page: Page, article: Article, policy: JoinPolicy, *, has_credit: bool = True) -> Block:
    """Byline and jump marks; the credit of a photo story, which has no other name to show."""
    has_body = any(f.role is Role.BODY for f in article.fragments)
    roles = (Role.BYLINE, Role.JUMP) if has_body or not has_credit else (Role.BYLINE, Role.JUMP, Role.CREDIT)
    fragments = [f for f in article.fragments if f.role in roles]
    return Block(BlockStyle.BYLINE, tuple(p for f in fragments for p in flat(assemble(page, (f,), policy))))


def _picture_block(page: Page, article: Article, running: Sequence[Fragment], policy: JoinPolicy) -> Block:
    """How the captions begin of an article that has running text of its own."""
    captions = [f for f in article.fragments if f.role is Role.CAPTION and f not in running]
    return Block(BlockStyle.CAPTION, tuple(p for f in captions for p in skimmed(page, (f,), policy, is_open=False)))


def _paragraphs(page: Page, running: Sequence[Fragment], policy: JoinPolicy) -> Iterable[Block]:
    reading = assemble(page, running, policy)
    crossheads = [f.span for f in running if f.role is Role.CROSSHEAD]
    seams = {fragment.start: seam_doubt(fragment) for fragment in running[1:]}
    start = 0
    for paragraph in reading.text.split("\n"):
        offsets = reading.offsets[start : start + len(paragraph)]
        if offsets:
            is_crosshead = any(offsets[0] in span for span in crossheads)
            style = BlockStyle.CROSSHEAD if is_crosshead else BlockStyle.RUNNING
            yield Block(style, tuple(_with_seams(paragraph, offsets, seams)))
        start += len(paragraph) + 1


def _with_seams(text: str, offsets: tuple[int, ...], seams: dict[int, Doubt]) -> Iterable[Piece]:
    cuts = [at for at, offset in enumerate(offsets) if offset in seams]
    bounds = sorted({0, *cuts, len(text)})
    for start, end in pairwise(bounds):
        if offsets[start] in seams:
            yield Piece(PieceKind.SEAM, offsets=(offsets[start],), doubt=seams[offsets[start]])
        yield Piece(PieceKind.TEXT, text[start:end], offsets[start:end])
