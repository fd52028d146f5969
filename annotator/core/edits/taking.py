"""Take characters out of wherever they are: articles, furniture or unassigned text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from annotator.core.annotation import Annotation, Article, Fragment
from annotator.core.coverage import blocks, unassigned
from annotator.core.decisions import BY_PERSON
from annotator.core.errors import EditRefused
from annotator.core.page import Page
from annotator.core.roles import Role
from annotator.core.spans import Span, clipped, merged, subtracted


@dataclass(frozen=True, slots=True)
class Taken:
    """An annotation without some characters, and these as fragments.

    They are in reading order where one article held them all, else in page order. ``holders`` are the ids of the articles
    they came from.
    """

    annotation: Annotation
    fragments: tuple[Fragment, ...]
    holders: frozenset[str]


def take(page: Page, annotation: Annotation, spans: Iterable[Span]) -> Taken:
    """Lift the characters of the spans out, cutting fragments where a span begins or ends inside one.

    Text that was unassigned comes as body, block by block. Refused when there is no character to take.
    """
    wanted = merged(page.text, (span for span in spans if span.end <= len(page.text)))
    loose = [piece for span in unassigned(page, annotation) for piece in clipped(page.text, span, wanted)]
    fragments = [Fragment(piece, Role.BODY) for span in loose for piece in blocks(page.text, span)]
    holders = [article for article in annotation.articles if _touches(article.fragments, wanted)]
    lifted = [piece for article in holders for piece in pieces_inside(page, article.fragments, wanted)]
    outside = pieces_inside(page, annotation.furniture, wanted)
    together = (*lifted, *outside, *fragments)
    if not together:
        raise EditRefused("no text is selected")
    if len(holders) != 1 or outside or fragments:
        together = tuple(sorted(together, key=lambda fragment: fragment.start))
    return Taken(_without(page, annotation, wanted), together, frozenset(article.id for article in holders))


def pieces_inside(page: Page, fragments: Iterable[Fragment], wanted: Sequence[Span]) -> tuple[Fragment, ...]:
    """What of the fragments lies in the spans; a piece that begins inside a fragment has a boundary by a person."""
    return tuple(piece_of(fragment, piece) for fragment in fragments for piece in clipped(page.text, fragment.span, wanted))


def pieces_outside(page: Page, fragments: Iterable[Fragment], unwanted: Sequence[Span]) -> tuple[Fragment, ...]:
    """What of the fragments lies outside the spans."""
    return tuple(piece_of(fragment, piece) for fragment in fragments for piece in subtracted(page.text, fragment.span, unwanted))


def piece_of(fragment: Fragment, span: Span) -> Fragment:
    """A part of a fragment as a fragment of its own."""
    if span == fragment.span:
        return fragment
    if span.start == fragment.start:
        return replace(fragment, span=span)
    return replace(fragment, span=span, boundary=BY_PERSON)


def _touches(fragments: Iterable[Fragment], spans: Sequence[Span]) -> bool:
    return any(fragment.span.overlaps(span) for fragment in fragments for span in spans)


def _without(page: Page, annotation: Annotation, wanted: Sequence[Span]) -> Annotation:
    left = (_reduced(page, article, wanted) for article in annotation.articles)
    furniture = annotation.furniture
    if _touches(furniture, wanted):
        furniture = pieces_outside(page, furniture, wanted)
    return replace(annotation, articles=tuple(article for article in left if article), furniture=furniture)


def _reduced(page: Page, article: Article, wanted: Sequence[Span]) -> Article | None:
    if not _touches(article.fragments, wanted):
        return article
    fragments = pieces_outside(page, article.fragments, wanted)
    return article.with_fragments(fragments) if fragments else None
