"""The lines of a text as a typesetter sees them: how wide each is, what gaps there are, how wide its column is."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Line:
    """A non-blank line without the white space around it.

    ``width`` counts full-width characters, half-width ones as half, white space not at all. ``follows_gap``: a blank
    line, or the start of the text, stands before it.
    """

    start: int
    end: int
    width: float
    follows_gap: bool


def lines_of(text: str) -> tuple[Line, ...]:
    """The non-blank lines of a text; a line ends at ``\\n`` and nowhere else."""
    out: list[Line] = []
    start, follows_gap = 0, True
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            first = start + line.index(bare)
            out.append(Line(first, first + len(bare), width_of(bare), follows_gap))
        follows_gap = not bare
        start += len(line) + 1
    return tuple(out)


def width_of(text: str) -> float:
    """The width in full-width characters, white space apart."""
    return sum(_width(character) for character in text)


@cache
def _width(character: str) -> float:
    if character.isspace() or unicodedata.combining(character):
        return 0.0
    # Quotation marks and the like are "ambiguous"; beside Chinese characters they are set full width.
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.5


# As many lines on one side show how wide a column is, and at least so many must agree.
_NEAR = 6
_AGREE = 3
# Within so many lines running text ends a sentence.
_PROSE = 2
_SAME = 1.0


def column_widths(widths: Sequence[float], is_prose: Sequence[bool]) -> tuple[tuple[float, ...], ...]:
    """For each line the widths of columns it can stand in: that of the lines up to it and that of the lines from it.

    Only lines of prose show how wide a column is: title lines below each other are of one width by chance.
    """
    before = _running_modes(widths, is_prose)
    after = list(reversed(_running_modes(list(reversed(widths)), list(reversed(is_prose)))))
    return tuple(tuple(sorted({w for w in pair if w is not None})) for pair in zip(before, after, strict=True))


def prose(texts: Sequence[str], sentence: str) -> list[bool]:
    """For each line whether a sentence ends on it or on one of the lines near it."""
    ends = [any(sign in text for sign in sentence) for text in texts]
    return [any(ends[max(0, index - _PROSE) : index + _PROSE + 1]) for index in range(len(ends))]


def _running_modes(widths: Sequence[float], counted: Sequence[bool]) -> list[float | None]:
    counts: Counter[int] = Counter()
    out: list[float | None] = []
    for index, width in enumerate(widths):
        counts[round(width)] += counted[index]
        leaving = index - _NEAR - 1
        if leaving >= 0:
            counts[round(widths[leaving])] -= counted[leaving]
        out.append(_mode(counts))
    return out


def _mode(counts: Counter[int]) -> float | None:
    support = {w: counts[w - 1] + 2 * n + counts[w + 1] for w, n in counts.items() if n > 0}
    if not support:
        return None
    best = max(support, key=lambda w: (support[w], w))
    agree = counts[best - 1] + counts[best] + counts[best + 1]
    return float(best) if agree >= _AGREE else None


def fits(width: float, columns: Sequence[float], indent: float) -> bool:
    """Whether a full line, or one that begins a paragraph, of one of the columns is this wide."""
    return any(abs(width - column) <= _SAME or abs(width - column + indent) <= _SAME for column in columns)


def is_short(width: float, columns: Sequence[float], indent: float) -> bool:
    """Whether the line ends well before every column's edge."""
    return bool(columns) and width < min(columns) - indent - _SAME


def is_wide(width: float, columns: Sequence[float]) -> bool:
    """Whether the line runs over every column's edge."""
    return bool(columns) and width > max(columns) + 1.5 * _SAME
