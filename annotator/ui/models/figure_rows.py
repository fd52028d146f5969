"""Pictures and numbers of an annotation as the rows of the Figures pane."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

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
        decisions = [row.decision for row in rows]
        rejected = sum(decision.standing is Standing.REJECTED for decision in decisions)
        to_check = sum(decision.doubt is not Doubt.NONE for decision in decisions)
        return cls(len(decisions) - rejected - to_check, to_check, rejected)


def quantity_rows(page: Page, annotation: Annotation, previous: Iterable[QuantityRow] = ()) -> tuple[QuantityRow, ...]:
    """The numbers in the order of the page; a row of ``previous`` that still holds is taken over."""
    owners, known = _Owners(annotation), {row.id: row for row in previous}
    ordered = sorted(annotation.quantities, key=lambda quantity: quantity.start)
    return tuple(_quantity_row(page, one, owners.number_at(one.start), known.get(one.id)) for one in ordered)


def _quantity_row(page: Page, quantity: Quantity, article: int | None, before: QuantityRow | None) -> QuantityRow:
    if before is not None and before.quantity is quantity and before.article == article:
        return before
    return QuantityRow(quantity, _words(page, quantity.spans), _words(page, quantity.measures), article)


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
        owned = sorted((f.span, article.number) for article in annotation.articles for f in article.fragments)
        self._spans = [span for span, _ in owned]
        self._numbers = [number for _, number in owned]
        self._starts = [span.start for span in self._spans]

    def number_at(self, offset: int) -> int | None:
        at = bisect_right(self._starts, offset) - 1
        return self._numbers[at] if at >= 0 and offset in self._spans[at] else None


def _words(page: Page, spans: Iterable[Span]) -> str:
    """The text of the spans on one line; white space that only fills a line is gone where lines of Han characters met."""
    return " ".join("".join(_joined(page.text[span.start : span.end])) for span in spans)


def _joined(text: str) -> Iterable[str]:
    for at, character in enumerate(text):
        if not character.isspace():
            yield character
        elif text[at - 1].isascii() and text[at + 1 :].lstrip()[:1].isascii() and not text[at - 1].isspace():
            yield " "
