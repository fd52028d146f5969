"""Which pages hold some words: an index of each page's pairs of neighbouring characters, filled after the pages came.

What is indexed and asked for is text as ``core.searching.folded`` makes it. Pages are known by number here: they are
numbered in the order in which they came and none ever goes, so that those up to some number are in the index. A page that gets
its text later takes itself and those after it out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
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
_BLOCKS = "SELECT id, bits, starts, pages FROM search_blocks ORDER BY id"
_HAVING = "SELECT min(id) FROM search_blocks WHERE last >= (SELECT rowid FROM pages WHERE id = ?)"
_ROWS = 4096  # of a block, at most: a row's number is the block's times this and its own
_NO_PAIR = bytes(4)
_TOGETHER = 32  # blocks that are looked into at a time


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


@dataclass(frozen=True, slots=True)
class _Block:
    """What is to be known of a batch to look into its rows."""

    id: int
    bits: int
    starts: bytes
    pages: bytes


class Search:
    """Questions about which pages hold words, and filling the index that answers them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def coverage(self) -> Coverage:
        """How far the index is."""
        return Coverage(*self._connection.rows(_COVERAGE)[0])

    def latest(self, count: int) -> list[Batch]:
        """The batches that were put into the index last, the latest first; all for -1."""
        return [Batch(*row) for row in self._connection.rows(_LATEST, (count,))]

    def batches(self) -> list[Batch]:
        """All batches, in the order of their pages."""
        return self.latest(-1)[::-1]

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
            _forget(self._connection, number)
            self._write(number, folded_texts, block)
        return True

    def is_true(self, batch: Batch, folded_texts: Sequence[tuple[int, str]]) -> bool:
        """Whether the index says of a batch what its texts, by number, say."""
        from annotator.store.pairs import block_of, bytes_of

        block = block_of([text for _, text in folded_texts])
        sql = "SELECT id - ?1, pairs FROM search_rows WHERE id BETWEEN ?1 AND ?2 ORDER BY id"
        rows = self._connection.rows(sql, (batch.id * _ROWS, batch.id * _ROWS + _ROWS - 1))
        (kept,) = self._connection.rows("SELECT pages, starts, bits FROM search_blocks WHERE id = ?", (batch.id,))
        made = bytes_of([number for number, _ in folded_texts]), block.starts, block.bits
        return kept == made and rows == list(block.rows)

    def forget(self) -> None:
        """Take every page out of the index."""
        with self._connection.writing():
            self._connection.write("DELETE FROM search_rows")
            self._connection.write("DELETE FROM search_blocks")

    def holding(self, sought: str) -> Iterator[int]:
        """The numbers of the indexed pages that hold the words, in their order, as far as they are asked for.

        With characters beyond the first plane some may be among them that do not.
        """
        from annotator.store.pairs import keys_of

        keys = keys_of(sought)
        blocks = [_Block(*row) for row in self._connection.rows(_BLOCKS)]
        some = (blocks[at : at + _TOGETHER] for at in range(0, len(blocks), _TOGETHER))
        return chain.from_iterable(self._held(keys, together) for together in some)

    def _held(self, keys: Sequence[tuple[int, int]], blocks: Sequence[_Block]) -> list[int]:
        """The numbers of those pages of some blocks that hold all pairs at their distances."""
        from annotator.store.pairs import followed, numbers_of, places_in, texts_with

        (_, first), *others = keys
        with self._connection.making_values():
            held = [(block, places_in(row, first)) for block, row in self._rows(first, blocks)]
            for distance, key in others:
                left = {block.id: places for block, places in held if len(places)}
                rows = self._rows(key, [block for block, _ in held if block.id in left])
                held = [(block, followed(left[block.id], places_in(row, key), distance)) for block, row in rows]
            found = (numbers_of(block.pages)[texts_with(places, block.starts)] for block, places in held if len(places))
            return [number for numbers in found for number in numbers.tolist()]

    def _rows(self, key: int, blocks: Sequence[_Block]) -> list[tuple[_Block, bytes]]:
        """Some blocks with the row that knows a pair; an empty one where it is not there."""
        from annotator.store.pairs import row_of

        numbers = [block.id * _ROWS + row_of(key, block.bits) for block in blocks]
        sql = "SELECT id, pairs FROM search_rows WHERE id IN (SELECT value FROM json_each(?))"
        rows = dict(self._connection.rows(sql, (orjson.dumps(numbers).decode(),)))
        return [(block, rows.get(number, _NO_PAIR)) for block, number in zip(blocks, numbers, strict=True)]

    def _texts(self, sql: str, values: Values) -> list[Text]:
        return [Text(*row) for row in self._connection.rows(sql, values)]

    def _write(self, number: int, folded_texts: Sequence[tuple[int, str]], block: Block) -> None:
        from annotator.store.pairs import bytes_of

        pages = [page for page, _ in folded_texts]
        characters = sum(len(text) for _, text in folded_texts)
        pages_row = (number, pages[0], pages[-1], characters, bytes_of(pages), block.starts, block.bits)
        self._connection.write(_ADD, pages_row)
        rows = ((number * _ROWS + row, pairs) for row, pairs in block.rows)
        self._connection.write_many("INSERT INTO search_rows (id, pairs) VALUES (?, ?)", rows)


def forget_from(connection: Connection, page: PageId) -> None:
    """Take a page whose text changes out of the index, and those that came after it: they are put in again as if new."""
    ((first,),) = connection.rows(_HAVING, (page,))
    if first is not None:
        _forget(connection, first)


def _forget(connection: Connection, number: int) -> None:
    """Take the batch with this number and those after it out of the index."""
    connection.write("DELETE FROM search_blocks WHERE id >= ?", (number,))
    connection.write("DELETE FROM search_rows WHERE id >= ?", (number * _ROWS,))
