"""A page whose rows are damaged is told before anybody works on it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotator.core import edits
from annotator.core.annotation import Target
from annotator.core.errors import BadCorpus
from annotator.core.progress import Silent
from annotator.services.corpora import open_corpus
from annotator.services.review import perform
from annotator.services.reviewing import open_review, record
from annotator.services.sample import open_sample


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The sample under review, with one step."""
    with open_sample(tmp_path / "a.corpus", Silent()) as store:
        review = open_review(store, store.pages.ids()[0], "li", session="s")
        record(store, perform(review, edits.note, session="s", target=Target(), text="看"))
    return tmp_path / "a.corpus"


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE fragments SET role = 'caption' WHERE start = (SELECT min(start) FROM fragments WHERE article IS NOT NULL)",
        "DELETE FROM notes",
        "UPDATE annotations SET digest = printf('%064x', 7)",
    ],
)
def test_a_page_whose_rows_no_step_led_to_is_told_and_not_worked_on(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute(sql)
    with open_corpus(path) as store, pytest.raises(BadCorpus, match="is damaged at page"):
        open_review(store, store.pages.ids()[0], "li", session="s")
