"""What figures of a language are measured in: every written form of a unit with its normalised name and its kind."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from annotator.core.figures import QuantityKind


@dataclass(frozen=True, slots=True)
class Unit:
    """One written form of a unit.

    ``needs_digits``: after Chinese numerals the characters are mostly part of a word. ``makes_one``: even a lone 一
    before it is a number. ``up_to_ten``: with larger Chinese numerals the characters name something. ``factor`` takes
    the number written to the number in ``name`` (三成 is 30 %).
    """

    written: str
    name: str
    kind: QuantityKind
    needs_digits: bool = False
    makes_one: bool = False
    up_to_ten: bool = False
    factor: int = 1
    not_before: tuple[str, ...] = ()


@dataclass(frozen=True)
class Units:
    """The units of a language; ``per`` are those that stand for a unit only after / or 每 (吨/日)."""

    by_written: Mapping[str, Unit]
    per: Mapping[str, str]

    def at(self, text: str, at: int, *, after_digits: bool) -> tuple[Unit, int] | None:
        """The longest unit that stands at position ``at`` of a tight text, and the position after it."""
        match = (self._after_digits if after_digits else self._after_chinese).match(text, at)
        return (self.by_written[match.group().strip()], match.end()) if match else None

    def per_at(self, text: str, at: int) -> tuple[str, int] | None:
        """The name of the unit that a figure is given per, and the position after it."""
        if found := self.at(text, at, after_digits=True):
            return found[0].name, found[1]
        return next(((name, at + len(word)) for word, name in self.per.items() if text.startswith(word, at)), None)

    @cached_property
    def _after_chinese(self) -> re.Pattern[str]:
        return _longest_of([_expression(unit, is_guarded=True) for unit in self._by_length()])

    @cached_property
    def _after_digits(self) -> re.Pattern[str]:
        # Digits hardly ever run into a word, so that 家 counts in 2万家电商 too.
        return _longest_of([_expression(unit, is_guarded=unit.needs_digits) for unit in self._by_length()])

    def _by_length(self) -> list[Unit]:
        return sorted(self.by_written.values(), key=lambda unit: -len(unit.written))


def _longest_of(sources: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(sources))


def _expression(unit: Unit, *, is_guarded: bool) -> str:
    """The unit as a regular expression; in Latin letters it is a whole word, a space may stand before it."""
    if unit.written[-1].isascii() and unit.written[-1].isalnum():
        return f" ?{re.escape(unit.written)}(?![A-Za-z0-9])"
    others = "".join(f"(?!{re.escape(word)})" for word in unit.not_before) if is_guarded else ""
    return re.escape(unit.written) + others
