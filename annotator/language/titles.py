"""Telling kicker, headline and subtitle of one title apart."""

import re
from collections.abc import Sequence

from annotator.core.roles import Role
from annotator.core.spans import Span
from annotator.language.lines import width_of
from annotator.language.normalise import condensed_text
from annotator.language.pack import Kind, LocalePack

# Both pieces of a title line that a space parts are as long as this when the first is a kicker and not half a slogan.
_KICKER_WIDTH = 10.0
# So many characters of a title stand at least before the name of its series.
_LEAST_TITLE = 3
_GAP = re.compile(r"(?<=\S)[ \t\u3000]+(?=\S)")

TitlePart = tuple[Span, Role]


def title_parts(text: str, lines: Sequence[Span], pack: LocalePack) -> tuple[TitlePart, ...]:
    """The parts of a title, given by its lines, each with its role; at least one of them is a headline."""
    if len(lines) == 1:
        return _of_one_line(text, lines[0])
    kickers = _kicker_lines(text, lines, pack)
    subtitles = _subtitle_lines(text, lines[kickers:], pack)
    rest = len(lines) - subtitles
    groups = ((Role.KICKER, lines[:kickers]), (Role.HEADLINE, lines[kickers:rest]), (Role.SUBTITLE, lines[rest:]))
    return tuple((Span(group[0].start, group[-1].end), role) for role, group in groups if group)


def is_kicker(text: str, span: Span, pack: LocalePack) -> bool:
    """Whether a title of its own is worded like the line above a headline."""
    return _is(text, span.start, span.end, pack, Kind.KICKER)


def is_subtitle(text: str, span: Span, pack: LocalePack) -> bool:
    """Whether a title of its own is worded like the line below a headline."""
    return _is(text, span.start, span.end, pack, Kind.SUBTITLE)


def names_series(text: str, span: Span, pack: LocalePack) -> bool:
    """Whether a title line ends with the name of a series or column in brackets, as only headlines do."""
    bare = condensed_text(text, pack, start=span.start, end=span.end)
    found = (match for expression in pack.expressions(Kind.SERIES) for match in expression.finditer(bare))
    return any(match.end() == len(bare) and match.start() >= _LEAST_TITLE for match in found)


def inner_gaps(text: str, line: Span) -> tuple[Span, ...]:
    """The white space inside a line."""
    return tuple(Span(line.start + m.start(), line.start + m.end()) for m in _GAP.finditer(text[line.start : line.end]))


def _of_one_line(text: str, line: Span) -> tuple[TitlePart, ...]:
    gaps = inner_gaps(text, line)
    if len(gaps) == 1:
        left, right = Span(line.start, gaps[0].start), Span(gaps[0].end, line.end)
        if min(width_of(text[s.start : s.end]) for s in (left, right)) >= _KICKER_WIDTH:
            return (left, Role.KICKER), (right, Role.HEADLINE)
    return ((line, Role.HEADLINE),)


def _kicker_lines(text: str, lines: Sequence[Span], pack: LocalePack) -> int:
    for count in range(1, len(lines)):
        if _is(text, lines[0].start, lines[count - 1].end, pack, Kind.KICKER):
            return count
    return 0


def _subtitle_lines(text: str, lines: Sequence[Span], pack: LocalePack) -> int:
    for count in range(len(lines) - 1, 0, -1):
        if _is(text, lines[-count].start, lines[-1].end, pack, Kind.SUBTITLE):
            return count
    return 0


def _is(text: str, start: int, end: int, pack: LocalePack, kind: Kind) -> bool:
    bare = condensed_text(text, pack, start=start, end=end)
    return any(expression.fullmatch(bare) for expression in pack.expressions(kind))
