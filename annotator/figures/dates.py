"""Reading dates, times of day and calendar periods, with ISO 8601 values whose unknown parts are left out."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from annotator.core.figures import QuantityKind
from annotator.figures.found import Found
from annotator.language.chinese import chinese_value

_SURE, _LIKELY, _UNSURE = 0.95, 0.75, 0.4

_TO = "(?:-|—{1,2}|–|―|~|至|到)"
_YEAR = "(?:1[5-9]\\d\\d|20\\d\\d|21\\d\\d|[一二][〇零一二三四五六七八九]{3})"
_MONTH = "(?:1[0-2](?!\\d)|0?[1-9](?!\\d)|十[一二]?|[一二三四五六七八九])"
_DAY = "(?:3[01](?!\\d)|[12]\\d(?!\\d)|0?[1-9](?!\\d)|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_LONE = "(?:3[01](?!\\d)|[12]\\d(?!\\d)|0?[1-9](?!\\d)|二?十[一二三四五六七八九]|三十一?|二十)"
_DAY_END = "(?:日(?![内游间均报]|产量)|号(?![楼线院令文]))"


def _named(name: str, part: str, word: str, *, after: str = f"(?:{_TO}|[、和])", end: str = "") -> str:
    """A part of a date with its word, which it may lack when the same part follows with it: 1—6月, 5、6月."""
    return f"(?P<{name}>{part})(?:{word}|(?={after}{part}{end or word}))"


_POINT = re.compile(
    f"(?:{_named('year', _YEAR, '年度?(?!级|代)')})?"
    f"(?:{_named('month', _MONTH, '月份?')}(?:{_named('day', _DAY, _DAY_END, end='日')})?)?"
)
_LONE_DAY = re.compile(_named("day", _LONE, "日(?![内游间均报后])", after=_TO, end="日"))
_NUMERIC = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?P<sign>[-./])(?P<month>0?[1-9]|1[0-2])(?P=sign)(?P<day>0?[1-9]|[12]\d|3[01])(?![\d.%])"
)
_TO_SIGN = re.compile(_TO)
_YEAR_TAIL = re.compile("上半年|下半年|[底初末]")
_MONTH_TAIL = re.compile("[上中下]旬|[底初末]")
_QUARTERS = re.compile(
    f"(?:(?P<year>{_YEAR})年)?前?第?(?P<first>[一二两三四1-4])(?:(?:{_TO}|、)第?(?P<last>[二三四2-4]))?季度(?![末初]?均)"
)
_CENTURY = re.compile("(?P<century>\\d{1,2}|[一二]?十[一二三四五六七八九]?)世纪(?:(?P<decade>[1-9]0|[二三四五六七八九]十)年代)?")
_DECADE = re.compile("(?:[1-9]0|[二三四五六七八九]十)年代")
_YEAR_DECADE = re.compile("(?P<year>1[5-9]\\d0|20\\d0)年代")
_BARE_YEARS = re.compile(f"(?P<first>(?:19|20)\\d\\d)(?:(?:{_TO}|/)(?P<last>(?:19|20)\\d\\d))?(?!\\d|[.,]\\d|[A-Za-z%])")
_CLOCK = re.compile(
    "(?P<part>上午|下午|晚上?|傍晚|凌晨|清晨|早上?|中午|夜间|当日|当晚|午后)?"
    "(?P<hour>[01]?\\d|2[0-4]|二?十[一二三四]?|[一二两三四五六七八九])"
    "(?:(?P<word>[时点])(?![速代间长期段尚空光装差分建评])钟?(?:(?P<minute>[0-5]?\\d)分(?!\\d)|(?P<half>半)|(?P<quarter>一刻)|整|许)?"
    "|:(?P<digits>[0-5]\\d)(?::[0-5]\\d)?(?![\\d:]))"
)
_AFTERNOON = ("下午", "晚", "晚上", "傍晚", "夜间", "当晚", "午后")


@dataclass(frozen=True, slots=True)
class _Moment:
    """A point of the calendar with what is known of it, and the position after it."""

    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    time: str | None = None

    @property
    def iso(self) -> str:
        date = (f"{self.year:04}" if self.year is not None else "") + self._below_year()
        return f"{date}T{self.time}" if self.time else date

    def _below_year(self) -> str:
        known = self.year is not None
        if self.month is None:
            return f"---{self.day:02}" if self.day is not None else ""
        month = f"-{self.month:02}" if known else f"--{self.month:02}"
        return month if self.day is None else f"{month}-{self.day:02}"


def read_date(text: str, at: int) -> Found | None:
    """The date, time or period that begins at position ``at`` of a tight text."""
    return next((found for read in _READERS if (found := read(text, at))), None)


def _quarters(text: str, at: int) -> Found | None:
    match = _QUARTERS.match(text, at)
    if match is None:
        return None
    first, last = _number(match["first"]), _number(match["last"] or match["first"])
    if at and text[at - 1] == "前":
        at -= 1
    if "前" in text[at : match.end()]:
        first = 1
    year = _number(match["year"]) if match["year"] else None
    return _period(at, match.end(), _Moment(0, year, 3 * first - 2), _Moment(0, year, 3 * last))


def _decade(text: str, at: int) -> Found | None:
    """1980年代, 20世纪80年代, 21世纪; 80年代 alone leaves the century open."""
    if match := _YEAR_DECADE.match(text, at):
        first, length = int(match["year"]), 10
    elif match := _CENTURY.match(text, at):
        start = 100 * (_number(match["century"]) - 1)
        first, length = (start + _number(match["decade"]), 10) if match["decade"] else (start + 1, 100)
    else:
        match = _DECADE.match(text, at)
        return Found(at, match.end(), QuantityKind.PERIOD, _LIKELY) if match else None
    return _period(at, match.end(), _Moment(0, first), _Moment(0, first + length - 1))


def _numeric(text: str, at: int) -> Found | None:
    match = _NUMERIC.match(text, at)
    if match is None:
        return None
    moment = _Moment(match.end(), int(match["year"]), int(match["month"]), int(match["day"]))
    return _found(at, _timed(text, moment))


def _calendar(text: str, at: int) -> Found | None:
    """2023年7月26日, 7月中旬, 1—6月, 6月5日至8日, 2021—2025年, 5月9日8时至20时."""
    first = _point(text, at)
    if first is None:
        return None
    timed = _timed(text, first)
    last = _until(text, timed)
    if last is not None:
        return _period(at, last.end, timed, last)
    return _tail(text, at, first) or _found(at, timed)


def _until(text: str, first: _Moment) -> _Moment | None:
    """The end of the period that begins with ``first``."""
    sign = _TO_SIGN.match(text, first.end)
    if sign is None:
        return None
    if last := _point(text, sign.end()):
        return _completed(first, _timed(text, last))
    time = _time(text, sign.end()) if first.time else None
    return replace(first, end=time.end, time=time.time) if time else None


def _point(text: str, at: int) -> _Moment | None:
    match = _POINT.match(text, at)
    if match is None or not match.group():
        match = _LONE_DAY.match(text, at)
    if match is None:
        return None
    parts = {name: _number(part) for name, part in match.groupdict().items() if part}
    moment = _Moment(match.end(), parts.get("year"), parts.get("month"), parts.get("day"))
    return moment if (moment.day or 1) <= _days(moment.year, moment.month) else None


def _completed(first: _Moment, last: _Moment) -> _Moment | None:
    """The end of a period with what it leaves to its beginning to say; None where it comes before it."""
    year = last.year if last.year is not None else first.year
    month = last.month if last.month is not None or last.day is None else first.month
    whole = replace(last, year=year, month=month)
    same_depth = (first.month is None) == (month is None)
    return whole if same_depth and (first.year is None or _order(first) <= _order(whole)) else None


def _order(moment: _Moment) -> tuple[int, int, int]:
    return moment.year or 0, moment.month or 0, moment.day or 0


def _tail(text: str, at: int, moment: _Moment) -> Found | None:
    """What narrows a year or month down: 上半年, 中旬, 底."""
    if moment.day is not None:
        return None
    match = (_YEAR_TAIL if moment.month is None else _MONTH_TAIL).match(text, moment.end)
    if match is None:
        return None
    if match.group() in "底初末":
        return _found(at, replace(moment, end=match.end()))
    first, last = _narrowed(moment, match.group())
    return _period(at, match.end(), first, last)


def _narrowed(moment: _Moment, words: str) -> tuple[_Moment, _Moment]:
    if words.endswith("年"):
        months = (1, 6) if words == "上半年" else (7, 12)
        return replace(moment, month=months[0]), replace(moment, month=months[1])
    days = {"上": (1, 10), "中": (11, 20), "下": (21, _days(moment.year, moment.month))}[words[0]]
    return replace(moment, day=days[0]), replace(moment, day=days[1])


def _days(year: int | None, month: int | None) -> int:
    if month is None:
        return 31
    return monthrange(year, month)[1] if year else (29 if month == 2 else monthrange(2023, month)[1])


def _clock(text: str, at: int) -> Found | None:
    first = _time(text, at)
    if first is None:
        return None
    sign = _TO_SIGN.match(text, first.end)
    last = _time(text, sign.end()) if sign else None
    return _period(at, last.end, first, last) if last else _found(at, first)


def _time(text: str, at: int) -> _Moment | None:
    match = _CLOCK.match(text, at)
    if match is None or _is_no_time(text, match):
        return None
    hour = _number(match["hour"])
    if match["part"] in _AFTERNOON and hour < 12:
        hour += 12
    return _Moment(match.end(), time=f"{hour:02}{_minutes(match)}")


def _is_no_time(text: str, match: re.Match[str]) -> bool:
    """一时, 三点 and 5点建议 tell no time unless a part of the day, minutes or 钟 say so."""
    if match["digits"] or match["part"] or match["minute"] or match["half"] or match["quarter"] or "钟" in match.group():
        return False
    before = text[max(0, match.start() - 2) : match.start()]
    if before.endswith(("上午", "下午", "晚上", "凌晨", "清晨", "傍晚", "中午", "日", "晚", "早")):
        return False
    return match["word"] == "点" or not match["hour"].isdigit()


def _minutes(match: re.Match[str]) -> str:
    if match["half"]:
        return ":30"
    if match["quarter"]:
        return ":15"
    minute = match["digits"] or match["minute"]
    return f":{int(minute):02}" if minute else ""


def _timed(text: str, moment: _Moment) -> _Moment:
    """The moment with the time of day that stands right after it."""
    if moment.day is None:
        return moment
    time = _time(text, moment.end)
    return replace(moment, end=time.end, time=time.time) if time else moment


def _bare_years(text: str, at: int) -> Found | None:
    """2023 without 年, as in the name of a plan; 2022—2023."""
    match = _BARE_YEARS.match(text, at)
    if match is None:
        return None
    first = _Moment(match.end(), int(match["first"]))
    if not match["last"]:
        return _found(at, first).less_sure(_UNSURE)
    return _period(at, match.end(), first, _Moment(0, int(match["last"]))).less_sure(_LIKELY)


def read_bare_year(text: str, at: int) -> Found | None:
    """Four digits that can be a year and have no unit; to be asked when nothing else fits."""
    return _bare_years(text, at)


_READERS: tuple[Callable[[str, int], Found | None], ...] = (_quarters, _decade, _numeric, _calendar, _clock)


def _found(start: int, moment: _Moment) -> Found:
    is_lone = moment.year is None and moment.month is None and moment.time is None
    return Found(start, moment.end, QuantityKind.DATE, _LIKELY if is_lone else _SURE, iso=moment.iso)


def _period(start: int, end: int, first: _Moment, last: _Moment) -> Found:
    return Found(start, end, QuantityKind.PERIOD, _SURE, iso=f"{first.iso}/{last.iso}")


def _number(written: str) -> int:
    return int(written) if written.isdigit() else int(chinese_value(written) or 0)


def date_parts(found: Found) -> Iterator[str]:
    """The parts of a date's ISO value that are known, largest first."""
    yield from (part for part in (found.iso or "").split("T")[0].split("-") if part)
