"""The characters of a block as set: text of the page, and the marks for gaps and seams between."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from PySide6.QtGui import QColor, QFont, QTextCharFormat

from annotator.core.decisions import Doubt
from annotator.ui.card_words import seam_words
from annotator.ui.models.card import Piece, PieceKind
from annotator.ui.offsets import shown
from annotator.ui.theme import Theme, Type

# Room for the three dots of a gap, which are drawn: fonts disagree on where an ellipsis stands.
DOTS = " \u00a0\u00a0\u00a0\u00a0 "
SEAM = "\u2009¦\u2009"


@dataclass(slots=True)
class Glyphs:
    """The characters of a block as set: for each its page offset, or None in a mark; and the marks."""

    text: str = ""
    offsets: list[int | None] = field(default_factory=list)
    marks: list[tuple[int, int, Piece]] = field(default_factory=list)

    def add(self, text: str, offsets: Iterable[int | None]) -> None:
        """Go on with these characters."""
        self.text += text
        self.offsets.extend(offsets)

    def add_mark(self, text: str, piece: Piece) -> None:
        """Go on with a mark."""
        start = len(self.text)
        self.add(text, [None] * len(text))
        self.marks.append((start, len(self.text), piece))


def glyphs_of(pieces: Sequence[Piece]) -> Glyphs:
    """The characters of pieces one after the other; two texts without a mark between are two words apart."""
    out = Glyphs()
    before: Piece | None = None
    for piece in pieces:
        if piece.kind is PieceKind.GAP:
            out.add_mark(DOTS, piece)
            if piece.seams:
                out.add_mark(f"\u00a0\u00a0{seam_words(piece.seams).replace(' ', chr(0xA0))}\u00a0\u00a0", piece)
                out.add_mark(DOTS, piece)
        elif piece.kind is PieceKind.SEAM:
            out.add_mark(SEAM, piece)
        else:
            if before is not None and before.kind is PieceKind.TEXT:
                out.add_mark("  ", Piece(PieceKind.TEXT))
            out.add(shown(piece.text), piece.offsets or [None] * len(piece.text))
        before = piece
    return out


def mark_format(piece: Piece, text: str, look: Theme) -> QTextCharFormat:
    """How a mark is set: a seam in the ink of its doubt, a count small and soft."""
    out = QTextCharFormat()
    if piece.kind is PieceKind.SEAM:
        ink = {Doubt.DOUBTFUL: look.bad, Doubt.CHECK: look.caution, Doubt.NONE: look.faint}[piece.doubt]
        out.setFontWeight(QFont.Weight.Bold)
        out.setForeground(QColor(ink))
    else:
        out.setForeground(QColor(look.soft))
        if text != DOTS:
            out.setProperty(QTextCharFormat.Property.FontPixelSize, look.px(Type.TINY))
    return out
