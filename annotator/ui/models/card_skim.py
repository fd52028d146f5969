"""What of a running text is shown to skim: its ends and its seams, and gaps for what lies between."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from unicodedata import category

from annotator.core.annotation import Fragment
from annotator.core.assemble import JoinPolicy, ReadingText, assemble
from annotator.core.decisions import Doubt
from annotator.core.page import Page
from annotator.core.spans import Span, trimmed
from annotator.ui.models.card import Block, Piece, PieceKind

# Characters of the page kept at both ends of the running text, and on each side of a seam; where words are parted by
# spaces they are half as wide and it takes more of them to say as much.
END_LENGTH = 22
SEAM_LENGTH = 12
_SPACED = 2
# A hidden stretch shorter than this costs more to mark than to show.
LEAST_GAP = 8
# Neither end is made shorter than this to save a line.
LEAST_END = 14
# Scripts above have square characters and no spaces between words.
_LATIN = "\u2e7f"
# Unicode categories of spaces, closing brackets and quotes, and other punctuation.
_ENDING = ("Zs", "Pe", "Pf", "Po")


def flat(reading: ReadingText) -> tuple[Piece, ...]:
    """The text as one piece, paragraphs run on."""
    return (Piece(PieceKind.TEXT, reading.text.replace("\n", " "), reading.offsets),) if reading.text else ()


def seam_doubt(fragment: Fragment) -> Doubt:
    """How sure it is that this fragment follows the one before it, and begins where it begins."""
    doubts = (fragment.attachment.doubt, fragment.boundary.doubt)
    return next((doubt for doubt in (Doubt.DOUBTFUL, Doubt.CHECK) if doubt in doubts), Doubt.NONE)


def skimmed(page: Page, running: Sequence[Fragment], policy: JoinPolicy, *, is_open: bool) -> tuple[Piece, ...]:
    """Only what is shown is assembled: a page of two hundred articles must open at once."""
    if not running:
        return ()
    starts = list(accumulate((len(f.span) for f in running), initial=0))
    doubts = {at: seam_doubt(f) for at, f in zip(starts[1:-1], running[1:], strict=True)}
    shown = {at: doubt for at, doubt in doubts.items() if is_open or doubt is not Doubt.NONE}
    pieces: list[Piece] = []
    end = 0
    for window in _windows(starts[-1], shown, scale=_SPACED if policy.line_end else 1):
        if window.start > end:
            pieces.append(_gap(page, running, Span(end, window.start), seams=sum(end < at < window.start for at in doubts)))
        resumes = window.start > end
        pieces.extend(_window_pieces(page, running, window, policy=policy, shown=shown, resumes=resumes))
        end = window.end
    return _whole_words(pieces) if policy.line_end else tuple(pieces)


def trimmed_ends(block: Block, characters: int) -> Block | None:
    """A begin and an end with one gap between, together shorter by so many characters of Han width.

    None where too little would be left, or where cutting would cut words.
    """
    if [piece.kind for piece in block.pieces] != [PieceKind.TEXT, PieceKind.GAP, PieceKind.TEXT]:
        return None
    head, gap, tail = block.pieces
    if not any(character > _LATIN for character in head.text):
        return None
    keep, skip = len(head.text) - characters // 2, characters - characters // 2
    if keep < LEAST_END or len(tail.text) - skip < LEAST_END:
        return None
    hidden = _each((*head.offsets[keep:], *tail.offsets[:skip]))
    shorter = (
        Piece(PieceKind.TEXT, head.text[:keep], head.offsets[:keep]),
        replace(gap, hidden=(*hidden, *gap.hidden)),
        _begun_afresh(Piece(PieceKind.TEXT, tail.text[skip:], tail.offsets[skip:])),
    )
    return replace(block, pieces=shorter)


def _whole_words(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces with words that a gap would cut left to the gap."""
    out = list(pieces)
    for at in range(1, len(out) - 1):
        before, gap, after = out[at - 1 : at + 2]
        if [piece.kind for piece in (before, gap, after)] == [PieceKind.TEXT, PieceKind.GAP, PieceKind.TEXT]:
            keep, skip = max(before.text.rfind(" "), 0) or len(before.text), after.text.find(" ") + 1
            out[at - 1] = Piece(PieceKind.TEXT, before.text[:keep], before.offsets[:keep])
            out[at] = replace(gap, hidden=(*_each(before.offsets[keep:]), *gap.hidden, *_each(after.offsets[:skip])))
            out[at + 1] = Piece(PieceKind.TEXT, after.text[skip:], after.offsets[skip:])
    return tuple(out)


def _each(offsets: Iterable[int]) -> list[Span]:
    return [Span(offset, offset + 1) for offset in offsets]


def _windows(length: int, seams: Iterable[int], *, scale: int) -> list[Span]:
    """The stretches of the running text to show, joined where what is left between them is hardly anything."""
    end, side = END_LENGTH * scale, SEAM_LENGTH * scale
    wanted = [(0, end), *((at - side, at + side) for at in seams), (length - end, length)]
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
        text = flat(assemble(page, cut_down(page, running, start, end), policy))
        if start in cuts and text:
            yield Piece(PieceKind.SEAM, offsets=text[0].offsets[:1], doubt=shown[start])
        yield from map(_begun_afresh, text) if resumes and start == window.start else text


def _begun_afresh(piece: Piece) -> Piece:
    """The text without what only ended something that is left out: a comma or a closing bracket cannot begin a line."""
    at = next((at for at, character in enumerate(piece.text) if category(character) not in _ENDING), 0)
    return Piece(PieceKind.TEXT, piece.text[at:], piece.offsets[at:])


def _gap(page: Page, running: Sequence[Fragment], hidden: Span, *, seams: int) -> Piece:
    cut = cut_down(page, running, hidden.start, hidden.end)
    return Piece(PieceKind.GAP, hidden=tuple(f.span for f in cut), seams=seams)


def cut_down(page: Page, fragments: Sequence[Fragment], start: int, end: int) -> tuple[Fragment, ...]:
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
