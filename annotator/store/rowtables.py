"""The rows of an annotation as rows of SQL tables, and back: the table, key and values of ``core.rows`` are kept."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

import orjson

from annotator.core.rows import Row
from annotator.core.rows import Values as RowValues
from annotator.store.connection import GIVEN, Connection, as_given

SqlValue = str | int | float | None
Decided = tuple[Row, int]
"""A row and the step that last decided it; 0 is the seed."""


class Form(Enum):
    """How a value of a row stands in its column."""

    PLAIN = auto()
    JSON = auto()
    BOOLEAN = auto()
    FIRST = auto()  # the smallest offset among spans: there to be sorted by, not read back


@dataclass(frozen=True, slots=True)
class Column:
    """A column of SQL and the value of a row that it holds."""

    name: str
    value: str
    form: Form = Form.PLAIN

    def to_sql(self, values: RowValues) -> SqlValue:
        """The value as SQLite takes it."""
        value: SqlValue = values[self.value]
        return value if self.form is Form.PLAIN else _TO_SQL[self.form](value)


_TO_SQL: dict[Form, Callable[[Any], SqlValue]] = {
    Form.JSON: lambda value: None if value is None else orjson.dumps(value).decode(),
    Form.BOOLEAN: int,
    Form.FIRST: lambda spans: min(start for start, _ in spans),
}
_OF_SQL: dict[Form, Callable[[Any], object]] = {
    Form.JSON: orjson.loads,
    Form.BOOLEAN: bool,
}


@dataclass(frozen=True, slots=True)
class RowTable:
    """Where the rows of one kind are kept: ``row`` is their table in ``core.rows``, ``name`` the one in SQL."""

    row: str
    name: str
    key: str
    columns: tuple[Column, ...]

    @property
    def _insert(self) -> str:
        names = ["annotation", self.key, *(column.name for column in self.columns), "step"]
        return f"INSERT INTO {self.name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"

    def add(self, connection: Connection, record: int, decided: Sequence[Decided]) -> None:
        """Insert rows of this kind."""
        if decided:
            values = ((record, row.key, *(column.to_sql(row.values) for column in self.columns), step) for row, step in decided)
            connection.write_many(self._insert, values)

    def remove(self, connection: Connection, record: int, rows: Sequence[Row]) -> None:
        """Delete rows of this kind by key; raises ValueError where one is not there."""
        if not rows:
            return
        sql = f"DELETE FROM {self.name} WHERE annotation = ? AND {self.key} = ?"
        if connection.write_many(sql, [(record, row.key) for row in rows]) != len(rows):
            raise ValueError(f"a {self.row} to be removed from annotation {record} is not there")

    def step_of(self, connection: Connection, record: int, key: str | int) -> int:
        """The step that last decided the row of this key; raises ValueError where there is none."""
        sql = f"SELECT step FROM {self.name} WHERE annotation = ? AND {self.key} = ?"
        found = connection.row(sql, (record, key))
        if found is None:
            raise ValueError(f"{self.row} {key} of annotation {record} is not there")
        return int(found[0])

    def load(self, connection: Connection, record: int) -> Iterator[Decided]:
        """The rows of this kind that an annotation has."""
        columns = [column for column in self.columns if column.form is not Form.FIRST]
        names = ", ".join([self.key, *(column.name for column in columns), "step"])
        values_of = tuple(column.value for column in columns)
        formed = [(column.value, _OF_SQL[column.form]) for column in columns if column.form is not Form.PLAIN]
        for key, *found, step in connection.rows(f"SELECT {names} FROM {self.name} WHERE annotation = ?", (record,)):
            values = dict(zip(values_of, found, strict=True))
            for name, form in formed:
                if values[name] is not None:
                    values[name] = form(values[name])
            yield Row(self.row, key, values), step


def _plain(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, name) for name in names)


_DECISION = _plain("standing", "margin")
_TARGET = (Column("target", "on"), Column("target_id", "on_id"), Column("span", "span", Form.JSON))
_FRAGMENT_DECISIONS = _plain(
    "role_standing", "role_margin", "attachment_standing", "attachment_margin", "boundary_standing", "boundary_margin"
)
ARTICLES = RowTable("article", "articles", "id", (*_plain("number"), *_DECISION))
FRAGMENTS = RowTable(
    "fragment",
    "fragments",
    "start",
    (*_plain("end", "role", "article", "position"), *_FRAGMENT_DECISIONS, Column("is_placed", "is_placed", Form.BOOLEAN)),
)
ILLUSTRATIONS = RowTable(
    "illustration",
    "illustrations",
    "id",
    (
        *_plain("kind", "label", "article"),
        *(Column(name, name, Form.JSON) for name in ("caption", "credit", "box")),
        *_DECISION,
    ),
)
QUANTITIES = RowTable(
    "quantity",
    "quantities",
    "id",
    (
        Column("start", "spans", Form.FIRST),
        *(Column(name, name, Form.JSON) for name in ("spans", "measures")),
        *_plain("value", "low", "high", "iso", "bound", "unit", "kind", "change", "base"),
        *_DECISION,
    ),
)
NOTES = RowTable("note", "notes", "id", (*_TARGET, *_plain("text"), Column("is_resolved", "is_resolved", Form.BOOLEAN)))
FLAGS = RowTable("flag", "flags", "id", (*_TARGET, *_plain("reason")))
TABLES = {table.row: table for table in (ARTICLES, FRAGMENTS, ILLUSTRATIONS, QUANTITIES, NOTES, FLAGS)}
_OTHERS = (ILLUSTRATIONS, QUANTITIES, NOTES, FLAGS)
_WITH_OTHERS = " UNION ".join(f"SELECT annotation FROM {table.name} WHERE annotation IN {GIVEN}" for table in _OTHERS)
_DIRECTIONS = ("continued_from", "continued_on")


def add_rows(connection: Connection, record: int, decided: Iterable[Decided]) -> None:
    """Insert rows of any kind but the verdict, which has no table of its own."""
    kinds = _by_table(decided, lambda item: item[0])
    for name, table in TABLES.items():
        table.add(connection, record, kinds.get(name, ()))
    _add_links(connection, record, [row for row, _ in kinds.get("article", ())])


def remove_rows(connection: Connection, record: int, rows: Iterable[Row]) -> None:
    """Delete rows of any kind but the verdict; raises ValueError where one is not there."""
    kinds = _by_table(rows, lambda row: row)
    gone = [(record, row.key) for row in kinds.get("article", ())]
    connection.write_many("DELETE FROM links WHERE annotation = ? AND article = ?", gone)
    for name, table in TABLES.items():
        table.remove(connection, record, kinds.get(name, ()))


def load_rows(connection: Connection, record: int) -> Iterator[Decided]:
    """All rows of an annotation but its verdict."""
    links = _links(connection, record)
    for row, step in ARTICLES.load(connection, record):
        ends = {direction: links.get((str(row.key), direction)) for direction in _DIRECTIONS}
        yield Row(row.table, row.key, {**row.values, **ends}), step
    for table in TABLES.values():
        if table is not ARTICLES:
            yield from table.load(connection, record)


def with_others(connection: Connection, records: Sequence[int]) -> set[int]:
    """Which of these annotations have pictures, numbers, notes or flags."""
    given = as_given(records)
    return {record for (record,) in connection.rows(_WITH_OTHERS, (given,) * len(_OTHERS))}


def load_others(connection: Connection, record: int) -> list[Row]:
    """The rows of an annotation's pictures, numbers, notes and flags."""
    return [row for table in _OTHERS for row, _ in table.load(connection, record)]


def step_of(connection: Connection, record: int, row: Row) -> int:
    """The step that last decided a row that an annotation has; 0 for the verdict, whose layers know their time."""
    return TABLES[row.table].step_of(connection, record, row.key) if row.table in TABLES else 0


def _by_table(items: Iterable[Any], row_of: Callable[[Any], Row]) -> dict[str, list[Any]]:
    kinds: dict[str, list[Any]] = {}
    for item in items:
        kinds.setdefault(row_of(item).table, []).append(item)
    return kinds


def _add_links(connection: Connection, record: int, articles: Iterable[Row]) -> None:
    values = [
        (record, row.key, direction, *row.values[direction])
        for row in articles
        for direction in _DIRECTIONS
        if row.values[direction] is not None
    ]
    if values:
        connection.write_many("INSERT INTO links VALUES (?, ?, ?, ?, ?, ?)", values)


def _links(connection: Connection, record: int) -> dict[tuple[str, str], list[str | None]]:
    sql = "SELECT article, direction, page_number, linked_page, linked_article FROM links WHERE annotation = ?"
    return {(article, direction): link for article, direction, *link in connection.rows(sql, (record,))}
