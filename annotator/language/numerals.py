"""The lexer of numerals: digits, Chinese numerals, scales, 余 and 几, ranges, fractions and ratios, with exact values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from enum import StrEnum

from annotator.core.figures import Bound
from annotator.language.chinese import DIGITS, PLACES, RUN, chinese_value, last_scale, neighbours, product
from annotator.language.tight import Tight


class Form(StrEnum):
    """How a numeral is built: a plain number, words for per cent (百分之五), or one number over another."""

    NUMBER = "number"
    PERCENT = "percent"
    RATIO = "ratio"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at ``start`` up to ``end`` of a tight text.

    ``value`` has the scale folded in; a range has ``low`` and ``high`` and no value, a ratio all three, 二十余万 the value
    200000 with the interval it stands for. ``scale`` is the last scale written (万: 10000), 1 where there is none.
    ``value``, ``low`` and ``high`` are all None where the digits are too many to be a quantity.
    """

    start: int
    end: int
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    bound: Bound = Bound.EQUAL
    form: Form = Form.NUMBER
    scale: Decimal = Decimal(1)
    is_chinese: bool = False

    @property
    def is_range(self) -> bool:
        """Whether it says from where to where and has no value of its own."""
        return self.value is None and self.low is not None


# Wide enough for every product of a number of at most LONGEST digits and its scales.
_EXACT = Context(prec=80)
# A ratio is rarely exact; fifteen digits are what JSON numbers carry.
_QUOTIENT = Context(prec=15)
LONGEST = 24

_ENGLISH = {"thousand": Decimal(10**3), "million": Decimal(10**6), "billion": Decimal(10**9), "trillion": Decimal(10**12)}

# 千瓦, 千米 and their like are units, 百分点 and 百分之 speak of per cent, 百姓 and 百货 of neither.
_HUNDRED = "(?:(?<=[一二两三四五六七八九])百(?!分点)|百(?![分姓货科帕]))"
_THOUSAND = "千(?![瓦米克伏卡赫焦帕字])"
_PLACE_OR_MYRIAD = f"(?:{_HUNDRED}|{_THOUSAND}|[万亿])"
_FIGURE = "[零〇一二两三四五六七八九]"
# Older papers write the decimal point in the middle: 3336·90元.
_ARABIC = re.compile(r"(?:\d{1,3}(?:,\d{3})++(?!\d)|\d++)(?:[.·]\d++)?")
_SCALE = re.compile(
    rf"[百千]万亿|[百千][万亿]|万[万亿]|[万亿]|{_HUNDRED}|{_THOUSAND}|[ ]?(?:thousand|million|billion|trillion)(?![A-Za-z])"
)
_CHINESE = re.compile(
    rf"(?P<run>(?:{_FIGURE}|十|{_PLACE_OR_MYRIAD})++)"
    "(?:点(?P<fraction>[零〇一二三四五六七八九]++)(?![十百千年月])(?P<scale>(?:万亿|[百千]?[万亿])?))?"
)
_ODD = re.compile(rf"[余多](?={_PLACE_OR_MYRIAD}|十)")
# 数百 is several hundred, 总数百 the end of a noun and a number.
_SOME = re.compile(
    "(?P<tens>[零〇一二两三四五六七八九百千万]{0,8}十)几"
    "|(?:几|(?<![人指总系参次户倍分少多基位函常读计点件岁])数)"
    f"(?P<place>十|{_HUNDRED}|{_THOUSAND}|(?=[万亿]))"
)
_MYRIAD = re.compile("万亿|[万亿]")
# 歼-20 and 10-20 have no minus; after words for a temperature it is one.
_SIGN = re.compile(r"零下|负|(?:(?<![0-9A-Za-z\u3400-\u9fff.%~—–―℃\-])|(?<=[为至到是达约在温低]))-(?=\d)")
_RANGE = re.compile("-|—{1,2}|–|―|~|至|到")
_RATIO = re.compile("[∶:比]|/(?=[1-9]\\d{0,2}(?![\\d/.]))")
_LOWER = re.compile(r"零?(?P<digits>\d++(?:[.·]\d++)?)")
_PERCENT = re.compile("百分之|百分(?=百)")
_OVER = re.compile("分之")


def find_numerals(tight: Tight) -> tuple[Numeral, ...]:
    """Every numeral of a text in its order; a single Chinese figure is left out, mostly it is part of a word."""
    return tuple(numeral for numeral in _all(tight.text) if not numeral.is_chinese or numeral.end - numeral.start > 1)


