"""The articles and fragments of an annotation, written many at a time and read as they lie."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain, groupby
from operator import itemgetter
from typing import Any

import orjson

from annotator.core.decisions import Decision, Standing
from annotator.core.flat import (
    DECIDED,
    POSITION,
    Decided,
    FlatArticle,
    FlatFragment,
    FlatSegmentation,
    anchored,
    refuse_unknown_roles,
)
from annotator.store.connection import GIVEN, Connection, as_given

_ARTICLE = "INSERT INTO articles (annotation, id, number, standing, margin, step) VALUES "
_FRAGMENT = "INSERT INTO fragments VALUES "
_ADD_LINK = "INSERT INTO links VALUES (?, ?, ?, ?, ?, ?)"
_ARTICLES = f"SELECT annotation, id, number, standing, margin FROM articles WHERE annotation IN {GIVEN}"
_LINKS = f"""
SELECT annotation, article, direction, page_number, linked_page, linked_article FROM links WHERE annotation IN {GIVEN}
"""
_IS_ALIKE = """
role_standing = attachment_standing AND role_standing = boundary_standing AND NOT is_placed
AND role_margin IS NULL AND attachment_margin IS NULL AND boundary_margin IS NULL
"""
# All fragments of an annotation as one JSON array, read by one call: half the time of a row each. Most have one standing
# and no margin, and tell that; a margin would lose digits in SQLite's JSON.
_FRAGMENTS = f"""
SELECT annotation,
       json_group_array(json_array(start, end, role, article, position, CASE WHEN {_IS_ALIKE} THEN role_standing END))
FROM fragments WHERE annotation IN {GIVEN} GROUP BY annotation
"""
_DECIDED = f"""
SELECT annotation, start, role_standing, role_margin, attachment_standing, attachment_margin, boundary_standing,
       boundary_margin, is_placed
FROM fragments WHERE annotation IN {GIVEN} AND NOT ({_IS_ALIKE})
"""
_DIRECTIONS = ("continued_from", "continued_on")
_MOST = 48

_place, _position, _decided, _word = itemgetter(0, 1, 2, 3, 4), itemgetter(POSITION), itemgetter(DECIDED), itemgetter(5)


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
        count = min(_MOST, len(rows) - at)
        values = chain(shared, chain.from_iterable(rows[at : at + count]))
        connection.write(_statement(insert, count, len(shared), len(rows[0])), tuple(values))
        at += count


@lru_cache(maxsize=2 * _MOST)
def _statement(insert: str, count: int, shared: int, own: int) -> str:
    """One statement for so many rows: the record first, then values of their own, those they share, and step 0."""
    after = "".join(f", ?{number}" for number in range(2, shared + 1))
    firsts = range(shared + 1, shared + 1 + own * count, own)
    rows = (f"(?1{''.join(f', ?{number}' for number in range(first, first + own))}{after}, 0)" for first in firsts)
    return insert + ", ".join(rows)


def load_flat(connection: Connection, records: Sequence[int]) -> dict[int, FlatSegmentation]:
    """The articles and furniture of annotations as they stand now; raises BadCorpus for words that there are none."""
    given = (as_given(records),)
    told = dict(connection.rows(_FRAGMENTS, given))
    articles = connection.rows(_ARTICLES, given)
    links = {(record, article, direction): link for record, article, direction, *link in connection.rows(_LINKS, given)}
    with connection.making_values():
        fragments = {record: orjson.loads(told.get(record, "[]")) for record in records}
        refuse_unknown_roles(chain.from_iterable(fragments.values()))
        lacking = [record for record, some in fragments.items() if None in map(_word, some)]
        apart = connection.rows(_DECIDED, (as_given(lacking),)) if lacking else []
        decided = {(record, start): _checked(values) for record, start, *values in apart}
        heads: dict[int, list[FlatArticle]] = {record: [] for record in records}
        for record, *values in articles:
            heads[record].append(_article(record, values, links))
        return {record: _segmentation(record, heads[record], fragments[record], decided) for record in records}


def _article(record: int, values: Sequence[Any], links: Mapping[tuple[int, str, str], list[str | None]]) -> FlatArticle:
    article, number, standing, margin = values
    came, went = (links.get((record, article, direction)) for direction in _DIRECTIONS) if links else (None, None)
    return article, number, standing, margin, came, went


@lru_cache
def _alike(standing: str) -> Decided:
    return _checked((*(standing, None) * 3, False))


def _checked(values: Sequence[Any]) -> Decided:
    """What was decided of a fragment; raises ValueError where it is no such thing."""
    role, role_margin, attachment, attachment_margin, boundary, boundary_margin, is_placed = values
    for standing, margin in ((role, role_margin), (attachment, attachment_margin), (boundary, boundary_margin)):
        Decision(Standing(standing), margin)
    return role, role_margin, attachment, attachment_margin, boundary, boundary_margin, bool(is_placed)


def _segmentation(
    record: int,
    articles: Iterable[FlatArticle],
    fragments: Iterable[list[Any]],
    decided: Mapping[tuple[int, int], Decided],
) -> FlatSegmentation:
    """Of fragments in any order, those that were not decided alike with that apart."""
    parts: defaultdict[str | None, list[FlatFragment]] = defaultdict(list)
    for start, end, role, article, position, word in fragments:
        what = _alike(word) if word else decided[record, start]
        parts[article].append((start, end, role, article, position, what))
    furniture = parts.pop(None, [])
    for some in parts.values():
        some.sort(key=_position)
    return anchored([(article, parts[article[0]]) for article in articles], furniture)
