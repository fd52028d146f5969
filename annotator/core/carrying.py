"""Carry what a reviewer said of one text of a page over to another text of it; what cannot come is told and flagged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import TypeVar

from annotator.core.alignment import Alignment, comparable
from annotator.core.annotation import (
    Annotation,
    Article,
    Flag,
    Fragment,
    JumpLink,
    Layer,
    Note,
    ReviewState,
    Target,
    TargetKind,
)
from annotator.core.decisions import BY_MACHINE
from annotator.core.errors import UserError
from annotator.core.figures import Illustration, Quantity
from annotator.core.page import Page, PageId
from annotator.core.roles import Role
from annotator.core.rows import sorted_articles, sorted_quantities
from annotator.core.spans import Span, clipped, merged

# Between two characters that stayed neighbours so many may have gone or come: an engine reads one as two, or none.
_FEW = 4
_WORDS = 12

Remark = TypeVar("Remark", Note, Flag)
Words = Callable[[UserError], str]
Scale = tuple[float, float]


class NotCarried(UserError):
    """Something did not come over whole."""


GONE = "“{words}” is not in the new text"
CUT = "“{words}” came over without {missing} of its {characters} characters"
TORN = "“{words}” came over in {pieces} pieces"
UNLINKED = "the link of article {number} to {linked_page} leads to another issue"
READ_ANEW = "the number “{words}” reads “{now}” in the new text"


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that did not come over whole, and what in the new annotation it is about."""

    what: NotCarried
    target: Target


@dataclass(frozen=True, slots=True)
class Carried:
    """An annotation of the other text; of how many ``spans`` it was made, and how many of these are ``whole`` there."""

    annotation: Annotation
    losses: tuple[Loss, ...]
    spans: int
    whole: int


def carried_over(
    annotation: Annotation,
    old: Page,
    new: Page,
    alignment: Alignment,
    *,
    words: Words = str,
    scale: Scale = (1.0, 1.0),
    unlinked: Set[PageId] = frozenset(),
) -> Carried:
    """The annotation of the ``old`` page as one of the ``new``; ``alignment`` is from the old text to the new.

    Ids, numbers and decisions stay. No layer is finished: nobody has looked at it. Each loss is a flag too, its reason in
    the ``words`` of whoever asks; boxes of pictures are measured anew by ``scale``, across and down.
    Links to ``unlinked`` pages, which are of another issue than the new one, keep the page's number alone.
    """
    carrying = _Carrying(annotation, old, new, alignment, unlinked)
    carrying.run(scale)
    return Carried(carrying.annotation(words), tuple(carrying.losses), carrying.spans, carrying.whole)


@dataclass(frozen=True, slots=True)
class _Came:
    """What became of a span: its pieces in the new text in its own order, and what it lacks there."""

    pieces: tuple[Span, ...]
    characters: int
    missing: int
    is_cut: bool

    @property
    def is_whole(self) -> bool:
        """Whether it is one piece, from its beginning to its end."""
        return len(self.pieces) == 1 and not self.is_cut


