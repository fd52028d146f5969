"""A window of each story's own, in a home folder of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from annotator.ui import app as window
from annotator.ui.workspace import Workspace
from tests.e2e.reviewer import Reviewer, borrowed


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of the test's own: corpora, preferences and the log lie there."""
    folder = tmp_path / "home"
    monkeypatch.setenv("HOME", str(folder))
    for name in ("DATA", "CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
    monkeypatch.setenv("LANG", "C.UTF-8")
    return folder


@pytest.fixture
def sit_down(qapp: QApplication) -> Iterator[Callable[[], Reviewer]]:
    """Lets a reviewer sit down at a new window; all windows are closed when the test is done."""
    workspaces: list[Workspace] = []

    def sit() -> Reviewer:
        workspaces.append(window._workspace(qapp))
        workspaces[-1].view.language_english()
        return Reviewer(workspaces[-1])

    with borrowed(qapp):
        yield sit
        for workspace in workspaces:
            if isValid(workspace.window):
                workspace.window.close()
                workspace.window.deleteLater()
            workspace.deleteLater()


@pytest.fixture
def reviewer(sit_down: Callable[[], Reviewer]) -> Reviewer:
    """A reviewer at a window that is not on the screen yet."""
    return sit_down()
