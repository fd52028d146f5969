"""Reading a number with its unit and the words that bound it: 984.69万平方米, 近三成, 10蒸吨及以下."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from annotator.core.figures import Bound, Change, QuantityKind
from annotator.figures.found import Found
from annotator.language.figurewords import FigureWords
from annotator.language.numerals import Form, Numeral, exact, joined_range, numeral_at
from annotator.language.units import Unit

_ODD = re.compile("余(?![额热款生音])|多(?![云样元边国方媒功])|多(?=元|国)")
_ODD_AFTER = re.compile("有余|余(?=[，。、；的])|多(?=[，。、；的时前后来]|$)")
_HALF = re.compile("半(?![径岛导成数价场决])")
_HALF_OF = re.compile("半(?=小时|钟头|月|星期)")
_RANGE = re.compile("-|—{1,2}|–|―|~|至|到")
_DOUBLING = re.compile("翻(?:了|上)?(?P<times>[一二两三四五1-5])?番(?!茄)")
_PER = re.compile("/|每")
_RISING = re.compile("(?<![以之至向])上$")
_SIGN = re.compile(r"(?:HK|US)?[¥￥$€£]$")
_BARE = "百千万亿"
# The longest word of a bound and a character before it.
_FAR = 8

_SPELT_OUT = {QuantityKind.MONEY: 0.85, QuantityKind.MEASURE: 0.8, QuantityKind.PERCENT: 0.85}


@dataclass(frozen=True, slots=True)
class _Measured:
    """A number with what follows it."""

    numeral: Numeral
    end: int
    unit: Unit | None = None
    name: str | None = None
    bound: Bound = Bound.EQUAL
    more: Decimal = Decimal(0)


def read_amount(text: str, at: int, words: FigureWords, *, after: int = 0) -> Found | None:
    """The quantity whose number begins at position ``at``; words before it are looked for from ``after`` on."""
    if found := _doubling(text, at):
        return found
    numeral = _one_half(text, at) or numeral_at(text, at)
    if numeral is None:
        return None
    measured = _ranged(text, _measured(text, numeral, words), words)
    start, bound = _before(text, measured, words, after=after)
    if not _is_figure(text, measured, is_bounded=start < measured.numeral.start):
        return None
    found = _found(text, measured, words)
    return found if found.kind is QuantityKind.LABEL else replace(found, start=start, bound=bound)


def _doubling(text: str, at: int) -> Found | None:
    """翻两番 is four times as much."""
    match = _DOUBLING.match(text, at)
    if match is None:
        return None
    times = "一二三四五".find((match["times"] or "一").replace("两", "二")) + 1 or int(match["times"])
    kind, change = QuantityKind.MULTIPLE, Change.INCREASE
    return Found(at, match.end(), kind, 0.9, Decimal(2**times), unit="倍", change=change)


def _one_half(text: str, at: int) -> Numeral | None:
    if not text.startswith("一半", at):
        return None
    return Numeral(at, at + 2, Decimal("0.5"), Decimal(1), Decimal(2), form=Form.RATIO, is_chinese=True)


def _measured(text: str, numeral: Numeral, words: FigureWords) -> _Measured:
    """The number with its unit and what stands around that: 余, 半, 以上."""
    measured = _Measured(numeral, numeral.end, bound=numeral.bound)
    if numeral.form is not Form.NUMBER:
        return _bounded_after(text, measured, words)
    odd = _ODD.match(text, numeral.end) if numeral.bound is Bound.EQUAL else None
    if odd and _is_odd(text, numeral, odd, words):
        measured = replace(measured, end=odd.end(), bound=Bound.AT_LEAST)
    unit = words.units.at(text, measured.end, after_digits=not numeral.is_chinese)
    return _bounded_after(text, _with_unit(text, measured, unit, words) if unit else measured, words)


def _is_odd(text: str, numeral: Numeral, odd: re.Match[str], words: FigureWords) -> bool:
    """Whether 余 or 多 after the number belongs to it."""
    if words.units.at(text, odd.end(), after_digits=not numeral.is_chinese) or not text[odd.end() : odd.end() + 1].isalnum():
        return True
    return odd.group() == "余" or (not numeral.is_chinese and numeral.value is not None and numeral.value >= 10)


def _with_unit(text: str, measured: _Measured, taken: tuple[Unit, int], words: FigureWords) -> _Measured:
    unit, end = taken
    half = (_HALF_OF if unit.written == "个" else _HALF).match(text, end) if _takes_half(unit) else None
    if half:
        unit, end = _halved(text, unit, half.end(), words)
        return replace(measured, unit=unit, name=unit.name, end=end, more=Decimal("0.5"))
    if "多" in unit.written:
        measured = replace(measured, bound=Bound.AT_LEAST)
    name = unit.name
    if (per := _PER.match(text, end)) and (under := words.units.per_at(text, per.end())):
        name, end = f"{name}/{under[0]}", under[1]
    return replace(measured, unit=unit, name=name, end=end)


def _halved(text: str, unit: Unit, end: int, words: FigureWords) -> tuple[Unit, int]:
    """三年半 has its unit before 半, 两个半月 and 两个半小时 have it behind."""
    if unit.written != "个":
        return unit, end
    if text.startswith("月", end):
        return words.units.by_written["个月"], end + 1
    return words.units.at(text, end, after_digits=True) or (unit, end)


def _takes_half(unit: Unit) -> bool:
    return unit.written == "个" or unit.name in ("year", "month", "d", "h", "km", "倍", "week")


def _bounded_after(text: str, measured: _Measured, words: FigureWords) -> _Measured:
    end = measured.end
    odd = _ODD_AFTER.match(text, end) if measured.unit and measured.bound is Bound.EQUAL else None
    if odd:
        return replace(measured, end=odd.end(), bound=Bound.AT_LEAST)
    match = words.after.match(text, end)
    if match is None or (measured.unit is None and measured.numeral.is_chinese and measured.numeral.form is Form.NUMBER):
        return measured
    return replace(measured, end=match.end(), bound=words.bounds_after[match.group()])


def _ranged(text: str, first: _Measured, words: FigureWords) -> _Measured:
    """The range whose both ends have the unit: 40元至50元."""
    sign = _RANGE.match(text, first.end)
    numeral = numeral_at(text, sign.end()) if sign and first.bound is Bound.EQUAL else None
    if numeral is None or (first.unit is None and first.numeral.form is not Form.PERCENT):
        return first
    second = _measured(text, numeral, words)
    both = joined_range(first.numeral, second.numeral)
    if both is None or second.name != first.name or second.numeral.form is not first.numeral.form:
        return first
    return replace(second, numeral=both)


def _before(text: str, measured: _Measured, words: FigureWords, *, after: int) -> tuple[int, Bound]:
    """Where the figure starts with the word that bounds it, and its bound."""
    start = measured.numeral.start
    window = max(after, start - _FAR)
    sign = _SIGN.search(text, window, start)
    if sign:
        return sign.start(), measured.bound
    match = words.before.search(text, window, start)
    if match and not _is_lasting(match.group(), measured, words):
        inside = start if match.group() in words.outside else match.start()
        return inside, words.bounds_before[match.group()]
    if text[start] in _BARE and _RISING.search(text, window, start):
        return start - 1, Bound.AT_LEAST
    return start, measured.bound


def _is_lasting(word: str, measured: _Measured, words: FigureWords) -> bool:
    """近三年 is the last three years."""
    return measured.unit is not None and word in words.lasting and measured.unit.written in words.lasting_units


def _is_figure(text: str, measured: _Measured, *, is_bounded: bool) -> bool:
    """Whether a number in Chinese numerals is meant as one; digits always are."""
    numeral, unit = measured.numeral, measured.unit
    if not numeral.is_chinese or numeral.form is not Form.NUMBER:
        return True
    written = text[numeral.start : numeral.end]
    if written[0] in _BARE:
        is_hard = unit is not None and unit.kind in (QuantityKind.MONEY, QuantityKind.MEASURE)
        return (is_bounded and unit is not None) or (is_hard and len(written) > 1)
    if unit is None:
        return len(written) > 1 and any(place in written for place in "百千万亿")
    if written == "一" or (unit.up_to_ten and len(written) > 1):
        return unit.makes_one
    return not unit.needs_digits or len(written) > 1


def _found(text: str, measured: _Measured, words: FigureWords) -> Found:
    numeral, unit = measured.numeral, measured.unit
    kind, name = _kind(measured)
    sign = _SIGN.search(text, max(0, numeral.start - _FAR), numeral.start)
    if sign and kind is QuantityKind.COUNT:
        kind, name = QuantityKind.MONEY, words.signs[sign.group()]
    factor = Decimal(unit.factor) if unit else Decimal(1)
    numbers = (numeral.value, numeral.low, numeral.high)
    value, low, high = (None if number is None else exact(number * factor + measured.more) for number in numbers)
    margin = _margin(measured, kind)
    return Found(
        numeral.start, measured.end, kind, margin, value, low, high, bound=measured.bound, unit=name, scale=numeral.scale
    )


def _kind(measured: _Measured) -> tuple[QuantityKind, str | None]:
    numeral, unit = measured.numeral, measured.unit
    if numeral.form is Form.RATIO:
        return QuantityKind.RATIO, None
    if numeral.form is Form.PERCENT:
        return QuantityKind.PERCENT, "%"
    if numeral.value is None and numeral.low is None:
        return QuantityKind.LABEL, None
    if unit is None:
        return QuantityKind.COUNT, None
    is_named = unit.kind in (QuantityKind.LABEL, QuantityKind.ORDINAL)
    return unit.kind, None if is_named else measured.name


def _margin(measured: _Measured, kind: QuantityKind) -> float:
    numeral = measured.numeral
    if kind is QuantityKind.LABEL:
        return 0.6 if measured.unit else 0.4
    if kind is QuantityKind.RATIO:
        return 0.7
    if kind is QuantityKind.COUNT and measured.unit is None and numeral.form is Form.NUMBER:
        return 0.5
    if not numeral.is_chinese:
        return 0.95
    if numeral.end - numeral.start == 1 and numeral.value == 1:
        return 0.3
    return _SPELT_OUT.get(kind, 0.7)
