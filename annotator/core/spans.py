"""Half-open character ranges of a page's text, and the few questions asked of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` up to, not including, ``end``; Unicode code points of the raw text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"empty span {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, offset: int) -> bool:
        return self.start <= offset < self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether at least one character lies in both."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Whether every character of ``other`` lies in this span."""
        return self.start <= other.start and other.end <= self.end


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The span from the first to the last non-space character of ``text[start:end]``, if there is one."""
    piece = text[start:end]
    bare = piece.lstrip()
    if not bare:
        return None
    first = start + len(piece) - len(bare)
    return Span(first, first + len(bare.rstrip()))


def is_blank(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` holds white space only, or nothing."""
    return not text[start:end].strip()


def merged(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans sorted, with those that overlap or have only white space between them joined."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and (span.start <= out[-1].end or is_blank(text, out[-1].end, span.start)):
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def overlapping(spans: Sequence[Span], span: Span) -> Sequence[Span]:
    """Those of ``spans``, which must be in order by start and by end, that share a character with ``span``."""
    first = bisect_right(spans, span.start, key=_END)
    return spans[first : bisect_left(spans, span.end, lo=first, key=_START)]


_START, _END = attrgetter("start"), attrgetter("end")


def subtracted(text: str, span: Span, holes: Iterable[Span]) -> tuple[Span, ...]:
    """What is left of ``span`` without the characters of ``holes``, each piece trimmed of white space."""
    out: list[Span] = []
    start = span.start
    for hole in sorted(hole for hole in holes if hole.overlaps(span)):
        left = trimmed(text, start, hole.start) if hole.start > start else None
        if left is not None:
            out.append(left)
        start = max(start, hole.end)
    rest = trimmed(text, start, span.end) if start < span.end else None
    return (*out, rest) if rest is not None else tuple(out)


def clipped(text: str, span: Span, within: Iterable[Span]) -> tuple[Span, ...]:
    """The parts of ``span`` that lie in the spans of ``within``, each trimmed of white space."""
    pieces = (
        trimmed(text, max(span.start, part.start), min(span.end, part.end)) for part in sorted(within) if part.overlaps(span)
    )
    return tuple(piece for piece in pieces if piece is not None)
