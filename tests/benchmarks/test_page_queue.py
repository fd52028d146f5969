"""The benchmark measures what it says: every filter, sort, change and scroll, in the tree and in one list."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.benchmarks import page_queue
from tests.benchmarks.start import corpus_of


def test_a_few_pages_are_measured(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_queue, "STEPS", 10)
    monkeypatch.setattr(page_queue, "TURNS", 2)
    told: list[str] = []
    bench = page_queue.Bench(page_queue.queue_from(corpus_of(200, tmp_path), told.append), told.append)
    qtbot.addWidget(bench.pane)
    bench.reference()
    bench.measure()
    assert told[0] == "200 pages of 25 issues"
    assert sum("one list" in line for line in told) == sum("tree" in line for line in told) == 15
