"""What the page text pane paints: the page's fragments as runs of one ink, in page order, and where a cut is likely."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from annotator.core.annotation import Annotation, Fragment
from annotator.core.decisions import Doubt
from annotator.core.roles import Role
from annotator.core.spans import Span, merged

_WORST = (Doubt.NONE, Doubt.CHECK, Doubt.DOUBTFUL)


@dataclass(frozen=True, slots=True)
class Run:
    """One fragment as painted.

    ``article`` is the number the reviewer sees and ``colour`` its palette index; both None for furniture. ``margin``,
    in [0, 1], is that of the least sure of the fragment's decisions.
    """

    span: Span
    role: Role
    article: int | None = None
    colour: int | None = None
    doubt: Doubt = Doubt.NONE
    margin: float | None = None


@dataclass(frozen=True)
class PagePaint:
    """The runs in page order and the offsets of likely cuts. Raises ValueError for runs out of order or overlapping."""

    runs: tuple[Run, ...] = ()
    cuts: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        for first, second in pairwise(self.runs):
            if second.span.start < first.span.end:
                raise ValueError(f"run at {second.span.start} begins inside the one before")

    @cached_property
    def starts(self) -> list[int]:
        """Where each run starts."""
        return [run.span.start for run in self.runs]

    def between(self, start: int, end: int) -> range:
        """The indices of the runs that have a character in ``[start, end)``."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        if first < len(self.runs) and self.runs[first].span.end <= start:
            first += 1
        return range(first, max(first, bisect_left(self.starts, end)))

    def at(self, offset: int) -> Run | None:
        """The run in which the character at ``offset`` lies."""
        found = self.between(offset, offset + 1)
        return self.runs[found[0]] if found else None

    def after(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Where the first run after each span begins: how that is painted depends on what stands before it."""
        following = sorted({bisect_left(self.starts, span.end) for span in spans})
        return tuple(Span(self.starts[index], self.starts[index] + 1) for index in following if index < len(self.runs))

    def cuts_between(self, start: int, end: int) -> tuple[int, ...]:
        """The likely cuts in ``[start, end)``."""
        return self.cuts[bisect_left(self.cuts, start) : bisect_left(self.cuts, end)]


def _least_sure(fragment: Fragment) -> tuple[Doubt, float | None]:
    worst = max(fragment.decisions, key=lambda decision: _WORST.index(decision.doubt))
    return worst.doubt, worst.margin if worst.doubt is not Doubt.NONE else None


def page_paint(annotation: Annotation, colours: Mapping[str, int], cuts: Iterable[int] = ()) -> PagePaint:
    """What to paint for this annotation, with the palette index of each article by id."""
    runs = [Run(f.span, f.role, None, None, *_least_sure(f)) for f in annotation.furniture]
    for article in annotation.articles:
        colour = colours[article.id]
        runs += [Run(f.span, f.role, article.number, colour, *_least_sure(f)) for f in article.fragments]
    return PagePaint(tuple(sorted(runs, key=lambda run: run.span)), tuple(sorted(cuts)))


def changed_spans(text: str, old: PagePaint, new: PagePaint) -> tuple[Span, ...]:
    """Where the two differ: what ``update_paint`` must be told."""
    differing = {run.span for run in set(old.runs) ^ set(new.runs)}
    marks = {Span(cut, cut + 1) for cut in set(old.cuts) ^ set(new.cuts)}
    return merged(text, differing | marks)
