"""Sets an article as blocks of text for its card: skimmed, whole, or as one line."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from unicodedata import category

from annotator.core.annotation import Article, Fragment
from annotator.core.assemble import JoinPolicy, ReadingText, assemble, role_text
from annotator.core.decisions import Doubt
from annotator.core.page import Page
from annotator.core.roles import PICTURE_ROLES, Role
from annotator.core.spans import Span, trimmed
from annotator.ui.models.card import Block, BlockStyle, Piece, PieceKind

# Characters of the page kept at both ends of the running text, and on each side of a seam.
END_LENGTH = 22
SEAM_LENGTH = 12
# A hidden stretch shorter than this costs more to mark than to show.
LEAST_GAP = 8
# Neither end is made shorter than this to save a line.
LEAST_END = 14
# Unicode categories of spaces, closing brackets and quotes, and other punctuation.
_ENDING = ("Zs", "Pe", "Pf", "Po")

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


def seam_doubt(fragment: Fragment) -> Doubt:
    """How sure it is that this fragment follows the one before it, and begins where it begins."""
    doubts = (fragment.attachment.doubt, fragment.boundary.doubt)
    return next((doubt for doubt in (Doubt.DOUBTFUL, Doubt.CHECK) if doubt in doubts), Doubt.NONE)


def skim_blocks(page: Page, article: Article, policy: JoinPolicy, *, is_open: bool = False) -> tuple[Block, ...]:
    """Titles, byline, and of the running text its ends and its doubtful seams; its sure ones too if ``is_open``."""
    running = running_fragments(article)
    blocks = [
        _role_block(page, article, Role.KICKER, policy),
        _role_block(page, article, Role.HEADLINE, policy),
        _role_block(page, article, Role.SUBTITLE, policy),
        _byline_block(page, article, policy),
        Block(BlockStyle.RUNNING, _skimmed(page, running, policy, is_open=is_open)),
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
    return (Block(BlockStyle.RUNNING, _flat(assemble(page, _cut(page, begin, 0, 2 * END_LENGTH), policy))),)


def read_blocks(page: Page, article: Article, policy: JoinPolicy) -> tuple[Block, ...]:
    """The whole article set as a page of a book: a block for each paragraph, seams marked."""
    running = running_fragments(article)
    titles = [_role_block(page, article, role, policy) for role in (Role.KICKER, Role.HEADLINE, Role.SUBTITLE)]
    pictures = [f for f in article.fragments if f.role in PICTURE_ROLES and f not in running]
    last = [Block(BlockStyle.CAPTION, _flat(assemble(page, (f,), policy))) for f in pictures]
    blocks = [*titles, _byline_block(page, article, policy, has_credit=False), *_paragraphs(page, running, policy), *last]
    return tuple(block for block in blocks if block.pieces)


def clean_text(page: Page, article: Article, policy: JoinPolicy) -> str:
    """Kicker, headline, subtitle and byline on lines of their own, a blank line, then the running text."""
    roles = (Role.KICKER, Role.HEADLINE, Role.SUBTITLE, Role.BYLINE)
    head = [text for role in roles if (text := role_text(page, article, role, policy).text)]
    running = assemble(page, running_fragments(article), policy).text
    return "\n\n".join(part for part in ("\n".join(head), running) if part)


def trimmed_ends(block: Block, characters: int) -> Block | None:
    """A begin and an end with one gap between, together shorter by so many characters; None where too little is left."""
    if [piece.kind for piece in block.pieces] != [PieceKind.TEXT, PieceKind.GAP, PieceKind.TEXT]:
        return None
    head, gap, tail = block.pieces
    keep, skip = len(head.text) - characters // 2, characters - characters // 2
    if keep < LEAST_END or len(tail.text) - skip < LEAST_END:
        return None
    hidden = [Span(offset, offset + 1) for offset in (*head.offsets[keep:], *tail.offsets[:skip])]
    shorter = (
        Piece(PieceKind.TEXT, head.text[:keep], head.offsets[:keep]),
        replace(gap, hidden=(*hidden, *gap.hidden)),
        _begun_afresh(Piece(PieceKind.TEXT, tail.text[skip:], tail.offsets[skip:])),
    )
    return replace(block, pieces=shorter)


def _role_block(page: Page, article: Article, role: Role, policy: JoinPolicy) -> Block:
    return Block(_STYLES[role], _flat(role_text(page, article, role, policy)))


def _byline_block(page: Page, article: Article, policy: JoinPolicy, *, has_credit: bool = True) -> Block:
    """Byline and jump marks; the credit of a photo story, which has no other name to show."""
    has_body = any(f.role is Role.BODY for f in article.fragments)
    roles = (Role.BYLINE, Role.JUMP) if has_body or not has_credit else (Role.BYLINE, Role.JUMP, Role.CREDIT)
    fragments = [f for f in article.fragments if f.role in roles]
    return Block(BlockStyle.BYLINE, tuple(p for f in fragments for p in _flat(assemble(page, (f,), policy))))


def _picture_block(page: Page, article: Article, running: Sequence[Fragment], policy: JoinPolicy) -> Block:
    """How the captions begin of an article that has running text of its own."""
    captions = [f for f in article.fragments if f.role is Role.CAPTION and f not in running]
    return Block(BlockStyle.CAPTION, tuple(p for f in captions for p in _skimmed(page, (f,), policy, is_open=False)))


def _flat(reading: ReadingText) -> tuple[Piece, ...]:
    """The text as one piece, paragraphs run on."""
    return (Piece(PieceKind.TEXT, reading.text.replace("\n", " "), reading.offsets),) if reading.text else ()


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


def _skimmed(page: Page, running: Sequence[Fragment], policy: JoinPolicy, *, is_open: bool) -> tuple[Piece, ...]:
    """Only what is shown is assembled: a page of two hundred articles must open at once."""
    if not running:
        return ()
    starts = list(accumulate((len(f.span) for f in running), initial=0))
    doubts = {at: seam_doubt(f) for at, f in zip(starts[1:-1], running[1:], strict=True)}
    shown = {at: doubt for at, doubt in doubts.items() if is_open or doubt is not Doubt.NONE}
    pieces: list[Piece] = []
    end = 0
    for window in _windows(starts[-1], shown):
        if window.start > end:
            pieces.append(_gap(page, running, Span(end, window.start), seams=sum(end < at < window.start for at in doubts)))
        resumes = window.start > end
        pieces.extend(_window_pieces(page, running, window, policy=policy, shown=shown, resumes=resumes))
        end = window.end
    return tuple(pieces)


def _windows(length: int, seams: Iterable[int]) -> list[Span]:
    """The stretches of the running text to show, joined where what is left between them is hardly anything."""
    wanted = [(0, END_LENGTH), *((at - SEAM_LENGTH, at + SEAM_LENGTH) for at in seams), (length - END_LENGTH, length)]
    out: list[Span] = []
    for start, end in sorted(wanted):
        if out and start - out[-1].end < LEAST_GAP:
            out[-1] = Span(out[-1].start, min(max(end, out[-1].end), length))
        else:
            out.append(Span(max(start, 0), min(end, length)))
    return out


def _window_pieces(
    page: Page, running: Sequence[Fragment], window: Span, *, policy: JoinPolicy, shown: dict[int, Doubt], resumes: bool
) -> Iterable[Piece]:
    cuts = [at for at in shown if window.start < at < window.end]
    for start, end in pairwise([window.start, *cuts, window.end]):
        text = _flat(assemble(page, _cut(page, running, start, end), policy))
        if start in cuts and text:
            yield Piece(PieceKind.SEAM, offsets=text[0].offsets[:1], doubt=shown[start])
        yield from map(_begun_afresh, text) if resumes and start == window.start else text


def _begun_afresh(piece: Piece) -> Piece:
    """The text without what only ended something that is left out: a comma or a closing bracket cannot begin a line."""
    at = next((at for at, character in enumerate(piece.text) if category(character) not in _ENDING), 0)
    return Piece(PieceKind.TEXT, piece.text[at:], piece.offsets[at:])


def _gap(page: Page, running: Sequence[Fragment], hidden: Span, *, seams: int) -> Piece:
    cut = _cut(page, running, hidden.start, hidden.end)
    return Piece(PieceKind.GAP, hidden=tuple(f.span for f in cut), seams=seams)


def _cut(page: Page, fragments: Sequence[Fragment], start: int, end: int) -> tuple[Fragment, ...]:
    """The fragments cut down to the characters ``start`` up to ``end`` of all of theirs counted through."""
    out: list[Fragment] = []
    at = 0
    for fragment in fragments:
        first, last = max(start - at, 0), min(end - at, len(fragment.span))
        if first < last:
            span = trimmed(page.text, fragment.start + first, fragment.start + last)
            if span is not None:
                out.append(Fragment(span, fragment.role))
        at += len(fragment.span)
    return tuple(out)
