"""What the name of a page's file says: publication, date and page number, as scanners and archives write them."""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from annotator.core.details import Details

_DATED = re.compile(
    r"""^(?P<before>.*?)
        (?<!\d)(?P<year>1[5-9]\d\d|20\d\d)
        (?: (?P<dash>[-_.])(?P<month>\d\d?)(?P=dash)(?P<day>\d\d?) | (?P<month2>\d\d)(?P<day2>\d\d)
          | 年(?P<month3>\d\d?)月(?P<day3>\d\d?)日 )
        (?!\d)(?P<after>.*)$""",
    re.VERBOSE | re.DOTALL,
)
_NUMBER = re.compile(r"^[-_ ./]*(?:p|pp|page|pg|第)?[-_ .]*(?P<number>[a-z]?\d{1,3})版?$", re.IGNORECASE)
_SEPARATORS = "-_ ./"
_FOLDER = re.compile(r"[^/]+")


@dataclass(frozen=True, slots=True)
class FileName:
    """What a file's name tells. ``page_id``: publication/date/page where it tells all three, else the name itself."""

    file: str
    page_id: str
    details: Details


def named(name: str) -> FileName:
    """What ``name``, a file name or a path with ``/`` below an imported folder, says of the page.

    ``hohhot-daily-2023-07-27-p2.txt`` and ``hohhot-daily/2023-07-27/02.txt`` are page 2 of hohhot-daily of that day.
    """
    told = unread(name)
    match = _DATED.match(told.page_id)
    date = _date(match) if match else None
    if match is None or date is None:
        return told
    return _dated(told, before=match["before"].strip(_SEPARATORS), date=date, after=match["after"])


def page_within(told: FileName, number: str) -> FileName:
    """One page of a file that holds several, by its own number: a number in the file's name says nothing of each of them.

    Page 3 of ``hohhot-daily-2023-07-27.pdf`` is called as ``hohhot-daily-2023-07-27-p3.txt`` is.
    """
    details, alone = told.details, named(f"{told.page_id}-p{number}.pdf")
    is_same = (alone.details.publication, alone.details.date) == (details.publication, details.date)
    page_id = alone.page_id if is_same and alone.details.page_number == number else f"{told.page_id}/{number}"
    return FileName(told.file, page_id, details._replace(page_number=number))


def unread(name: str) -> FileName:
    """A name that is asked nothing: its page is called as the file is."""
    plain = plain_name(name)
    return FileName(PurePosixPath(plain).name, without_ending(plain), Details())


def pattern_like(name: str) -> str | None:
    """A pattern that reads from this name what ``named`` does, in the words of ``name_pattern``; None without a date."""
    match = _DATED.match(unread(name).page_id)
    if match is None or _date(match) is None:
        return None
    return f"{_before_like(match['before'])}{{date}}{_after_like(match['after'])}"


def _before_like(before: str) -> str:
    publication = before.strip(_SEPARATORS).rpartition("/")[2]
    if not publication:
        return before
    start = before.rindex(publication)
    return f"{before[:start].rpartition('/')[2]}{{publication}}{before[start + len(publication) :]}"


def _after_like(after: str) -> str:
    number = _NUMBER.match(after)
    if number is None:
        return _FOLDER.sub("*", after)
    return f"{after[: number.start('number')]}{{page}}{after[number.end('number') :]}"


def plain_name(name: str) -> str:
    """The name composed, with bytes that are no UTF-8 (lone surrogates, in Python) shown as replacement characters."""
    return unicodedata.normalize("NFC", name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def without_ending(name: str) -> str:
    """The name without ``.txt`` or whatever ends it so."""
    path = PurePosixPath(name)
    return path.with_suffix("").as_posix() if path.suffix and path.stem else path.as_posix()


def _dated(told: FileName, *, before: str, date: str, after: str) -> FileName:
    publication = before.rpartition("/")[2] or None
    match = _NUMBER.match(after)
    if match is None:
        return replace(told, details=Details(publication, date))
    number = match["number"].upper().lstrip("0") or "0"
    page_id = f"{before}/{date}/{number}" if publication else told.page_id
    return FileName(told.file, page_id, Details(publication, date, page_number=number))


def _date(match: re.Match[str]) -> str | None:
    month = match["month"] or match["month2"] or match["month3"]
    day = match["day"] or match["day2"] or match["day3"]
    try:
        return dt.date(int(match["year"]), int(month), int(day)).isoformat()
    except ValueError:
        return None
