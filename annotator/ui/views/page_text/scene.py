"""What there is to paint at one moment, and the questions painters ask of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from annotator.core.page import Page, PageId
from annotator.core.spans import Span, is_blank, overlapping, trimmed
from annotator.ui.models.page_paint import PagePaint, Run
from annotator.ui.theme import Theme
from annotator.ui.views.page_text.lines import ShownLine


@dataclass(frozen=True, slots=True)
class Landing:
    """Where a dragged boundary would land: before the character at ``offset``; ``passed`` is the text it would go over."""

    offset: int
    passed: Span | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where it is painted."""
        return (Span(self.offset, self.offset + 1), *((self.passed,) if self.passed else ()))


@dataclass(frozen=True, slots=True)
class Painted:
    """Whole lines under a drag, by index, both ends included; ``colour`` is that of the article they would go to."""

    first: int
    last: int
    colour: int | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """The page, its paint, and what is selected: whole fragments, the current fragment, characters by the caret.

    ``found`` is where sought words stand, ``found_here`` the one of these places that is looked at. ``landing`` and
    ``painted`` are there during a drag only.
    """

    look: Theme
    page: Page = field(default_factory=lambda: Page(PageId("-"), ""))
    paint: PagePaint = field(default_factory=PagePaint)
    selected: tuple[Span, ...] = ()
    current: Span | None = None
    characters: Span | None = None
    hovered: int | None = None
    found: tuple[Span, ...] = ()
    found_here: Span | None = None
    landing: Landing | None = None
    painted: Painted | None = None

    def begins_line(self, line: ShownLine, offset: int) -> bool:
        """Whether only white space stands before the offset on its line."""
        return is_blank(self.page.text, line.start, offset)

    def follows_blank(self, line: ShownLine) -> bool:
        """Whether the line before this one is blank, or there is none."""
        start, end = self.page.line_span(line.index - 1) if line.index else (0, 0)
        return is_blank(self.page.text, start, end)

    def changes_article(self, index: int) -> bool:
        """Whether another article, or other furniture, ends where this run begins."""
        if index == 0:
            return False
        before, run = self.paint.runs[index - 1], self.paint.runs[index]
        return before.article != run.article or (run.article is None and before.role is not run.role)

    def unassigned_on(self, line: ShownLine) -> list[Span]:
        """The stretches of text on the line that belong to no run."""
        edges = [line.start]
        for _, run in line.runs:
            edges += [max(run.span.start, line.start), min(run.span.end, line.end)]
        edges.append(line.end)
        gaps = (trimmed(self.page.text, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b)
        return [gap for gap in gaps if gap is not None]

    def cuts_on(self, line: ShownLine) -> tuple[int, ...]:
        """The likely cuts inside the line's text; where a line or a run begins everybody sees one."""
        starts = {run.span.start for _, run in line.runs}
        cuts = self.paint.cuts_between(line.start, line.end)
        return tuple(cut for cut in cuts if cut not in starts and not self.begins_line(line, cut))

    def found_on(self, line: ShownLine) -> Sequence[Span]:
        """The places with a character on the line."""
        return overlapping(self.found, Span(line.start, line.end)) if line.start < line.end else ()

    def is_held(self, offset: int) -> bool:
        """Whether the character is selected, by the caret or with its fragment: it can be dragged then."""
        spans = self.selected if self.characters is None else (*self.selected, self.characters)
        return any(offset in span for span in spans)

    def is_selected(self, run: Run) -> bool:
        """Whether the run is one of the selected fragments."""
        return run.span in self.selected

    def vertical(self, run: Run) -> tuple[int, int] | None:
        """First and last line index of a fragment set vertically: three or more lines of one character each."""
        first, last = self.page.line_of(run.span.start), self.page.line_of(run.span.end - 1)
        if last - first < 2 or len(run.span) > 4 * (last - first + 1):
            return None
        lines = [self.page.text[slice(*self.page.line_span(n))].split() for n in range(first, last + 1)]
        return (first, last) if sum(map(bool, lines)) >= 3 and all("".join(words)[1:] == "" for words in lines) else None
