"""Annotations of reviewers: begun from a seed, loaded with their history, one of them accepted for each layer of a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from annotator.core import changes
from annotator.core.annotation import Annotation, Layer, LayerStates, NextIds, ReviewState
from annotator.core.errors import StaleRevision
from annotator.core.flat import FlatSegmentation, flat_of, without_segmentation
from annotator.core.history import History
from annotator.core.page import PageId
from annotator.core.rows import Row, annotation_of, rows_of
from annotator.store import counts, links, rowtables, verdicts
from annotator.store.connection import GIVEN, Connection, as_given
from annotator.store.flatrows import add_flat, load_flat
from annotator.store.historyrows import load_history
from annotator.store.texts import ArticleTexts, ask_for_texts, write_texts

GOLD = "gold"


@dataclass(frozen=True, slots=True)
class Stored:
    """An annotation as it is stored now: ``record`` names it in every write, ``revision`` is to be handed back.

    ``digest`` is that of the rows that were read, ``told_digest`` the one its last step led to: another one tells that
    the file is damaged.
    """

    record: int
    annotation: Annotation
    history: History
    revision: int
    seeded_from: str
    digest: int
    told_digest: int


@dataclass(frozen=True, slots=True)
class StoredFlat:
    """An annotation as it stands now, without its history: articles and furniture ``flat``, the rest ``bare``."""

    bare: Annotation
    flat: FlatSegmentation
    revision: int
    seeded_from: str


_BEGIN = """
INSERT INTO annotations (page, reviewer, seeded_from, head, revision, digest, is_parked, is_nothing_here, unassigned,
                         doubtful, articles, flags, open_notes, next_article, next_illustration, next_quantity,
                         next_note, next_flag, created_at, changed_at, extra)
