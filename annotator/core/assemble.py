"""Make the text of an article as one would read it, with a way back to every character of the page.

Lines are joined, spaces that only fill a justified line fall, a word or number cut by a line or column end is whole
again. What exactly falls and how lines join is the language's business, handed in as a ``JoinPolicy``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from annotator.core.annotation import Article, Fragment
from annotator.core.canonical import canonical_fragments
from annotator.core.page import Page
from annotator.core.roles import Role
from annotator.core.spans import Span


@dataclass(frozen=True, slots=True)
class JoinPolicy:
    """How one language's lines become running text.

    ``line_end`` stands between two joined lines. A character of ``hyphens`` that ends a line falls when a lower case
    letter follows. White space inside a match of ``falling`` falls, unless it lies inside a match of ``staying``; both
    are searched in the joined paragraph. A line that ends with a character of ``terminal``, closing quotes and brackets
    of ``closing`` left aside, ends a paragraph when a gap follows or when it is clearly shorter than its column.
    """

    line_end: str = " "
    hyphens: str = "-\u00ad\u2010"
    falling: re.Pattern[str] | None = None
    staying: re.Pattern[str] | None = None
    terminal: str = ".!?"
    closing: str = "\"')]»”’"


@dataclass(frozen=True, slots=True)
class ReadingText:
    """Assembled text; ``offsets[i]`` is the page offset of the character that ``text[i]`` stands for.

    A joining space or a paragraph end (``\\n``) stands for the white space after the character before it.
    """

    text: str
    offsets: tuple[int, ...]

    def position(self, offset: int) -> int:
        """The first position in ``text`` that stands for ``offset``, else len(text)."""
        return self.offsets.index(offset) if offset in self.offsets else len(self.text)

    def page_spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The page spans, in reading order, that the characters ``start`` up to ``end`` stand for."""
        out: list[Span] = []
        for at in range(start, end):
            offset = self.offsets[at]
            if self.text[at].isspace():
                continue
            if out and offset == out[-1].end:
                out[-1] = Span(out[-1].start, offset + 1)
            else:
                out.append(Span(offset, offset + 1))
        return tuple(out)


# A line with less than this share of its fragment's widest line, ended like a sentence, ends a paragraph.
SHORT_LINE = 0.8

_SPACE = re.compile(r"\s")

# Text of these roles goes on from one fragment to the next; two titles or captions never do.
_RUNNING_ROLES = (Role.BODY, Role.CROSSHEAD)


_Line = tuple[int, int]
"""Start and end of a line, which has no value of its own: there are thousands on a page."""


@dataclass(slots=True)
class _Draft:
    """Text under way, in parts, and the page offset of each of its characters."""

    parts: list[str]
    offsets: list[int]

    def add(self, text: str, offsets: Iterable[int]) -> None:
        self.parts.append(text)
        self.offsets.extend(offsets)


@lru_cache(maxsize=16)
def _assembled(page: Page, fragments: tuple[Fragment, ...], policy: JoinPolicy) -> ReadingText:
    # The window and the thread that stores ask for the same texts after each step. Few are kept: that of one long article
    # takes some megabytes.
    draft = _Draft([], [])
    for paragraph in _paragraphs(page, fragments, policy):
        if draft.offsets:
            draft.add("\n", (draft.offsets[-1] + 1,))
        draft.add(*_joined(page.text, paragraph, policy))
    return ReadingText("".join(draft.parts), tuple(draft.offsets))


def assemble(page: Page, fragments: Sequence[Fragment], policy: JoinPolicy) -> ReadingText:
    """The reading text of fragments in the order given, paragraphs separated by ``\\n``."""
    return _assembled(page, tuple(fragments), policy)


def reading_text(page: Page, article: Article, policy: JoinPolicy) -> ReadingText:
    """The article's running text: body and crossheads, a photo story's caption where it has neither."""
    running = _of_roles(article, Role.BODY, Role.CROSSHEAD) or _of_roles(article, Role.CAPTION)
    return assemble(page, running, policy)


