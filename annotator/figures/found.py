"""A figure as it is found in the text of one article, before it gets its place on the page."""

from dataclasses import dataclass, replace
from decimal import Decimal

from annotator.core.figures import Base, Bound, Change, QuantityKind


@dataclass(frozen=True, slots=True)
class Found:
    """A figure at ``start`` up to ``end`` of a tight text; ``margin`` says how sure that it is one, in [0, 1].

    ``scale`` is the last scale written (万: 10000), 1 where there is none.
    """

    start: int
    end: int
    kind: QuantityKind
    margin: float
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    iso: str | None = None
    bound: Bound = Bound.EQUAL
    unit: str | None = None
    change: Change | None = None
    base: Base | None = None
    scale: Decimal = Decimal(1)

    def less_sure(self, margin: float) -> "Found":
        """The same with at most this margin."""
        return replace(self, margin=min(margin, self.margin))
