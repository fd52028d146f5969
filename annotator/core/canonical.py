"""The one form in which articles are compared: neighbours of one role with only white space between are one fragment."""

from annotator.core.annotation import Annotation, Article, Fragment, Segmentation
from annotator.core.decisions import Decision, Standing
from annotator.core.spans import Span, is_blank

_MOST_HUMAN = (Standing.REJECTED, Standing.CHANGED, Standing.ADDED, Standing.CONFIRMED, Standing.MACHINE)


def canonical(text: str, article: Article) -> Article:
    """The article with reading-order neighbours of one role joined where only white space lies between them."""
    return article.with_fragments(canonical_fragments(text, article.fragments))


def canonical_fragments(text: str, fragments: tuple[Fragment, ...]) -> tuple[Fragment, ...]:
    """The fragments in their order, those that continue each other in the same role joined."""
    out: list[Fragment] = []
    for fragment in fragments:
        if out and continues(text, out[-1], fragment):
            out[-1] = joined(out[-1], fragment)
        else:
            out.append(fragment)
    return tuple(out)


def continues(text: str, first: Fragment, second: Fragment) -> bool:
    """Whether ``second`` has the role of ``first`` and follows it with white space at most between."""
    return first.role is second.role and first.end <= second.start and is_blank(text, first.end, second.start)


def joined(first: Fragment, second: Fragment) -> Fragment:
    """One fragment for two that continue each other; begins as the first, is as sure as the less sure of both."""
    return Fragment(
        Span(first.start, second.end),
        first.role,
        combined(first.role_decision, second.role_decision),
        combined(first.attachment, second.attachment),
        first.boundary,
        first.is_placed or second.is_placed,
    )


def combined(first: Decision, second: Decision) -> Decision:
    """One decision for two: the most human standing, the smallest margin."""
    standing = min(first.standing, second.standing, key=_MOST_HUMAN.index)
    margins = [decision.margin for decision in (first, second) if decision.margin is not None]
    return Decision(standing, min(margins, default=None))


def shape(text: str, segmentation: Segmentation | Annotation) -> frozenset[tuple[tuple[int, int, str], ...]]:
    """What two readings of a page must share to be exactly equal: each article's canonical spans and roles, no ids."""
    return frozenset(
        tuple((f.start, f.end, f.role.value) for f in canonical(text, article).fragments) for article in segmentation.articles
    )
