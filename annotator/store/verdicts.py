"""The states of an annotation's layers, when each was finished, and which annotation of a page is the accepted one."""

from datetime import datetime, timedelta

from annotator.core.annotation import Annotation, Layer, ReviewState
from annotator.core.page import PageId
from annotator.core.rows import Row, Values
from annotator.store.connection import Connection
from annotator.store.findings import Faults

_IS_ACCEPTED = """
(layers.state = 'finished' AND layers.annotation IS (
  SELECT o.annotation FROM annotations b JOIN layers o ON o.annotation = b.id AND o.layer = layers.layer
  WHERE b.page = ?1 AND o.state = 'finished'
  ORDER BY b.reviewer = 'gold' DESC, julianday(o.finished_at) DESC, b.id DESC LIMIT 1))
"""
_ACCEPT = f"UPDATE layers SET is_accepted = {_IS_ACCEPTED} WHERE annotation IN (SELECT id FROM annotations WHERE page = ?1)"
_MISTAKEN = f"""
SELECT a.reviewer, layers.layer FROM layers JOIN annotations a ON a.id = layers.annotation
WHERE a.page = ?1 AND layers.is_accepted <> {_IS_ACCEPTED}
"""
_BEGIN = "INSERT INTO layers (annotation, layer, state, finished_at, is_accepted) VALUES (?, ?, ?, ?, ?)"
_LAST_FINISH = """
SELECT o.finished_at FROM annotations b JOIN layers o ON o.annotation = b.id
WHERE b.page = ? AND o.layer = ? AND o.annotation <> ? AND julianday(o.finished_at) >= julianday(?)
ORDER BY julianday(o.finished_at) DESC LIMIT 1
"""
_SET_STATE = """
UPDATE layers SET state = ?1, finished_at = CASE ?1 WHEN 'finished' THEN coalesce(finished_at, ?2) END
WHERE annotation = ?3 AND layer = ?4
"""


def begin(connection: Connection, record: int, annotation: Annotation, *, time: str, is_only: bool) -> None:
    """The states of a new annotation; ``is_only``: there is no other of its page, so what it finished is accepted."""
    states = annotation.states
    for layer, state in zip(Layer, (states.articles, states.pictures, states.numbers), strict=True):
        is_finished = state is ReviewState.FINISHED
        finished_at = time if is_finished else None
        connection.write(_BEGIN, (record, layer.value, state.value, finished_at, is_finished and is_only))
    if not is_only:
        connection.write(_ACCEPT, (annotation.page,))


def update(connection: Connection, record: int, annotation: Annotation, *, time: str) -> None:
    """The states of an annotation after a step at ``time``; a layer that stays finished keeps when it was finished."""
    sql = "UPDATE annotations SET is_parked = ?, is_nothing_here = ?, extra = ? WHERE id = ?"
    connection.write(sql, (annotation.is_parked, annotation.is_nothing_here, annotation.extra, record))
    for layer in Layer:
        at = _finishing_time(connection, record, annotation.page, layer, time=time)
        connection.write(_SET_STATE, (annotation.states.of(layer).value, at, record, layer.value))
    connection.write(_ACCEPT, (annotation.page,))


def _finishing_time(connection: Connection, record: int, page: PageId, layer: Layer, *, time: str) -> str:
    """Now, or just after the last finish by others where a clock put back would make this one look older."""
    last = connection.row(_LAST_FINISH, (page, layer.value, record, time))
    if last is None:
        return time
    return (datetime.fromisoformat(last[0]) + timedelta(milliseconds=1)).isoformat(timespec="milliseconds")


def load(connection: Connection, record: int) -> Row:
    """The verdict row of an annotation; raises ValueError where there is none."""
    row = connection.row("SELECT is_parked, is_nothing_here, extra FROM annotations WHERE id = ?", (record,))
    if row is None:
        raise ValueError(f"there is no annotation {record}")
    is_parked, is_nothing_here, extra = row
    states: Values = dict(connection.rows("SELECT layer, state FROM layers WHERE annotation = ?", (record,)))
    verdict = {"is_parked": bool(is_parked), "is_nothing_here": bool(is_nothing_here), "extra": extra}
    return Row("verdict", "page", {**states, **verdict})


def faults(connection: Connection, page: PageId) -> Faults:
    """What is wrong with when layers of a page were finished, and with which annotation is the accepted one."""
    sql = """
    SELECT a.reviewer, l.layer FROM layers l JOIN annotations a ON a.id = l.annotation
    WHERE a.page = ? AND (l.state = 'finished') <> (l.finished_at IS NOT NULL)
    """
    for reviewer, layer in connection.rows(sql, (page,)):
        yield (
            "layer {layer} of {reviewer} is finished without a time, or the other way round",
            {
                "reviewer": reviewer,
                "layer": layer,
            },
        )
    for reviewer, layer in connection.rows(_MISTAKEN, (page,)):
        yield (
            "layer {layer}: whether the annotation by {reviewer} is the accepted one is kept wrongly",
            {
                "reviewer": reviewer,
                "layer": layer,
            },
        )
