"""The three things that are dragged in the review panes: a boundary, text carried to an article, lines painted into one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QPoint, Qt

from annotator.core import edits
from annotator.core.annotation import Article, Fragment
from annotator.core.errors import EditRefused
from annotator.core.page import Page
from annotator.core.spans import Span, is_blank, trimmed
from annotator.services import selecting
from annotator.services.review import Edit, Review
from annotator.ui.errors import spoken
from annotator.ui.numerals import circled
from annotator.ui.views.cards.places import Drop
from annotator.ui.views.page_text.scene import Landing, Painted
from annotator.ui.views.page_text.view import PageTextView
from annotator.ui.views.pull import Hand

_SNIPPET = 14  # characters of what is carried that are said beside the pointer


@dataclass(frozen=True, slots=True)
class Said:
    """What the pointer shows during a drag: words beside it, and its shape."""

    words: str
    shape: Qt.CursorShape


@dataclass(frozen=True, slots=True)
class Act:
    """What a drag does when it is let go: one edit, or none, and where the caret stands or what is selected after it."""

    edit: Edit | None
    arguments: Mapping[str, object]
    then: selecting.Selection | None = None


def refusal_of(act: Act, review: Review) -> EditRefused | None:
    """Why an act cannot be done: it is tried on values that nothing else sees."""
    try:
        if act.edit is not None:
            act.edit(review.desk.context, review.annotation, **act.arguments)
    except EditRefused as refusal:
        return refusal
    return None


class Drag(Protocol):
    """One drag, from its first move to its end; ``act`` is None while it has no place to land."""

    def show(self, hand: Hand) -> Said:
        """Follow the hand and show in the panes where this would land."""

    def scroll(self, hand: Hand) -> None:
        """Scroll the pane that the hand is dragging in, where it is near an edge."""

    def clear(self) -> None:
        """Show nothing in the panes any more."""

    def act(self) -> Act | None:
        """What letting go at the place last shown does."""


class GapSurface(Protocol):
    """Where a boundary can be dragged: points are global, offsets of the page."""

    def gap_near(self, point: QPoint) -> int:
        """The offset of the character before which the gap nearest to a point is."""

    def line_near(self, point: QPoint) -> int:
        """The index of the line whose beginning is nearest to a point; one after the last is there."""

    def show_landing(self, landing: Landing | None) -> None:
        """Show where the boundary would land."""

    def scroll_at(self, point: QPoint) -> bool:
        """Scroll where a point is near an edge; whether there was any more."""


class DropSurface(Protocol):
    """Where text can be let go."""

    def receive(self, *, is_carrying: bool) -> None:
        """Take what is carried, or do so no longer."""

    def drop_at(self, point: QPoint) -> Drop | None:
        """Where what is carried would land at a global point."""

    def show_drop(self, drop: Drop | None) -> None:
        """Show where it would land."""

    def scroll_at(self, point: QPoint) -> bool:
        """Scroll where a point is near an edge; whether there was any more."""


class BoundaryDrag:
    """A boundary that begins a line goes to beginnings of lines, with Alt to characters; one inside a line to characters."""

    def __init__(self, review: Review, fragment: Fragment, text: GapSurface) -> None:
        self._review, self._page, self._fragment, self._text = review, review.page, fragment, text
        self._refused: dict[int, EditRefused | None] = {}
        start = fragment.start
        self._is_inner = not is_blank(self._page.text, self._page.line_starts[self._page.line_of(start)], start)
        self._to = start

    def show(self, hand: Hand) -> Said:
        """Show the landing, and the text that it changes hands."""
        by_character = self._is_inner or hand.holds(Qt.KeyboardModifier.AltModifier)
        self._to = self._character_near(hand) if by_character else self._line_near(hand)
        refusal = self._refusal()
        self._text.show_landing(None if refusal is not None else self._landing)
        if refusal is not None:
            return Said(spoken(refusal), Qt.CursorShape.ForbiddenCursor)
        shape = Qt.CursorShape.SplitHCursor if self._is_inner else Qt.CursorShape.SplitVCursor
        return Said("" if by_character else self._words(hand), shape)

    @property
    def _landing(self) -> Landing:
        first, last = sorted((self._to, self._fragment.start))
        return Landing(self._to, trimmed(self._page.text, first, last) if first < last else None)

    def _refusal(self) -> EditRefused | None:
        """Why the boundary cannot go there: tried once a place."""
        if self._to not in self._refused:
            act = self._moving
            self._refused[self._to] = refusal_of(act, self._review) if act is not None else None
        return self._refused[self._to]

    @property
    def _moving(self) -> Act | None:
        if self._to == self._fragment.start:
            return None
        return Act(edits.move_boundary, {"fragment": self._fragment.start, "to": self._to}, selecting.at(self._to))

    def _words(self, hand: Hand) -> str:
        line = self._page.line_of(self._to)
        number = QCoreApplication.translate("Drag", "line {number}").format(number=line + 1)
        if self._text.line_near(hand.point) > self._page.line_of(self._fragment.end - 1):
            return f"{number} · " + QCoreApplication.translate("Drag", "the fragment ends here")
        return f"{number} · " + QCoreApplication.translate("Drag", "Alt: between any two characters")

    def _character_near(self, hand: Hand) -> int:
        return min(selecting.ink_from(self._page, self._text.gap_near(hand.point)), self._fragment.end - 1)

    def _line_near(self, hand: Hand) -> int:
        """The first character from the nearest line on; where the fragment ends before it, of the fragment's last line."""
        line = min(self._text.line_near(hand.point), self._page.line_of(self._fragment.end - 1))
        return selecting.ink_from(self._page, self._page.line_starts[line])

    def scroll(self, hand: Hand) -> None:
        """Scroll the text."""
        self._text.scroll_at(hand.point)

    def clear(self) -> None:
        """Take the landing away."""
        self._text.show_landing(None)

    def act(self) -> Act | None:
        """Move the boundary, unless it is where it was or cannot go there."""
        return self._moving if self._refusal() is None else None


