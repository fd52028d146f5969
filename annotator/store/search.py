"""Which pages hold some words: an index of each page's pairs of neighbouring characters, filled after the pages came.

What is indexed and asked for is text as ``core.searching.folded`` makes it. Pages are known by number here: they are
numbered in the order in which they came and none ever goes, so that those up to some number are in the index.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import orjson

from annotator.core.page import PageId
from annotator.store.connection import Connection, Values

if TYPE_CHECKING:
    from annotator.store.pairs import Block

_COVERAGE = "SELECT (SELECT ifnull(max(last), 0) FROM search_blocks), (SELECT ifnull(max(rowid), 0) FROM pages)"
_TEXT = "SELECT rowid, id, publication, date, page_number, text FROM pages"
_TEXTS = f"{_TEXT} WHERE rowid IN (SELECT value FROM json_each(?)) ORDER BY rowid"
_FOLLOWING = f"{_TEXT} WHERE rowid > ? ORDER BY rowid LIMIT ?"
_LATEST = "SELECT id, first, last, characters FROM search_blocks ORDER BY id DESC LIMIT ?"
_ADD = "INSERT INTO search_blocks (id, first, last, characters, pages, starts, bits) VALUES (?, ?, ?, ?, ?, ?, ?)"
_ROWS = 4096  # of a block, at most: a row's number is the block's times this and its own


@dataclass(frozen=True, slots=True)
class Coverage:
    """The pages up to the number ``indexed`` are in the index, and ``pages`` is the last number of all."""

    indexed: int
    pages: int

    @property
    def is_complete(self) -> bool:
        """Whether every page is in the index."""
        return self.indexed >= self.pages


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a page, and what the page is called."""

    number: int
    page: PageId
    publication: str | None
    date: str | None
    page_number: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Batch:
    """Pages ``first`` up to ``last`` that were put into the index together, ``characters`` in all."""

    id: int
    first: int
    last: int
    characters: int


class Search:
    """Questions about which pages hold words, and filling the index that answers them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def coverage(self) -> Coverage:
        """How far the index is."""
        return Coverage(*self._connection.rows(_COVERAGE)[0])

    def latest(self, count: int) -> list[Batch]:
        """The batches that were put into the index last, the latest first."""
        return [Batch(*row) for row in self._connection.rows(_LATEST, (count,))]

    def texts(self, numbers: Sequence[int]) -> list[Text]:
        """The texts of some pages, by number."""
        return self._texts(_TEXTS, (orjson.dumps(numbers).decode(),))

    def texts_after(self, number: int, count: int) -> list[Text]:
        """The texts of the pages that came next after the one with this number."""
        return self._texts(_FOLLOWING, (number, count))

    def add(self, folded_texts: Sequence[tuple[int, str]], *, seen: Batch | None, number: int) -> bool:
        """Put pages into the index as the batch with this number, in the place of those that had it and higher ones.

        Nothing is done where the latest batch is not the one that was ``seen``: another program was faster. Whether
        anything was.
        """
        from annotator.store.pairs import block_of

        # Made before the transaction begins: a reviewer's step waits as long as that lasts.
        block = block_of([text for _, text in folded_texts])
        with self._connection.writing():
            if self.latest(1) != ([seen] if seen else []):
                return False
            self._connection.write("DELETE FROM search_blocks WHERE id >= ?", (number,))
            self._connection.write("DELETE FROM search_rows WHERE id >= ?", (number * _ROWS,))
            self._write(number, folded_texts, block)
        return True

    def holding(self, sought: str) -> Iterator[int]:
        """The numbers of the indexed pages that hold the words, in their order, as far as they are asked for.

        With characters beyond the first plane some may be among them that do not.
        """
        from annotator.store.pairs import keys_of

        keys = keys_of(sought)
        blocks = self._connection.rows("SELECT id, bits, starts, pages FROM search_blocks ORDER BY id")
        return (number for block in blocks for number in self._holding(keys, *block))

    def _holding(self, keys: Sequence[tuple[int, int]], block: int, bits: int, starts: bytes, pages: bytes) -> list[int]:
        """The numbers of those pages of a block that hold all pairs at their distances."""
        from annotator.store.pairs import followed, numbers_of, places_in, row_of, texts_with

        (_, first), *others = keys
        with self._connection.making_values():
            places = places_in(self._row(block, row_of(first, bits)), first)
            for distance, key in others:
                if len(places):
                    places = followed(places, places_in(self._row(block, row_of(key, bits)), key), distance)
            return numbers_of(pages)[texts_with(places, starts)].tolist() if len(places) else []

    def _texts(self, sql: str, values: Values) -> list[Text]:
        return [Text(*row) for row in self._connection.rows(sql, values)]

    def _row(self, block: int, number: int) -> bytes:
        row = self._connection.row("SELECT pairs FROM search_rows WHERE id = ?", (block * _ROWS + number,))
        return bytes(row[0]) if row else bytes(4)

    def _write(self, number: int, folded_texts: Sequence[tuple[int, str]], block: Block) -> None:
        from annotator.store.pairs import bytes_of

        pages = [page for page, _ in folded_texts]
        characters = sum(len(text) for _, text in folded_texts)
        pages_row = (number, pages[0], pages[-1], characters, bytes_of(pages), block.starts, block.bits)
        self._connection.write(_ADD, pages_row)
        rows = ((number * _ROWS + row, pairs) for row, pairs in block.rows)
        self._connection.write_many("INSERT INTO search_rows (id, pairs) VALUES (?, ?)", rows)