_BEGINS = re.compile("[0-9零〇一二两三四五六七八九十百千万亿几数]|负|零下|-(?=[0-9])")


def _all(text: str) -> Iterator[Numeral]:
    at = 0
    while match := _BEGINS.search(text, at):
        numeral = numeral_at(text, match.start())
        if numeral is None:
            run = RUN.match(text, match.start())
            at = run.end() if run else match.end()
        else:
            yield numeral
            at = numeral.end


def numeral_at(text: str, at: int) -> Numeral | None:
    """The numeral that begins at position ``at`` of a tight text, with its range or ratio; None where there is none."""
    sign = _SIGN.match(text, at)
    begin = sign.end() if sign else at
    first = _percent(text, begin) or _number_at(text, begin)
    if first is None:
        return None
    if sign and first.value is not None:
        return replace(first, start=at, value=-first.value)
    if first.form is Form.PERCENT:
        return first
    return _fraction(text, first) or _ratio(text, first) or _ranged(text, first)


def _percent(text: str, at: int) -> Numeral | None:
    """百分之三十二点九, 百分百."""
    words = _PERCENT.match(text, at)
    if words is None:
        return None
    part = _number_at(text, words.end()) if words.group() == "百分之" else _of_hundred(words)
    return part and replace(_ranged(text, part), start=at, form=Form.PERCENT)


def _of_hundred(words: re.Match[str]) -> Numeral:
    """百分百."""
    return Numeral(words.start(), words.end() + 1, Decimal(100), is_chinese=True)


def _number_at(text: str, at: int) -> Numeral | None:
    """A number without sign, range or ratio."""
    return _some(text, at) or _arabic(text, at) or _chinese(text, at)


def _arabic(text: str, at: int) -> Numeral | None:
    """Digits with their scales, which may follow each other downwards: 1亿2000万."""
    match = _ARABIC.match(text, at)
    if match is None:
        return None
    if len(match.group()) > LONGEST:
        return Numeral(at, match.end())
    total, end, scale = _scaled(text, match)
    if (odd := _ODD.match(text, end)) and (match_scale := _SCALE.match(text, odd.end())):
        return _odd(Numeral(at, match_scale.end()), total, _factor(match_scale.group()))
    return Numeral(at, end, exact(total), scale=scale)


def _scaled(text: str, match: re.Match[str]) -> tuple[Decimal, int, Decimal]:
    """The sum of digits times scales from ``match`` on, the position after it and the last scale."""
    total, end, factor = _times_scale(text, match.group(), match.end())
    last = factor
    while last > 1 and (lower := _LOWER.match(text, end)) and len(lower["digits"]) <= LONGEST:
        more, after, factor = _times_scale(text, lower["digits"], lower.end())
        # 3万4000 and 1千零1 go on without a scale, 3万5 does not.
        if factor >= last or (factor == 1 and lower[0][0] != "零" and Decimal(10) ** len(lower["digits"]) != last):
            break
        total, end, last = _EXACT.add(total, more), after, factor
    return total, end, last if last > 1 else factor


def _times_scale(text: str, digits: str, end: int) -> tuple[Decimal, int, Decimal]:
    """The value of digits with the scale at ``end``, the position after that, and the scale."""
    scale = _SCALE.match(text, end)
    factor = _factor(scale.group()) if scale else Decimal(1)
    value = _EXACT.multiply(Decimal(digits.replace(",", "").replace("·", ".")), factor)
    return value, scale.end() if scale else end, factor


def _factor(scale: str) -> Decimal:
    return _ENGLISH.get(scale.strip()) or product(scale)


def _odd(numeral: Numeral, count: Decimal, factor: Decimal) -> Numeral:
    """二十余万: at least 200000, and less than 300000 since the last figure written stands for tens."""
    step = Decimal(1)
    while count and count % (step * 10) == 0:
        step *= 10
    low, high = exact(_EXACT.multiply(count, factor)), exact(_EXACT.multiply(count + step, factor))
    return replace(numeral, value=low, low=low, high=high, bound=Bound.AT_LEAST, scale=factor)


def _some(text: str, at: int) -> Numeral | None:
    """几十, 数百万, 十几: several of a place, from twice to ten times it."""
    match = _SOME.match(text, at)
    if match is None:
        return None
    myriad = _MYRIAD.match(text, match.end())
    factor = _factor(myriad.group()) if myriad else Decimal(1)
    if match["tens"]:
        low = (chinese_value(match["tens"]) or Decimal(10)) * factor
        high = low + 10 * factor
    else:
        place = PLACES.get(match["place"], Decimal(1)) * factor
        low, high = 2 * place, 10 * place
    end = myriad.end() if myriad else match.end()
    return Numeral(at, end, low=low, high=high, bound=Bound.ABOUT, scale=factor, is_chinese=True)


