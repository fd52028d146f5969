"""A reviewer that knows the gold and has nothing but the keys: plans from what it sees, with no offset of any page built in."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from annotator.core.annotation import Annotation, Article
from annotator.core.canonical import canonical, shape
from annotator.core.page import Page
from annotator.core.roles import Role
from annotator.core.spans import Span, merged, subtracted
from annotator.services import selecting
from annotator.services.review import Review
from annotator.services.selecting import Selection
from tests.e2e.reviewer import Reviewer

Step = Callable[[Review, Selection], Selection]

ROLE_KEYS = {
    Role.HEADLINE: "H",
    Role.KICKER: "K",
    Role.SUBTITLE: "T",
    Role.CROSSHEAD: "X",
    Role.BODY: "B",
    Role.BYLINE: "Y",
    Role.CAPTION: "C",
    Role.CREDIT: "R",
    Role.JUMP: "J",
}


def _stepped(review: Review, selection: Selection, step: int, *, keep_anchor: bool = False) -> Selection:
    caret = min(max(selection.caret + step, 0), len(review.page.text))
    anchor = selection.caret if selection.anchor is None else selection.anchor
    return Selection(caret, anchor if keep_anchor and anchor != caret else None)


# What each key makes of the selection, as the window's help says; that the window agrees is checked at every press.
MOVES: dict[str, Step] = {
    "G": selecting.grown,
    "W": selecting.widened,
    "Ctrl+Right": lambda review, now: selecting.to_cut(review, now, forwards=True),
    "Ctrl+Left": lambda review, now: selecting.to_cut(review, now, forwards=False),
    "Ctrl+Down": lambda review, now: selecting.to_fragment(review, now, forwards=True),
    "Ctrl+Up": lambda review, now: selecting.to_fragment(review, now, forwards=False),
    "Ctrl+Shift+Right": lambda review, now: selecting.to_cut(review, now, forwards=True, keep_anchor=True),
    "Ctrl+Shift+Left": lambda review, now: selecting.to_cut(review, now, forwards=False, keep_anchor=True),
    "Ctrl+Shift+Down": lambda review, now: selecting.to_fragment(review, now, forwards=True, keep_anchor=True),
    "Ctrl+Home": lambda review, now: Selection(0),
    "Ctrl+End": lambda review, now: Selection(len(review.page.text)),
    "Right": lambda review, now: _stepped(review, now, 1),
    "Left": lambda review, now: _stepped(review, now, -1),
    "Shift+Right": lambda review, now: _stepped(review, now, 1, keep_anchor=True),
    "Shift+Left": lambda review, now: _stepped(review, now, -1, keep_anchor=True),
}
STATES_TRIED = 60_000


def keys_to_select(review: Review, now: Selection, wanted: tuple[Span, ...]) -> tuple[str, ...]:
    """The fewest keys after which a gesture acts on exactly this text."""
    waiting: deque[tuple[Selection, tuple[str, ...]]] = deque([(now, ())])
    known = {now}
    while waiting:
        selection, keys = waiting.popleft()
        if merged(review.page.text, selecting.targets(review, selection)) == wanted:
            return keys
        for key, step in MOVES.items():
            reached = step(review, selection)
            if reached not in known:
                assert len(known) < STATES_TRIED, f"no keys found that select {wanted}"
                known.add(reached)
                waiting.append((reached, (*keys, key)))
    raise AssertionError(f"no keys select {wanted}")


@dataclass(frozen=True)
class Effort:
    """What it took: steps in the history, key presses with their modifiers."""

    commands: int
    keys: int


class Robot:
    """Takes the page on the screen to the gold."""

    def __init__(self, reviewer: Reviewer, gold: Annotation) -> None:
        self._reviewer = reviewer
        self._gold = [canonical(reviewer.page.text, article) for article in gold.articles]
        self._wanted = shape(reviewer.page.text, gold)

    def work(self) -> Effort:
        """Form each article where most of it runs on, send the rest to it, say the roles that are wrong."""
        self._reviewer.keys = 0
        for gold, run in sorted(self._runs(), key=lambda pair: pair[1]):
            if run == self._main_run(gold):
                self._form(gold, run)
            elif self._holder(gold) is not None and self._is_formed(gold):
                self._send(gold, run)
        for gold, run in sorted(self._runs(), key=lambda pair: pair[1]):
            self._send(gold, run)
        for gold in self._gold:
            self._say_roles(gold)
        return Effort(self._reviewer.steps, self._reviewer.keys)

    @property
    def is_done(self) -> bool:
        """Whether the page is the gold, exactly, in canonical form."""
        return shape(self._page.text, self._reviewer.annotation) == self._wanted

    @property
    def _page(self) -> Page:
        return self._reviewer.page

    def _runs(self) -> Iterator[tuple[Article, Span]]:
        """Each stretch of the page that belongs to one article of the gold."""
        for gold in self._gold:
            yield from ((gold, run) for run in merged(self._page.text, gold.spans))

    def _main_run(self, gold: Article) -> Span:
        return max(merged(self._page.text, gold.spans), key=self._page.ink_of)

    def _holder(self, gold: Article) -> Article | None:
        """The article that has most of the gold article's main text."""
        main = self._main_run(gold)
        return max(self._reviewer.annotation.articles, key=lambda one: self._shared(one, main), default=None)

    def _shared(self, article: Article, run: Span) -> int:
        missing = subtracted(self._page.text, run, article.spans)
        return self._page.ink_of(run) - sum(map(self._page.ink_of, missing))

    def _is_formed(self, gold: Article) -> bool:
        """Whether one article has the whole of the main text."""
        holder = self._holder(gold)
        return holder is not None and not subtracted(self._page.text, self._main_run(gold), holder.spans)

    def _form(self, gold: Article, run: Span) -> None:
        """Make the main text one article: by itself, unless an article has it already with more of the gold's text."""
        if self._is_formed(gold) and not self._has_foreign_body(gold):
            return
        holder = self._holder(gold)
        others = [other for other in merged(self._page.text, gold.spans) if other != run]
        if holder is not None and any(self._shared(holder, other) for other in others):
            self._send(gold, run)
        else:
            self._select(run)
            self._reviewer.press("N")

    def _has_foreign_body(self, gold: Article) -> bool:
        """Whether the article that has the main text has another one's main text too."""
        holder = self._holder(gold)
        others = (other for other in self._gold if other is not gold)
        return holder is not None and any(self._shared(holder, self._main_run(other)) for other in others)

    def _send(self, gold: Article, run: Span) -> None:
        holder = self._holder(gold)
        assert holder is not None
        if subtracted(self._page.text, run, holder.spans):
            self._select(run)
            self._reviewer.press(*number_keys(holder.number))

    def _say_roles(self, gold: Article) -> None:
        holder = self._holder(gold)
        assert holder is not None
        for fragment in gold.fragments:
            now = canonical(self._page.text, self._reviewer.annotation.article(holder.id)).fragments
            if not any(one.span == fragment.span and one.role is fragment.role for one in now):
                self._select(fragment.span)
                self._reviewer.press(ROLE_KEYS[fragment.role])

    def _select(self, span: Span) -> None:
        """Select by the fewest keys, seeing at each that the window did what its help says."""
        selection = self._reviewer.workspace.selection
        for key in keys_to_select(self._reviewer.review, selection.selection, (span,)):
            expected = MOVES[key](self._reviewer.review, selection.selection)
            self._reviewer.press(key)
            assert selection.selection == expected, f"{key} led to {selection.selection}, not to {expected}"


def number_keys(number: int) -> tuple[str, ...]:
    """The keys that send text to the article of this number."""
    return (str(number),) if number < 10 else ("0", *str(number), "Return")
