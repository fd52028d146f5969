"""Predictions are kept with their run and never overwritten."""

from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest

from annotator.core.annotation import Article, Fragment, Prediction, Run, Segmentation
from annotator.core.errors import NotFound
from annotator.core.page import PageId
from annotator.core.roles import Role
from annotator.core.spans import Span
from annotator.store import Store
from tests.store import papers
from tests.store.papers import CHECK

EMPTY = Prediction(Segmentation())
MACHINE = (("standing", "machine"), ("margin", None))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "a.corpus", create=True) as made:
        made.pages.add(papers.PAGE)
        yield made


def test_a_prediction_comes_back_as_it_was(store: Store) -> None:
    run = store.runs.start(papers.RUN)
    store.runs.add(run, papers.PAGE.id, papers.prediction())
    kept = store.predictions.latest(papers.PAGE.id)
    assert kept is not None
    assert (kept.page, kept.run_id, kept.run) == (papers.PAGE.id, run, papers.RUN)
    assert kept.prediction == papers.prediction()
    assert store.predictions.get(kept.id) == kept


def test_the_latest_prediction_is_that_of_the_last_run(store: Store) -> None:
    first, second = store.runs.start(papers.RUN), store.runs.start(Run("one", "2"))
    store.runs.add(first, papers.PAGE.id, papers.prediction())
    store.runs.add(second, papers.PAGE.id, EMPTY)
    latest, of_first = store.predictions.latest(papers.PAGE.id), store.predictions.of_run(first, papers.PAGE.id)
    assert latest is not None
    assert latest.prediction == EMPTY
    assert of_first is not None
    assert of_first.prediction == papers.prediction()
    assert [kept.run_id for kept in store.predictions.of_page(papers.PAGE.id)] == [first, second]


def test_a_page_without_prediction_has_none(store: Store) -> None:
    assert store.predictions.latest(papers.PAGE.id) is None
    assert store.predictions.of_run(1, papers.PAGE.id) is None


def test_a_run_predicts_a_page_once(store: Store) -> None:
    run = store.runs.start(papers.RUN)
    store.runs.add(run, papers.PAGE.id, papers.prediction())
    with pytest.raises(ValueError, match="do not fit"):
        store.runs.add(run, papers.PAGE.id, EMPTY)
    kept = store.predictions.of_run(run, papers.PAGE.id)
    assert kept is not None
    assert kept.prediction == papers.prediction()


def test_a_prediction_of_a_page_that_is_not_there_is_a_bug(store: Store) -> None:
    run = store.runs.start(papers.RUN)
    with pytest.raises(ValueError, match="do not fit"):
        store.runs.add(run, PageId("nowhere"), EMPTY)


def test_runs_are_listed_with_how_many_pages_they_predicted(store: Store) -> None:
    run = store.runs.start(papers.RUN)
    store.runs.add(run, papers.PAGE.id, EMPTY)
    store.runs.start(Run("one", "2"))
    assert [(kept.run, kept.pages) for kept in store.runs.list()] == [(papers.RUN, 1), (Run("one", "2"), 0)]
    assert store.runs.get(run) == papers.RUN


def test_what_is_not_there_is_told_by_number(store: Store) -> None:
    with pytest.raises(NotFound, match="no run 7"):
        store.runs.get(7)
    with pytest.raises(NotFound, match="no prediction 7"):
        store.predictions.get(7)


def test_what_is_as_always_is_left_out_and_what_an_earlier_version_wrote_in_full_is_read(store: Store) -> None:
    run = store.runs.start(papers.RUN)
    plain = Fragment(Span(1, 3), Role.BODY)
    said = Prediction(Segmentation((Article("a1", 1, (plain,)),), (Fragment(Span(4, 5), Role.FOLIO, CHECK, CHECK, CHECK),)))
    store.runs.add(run, papers.PAGE.id, said)
    (content,) = store._connection.rows("SELECT content FROM predictions")[0]
    kept = orjson.loads(content)
    assert kept["articles"][0]["fragments"] == [{"start": 1, "end": 3, "role": "body"}]
    assert kept["furniture"] == [{"start": 4, "end": 5, "role": "folio", "standing": "machine", "margin": 0.5}]
    full = {f"{name}_{what}": value for name in ("role", "attachment", "boundary") for what, value in MACHINE}
    place = {"article": "a1", "position": 0, "is_placed": False}
    kept["articles"][0]["fragments"] = [{"start": 1, "end": 3, "role": "body", **place, **full}]
    with store.atomic():
        store._connection.write("UPDATE predictions SET content = ?", (orjson.dumps(kept).decode(),))
    latest = store.predictions.latest(papers.PAGE.id)
    assert latest is not None
    assert latest.prediction == said
