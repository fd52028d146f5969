"""Reading anew the roles of an article that a reviewer has just formed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from annotator.core.annotation import Fragment
from annotator.core.decisions import BY_MACHINE
from annotator.core.roles import TITLE_ROLES, Role
from annotator.core.spans import Span, clipped, merged
from annotator.language.blocks import Block, blocks_of
from annotator.language.pack import LocalePack
from annotator.language.titles import is_kicker, is_subtitle, title_parts

_TITLE_LIKE = (*TITLE_ROLES, Role.CROSSHEAD)
RoledSpan = tuple[Span, Role]


@dataclass(frozen=True, slots=True)
class PackReader:
    """Reads roles as the segmenter does, by the pack's rules for blocks of the whole page."""

    pack: LocalePack

    def read(self, text: str, fragments: tuple[Fragment, ...]) -> tuple[Fragment, ...]:
        """The fragments of one article, in reading order, with the roles of untouched text read anew.

        A fragment that holds several things is cut. Keeps every character, and every fragment whose role is by a person.
        """
        blocks = blocks_of(text, self.pack)
        titles = _titles(blocks, fragments)
        first_body = min((f.start for f in fragments if f.role is Role.BODY), default=0)
        spans = tuple(sorted(fragment.span for fragment in fragments))
        reading = _Reading(text, self.pack, blocks, spans, titles, first_body)
        return tuple(part for fragment in fragments for part in reading.of(fragment))


def _titles(blocks: Sequence[Block], fragments: Sequence[Fragment]) -> int:
    """In how many places of the page the article has a title."""
    headlines = [block.span for block in blocks if block.role is Role.HEADLINE]
    return sum(any(fragment.span.overlaps(span) for fragment in fragments) for span in headlines)


@dataclass(frozen=True, slots=True)
class _Reading:
    text: str
    pack: LocalePack
    blocks: tuple[Block, ...]
    article: tuple[Span, ...]
    titles: int
    first_body: int

    def of(self, fragment: Fragment) -> Sequence[Fragment]:
        if fragment.role_decision.standing.is_by_person:
            return (fragment,)
        parts = list(_joined(self._parts(fragment)))
        if [part for part, _ in parts] == [fragment.span] and parts[0][1] is fragment.role:
            return (fragment,)
        return [_made(fragment, span, role, is_first=index == 0) for index, (span, role) in enumerate(parts)]

    def _parts(self, fragment: Fragment) -> Iterator[RoledSpan]:
        for block in self.blocks:
            if not block.span.overlaps(fragment.span):
                continue
            lines = clipped(self.text, fragment.span, block.lines)
            if not lines:
                continue
            whole = Span(lines[0].start, lines[-1].end)
            if block.role in _TITLE_LIKE:
                for span, role in self._title(fragment, block, whole):
                    yield from ((part, role) for part in clipped(self.text, span, lines))
            else:
                yield whole, _kept(fragment.role, block.role)

    def _title(self, fragment: Fragment, block: Block, whole: Span) -> Iterator[RoledSpan]:
        is_inner = whole.start > self.first_body
        # What a segmenter took for a title within its article stays one while running text stands before it.
        if is_inner and (block.role is Role.CROSSHEAD or fragment.role is Role.CROSSHEAD):
            yield whole, Role.CROSSHEAD
        elif block.is_vertical:
            yield whole, Role.HEADLINE
        elif self.titles > 1 and is_kicker(self.text, whole, self.pack):
            yield whole, Role.KICKER
        elif self.titles > 1 and is_subtitle(self.text, whole, self.pack):
            yield whole, Role.SUBTITLE
        else:
            # Kicker and headline may have been cut apart already: only together they tell which is which.
            of_article = [part for line in block.lines for part in merged(self.text, clipped(self.text, line, self.article))]
            yield from title_parts(self.text, of_article, self.pack)


def _kept(before: Role, read: Role) -> Role:
    """A role that text in an article can have."""
    if not read.is_furniture:
        return read
    return Role.BODY if before.is_furniture else before


def _joined(parts: Iterator[RoledSpan]) -> Iterator[RoledSpan]:
    """Neighbours of one role as one part."""
    held: RoledSpan | None = None
    for span, role in parts:
        if held is not None and held[1] is role:
            held = Span(held[0].start, span.end), role
            continue
        if held is not None:
            yield held
        held = span, role
    if held is not None:
        yield held


def _made(fragment: Fragment, span: Span, role: Role, *, is_first: bool) -> Fragment:
    decision = fragment.role_decision if role is fragment.role else BY_MACHINE
    if is_first:
        return replace(fragment, span=span, role=role, role_decision=decision)
    return Fragment(span, role, decision, is_placed=fragment.is_placed)
