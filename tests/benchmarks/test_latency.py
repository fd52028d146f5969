"""The benchmark measures what it says: every press is painted, every step stored. How long that took is for its own run."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.benchmarks import latency
from tests.e2e.reviewer import borrowed


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home folder of the test's own."""
    for name in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path))


def test_a_few_presses_are_measured(qapp: QApplication, tmp_path: Path) -> None:
    with borrowed(qapp):
        figures = latency.sitting(qapp, tmp_path, 25)
    assert len(figures.presses) == len(figures.bare) == 25
    assert len(figures.commits) == len(figures.changing) > 2
    assert all(spent > 0 for spent in figures.changing)
    assert "its commit" in latency.told(figures)


def test_the_same_presses_come_each_time() -> None:
    assert latency.mixed(300) == latency.mixed(300)
    assert len(latency.mixed(300)) == 300
