"""Edits on single fragments: cut, role, furniture, boundary, and saying that a guess is right."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotator.core.annotation import Annotation, Article, Fragment
from annotator.core.decisions import BY_PERSON
from annotator.core.edits.articles import parted
from annotator.core.edits.context import Context
from annotator.core.edits.placing import inserted, stays, with_article
from annotator.core.edits.settling import settled
from annotator.core.edits.taking import piece_of, pieces_inside, pieces_outside, selected, take, touches
from annotator.core.errors import EditRefused
from annotator.core.roles import Role
from annotator.core.spans import Span, trimmed


def cut(context: Context, annotation: Annotation, *, at: int) -> Annotation:
    """Cut the fragment at ``at``; both halves stay where they are."""
    fragment = annotation.fragment_at(at)
    if fragment is None:
        raise EditRefused("there is no fragment to cut here")
    left = trimmed(context.page.text, fragment.start, at) if at > fragment.start else None
    right = trimmed(context.page.text, at, fragment.end)
    if left is None or right is None:
        raise EditRefused("a fragment already begins here")
    return settled(context, annotation, _cut(context, annotation, fragment, (left, right)))


def _cut(context: Context, annotation: Annotation, fragment: Fragment, halves: tuple[Span, Span]) -> Annotation:
    article = annotation.article_at(fragment.start)
    if article is not None:
        head, tail = parted(context, article, halves[1].start)
        return with_article(annotation, article.with_fragments((*head, *tail)))
    others = (other for other in annotation.furniture if other is not fragment)
    return _with_furniture(annotation, (*others, *(piece_of(fragment, half) for half in halves)))


def set_role(context: Context, annotation: Annotation, *, spans: Sequence[Span], role: Role) -> Annotation:
    """Give text of articles a role; a selection inside a fragment is cut out by itself."""
    if role.is_furniture:
        return make_furniture(context, annotation, spans=spans, role=role)
    wanted = selected(context.page, spans)
    holders = [article for article in annotation.articles if touches(article.fragments, wanted)]
    said = [piece for article in holders for piece in pieces_inside(context.page, article.fragments, wanted)]
    if sum(context.page.ink_of(piece.span) for piece in said) < sum(map(context.page.ink_of, wanted)):
        raise EditRefused("this text is in no article: make it one, or send it to one, first")
    _refuse_said(said, role)
    after = annotation
    for article in holders:
        after = with_article(after, _with_role(context, article, wanted, role))
    return settled(context, annotation, after)


def _refuse_said(fragments: Iterable[Fragment], role: Role) -> None:
    if all(fragment.role is role and fragment.role_decision.standing.is_by_person for fragment in fragments):
        raise EditRefused("the text has the role {role} already", role=role.value)


def _said(fragment: Fragment, role: Role) -> Fragment:
    """The fragment with the role a person gave it; one that the machine gave it is confirmed."""
    decision = fragment.role_decision.confirmed() if fragment.role is role else BY_PERSON
    return replace(fragment, role=role, role_decision=decision)


def _with_role(context: Context, article: Article, wanted: Sequence[Span], role: Role) -> Article:
    """The article with the text of one role; what changed is placed by it unless a person placed it."""
    out: list[Fragment] = []
    moving: list[Fragment] = []
    for fragment in article.fragments:
        inside = [_said(piece, role) for piece in pieces_inside(context.page, (fragment,), wanted)]
        outside = pieces_outside(context.page, (fragment,), wanted)
        for piece in sorted((*inside, *outside), key=lambda piece: piece.start):
            (out if stays(piece, fragment.role) else moving).append(piece)
    return article.with_fragments(inserted(out, moving))


def make_furniture(context: Context, annotation: Annotation, *, spans: Sequence[Span], role: Role) -> Annotation:
    """Put text outside all articles, as furniture of this role."""
    taken = take(context.page, annotation, spans)
    _refuse_said(taken.fragments, role)
    said = tuple(replace(_said(fragment, role), attachment=BY_PERSON, is_placed=False) for fragment in taken.fragments)
    return settled(context, annotation, _with_furniture(taken.annotation, (*taken.annotation.furniture, *said)))


def _with_furniture(annotation: Annotation, fragments: Sequence[Fragment]) -> Annotation:
    return replace(annotation, furniture=tuple(sorted(fragments, key=lambda fragment: fragment.start)))


def move_boundary(context: Context, annotation: Annotation, *, fragment: int, to: int) -> Annotation:
    """Let the fragment that begins at ``fragment`` begin at ``to`` instead.

    Text it gains is taken from where it was; text it loses goes to the fragment directly before it on the page, else it
    is unassigned. Refused where a fragment of another role would be swallowed whole: a byline must not become body unseen.
    """
    old = annotation.fragment_at(fragment)
    if old is None or old.start != fragment:
        raise EditRefused("there is no boundary here")
    if to == old.start:
        raise EditRefused("the boundary is there already: there is no text beyond")
    if to >= old.end or trimmed(context.page.text, to, old.end) is None:
        raise EditRefused("the boundary cannot go past the end of its text")
    return settled(context, annotation, (_advanced if to > old.start else _drawn_back)(context, annotation, old, to))


def _drawn_back(context: Context, annotation: Annotation, old: Fragment, to: int) -> Annotation:
    start = trimmed(context.page.text, to, old.start)
    if start is None:
        raise EditRefused("there is no text before it for the boundary to take in")
    if any(start.covers(fragment.span) and fragment.role is not old.role for fragment in annotation.fragments()):
        raise EditRefused("nothing would be left of the text before it, which has another role: give it this role first")
    rest = take(context.page, annotation, [start]).annotation
    return _replaced(rest, old, (replace(old, span=Span(start.start, old.end), boundary=BY_PERSON),))


def _advanced(context: Context, annotation: Annotation, old: Fragment, to: int) -> Annotation:
    kept, lost = trimmed(context.page.text, to, old.end), trimmed(context.page.text, old.start, to)
    if kept is None or lost is None:
        raise EditRefused("there is no text between here and there for the boundary to leave out")
    shortened = _replaced(annotation, old, (replace(old, span=kept, boundary=BY_PERSON),))
    before = _page_neighbour(context, annotation, old)
    if before is None:
        return shortened
    return _replaced(shortened, before, (replace(before, span=Span(before.start, lost.end)),))


def _page_neighbour(context: Context, annotation: Annotation, fragment: Fragment) -> Fragment | None:
    """The fragment that ends directly before this one on the page."""
    before = len(context.page.text[: fragment.start].rstrip())
    return annotation.fragment_at(before - 1) if before else None


def _replaced(annotation: Annotation, old: Fragment, new: tuple[Fragment, ...]) -> Annotation:
    article = annotation.article_at(old.start)
    if article is None:
        return _with_furniture(annotation, (*(f for f in annotation.furniture if f != old), *new))
    swapped = [part for f in article.fragments for part in (new if f == old else (f,))]
    return with_article(annotation, article.with_fragments(swapped))


def confirm(context: Context, annotation: Annotation, *, spans: Sequence[Span]) -> Annotation:
    """Say that what the machine decided about the fragments under the spans is right.

    That an article is one at all is confirmed with the fragment that its running text begins with.
    """
    wanted = selected(context.page, spans)
    after = replace(annotation, furniture=tuple(_confirmed(fragment, wanted) for fragment in annotation.furniture))
    after = replace(after, articles=tuple(_confirmed_article(article, wanted) for article in annotation.articles))
    if after == annotation:
        raise EditRefused("a person has already decided all of this")
    return settled(context, annotation, after)


def _confirmed_article(article: Article, wanted: Sequence[Span]) -> Article:
    if not touches(article.fragments, wanted):
        return article
    fragments = tuple(_confirmed(fragment, wanted) for fragment in article.fragments)
    is_begun = touches((f for f in article.fragments if f.start == article.anchor), wanted)
    return replace(article, fragments=fragments, decision=article.decision.confirmed() if is_begun else article.decision)


def _confirmed(fragment: Fragment, wanted: Sequence[Span]) -> Fragment:
    if not touches((fragment,), wanted) or all(decision.standing.is_by_person for decision in fragment.decisions):
        return fragment
    role, attachment, boundary = (decision.confirmed() for decision in fragment.decisions)
    return replace(fragment, role_decision=role, attachment=attachment, boundary=boundary)
