"""A corpus that is closed is one file, whatever was under way."""

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from annotator.core.progress import Silent
from annotator.services.checking import check_corpus
from annotator.services.corpora import open_corpus
from tests.e2e.corpora import corpus_of
from tests.e2e.reviewer import Reviewer, typing

TEXT = "绿色建筑增长\n\n本报讯（记者 苗欣）上半年开工面积增长。\n"


def test_closing_leaves_one_sound_file(reviewer: Reviewer, tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path / "papers/a.corpus", TEXT)
    reviewer.open(corpus)
    reviewer.press("K", "S", "Ctrl+Z")
    reviewer.close()
    assert [path.name for path in corpus.parent.iterdir() if path.is_file()] == ["a.corpus"]
    with open_corpus(corpus) as store:
        assert list(check_corpus(store, Silent())) == []


def test_a_step_on_its_way_is_stored_before_the_window_closes(sit_down: Callable[[], Reviewer], tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path / "papers/a.corpus", TEXT)
    yesterday = sit_down()
    yesterday.open(corpus)
    yesterday.press_ahead("K")
    yesterday.close()
    assert [path.name for path in corpus.parent.iterdir() if path.is_file()] == ["a.corpus"]
    today = sit_down()
    today.open(corpus)
    assert today.fragment_of("绿色建筑").role.value == "kicker"


def test_another_corpus_is_opened_in_the_place_of_the_first(reviewer: Reviewer, tmp_path: Path) -> None:
    first = corpus_of(tmp_path / "one/a.corpus", TEXT)
    second = corpus_of(tmp_path / "two/b.corpus", "第二份\n\n第二份报纸。")
    reviewer.open(first)
    reviewer.press("K")
    reviewer.when_asked(typing(second))
    reviewer.press("Ctrl+O")
    reviewer.wait_for_page()
    assert reviewer.page.text.startswith("第二份")
    assert [path.name for path in first.parent.iterdir() if path.is_file()] == ["a.corpus"]


def test_windows_that_are_gone_leave_no_widget_and_no_thread(sit_down: Callable[[], Reviewer], tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path / "a.corpus", TEXT)
    left: list[int] = []
    for _ in range(4):
        reviewer = sit_down()
        reviewer.open(corpus)
        reviewer.press("?")
        reviewer.other_window("Keys").close()
        reviewer.turn_to()
        reviewer.press("!", "Esc", "Ctrl+Return", "Esc")
        reviewer.close()
        reviewer.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        left.append(len(QApplication.allWidgets()))
        assert not [thread.name for thread in threading.enumerate() if thread.name in ("store", "jobs")]
    assert left[1:] == left[:1] * 3
