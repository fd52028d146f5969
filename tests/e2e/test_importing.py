"""Pages come in: from files, good and bad, from the clipboard, into a new corpus or one that is open."""

import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox, QPushButton, QWidget

from annotator.core.progress import Progress, Silent
from annotator.services import naming
from annotator.services.checking import check_corpus
from annotator.services.corpora import open_corpus
from annotator.services.sample import sample_gold
from annotator.services.sources import SourceFile, expanded
from annotator.ui.dialogs.forms import PasteForm
from annotator.ui.dialogs.names import NamesForm
from tests.benchmarks import bulk
from tests.e2e.corpora import corpus_of
from tests.e2e.reviewer import Reviewer, typing, until

TEXT = "绿色建筑增长\n\n本报讯（记者 苗欣）上半年开工面积增长。\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with a good page in two encodings, and four files that are none."""
    folder = tmp_path / "incoming"
    folder.mkdir()
    (folder / "good.txt").write_text(TEXT, encoding="utf-8")
    (folder / "old.txt").write_bytes(TEXT.replace("绿色", "白色").encode("gb18030"))
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 8)
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "broken.jsonl").write_text('{"format": "page-jsonl/1", "id": \n', encoding="utf-8")
    return folder


def names_form(reviewer: Reviewer) -> NamesForm:
    """The form that shows what names tell, in front of all."""
    form = reviewer.dialog()
    assert isinstance(form, NamesForm)
    return form


def page_ids(reviewer: Reviewer) -> list[str]:
    """The pages listed in the queue."""
    return [row.id for row in reviewer.workspace.pages.queue.pages]


