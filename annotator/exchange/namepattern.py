"""Read names of files by a pattern that a person can see and change: ``{publication}-{date}-p{page}``."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise

from annotator.core.details import Details
from annotator.core.errors import UserError
from annotator.exchange.filename import FileName, plain_name, without_ending
from annotator.exchange.namefitting import NameMisfit, fitted
from annotator.exchange.nameparts import Kind, Part, day_of, folded, value

FIELDS: Mapping[str, Kind] = {
    "publication": Kind.NAME,
    "date": Kind.DATE,
    "year": Kind.YEAR,
    "month": Kind.MONTH,
    "day": Kind.DAY,
    "issue": Kind.NAME,
    "edition": Kind.NAME,
    "page": Kind.PAGE,
    "language": Kind.LANGUAGE,
}
"""What a pattern can read; an edition is one of several issues of a publication on one day."""
EXAMPLE = "{publication}-{date}-p{page}"
LONGEST = 200

EMPTY = "the pattern is empty; write one like {example}"
TOO_LONG = "the pattern is longer than {longest} characters; put * for what tells nothing"
UNKNOWN = "{field} is no field; there are {fields}"
TWICE = "{field} is there twice; put * where it comes again"
NO_WHOLE_DATE = "{fields} make a date only together; put in {missing}"
TWO_DATES = "{fields} make the date that {field} reads too; leave one of them out"
UNCLOSED = "a brace is open at {rest}; close it after the name of the field"
UNOPENED = "a brace is closed at {rest} that was not opened; open it before the name of the field"
TOUCHING = "nothing tells where {first} ends and {second} begins; put what is between them in the names"
NO_FIELD = "the pattern reads nothing; put in {fields}"
NO_FOLDER = "the pattern has a folder without a name; take out a slash, or put * for the folder"

NO_SUCH_DAY = "{date} is no date"
TOO_FEW = "it lies in fewer folders than the pattern has"

_ALSO = {"page_number": "page"}
_DATE_PARTS = ("year", "month", "day")
# What an input method or another system has for the signs of a pattern.
_TWINS = str.maketrans("｛｝＊／\\", "{}*//")
_TOKEN = re.compile(r"\{(?P<field>[^{}]*)\}|(?P<any>\*+)|(?P<words>[^{}*]+)|(?P<brace>[{}])")


class PatternRefused(UserError):
    """What was written is no pattern."""


@dataclass(frozen=True, slots=True)
class NamePattern:
    """``folders`` are the parts of a path that are read, the last of which is the file's own name; each in its parts."""

    text: str
    folders: tuple[tuple[Part, ...], ...]

    def read(self, name: str, folder: str = "") -> FileName:
        """What a file's name tells; raises NameMisfit where it does not fit.

        The name is one with ``/`` below an imported folder, ``folder`` the path of that folder. A pattern reads as many
        folders as it has slashes, so without one the file's own name alone. The id of the page has all that was read, and
        the folders below the imported one that were not.
        """
        path = plain_name(name).split("/")
        above = plain_name(folder).split("/") if len(path) < len(self.folders) else []
        whole = [part for part in above if part] + path
        if len(whole) < len(self.folders):
            raise NameMisfit(TOO_FEW)
        found: list[tuple[Part, str]] = []
        for parts, words in zip(self.folders[:-1], whole[-len(self.folders) : -1], strict=True):
            found += fitted(parts, words)
        found += self._read_last(path[-1])
        return _told(found, path, unread=path[: -len(self.folders)])

    def _read_last(self, file: str) -> list[tuple[Part, str]]:
        """The file's own name, without its ending or, where the pattern seems to have one too, with it."""
        parts = self.folders[-1]
        last_field = max((number for number, part in enumerate(parts) if part.field), default=-1)
        if any("." in part.words for part in parts[last_field + 1 :]):
            with suppress(NameMisfit):
                return fitted(parts, file)
        return fitted(parts, without_ending(file))


