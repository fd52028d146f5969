"""Make the text of an article as one would read it, with a way back to every character of the page.

Lines are joined, spaces that only fill a justified line fall, a word or number cut by a line or column end is whole
again. What exactly falls and how lines join is the language's business, handed in as a ``JoinPolicy``.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.core.annotation import Article, Fragment
from annotator.core.canonical import canonical
from annotator.core.page import Page
from annotator.core.roles import Role
from annotator.core.spans import Span


@dataclass(frozen=True, slots=True)
class JoinPolicy:
    """How one language's lines become running text.

    ``line_end`` stands between two joined lines. A character of ``hyphens`` that ends a line falls when a lower case
    letter follows. White space inside a match of ``falling`` falls, unless it is inside a match of ``staying``; both
    are searched in the joined text. After a character of ``terminal`` a gap, or a line clearly shorter than the one
    before it, ends a paragraph.
    """

    line_end: str = " "
    hyphens: str = ""
    falling: re.Pattern[str] | None = None
    staying: re.Pattern[str] | None = None
    terminal: str = ".!?"


@dataclass(frozen=True, slots=True)
class ReadingText:
    """Assembled text; ``offsets[i]`` is the page offset of the character that ``text[i]`` stands for.

    A joining space or paragraph end stands for the white space it replaces, so every entry is a real offset.
    """

    text: str
    offsets: tuple[int, ...]

    def at(self, offset: int) -> int:
        """The first position in ``text`` whose page offset is ``offset``, else where that would be in page order."""
        try:
            return self.offsets.index(offset)
        except ValueError:
            return bisect_left(self.offsets, offset)

    def page_spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The page spans that the characters ``start`` up to ``end`` of the reading text stand for."""
        out: list[Span] = []
        for offset in self.offsets[start:end]:
            if out and 0 <= offset - out[-1].end <= 1:
                out[-1] = Span(out[-1].start, offset + 1)
            elif not (out and offset in out[-1]):
                out.append(Span(offset, offset + 1))
        return tuple(out)


# A line shorter than this share of the widest line of its fragment, and ended like a sentence, ends a paragraph.
_SHORT_LINE = 0.75

Pieces = list[tuple[str, int]]


def assemble(page: Page, fragments: Sequence[Fragment], policy: JoinPolicy) -> ReadingText:
    """The reading text of fragments in their order; pure in its arguments."""
    pieces: Pieces = []
    for line in _lines(page, fragments):
        _join(pieces, line, policy)
        pieces.extend(line.pieces)
    return _despaced(pieces, policy)


def reading_text(page: Page, article: Article, policy: JoinPolicy) -> ReadingText:
    """The article's running text: crossheads and body, each crosshead a paragraph of its own."""
    return _by_role(page, article, policy, (Role.BODY, Role.CROSSHEAD))


def headline_text(page: Page, article: Article, policy: JoinPolicy) -> ReadingText:
    """The article's headline, without kicker and subtitle."""
    return _by_role(page, article, policy, (Role.HEADLINE,))


def role_text(page: Page, article: Article, role: Role, policy: JoinPolicy) -> ReadingText:
    """The article's text of one role, its fragments as paragraphs where they do not continue each other."""
    return _by_role(page, article, policy, (role,))


def _by_role(page: Page, article: Article, policy: JoinPolicy, roles: tuple[Role, ...]) -> ReadingText:
    wanted = [fragment for fragment in canonical(page.text, article).fragments if fragment.role in roles]
    return assemble(page, wanted, policy)


@dataclass(frozen=True, slots=True)
class _Line:
    pieces: Pieces
    role: Role
    follows_gap: bool
    is_short: bool


def _lines(page: Page, fragments: Iterable[Fragment]) -> Iterable[_Line]:
    for fragment in fragments:
        rows = list(_rows(page, fragment.span))
        widest = max(len(row.pieces) for row in rows)
        for index, row in enumerate(rows):
            yield _Line(row.pieces, fragment.role, row.follows_gap or index == 0, len(row.pieces) < _SHORT_LINE * widest)


def _rows(page: Page, span: Span) -> Iterable[_Line]:
    follows_gap = False
    start = span.start
    for line in page.text[span.start : span.end].split("\n"):
        bare = line.strip()
        if bare:
            first = start + line.index(bare)
            yield _Line([(c, first + i) for i, c in enumerate(bare)], Role.BODY, follows_gap, is_short=False)
        follows_gap = not bare
        start += len(line) + 1


def _join(done: Pieces, line: _Line, policy: JoinPolicy) -> None:
    """Put between what is done and the next line what belongs there."""
