"""What Chinese numerals are worth: 一亿二千万, 二〇二三, 三四百."""

import re
from decimal import Decimal

DIGITS = {character: Decimal(value) for value, character in enumerate("零一二三四五六七八九")} | {
    "〇": Decimal(0),
    "两": Decimal(2),
}
PLACES = {"十": Decimal(10), "百": Decimal(100), "千": Decimal(1000)}
MYRIADS = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
RUN = re.compile("[零〇一二两三四五六七八九十百千万亿]++")

_PAIR = re.compile("(?<!第)(?:一二|二三|两三|三四|四五|五六|六七|七八|八九|三五)")


def neighbours(run: str) -> tuple[Decimal, Decimal] | None:
    """Low and high where two neighbouring figures stand side by side: 三四百, 十七八."""
    match = _PAIR.search(run)
    if match is None or (set(run) <= DIGITS.keys() and len(run) > 2):
        return None
    low, high = (chinese_value(run[: match.start()] + one + run[match.end() :]) for one in match.group())
    return (low, high) if low is not None and high is not None and low < high else None


def chinese_value(run: str) -> Decimal | None:
    """The value of a run of Chinese numerals, figures alone read one by one (二〇二三); None where it is malformed."""
    if set(run) <= DIGITS.keys():
        return DIGITS[run] if len(run) == 1 else _one_by_one(run)
    total = section = figure = Decimal(0)
    unit = Decimal(1)
    pending = False
    for character in run:
        if character in DIGITS:
            if pending and figure:
                return None
            figure, pending = DIGITS[character], True
            unit = Decimal(1) if not figure else unit
        elif character in PLACES:
            unit = PLACES[character]
            section += (figure if pending and figure else Decimal(1)) * unit
            figure, pending = Decimal(0), False
        else:
            unit = MYRIADS[character]
            total = _up(total, section + figure, unit)
            section = figure = Decimal(0)
            pending = False
    # 三万五 is 35000: a last figure counts the next lower place unless 零 parts it.
    value = total + section + (figure * unit / 10 if unit >= 100 else figure)
    return value if value < Decimal(10) ** 20 else None


def _up(total: Decimal, section: Decimal, myriad: Decimal) -> Decimal:
    """三万五千亿 multiplies all before it, 一亿二千万 only what came since the last myriad; a bare 万 is one."""
    if total and total < myriad:
        return (total + section) * myriad
    if total and not section:
        return total * myriad
    return total + (section or Decimal(1)) * myriad


def _one_by_one(run: str) -> Decimal | None:
    return None if "两" in run else Decimal("".join(str(DIGITS[character]) for character in run))


def last_scale(run: str) -> Decimal:
    """The scale that a run of numerals ends with, 1 where it ends below ten thousand."""
    tail = run.lstrip("零〇一二两三四五六七八九十百千")
    return product(tail) if tail and set(tail) <= MYRIADS.keys() else Decimal(1)


def product(scale: str) -> Decimal:
    """The number by which a written scale multiplies: 百万 is 1000000."""
    out = Decimal(1)
    for character in scale:
        out *= (PLACES | MYRIADS)[character]
    return out
