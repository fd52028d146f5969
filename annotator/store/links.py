"""What jump links mean now: one to an article that was merged away on its page means the article that has its text."""

from collections.abc import Iterator, Sequence

from annotator.core.flat import anchor_of
from annotator.core.history import History
from annotator.core.page import PageId
from annotator.store.connection import GIVEN, Connection, as_given
from annotator.store.flatrows import load_flat
from annotator.store.historyrows import load_history

Place = tuple[int, str, str]
"""Where a link is kept: annotation, article and direction."""

# A link names an article of the page as its own reviewer has that; of a page that this reviewer did not begin, as the one
# told of it has. Most links name an article that is there in the annotation told of: these are left where they are.
_MOVED = f"""
SELECT l.annotation, l.article, l.direction, l.linked_article, coalesce(own.id, told.id), coalesce(told.id, own.id)
FROM links l JOIN annotations mine ON mine.id = l.annotation
LEFT JOIN annotations own ON own.page = l.linked_page AND own.reviewer = mine.reviewer
LEFT JOIN annotations told ON told.page = l.linked_page AND told.id IN {GIVEN}
LEFT JOIN articles r ON r.annotation = coalesce(own.id, told.id) AND r.id = l.linked_article
WHERE l.annotation IN {GIVEN} AND l.linked_article IS NOT NULL AND coalesce(own.id, told.id) IS NOT NULL
  AND (r.id IS NULL OR own.id <> told.id)
"""
_HOLDER = "SELECT article FROM fragments WHERE annotation = ?1 AND start <= ?2 AND ?2 < end"
_PAGES = f"SELECT DISTINCT linked_page FROM links WHERE annotation IN {GIVEN} AND linked_article IS NOT NULL"


def followed(connection: Connection, records: Sequence[int], *, told: Sequence[int]) -> dict[Place, str | None]:
    """The links of annotations that may mean another article than they name, and which; None where it is the page alone.

    It is an article of the linked page as one of the annotations ``told`` has it, else as the link's own reviewer does.
    Nothing that is stored changes, so undoing a merge gives a link its meaning back. A link to an article that was
    never there is not among them.
    """
    with connection.reading():
        moved = _moved(connection, records, told)
        return {place: _holder(connection, other, anchor) for place, other, anchor in moved if anchor is not None}


def lost(connection: Connection, record: int) -> set[Place]:
    """The links of an annotation to articles that its reviewer never had on their page."""
    return {place for place, _, anchor in _moved(connection, [record], ()) if anchor is None}


def linked_pages(connection: Connection, records: Sequence[int]) -> list[PageId]:
    """The pages of which annotations link articles."""
    return [page for (page,) in connection.rows(_PAGES, (as_given(records),))]


def _moved(connection: Connection, records: Sequence[int], told: Sequence[int]) -> Iterator[tuple[Place, int, int | None]]:
    """Links to be followed: where to look for the article of each, and where its text begins, None if it never was."""
    anchors = _Anchors(connection)
    for *place, article, named, other in connection.rows(_MOVED, (as_given(told), as_given(records))):
        yield (*place,), other, anchors.of(named, article)


class _Anchors:
    """Where the articles of annotations begin, and those began that are gone."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._now: dict[int, dict[str, int]] = {}
        self._histories: dict[int, History] = {}

    def of(self, record: int, article: str) -> int | None:
        """The anchor of an article that is in the annotation, or was."""
        if record not in self._now:
            parts = load_flat(self._connection, [record])[record].parts
            self._now[record] = {part[0][0]: anchor_of(part) for part in parts}
        anchor = self._now[record].get(article)
        return self._before(record, article) if anchor is None else anchor

    def _before(self, record: int, article: str) -> int | None:
        if record not in self._histories:
            self._histories[record] = load_history(self._connection, record)
        with self._connection.making_values():
            was = self._histories[record].last_of(article)
        return was.anchor if was else None


def _holder(connection: Connection, other: int, offset: int) -> str | None:
    """The article that has the character now; None for furniture and text in no article."""
    row = connection.row(_HOLDER, (other, offset))
    return row[0] if row else None
