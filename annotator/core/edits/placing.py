"""Put fragments into an article's reading order, and read the roles of what no person has touched."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from annotator.core.annotation import Annotation, Article, Fragment
from annotator.core.decisions import BY_PERSON, Standing
from annotator.core.edits.context import Context
from annotator.core.page import Page
from annotator.core.roles import Role
from annotator.core.rows import sorted_articles
from annotator.core.spans import Span, subtracted

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


def stays(fragment: Fragment, role: Role) -> bool:
    """Whether a fragment whose role was ``role`` keeps its place: a person put it there, or both belong there alike."""
    return fragment.is_placed or _RANK[fragment.role] == _RANK[role]


def inserted(fragments: Sequence[Fragment], arriving: Iterable[Fragment]) -> tuple[Fragment, ...]:
    """The fragments with each arriving one after that which precedes it by role and page order; the others stay."""
    known = sorted((place_of(fragment), index) for index, fragment in enumerate(fragments))
    behind: dict[int, list[Fragment]] = defaultdict(list)
    for fragment in sorted(arriving, key=place_of):
        rank = bisect_left(known, (place_of(fragment), -1))
        behind[known[rank - 1][1] if rank else -1].append(fragment)
    followed = (part for index, fragment in enumerate(fragments) for part in (fragment, *behind[index]))
    return (*behind[-1], *followed)


def attached(fragments: Iterable[Fragment]) -> tuple[Fragment, ...]:
    """The fragments as a person put them there; what a person placed elsewhere is placed no longer."""
    return tuple(replace(fragment, attachment=BY_PERSON, is_placed=False) for fragment in fragments)


def joined_in(fragments: Sequence[Fragment], giver: Article) -> tuple[Fragment, ...]:
    """All of an article put in among the fragments of another.

    What follows the same fragment as before keeps how sure that was: a person joined the articles, not each seam in them.
    """
    before = dict(zip(giver.spans[1:], giver.spans, strict=False))
    arriving = {fragment.span: replace(fragment, is_placed=False) for fragment in giver.fragments}
    out: list[Fragment] = []
    for fragment in inserted(fragments, arriving.values()):
        follows = bool(out) and before.get(fragment.span) == out[-1].span
        out.append(replace(fragment, attachment=BY_PERSON) if fragment.span in arriving and not follows else fragment)
    return tuple(out)


def in_article(fragments: Iterable[Fragment]) -> tuple[Fragment, ...]:
    """The fragments fit for an article: furniture among them becomes body, to be read anew."""
    return tuple(
        replace(fragment, role=Role.BODY, role_decision=replace(fragment.role_decision, standing=Standing.MACHINE))
        if fragment.role.is_furniture
        else fragment
        for fragment in fragments
    )


def read(context: Context, fragments: Sequence[Fragment], *, only: Iterable[Span] | None = None) -> tuple[Fragment, ...]:
    """The fragments with untouched roles read anew, and placed anew where that changes the place.

    With ``only``, fragments of other spans keep their role. Raises ValueError when the reader loses or invents text.
    """
    fresh = _parts(fragments, context.reader.read(context.page.text, tuple(fragments)))
    chosen = {fragment.span for fragment in fragments} if only is None else set(only)
    staying: list[Fragment] = []
    moving: list[Fragment] = []
    for old, parts in zip(fragments, fresh, strict=True):
        _check(context.page, old, parts)
        is_fixed = old.role_decision.standing.is_by_person or old.span not in chosen
        for part in (old,) if is_fixed else parts:
            (staying if stays(part, old.role) else moving).append(part)
    return inserted(staying, moving)


def _parts(old: Sequence[Fragment], fresh: Iterable[Fragment]) -> Iterator[list[Fragment]]:
    """For each old fragment the fresh ones that begin in it or after it."""
    order = sorted(range(len(old)), key=lambda index: old[index].start)
    starts = [old[index].start for index in order]
    parts: dict[int, list[Fragment]] = defaultdict(list)
    for fragment in fresh:
        parts[order[max(0, bisect_right(starts, fragment.start) - 1)]].append(fragment)
    return (parts[index] for index in range(len(old)))


def _check(page: Page, old: Fragment, parts: Sequence[Fragment]) -> None:
    """Refuse a reading that would lose text: nothing after it could notice."""
    if len(parts) == 1 and parts[0].span == old.span:
        return
    spans = [part.span for part in parts]
    left = subtracted(page.text, old.span, spans)
    if left or not all(map(old.span.covers, spans)) or sum(map(page.ink_of, spans)) != page.ink_of(old.span):
        raise ValueError(f"the reader of roles did not keep the text {old.start}..{old.end}")


def with_article(annotation: Annotation, article: Article) -> Annotation:
    """The annotation with this article instead of the one of its id, or in addition; listed by anchor."""
    others = (other for other in annotation.articles if other.id != article.id)
    return replace(annotation, articles=sorted_articles((*others, article)))


def free_number(annotation: Annotation) -> int:
    """The lowest article number that no article has."""
    used = {article.number for article in annotation.articles}
    return next(number for number in range(1, len(used) + 2) if number not in used)
