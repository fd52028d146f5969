"""The coverage ledger: where each non-space character of a page stands, as counts that an edit adjusts."""

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.core.annotation import Annotation, Fragment
from annotator.core.page import Page
from annotator.core.spans import Span, overlapping, subtracted, trimmed


@dataclass(frozen=True, slots=True)
class Ledger:
    """Non-space characters of a page: in all, in articles, in furniture."""

    total: int
    in_articles: int
    in_furniture: int

    @property
    def assigned(self) -> int:
        """Characters that a fragment holds."""
        return self.in_articles + self.in_furniture

    @property
    def unassigned(self) -> int:
        """Characters that no fragment holds."""
        return self.total - self.assigned

    def adjusted(self, page: Page, *, removed: Iterable[Fragment], added: Iterable[Fragment]) -> "Ledger":
        """The ledger after some fragments went and others came."""
        articles, furniture = self.in_articles, self.in_furniture
        for sign, fragments in ((-1, removed), (1, added)):
            for fragment in fragments:
                if fragment.role.is_furniture:
                    furniture += sign * page.ink_of(fragment.span)
                else:
                    articles += sign * page.ink_of(fragment.span)
        return Ledger(self.total, articles, furniture)


def ledger(page: Page, annotation: Annotation) -> Ledger:
    """The ledger counted from scratch."""
    return Ledger(page.ink, 0, 0).adjusted(page, removed=(), added=annotation.fragments())


def unassigned(page: Page, annotation: Annotation) -> tuple[Span, ...]:
    """The spans of text that no fragment holds, in page order, cut at blank lines."""
    whole = trimmed(page.text, 0, len(page.text))
    return unassigned_in(page, annotation.fragments(), (whole,)) if whole is not None else ()


def unassigned_in(page: Page, fragments: Iterable[Fragment], spans: Iterable[Span]) -> tuple[Span, ...]:
    """What of the spans none of the fragments holds, cut at blank lines."""
    held = sorted(fragment.span for fragment in fragments)
    left = (piece for span in spans for piece in subtracted(page.text, span, overlapping(held, span)))
    return tuple(block for piece in left for block in blocks(page.text, piece))


def blocks(text: str, span: Span) -> tuple[Span, ...]:
    """The pieces of a span that blank lines separate, each trimmed of white space."""
    out: list[Span] = []
    start = at = span.start
    for line in (*text[span.start : span.end].split("\n"), ""):
        if not line.strip():
            piece = trimmed(text, start, min(at, span.end)) if start < min(at, span.end) else None
            out.extend([piece] if piece else [])
            start = at
        at += len(line) + 1
    return tuple(out)


def faults(page: Page, annotation: Annotation) -> tuple[str, ...]:
    """What is wrong with the fragments of an annotation, in words; nothing for a sound one."""
    out: list[str] = []
    last_end = 0
    for fragment in sorted(annotation.fragments(), key=lambda fragment: fragment.span):
        if fragment.end > len(page.text) or trimmed(page.text, fragment.start, fragment.end) != fragment.span:
            out.append(f"fragment {fragment.start}..{fragment.end} does not begin and end on a non-space character of the text")
        if fragment.start < last_end:
            out.append(f"fragment {fragment.start}..{fragment.end} overlaps the one before it")
        last_end = max(last_end, fragment.end)
    return tuple(out)
