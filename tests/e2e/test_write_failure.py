"""When a step cannot be stored the window goes back to what is stored, and says so."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication

from annotator.core.errors import UserError
from tests.e2e.corpora import corpus_of
from tests.e2e.reviewer import Reviewer

TEXT = "绿色建筑增长\n\n本报讯（记者 苗欣）上半年开工面积增长。\n"


def test_a_full_disk_is_said_and_the_step_is_taken_back(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    reviewer.press("K")
    fill_disk(reviewer)
    QGuiApplication.clipboard().setText("再看一遍。" * 20_000)
    reviewer.press("Ctrl+M", "Ctrl+V", "Return")
    assert "disk" in reviewer.sentence
    assert "nothing was saved" in reviewer.sentence
    assert (reviewer.annotation.notes, reviewer.steps) == ((), 1)


def test_a_corpus_that_is_gone_is_said_and_work_goes_on_when_it_is_back(reviewer: Reviewer, tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path / "a.corpus", TEXT)
    reviewer.open(corpus)
    before = reviewer.annotation
    corpus.rename(tmp_path / "elsewhere")
    for key in ("K", "T", "X"):
        reviewer.press_ahead(key)
    reviewer.wait()
    assert "a.corpus" in reviewer.sentence
    assert reviewer.annotation == before
    assert reviewer.window.text.hasFocus()
    (tmp_path / "elsewhere").rename(corpus)
    reviewer.press("K")
    assert reviewer.sentence == ""
    assert reviewer.fragment_of("绿色建筑").role.value == "kicker"


def test_a_page_is_not_left_with_a_step_unsaid_and_unsaved(reviewer: Reviewer, tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path / "a.corpus", TEXT, "第二页\n\n第二页的文章。")
    reviewer.open(corpus)
    corpus.rename(tmp_path / "elsewhere")
    for key in ("K", "Ctrl+PgDown"):
        reviewer.press_ahead(key)
    reviewer.wait()
    assert "a.corpus" in reviewer.sentence
    assert reviewer.page.id == "p1"
    (tmp_path / "elsewhere").rename(corpus)
    reviewer.press("Ctrl+PgDown")
    assert reviewer.page.id == "p2"


def fill_disk(reviewer: Reviewer) -> None:
    """Let the corpus grow no more."""
    worker = reviewer.workspace.corpus.worker
    assert worker is not None

    def never(error: UserError) -> None:
        raise error

    worker.ask(
        lambda store, _: store._connection.raw.execute("PRAGMA max_page_count = 1").fetchall(), lambda _: None, failed=never
    )
    reviewer.wait()
