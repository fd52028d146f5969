"""What jump links mean now: one to an article that was merged away on its page means the article that has its text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.core.annotation import Article
from annotator.core.history import History
from annotator.store.connection import GIVEN, Connection, as_given
from annotator.store.historyrows import load_history

Place = tuple[int, str, str]
"""Where a link is kept: annotation, article and direction."""

# Of the linked page as the same reviewer has it: a page that this reviewer did not begin says nothing.
_GONE = f"""
SELECT l.annotation, l.article, l.direction, other.id, l.linked_article
FROM links l JOIN annotations mine ON mine.id = l.annotation
JOIN annotations other ON other.page = l.linked_page AND other.reviewer = mine.reviewer
LEFT JOIN articles r ON r.annotation = other.id AND r.id = l.linked_article
WHERE l.annotation IN {GIVEN} AND l.linked_article IS NOT NULL AND r.id IS NULL
"""
_HOLDER = "SELECT article FROM fragments WHERE annotation = ?1 AND start <= ?2 AND ?2 < end"


@dataclass(frozen=True, slots=True)
class _Gone:
    """A link to an article that is not in the ``other`` annotation."""

    place: Place
    other: int
    article: str


def followed(connection: Connection, records: Sequence[int]) -> dict[Place, str | None]:
    """The links of annotations whose article is gone, and the article each means now; None where it is the page alone.

    Nothing that is stored changes, so undoing a merge gives a link its meaning back. A link to an article that was
    never there is not told.
    """
    with connection.reading():
        return {gone.place: _holder(connection, gone.other, was.anchor) for gone, was in _gone(connection, records) if was}


def lost(connection: Connection, record: int) -> set[Place]:
    """The links of an annotation to articles that never were on their page."""
    return {gone.place for gone, was in _gone(connection, [record]) if was is None}


def _gone(connection: Connection, records: Sequence[int]) -> Iterator[tuple[_Gone, Article | None]]:
    """Links to articles that are gone, each with the article as it last was."""
    histories: dict[int, History] = {}
    for *place, other, article in connection.rows(_GONE, (as_given(records),)):
        histories[other] = histories.get(other) or load_history(connection, other)
        with connection.making_values():
            was = histories[other].last_of(article)
        yield _Gone((*place,), other, article), was


def _holder(connection: Connection, other: int, offset: int) -> str | None:
    """The article that has the character now; None for furniture and text in no article."""
    row = connection.row(_HOLDER, (other, offset))
    return row[0] if row else None
