"""Read names of files by a pattern that a person can see and change: ``{publication}-{date}-p{page}``."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotator.core.details import Details
from annotator.core.errors import UserError
from annotator.exchange.filename import FileName, plain_name, without_ending
from annotator.exchange.nameparts import Kind, Part, ends, folded, value

FIELDS: Mapping[str, Kind] = {
    "publication": Kind.NAME,
    "date": Kind.DATE,
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
UNCLOSED = "a brace is open at {rest}; close it after the name of the field"
UNOPENED = "a brace is closed at {rest} that was not opened; open it before the name of the field"
TOUCHING = "nothing tells where {first} ends and {second} begins; put what is between them in the names"
NO_FIELD = "the pattern reads nothing; put in {fields}"
NO_FOLDER = "the pattern has a folder without a name; take out a slash, or put * for the folder"

NO_WORDS = "“{words}” is missing"
NO_NAME = "nothing is left for {field}"
NO_DATE = "there is no date for {field}"
NO_PAGE = "there is no page number for {field}"
NO_LANGUAGE = "there is no language for {field}"
LEFT_OVER = "“{words}” is left over"
TOO_FEW = "it lies in fewer folders than the pattern has"

_REASONS = {
    Kind.WORDS: NO_WORDS,
    Kind.NAME: NO_NAME,
    Kind.DATE: NO_DATE,
    Kind.PAGE: NO_PAGE,
    Kind.LANGUAGE: NO_LANGUAGE,
}
_ALSO = {"page_number": "page"}
# What an input method or another system has for the signs of a pattern.
_TWINS = str.maketrans("｛｝＊／\\", "{}*//")
_TOKEN = re.compile(r"\{(?P<field>[^{}]*)\}|(?P<any>\*+)|(?P<words>[^{}*]+)|(?P<brace>[{}])")


class PatternRefused(UserError):
    """What was written is no pattern."""


class NameMisfit(UserError):
    """A name does not fit the pattern."""


@dataclass(frozen=True, slots=True)
class NamePattern:
    """``folders`` are the parts of a path that are read, the last of which is the file's own name; each in its parts."""

    text: str
    folders: tuple[tuple[Part, ...], ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that it reads, as they stand in it."""
        return tuple(part.field for parts in self.folders for part in parts if part.field)

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
            found += _read(parts, words)
        found += self._read_last(path[-1])
        return _told(found, path, unread=path[: -len(self.folders)])

    def _read_last(self, file: str) -> list[tuple[Part, str]]:
        """The file's own name, without its ending or, where the pattern seems to have one too, with it."""
        parts = self.folders[-1]
        last_field = max((number for number, part in enumerate(parts) if part.field), default=-1)
        if any("." in part.words for part in parts[last_field + 1 :]):
            whole = _Fitting(parts, file)
            if whole.cuts() is not None:
                return whole.found()
        return _read(parts, without_ending(file))


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
        raise PatternRefused(UNKNOWN, field=f"{{{words}}}", fields=_listed())
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
        raise PatternRefused(NO_FIELD, fields=_listed())


def _listed() -> str:
    return ", ".join(f"{{{name}}}" for name in FIELDS)


def _read(parts: Sequence[Part], words: str) -> list[tuple[Part, str]]:
    fitting = _Fitting(parts, words)
    if fitting.cuts() is None:
        raise fitting.misfit()
    return fitting.found()


class _Fitting:
    """One name, or folder, laid beside its parts, each tried with each of its ends but never twice at one place."""

    def __init__(self, parts: Sequence[Part], words: str) -> None:
        self._parts, self._words, self._folded = parts, words, folded(words)
        self._then = [folded(part.words) if part.kind is Kind.WORDS else "" for part in (*parts[1:], Part(Kind.ANYTHING, ""))]
        self._dead: set[tuple[int, int]] = set()
        self._furthest = (0, 0)
        self._cuts: tuple[int, ...] = ()

    def cuts(self, number: int = 0, at: int = 0) -> tuple[int, ...] | None:
        """Where each part from this one on ends when it begins there; None where they do not fit."""
        if number == len(self._parts) and at == len(self._words):
            return ()
        if (number, at) not in self._dead:
            for end in self._ends(number, at):
                if (rest := self.cuts(number + 1, end)) is not None:
                    self._cuts = (end, *rest)
                    return self._cuts
            self._dead.add((number, at))
            self._furthest = max(self._furthest, (number, at))
        return None

    def _ends(self, number: int, at: int) -> Iterator[int]:
        if number == len(self._parts):
            return
        part, then = self._parts[number], self._then[number]
        yield from ends(part, self._folded, at, then)
        if part.is_open and then and then not in self._folded[at:]:
            self._furthest = max(self._furthest, (number + 1, at))

    def found(self) -> list[tuple[Part, str]]:
        """What each part takes, once they fit."""
        starts = (0, *self._cuts)
        return [(part, self._words[start:end]) for part, start, end in zip(self._parts, starts, self._cuts, strict=False)]

    def misfit(self) -> NameMisfit:
        """The first part that fits nowhere, once they do not."""
        number, at = self._furthest
        if number == len(self._parts):
            return NameMisfit(LEFT_OVER, words=self._words[at:])
        part = self._parts[number]
        return NameMisfit(_REASONS[part.kind], words=part.words, field=part.words)


def _told(found: Sequence[tuple[Part, str]], path: Sequence[str], *, unread: Sequence[str]) -> FileName:
    read = {part.field: value(part, words) for part, words in found if part.field}
    details = Details(read.get("publication"), read.get("date"), _issue(read), read.get("page"), read.get("language"))
    stem = "/".join([*path[:-1], without_ending(path[-1])])
    is_named = details.publication and details.date and details.page_number
    return FileName(path[-1], "/".join([*unread, *_identity(found, read)]) if is_named else stem, details)


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
