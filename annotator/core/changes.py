"""What an edit changed, as rows that went and rows that came; made by comparing two annotations, never by hand."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

from annotator.core import rows
from annotator.core.annotation import Annotation, Article, Flag, Fragment, Note
from annotator.core.figures import Illustration, Quantity
from annotator.core.rows import Row


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Rows removed and rows added; a changed row is in both. The same rows undo the change when swapped."""

    removed: tuple[Row, ...] = ()
    added: tuple[Row, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.removed or self.added)

    @property
    def inverse(self) -> "ChangeSet":
        """The change that leads back."""
        return ChangeSet(self.added, self.removed)

    @property
    def fragments_removed(self) -> tuple[Fragment, ...]:
        """The fragments as they were."""
        return tuple(rows.fragment_of(row) for row in self.removed if row.table == "fragment")

    @property
    def fragments_added(self) -> tuple[Fragment, ...]:
        """The fragments as they are now."""
        return tuple(rows.fragment_of(row) for row in self.added if row.table == "fragment")

    @property
    def article_ids(self) -> frozenset[str]:
        """The articles of which any row, own or of a fragment, went or came."""
        every = (*self.removed, *self.added)
        own = {str(row.key) for row in every if row.table == "article"}
        return frozenset(own | {row.values["article"] for row in every if row.table == "fragment" and row.values["article"]})


def between(old: Annotation, new: Annotation) -> ChangeSet:
    """The change that leads from ``old`` to ``new``, two annotations of one page by one reviewer."""
    removed = {row.place: row for row in _rows_not_shared(old, new)}
    added = {row.place: row for row in _rows_not_shared(new, old)}
    same = {place for place, row in removed.items() if place in added and added[place].values == row.values}
    return ChangeSet(_without(removed.values(), same), _without(added.values(), same))


def applied(annotation: Annotation, changes: ChangeSet) -> Annotation:
    """The annotation after the change; whatever it does not touch stays the very same object.

    Raises KeyError when a row to be removed is not there: the change is of another annotation.
    """
    after = annotation
    for row in _of("verdict", changes.added):
        after = rows.with_verdict(after, row)
    return replace(
        after,
        articles=_articles_after(annotation, changes),
        furniture=_furniture_after(annotation, changes),
        illustrations=_after(annotation.illustrations, changes, "illustration", rows.illustration_of, rows.sorted_by_id),
        quantities=_after(annotation.quantities, changes, "quantity", rows.quantity_of, rows.sorted_quantities),
        notes=_after(annotation.notes, changes, "note", rows.note_of, rows.sorted_by_id),
        flags=_after(annotation.flags, changes, "flag", rows.flag_of, rows.sorted_by_id),
    )


def _articles_after(annotation: Annotation, changes: ChangeSet) -> tuple[Article, ...]:
    touched = changes.article_ids
    if not touched:
        return annotation.articles
    old = (article for article in annotation.articles if article.id in touched)
    left = {row.place: row for article in old for row in rows.article_rows(article)}
    for row in _in_articles(changes.removed):
        del left[row.place]
    left.update({row.place: row for row in _in_articles(changes.added)})
    kept = (article for article in annotation.articles if article.id not in touched)
    return rows.sorted_articles((*kept, *rows.articles_of(_of("article", left.values()), _of("fragment", left.values()))))


def _furniture_after(annotation: Annotation, changes: ChangeSet) -> tuple[Fragment, ...]:
    going, coming = (
        [row for row in _of("fragment", some) if row.values["article"] is None] for some in (changes.removed, changes.added)
    )
    if not going and not coming:
        return annotation.furniture
    left = {fragment.start: fragment for fragment in annotation.furniture}
    for row in going:
        del left[int(row.key)]
    return tuple(sorted((*left.values(), *map(rows.fragment_of, coming)), key=lambda fragment: fragment.start))


Known = TypeVar("Known", Illustration, Quantity, Note, Flag)


def _after(
    items: tuple[Known, ...],
    changes: ChangeSet,
    table: str,
    made_of: Callable[[Row], Known],
    in_order: Callable[[Iterable[Known]], tuple[Known, ...]],
) -> tuple[Known, ...]:
    going = [str(row.key) for row in _of(table, changes.removed)]
    coming = [made_of(row) for row in _of(table, changes.added)]
    if not going and not coming:
        return items
    left: dict[str, Known] = {item.id: item for item in items}
    for identifier in going:
        del left[identifier]
    return in_order(chain(left.values(), coming))


def _of(table: str, some: Iterable[Row]) -> Iterable[Row]:
    return (row for row in some if row.table == table)


def _in_articles(some: Iterable[Row]) -> Iterable[Row]:
    return (row for row in some if row.table == "article" or (row.table == "fragment" and row.values["article"] is not None))


def digest(annotation: Annotation) -> int:
    """The digest of a whole annotation, counted from scratch."""
    return digest_after(0, ChangeSet(added=tuple(rows.rows_of(annotation))))


def digest_after(before: int, changes: ChangeSet) -> int:
    """The digest after a change, from the digest before it.

    Rows are hashed one by one and added up modulo 2**256 (Bellare and Micciancio's AdHash), so that an edit pays for the
    rows it touches and not for the page.
    """
    total = before - sum(map(_hash, changes.removed)) + sum(map(_hash, changes.added))
    return total % (1 << 256)


def _hash(row: Row) -> int:
    return int.from_bytes(hashlib.sha256(row.canonical_json()).digest(), "big")


Item = TypeVar("Item", Article, Fragment, Illustration, Quantity, Note, Flag)


def _rows_not_shared(these: Annotation, those: Annotation) -> Iterable[Row]:
    """The rows of what these have and those have not as the same value."""
    yield rows.verdict_row(these)
    for article in _only(these.articles, those.articles):
        yield from rows.article_rows(article)
    for fragment in _only(these.furniture, those.furniture):
        yield rows.fragment_row(fragment, article=None, position=None)
    yield from map(rows.illustration_row, _only(these.illustrations, those.illustrations))
    yield from map(rows.quantity_row, _only(these.quantities, those.quantities))
    yield from map(rows.note_row, _only(these.notes, those.notes))
    yield from map(rows.flag_row, _only(these.flags, those.flags))


def _only(these: Sequence[Item], those: Sequence[Item]) -> Iterable[Item]:
    if these is those:
        return ()
    same = {id(item) for item in those}
    return [item for item in these if id(item) not in same]


def _without(some: Iterable[Row], places: set[rows.Key]) -> tuple[Row, ...]:
    return tuple(row for row in some if row.place not in places)
