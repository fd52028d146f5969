"""The words around numbers, read from a language's data: units, bounds, changes, bases, kinds of pictures."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from annotator.core.figures import Base, Bound, Change, IllustrationKind, QuantityKind
from annotator.language.units import Unit, Units
from annotator.resources import resource_path


@dataclass(frozen=True, slots=True)
class FigureWords:
    """What a language says around numbers and pictures; all patterns are for tight text.

    ``before`` matches a bound's word that ends where the number starts, ``after`` one that begins where the figure
    ends; those in ``outside`` are no part of it. ``lasting`` are words before that bound nothing when the unit is one of
    ``lasting_units`` (近三年). ``changes`` match a word of change that ends where the figure starts.
    """

    units: Units
    signs: Mapping[str, str]
    bounds_before: Mapping[str, Bound]
    bounds_after: Mapping[str, Bound]
    before: re.Pattern[str]
    after: re.Pattern[str]
    outside: frozenset[str]
    lasting: frozenset[str]
    lasting_units: frozenset[str]
    changes: Mapping[Change, re.Pattern[str]]
    short_changes: frozenset[str]
    bases: tuple[tuple[Base, re.Pattern[str]], ...]
    pictures: "PictureWords"


@dataclass(frozen=True, slots=True)
class PictureWords:
    """What captions and credits say of their picture.

    ``label`` matches one or more printed labels at the start of a caption, ``one_label`` each of them; ``shared`` a
    credit that is for every picture before it, ``layout`` one that names no picture unless a caption stands with it.
    """

    credit: tuple[tuple[IllustrationKind, re.Pattern[str]], ...]
    caption: tuple[tuple[IllustrationKind, re.Pattern[str]], ...]
    label: re.Pattern[str]
    one_label: re.Pattern[str]
    shared: re.Pattern[str]
    layout: re.Pattern[str]


@cache
def figure_words(name: str = "zh-Hans") -> FigureWords:
    """The shipped words of a language."""
    table: dict[str, Any] = tomllib.loads(resource_path(f"locales/{name}.figures.toml").read_text(encoding="utf-8"))
    bounds = table["bounds"]
    before, after = _bounds(bounds["before"]), _bounds(bounds["after"])
    return FigureWords(
        units=_units(table),
        signs=table["signs"],
        bounds_before=before,
        bounds_after=after,
        before=re.compile(f"(?:{_any_of(_guarded_before(word, bounds['not_after']) for word in _longest(before))})$"),
        after=re.compile(_any_of(_guarded_after(word, bounds["after_not_before"]) for word in _longest(after))),
        outside=frozenset(bounds["outside"]["words"]),
        lasting=frozenset(bounds["lasting"]["words"]),
        lasting_units=frozenset(bounds["lasting"]["units"]),
        changes={change: _change(table["changes"], change) for change in Change},
        short_changes=frozenset(table["changes"]["short"]),
        bases=tuple((Base(base), re.compile(_any_of(sources))) for base, sources in table["bases"].items()),
        pictures=_pictures(table["pictures"]),
    )


def _units(table: dict[str, Any]) -> Units:
    rules = table["units"]["rules"]
    units = {
        written: Unit(
            written,
            written if name == "itself" else name,
            QuantityKind(kind),
            needs_digits=written in rules["after_digits"],
            makes_one=written in rules["after_one"],
            up_to_ten=written in rules["up_to_ten"],
            not_before=tuple(rules["not_before"].get(written, ())),
        )
        for kind, names in table["units"].items()
        if kind != "rules"
        for name, forms in names.items()
        for written in forms
    }
    tenths = table["tenths"]
    units[tenths["written"]] = Unit(
        tenths["written"], "%", QuantityKind.PERCENT, factor=10, not_before=tuple(tenths["not_before"])
    )
    return Units(units, rules["per"])


def _pictures(table: dict[str, Any]) -> PictureWords:
    return PictureWords(
        credit=_kinds(table["credit"]),
        caption=_kinds(table["caption"]),
        **{name: re.compile(table[name]) for name in ("label", "one_label", "shared", "layout")},
    )


def _kinds(table: dict[str, list[str]]) -> tuple[tuple[IllustrationKind, re.Pattern[str]], ...]:
    return tuple((IllustrationKind(kind), re.compile(_any_of(sources))) for kind, sources in table.items())


def _bounds(table: dict[str, list[str]]) -> dict[str, Bound]:
    return {word: Bound(bound) for bound, words in table.items() for word in words}


def _longest(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: -len(word))


def _any_of(sources: Iterable[str]) -> str:
    return "|".join(f"(?:{source})" for source in sources)


def _guarded_before(word: str, not_after: dict[str, str]) -> str:
    guard = f"(?<![{not_after[word]}])" if word in not_after else ""
    return guard + re.escape(word)


def _guarded_after(word: str, not_before: dict[str, list[str]]) -> str:
    return re.escape(word) + "".join(f"(?!{re.escape(other)})" for other in not_before.get(word, ()))


def _change(table: dict[str, list[str]], change: Change) -> re.Pattern[str]:
    words = _any_of(map(re.escape, _longest(table[change.value])))
    between = _any_of(map(re.escape, table["between"]))
    return re.compile(f"(?P<word>{words})(?:{between}){{0,2}}$")
