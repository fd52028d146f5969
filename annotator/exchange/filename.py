"""What the name of a page's file says: publication, date and page number, as scanners and archives write them."""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath

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


@dataclass(frozen=True, slots=True)
class FileName:
    """What a file's name tells. ``page_id``: publication/date/page where it tells all three, else the name itself."""

    file: str
    page_id: str
    publication: str | None = None
    date: str | None = None
    page_number: str | None = None


def named(name: str) -> FileName:
    """What ``name``, a file name or a path with ``/`` below an imported folder, says of the page.

    ``hohhot-daily-2023-07-27-p2.txt`` and ``hohhot-daily/2023-07-27/02.txt`` are page 2 of hohhot-daily of that day.
    """
    path = PurePosixPath(unicodedata.normalize("NFC", _unicode(name)))
    stem = path.with_suffix("").as_posix() if path.suffix and path.stem else path.as_posix()
    match = _DATED.match(stem)
    date = _date(match) if match else None
    if match is None or date is None:
        return FileName(path.name, stem)
    return _dated(path.name, stem, before=match["before"].strip(_SEPARATORS), date=date, after=match["after"])


def _unicode(name: str) -> str:
    """The name with bytes that are no UTF-8 (lone surrogates, in Python) shown as replacement characters."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _dated(file: str, stem: str, *, before: str, date: str, after: str) -> FileName:
    publication = before.rpartition("/")[2] or None
    match = _NUMBER.match(after)
    if match is None:
        return FileName(file, stem, publication, date)
    number = match["number"].upper().lstrip("0") or "0"
    page_id = f"{before}/{date}/{number}" if publication else stem
    return FileName(file, page_id, publication, date, number)


def _date(match: re.Match[str]) -> str | None:
    month = match["month"] or match["month2"] or match["month3"]
    day = match["day"] or match["day2"] or match["day3"]
    try:
        return dt.date(int(match["year"]), int(month), int(day)).isoformat()
    except ValueError:
        return None
