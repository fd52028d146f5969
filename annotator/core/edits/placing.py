"""Put fragments into an article's reading order, and read the roles of what no person has touched."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotator.core.annotation import Annotation, Article, Fragment
from annotator.core.decisions import BY_PERSON, Standing
from annotator.core.edits.context import Context
from annotator.core.roles import Role
from annotator.core.rows import sorted_articles
from annotator.core.spans import Span

_RANK = {
    Role.KICKER: 0,
    Role.HEADLINE: 1,
    Role.SUBTITLE: 2,
    Role.BYLINE: 3,
    Role.JUMP: 4,
    Role.BODY: 4,
    Role.CROSSHEAD: 4,
    Role.CAPTION: 5,
    Role.CREDIT: 5,
}


def place_of(fragment: Fragment) -> tuple[int, int]:
    """Where a fragment belongs by its role: titles, byline, text in page order, captions and credits last."""
    return _RANK[fragment.role], fragment.start


def inserted(fragments: Sequence[Fragment], arriving: Iterable[Fragment]) -> tuple[Fragment, ...]:
    """The fragments with each arriving one after that which precedes it by role and page order; the others stay."""
    out = list(fragments)
    for fragment in sorted(arriving, key=place_of):
        place = place_of(fragment)
        before = [(place_of(other), at) for at, other in enumerate(out) if place_of(other) < place]
        out.insert(max(before)[1] + 1 if before else 0, fragment)
    return tuple(out)


def attached(fragments: Iterable[Fragment]) -> tuple[Fragment, ...]:
    """The fragments as a person put them there; what a person placed elsewhere is placed no longer."""
    return tuple(replace(fragment, attachment=BY_PERSON, is_placed=False) for fragment in fragments)


def in_article(fragments: Iterable[Fragment]) -> tuple[Fragment, ...]:
    """The fragments fit for an article: furniture among them becomes body, to be read anew."""
    return tuple(
        replace(fragment, role=Role.BODY, role_decision=replace(fragment.role_decision, standing=Standing.MACHINE))
        if fragment.role.is_furniture
        else fragment
        for fragment in fragments
    )


def read(context: Context, fragments: Sequence[Fragment], *, only: Iterable[Span] | None = None) -> tuple[Fragment, ...]:
    """The fragments with untouched roles read anew, and placed anew where the role changed.

    With ``only``, what lies outside those spans keeps its role.
    """
    fresh = context.reader.read(context.page.text, tuple(fragments))
    if only is not None:
        fresh = _chosen(fragments, fresh, tuple(only))
    roles = {fragment.span: fragment.role for fragment in fragments}
    settled = [fragment for fragment in fresh if fragment.is_placed or roles.get(fragment.span) is fragment.role]
    moving = [fragment for fragment in fresh if fragment not in settled]
    return inserted(settled, moving)


def _chosen(old: Sequence[Fragment], fresh: Sequence[Fragment], only: Sequence[Span]) -> tuple[Fragment, ...]:
    out: list[Fragment] = []
    for fragment in old:
        inside = any(span.covers(fragment.span) for span in only)
        out.extend([part for part in fresh if fragment.span.covers(part.span)] if inside else [fragment])
    return tuple(out)


def with_article(annotation: Annotation, article: Article) -> Annotation:
    """The annotation with this article instead of the one of its id, or in addition; listed by anchor."""
    others = (other for other in annotation.articles if other.id != article.id)
    return replace(annotation, articles=sorted_articles((*others, article)))


def free_number(annotation: Annotation) -> int:
    """The lowest article number that no article has."""
    used = {article.number for article in annotation.articles}
    return next(number for number in range(1, len(used) + 2) if number not in used)
