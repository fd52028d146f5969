"""Values of figures as shown and as typed: what a reviewer writes into a cell becomes an exact number."""

import re
import unicodedata
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import cast

from annotator.core.errors import EditRefused
from annotator.core.figures import Quantity, QuantityKind
from annotator.ui.numerals import grouped
from annotator.ui.words import QT_TRANSLATE_NOOP

NOT_A_NUMBER = QT_TRANSLATE_NOOP("Errors", "“{text}” is no number; write digits, as in 9846900 or 12.5, or a range, 15–20")
NOT_A_DATE = QT_TRANSLATE_NOOP("Errors", "“{text}” is no date; write 2023-07-26, --07-26 or a period, 2023-06-05/2023-06-08")
WRONG_ORDER = QT_TRANSLATE_NOOP("Errors", "the range {low}–{high} ends before it begins")

_TIMES = (QuantityKind.DATE, QuantityKind.PERIOD)
_ONE_DATE = r"(?:\d{4}(?:-\d{2}(?:-\d{2})?)?|--\d{2}(?:-\d{2})?|---\d{2})(?:T\d{2}:\d{2})?"
_DATE = re.compile(f"{_ONE_DATE}(?:/{_ONE_DATE})?")
_RANGE = re.compile(r"(?P<low>[-−]?[^-–—~～至]+)\s*[-–—~～至]\s*(?P<high>[-−]?[^-–—~～至]+)")
_GROUPING = re.compile(r"(?<=\d)[\s,'\u202f\u2009](?=\d{3}(?!\d))")

TypedValue = tuple[str, Decimal | tuple[Decimal, Decimal] | str | None]


def shown_value(quantity: Quantity) -> str:
    """The value as the table shows it: grouped, a range with a dash, a ratio with a colon, a date as ISO 8601."""
    if quantity.iso is not None:
        return quantity.iso
    if quantity.low is not None and quantity.high is not None:
        sign = " : " if quantity.kind is QuantityKind.RATIO else "\u2009–\u2009"
        return f"{grouped(quantity.low)}{sign}{grouped(quantity.high)}"
    return "" if quantity.value is None else grouped(quantity.value)


def editable_value(quantity: Quantity) -> str:
    """The value as an editor offers it: without groups."""
    if quantity.iso is not None:
        return quantity.iso
    if quantity.low is not None and quantity.high is not None and quantity.kind is not QuantityKind.RATIO:
        return f"{quantity.low:f}–{quantity.high:f}"
    return "" if quantity.value is None else f"{quantity.value:f}"


def typed_value(text: str, quantity: Quantity) -> TypedValue:
    """Which field was meant (``value``, ``range``, ``iso``) and its value; raises EditRefused with a sentence.

    An empty text takes the value away.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if quantity.kind in _TIMES:
        return "iso", _date(plain)
    if not plain:
        return "value", None
    match = _RANGE.fullmatch(plain)
    return ("range", _range(match["low"], match["high"])) if match else ("value", _number(plain))


def _date(text: str) -> str | None:
    if text and not _DATE.fullmatch(text):
        raise EditRefused(NOT_A_DATE, text=text)
    return text or None


def _range(low: str, high: str) -> tuple[Decimal, Decimal]:
    first, last = _number(low), _number(high)
    if last < first:
        raise EditRefused(WRONG_ORDER, low=low.strip(), high=high.strip())
    return first, last


def _number(text: str) -> Decimal:
    plain = _GROUPING.sub("", text.strip().replace("\u2212", "-"))
    try:
        value = Decimal(plain)
    except InvalidOperation:
        raise EditRefused(NOT_A_NUMBER, text=text.strip()) from None
    if not value.is_finite():
        raise EditRefused(NOT_A_NUMBER, text=text.strip())
    return value


def with_field(quantity: Quantity, field: str, *, value: object) -> Quantity:
    """The quantity with what the table's editor says; ``range`` sets low and high instead of the value."""
    if field == "range":
        low, high = cast("tuple[Decimal, Decimal]", value)
        return replace(quantity, value=None, low=low, high=high)
    if field == "value":
        return replace(quantity, value=cast("Decimal | None", value), low=None, high=None)
    return replace(quantity, **{field: value})  # type: ignore[arg-type]
