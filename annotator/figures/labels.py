"""Reading what looks like a quantity and is none: ordinals, names with numbers, telephone numbers."""

import re
from collections.abc import Callable
from decimal import Decimal

from annotator.core.figures import QuantityKind
from annotator.figures.found import Found
from annotator.language.figurewords import FigureWords
from annotator.language.numerals import numeral_at

_REGISTERED = re.compile(r"(?:CN|ISSN|ISBN)[ :]?(?P<number>\d[\d-]*+)X?(?:/[A-Z]{1,2})?")
_CALL = re.compile("(?:电话|热线|手机|传真|邮编|邮政编码|QQ|微信)号?码?[:]?$")
_CALLED = re.compile(r"\d{5,12}(?:-\d{1,8})?(?!\d)")
_HYPHENED = re.compile(r"(?<=[\u3400-\u9fff][-—])\d++(?:\.\d++)?")
_TITLE_END = re.compile(r"\d++(?:[.\-—]\d++)?(?=[”》』」])")
_LATIN_NAME = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{1,12}-?(?P<number>\d++(?:\.\d++)?)[A-Za-z0-9]*+(?:-\d+)?")
_NUMBER_NAME = re.compile(r"(?P<number>\d++(?:\.\d++)?)[A-Za-z][A-Za-z0-9]*+")
_TELEPHONE = re.compile(r"1[3-9]\d{9}(?!\d)|0\d{2,3}-\d{7,8}(?!\d)|[48]00-\d{3,4}-?\d{3,4}(?!\d)|\d{1,6}(?:-\d{1,6}){2,6}(?!\d)")
_DAY_NAME = re.compile(r"(?<=[“‘「『])\d{1,2}·\d{1,2}(?!\d)")
_DAY = re.compile(r"\d{1,2}·\d{1,2}(?!\d)")
_SHORT_YEAR = re.compile(r"(?<=[’‘'])\d\d(?!\d)")
_MANY_DIGITS = re.compile(r"\d{7,}+")
_LEADING_ZERO = re.compile(r"0\d++(?!\.)")
_SUM_NAME = re.compile(r"\d{1,3}(?:\+(?:\d{1,3}|[A-Z](?![A-Za-z])))+(?!\d)")
_ENUMERATOR = re.compile(r"(?P<number>\d{1,2})(?:[)）]|[.、:](?!\d))")
_SENTENCE_ENDS = "。！？；;:：\n"


def read_label(text: str, at: int, words: FigureWords) -> Found | None:
    """The ordinal or label that begins at position ``at`` of a tight text."""
    if text[at] == "第":
        return _ordinal(text, at, words)
    if _is_latin(text[at]):
        return _without_value(_REGISTERED)(text, at) or _named(_LATIN_NAME.match(text, at))
    found = next((found for read in _READERS if (found := read(text, at))), None)
    return found or _zeroed(text, at, words) or _number_name(text, at, words)


def read_bare_label(text: str, at: int) -> Found | None:
    """A number without unit that ends a name or is too long to count; to be asked when nothing else fits."""
    match = _HYPHENED.match(text, at) or _TITLE_END.match(text, at) or _SHORT_YEAR.match(text, at)
    if match:
        return Found(at, match.end(), QuantityKind.LABEL, 0.5, _value(match.group()))
    return _without_value(_MANY_DIGITS)(text, at) or _without_value(_DAY)(text, at)


def _ordinal(text: str, at: int, words: FigureWords) -> Found | None:
    """第3位: the span covers what is numbered where that is something countable."""
    numeral = numeral_at(text, at + 1)
    if numeral is None or numeral.start != at + 1:
        return None
    unit = words.units.at(text, numeral.end, after_digits=True)
    countable = unit and unit[0].kind in (QuantityKind.COUNT, QuantityKind.ORDINAL, QuantityKind.LABEL)
    end = unit[1] if unit and countable else numeral.end
    return Found(at, end, QuantityKind.ORDINAL, 0.9, numeral.value, numeral.low, numeral.high)


def _number_name(text: str, at: int, words: FigureWords) -> Found | None:
    """5G, 4K: letters right after the number that are no unit."""
    match = _NUMBER_NAME.match(text, at)
    return None if match is None or words.units.at(text, match.end("number"), after_digits=True) else _named(match)


def _named(match: re.Match[str] | None) -> Found | None:
    if match is None:
        return None
    return Found(match.start(), match.end(), QuantityKind.LABEL, 0.8, _value(match["number"]))


def _without_value(pattern: re.Pattern[str]) -> Callable[[str, int], Found | None]:
    def read(text: str, at: int) -> Found | None:
        match = pattern.match(text, at)
        return Found(at, match.end(), QuantityKind.LABEL, 0.7) if match else None

    return read


def _zeroed(text: str, at: int, words: FigureWords) -> Found | None:
    """01版."""
    match = _LEADING_ZERO.match(text, at)
    if match is None:
        return None
    unit = words.units.at(text, match.end(), after_digits=True)
    end = unit[1] if unit and unit[0].kind is QuantityKind.LABEL else match.end()
    return Found(at, end, QuantityKind.LABEL, 0.7, _value(match.group()))


def _called(text: str, at: int) -> Found | None:
    """A telephone number by the word before it."""
    match = _CALLED.match(text, at) if _CALL.search(text, max(0, at - 6), at) else None
    return Found(at, match.end(), QuantityKind.LABEL, 0.8) if match else None


def _enumerator(text: str, at: int) -> Found | None:
    """1. or （1） at the head of a sentence."""
    match = _ENUMERATOR.match(text, at)
    if match is None:
        return None
    before = text[at - 1] if at else "\n"
    is_enclosed = match.group()[-1] in ")）"
    if before not in ("(（" if is_enclosed else _SENTENCE_ENDS):
        return None
    return Found(at, match.end("number"), QuantityKind.ORDINAL, 0.6, _value(match["number"]))


_READERS = (_called, _without_value(_TELEPHONE), _without_value(_DAY_NAME), _without_value(_SUM_NAME), _enumerator)


def _value(digits: str) -> Decimal | None:
    return Decimal(digits) if digits.replace(".", "", 1).isdigit() and len(digits) <= 15 else None


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