@dataclass(slots=True)
class _Carrying:
    """One carrying under way."""

    said: Annotation
    old: Page
    new: Page
    alignment: Alignment
    unlinked: Set[PageId]
    losses: list[Loss] = field(default_factory=list)
    spans: int = 0
    whole: int = 0
    _taken: set[int] = field(default_factory=set)
    _homes: dict[Span, Span] = field(default_factory=dict)
    _articles: list[Article] = field(default_factory=list)
    _furniture: list[Fragment] = field(default_factory=list)
    _illustrations: list[Illustration] = field(default_factory=list)
    _quantities: list[Quantity] = field(default_factory=list)

    def run(self, scale: Scale) -> None:
        """Carry everything: text first, which figures and remarks refer to."""
        self._taken = {partner for partner in self.alignment.partners if partner >= 0}
        for article in self.said.articles:
            self._carry_article(article)
        for fragment in self.said.furniture:
            self._furniture += self._fragments(fragment, Target())
        for illustration in self.said.illustrations:
            self._carry_illustration(illustration, scale)
        for quantity in self.said.quantities:
            self._carry_quantity(quantity)

    def annotation(self, words: Words) -> Annotation:
        """The annotation of the new page."""
        bare = replace(
            self.said,
            page=self.new.id,
            articles=sorted_articles(self._articles),
            furniture=tuple(sorted(self._furniture, key=lambda fragment: fragment.start)),
            illustrations=tuple(self._illustrations),
            quantities=sorted_quantities(self._quantities),
        )
        there = {article.id for article in bare.articles} | {picture.id for picture in bare.illustrations}
        there |= {quantity.id for quantity in bare.quantities}
        notes, flags = self._remarks(self.said.notes, there), self._remarks(self.said.flags, there)
        return _flagged(_unfinished(replace(bare, notes=notes, flags=flags)), self.losses, words)

    def _carry_article(self, article: Article) -> None:
        begun = len(self.losses)
        home = Target(TargetKind.ARTICLE, article.id)
        fragments = [piece for fragment in article.fragments for piece in self._fragments(fragment, home)]
        if fragments:
            self._articles.append(self._linked(article).with_fragments(fragments))
        else:
            self.losses[begun:] = [replace(loss, target=Target()) for loss in self.losses[begun:]]

    def _linked(self, article: Article) -> Article:
        came, went = article.continued_from, article.continued_on
        for link in (came, went):
            if link is not None and link.page in self.unlinked:
                what = NotCarried(UNLINKED, number=article.number, linked_page=link.page)
                self.losses.append(Loss(what, Target(TargetKind.ARTICLE, article.id)))
        return replace(article, continued_from=self._link(came), continued_on=self._link(went))

    def _link(self, link: JumpLink | None) -> JumpLink | None:
        return JumpLink(link.page_number) if link is not None and link.page in self.unlinked else link

    def _fragments(self, fragment: Fragment, home: Target) -> list[Fragment]:
        """What a fragment becomes: several where its text is no longer together, each read where it was read."""
        came = self._came(fragment.span)
        self._count(came)
        made = [
            replace(fragment, span=piece, boundary=BY_MACHINE if at else fragment.boundary)
            for at, piece in enumerate(came.pieces)
        ]
        if made:
            self._homes[fragment.span] = made[0].span
        self._tell(fragment.span, came, Target(TargetKind.FRAGMENT, span=made[0].span) if made else home)
        return made

    def _carry_illustration(self, old: Illustration, scale: Scale) -> None:
        came = [self._came(span) for span in (*old.caption, *old.credit)]
        home = next((article for article in self._articles if article.id == old.article), None)
        new = replace(
            old,
            caption=self._held(old.caption, home, Role.CAPTION),
            credit=self._held(old.credit, home, Role.CREDIT),
            article=home.id if home is not None else None,
            box=old.box and (old.box[0] * scale[0], old.box[1] * scale[1], old.box[2] * scale[0], old.box[3] * scale[1]),
        )
        is_gone = new.is_bare and not old.is_bare
        if not is_gone:
            self._illustrations.append(new)
        target = Target(TargetKind.FIGURE, old.id) if not is_gone else Target()
        for span, one in zip((*old.caption, *old.credit), came, strict=True):
            self._count(one)
            if is_gone or one.missing:
                self._tell(span, one, target)

    def _held(self, spans: Iterable[Span], home: Article | None, role: Role) -> tuple[Span, ...]:
        """What of the spans came over into fragments of the article that have the role."""
        held = [fragment.span for fragment in home.fragments if fragment.role is role] if home is not None else []
        parts = [part for span in spans for part in self._came(span).pieces]
        return tuple(piece for part in parts for piece in merged(self.new.text, clipped(self.new.text, part, held)))

    def _carry_quantity(self, old: Quantity) -> None:
        came = [self._came(span) for span in old.spans]
        for one in came:
            self._count(one)
        lacking = next((span for span, one in zip(old.spans, came, strict=True) if one.missing), None)
        if lacking is not None:
            # A number without one of its digits is another number.
            gone = NotCarried(GONE, words=_read(self.old, old.spans))
            self.losses.append(Loss(gone, self._place(old.start)))
            return
        spans = tuple(piece for one in came for piece in one.pieces)
        measures = tuple(piece for span in old.measures for piece in self._came(span).pieces)
        self._quantities.append(replace(old, spans=spans, measures=measures))
        target = Target(TargetKind.FIGURE, old.id)
        for span, one in zip(old.spans, came, strict=True):
            self._tell(span, one, target)
        was, now = _read(self.old, old.spans), _read(self.new, spans)
        if comparable(was) != comparable(now):
            self.losses.append(Loss(NotCarried(READ_ANEW, words=was, now=now), target))

    def _came(self, span: Span) -> _Came:
        partners = self.alignment.partners[self.old.ink_before(span.start) : self.old.ink_before(span.end)]
        runs = list(_runs(partners, self._is_together))
        starts = self.new.ink_offsets
        pieces = tuple(Span(starts[first], starts[last] + 1) for first, last in runs)
        return _Came(pieces, len(partners), partners.count(-1), _is_cut(partners))

    def _is_together(self, first: int, second: int) -> bool:
        """Whether nothing that is somebody's stands between two characters, and no more than a misreading makes."""
        return 0 < second - first <= _FEW + 1 and not any(at in self._taken for at in range(first + 1, second))

    def _count(self, came: _Came) -> None:
        self.spans += 1
        self.whole += came.is_whole

    def _tell(self, span: Span, came: _Came, target: Target) -> None:
        if came.is_whole:
            return
        fields = {"words": _beginning(_read(self.old, (span,)))}
        if not came.pieces:
            what = NotCarried(GONE, **fields)
        elif came.is_cut:
            what = NotCarried(CUT, **fields, missing=came.missing, characters=came.characters)
        else:
            what = NotCarried(TORN, **fields, pieces=len(came.pieces))
        self.losses.append(Loss(what, target))

    def _place(self, offset: int) -> Target:
        """The fragment that holds now what held this character."""
        fragment = self.said.fragment_at(offset)
        home = self._homes.get(fragment.span) if fragment is not None else None
        return Target(TargetKind.FRAGMENT, span=home) if home is not None else Target()

    def _remarks(self, remarks: Sequence[Remark], there: set[str]) -> tuple[Remark, ...]:
        return tuple(replace(remark, target=self._target(remark.target, there)) for remark in remarks)

    def _target(self, old: Target, there: set[str]) -> Target:
        if old.span is not None:
            came = self._came(old.span).pieces
            span = self._homes.get(old.span) or (came[0] if came else None)
            return Target(TargetKind.FRAGMENT, span=span) if span is not None else Target()
        return old if old.kind is TargetKind.PAGE or old.id in there else Target()


