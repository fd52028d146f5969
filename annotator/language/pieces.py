"""Cutting a text into pieces, a line or a marked part of one each, and telling titles from running text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from annotator.core.spans import Span, trimmed
from annotator.language.lines import Line, column_widths, fits, is_short, is_wide, lines_of, prose
from annotator.language.marks import Mark, marks
from annotator.language.pack import Kind, LocalePack
from annotator.language.titles import names_series


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, a marked part of one or what is left of one.

    ``kind`` is that of its mark. ``line_width`` is the width of the whole line it lies on, ``columns`` those of the
    columns around. ``is_first``: nothing stands before it on its line; ``is_last``: nothing after it.
    """

    start: int
    end: int
    kind: Kind | None
    line_width: float
    columns: tuple[float, ...]
    follows_gap: bool
    is_first: bool
    is_last: bool
    page: str | None = None
    is_title: bool = False
    is_vertical: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether no pattern recognised it, or only its first words."""
        return self.kind is None or self.kind in (Kind.CAPTION, Kind.CROSSHEAD)

    def begins_paragraph(self, indent: float) -> bool:
        """Whether its line lacks the width of an indentation against its column."""
        return any(abs(self.line_width - column + indent) <= _SLACK for column in self.columns)

    def is_midway(self, indent: float) -> bool:
        """Whether its line fills its column, so that no paragraph begins with it."""
        return bool(self.columns) and not self.begins_paragraph(indent) and fits(self.line_width, self.columns, 0.0)

    def ends_short(self, indent: float) -> bool:
        """Whether its line ends before its column does, as the last of a paragraph may."""
        return is_short(self.line_width, self.columns, indent)


_SLACK = 0.75


def pieces_of(text: str, pack: LocalePack) -> tuple[Piece, ...]:
    """Every piece of a text in page order, each non-space character in one, titles told from running text."""
    lines = lines_of(text)
    found = marks(text, pack, lines)
    pieces = _with_vertical(_cut(text, pack, lines, found))
    return _with_titles(text, pack, pieces)


def _cut(text: str, pack: LocalePack, lines: Sequence[Line], found: Sequence[Mark]) -> list[Piece]:
    is_prose = prose([text[line.start : line.end] for line in lines], pack.sentence)
    columns = column_widths([line.width for line in lines], is_prose)
    out: list[Piece] = []
    upcoming = 0
    covered = 0
    for line, widths in zip(lines, columns, strict=True):
        at = max(line.start, covered)
        while upcoming < len(found) and found[upcoming].span.start < line.end:
            mark = found[upcoming]
            upcoming += 1
            if mark.kind is Kind.CAPTION:
                continue
            out.extend(_plain(text, line, widths, at, mark.span.start))
            out.append(_piece(line, widths, mark.span.start, mark.span.end, mark))
            at = covered = mark.span.end
        out.extend(_plain(text, line, widths, at, line.end))
    captions = {mark.span.start for mark in found if mark.kind is Kind.CAPTION}
    return [replace(piece, kind=Kind.CAPTION) if piece.start in captions else piece for piece in out]


def _plain(text: str, line: Line, widths: tuple[float, ...], start: int, end: int) -> Iterator[Piece]:
    span = trimmed(text, start, end) if start < end else None
    if span is not None:
        yield _piece(line, widths, span.start, span.end, None)


def _piece(line: Line, widths: tuple[float, ...], start: int, end: int, mark: Mark | None) -> Piece:
    return Piece(
        start=start,
        end=end,
        kind=mark.kind if mark else None,
        line_width=line.width,
        columns=widths,
        follows_gap=line.follows_gap and start == line.start,
        is_first=start == line.start,
        is_last=end >= line.end,
        page=mark.page if mark else None,
    )


def _with_vertical(pieces: list[Piece]) -> list[Piece]:
    """The same with lines of a single character, two or more below each other, told to be a vertical title."""
    single = [_is_single(piece) for piece in pieces]
    out = list(pieces)
    for index, piece in enumerate(pieces):
        above = index > 0 and single[index - 1] and not piece.follows_gap
        below = index + 1 < len(pieces) and single[index + 1] and not pieces[index + 1].follows_gap
        if single[index] and (above or below):
            out[index] = replace(piece, is_title=True, is_vertical=True)
    return out


def _is_single(piece: Piece) -> bool:
    return piece.kind is None and piece.end - piece.start == 1 and piece.line_width == 1.0


# What speaks for a title line (positive) or for running text, and what a change between the two costs; a sum decides.
_ENDS_SENTENCE = -5.0
_HOLDS_SENTENCE = -5.0
_ENDS_COMMA = -1.5
_HOLDS_COMMA = -1.0
_FITS_COLUMN = -2.5
_IS_SHORT = 3.0
_BEGINS_PARAGRAPH = 0.5
_BEGINS_MIDWAY = -2.0
_IS_WIDE = 2.0
_NO_PUNCTUATION = 1.0
_STANDS_OPEN = 5.0
_STANDS_ALONE = 1.5
_NAMES_SERIES = 3.0
_FEW = 4
_CHANGE_WITHOUT_GAP = -2.0
_TEXT_BREAKS_OFF = -3.0
_VERTICAL = 20.0


def _with_titles(text: str, pack: LocalePack, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Decode the best sequence of title and running text between one mark and the next (Viterbi, two states)."""
    out: list[Piece] = []
    stretch: list[Piece] = []
    for piece in pieces:
        if piece.is_plain:
            stretch.append(piece)
            continue
        out.extend(_decoded(text, pack, stretch, before=out[-1] if out else None, after=piece))
        out.append(piece)
        stretch = []
    out.extend(_decoded(text, pack, stretch, before=out[-1] if out else None, after=None))
    return tuple(out)