def _chinese(text: str, at: int) -> Numeral | None:
    match = _CHINESE.match(text, at)
    if match is None or len(match.group()) > LONGEST:
        return None
    run = match["run"]
    if match["fraction"]:
        return _decimal(match)
    if (odd := _ODD.match(text, match.end())) and (scale := _SCALE.match(text, odd.end())):
        count = chinese_value(run)
        return None if count is None else _odd(Numeral(at, scale.end(), is_chinese=True), count, _factor(scale.group()))
    if pair := neighbours(run):
        low, high = pair
        return Numeral(at, match.end(), low=low, high=high, bound=Bound.ABOUT, scale=last_scale(run), is_chinese=True)
    if set(run) <= DIGITS.keys() - {"零", "〇"} and len(run) == 2:
        # 统一三个: two figures that are no pair of neighbours do not belong together.
        at, run = at + 1, run[1]
    value = chinese_value(run)
    return None if value is None else Numeral(at, match.end(), value, scale=last_scale(run), is_chinese=True)


def _decimal(match: re.Match[str]) -> Numeral | None:
    whole = chinese_value(match["run"])
    if whole is None:
        return None
    fraction = "".join(str(DIGITS[character]) for character in match["fraction"])
    factor = _factor(match["scale"])
    value = exact(_EXACT.multiply(Decimal(f"{whole:f}.{fraction}"), factor))
    return Numeral(match.start(), match.end(), value, scale=factor, is_chinese=True)


def _fraction(text: str, first: Numeral) -> Numeral | None:
    """三分之一: the second number over the first."""
    words = _OVER.match(text, first.end)
    second = _number_at(text, words.end()) if words and first.value else None
    return _quotient(second, first, first.start, end=second.end) if second else None


def _ratio(text: str, first: Numeral) -> Numeral | None:
    """1∶3, 3:2, 3比2."""
    sign = _RATIO.match(text, first.end)
    second = _number_at(text, sign.end()) if sign and first.value is not None else None
    if sign and sign.group() == "/" and not (second and _is_proper(first, second)):
        return None
    if sign is None or second is None or ((first.is_chinese or second.is_chinese) and sign.group() != "∶"):
        return None
    return _quotient(first, second, first.start, end=second.end)


def _is_proper(over: Numeral, under: Numeral) -> bool:
    """Whether 1/3 is a fraction, as opposed to 24/7."""
    return over.value is not None and under.value is not None and over.value < under.value and over.scale == under.scale == 1


def _quotient(over: Numeral, under: Numeral, start: int, *, end: int) -> Numeral | None:
    if over.value is None or under.value is None:
        return None
    value = exact(_QUOTIENT.divide(over.value, under.value)) if under.value else None
    chinese = over.is_chinese and under.is_chinese
    return Numeral(start, end, value, over.value, under.value, form=Form.RATIO, is_chinese=chinese)


def _ranged(text: str, first: Numeral) -> Numeral:
    """The range that begins with this number, else the number alone."""
    sign = _RANGE.match(text, first.end)
    second = _number_at(text, sign.end()) if sign else None
    return (joined_range(first, second) if second else None) or first


def joined_range(first: Numeral, second: Numeral) -> Numeral | None:
    """Both as one range, the scale of the second shared where the first has none; None where that makes no sense."""
    if first.value is None or second.value is None or Form.RATIO in (first.form, second.form):
        return None
    low = with_scale_of(first, second).value
    if low is None or low >= second.value:
        return None
    chinese = first.is_chinese and second.is_chinese
    return replace(second, start=first.start, value=None, low=low, high=second.value, is_chinese=chinese)


def with_scale_of(first: Numeral, second: Numeral) -> Numeral:
    """40 in 40-50万 is 400000; 8000 in 8000-1万 stays what it is."""
    if first.value is None or second.value is None or first.scale != 1 or second.scale == 1:
        return first
    count = _EXACT.divide(second.value, second.scale)
    if first.value > 100 * count:
        return first
    return replace(first, value=exact(_EXACT.multiply(first.value, second.scale)), scale=second.scale)


def exact(value: Decimal) -> Decimal:
    """The same number without trailing zeros and without an exponent."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1), context=_EXACT) if value == whole else value.normalize(_EXACT)
