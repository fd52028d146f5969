"""The benchmark does what it measures: the pages are corrected, both ways. How long that took is for its own run."""

import sqlite3
from contextlib import closing
from pathlib import Path

from annotator.services.corpora import open_corpus
from tests.benchmarks import page_details


def test_a_few_pages_are_measured(tmp_path: Path) -> None:
    path, told = tmp_path / "a.corpus", list[str]()
    page_details.fill(path, 20, 30)
    assert page_details.measure(path, 5, told.append) > 0
    assert [line.split()[0] for line in told] == ["date:", "undone", "again", "publication:", "undone", "again"]
    with open_corpus(path) as store:
        pages = store.pages.list()
    assert sum((row.publication, row.date) == ("呼和浩特日报", "2023-07-27") for row in pages) == 5


def test_the_bare_way_changes_the_same_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.corpus"
    page_details.fill(path, 20, 30)
    with open_corpus(path) as store:
        pages = store.pages.ids()[:5]
    page_details.plain(path, pages, "date", "2023-07-27")
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT count(*) FROM pages WHERE date = '2023-07-27'").fetchone() == (5,)
        assert raw.execute("SELECT count(*) FROM was WHERE after = '2023-07-27' AND before < after").fetchone() == (5,)