def test_bad_files_are_named_and_the_good_ones_come_in(reviewer: Reviewer, tmp_path: Path, files: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", "第一页\n\n文章。"))
    reviewer.when_asked(typing(*sorted(files.iterdir())))
    reviewer.run("corpus.import_files")
    names_form(reviewer)
    reviewer.press("Return")
    said = reviewer.refusals()
    reviewer.wait()
    assert all(name in said for name in ("picture.txt", "empty.txt", "broken.jsonl"))
    assert "good.txt" not in said
    assert page_ids(reviewer) == ["good", "old", "p1"]
    assert reviewer.sentence == "2 pages imported"
    assert reviewer.page.id == "p1"


def test_where_nothing_could_be_imported_no_rest_is_claimed(reviewer: Reviewer, tmp_path: Path, files: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", "第一页\n\n文章。"))
    reviewer.when_asked(typing(files / "empty.txt"))
    reviewer.run("corpus.import_files")
    assert reviewer.refusals().startswith("1 thing could not be imported, so nothing was.\n")


def test_the_list_of_refusals_can_be_copied(reviewer: Reviewer, tmp_path: Path, files: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", "第一页\n\n文章。"))
    reviewer.when_asked(typing(files / "empty.txt", files / "picture.txt"))
    reviewer.run("corpus.import_files")
    names_form(reviewer)
    reviewer.press("Return")
    sheet = reviewer.dialog()
    copy = next(button for button in sheet.findChildren(QPushButton) if button.text() == "Copy the list")
    reviewer.click(copy)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [str(files / name) in line for name, line in zip(("empty.txt", "picture.txt"), lines, strict=True)] == [True, True]
    reviewer.press("Esc")
    assert QApplication.activeModalWidget() is None


def test_the_same_files_again_are_skipped(reviewer: Reviewer, tmp_path: Path, files: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", "第一页\n\n文章。"))
    for _ in range(2):
        reviewer.when_asked(typing(files / "good.txt"))
        reviewer.run("corpus.import_files")
        reviewer.wait()
    assert reviewer.sentence == "0 pages imported, 1 already there"


def test_a_new_corpus_is_made_from_files(reviewer: Reviewer, tmp_path: Path, files: Path) -> None:
    reviewer.open_first_run()
    reviewer.when_asked(typing(files / "good.txt", files / "old.txt"), typing(tmp_path / "new"))
    reviewer.click(reviewer.first_run_button("new-corpus"))
    names_form(reviewer)
    reviewer.press("Return")
    reviewer.wait_for_page()
    assert (tmp_path / "new.corpus").is_file()
    assert page_ids(reviewer) == ["good", "old"]
    assert reviewer.review.seeded_from.startswith("run:")


def test_an_imported_page_is_read_by_the_machine(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", "第一页\n\n文章。"))
    reviewer.when_asked(typing(sample_gold()))
    reviewer.run("corpus.import_files")
    reviewer.wait()
    reviewer.press("Ctrl+PgDown")
    if reviewer.page.id == "p1":
        reviewer.press("Ctrl+PgUp")
    assert len(reviewer.annotation.articles) == 10


def test_pasted_text_becomes_a_page(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", "第一页\n\n文章。"))
    QGuiApplication.clipboard().setText(TEXT)
    reviewer.press("Ctrl+Shift+V")
    form = reviewer.dialog()
    assert isinstance(form, PasteForm)
    assert not form.accept_button.isEnabled()
    name = form.findChild(QLineEdit)
    assert isinstance(name, QLineEdit)
    name.setFocus()
    reviewer.type("pasted")
    reviewer.click(form.accept_button)
    until(lambda: "pasted" in page_ids(reviewer), "the pasted page")
    reviewer.press("Ctrl+PgDown")
    assert reviewer.page.text == TEXT


def test_what_is_no_corpus_is_refused_in_words(reviewer: Reviewer, tmp_path: Path) -> None:
    (tmp_path / "diary.corpus").write_text("mine", encoding="utf-8")
    reviewer.open_first_run()
    said: list[str] = []

    def read(box: QWidget) -> None:
        assert isinstance(box, QMessageBox)
        said.append(box.text())
        box.accept()

    reviewer.when_asked(typing(tmp_path / "diary.corpus"), read)
    reviewer.run("corpus.open")
    until(lambda: bool(said), "a refusal")
    assert "diary.corpus" in said[0]
    assert not reviewer.sees_pages()
    assert (tmp_path / "diary.corpus").read_text(encoding="utf-8") == "mine"


def test_a_long_import_tells_how_far_it_is_and_is_cancelled_with_whole_pages_done(reviewer: Reviewer, tmp_path: Path) -> None:
    bulk.generated(tmp_path / "pages.jsonl", 1500)
    corpus = corpus_of(tmp_path / "a.corpus", "第一页\n\n文章。")
    reviewer.open(corpus)
    heard: list[tuple[int, object]] = []
    job = reviewer.workspace.corpus
    job.job_reported.connect(lambda done, total, _: heard.append((done, total)))
    job.import_paths([tmp_path / "pages.jsonl"])
    until(lambda: len(heard) > 4, "the import to tell how far it is")
    reviewer.window.job_strip.cancelled.emit()
    reviewer.wait()
    assert reviewer.sentence == "Cancelled"
    assert {total for _, total in heard} == {None, 1500}  # None while files are looked for
    with open_corpus(corpus) as store:
        assert 1 < store.pages.count() < 1501
        assert check_corpus(store, Silent()) == []


def test_looking_for_pages_shows_and_is_cancelled_without_a_question(
    reviewer: Reviewer, tmp_path: Path, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", "第一页\n\n文章。"))

    def slow(sources: Sequence[Path], *, progress: Progress) -> Sequence[SourceFile]:
        while not progress.is_cancelled():
            time.sleep(0.001)
        return expanded(sources, progress=progress)

    monkeypatch.setattr(naming, "expanded", slow)
    reviewer.workspace.corpus.import_paths([files])
    strip = reviewer.window.job_strip
    assert strip.isVisible()
    assert "Looking for pages" in [label.text() for label in strip.findChildren(QLabel)]
    strip.cancelled.emit()
    reviewer.wait()
    assert reviewer.sentence == "Cancelled"
    assert QApplication.activeModalWidget() is None
    assert page_ids(reviewer) == ["p1"]
