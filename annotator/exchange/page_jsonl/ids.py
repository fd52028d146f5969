"""Ids and numbers as a line gives them: kept as they are, refused when given twice, made where they are absent."""

import re
from collections.abc import Iterable, Sequence

from annotator.core.annotation import NextIds
from annotator.exchange.page_jsonl import refusals
from annotator.exchange.page_jsonl.fields import Fields

_OURS = re.compile(r"([a-z])([1-9][0-9]{0,8})")


def next_number(letter: str, ids: Iterable[str]) -> int:
    """The number after the highest of those ids that are ``letter`` and a number; other ids are left alone."""
    matches = (_OURS.fullmatch(given) for given in ids)
    return 1 + max((int(match[2]) for match in matches if match and match[1] == letter), default=0)


def next_ids(
    *,
    articles: Iterable[str],
    illustrations: Iterable[str],
    quantities: Iterable[str],
    notes: Iterable[str],
    flags: Iterable[str],
) -> NextIds:
    """Free numbers beyond every id in use."""
    return NextIds(
        article=next_number("a", articles),
        illustration=next_number("i", illustrations),
        quantity=next_number("q", quantities),
        note=next_number("n", notes),
        flag=next_number("f", flags),
    )


class FreeIds:
    """Gives each object of a list its own id, or a free one where it has none."""

    def __init__(self, letter: str, items: Sequence[Fields]) -> None:
        self._letter = letter
        self._next = next_number(letter, (fields.name("id") for fields in items if "id" in fields))
        self._used: set[str] = set()

    def of(self, fields: Fields) -> str:
        """The id of one object; refuses one that was there before."""
        given = fields.name("id") if "id" in fields else self._free()
        if given in self._used:
            fields.refuse("id", refusals.DUPLICATE, found=given)
        self._used.add(given)
        return given

    def _free(self) -> str:
        self._next += 1
        return f"{self._letter}{self._next - 1}"


class FreeNumbers:
    """Gives each article its number, or the lowest free one where it has none."""

    def __init__(self, items: Sequence[Fields]) -> None:
        self._given = {fields.whole("number") for fields in items if "number" in fields}
        self._used: set[int] = set()

    def of(self, fields: Fields) -> int:
        """The number of one article; refuses one below 1 or one that was there before."""
        number = fields.whole("number") if "number" in fields else self._lowest_free()
        if number < 1:
            fields.refuse("number", refusals.BELOW_ONE, found=number)
        if number in self._used:
            fields.refuse("number", refusals.DUPLICATE, found=number)
        self._used.add(number)
        return number

    def _lowest_free(self) -> int:
        number = 1
        while number in self._given or number in self._used:
            number += 1
        return number
