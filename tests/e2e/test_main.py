"""From the first command to the last key, through the program's own way in."""

import logging
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from annotator.__main__ import main
from annotator.core.annotation import Layer, ReviewState
from annotator.core.progress import Silent
from annotator.services.checking import check_corpus
from annotator.services.corpora import open_corpus
from annotator.ui import app as window
from annotator.ui.workspace import Workspace
from tests.e2e.corpora import corpus_of
from tests.e2e.reviewer import Reviewer, borrowed

Story = Callable[[Reviewer], None]


def lived(words: list[str], story: Story, monkeypatch: pytest.MonkeyPatch) -> int:
    """Run the program with these words, and the story once its window is there; the exit code."""
    make = window._workspace
    failures: list[BaseException] = []

    def made(app: QApplication, corpus: Path | None = None) -> Workspace:
        workspace = make(app, corpus)
        QTimer.singleShot(0, workspace, lambda: told(Reviewer(workspace)))
        return workspace

    def told(reviewer: Reviewer) -> None:
        try:
            story(reviewer)
        except AssertionError as failure:
            failures.append(failure)
        reviewer.close()

    with monkeypatch.context() as patched:
        patched.setattr(window, "_workspace", made)
        patched.setattr(sys, "excepthook", sys.excepthook)
        patched.setattr(logging.getLogger("annotator"), "handlers", [])
        # Qt's messages stay with the test, which knows those of the offscreen platform.
        patched.setattr(window, "qInstallMessageHandler", lambda _: None)
        code = main(words)
        for handler in logging.getLogger("annotator").handlers:
            handler.close()
    for failure in failures:
        raise failure
    return code


def test_the_sample_page_from_start_to_finish(qapp: QApplication, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def story(reviewer: Reviewer) -> None:
        reviewer.turn_to()
        reviewer.click(reviewer.first_run_button("sample"))
        reviewer.wait_for_page()
        reviewer.press("H", "Ctrl+Return")
        if reviewer.workspace.finish.is_listed:
            reviewer.press("Ctrl+Return")
        assert reviewer.annotation.states.of(Layer.ARTICLES) is ReviewState.FINISHED

    with borrowed(qapp):
        assert lived([], story, monkeypatch) == 0
    corpus = home / "data/annotator/sample.corpus"
    assert [path.name for path in corpus.parent.iterdir() if path.is_file()] == ["sample.corpus"]
    with open_corpus(corpus) as store:
        assert check_corpus(store, Silent()) == []
        accepted = store.annotations.accepted(store.pages.ids()[0])
    assert accepted is not None
    assert len(accepted.annotation.articles) == 10


def test_the_corpus_opened_last_opens_again(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def story(reviewer: Reviewer) -> None:
        reviewer.wait_for_page()
        seen.append(reviewer.page.text)

    corpus = corpus_of(tmp_path / "a.corpus", "第一页\n\n第一页的文章。")
    with borrowed(qapp):
        assert lived(["open", str(corpus)], story, monkeypatch) == 0
        assert lived([], story, monkeypatch) == 0
    assert seen == ["第一页\n\n第一页的文章。"] * 2