def _decoded(text: str, pack: LocalePack, stretch: list[Piece], *, before: Piece | None, after: Piece | None) -> list[Piece]:
    if not stretch:
        return []
    rows = [_evidence(text, pack, stretch, i, after=after) for i in range(len(stretch))]
    for first in _standing_alone(text, pack, stretch):
        rows[first] += _STANDS_ALONE
    # After a byline or jump mark on the same line, running text goes on.
    if before is not None and before.kind in _HEADS and not stretch[0].follows_gap:
        rows[0] = -_VERTICAL
    flags = _best_path(rows, [_changes(text, pack, stretch, i) for i in range(len(stretch))])
    return [replace(piece, is_title=flag) for piece, flag in zip(stretch, flags, strict=True)]


def _standing_alone(text: str, pack: LocalePack, stretch: Sequence[Piece]) -> Iterator[int]:
    """The first pieces of the few lines between two gaps that hold no whole sentence."""
    starts = [i for i, piece in enumerate(stretch) if piece.follows_gap]
    for first, after in pairwise([*starts, len(stretch)]):
        block = text[stretch[first].start : stretch[after - 1].end]
        is_whole = not any(sign in block for sign in pack.sentence) and block[-1] not in pack.continuing
        if after - first <= _FEW and is_whole:
            yield first


_HEADS = (Kind.BYLINE, Kind.JUMP_FROM, Kind.WRITER)


def _evidence(text: str, pack: LocalePack, stretch: Sequence[Piece], index: int, *, after: Piece | None) -> float:
    piece = stretch[index]
    if piece.is_vertical or piece.kind is Kind.CROSSHEAD:
        return _VERTICAL
    if piece.kind is Kind.CAPTION:
        return -_VERTICAL
    line = text[piece.start : piece.end]
    following = stretch[index + 1] if index + 1 < len(stretch) else after
    series = _NAMES_SERIES if names_series(text, Span(piece.start, piece.end), pack) else 0.0
    return series + _by_signs(line, pack) + _by_width(piece, pack, ends=_ends(line, pack)) + _by_end(line, pack, following)


def _ends(line: str, pack: LocalePack) -> bool:
    return line.rstrip(pack.closing).endswith(tuple(pack.terminal))


def _by_signs(line: str, pack: LocalePack) -> float:
    score = 0.0
    if line.rstrip(pack.closing)[-1:] in tuple(pack.sentence) or line.endswith(tuple(pack.sentence)):
        score += _ENDS_SENTENCE
    elif any(sign in line for sign in pack.sentence):
        score += _HOLDS_SENTENCE
    commas = sum(line[:-1].count(sign) for sign in pack.comma)
    score += commas * _HOLDS_COMMA
    if line[-1] in pack.continuing and not line.endswith("——"):
        score += _ENDS_COMMA
    elif commas == 0 and score == 0.0:
        score += _NO_PUNCTUATION
    return score


def _by_width(piece: Piece, pack: LocalePack, *, ends: bool) -> float:
    score = 0.0
    if fits(piece.line_width, piece.columns, pack.indent):
        score += _FITS_COLUMN
    elif is_short(piece.line_width, piece.columns, pack.indent) and not ends and piece.is_last:
        score += _IS_SHORT
    elif is_wide(piece.line_width, piece.columns):
        score += _IS_WIDE
    return score


def _by_end(line: str, pack: LocalePack, following: Piece | None) -> float:
    """Running text that stops without ending its sentence, where something else begins, is rather a title."""
    if _ends(line, pack) or line[-1] in pack.continuing:
        return 0.0
    stops = following is None or following.kind in (*_HEADS, Kind.CAPTION) or following.is_vertical
    return _STANDS_OPEN if stops else 0.0


def _changes(text: str, pack: LocalePack, stretch: Sequence[Piece], index: int) -> tuple[float, float, float]:
    """What it costs here to go from running text to a title, from a title to running text, and to stay in running text."""
    if index == 0:
        return 0.0, 0.0, 0.0
    above, piece = stretch[index - 1], stretch[index]
    gap = 0.0 if piece.follows_gap else _CHANGE_WITHOUT_GAP
    breaks = 0.0 if _ends(text[above.start : above.end], pack) else _TEXT_BREAKS_OFF
    is_torn = breaks and piece.follows_gap and piece.begins_paragraph(pack.indent)
    begins = 0.0
    if piece.begins_paragraph(pack.indent):
        begins = _BEGINS_PARAGRAPH
    elif fits(piece.line_width, piece.columns, 0.0):
        begins = _BEGINS_MIDWAY
    return gap + breaks, gap + begins, _TEXT_BREAKS_OFF if is_torn else 0.0


def _best_path(evidence: Sequence[float], changes: Sequence[tuple[float, float, float]]) -> list[bool]:
    body, title = 0.0, evidence[0]
    came: list[tuple[bool, bool]] = []
    for score, (to_title, to_body, stay) in zip(evidence[1:], changes[1:], strict=True):
        came.append((title + to_body > body + stay, title > body + to_title))
        body, title = max(body + stay, title + to_body), max(title, body + to_title) + score
    flags = [title > body]
    for from_title_to_body, from_title_to_title in reversed(came):
        flags.append(from_title_to_title if flags[-1] else from_title_to_body)
    return flags[::-1]
