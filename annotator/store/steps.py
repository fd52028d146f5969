"""Steps: written with the rows they change in one transaction; undo and redo move the head, likewise."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annotator.core.annotation import Annotation
from annotator.core.changes import ChangeSet, digest_after
from annotator.core.errors import StaleRevision
from annotator.core.history import Step
from annotator.core.page import PageId
from annotator.core.rows import Row
from annotator.store import counts, rowtables, verdicts
from annotator.store.annotations import next_ids
from annotator.store.connection import Connection
from annotator.store.historyrows import decided_of, json_of
from annotator.store.rowtables import Decided
from annotator.store.texts import ArticleTexts, write_texts


@dataclass(frozen=True, slots=True)
class _State:
    """Where a stored annotation stands before a write."""

    page: PageId
    head: int
    revision: int
    digest: int


@dataclass(frozen=True, slots=True)
class _Move:
    """One move of the head: to a step, over rows that go and rows that come, to a digest."""

    to: int
    digest: int
    removed: list[Decided]
    added: list[Decided]
    time: str
    session: str

    @property
    def changes(self) -> ChangeSet:
        """The rows alone."""
        return ChangeSet(tuple(row for row, _ in self.removed), tuple(row for row, _ in self.added))


_APPEND = "INSERT INTO steps VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_STATE = "SELECT page, head, revision, digest FROM annotations WHERE id = ?"
_MOVE = """
UPDATE annotations SET head = ?, revision = ?, digest = ?, changed_at = ?, articles = ?, flags = ?, open_notes = ?,
       unassigned = unassigned - ?, doubtful = doubtful + ?,
       next_article = max(next_article, ?), next_illustration = max(next_illustration, ?),
       next_quantity = max(next_quantity, ?), next_note = max(next_note, ?), next_flag = max(next_flag, ?)
WHERE id = ?
"""


class Steps:
    """Append steps and move the head."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(self, record: int, step: Step, *, revision: int, after: Annotation, texts: Mapping[str, ArticleTexts]) -> int:
        """Keep a step on top of the head and the rows it changes; the new revision.

        ``revision`` is the one the step was made on, ``texts`` those of every article it touched that is still there.
        Raises StaleRevision where the annotation moved on meanwhile, WriteFailed where it cannot be written.
        """
        with self._connection.writing():
            state = self._state(record, revision)
            if step.parent != state.head:
                raise ValueError(f"step {step.id} does not hang on the head {state.head}")
            removed = [(row, rowtables.step_of(self._connection, record, row)) for row in step.changes.removed]
            move = _Move(step.id, step.digest, removed, decided_by(removed, step.changes.added, step.id), step.time, step.session)
            self._connection.write(_APPEND, _values(record, step, move))
            return self._move(record, state, move, after=after, texts=texts)

    def move_head(
        self,
        record: int,
        step_id: int,
        *,
        revision: int,
        after: Annotation,
        texts: Mapping[str, ArticleTexts],
        time: str,
        session: str,
    ) -> int:
        """Undo to the parent of the head, or redo one of its children, by the rows kept with the step; the new revision.

        ``after`` is the annotation there, ``texts`` those of every article that comes back changed. Raises as ``append``
        does, and ValueError for a step further away.
        """
        with self._connection.writing():
            state = self._state(record, revision)
            parent, removed, added, digest = self._kept(record, step_id)
            if parent != state.head:
                undone, added, removed, _ = self._kept(record, state.head)
                if undone != step_id:
                    raise ValueError(f"step {step_id} is neither the parent nor a child of the head {state.head}")
            move = _Move(step_id, digest, removed, added, time, session)
            return self._move(record, state, move, after=after, texts=texts)

    def _state(self, record: int, revision: int) -> _State:
        row = self._connection.row(_STATE, (record,))
        if row is None:
            raise ValueError(f"there is no annotation {record}")
        page, head, found, digest = row
        if found != revision:
            raise StaleRevision(page=page, found=found, expected=revision)
        return _State(page, head, revision, int(digest, 16))

    def _kept(self, record: int, step: int) -> tuple[int | None, list[Decided], list[Decided], int]:
        """Parent, rows removed, rows added and digest of a step."""
        sql = "SELECT parent, removed, added, digest FROM steps WHERE annotation = ? AND step = ?"
        row = self._connection.row(sql, (record, step))
        if row is None:
            raise ValueError(f"annotation {record} has no step {step}")
        parent, removed, added, digest = row
        with self._connection.making_values():
            return parent, decided_of(removed), decided_of(added), int(digest, 16)

    def _move(self, record: int, state: _State, move: _Move, *, after: Annotation, texts: Mapping[str, ArticleTexts]) -> int:
        changes = move.changes
        if digest_after(state.digest, changes) != move.digest:
            raise ValueError(f"step {move.to} does not lead to the digest it claims")
        rowtables.remove_rows(self._connection, record, (row for row in changes.removed if row.table != "verdict"))
        rowtables.add_rows(self._connection, record, (item for item in move.added if item[0].table != "verdict"))
        touched = changes.article_ids & {article.id for article in after.articles}
        write_texts(self._connection, record, touched, texts)
        self._connection.write(_MOVE, (*_place(state, move), *self._counts(state.page, changes, after), record))
        values = (record, state.revision + 1, move.to, move.time, move.session)
        self._connection.write("INSERT INTO head_moves VALUES (?, ?, ?, ?, ?)", values)
        if any(row.table == "verdict" for row in changes.added):
            verdicts.update(self._connection, record, after, time=move.time)
        return state.revision + 1

    def _counts(self, page: PageId, changes: ChangeSet, after: Annotation) -> tuple[int, ...]:
        """The numbers that ``_MOVE`` asks for, up to the next free ids."""
        text = self._connection.rows("SELECT text FROM pages WHERE id = ?", (page,))[0][0]
        inked = counts.ink_in(text, changes.added) - counts.ink_in(text, changes.removed)
        doubtful = counts.doubtful(changes.added) - counts.doubtful(changes.removed)
        return (*counts.of_annotation(after), inked, doubtful, *next_ids(after))


def decided_by(removed: Iterable[Decided], added: Iterable[Row], step: int) -> list[Decided]:
    """The rows that a step adds, each with the step that decided it: this one, unless only its place in the order moved."""
    before = {row.place: (row, at) for row, at in removed}
    return [(row, _deciding(row, before.get(row.place), step)) for row in added]


def _deciding(row: Row, before: Decided | None, step: int) -> int:
    if row.table == "verdict":
        return 0
    if before is None or {**before[0].values, "position": None} != {**row.values, "position": None}:
        return step
    return before[1]


def _place(state: _State, move: _Move) -> tuple[int | str, ...]:
    return move.to, state.revision + 1, f"{move.digest:064x}", move.time


def _values(record: int, step: Step, move: _Move) -> tuple[int | str, ...]:
    rows = (json_of(move.removed), json_of(move.added))
    return (record, step.id, step.parent, step.name, step.arguments, *rows, f"{step.digest:064x}", step.time, step.session)
