"""Before pages come in, a reviewer sees what the names of their files tell, and says how they are read."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton

from annotator.core.details import Details, details_of
from annotator.services.corpora import open_corpus
from annotator.services.sample import sample_gold
from annotator.ui.dialogs.names import NamesForm
from annotator.ui.models.file_rows import Column
from tests.e2e.corpora import corpus_of
from tests.e2e.reviewer import Reviewer, typing, until
from tests.sheets import Sheet, pdf_of

USUAL = "{publication}-{date}-p{page}"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return corpus_of(tmp_path / "a.corpus", "第一页\n\n文章。")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "in"


def fill(folder: Path, *names: str) -> list[Path]:
    """Pages under these names, no two alike."""
    paths = [folder / name for name in names]
    for number, path in enumerate(paths):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"第{number}篇文章\n", encoding="utf-8")
    return paths


def drop(reviewer: Reviewer, *paths: Path) -> None:
    """Let files go over the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    what = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(reviewer.window, QDragEnterEvent(QPoint(5, 5), *what))
    QApplication.sendEvent(reviewer.window, QDropEvent(QPointF(5, 5), *what))
    reviewer.wait()


def asked(reviewer: Reviewer) -> NamesForm:
    """The form in front, when it has counted and looked at the files."""
    form = reviewer.dialog()
    assert isinstance(form, NamesForm)
    reviewer.wait()
    until(lambda: "…" not in [words for row in table(form, Column.PAGES) for words in row], "the look at the files")
    return form


def write(reviewer: Reviewer, form: NamesForm, pattern: str) -> None:
    """Write another pattern with the keyboard."""
    form.pattern.setFocus()
    reviewer.press("Ctrl+A")
    reviewer.type(pattern)
    reviewer.wait()


def table(form: NamesForm, *columns: Column) -> list[list[str]]:
    """What the table shows, row by row, without what is hidden; without columns those that names tell."""
    wanted = columns or (Column.FILE, Column.PUBLICATION, Column.DATE, Column.ISSUE, Column.NUMBER)
    seen = [column for column in wanted if not form.table.isColumnHidden(column)]
    return [[str(form.rows.index(row, column).data()) for column in seen] for row in range(form.rows.rowCount())]


def details(corpus: Path) -> dict[str, Details]:
    with open_corpus(corpus) as store:
        return {str(page): details_of(store.pages.get(page)) for page in store.pages.ids() if page != "p1"}


def test_names_are_shown_as_the_guess_reads_them_and_enter_imports(reviewer: Reviewer, corpus: Path, folder: Path) -> None:
    reviewer.open(corpus)
    reviewer.when_asked(typing(*fill(folder, "daily-2023-07-27-p1.txt", "daily-2023-07-27-pA02.txt")))
    reviewer.run("corpus.import_files")
    form = asked(reviewer)
    assert (form.pattern.text(), form.pattern.selectedText(), form.sentence) == (USUAL, "", "All 2 names fit the pattern.")
    assert table(form) == [
        ["daily-2023-07-27-p1.txt", "daily", "2023-07-27", "1"],
        ["daily-2023-07-27-pA02.txt", "daily", "2023-07-27", "A02"],
    ]
    assert details(corpus) == {}
    reviewer.press("Return")
    until(lambda: reviewer.sentence == "2 pages imported", "the pages")
    assert sorted(details(corpus)) == ["daily/2023-07-27/1", "daily/2023-07-27/A02"]


def test_another_pattern_is_tried_while_it_is_written(reviewer: Reviewer, corpus: Path, folder: Path) -> None:
    fill(folder, "2_𠮷田日報_20230727.zh.txt", "A03_𠮷田日報_2023年7月27日.en.txt")
    reviewer.open(corpus)
    reviewer.workspace.corpus.import_paths([folder])
    form = asked(reviewer)
    write(reviewer, form, "{page}_{publication}_{date}.{lang")
    assert form.sentence == "A brace is open at {lang; close it after the name of the field"
    assert not form.accept_button.isEnabled()
    reviewer.type("uage}")
    reviewer.wait()
    assert form.sentence == "All 2 names fit the pattern."
    assert table(form) == [
        ["2_𠮷田日報_20230727.zh.txt", "𠮷田日報", "2023-07-27", "2"],
        ["A03_𠮷田日報_2023年7月27日.en.txt", "𠮷田日報", "2023-07-27", "A03"],
    ]
    reviewer.press("Return")
    until(lambda: reviewer.sentence == "2 pages imported", "the pages")
    assert details(corpus) == {
        "𠮷田日報/2023-07-27/2/zh": Details("𠮷田日報", "2023-07-27", None, "2", "zh"),
        "𠮷田日報/2023-07-27/A03/en": Details("𠮷田日報", "2023-07-27", None, "A03", "en"),
    }


