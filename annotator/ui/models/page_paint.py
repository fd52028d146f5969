"""What the page text pane paints: the page's fragments as runs of one ink, in page order, and where a cut is likely."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise

from annotator.core.annotation import Annotation, Article, Fragment
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
    if all(decision.margin is None for decision in fragment.decisions):
        return Doubt.NONE, None
    worst = max(fragment.decisions, key=lambda decision: _WORST.index(decision.doubt))
    return worst.doubt, worst.margin if worst.doubt is not Doubt.NONE else None


class Painter:
    """Makes what to paint of one annotation after the other; the runs of an article that stays are the same objects."""

    def __init__(self, cuts: Iterable[int] = ()) -> None:
        self._cuts = tuple(sorted(cuts))
        self._known: dict[str, tuple[Article, int, tuple[Run, ...]]] = {}
        self._furniture: tuple[tuple[Fragment, ...], tuple[Run, ...]] = ((), ())

    def set_cuts(self, cuts: Iterable[int]) -> None:
        """Paint these likely cuts from now on."""
        self._cuts = tuple(sorted(cuts))

    def paint(self, annotation: Annotation, colours: Mapping[str, int]) -> PagePaint:
        """What to paint for this annotation, with the palette index of each article by id."""
        if annotation.furniture is not self._furniture[0]:
            runs = tuple(Run(f.span, f.role, None, None, *_least_sure(f)) for f in annotation.furniture)
            self._furniture = annotation.furniture, runs
        known = {article.id: self._runs_of(article, colours[article.id]) for article in annotation.articles}
        self._known = known
        every = chain(self._furniture[1], *(runs for _, _, runs in known.values()))
        return PagePaint(tuple(sorted(every, key=_start)), self._cuts)

    def _runs_of(self, article: Article, colour: int) -> tuple[Article, int, tuple[Run, ...]]:
        known = self._known.get(article.id)
        if known is not None and known[0] is article and known[1] == colour:
            return known
        runs = tuple(Run(f.span, f.role, article.number, colour, *_least_sure(f)) for f in article.fragments)
        return article, colour, runs


def _start(run: Run) -> int:
    return run.span.start


def page_paint(annotation: Annotation, colours: Mapping[str, int], cuts: Iterable[int] = ()) -> PagePaint:
    """What to paint for this annotation alone."""
    return Painter(cuts).paint(annotation, colours)


def changed_spans(text: str, old: PagePaint, new: PagePaint) -> tuple[Span, ...]:
    """Where the two differ: what ``update_paint`` must be told."""
    # Most runs are the very same objects: only the others are compared.
    before, after = {id(run): run for run in old.runs}, {id(run): run for run in new.runs}
    gone = {before[key] for key in before.keys() - after.keys()}
    come = {after[key] for key in after.keys() - before.keys()}
    marks = set() if old.cuts is new.cuts else {Span(cut, cut + 1) for cut in set(old.cuts) ^ set(new.cuts)}
    return merged(text, {run.span for run in gone ^ come} | marks)
