"""Runs of machines and what each said of a page: kept for good, never overwritten."""

from dataclasses import dataclass
from typing import Any

import orjson

from annotator.core import rows
from annotator.core.annotation import Alternative, Annotation, Evidence, Prediction, Run, Segmentation
from annotator.core.errors import NotFound
from annotator.core.page import PageId
from annotator.core.rows import Row
from annotator.core.spans import Span
from annotator.store.connection import Connection
from annotator.store.counts import doubtful
from annotator.store.pages import now


@dataclass(frozen=True, slots=True)
class KeptRun:
    """A run as it is kept, and how many pages it predicted."""

    id: int
    run: Run
    started_at: str
    pages: int


@dataclass(frozen=True, slots=True)
class KeptPrediction:
    """A prediction with the page it is of and the run it comes from."""

    id: int
    page: PageId
    run_id: int
    run: Run
    prediction: Prediction


class Runs:
    """Runs, and what they add."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def start(self, run: Run) -> int:
        """Keep a new run; its id."""
        sql = "INSERT INTO runs (segmenter, version, settings, started_at) VALUES (?, ?, ?, ?)"
        with self._connection.writing():
            return int(self._connection.write(sql, (run.segmenter, run.version, run.settings, now())).lastrowid or 0)

    def add(self, run_id: int, page_id: PageId, prediction: Prediction) -> None:
        """Keep what a run says of a page; raises ValueError for a page it has predicted already."""
        made = _rows(page_id, prediction)
        sql = "INSERT INTO predictions (run, page, articles, doubtful, content, extra) VALUES (?, ?, ?, ?, ?, ?)"
        counts = (len(prediction.segmentation.articles), doubtful(made))
        with self._connection.writing():
            self._connection.write(sql, (run_id, page_id, *counts, _content(made, prediction), prediction.extra))

    def get(self, run_id: int) -> Run:
        """The run; raises NotFound."""
        row = self._connection.row("SELECT segmenter, version, settings FROM runs WHERE id = ?", (run_id,))
        if row is None:
            raise NotFound("there is no run {run} in the corpus", run=run_id)
        return Run(*row)

    def list(self) -> list[KeptRun]:
        """All runs, the first first."""
        sql = """
        SELECT r.id, r.segmenter, r.version, r.settings, r.started_at, count(p.id)
        FROM runs r LEFT JOIN predictions p ON p.run = r.id GROUP BY r.id ORDER BY r.id
        """
        return [
            KeptRun(run_id, Run(segmenter, version, settings), started_at, pages)
            for run_id, segmenter, version, settings, started_at, pages in self._connection.rows(sql)
        ]


_KEPT = """
SELECT p.id, p.page, p.run, r.segmenter, r.version, r.settings, p.content, p.extra
FROM predictions p JOIN runs r ON r.id = p.run
"""


class Predictions:
    """Questions about predictions."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def latest(self, page_id: PageId) -> KeptPrediction | None:
        """What the last run to predict this page said of it."""
        return self._first(f"{_KEPT} WHERE p.page = ? ORDER BY p.run DESC LIMIT 1", page_id)

    def of_run(self, run_id: int, page_id: PageId) -> KeptPrediction | None:
        """What a run said of a page."""
        return self._first(f"{_KEPT} WHERE p.page = ? AND p.run = ?", page_id, run_id)

    def get(self, prediction_id: int) -> KeptPrediction:
        """The prediction; raises NotFound."""
        found = self._first(f"{_KEPT} WHERE p.id = ?", prediction_id)
        if found is None:
            raise NotFound("there is no prediction {prediction} in the corpus", prediction=prediction_id)
        return found

    def of_page(self, page_id: PageId) -> tuple[KeptPrediction, ...]:
        """What each run said of a page, the first first."""
        rows = self._connection.rows(f"{_KEPT} WHERE p.page = ? ORDER BY p.run", (page_id,))
        with self._connection.making_values():
            return tuple(map(_kept, rows))

    def _first(self, sql: str, *values: str | int) -> KeptPrediction | None:
        row = self._connection.row(sql, values)
        with self._connection.making_values():
            return _kept(row) if row else None


def _kept(row: tuple[Any, ...]) -> KeptPrediction:
    prediction_id, page, run_id, segmenter, version, settings, content, extra = row
    return KeptPrediction(prediction_id, page, run_id, Run(segmenter, version, settings), prediction_of(content, extra))


def _rows(page_id: PageId, prediction: Prediction) -> tuple[Row, ...]:
    """The rows that an annotation with just this content would have."""
    made = prediction.segmentation
    alike = Annotation(page_id, "", made.articles, made.furniture, prediction.illustrations, prediction.quantities)
    return tuple(row for row in rows.rows_of(alike) if row.table != "verdict")


def _content(made: tuple[Row, ...], prediction: Prediction) -> str:
    """The rows as JSON: each with its key among its values, fragments in reading order inside their article."""
    articles = {row.key: {**_item(row, "id"), "fragments": []} for row in made if row.table == "article"}
    fragments = [_item(row, "start") for row in made if row.table == "fragment"]
    for fragment in fragments:
        if fragment["article"] is not None:
            articles[fragment["article"]]["fragments"].append(fragment)
    content = {
        "articles": list(articles.values()),
        "furniture": [fragment for fragment in fragments if fragment["article"] is None],
        "illustrations": [_item(row, "id") for row in made if row.table == "illustration"],
        "quantities": [_item(row, "id") for row in made if row.table == "quantity"],
        "evidence": [_evidence(item) for item in prediction.segmentation.evidence],
    }
    return orjson.dumps(content).decode()


def prediction_of(content: str, extra: str) -> Prediction:
    """The prediction that this JSON is of."""
    kept = orjson.loads(content)
    inside = [_row("fragment", fragment, "start") for article in kept["articles"] for fragment in article["fragments"]]
    return Prediction(
        Segmentation(
            tuple(rows.articles_of((_row("article", item, "id") for item in kept["articles"]), inside)),
            tuple(rows.fragment_of(_row("fragment", item, "start")) for item in kept["furniture"]),
            tuple(map(_evidence_of, kept["evidence"])),
        ),
        tuple(rows.illustration_of(_row("illustration", item, "id")) for item in kept["illustrations"]),
        tuple(rows.quantity_of(_row("quantity", item, "id")) for item in kept["quantities"]),
        extra,
    )


def _item(row: Row, key: str) -> dict[str, Any]:
    return {key: row.key, **row.values}


def _row(table: str, item: dict[str, Any], key: str) -> Row:
    return Row(table, item[key], item)


def _evidence(item: Evidence) -> dict[str, Any]:
    return {
        "start": item.span.start,
        "end": item.span.end,
        "article": item.article,
        "shared": list(item.shared),
        "alternatives": [[other.article, other.score] for other in item.alternatives],
    }


def _evidence_of(item: dict[str, Any]) -> Evidence:
    others = tuple(Alternative(article, score) for article, score in item["alternatives"])
    return Evidence(Span(item["start"], item["end"]), item["article"], tuple(item["shared"]), others)
