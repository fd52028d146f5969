"""Exact decimals in JSON: a number where 15 significant digits suffice, else a string; both are read."""

from decimal import Decimal, InvalidOperation

_DIGITS = 15
_LARGEST_EXPONENT = 300


def to_json(value: Decimal) -> int | float | str:
    """The JSON form of a finite decimal; reading it back gives an equal one."""
    # Not normalize(): it rounds to the 28 digits of the arithmetic context.
    digits = "".join(map(str, value.as_tuple().digits)).strip("0")
    if len(digits) > _DIGITS:
        return format(value, "f") if abs(value.adjusted()) <= _DIGITS * 2 else str(value)
    if value == value.to_integral_value() and value.adjusted() < _DIGITS:
        return int(value)
    return float(value)


def from_json(value: object) -> Decimal:
    """The decimal for a JSON number or string.

    Raises TypeError for other types, ValueError for text that is no number, NaN, infinity or beyond 1e±300.
    """
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise TypeError(value)
    # The shortest text that gives this float back is the number that was written, up to 15 digits.
    text = repr(value) if isinstance(value, float) else str(value)
    try:
        number = Decimal(text.strip())
    except InvalidOperation as error:
        raise ValueError(text) from error
    if not number.is_finite() or abs(number.adjusted()) > _LARGEST_EXPONENT:
        raise ValueError(text)
    return number