def test_escape_imports_nothing(reviewer: Reviewer, corpus: Path, folder: Path) -> None:
    fill(folder, "daily-2023-07-27-p1.txt", "daily-2023-07-27-p2.txt")
    reviewer.open(corpus)
    drop(reviewer, folder)
    asked(reviewer)
    reviewer.press("Esc")
    assert QApplication.activeModalWidget() is None
    assert details(corpus) == {}


def test_escape_leaves_a_new_corpus_that_says_how_pages_come_in(reviewer: Reviewer, tmp_path: Path, folder: Path) -> None:
    reviewer.open_first_run()
    pages = fill(folder, "daily-2023-07-27-p1.txt", "daily-2023-07-27-p2.txt")
    reviewer.when_asked(typing(*pages), typing(tmp_path / "new"))
    reviewer.click(reviewer.first_run_button("new-corpus"))
    asked(reviewer)
    reviewer.press("Esc")
    assert details(tmp_path / "new.corpus") == {}
    until(lambda: "Import files with" in reviewer.window.text.placeholderText(), "words on the empty page")


def test_names_that_do_not_fit_are_counted_and_told_why(reviewer: Reviewer, corpus: Path, folder: Path) -> None:
    fill(folder, "notes.txt", *(f"daily-2023-07-27-p{number:02}.txt" for number in range(1, 13)))
    reviewer.open(corpus)
    drop(reviewer, folder)
    form = asked(reviewer)
    write(reviewer, form, "{publication}-{date}-p0{page}")
    assert form.sentence == "4 of 13 names do not fit the pattern; their pages come in without these details."
    write(reviewer, form, USUAL)
    assert form.sentence == "1 of 13 names does not fit the pattern; its page comes in without these details."
    assert len(table(form)) == 10
    write(reviewer, form, "{page}-{date}-p*")
    assert (form.sentence, form.accept_button.isEnabled()) == ("No name fits the pattern.", False)
    assert table(form)[0] == ["daily-2023-07-27-p01.txt", "There is no page number for {page}", "", ""]
    write(reviewer, form, USUAL)
    reviewer.press("Return")
    until(lambda: reviewer.sentence == "13 pages imported", "the pages")
    assert details(corpus)["notes"] == Details(language="zh")


def test_without_a_pattern_each_name_is_read_by_itself(reviewer: Reviewer, corpus: Path, folder: Path) -> None:
    fill(folder, "daily-2023-07-27-p1.txt", "人民日报_20190201_第11版.txt", "notes.txt")
    reviewer.open(corpus)
    drop(reviewer, folder)
    form = asked(reviewer)
    assert (form.pattern.text(), form.sentence) == ("", "Each name is read by itself.")
    assert table(form)[1:] == [
        ["notes.txt", "Tells nothing", "", ""],
        ["人民日报_20190201_第11版.txt", "人民日报", "2019-02-01", "11"],
    ]
    reviewer.press("Return")
    until(lambda: reviewer.sentence == "3 pages imported", "the pages")
    assert sorted(details(corpus)) == ["daily/2023-07-27/1", "notes", "人民日报/2019-02-01/11"]


def test_the_last_pattern_of_the_corpus_is_offered_again(reviewer: Reviewer, corpus: Path, folder: Path) -> None:
    reviewer.open(corpus)
    drop(reviewer, *fill(folder, "1 daily 2023-07-27.txt", "2 daily 2023-07-27.txt"))
    write(reviewer, asked(reviewer), "{page} {publication} {date}")
    reviewer.press("Return")
    reviewer.wait()
    drop(reviewer, *fill(folder, "3 daily 2023-07-27.txt", "4 daily 2023-07-27.txt"))
    form = asked(reviewer)
    assert form.pattern.text() == "{page} {publication} {date}"
    write(reviewer, form, " ")
    reviewer.press("Return")
    reviewer.wait()
    drop(reviewer, *fill(folder, "5 daily 2023-07-27.txt", "6 daily 2023-07-27.txt"))
    assert asked(reviewer).pattern.text() == "{publication} {date}"
    reviewer.press("Esc")


def test_one_page_is_no_question_and_is_read_as_those_before(reviewer: Reviewer, corpus: Path, folder: Path) -> None:
    reviewer.open(corpus)
    drop(reviewer, *fill(folder, "1 daily 2023-07-27.txt", "2 daily 2023-07-27.txt"))
    write(reviewer, asked(reviewer), "{page} {publication} {date}")
    reviewer.press("Return")
    reviewer.wait()
    drop(reviewer, *fill(folder, "A03 daily 2023-07-28.txt"))
    until(lambda: "daily/2023-07-28/A03" in details(corpus), "the page")
    drop(reviewer, *fill(folder, "weekly-2023-07-27-p9.txt"))
    until(lambda: "weekly/2023-07-27/9" in details(corpus), "the page")
    reviewer.wait()


