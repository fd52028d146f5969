"""Pictures and numbers of an annotation as the rows of the Figures pane."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter

from annotator.core.annotation import Annotation
from annotator.core.decisions import Decision, Doubt, Standing
from annotator.core.figures import Illustration, Quantity
from annotator.core.page import Page
from annotator.core.spans import Span


@dataclass(frozen=True, slots=True)
class QuantityRow:
    """A number with the words around it; ``article`` is the number of its article, None in furniture."""

    quantity: Quantity
    text: str
    measures: str
    article: int | None

    @property
    def id(self) -> str:
        """The quantity's id."""
        return self.quantity.id

    @property
    def decision(self) -> Decision:
        """The decision that it is right."""
        return self.quantity.decision


@dataclass(frozen=True, slots=True)
class IllustrationRow:
    """A picture with its words; ``article`` is the number of its article."""

    illustration: Illustration
    caption: str
    credit: str
    article: int | None

    @property
    def id(self) -> str:
        """The illustration's id."""
        return self.illustration.id

    @property
    def decision(self) -> Decision:
        """The decision that it is right."""
        return self.illustration.decision


# How many numbers before a place are looked at: those that begin there and go on behind others are few.
_NEAR = 8

FigureRow = QuantityRow | IllustrationRow


@dataclass(frozen=True, slots=True)
class FigureCounts:
    """How the figures of one kind stand."""

    sure: int
    to_check: int
    rejected: int

    @classmethod
    def of(cls, rows: Iterable[FigureRow]) -> "FigureCounts":
        """Count the rows."""
        counts = Counter((row.decision.standing, row.decision.margin) for row in rows)
        decided = [(Decision(*decision), count) for decision, count in counts.items()]
        rejected = sum(count for decision, count in decided if decision.standing is Standing.REJECTED)
        to_check = sum(count for decision, count in decided if decision.doubt is not Doubt.NONE)
        return cls(counts.total() - rejected - to_check, to_check, rejected)


class QuantityRows:
    """The numbers of a page as rows in its order, kept from step to step: an edit makes anew only those that it touches."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._quantities: tuple[Quantity, ...] = ()
        self._starts: list[int] = []
        self._rows: list[QuantityRow] = []

    @property
    def rows(self) -> Sequence[QuantityRow]:
        """The rows now."""
        return self._rows

    def update(self, annotation: Annotation, touched: Sequence[Span] | None = None) -> Sequence[int] | None:
        """Follow the annotation; the indices of the rows that are others, None where they are not the same numbers any more.

        ``touched`` are the spans that came into another article or whose article has another number; None: any might be.
        """
        owners = _Owners(annotation)
        if touched is not None and annotation.quantities is self._quantities:
            within = [index for span in touched for index in self._within(span)]
            return [index for index in within if self._look_at(index, owners)]
        known = {row.id: row for row in self._rows}
        self._quantities = annotation.quantities
        ordered = sorted(((one.start, one) for one in annotation.quantities), key=itemgetter(0))
        self._starts = [start for start, _ in ordered]
        before, self._rows = self._rows, [self._row(one, owners.number_at(start), known.get(one.id)) for start, one in ordered]
        if [row.id for row in before] != [row.id for row in self._rows]:
            return None
        return [index for index, (old, new) in enumerate(zip(before, self._rows, strict=True)) if old is not new]

    def _within(self, span: Span) -> range:
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def _look_at(self, index: int, owners: "_Owners") -> bool:
        before = self._rows[index]
        after = self._row(before.quantity, owners.number_at(self._starts[index]), before)
        self._rows[index] = after
        return after is not before

    def _row(self, quantity: Quantity, article: int | None, before: QuantityRow | None) -> QuantityRow:
        if before is not None and before.quantity is quantity and before.article == article:
            return before
        return QuantityRow(quantity, _words(self._page, quantity.spans), _words(self._page, quantity.measures), article)

    def at(self, offset: int) -> str | None:
        """The id of a number in which the character at ``offset`` lies."""
        # One that a column break cuts in half may begin far before.
        near = self._rows[max(bisect_right(self._starts, offset) - _NEAR, 0) : bisect_right(self._starts, offset)]
        return next((row.id for row in reversed(near) if any(offset in span for span in row.quantity.spans)), None)


def illustration_rows(page: Page, annotation: Annotation) -> tuple[IllustrationRow, ...]:
    """The pictures in the annotation's order."""
    numbers = {article.id: article.number for article in annotation.articles}
    return tuple(
        IllustrationRow(picture, _words(page, picture.caption), _words(page, picture.credit), numbers.get(picture.article or ""))
        for picture in annotation.illustrations
    )


class _Owners:
    """Finds the article of an offset in one step; a page has hundreds of numbers."""

    def __init__(self, annotation: Annotation) -> None:
        self._annotation = annotation

    @cached_property
    def _owned(self) -> tuple[list[int], list[int], list[int]]:
        owned = sorted((f.start, f.end, article.number) for article in self._annotation.articles for f in article.fragments)
        starts, ends, numbers = zip(*owned, strict=True) if owned else ((), (), ())
        return list(starts), list(ends), list(numbers)

    def number_at(self, offset: int) -> int | None:
        starts, ends, numbers = self._owned
        at = bisect_right(starts, offset) - 1
        return numbers[at] if at >= 0 and offset < ends[at] else None


def _words(page: Page, spans: Iterable[Span]) -> str:
    """The text of the spans on one line; white space that only fills a line is gone where lines of Han characters met."""
    return " ".join(_on_one_line(page.text[span.start : span.end]) for span in spans)


def _on_one_line(text: str) -> str:
    return "".join(_joined(text)) if len(text.split()) > 1 else text


def _joined(text: str) -> Iterable[str]:
    for at, character in enumerate(text):
        if not character.isspace():
            yield character
        elif text[at - 1].isascii() and text[at + 1 :].lstrip()[:1].isascii() and not text[at - 1].isspace():
            yield " "