def _runs(partners: Iterable[int], is_together: Callable[[int, int], bool]) -> Iterator[tuple[int, int]]:
    """The partners, without those that lack, as stretches from a first to a last one."""
    first = last = None
    for partner in partners:
        if partner < 0:
            continue
        if first is None or last is None or not is_together(last, partner):
            if first is not None and last is not None:
                yield first, last
            first = partner
        last = partner
    if first is not None and last is not None:
        yield first, last


def _is_cut(partners: Sequence[int]) -> bool:
    """Whether the beginning or the end lacks, or more in the middle than a misreading makes."""
    lacking = 0
    for partner in partners:
        lacking = lacking + 1 if partner < 0 else 0
        if lacking > _FEW:
            return True
    return not partners or partners[0] < 0 or partners[-1] < 0


def _unfinished(annotation: Annotation) -> Annotation:
    states = annotation.states
    for layer in Layer:
        if states.of(layer) is ReviewState.FINISHED:
            states = states.with_layer(layer, ReviewState.IN_PROGRESS)
    return replace(annotation, states=states)


def _flagged(annotation: Annotation, losses: Iterable[Loss], words: Words) -> Annotation:
    """The annotation with a flag for each loss."""
    said = dict.fromkeys((loss.target, words(loss.what)) for loss in losses)
    first = annotation.next_ids.flag
    flags = tuple(Flag(f"f{number}", target, reason) for number, (target, reason) in enumerate(said, first))
    ids = replace(annotation.next_ids, flag=first + len(flags))
    return replace(annotation, flags=(*annotation.flags, *flags), next_ids=ids)


def _read(page: Page, spans: Iterable[Span]) -> str:
    return "".join("".join(page.text[span.start : span.end].split()) for span in spans)


def _beginning(words: str) -> str:
    return words if len(words) <= _WORDS else f"{words[:_WORDS]}…"
