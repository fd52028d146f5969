"""The two kinds of figures of a page: illustrations and quantities."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from annotator.core.decisions import BY_MACHINE, Decision
from annotator.core.spans import Span


class IllustrationKind(StrEnum):
    """What a picture is."""

    PHOTO = "photo"
    CHART = "chart"
    MAP = "map"
    DRAWING = "drawing"
    TABLE = "table"
    ADVERTISEMENT = "advertisement"
    LOGO = "logo"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Illustration:
    """A picture, known by the text that belongs to it. It owns no text.

    ``caption`` and ``credit`` lie in fragments with those roles; ``article`` is the id of the article they are in.
    ``box`` is x0 y0 x1 y1 from the top left in the units of the page size, where known.
    """

    id: str
    kind: IllustrationKind = IllustrationKind.PHOTO
    label: str | None = None
    caption: tuple[Span, ...] = ()
    credit: tuple[Span, ...] = ()
    article: str | None = None
    box: tuple[float, float, float, float] | None = None
    decision: Decision = BY_MACHINE

    @property
    def is_bare(self) -> bool:
        """Whether nothing on the page is left that it stands for."""
        return not (self.caption or self.credit or self.label or self.box)


class QuantityKind(StrEnum):
    """What a numeric figure counts or says."""

    COUNT = "count"
    MONEY = "money"
    MEASURE = "measure"
    PERCENT = "percent"
    PERCENT_POINT = "percent_point"
    MULTIPLE = "multiple"
    RATIO = "ratio"
    ORDINAL = "ordinal"
    DATE = "date"
    PERIOD = "period"
    LABEL = "label"


class Bound(StrEnum):
    """How the true value relates to the one written."""

    EQUAL = "="
    ABOUT = "~"
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="


class Change(StrEnum):
    """Whether a figure tells an increase or a decrease."""

    INCREASE = "increase"
    DECREASE = "decrease"


class Base(StrEnum):
    """What a change is measured against: the same time last year, the month before, the period before."""

    YOY = "yoy"
    MOM = "mom"
    PRIOR_PERIOD = "prior_period"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A numeric figure on page offsets; two spans where a column break cuts it in half.

    ``value`` is exact, in ``unit``, with Chinese scales folded in; a range has ``low`` and ``high`` instead.
    ``iso`` is set for dates and periods. ``measures`` says, by spans, what is measured.
    """

    id: str
    spans: tuple[Span, ...]
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    iso: str | None = None
    bound: Bound = Bound.EQUAL
    unit: str | None = None
    kind: QuantityKind = QuantityKind.COUNT
    change: Change | None = None
    base: Base | None = None
    measures: tuple[Span, ...] = ()
    decision: Decision = BY_MACHINE

    def __post_init__(self) -> None:
        if not self.spans:
            raise ValueError("a quantity needs a span")

    @property
    def start(self) -> int:
        """Offset of its first character, which decides the article it belongs to."""
        return self.spans[0].start if len(self.spans) == 1 else min(span.start for span in self.spans)