class CarryDrag:
    """Text goes where it is let go: at the mark in a card, where its role belongs, or into a new article."""

    def __init__(self, review: Review, spans: tuple[Span, ...], takers: Sequence[DropSurface], *, is_selected: bool) -> None:
        self._review, self._spans, self._takers = review, spans, takers
        # What was selected stays so: let go in the wrong place, it is taken on from there.
        self._then = None if is_selected else selecting.at(spans[0].start)
        self._tried: dict[Drop, EditRefused | None] = {}
        self._act: Act | None = None
        for taker in takers:
            taker.receive(is_carrying=True)

    def show(self, hand: Hand) -> Said:
        """Show the mark where the text may go; where not, say why."""
        found = ((taker, drop) for taker in self._takers if (drop := taker.drop_at(hand.point)) is not None)
        here, drop = next(found, (None, None))
        refusal = self._refusal(drop) if drop is not None else None
        is_welcome = drop is not None and refusal is None
        self._act = self._act_of(drop) if drop is not None and is_welcome else None
        for taker in self._takers:
            taker.show_drop(drop if is_welcome and taker is here else None)
        shape = Qt.CursorShape.ClosedHandCursor if is_welcome else Qt.CursorShape.ForbiddenCursor
        where = spoken(refusal) if refusal is not None else self._words_of(drop) if drop is not None else ""
        return Said(" → ".join(filter(None, (self._snippet, where))) if refusal is None else where, shape)

    @property
    def _snippet(self) -> str:
        if (whole := self._whole_article) is not None and len(whole.spans) > 1:
            return circled(whole.number)
        line = self._review.page.text[self._spans[0].start : self._spans[0].end].partition("\n")[0].rstrip()
        is_whole = len(line) <= _SNIPPET and len(self._spans) == 1 and len(line) == len(self._spans[0])
        return line if is_whole else line[:_SNIPPET] + "…"

    def _words_of(self, drop: Drop) -> str:
        if drop.article is None:
            return QCoreApplication.translate("Drag", "new article")
        article = circled(self._review.annotation.article(drop.article).number)
        if drop.gap is not None or self._act_of(drop).edit is edits.merge:
            return article
        return QCoreApplication.translate("Drag", "{article}, in its usual place").format(article=article)

    def _refusal(self, drop: Drop) -> EditRefused | None:
        """Why the text cannot go there: tried once a place."""
        if drop not in self._tried:
            self._tried[drop] = refusal_of(self._act_of(drop), self._review)
        return self._tried[drop]

    def _act_of(self, drop: Drop) -> Act:
        if drop.article is None:
            return Act(edits.new_article, {"spans": self._spans}, self._then)
        if drop.gap is None:
            whole = self._whole_article
            if whole is not None and whole.id != drop.article:
                return Act(edits.merge, {"article": whole.id, "into": drop.article}, self._then)
            return Act(edits.send, {"spans": self._spans, "to": drop.article}, self._then)
        where = {"article": drop.article, "position": drop.gap.position}
        return Act(edits.place, {"spans": self._spans, **where}, self._then)

    @property
    def _whole_article(self) -> Article | None:
        """The article all of which is carried, and nothing else."""
        return next((one for one in self._review.annotation.articles if set(one.spans) == set(self._spans)), None)

    def scroll(self, hand: Hand) -> None:
        """Scroll what is dragged over."""
        for taker in self._takers:
            taker.scroll_at(hand.point)

    def clear(self) -> None:
        """Take the mark away."""
        for taker in self._takers:
            taker.receive(is_carrying=False)
            taker.show_drop(None)

    def act(self) -> Act | None:
        """Put the text there."""
        return self._act