def headline_text(page: Page, article: Article, policy: JoinPolicy) -> ReadingText:
    """The article's headline alone, without kicker and subtitle."""
    return role_text(page, article, Role.HEADLINE, policy)


def role_text(page: Page, article: Article, role: Role, policy: JoinPolicy) -> ReadingText:
    """The article's text of one role; of titles, captions and the like, what does not continue is a paragraph."""
    return assemble(page, _of_roles(article, role), policy)


def _of_roles(article: Article, *roles: Role) -> tuple[Fragment, ...]:
    return tuple(fragment for fragment in article.fragments if fragment.role in roles)


def _paragraphs(page: Page, fragments: Sequence[Fragment], policy: JoinPolicy) -> Iterator[list[_Line]]:
    """The lines of each paragraph, over the fragments made canonical."""
    open_lines: list[_Line] = []
    before: Role | None = None
    column = 0
    for fragment in canonical_fragments(page.text, tuple(fragments)):
        lines = list(_lines(page.text, fragment.span))
        widest = max(end - start for start, end in lines)
        for index, line in enumerate(lines):
            is_apart = index == 0 and (fragment.role is not before or fragment.role not in _RUNNING_ROLES)
            if open_lines and (is_apart or _ends_paragraph(page.text, open_lines[-1], line, widest=column, policy=policy)):
                yield open_lines
                open_lines = []
            open_lines.append(line)
            # A column's first line is held against the column that the line before it stood in.
            column = widest
        before = fragment.role
    if open_lines:
        yield open_lines


def _lines(text: str, span: Span) -> Iterator[_Line]:
    """The non-blank lines of a span without the white space around them."""
    start = span.start
    for line in text[span.start : span.end].split("\n"):
        bare = line.strip()
        if bare:
            first = start if len(bare) == len(line) else start + line.index(bare)
            yield first, first + len(bare)
        start += len(line) + 1


def _ends_paragraph(text: str, line: _Line, following: _Line, *, widest: int, policy: JoinPolicy) -> bool:
    start, end = line
    if text[end - 1] not in policy.terminal + policy.closing:
        return False  # as most lines, which need not be looked at closely
    if not text[start:end].rstrip(policy.closing).endswith(tuple(policy.terminal)):
        return False
    has_gap = following[0] < end or "\n" in text[end : following[0]].replace("\n", "", 1)
    return has_gap or end - start < SHORT_LINE * widest


def _joined(text: str, lines: Sequence[_Line], policy: JoinPolicy) -> tuple[str, list[int]]:
    """One paragraph: its lines put together, then freed of the spaces that only fill lines."""
    draft = _Draft([], [])
    for start, end in lines:
        if draft.offsets:
            _add_seam(text, draft, start, policy)
        draft.add(text[start:end], range(start, end))
    return _without_filling("".join(draft.parts), draft.offsets, policy)


def _add_seam(text: str, done: _Draft, start: int, policy: JoinPolicy) -> None:
    """Put what stands between what is done and the line that starts next, or take the hyphen off what is done."""
    last = done.parts[-1]
    if last[-1] in policy.hyphens and last[-2:-1].isalpha() and text[start].islower():
        done.parts[-1] = last[:-1]
        done.offsets.pop()
    elif policy.line_end:
        done.add(policy.line_end, [done.offsets[-1] + 1] * len(policy.line_end))


def _without_filling(text: str, offsets: list[int], policy: JoinPolicy) -> tuple[str, list[int]]:
    if policy.falling is None or not _SPACE.search(text):
        return text, offsets
    falls = _spaces_in(text, policy.falling) - (_spaces_in(text, policy.staying) if policy.staying else set())
    if not falls:
        return text, offsets
    kept = [at for at in range(len(text)) if at not in falls]
    return "".join([text[at] for at in kept]), [offsets[at] for at in kept]


def _spaces_in(text: str, pattern: re.Pattern[str]) -> set[int]:
    """The positions of white space inside the pattern's matches."""
    return {space.start() for match in pattern.finditer(text) for space in _SPACE.finditer(text, *match.span())}
