"""Which pages hold some words: an index of each page's pairs of neighbouring characters, filled after the pages came.

What is indexed and asked for is text as ``core.searching.folded`` makes it.
"""

import re
import sys
from array import array
from collections.abc import Iterable, Sequence

import orjson

from annotator.core.page import PageId
from annotator.store.connection import Connection

_NOT_INDEXED = "SELECT rowid, id FROM pages WHERE id NOT IN (SELECT page FROM indexed_pages)"
_HOLDING = """
SELECT i.page FROM page_search s JOIN indexed_pages i ON i.number = s.rowid WHERE page_search MATCH ?
ORDER BY s.rowid LIMIT ? OFFSET ?
"""
_ADD = "INSERT OR IGNORE INTO indexed_pages (page) VALUES (?)"
# One item an array("I") element, so that slices of it are characters.
_UTF_32 = f"utf-32-{'le' if sys.byteorder == 'little' else 'be'}"
# FTS5 takes a control character for the end of a token; it is kept as what pictures it.
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class Search:
    """Questions about which pages hold words, and filling the index that answers them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def is_complete(self) -> bool:
        """Whether every page is in the index."""
        sql = "SELECT (SELECT count(*) FROM pages) = (SELECT count(*) FROM indexed_pages)"
        return bool(self._connection.rows(sql)[0][0])

    def not_indexed(self) -> list[PageId]:
        """The pages that are not in the index, in the order in which they came."""
        if self.is_complete():
            return []
        return [PageId(page) for _, page in sorted(self._connection.rows(_NOT_INDEXED))]

    def texts(self, pages: Sequence[PageId]) -> list[tuple[PageId, str]]:
        """Some pages with their texts, in the order given."""
        sql = "SELECT id, text FROM pages WHERE id IN (SELECT value FROM json_each(?))"
        texts = dict(self._connection.rows(sql, (orjson.dumps(pages).decode(),)))
        return [(page, texts[page]) for page in pages if page in texts]

    def add(self, folded_texts: Iterable[tuple[PageId, str]]) -> int:
        """Put pages into the index, those that another program was faster with left out; how many were put there."""
        # Made before the transaction begins: a reviewer's step waits as long as that lasts.
        tokens = [(page, _tokens(text)) for page, text in folded_texts]
        with self._connection.writing():
            numbered = [(self._number(page), text) for page, text in tokens]
            new = [(number, text) for number, text in numbered if number is not None]
            self._connection.write_many("INSERT INTO page_search (rowid, tokens) VALUES (?, ?)", new)
        return len(new)

    def holding(self, sought: str, *, limit: int, offset: int = 0) -> list[PageId]:
        """Indexed pages that hold the words, in the order in which they were indexed."""
        return [PageId(page) for (page,) in self._connection.rows(_HOLDING, (_phrase(sought), limit, offset))]

    def count(self, sought: str) -> int:
        """How many indexed pages hold the words."""
        sql = "SELECT count(*) FROM page_search WHERE page_search MATCH ?"
        return int(self._connection.rows(sql, (_phrase(sought),))[0][0])

    def _number(self, page: PageId) -> int | None:
        """A number for a page that has none yet."""
        cursor = self._connection.write(_ADD, (page,))
        return cursor.lastrowid if cursor.rowcount else None


def _tokens(text: str) -> str:
    """Each character with the next one, in the order of the text; then each character that there is, once."""
    text = _visible(text)
    characters = array("I", text.encode(_UTF_32))
    tokens = array("I", (0x20,)) * (3 * len(characters))
    tokens[0::3] = characters
    tokens[1:-3:3] = characters[1:]
    singles = " ".join(map(chr, set(characters)))
    return f"{tokens.tobytes().decode(_UTF_32)} {singles}"


def _phrase(sought: str) -> str:
    """The words as FTS5 is asked for them: their tokens one after the other."""
    sought = _visible(sought)
    pairs = [sought[at : at + 2] for at in range(len(sought) - 1)] or [sought]
    return '"{}"'.format(" ".join(pairs).replace('"', '""'))


def _visible(text: str) -> str:
    return _CONTROL.sub(lambda found: chr(0x2400 + ord(found[0]) % 0x5F), text)