def test_one_file_of_page_jsonl_is_no_question_however_often_it_is_dropped(reviewer: Reviewer, corpus: Path) -> None:
    reviewer.open(corpus)
    drop(reviewer, sample_gold(), sample_gold())
    until(lambda: "hohhot-daily/2023-07-27/2" in details(corpus), "the page")
    reviewer.wait()


def test_what_is_understood_of_files_of_any_kind_is_shown_before_anything_is_imported(
    reviewer: Reviewer, corpus: Path, folder: Path
) -> None:
    fill(folder, "a.txt")
    (folder / "empty.txt").write_text(" ", encoding="utf-8")
    (folder / "day.pdf").write_bytes(pdf_of(Sheet().text("第一版", 50, 700), Sheet().text("第二版要闻", 50, 700)))
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.write(sample_gold(), "gold.jsonl")
        archive.writestr("inner.zip", b"PK")
    reviewer.open(corpus)
    drop(reviewer, folder)
    form = asked(reviewer)
    assert table(form, Column.FILE, Column.KIND, Column.PAGES, Column.CHARACTERS, Column.BOXES, Column.ARTICLES) == [
        ["a.txt", "text", "1", "5", "no", ""],
        ["day.pdf", "PDF", "2", "8", "yes", ""],
        ["empty.txt", "text", "empty.txt holds no text; extract the page's text again", "", "", ""],
        ["more/gold.jsonl", "page-jsonl", "1", "6\u202f532", "no", "10"],
        ["more/inner.zip", "inner.zip is an archive in an archive; unpack the outer one first", "", "", "", ""],
    ]
    assert details(corpus) == {}
    reviewer.press("Return")
    assert reviewer.refusals().startswith("2 things could not be imported; the rest was.")
    assert len(details(corpus)) == 4


def test_where_no_name_tells_anything_there_is_no_pattern_and_the_last_one_stays(
    reviewer: Reviewer, corpus: Path, folder: Path
) -> None:
    reviewer.open(corpus)
    drop(reviewer, *fill(folder, "1 daily 2023-07-27.txt", "2 daily 2023-07-27.txt"))
    write(reviewer, asked(reviewer), "{page} {publication} {date}")
    reviewer.press("Return")
    reviewer.wait()
    for name in ("a", "b"):
        (folder / f"{name}.jsonl").write_text(f'{{"id": "{name}", "text": "{name}"}}', encoding="utf-8")
    drop(reviewer, folder / "a.jsonl", folder / "b.jsonl")
    form = asked(reviewer)
    assert not form.pattern.isVisible()
    reviewer.press("Return")
    until(lambda: {"a", "b"} <= set(details(corpus)), "the pages")
    reviewer.wait()
    drop(reviewer, *fill(folder, "3 daily 2023-07-27.txt"))
    until(lambda: "daily/2023-07-27/3" in details(corpus), "the page")
    reviewer.wait()


def test_a_look_that_nobody_waits_for_is_given_up(reviewer: Reviewer, corpus: Path, folder: Path) -> None:
    folder.mkdir()
    for name in ("a", "b"):
        lines = (f'{{"id": "{name}{number}", "text": "{"文" * 9000}{name}{number}"}}' for number in range(3000))
        (folder / f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    reviewer.open(corpus)
    drop(reviewer, folder)
    assert isinstance(reviewer.dialog(), NamesForm)
    reviewer.press("Esc")
    reviewer.wait()
    assert QApplication.activeModalWidget() is None
    assert details(corpus) == {}


def test_fields_are_put_in_by_a_click(reviewer: Reviewer, corpus: Path, folder: Path) -> None:
    fill(folder, "1=x.txt", "2=x.txt")
    reviewer.open(corpus)
    drop(reviewer, folder)
    form = asked(reviewer)
    buttons = {button.text(): button for button in form.findChildren(QPushButton)}
    reviewer.click(buttons["Page number"])
    reviewer.type("=")
    reviewer.click(buttons["Anything"])
    assert (form.pattern.text(), form.sentence) == ("{page}=*", "All 2 names fit the pattern.")
    reviewer.press("Esc")


def test_names_are_not_asked_for_while_another_import_runs(reviewer: Reviewer, corpus: Path, folder: Path) -> None:
    fill(folder, "1.txt", "2.txt")
    reviewer.open(corpus)
    job = reviewer.workspace.corpus
    job.import_paths([sample_gold()])
    until(lambda: job.is_job_running, "the import")
    job.import_paths([folder])
    assert reviewer.sentence == "Another job is running; wait for it or cancel it"
    reviewer.wait()
    assert QApplication.activeModalWidget() is None
