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
    """The units of a language."""

    by_written: Mapping[str, Unit]

    def at(self, text: str, at: int) -> tuple[Unit, int] | None:
        """The longest unit that stands at position ``at`` of a tight text, and the position after it."""
        match = self._pattern.match(text, at)
        return (self.by_written[match.group().strip()], match.end()) if match else None

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.by_written.values(), key=lambda unit: -len(unit.written))
        return re.compile("|".join(_expression(unit) for unit in longest_first))


def _expression(unit: Unit) -> str:
    """The unit as a regular expression; in Latin letters it is a whole word, a space may stand before it."""
    if unit.written[-1].isascii() and unit.written[-1].isalnum():
        return f" ?{re.escape(unit.written)}(?![A-Za-z0-9])"
    others = "".join(f"(?!{re.escape(word)})" for word in unit.not_before)
    return re.escape(unit.written) + others
