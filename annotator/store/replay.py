"""Play every history of an annotation again, row by row from its seed, and tell where it does not lead to what is stored."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from annotator.core.changes import ChangeSet, digest_after
from annotator.core.rows import Key, Row
from annotator.store.connection import Connection
from annotator.store.findings import Faults
from annotator.store.historyrows import decided_of
from annotator.store.rowtables import Decided
from annotator.store.steps import decided_by

Rows = dict[Key, Decided]

_STEPS = "SELECT step, parent, removed, added, digest FROM steps WHERE annotation = ? ORDER BY step"
_MOVES = "SELECT revision, step FROM head_moves WHERE annotation = ? ORDER BY revision"


@dataclass(frozen=True, slots=True)
class _Kept:
    """A step as it is kept: rows with the steps that decided them."""

    id: int
    parent: int | None
    removed: list[Decided]
    added: list[Decided]
    digest: int

    @property
    def changes(self) -> ChangeSet:
        """The rows alone."""
        return ChangeSet(tuple(row for row, _ in self.removed), tuple(row for row, _ in self.added))


class _Torn(Exception):
    """The rows that a step needs are not there: nothing after it can be played."""

    def __init__(self, step: int, row: Row) -> None:
        super().__init__()
        self.step = step
        self.row = row


def history_faults(connection: Connection, record: int, stored: Iterable[Decided]) -> Faults:
    """What is wrong with the history of an annotation whose rows are ``stored``."""
    head, revision, digest = connection.rows("SELECT head, revision, digest FROM annotations WHERE id = ?", (record,))[0]
    kept = connection.rows(_STEPS, (record,))
    with connection.making_values():
        steps = {row[0]: _kept(row) for row in kept}
    yield from _move_faults(connection.rows(_MOVES, (record,)), steps, head=head, revision=revision)
    if head not in steps or 0 not in steps:
        yield "its history has no step {step}", {"step": head if 0 in steps else 0}
        return
    rows = {row.place: (row, step) for row, step in stored}
    if digest != f"{steps[head].digest:064x}" or digest != f"{_digest(rows):064x}":
        yield "the rows stored are not those its head, step {step}, led to", {"step": head}
    try:
        yield from _replayed(steps, head, rows)
    except _Torn as torn:
        yield (
            "step {step} cannot be played again at {table} {key}",
            {
                "step": torn.step,
                "table": torn.row.table,
                "key": torn.row.key,
            },
        )


def _replayed(steps: Mapping[int, _Kept], head: int, stored: Rows) -> Faults:
    """Walk back from the head to the seed, then along every branch."""
    rows = dict(stored)
    at: int | None = head
    while at:
        _apply(rows, at, steps[at].added, steps[at].removed)
        at = steps[at].parent
    if _digest(rows) != steps[0].digest:
        yield "undoing every step does not lead to the seed", {}
    for row, step in rows.values():
        if step:
            yield (
                "{table} {key} names step {step} as having decided it, which did not",
                {
                    "table": row.table,
                    "key": row.key,
                    "step": step,
                },
            )
    yield from _born_twice(steps, {str(row.key) for row, _ in rows.values() if row.table == "article"})
    for kept, is_forward in _walk(steps):
        if not is_forward:
            _apply(rows, kept.id, kept.added, kept.removed)
            continue
        _apply(rows, kept.id, kept.removed, kept.added)
        yield from _step_faults(kept, steps[kept.parent or 0].digest)
        if kept.id == head and rows != stored:
            yield "playing the history again does not lead to the rows stored", {}


def _step_faults(step: _Kept, digest_before: int) -> Faults:
    if digest_after(digest_before, step.changes) != step.digest:
        yield "step {step} does not lead to the digest it claims", {"step": step.id}
    if decided_by(step.removed, step.changes.added, step.id) != step.added:
        yield "step {step} names the wrong steps as having decided its rows", {"step": step.id}


def _apply(rows: Rows, step: int, removed: Iterable[Decided], added: Iterable[Decided]) -> None:
    for row, decided in removed:
        if rows.pop(row.place, None) != (row, decided):
            raise _Torn(step, row)
    for row, decided in added:
        if row.place in rows:
            raise _Torn(step, row)
        rows[row.place] = (row, decided)


def _walk(steps: Mapping[int, _Kept]) -> Iterator[tuple[_Kept, bool]]:
    """Every step once forward, and once backward when its branch is done."""
    children: dict[int, list[int]] = {}
    for step in steps.values():
        if step.parent is not None:
            children.setdefault(step.parent, []).append(step.id)
    # A stack of its own: a review of some thousand steps is deeper than Python's.
    waiting = [(child, True) for child in reversed(children.get(0, []))]
    while waiting:
        at, is_forward = waiting.pop()
        yield steps[at], is_forward
        if is_forward:
            waiting.append((at, False))
            waiting.extend((child, True) for child in reversed(children.get(at, [])))


def _digest(rows: Rows) -> int:
    return digest_after(0, ChangeSet(added=tuple(row for row, _ in rows.values())))


def _move_faults(moves: list[tuple[Any, ...]], steps: Mapping[int, _Kept], *, head: int, revision: int) -> Faults:
    if [number for number, _ in moves] != list(range(revision + 1)):
        yield "its moves do not count up to revision {revision}", {"revision": revision}
    elif moves[-1][1] != head:
        yield "its last move went to step {step}, but it stands at step {head}", {"step": moves[-1][1], "head": head}
    for (_, before), (number, after) in pairwise(moves):
        is_near = before in steps and after in steps and (steps[after].parent == before or steps[before].parent == after)
        # A seed that was given anew, to a page that got its text, is the first move.
        if not is_near and (before, number, after) != (0, 1, 0):
            yield (
                "move {revision} goes from step {before} to step {after}, which are no neighbours",
                {
                    "revision": number,
                    "before": before,
                    "after": after,
                },
            )


def _born_twice(steps: Mapping[int, _Kept], seed: Iterable[str]) -> Faults:
    """Articles whose id was given out twice, by steps or the seed."""
    born = dict.fromkeys(seed, 0)
    for step in steps.values():
        before = {row.key for row, _ in step.removed if row.table == "article"}
        for article in sorted(str(row.key) for row, _ in step.added if row.table == "article" and row.key not in before):
            if article in born:
                yield (
                    "article id {article} was given out by step {first} and again by step {step}",
                    {
                        "article": article,
                        "first": born[article],
                        "step": step.id,
                    },
                )
            born.setdefault(article, step.id)


def _kept(row: tuple[Any, ...]) -> _Kept:
    step, parent, removed, added, digest = row
    return _Kept(step, parent, decided_of(removed), decided_of(added), int(digest, 16))