class LinesDrag:
    """Whole lines are selected; with Ctrl they go to the article that was chosen when the drag began."""

    def __init__(
        self, page: Page, line: int, article: Article | None, *, text: PageTextView, colour: Callable[[Article], int]
    ) -> None:
        self._page, self._from, self._article, self._text, self._colour = page, line, article, text, colour
        self._span: Span | None = None
        self._sends = False

    def show(self, hand: Hand) -> Said:
        """Show the lines, in the colour of the article that they would go to."""
        first, last = sorted((self._from, self._text.line_under(hand.point)))
        self._span = trimmed(self._page.text, self._page.line_starts[first], self._page.line_span(last)[1])
        self._sends = hand.holds(Qt.KeyboardModifier.ControlModifier)
        is_sent = self._sends and self._article is not None
        self._text.show_painted(Painted(first, last, self._colour(self._article) if is_sent and self._article else None))
        lines = QCoreApplication.translate("PageText", "%n line(s)", "", last - first + 1)
        return Said(f"{lines} {self._where()}", Qt.CursorShape.ArrowCursor)

    def _where(self) -> str:
        if self._article is None:
            return "· " + QCoreApplication.translate("Drag", "no article is chosen") if self._sends else ""
        article = circled(self._article.number)
        return (
            f"→ {article}"
            if self._sends
            else "· " + QCoreApplication.translate("Drag", "Ctrl: into {article}").format(article=article)
        )

    def scroll(self, hand: Hand) -> None:
        """Scroll the text."""
        self._text.scroll_at(hand.point)

    def clear(self) -> None:
        """Show the lines as before."""
        self._text.show_painted(None)

    def act(self) -> Act | None:
        """Send the lines or select them; nothing where they are blank."""
        if self._span is None:
            return None
        if self._sends and self._article is not None:
            return Act(edits.send, {"spans": (self._span,), "to": self._article.id})
        return Act(None, {}, selecting.over(self._span))
