"""The steps of an annotation as rows of SQL, and the history that they and the moves of the head make."""

from collections.abc import Iterable
from typing import Any

import orjson

from annotator.core.changes import ChangeSet
from annotator.core.history import History, Step
from annotator.core.rows import Row
from annotator.store.connection import Connection
from annotator.store.rowtables import Decided

_STEPS = """
SELECT step, parent, name, arguments, removed, added, digest, time, session
FROM steps WHERE annotation = ? AND step > 0 ORDER BY step
"""


def json_of(decided: Iterable[Decided]) -> str:
    """Rows and the steps that decided them, as JSON."""
    return orjson.dumps([[row.table, row.key, row.values, step] for row, step in decided]).decode()


def decided_of(text: str) -> list[Decided]:
    """The rows and steps of this JSON."""
    return [(Row(table, key, values), step) for table, key, values, step in orjson.loads(text)]


def rows_of_json(text: str) -> tuple[Row, ...]:
    """The rows of this JSON alone."""
    return tuple(row for row, _ in decided_of(text))


def load_history(connection: Connection, record: int) -> History:
    """The tree of steps, where its head is, and where redo goes from each step."""
    rows = connection.rows(_STEPS, (record,))
    moves = connection.rows("SELECT step FROM head_moves WHERE annotation = ? ORDER BY revision", (record,))
    places: list[int] = [step for (step,) in moves]
    with connection.making_values():
        steps = {step.id: step for step in map(_step, rows)}
        visited = {steps[step].parent: step for step in places if step}
        return History(steps, places[-1], visited)


def _step(row: tuple[Any, ...]) -> Step:
    step, parent, name, arguments, removed, added, digest, time, session = row
    changes = ChangeSet(rows_of_json(removed), rows_of_json(added))
    return Step(step, parent, name, arguments, changes, int(digest, 16), time, session)
