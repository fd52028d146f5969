"""Finding what gives itself away: bylines, jump marks, credits, captions, signatures, furniture lines."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.core.spans import Span
from annotator.language.lines import Line, lines_of
from annotator.language.normalise import Normalised, condensed
from annotator.language.pack import Kind, LocalePack


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of text that a pattern of the pack recognised; ``page`` is the number a jump mark names."""

    span: Span
    kind: Kind
    page: str | None = None


# Tried at each line start in this order; the first that fits is taken.
_AT_LINE_START = (Kind.JUMP_FROM, Kind.BYLINE)
_WHOLE_LINES = (Kind.CREDIT, Kind.WRITER, Kind.CROSSHEAD)
_FURNITURE_LINES = (Kind.EDITORS, Kind.FOLIO, Kind.MASTHEAD, Kind.NOTICE, Kind.ADVERTISEMENT)
# A byline, credit or jump mark runs over at most so many line ends.
_MOST_LINES = 3
# So short a line is a folio or a rubric only among the first or last lines of the page.
_WEAK = 4
_EDGE = 8


def marks(text: str, pack: LocalePack, lines: Sequence[Line] | None = None) -> tuple[Mark, ...]:
    """The marks of a text in page order, none overlapping another."""
    return _Finder(text, pack, lines if lines is not None else lines_of(text)).all()


class _Finder:
    def __init__(self, text: str, pack: LocalePack, lines: Sequence[Line]) -> None:
        self.text, self.pack, self.lines = text, pack, lines
        self.bare: Normalised = condensed(text, pack)
        self.starts = [bisect_left(self.bare.offsets, line.start) for line in lines]
        self.ends = [bisect_left(self.bare.offsets, line.end - 1) + 1 for line in lines]

    def all(self) -> tuple[Mark, ...]:
        found = sorted([*self._jumps_on(), *self._at_lines(), *self._signatures()], key=lambda m: (m.span.start, -m.span.end))
        out: list[Mark] = []
        for mark in found:
            if not out or mark.span.start >= out[-1].span.end:
                out.append(mark)
        return tuple(out)

    def _mark(self, kind: Kind, start: int, end: int, page: str | None = None) -> Mark:
        return Mark(Span(self.bare.offsets[start], self.bare.offsets[end - 1] + 1), kind, page)

    def _jumps_on(self) -> Iterator[Mark]:
        for expression in self.pack.expressions(Kind.JUMP_TO):
            for match in expression.finditer(self.bare.text):
                yield self._mark(Kind.JUMP_TO, *match.span(), match.group("page"))

    def _signatures(self) -> Iterator[Mark]:
        """What stands in brackets after a sentence and ends its line."""
        ends = set(self.ends)
        for expression in self.pack.expressions(Kind.SIGNATURE):
            for match in expression.finditer(self.bare.text):
                before = self.bare.text[max(0, match.start() - 3) : match.start()]
                if match.end() in ends and before.rstrip(self.pack.closing).endswith(tuple(self.pack.terminal)):
                    yield self._mark(Kind.SIGNATURE, *match.span())

    def _at_lines(self) -> Iterator[Mark]:
        index = 0
        while index < len(self.lines):
            found = self._begins(index) or self._whole(index)
            if found is not None:
                yield found
                after = bisect_right(self.ends, bisect_left(self.bare.offsets, found.span.end))
                index = max(index + 1, after if self._ends_line(found) else index + 1)
            else:
                yield from self._furniture(index)
                index += 1

    def _ends_line(self, mark: Mark) -> bool:
        return bisect_left(self.bare.offsets, mark.span.end) in self.ends

    def _begins(self, index: int) -> Mark | None:
        start = self.starts[index]
        for kind in (*_AT_LINE_START, Kind.CAPTION):
            for expression in self.pack.expressions(kind):
                if match := expression.match(self.bare.text, start):
                    page = match.groupdict().get("page")
                    return self._mark(kind, match.start(), match.end(), page)
        return None

    def _whole(self, index: int) -> Mark | None:
        start = self.starts[index]
        for kind in _WHOLE_LINES:
            for end in self._line_ends(index):
                if any(e.fullmatch(self.bare.text, start, end) for e in self.pack.expressions(kind)):
                    return self._mark(kind, start, end)
        return None

    def _line_ends(self, index: int) -> Iterator[int]:
        for ahead in range(index, min(index + _MOST_LINES, len(self.lines))):
            if ahead > index and self.lines[ahead].follows_gap:
                return
            yield self.ends[ahead]

    def _furniture(self, index: int) -> Iterator[Mark]:
        """A line of furniture, as one mark or as several pieces parted by white space; nothing where one does not fit."""
        if self.ends[index] - self.starts[index] <= _WEAK and not self._is_at_edge(index):
            return
        line = self.lines[index]
        cuts = [self.starts[index], *self._tokens(line)]
        at, out = 0, []
        while at < len(cuts) - 1:
            for stop in range(len(cuts) - 1, at, -1):
                kind = self._furniture_kind(cuts[at], cuts[stop])
                if kind is not None:
                    out.append(self._mark(kind, cuts[at], cuts[stop]))
                    at = stop
                    break
            else:
                return
        yield from out

    def _is_at_edge(self, index: int) -> bool:
        return index < _EDGE or index >= len(self.lines) - _EDGE

    def _tokens(self, line: Line) -> list[int]:
        """The positions in the bare text after each word of a line that could be furniture."""
        words = self.text[line.start : line.end].split()
        # More words than that is letter-spaced text, and trying all pieces of it would take long.
        if len(words) > 12:
            return [bisect_left(self.bare.offsets, line.end - 1) + 1]
        out, at = [], line.start
        for word in words:
            at = self.text.index(word, at) + len(word)
            out.append(bisect_left(self.bare.offsets, at - 1) + 1)
        return out

    def _furniture_kind(self, start: int, end: int) -> Kind | None:
        for kind in _FURNITURE_LINES:
            if any(e.fullmatch(self.bare.text, start, end) for e in self.pack.expressions(kind)):
                return kind
        return None
