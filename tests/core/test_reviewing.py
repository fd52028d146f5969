"""Whatever a reviewer does, in whatever order, with undo and redo between: the page stays whole."""

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from annotator.core import changes, coverage, edits, history
from annotator.core.annotation import (
    Annotation,
    Article,
    Flag,
    Fragment,
    JumpLink,
    Layer,
    NextIds,
    Note,
    Segmentation,
    Target,
    TargetKind,
)
from annotator.core.errors import EditRefused
from annotator.core.figures import Illustration, IllustrationKind, Quantity
from annotator.core.history import History, Step
from annotator.core.page import Page, PageId
from annotator.core.roles import ARTICLE_ROLES, FURNITURE_ROLES, Role
from annotator.core.spans import Span, trimmed
from tests.core.strategies import Review, reviews

ANY = st.integers(0, 10_000)

Item = Article | Illustration | Quantity | Note | Flag


@dataclass(frozen=True)
class FickleReader:
    """Cuts and gives roles as a checksum of the words says: any way, but for the same words always the same."""

    def read(self, text: str, fragments: tuple[Fragment, ...]) -> tuple[Fragment, ...]:
        """Read roles, also those that a person decided: that these stay is not left to a reader."""
        return tuple(part for fragment in fragments for part in self._of(text, fragment))

    def _of(self, text: str, fragment: Fragment) -> Sequence[Fragment]:
        number = zlib.crc32(text[fragment.start : fragment.end].encode())
        role = ARTICLE_ROLES[number // 3 % len(ARTICLE_ROLES)]
        middle = fragment.start + len(fragment.span) // 2
        left, right = trimmed(text, fragment.start, middle), trimmed(text, middle, fragment.end)
        if number % 3 == 0 and left is not None and right is not None:
            return replace(fragment, span=left, role=role), replace(fragment, span=right)
        return (replace(fragment, role=role if number % 3 == 1 else fragment.role),)


class Reviewing(RuleBasedStateMachine):
    """One reviewer at one page; what was true of it at each step is remembered."""

    page: Page
    context: edits.Context
    now: Annotation
    seed: Segmentation
    steps: History
    told: dict[int, Annotation]
    used: set[str]
    highest: NextIds
    digest: int

    @initialize(review=reviews())
    def open(self, review: Review) -> None:
        self.page, self.now = review.page, review.annotation
        self.context = edits.Context(self.page, FickleReader())
        self.seed = self.now.segmentation
        self.steps, self.told = History(), {0: self.now}
        self.used, self.highest = ids_of(self.now), self.now.next_ids
        self.digest = changes.digest(self.now)

    def do(self, edit: Callable[..., Annotation], *, keeps_roles: bool = False, **arguments: object) -> None:
        """Make an edit; check what must be true of any edit, refused or not."""
        before = self.now
        try:
            after = edit(self.context, before, **arguments)
        except EditRefused:
            after = None
        assert changes.digest(before) == self.digest, "an edit changed what it was given"
        if after is not None:
            self.check_ids(before, after)
            if keeps_roles:
                check_roles_by_persons(before, after)
            self.take_step(edit.__name__, before, after)

    def check_ids(self, before: Annotation, after: Annotation) -> None:
        fresh = ids_of(after) - ids_of(before)
        assert not fresh & self.used, "an id was used again"
        self.used |= fresh
        assert after.next_ids == after.next_ids.at_least(self.highest)
        self.highest = after.next_ids

    def take_step(self, name: str, before: Annotation, after: Annotation) -> None:
        changed = changes.between(before, after)
        assert changed, f"{name} changed nothing and was not refused"
        assert changes.applied(before, changed) == after
        assert changes.applied(after, changed.inverse) == before
        self.digest = changes.digest_after(self.digest, changed)
        step = Step(self.steps.next_id, self.steps.head, name, "{}", changed, self.digest)
        self.steps = self.steps.with_step(step)
        self.now = self.told[step.id] = after

    def spans(self, start: int, length: int, kind: int) -> list[Span]:
        """Some selection: characters, a fragment, two fragments, or an article."""
        size = len(self.page.text)
        fragments, articles = list(self.now.fragments()), self.now.articles
        if kind % 4 == 1 and fragments:
            return [fragments[start % len(fragments)].span]
        if kind % 4 == 2 and fragments:
            return [fragments[start % len(fragments)].span, fragments[length % len(fragments)].span]
        if kind % 4 == 3 and articles:
            return list(articles[start % len(articles)].spans)
        first = start % size
        return [Span(first, min(size, first + 1 + length % 12))]

    def article(self, index: int) -> str:
        """Some article, sometimes one that is not there."""
        articles = self.now.articles
        return articles[index % len(articles)].id if articles and index % 17 else "a404"

    def offset(self, index: int, inside: int) -> int:
        """Some offset, mostly inside a fragment."""
        fragments = list(self.now.fragments())
        if not fragments or index % 7 == 0:
            return inside % len(self.page.text)
        span = fragments[index % len(fragments)].span
        return span.start + inside % len(span)

    @rule(index=ANY, inside=ANY)
    def split(self, index: int, inside: int) -> None:
        self.do(edits.split, keeps_roles=True, at=self.offset(index, inside))

    @rule(index=ANY, inside=ANY)
    def cut(self, index: int, inside: int) -> None:
        self.do(edits.cut, keeps_roles=True, at=self.offset(index, inside))

    @rule(article=ANY, further=st.integers(0, 4))
    def merge(self, article: int, further: int) -> None:
        self.do(edits.merge, keeps_roles=True, article=self.article(article), into=self.article(article + further))

    @rule(start=ANY, length=ANY, kind=ANY, to=ANY)
    def send(self, start: int, length: int, kind: int, to: int) -> None:
        self.do(edits.send, keeps_roles=True, spans=self.spans(start, length, kind), to=self.article(to))

    @rule(start=ANY, length=ANY, kind=ANY)
    def new_article(self, start: int, length: int, kind: int) -> None:
        self.do(edits.new_article, keeps_roles=True, spans=self.spans(start, length, kind))

    @rule(start=ANY, length=ANY, kind=ANY)
    def unassign(self, start: int, length: int, kind: int) -> None:
        self.do(edits.unassign, keeps_roles=True, spans=self.spans(start, length, kind))

    @rule(article=ANY)
    def dissolve(self, article: int) -> None:
        self.do(edits.dissolve, keeps_roles=True, article=self.article(article))

    @precondition(lambda self: any(len(article.fragments) > 1 for article in self.now.articles))
    @rule(index=ANY, by=st.sampled_from((1, -1, 2, -2, 0)))
    def reorder(self, index: int, by: int) -> None:
        fragments = [part for article in self.now.articles if len(article.fragments) > 1 for part in article.fragments]
        self.do(edits.reorder, keeps_roles=True, spans=[fragments[index % len(fragments)].span], by=by)

    @rule(start=ANY, length=ANY, kind=ANY, by=st.integers(-3, 3))
    def reorder_anything(self, start: int, length: int, kind: int, by: int) -> None:
        self.do(edits.reorder, keeps_roles=True, spans=self.spans(start, length, kind), by=by)

    @rule(start=ANY, length=ANY, kind=ANY, to=ANY, position=st.integers(-1, 6))
    def place(self, start: int, length: int, kind: int, to: int, position: int) -> None:
        spans = self.spans(start, length, kind)
        self.do(edits.place, keeps_roles=True, spans=spans, article=self.article(to), position=position)

    @precondition(lambda self: self.now.articles)
    @rule(index=ANY, position=ANY)
    def place_within(self, index: int, position: int) -> None:
        article = self.now.articles[index % len(self.now.articles)]
        span = article.spans[index % len(article.spans)]
        self.do(edits.place, keeps_roles=True, spans=[span], article=article.id, position=position % (len(article.spans) + 1))

    @rule(start=ANY, length=ANY, kind=ANY, role=st.sampled_from(ARTICLE_ROLES + FURNITURE_ROLES))
    def set_role(self, start: int, length: int, kind: int, role: Role) -> None:
        self.do(edits.set_role, spans=self.spans(start, length, kind), role=role)

    @rule(start=ANY, length=ANY, kind=ANY, role=st.sampled_from(FURNITURE_ROLES))
    def make_furniture(self, start: int, length: int, kind: int, role: Role) -> None:
        self.do(edits.make_furniture, keeps_roles=True, spans=self.spans(start, length, kind), role=role)

    @rule(index=ANY, to=ANY)
    def move_boundary(self, index: int, to: int) -> None:
        starts = [fragment.start for fragment in self.now.fragments()] or [0]
        start = starts[index % len(starts)]
        self.do(edits.move_boundary, fragment=start, to=max(0, start + to % 15 - 7))

    @rule(start=ANY, length=ANY, kind=ANY)
    def confirm(self, start: int, length: int, kind: int) -> None:
        self.do(edits.confirm, keeps_roles=True, spans=self.spans(start, length, kind))

    @rule(start=ANY, length=ANY, kind=ANY)
    def restore(self, start: int, length: int, kind: int) -> None:
        self.do(edits.restore, other=self.seed, spans=self.spans(start, length, kind))

    @rule(step=ANY, start=ANY)
    def restore_from_another_moment(self, step: int, start: int) -> None:
        other = self.told[step % len(self.told)].segmentation
        self.do(edits.restore, other=other, spans=self.spans(start, 3, 0))

    @rule(start=ANY, length=ANY, kind=ANY, is_map=st.booleans())
    def mark_illustration(self, start: int, length: int, kind: int, is_map: bool) -> None:  # noqa: FBT001
        what = IllustrationKind.MAP if is_map else IllustrationKind.PHOTO
        self.do(edits.mark_illustration, spans=self.spans(start, length, kind), kind=what)

    @precondition(lambda self: self.now.illustrations)
    @rule(index=ANY, start=ANY)
    def change_illustration(self, index: int, start: int) -> None:
        old = self.now.illustrations[index % len(self.now.illustrations)]
        choices = (
            replace(old, label=None if old.label else "图②"),
            replace(old, caption=tuple(self.spans(start, 3, 1))),
            replace(old, caption=(), credit=tuple(self.spans(start, 3, 1))),
            replace(old, id="i404"),
        )
        self.do(edits.change_illustration, keeps_roles=True, illustration=choices[start % len(choices)])

    @rule(start=ANY, length=ANY)
    def mark_quantity(self, start: int, length: int) -> None:
        self.do(edits.mark_quantity, keeps_roles=True, quantity=Quantity("", tuple(self.spans(start, length, 0))))

    @precondition(lambda self: self.now.quantities)
    @rule(index=ANY, start=ANY)
    def change_quantity(self, index: int, start: int) -> None:
        old = self.now.quantities[index % len(self.now.quantities)]
        changed = replace(old, spans=tuple(self.spans(start, 3, 0)), unit="km")
        self.do(edits.change_quantity, keeps_roles=True, quantity=changed)

    @rule(first=ANY, second=ANY)
    def confirm_figures(self, first: int, second: int) -> None:
        self.do(edits.confirm_figures, keeps_roles=True, ids=[self.figure(first), self.figure(second)])

    @rule(first=ANY, second=ANY)
    def unmark_figures(self, first: int, second: int) -> None:
        self.do(edits.unmark_figures, keeps_roles=True, ids=[self.figure(first), self.figure(second)])

    def figure(self, index: int) -> str:
        """Some figure, sometimes one that is not there."""
        known = [*sorted(figure_ids(self.now)), "q404"]
        return known[index % len(known)]

    @rule(article=ANY, direction=st.sampled_from(("from", "on")), number=st.sampled_from((None, "1", "3")))
    def link_jump(self, article: int, direction: str, number: str | None) -> None:
        link = JumpLink(number, PageId("p9")) if number else None
        self.do(edits.link_jump, keeps_roles=True, article=self.article(article), direction=direction, link=link)

    @rule(index=ANY)
    def note(self, index: int) -> None:
        self.do(edits.note, keeps_roles=True, target=self.target(index), text="看")

    @rule(index=ANY)
    def flag(self, index: int) -> None:
        self.do(edits.flag, keeps_roles=True, target=self.target(index), reason="疑")

    @rule(index=ANY)
    def resolve_note(self, index: int) -> None:
        self.do(edits.resolve_note, keeps_roles=True, note=f"n{index % 9}")

    @rule(index=ANY)
    def unflag(self, index: int) -> None:
        self.do(edits.unflag, keeps_roles=True, flag=f"f{index % 9}")

    def target(self, index: int) -> Target:
        """Something to remark on."""
        targets = [Target(), Target(TargetKind.ARTICLE, self.article(index)), Target(TargetKind.FIGURE, self.figure(index))]
        return targets[index % 3]

    @rule(layers=st.sets(st.sampled_from(Layer)), edit=st.sampled_from((edits.finish, edits.reopen, edits.ignore)))
    def say_of_layers(self, layers: set[Layer], edit: Callable[..., Annotation]) -> None:
        self.do(edit, keeps_roles=True, layers=sorted(layers))

    @rule(edit=st.sampled_from((edits.park, edits.unpark, edits.renumber)))
    def say_of_the_page(self, edit: Callable[..., Annotation]) -> None:
        self.do(edit, keeps_roles=True)

    @rule(chance=ANY)
    def nothing_here(self, chance: int) -> None:
        if chance % 5 == 0:
            self.do(edits.nothing_here)

    @precondition(lambda self: self.steps.undo_step)
    @rule()
    def undo(self) -> None:
        self.now, self.steps, changed = history.undo(self.now, self.steps)
        self.after_move(changed)

    @precondition(lambda self: self.steps.redo_step)
    @rule()
    def redo(self) -> None:
        self.now, self.steps, changed = history.redo(self.now, self.steps)
        self.after_move(changed)

    def after_move(self, changed: changes.ChangeSet) -> None:
        self.digest = changes.digest_after(self.digest, changed)
        assert self.now == self.told[self.steps.head]
        assert self.now.next_ids == self.highest, "undo forgot which ids were used"

    @invariant()
    def every_character_is_in_one_place(self) -> None:
        assert not coverage.faults(self.page, self.now)
        held = [fragment.span for fragment in self.now.fragments()]
        places = [offset for span in (*held, *coverage.unassigned(self.page, self.now)) for offset in range(span.start, span.end)]
        assert len(places) == len(set(places))
        ink = {offset for offset, character in enumerate(self.page.text) if not character.isspace()}
        assert ink <= set(places)

    @invariant()
    def articles_are_listed_by_anchor_and_furniture_in_page_order(self) -> None:
        anchors = [article.anchor for article in self.now.articles]
        starts = [fragment.start for fragment in self.now.furniture]
        assert anchors == sorted(anchors)
        assert starts == sorted(starts)
        assert all(fragment.role.is_furniture for fragment in self.now.furniture)

    @invariant()
    def no_two_things_share_an_id_or_articles_a_number(self) -> None:
        numbers = [article.number for article in self.now.articles]
        assert len(ids_of(self.now)) == len(items_of(self.now))
        assert len(set(numbers)) == len(numbers)

    @invariant()
    def illustrations_name_captions_and_credits_of_their_article(self) -> None:
        articles = {article.id: article for article in self.now.articles}
        for item in self.now.illustrations:
            assert not item.is_bare
            assert item.article is None or item.article in articles
            check_text_of(item, articles.get(item.article or ""))

    @invariant()
    def remarks_are_on_something(self) -> None:
        articles = {article.id for article in self.now.articles}
        figures = figure_ids(self.now)
        for target in [note.target for note in self.now.notes] + [flag.target for flag in self.now.flags]:
            assert target.kind is not TargetKind.ARTICLE or target.id in articles
            assert target.kind is not TargetKind.FIGURE or target.id in figures

    @invariant()
    def the_digest_is_that_of_the_annotation(self) -> None:
        assert self.digest == changes.digest(self.now)


def ids_of(said: Annotation) -> set[str]:
    """Every id in an annotation; the letters tell the kinds apart."""
    return {item.id for item in items_of(said)}


def items_of(said: Annotation) -> list[Item]:
    """Everything in an annotation that has an id."""
    return [*said.articles, *said.illustrations, *said.quantities, *said.notes, *said.flags]


def figure_ids(said: Annotation) -> set[str]:
    """The ids of pictures and numbers."""
    return {picture.id for picture in said.illustrations} | {number.id for number in said.quantities}


def check_text_of(item: Illustration, article: Article | None) -> None:
    """Every character that an illustration names lies in a fragment of the role, in its article."""
    fragments = article.fragments if article is not None else ()
    for role, spans in ((Role.CAPTION, item.caption), (Role.CREDIT, item.credit)):
        held = {at for fragment in fragments if fragment.role is role for at in range(fragment.start, fragment.end)}
        for span in spans:
            assert span.start in held
            assert span.end - 1 in held


def check_roles_by_persons(before: Annotation, after: Annotation) -> None:
    """Text of an article whose role a person decided has that role afterwards, unless it left all articles."""
    for article in before.articles:
        for old in article.fragments:
            new = after.fragment_at(old.start)
            if old.role_decision.standing.is_by_person and new is not None and not new.role.is_furniture:
                assert new.role is old.role


Reviewing.TestCase.settings = settings(
    max_examples=100,
    stateful_step_count=40,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestReviewing = Reviewing.TestCase