def name_pattern(text: str) -> NamePattern:
    """The pattern that a person wrote; raises PatternRefused with one sentence for what is none."""
    plain = plain_name(text).translate(_TWINS).strip()
    if not plain:
        raise PatternRefused(EMPTY, example=EXAMPLE)
    if len(plain) > LONGEST:
        raise PatternRefused(TOO_LONG, longest=LONGEST)
    folders = tuple(tuple(_parts(folder)) for folder in plain.split("/"))
    _check(folders)
    return NamePattern(plain, folders)


def _parts(folder: str) -> Iterator[Part]:
    for token in _TOKEN.finditer(folder):
        if token["brace"]:
            raise PatternRefused(UNCLOSED if token["brace"] == "{" else UNOPENED, rest=folder[token.start() :])
        if token["any"]:
            yield Part(Kind.ANYTHING, "*")
        elif token["words"]:
            yield Part(Kind.WORDS, token["words"])
        else:
            yield _field(token["field"])


def _field(words: str) -> Part:
    name = folded(words).strip()
    name = _ALSO.get(name, name)
    if name not in FIELDS:
        raise PatternRefused(UNKNOWN, field=f"{{{words}}}", fields=_listed(FIELDS))
    return Part(FIELDS[name], f"{{{name}}}", name)


def _check(folders: Sequence[Sequence[Part]]) -> None:
    fields = [part.words for parts in folders for part in parts if part.field]
    if twice := next((field for field in fields if fields.count(field) > 1), None):
        raise PatternRefused(TWICE, field=twice)
    for parts in folders:
        if not parts:
            raise PatternRefused(NO_FOLDER)
        for first, second in pairwise(parts):
            if first.is_open and second.is_open:
                raise PatternRefused(TOUCHING, first=first.words, second=second.words)
    if not fields:
        raise PatternRefused(NO_FIELD, fields=_listed(FIELDS))
    _check_date(fields)


def _check_date(fields: Sequence[str]) -> None:
    missing = [name for name in _DATE_PARTS if f"{{{name}}}" not in fields]
    if len(missing) == len(_DATE_PARTS):
        return
    if "{date}" in fields:
        raise PatternRefused(TWO_DATES, fields=_listed(_DATE_PARTS), field="{date}")
    if missing:
        raise PatternRefused(NO_WHOLE_DATE, fields=_listed(_DATE_PARTS), missing=_listed(missing))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in names)


def _told(found: Sequence[tuple[Part, str]], path: Sequence[str], *, unread: Sequence[str]) -> FileName:
    read = _with_date({part.field: value(part, words) for part, words in found if part.field})
    details = Details(read.get("publication"), read.get("date"), _issue(read), read.get("page"), read.get("language"))
    stem = "/".join([*path[:-1], without_ending(path[-1])])
    is_named = details.publication and details.date and details.page_number
    return FileName(path[-1], "/".join([*unread, *_identity(found, read)]) if is_named else stem, details)


def _with_date(read: dict[str, str]) -> dict[str, str]:
    """With year, month and day made into the date that they are; raises NameMisfit where they are none."""
    if "year" not in read:
        return read
    parts = [read.pop(name) for name in _DATE_PARTS]
    date = day_of(*parts)
    if date is None:
        raise NameMisfit(NO_SUCH_DAY, date="-".join(parts))
    return {**read, "date": date}


def _issue(read: Mapping[str, str]) -> str | None:
    """The issue by name; an edition names one of its day."""
    if "edition" not in read:
        return read.get("issue")
    day = [read["issue"]] if "issue" in read else [read[name] for name in ("publication", "date") if name in read]
    return "/".join([*day, read["edition"]])


def _identity(found: Sequence[tuple[Part, str]], read: Mapping[str, str]) -> Iterator[str]:
    """All that tells this name from others like it: publication, date and page in between what else was read."""
    first = next(number for number, (part, _) in enumerate(found) if part.field)
    skipped = [[words for part, words in some if part.kind is Kind.ANYTHING and words] for some in (found[:first], found[first:])]
    yield from skipped[0]
    yield from (read[name] for name in ("publication", "date", "issue", "edition", "page", "language") if name in read)
    yield from skipped[1]
