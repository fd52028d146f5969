"""The articles and fragments of an annotation, written many at a time and read as they lie."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain, groupby
from operator import itemgetter
from typing import Any

from annotator.core.flat import ARTICLE, DECIDED, FlatArticle, FlatFragment, FlatSegmentation, anchored
from annotator.store.connection import Connection

_ARTICLE = "INSERT INTO articles (annotation, id, number, standing, margin, step) VALUES "
_FRAGMENT = "INSERT INTO fragments VALUES "
_ADD_LINK = "INSERT INTO links VALUES (?, ?, ?, ?, ?, ?)"
_ARTICLES = "SELECT id, number, standing, margin FROM articles WHERE annotation = ?"
_LINKS = "SELECT article, direction, page_number, linked_page, linked_article FROM links WHERE annotation = ?"
_FRAGMENTS = """
SELECT start, end, role, article, position, role_standing, role_margin, attachment_standing, attachment_margin,
       boundary_standing, boundary_margin, is_placed
FROM fragments WHERE annotation = ?
"""
_DIRECTIONS = ("continued_from", "continued_on")
_MOST = 64

_place, _decided = itemgetter(0, 1, 2, 3, 4), itemgetter(DECIDED)


def add_flat(connection: Connection, record: int, flat: FlatSegmentation) -> None:
    """Insert the articles and fragments of a seed."""
    _add_many(connection, _ARTICLE, (record,), [article[:4] for article in flat.articles])
    for article in flat.articles:
        for direction, link in zip(_DIRECTIONS, article[4:], strict=True):
            if link is not None:
                connection.write(_ADD_LINK, (record, article[0], direction, *link))
    for decided, some in groupby(flat.fragments, _decided):
        _add_many(connection, _FRAGMENT, (record, *decided), list(map(_place, some)))


def _add_many(connection: Connection, insert: str, shared: tuple[Any, ...], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows of a seed: what they share is handed over once for many of them, which halves the time."""
    at = 0
    while at < len(rows):
        count = min(_MOST, 1 << (len(rows) - at).bit_length() - 1)
        values = chain(shared, chain.from_iterable(rows[at : at + count]))
        connection.write(_statement(insert, count, len(shared), len(rows[0])), tuple(values))
        at += count


@lru_cache(maxsize=16)
def _statement(insert: str, count: int, shared: int, own: int) -> str:
    """One statement for so many rows: the record first, then values of their own, those they share, and step 0."""
    after = "".join(f", ?{number}" for number in range(2, shared + 1))
    firsts = range(shared + 1, shared + 1 + own * count, own)
    rows = (f"(?1{''.join(f', ?{number}' for number in range(first, first + own))}{after}, 0)" for first in firsts)
    return insert + ", ".join(rows)


def load_flat(connection: Connection, record: int) -> FlatSegmentation:
    """The articles and furniture of an annotation as they stand now."""
    rows = connection.rows(_FRAGMENTS, (record,))
    links = {(article, direction): link for article, direction, *link in connection.rows(_LINKS, (record,))}
    articles = [_with_links(row, links) for row in connection.rows(_ARTICLES, (record,))]
    with connection.making_values():
        return _segmentation(articles, [(*row[:5], (*row[5:11], bool(row[11]))) for row in rows])


def _with_links(row: tuple[Any, ...], links: Mapping[tuple[str, str], list[str | None]]) -> FlatArticle:
    came, went = (links.get((row[0], direction)) for direction in _DIRECTIONS)
    return row[0], row[1], row[2], row[3], came, went


def _segmentation(articles: Iterable[FlatArticle], fragments: Iterable[FlatFragment]) -> FlatSegmentation:
    parts: dict[str | None, list[FlatFragment]] = {None: []}
    for fragment in fragments:
        parts.setdefault(fragment[ARTICLE], []).append(fragment)
    for some in parts.values():
        some.sort(key=itemgetter(4))
    return anchored([(article, parts[article[0]]) for article in articles], parts[None])