VALUES (?, ?, ?, 0, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_BEGIN_ANEW = """
UPDATE annotations SET seeded_from = ?, digest = ?, unassigned = ?, doubtful = ?, articles = ?, flags = ?, open_notes = ?,
                       next_article = ?, next_illustration = ?, next_quantity = ?, next_note = ?, next_flag = ?,
                       revision = revision + 1, changed_at = ?
WHERE id = ? AND revision = ?
"""
_SEED = "INSERT INTO steps VALUES (?, 0, NULL, 'seed', '{}', '[]', '[]', ?, ?, ?)"
_FACTS = """
SELECT page, reviewer, seeded_from, revision, digest,
       next_article, next_illustration, next_quantity, next_note, next_flag
FROM annotations WHERE id = ?
"""
_ACCEPTED = f"""
SELECT a.page, a.id FROM annotations a JOIN layers l ON l.annotation = a.id
WHERE a.page IN {GIVEN} AND l.layer = ? AND l.is_accepted
"""
_RECORDS = f"SELECT page, reviewer, id FROM annotations WHERE page IN {GIVEN} ORDER BY reviewer"
_BARE = f"""
SELECT a.id, a.page, a.reviewer, a.seeded_from, a.revision, a.is_parked, a.is_nothing_here, a.extra,
       a.next_article, a.next_illustration, a.next_quantity, a.next_note, a.next_flag, t.state, i.state, q.state
FROM annotations a
JOIN layers t ON t.annotation = a.id AND t.layer = 'articles'
JOIN layers i ON i.annotation = a.id AND i.layer = 'pictures'
JOIN layers q ON q.annotation = a.id AND q.layer = 'numbers'
WHERE a.id IN {GIVEN}
"""


@lru_cache(maxsize=64)  # there are no more of them
def _states(articles: str, pictures: str, numbers: str) -> LayerStates:
    return LayerStates(ReviewState(articles), ReviewState(pictures), ReviewState(numbers))


class Annotations:
    """Begin and load annotations."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def begin(
        self, annotation: Annotation, *, seeded_from: str, texts: Mapping[str, ArticleTexts], time: str, session: str
    ) -> int:
        """Keep the seed of an annotation, with the texts of all its articles; its record id.

        Raises StaleRevision where this reviewer has an annotation of this page already.
        """
        page = self._connection.row("SELECT text FROM pages WHERE id = ?", (annotation.page,))
        if page is None:
            raise ValueError(f"page {annotation.page} is not in the corpus")
        bare, flat = without_segmentation(annotation), flat_of(annotation)
        with self._connection.writing():
            summary = counts.summary_of(page[0], flat)
            record = self._begin(bare, flat, summary, seeded_from=seeded_from, time=time, session=session)
            write_texts(self._connection, record, {article.id for article in annotation.articles}, texts)
        return record

    def begin_flat(
        self, bare: Annotation, flat: FlatSegmentation, summary: counts.Summary, *, seeded_from: str, time: str, session: str
    ) -> int:
        """Keep the seed of an annotation, its articles flat and counted; their texts wait to be made.

        The record id. Raises StaleRevision as ``begin`` does.
        """
        with self._connection.writing():
            record = self._begin(bare, flat, summary, seeded_from=seeded_from, time=time, session=session)
            if flat.parts:
                ask_for_texts(self._connection, record)
        return record

    def begin_anew(
        self,
        stored: Stored,
        annotation: Annotation,
        *,
        seeded_from: str,
        texts: Mapping[str, ArticleTexts],
        time: str,
        session: str,
    ) -> None:
        """Give another seed to an annotation that has no step; raises StaleRevision where it has one meanwhile."""
        page = self._connection.rows("SELECT text FROM pages WHERE id = ?", (annotation.page,))[0]
        flat, record = flat_of(annotation), stored.record
        with self._connection.writing():
            summary = counts.summary_of(page[0], flat)
            others, digest, counted = _seeded(without_segmentation(annotation), flat, summary)
            facts: tuple[str | int, ...] = (seeded_from, digest, *counted, *next_ids(annotation))
            values = (*facts, time, record, stored.revision)
            if not self._connection.write(_BEGIN_ANEW, values).rowcount:
                raise StaleRevision(page=annotation.page, found=self.revision(record), expected=stored.revision)
            self._connection.write("UPDATE steps SET digest = ? WHERE annotation = ? AND step = 0", (digest, record))
            self._connection.write("INSERT INTO head_moves VALUES (?, ?, 0, ?, ?)", (record, stored.revision + 1, time, session))
            self._add(record, flat, others)
            write_texts(self._connection, record, {article.id for article in annotation.articles}, texts)

    def load(self, page_id: PageId, reviewer: str) -> Stored | None:
        """The annotation of a page by a reviewer, with its whole history."""
        record = self.record(page_id, reviewer)
        return None if record is None else self.stored(record)

    def stored(self, record: int) -> Stored:
        """The annotation of a record, with its whole history."""
        with self._connection.reading():
            seeded_from, revision, told = self._facts(record)[2:5]
            rows, history = self._rows(record), load_history(self._connection, record)
            annotation = self._made(record, rows)
        with self._connection.making_values():
            digest = changes.digest_after(0, changes.ChangeSet(added=tuple(rows)))
            return Stored(record, annotation, history, revision, seeded_from, digest, int(told, 16))

    def get(self, record: int) -> Annotation:
        """The annotation of a record as it stands now."""
        with self._connection.reading():
            return self._made(record, self._rows(record))

    def _rows(self, record: int) -> list[Row]:
        return [row for row, _ in self.decided_rows(record)]

    def _made(self, record: int, rows: Sequence[Row]) -> Annotation:
        page, reviewer, _, _, _, *next_ids = self._facts(record)
        with self._connection.making_values():
            return annotation_of(rows, page=page, reviewer=reviewer, next_ids=NextIds(*next_ids))

    def flat(self, records: Sequence[int]) -> dict[int, StoredFlat]:
        """Annotations as they stand now, by record, for those who carry many."""
        with self._connection.reading():
            flat = load_flat(self._connection, records)
            others = rowtables.with_others(self._connection, records)
            facts = self._connection.rows(_BARE, (as_given(records),))
            made = {row[0]: self._bare(row, has_others=row[0] in others) for row in facts}
        return {row[0]: StoredFlat(made[row[0]], flat[row[0]], row[4], row[3]) for row in facts}

    def _bare(self, row: tuple[Any, ...], *, has_others: bool) -> Annotation:
        record, page, reviewer, _, _, is_parked, is_nothing_here, extra, *rest = row
        next_ids, states = NextIds(*rest[:5]), rest[5:]
        with self._connection.making_values():
            if has_others:
                rows = [verdicts.load(self._connection, record), *rowtables.load_others(self._connection, record)]
                return annotation_of(rows, page=page, reviewer=reviewer, next_ids=next_ids)
            return Annotation(
                page,
                reviewer,
                states=_states(*states),
                is_parked=bool(is_parked),
                is_nothing_here=bool(is_nothing_here),
                extra=extra,
                next_ids=next_ids,
            )

    def linked_pages(self, records: Sequence[int]) -> list[PageId]:
        """The pages to articles of which annotations are linked."""
        return links.linked_pages(self._connection, records)

    def followed_links(self, records: Sequence[int], *, told: Sequence[int] = ()) -> dict[links.Place, str | None]:
        """The links of annotations that may mean another article than they name, as ``links.followed`` says.

        Each by annotation, article and direction: the article that has the text now, None where it is the page alone.
        ``told`` are annotations of the linked pages, by other reviewers too, whose articles are asked for.
        """
        return links.followed(self._connection, records, told=told)

    def revision(self, record: int) -> int:
        """The revision at which an annotation stands: it grows with every step, undo and redo."""
        return int(self._facts(record)[3])

    def decided_rows(self, record: int) -> list[rowtables.Decided]:
        """Every row of an annotation and the step that last decided it."""
        with self._connection.reading(), self._connection.making_values():
            return [(verdicts.load(self._connection, record), 0), *rowtables.load_rows(self._connection, record)]

    def record(self, page_id: PageId, reviewer: str) -> int | None:
        """The record id of the annotation of a page by a reviewer."""
        row = self._connection.row("SELECT id FROM annotations WHERE page = ? AND reviewer = ?", (page_id, reviewer))
        return int(row[0]) if row else None

    def reviewers(self, page_id: PageId) -> tuple[str, ...]:
        """Who has an annotation of this page, by name."""
        sql = "SELECT reviewer FROM annotations WHERE page = ? ORDER BY reviewer"
        return tuple(reviewer for (reviewer,) in self._connection.rows(sql, (page_id,)))

    def accepted(self, page_id: PageId, layer: Layer = Layer.ARTICLES) -> Stored | None:
        """The annotation that stands for a layer of a page.

        Among those in which the layer is finished it is gold's, else the only one, else the one finished last.
        """
        record = self.accepted_records([page_id], layer).get(page_id)
        return None if record is None else self.stored(record)

    def accepted_records(self, pages: Sequence[PageId], layer: Layer = Layer.ARTICLES) -> dict[PageId, int]:
        """The record ids of the accepted annotations of some pages."""
        return dict(self._connection.rows(_ACCEPTED, (as_given(pages), layer.value)))

    def records(self, pages: Sequence[PageId]) -> dict[PageId, dict[str, int]]:
        """The record ids of all annotations of some pages, by reviewer in the order of their names."""
        found: dict[PageId, dict[str, int]] = {}
        for page, reviewer, record in self._connection.rows(_RECORDS, (as_given(pages),)):
            found.setdefault(page, {})[reviewer] = record
        return found

    def texts(self, record: int) -> dict[str, ArticleTexts]:
        """The kept texts of an annotation's articles, by id."""
        sql = "SELECT id, headline_text, reading_text FROM articles WHERE annotation = ?"
        return {article: ArticleTexts(*kept) for article, *kept in self._connection.rows(sql, (record,))}

    def _facts(self, record: int) -> tuple[Any, ...]:
        row = self._connection.row(_FACTS, (record,))
        if row is None:
            raise ValueError(f"there is no annotation {record}")
        return row

    def _begin(
        self, bare: Annotation, flat: FlatSegmentation, summary: counts.Summary, *, seeded_from: str, time: str, session: str
    ) -> int:
        is_only = self._refuse_second(bare)
        others, digest, counted = _seeded(bare, flat, summary)
        record = self._begun(bare, counted, digest=digest, seeded_from=seeded_from, time=time)
        self._connection.write(_SEED, (record, digest, time, session))
        self._connection.write("INSERT INTO head_moves VALUES (?, 0, 0, ?, ?)", (record, time, session))
        self._add(record, flat, others)
        verdicts.begin(self._connection, record, bare, time=time, is_only=is_only)
        return record

    def _add(self, record: int, flat: FlatSegmentation, others: Sequence[Row]) -> None:
        add_flat(self._connection, record, flat)
        rowtables.add_rows(self._connection, record, ((row, 0) for row in others if row.table in rowtables.TABLES))

    def _refuse_second(self, annotation: Annotation) -> bool:
        """Whether it will be the only one of its page."""
        sql = "SELECT reviewer, revision FROM annotations WHERE page = ?"
        others = dict(self._connection.rows(sql, (annotation.page,)))
        if annotation.reviewer in others:
            raise StaleRevision(page=annotation.page, found=others[annotation.reviewer], expected="none")
        return not others

    def _begun(self, bare: Annotation, counted: Sequence[int], *, digest: str, seeded_from: str, time: str) -> int:
        head = (bare.page, bare.reviewer, seeded_from, digest)
        verdict = (bare.is_parked, bare.is_nothing_here)
        values: list[str | int] = [*head, *verdict, *counted, *next_ids(bare), time, time, bare.extra]
        return int(self._connection.write(_BEGIN, values).lastrowid or 0)


def _seeded(bare: Annotation, flat: FlatSegmentation, summary: counts.Summary) -> tuple[tuple[Row, ...], str, tuple[int, ...]]:
    """The rows of a seed beside its segmentation, the digest of all of them, and what is counted of it."""
    others = tuple(rows_of(bare))
    digest = f"{changes.digest_after(summary.digest, changes.ChangeSet(added=others)):064x}"
    return others, digest, (summary.unassigned, summary.doubtful, len(flat.parts), *counts.of_remarks(bare))


def next_ids(annotation: Annotation) -> tuple[int, ...]:
    """The next free numbers in the order of their columns."""
    ids = annotation.next_ids
    return ids.article, ids.illustration, ids.quantity, ids.note, ids.flag
