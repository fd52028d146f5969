"""Locale packs: what a language's newspapers look like, read from the shipped TOML files."""

import re
import tomllib
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path

from annotator.core.errors import BadFile
from annotator.resources import resource_path


class Kind(StrEnum):
    """What a pattern of a pack recognises; the word used in pack files."""

    BYLINE = "byline"
    WRITER = "writer"
    JUMP_FROM = "jump_from"
    JUMP_TO = "jump_to"
    CREDIT = "credit"
    CAPTION = "caption"
    SIGNATURE = "signature"
    KICKER = "kicker"
    SUBTITLE = "subtitle"
    SERIES = "series"
    CROSSHEAD = "crosshead"
    EDITORS = "editors"
    FOLIO = "folio"
    MASTHEAD = "masthead"
    NOTICE = "notice"
    ADVERTISEMENT = "advertisement"
    NOTICE_WORDS = "notice_words"
    ADVERTISEMENT_WORDS = "advertisement_words"
    FALLING = "falling"
    STAYING = "staying"


# These are applied to text as joined, with its white space; all others to condensed text.
SPACED_KINDS = (Kind.FALLING, Kind.STAYING)
# These are looked for anywhere in a text, all others from where a line begins.
SEARCHED_KINDS = (*SPACED_KINDS, Kind.SERIES, Kind.NOTICE_WORDS, Kind.ADVERTISEMENT_WORDS)
# Of these a match must end where a line ends.
WHOLE_KINDS = (
    Kind.WRITER,
    Kind.CREDIT,
    Kind.KICKER,
    Kind.SUBTITLE,
    Kind.CROSSHEAD,
    Kind.EDITORS,
    Kind.FOLIO,
    Kind.MASTHEAD,
    Kind.NOTICE,
    Kind.ADVERTISEMENT,
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One regular expression of a pack, as its ``source``, with the examples that prove it."""

    kind: Kind
    source: str
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()

    @property
    def expression(self) -> re.Pattern[str]:
        """The expression itself, made when it is first needed: a set of all Chinese characters takes a millisecond."""
        return _compiled(self.source)

    def recognises(self, text: str) -> bool:
        """Whether ``text``, a line or a piece of one, is, begins with or (searched kinds) contains what this stands for."""
        if self.kind in SEARCHED_KINDS:
            return self.expression.search(text) is not None
        if self.kind in WHOLE_KINDS:
            return self.expression.fullmatch(text) is not None
        return self.expression.match(text) is not None


@dataclass(frozen=True, slots=True)
class LocalePack:
    """What is typical for the newspapers of one language.

    ``terminal``, ``closing``, ``opening``, ``continuing``, ``sentence`` and ``comma`` are sets of characters written as
    strings; ``line_end`` stands between two joined lines. ``indent`` is the width of a paragraph's indentation in
    characters, ``longest_title`` the most characters a group of title lines has.
    """

    name: str
    languages: tuple[str, ...]
    script: re.Pattern[str]
    least_share: float
    terminal: str
    closing: str
    opening: str
    continuing: str
    sentence: str
    comma: str
    line_end: str
    hyphens: str
    indent: float
    longest_title: int
    patterns: tuple[Pattern, ...]
    _expressions: dict[Kind, tuple[re.Pattern[str], ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def of(self, kind: Kind) -> tuple[Pattern, ...]:
        """The patterns of one kind, in the order of the file."""
        return tuple(pattern for pattern in self.patterns if pattern.kind is kind)

    def expressions(self, kind: Kind) -> tuple[re.Pattern[str], ...]:
        """The expressions of one kind, in the order of the file, for those who ask at each line of a page."""
        found = self._expressions.get(kind)
        if found is None:
            found = self._expressions[kind] = tuple(pattern.expression for pattern in self.of(kind))
        return found

    @property
    def keeps_spaces(self) -> bool:
        """Whether words are parted by spaces, so that they matter to patterns and similarity."""
        return self.line_end != ""

    def fits(self, text: str) -> bool:
        """Whether at least ``least_share`` of the text's non-space characters are of the pack's script."""
        ink = len("".join(text.split()))
        return sum(map(len, _runs_of(self.script).findall(text))) >= self.least_share * ink


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


@cache
def _runs_of(character: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(f"(?:{character.pattern})+")


_DEFAULT = "neutral"
_SHIPPED = ("zh-Hans",)
# Enough to see the script of a page, however long it is.
_SAMPLE = 4000


def pack_for(language: str | None, text: str) -> LocalePack:
    """The pack by whose rules ``text`` is read: by its language where that is known and fits, else by its script."""
    packs = [pack_named(name) for name in _SHIPPED]
    wanted = (language or "").lower()
    head = text[:_SAMPLE]
    for pack in packs:
        if wanted in pack.languages and (not head.strip() or pack.fits(head)):
            return pack
    if head.strip():
        for pack in packs:
            if pack.fits(head):
                return pack
    return pack_named(_DEFAULT)


@cache
def pack_named(name: str) -> LocalePack:
    """A shipped pack by name."""
    return read_pack(resource_path(f"locales/{name}.toml"), is_proven=True)


def read_pack(path: Path, *, is_proven: bool = False) -> LocalePack:
    """Read a pack; raises BadFile naming the file and the key that is wrong.

    In one that ``is_proven`` every expression is known to be one.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadFile("{file} is not TOML: {reason}", file=path, reason=error) from error
    return _PackFile(path, table, is_proven).pack()


@dataclass(frozen=True, slots=True)
class _PackFile:
    path: Path
    table: dict[str, object]
    is_proven: bool

    def pack(self) -> LocalePack:
        return LocalePack(
            name=self._text("name"),
            languages=self._texts(self.table, "languages", "languages"),
            script=_compiled(self._source(self._text("script"), "script")),
            least_share=self._number("least_share"),
            terminal=self._text("terminal"),
            closing=self._text("closing"),
            opening=self._text("opening"),
            continuing=self._text("continuing"),
            sentence=self._text("sentence"),
            comma=self._text("comma"),
            line_end=self._text("line_end"),
            hyphens=self._text("hyphens"),
            indent=self._number("indent"),
            longest_title=int(self._number("longest_title")),
            patterns=tuple(self._patterns()),
        )

    def _refuse(self, key: str, reason: str) -> BadFile:
        return BadFile("{file}, key {key}: {reason}", file=self.path, key=key, reason=reason)

    def _text(self, key: str) -> str:
        value = self.table.get(key)
        if not isinstance(value, str):
            raise self._refuse(key, "a string is needed")
        return value

    def _number(self, key: str) -> float:
        value = self.table.get(key)
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise self._refuse(key, "a number is needed")
        return float(value)

    def _texts(self, table: dict[str, object], key: str, place: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self._refuse(place, "a list of strings is needed")
        return tuple(value)

    def _source(self, source: str, place: str) -> str:
        for word, meaning in self._words().items():
            source = source.replace(f"%{word}%", meaning)
        if not self.is_proven:
            try:
                _compiled(source)
            except re.error as error:
                raise self._refuse(place, f"not a regular expression: {error}") from error
        return source

    def _words(self) -> dict[str, str]:
        words = self.table.get("words", {})
        if not isinstance(words, dict) or not all(isinstance(value, str) for value in words.values()):
            raise self._refuse("words", "a table of strings is needed")
        # A word may use the words before it, so the last one is put in first.
        return dict(reversed(words.items()))

    def _patterns(self) -> list[Pattern]:
        rows = self.table.get("pattern", [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise self._refuse("pattern", "a list of tables is needed")
        return [self._pattern(row, f"pattern[{index}]") for index, row in enumerate(rows)]

    def _pattern(self, row: dict[str, object], place: str) -> Pattern:
        kind, match = row.get("kind"), row.get("match")
        if not isinstance(match, str) or not match:
            raise self._refuse(f"{place}.match", "a regular expression is needed")
        if kind not in tuple(Kind):
            raise self._refuse(f"{place}.kind", f"unknown kind {kind!r}")
        return Pattern(
            Kind(str(kind)),
            self._source(match, f"{place}.match"),
            self._texts(row, "yes", f"{place}.yes"),
            self._texts(row, "no", f"{place}.no"),
        )
