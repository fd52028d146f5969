"""Runs of machines and what each said of a page: kept for good, never overwritten."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from annotator.core.annotation import Prediction, Run
from annotator.core.errors import NotFound
from annotator.core.flat import FlatSegmentation, flat_of
from annotator.core.page import PageId
from annotator.store.connection import GIVEN, Connection, as_given
from annotator.store.contents import Content, content_of, flat_prediction_of, prediction_of
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


_SAID = """
SELECT r.id, p.content = ? AND p.extra = ? FROM runs r LEFT JOIN predictions p ON p.page = ? AND p.run = r.id
WHERE r.segmenter = ? AND r.version = ? AND r.settings = ? ORDER BY r.id DESC
"""


@dataclass(frozen=True, slots=True)
class KeptFlat:
    """A prediction as it is kept and the run it comes from: articles and furniture ``flat``, the rest ``bare``."""

    run: Run
    bare: Prediction
    flat: FlatSegmentation


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
        self._add(run_id, page_id, content_of(prediction, flat_of(prediction.segmentation)))

    def repeat(self, run: Run, page_id: PageId, content: Content) -> bool:
        """Keep what a run made elsewhere says of a page, with what else it said; whether it was not kept before.

        It is the latest run of the same name, version and settings that has not said anything else of the page, or a new one.
        """
        asked = (content.content, content.extra, page_id, run.segmenter, run.version, run.settings)
        with self._connection.writing():
            runs = self._connection.rows(_SAID, asked)
            if any(is_same for _, is_same in runs):
                return False
            free = (run_id for run_id, is_same in runs if is_same is None)
            self._add(next(free, None) or self.start(run), page_id, content)
        return True

    def _add(self, run_id: int, page_id: PageId, content: Content) -> None:
        sql = "INSERT INTO predictions (run, page, articles, doubtful, content, extra) VALUES (?, ?, ?, ?, ?, ?)"
        values = (run_id, page_id, content.articles, content.doubtful, content.content, content.extra)
        with self._connection.writing():
            self._connection.write(sql, values)

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


_LATEST = f"""
SELECT p.page, r.segmenter, r.version, r.settings, p.content, p.extra FROM predictions p JOIN runs r ON r.id = p.run
WHERE p.page IN {GIVEN} AND p.run = (SELECT max(run) FROM predictions WHERE page = p.page)
"""


class Predictions:
    """Questions about predictions."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def latest(self, page_id: PageId) -> KeptPrediction | None:
        """What the last run to predict this page said of it."""
        return self._first(f"{_KEPT} WHERE p.page = ? ORDER BY p.run DESC LIMIT 1", page_id)

    def latest_flat(self, pages: Sequence[PageId]) -> dict[PageId, KeptFlat]:
        """What the last run to predict them said of some pages, for those who carry many."""
        rows = self._connection.rows(_LATEST, (as_given(pages),))
        with self._connection.making_values():
            return {page: KeptFlat(Run(*run), *flat_prediction_of(content, extra)) for page, *run, content, extra in rows}

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
