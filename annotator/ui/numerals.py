"""How the window writes numbers: in circles, and in groups of three."""

from decimal import Decimal

# Narrow, and never broken at a line end: the same in every language of the window.
GROUP_SPACE = "\u202f"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def circled(number: int) -> str:
    """An article's number as running text writes it: in a circle up to twenty, in brackets beyond."""
    return _CIRCLED[number - 1] if 1 <= number <= len(_CIRCLED) else f"({number})"


def grouped(number: int | Decimal) -> str:
    """The number in plain decimals, its whole part in groups of three from four digits on."""
    exact = Decimal(number)
    sign = "\u2212" if exact < 0 else ""
    whole, point, rest = format(abs(exact), "f").partition(".")
    return sign + f"{int(whole):,}".replace(",", GROUP_SPACE) + point + rest
