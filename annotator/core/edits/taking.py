"""Take characters out of wherever they are: articles, furniture or unassigned text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from annotator.core.annotation import Annotation, Article, Fragment
from annotator.core.coverage import unassigned_in
from annotator.core.decisions import BY_PERSON
from annotator.core.errors import EditRefused
from annotator.core.page import Page
from annotator.core.roles import Role
from annotator.core.spans import Span, clipped, merged, overlapping, subtracted, trimmed


@dataclass(frozen=True, slots=True)
class Taken:
    """An annotation without some characters, and these as fragments.

    They are in reading order where one article, ``home``, held them all, else in page order. ``holders`` are the ids of the
    articles that held any; ``was_loose`` says that no article and no furniture did.
    """

    annotation: Annotation
    fragments: tuple[Fragment, ...]
    holders: frozenset[str]
    home: str | None
    was_loose: bool


def take(page: Page, annotation: Annotation, spans: Iterable[Span]) -> Taken:
    """Lift the characters of the spans out, cutting fragments where a span begins or ends inside one.

    Text that was unassigned comes as body, block by block. Refused when there is no character to take.
    """
    wanted = selected(page, spans)
    holders = [article for article in annotation.articles if touches(article.fragments, wanted)]
    lifted = [piece for article in holders for piece in pieces_inside(page, article.fragments, wanted)]
    outside = pieces_inside(page, annotation.furniture, wanted)
    held = (*lifted, *outside)
    loose = [Fragment(block, Role.BODY) for block in unassigned_in(page, held, wanted)]
    together = (*held, *loose)
    home = holders[0].id if len(holders) == 1 and not outside and not loose else None
    if home is None:
        together = tuple(sorted(together, key=lambda fragment: fragment.start))
    ids = frozenset(article.id for article in holders)
    return Taken(_without(page, annotation, wanted), together, ids, home, was_loose=not held)


def selected(page: Page, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans sorted and disjoint, without white space at their ends; refused when there is no character in them."""
    bare = (trimmed(page.text, span.start, span.end) for span in spans if span.end <= len(page.text))
    wanted = merged(page.text, (span for span in bare if span is not None))
    if not wanted:
        raise EditRefused("no text is selected")
    return wanted


def touches(fragments: Iterable[Fragment], wanted: Sequence[Span]) -> bool:
    """Whether a fragment shares a character with the spans, which are sorted and disjoint."""
    first, last = wanted[0].start, wanted[-1].end
    return any(f.span.start < last and first < f.span.end and overlapping(wanted, f.span) for f in fragments)


def pieces_inside(page: Page, fragments: Iterable[Fragment], wanted: Sequence[Span]) -> tuple[Fragment, ...]:
    """What of the fragments lies in the sorted spans; a piece that begins inside a fragment has a boundary by a person."""
    near = ((fragment, overlapping(wanted, fragment.span)) for fragment in fragments)
    return tuple(piece_of(f, piece) for f, spans in near if spans for piece in clipped(page.text, f.span, spans))


def pieces_outside(page: Page, fragments: Iterable[Fragment], unwanted: Sequence[Span]) -> tuple[Fragment, ...]:
    """What of the fragments lies outside the sorted spans."""
    near = ((fragment, overlapping(unwanted, fragment.span)) for fragment in fragments)
    return tuple(piece_of(f, piece) for f, spans in near for piece in subtracted(page.text, f.span, spans))


def piece_of(fragment: Fragment, span: Span) -> Fragment:
    """A part of a fragment as a fragment of its own."""
    if span == fragment.span:
        return fragment
    if span.start == fragment.start:
        return replace(fragment, span=span)
    return replace(fragment, span=span, boundary=BY_PERSON)


def _without(page: Page, annotation: Annotation, wanted: Sequence[Span]) -> Annotation:
    left = (_reduced(page, article, wanted) for article in annotation.articles)
    furniture = annotation.furniture
    if touches(furniture, wanted):
        furniture = pieces_outside(page, furniture, wanted)
    return replace(annotation, articles=tuple(article for article in left if article), furniture=furniture)


def _reduced(page: Page, article: Article, wanted: Sequence[Span]) -> Article | None:
    if not touches(article.fragments, wanted):
        return article
    fragments = pieces_outside(page, article.fragments, wanted)
    return article.with_fragments(fragments) if fragments else None
