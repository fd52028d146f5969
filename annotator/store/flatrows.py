"""The articles and fragments of an annotation, written many at a time and read as they lie."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, groupby
from operator import itemgetter
from typing import Any, TypeAlias, TypeVar

from annotator.core.decisions import Decision, Standing
from annotator.core.flat import DECIDED, Decided, FlatArticle, FlatFragment, FlatSegmentation, anchored
from annotator.core.roles import Role
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
# Most have one standing and nothing else: that it is one value and not seven takes a third of the time.
_FRAGMENTS = f"""
SELECT annotation, start, end, role, article, position, CASE WHEN {_IS_ALIKE} THEN role_standing END
FROM fragments WHERE annotation IN {GIVEN} ORDER BY annotation, article, position, start
"""
_DECIDED = f"""
SELECT annotation, start, role_standing, role_margin, attachment_standing, attachment_margin, boundary_standing,
       boundary_margin, is_placed
FROM fragments WHERE annotation IN {GIVEN} AND NOT ({_IS_ALIKE})
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


def load_flat(connection: Connection, records: Sequence[int]) -> dict[int, FlatSegmentation]:
    """The articles and furniture of annotations as they stand now; raises BadCorpus for words that there are none."""
    given = (as_given(records),)
    fragments, articles = connection.rows(_FRAGMENTS, given), connection.rows(_ARTICLES, given)
    apart = connection.rows(_DECIDED, given) if any(row[6] is None for row in fragments) else []
    links = {(record, article, direction): link for record, article, direction, *link in connection.rows(_LINKS, given)}
    with connection.making_values():
        _refuse_unknown_roles(fragments)
        alike = {word: _checked((*(word, None) * 3, False)) for word in {row[6] for row in fragments} if word is not None}
        parts = _by_record(_parted(fragments, alike, {(record, start): _checked(values) for record, start, *values in apart}))
        heads = _by_record((row[0], _article(row, links)) for row in articles)
        return {record: _segmentation([head for _, head in heads[record]], parts[record]) for record in records}


def _refuse_unknown_roles(rows: Iterable[tuple[Any, ...]]) -> None:
    """Raises ValueError for a word that is no role, and for one of furniture in an article."""
    for role, is_in_article in {(row[3], row[4] is not None) for row in rows}:
        if Role(role).is_furniture and is_in_article:
            raise ValueError(f"a fragment of an article is {role}")


Parted: TypeAlias = tuple[int, str | None, list[FlatFragment]]
"""A record, an article or None, and its fragments in reading order."""
_Row = TypeVar("_Row", bound=tuple[Any, ...])


def _by_record(rows: Iterable[_Row]) -> defaultdict[int, list[_Row]]:
    found: defaultdict[int, list[_Row]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row)
    return found


def _parted(
    rows: Iterable[tuple[Any, ...]], alike: Mapping[str, Decided], apart: Mapping[tuple[int, int], Decided]
) -> Iterator[Parted]:
    """The fragments of each article, from rows in that order, with what was decided alike or ``apart`` for that one."""
    for (record, owner), some in groupby(rows, itemgetter(0, 4)):
        yield (
            record,
            owner,
            [
                (start, end, role, article, position, alike[word] if word else apart[record, start])
                for _, start, end, role, article, position, word in some
            ],
        )


def _article(row: tuple[Any, ...], links: Mapping[tuple[int, str, str], list[str | None]]) -> FlatArticle:
    record, article, number, standing, margin = row
    came, went = (links.get((record, article, direction)) for direction in _DIRECTIONS) if links else (None, None)
    return article, number, standing, margin, came, went


def _checked(values: Sequence[Any]) -> Decided:
    """What was decided of a fragment; raises ValueError where it is no such thing."""
    role, role_margin, attachment, attachment_margin, boundary, boundary_margin, is_placed = values
    for standing, margin in ((role, role_margin), (attachment, attachment_margin), (boundary, boundary_margin)):
        Decision(Standing(standing), margin)
    return role, role_margin, attachment, attachment_margin, boundary, boundary_margin, bool(is_placed)


def _segmentation(articles: Iterable[FlatArticle], parts: Iterable[Parted]) -> FlatSegmentation:
    fragments = {article: some for _, article, some in parts}
    furniture = fragments.pop(None, [])
    return anchored([(article, fragments[article[0]]) for article in articles], furniture)
