"""The table of files shows what was understood of each and its details, or the reason why there is nothing."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.modeltest import ModelTester

from annotator.core.details import Details
from annotator.core.errors import BadFile
from annotator.services.looking import FileSeen, Kind
from annotator.services.naming import SourceFile, name_pattern, read_names
from annotator.ui.models.file_rows import Column, FileRows

CAUTION, BAD = QColor("#8f5400"), QColor("#a00000")
OF_NAMES = (Column.FILE, Column.PUBLICATION, Column.DATE, Column.ISSUE, Column.NUMBER, Column.LANGUAGE)
UNDERSTOOD = (Column.KIND, Column.PAGES, Column.CHARACTERS, Column.BOXES, Column.ARTICLES)


def rows(pattern: str | None, *names: str) -> FileRows:
    files = [SourceFile(Path("/in", name), name) for name in names]
    model = FileRows(files, caution=CAUTION, bad=BAD)
    told = [file for file in files if file.is_told_by_name]
    model.set_names(read_names(told, name_pattern(pattern) if pattern else None))
    return model


def shown(model: FileRows, row: int, columns: tuple[Column, ...] = OF_NAMES) -> list[object]:
    return [model.index(row, column).data() for column in columns]


def refused(file: str) -> BadFile:
    return BadFile("{file} holds no text; extract the page's text again", file=file)


def test_details_stand_under_their_names(qtmodeltester: ModelTester) -> None:
    model = rows("{publication}-{date}-{edition}-{page}.{language}", "𠮷-2023-07-27-late-2.zh.txt")
    assert shown(model, 0) == ["𠮷-2023-07-27-late-2.zh.txt", "𠮷", "2023-07-27", "𠮷/2023-07-27/late", "2", "zh"]
    assert [model.headerData(column, Qt.Orientation.Horizontal) for column in Column] == [
        "Name of the file",
        "Kind",
        "Pages",
        "Characters",
        "Boxes",
        "Articles",
        "Publication",
        "Date",
        "Issue",
        "Page number",
        "Language",
    ]
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # the library has no types


def test_a_misfit_has_its_reason_where_details_would_begin() -> None:
    model = rows("{publication}-{date}", "daily-2023-07-27.txt", "daily.txt")
    assert [model.reason_from(row) for row in (0, 1)] == [None, Column.PUBLICATION]
    assert shown(model, 1) == ["daily.txt", "“-” is missing", "", "", "", ""]
    at = model.index(1, Column.PUBLICATION)
    assert (at.data(Qt.ItemDataRole.ForegroundRole), at.data(Qt.ItemDataRole.ToolTipRole)) == (CAUTION, "“-” is missing")
    assert model.index(0, Column.PUBLICATION).data(Qt.ItemDataRole.ForegroundRole) is None


def test_a_name_that_is_read_by_itself_may_tell_nothing() -> None:
    assert shown(rows(None, "notes.txt"), 0) == ["notes.txt", "Tells nothing", "", "", "", ""]


def test_only_what_is_told_is_used() -> None:
    model = rows("{date}-{page}", "2023-07-27-2.txt")
    assert [column for column in OF_NAMES if model.uses(column)] == [Column.FILE, Column.DATE, Column.NUMBER]
    assert not model.uses(Column.ARTICLES)
    model.set_seen(0, FileSeen("2023-07-27-2.txt", Kind.TEXT, 1, articles=0))
    assert model.uses(Column.ARTICLES)


def test_what_is_understood_stands_there_when_it_was_looked_at() -> None:
    model = rows(None, "a-2023-07-27-p2.pdf", "b.jsonl")
    assert shown(model, 0, UNDERSTOOD) == ["PDF", "…", "…", "…", "…"]
    details = Details("𠮷", "2023-07-27", None, "1 … 16", "zh")
    model.set_seen(0, FileSeen("a", Kind.PDF, 16, characters=6532, with_boxes=16, details=details))
    model.set_seen(1, FileSeen("b", Kind.PAGE_JSONL, 999, has_more=True, characters=9, articles=3, details=details))
    assert shown(model, 0, UNDERSTOOD) == ["PDF", "16", "6\u202f532", "yes", ""]
    assert shown(model, 1, UNDERSTOOD) == ["page-jsonl", "999", "≥ 9", "no", "≥ 3"]
    assert shown(model, 0) == ["a-2023-07-27-p2.pdf", "a", "2023-07-27", "", "1 … 16", "zh"]
    assert shown(model, 1) == ["b.jsonl", "𠮷", "2023-07-27", "", "1 … 16", "zh"]


def test_a_file_that_is_refused_has_its_sentence_in_the_place_of_everything() -> None:
    model = rows(None, "notes.txt")
    model.set_seen(0, FileSeen("notes.txt", Kind.TEXT, refusals=(refused(str(Path("/in/notes.txt"))),)))
    assert model.reason_from(0) is Column.PAGES
    sentence = "notes.txt holds no text; extract the page's text again"
    assert shown(model, 0, (Column.KIND, *UNDERSTOOD[1:])) == ["text", sentence, "", "", ""]
    assert model.index(0, Column.PAGES).data(Qt.ItemDataRole.ForegroundRole) == BAD


def test_of_a_file_that_is_refused_in_part_it_is_counted_and_told_in_the_tooltip() -> None:
    model = rows(None, "b.jsonl")
    model.set_seen(0, FileSeen("b.jsonl", Kind.PAGE_JSONL, 4, refusals=(refused("x"), refused("y"))))
    at = model.index(0, Column.PAGES)
    assert at.data() == "4, 2 refused"
    assert str(at.data(Qt.ItemDataRole.ToolTipRole)).count("\n") == 1


def test_what_is_refused_before_it_is_looked_at_says_so_at_once() -> None:
    file = SourceFile(Path("/in/a.zip"), "a.zip", refusal=refused(str(Path("/in/a.zip"))))
    model = FileRows([file], caution=CAUTION, bad=BAD)
    assert model.reason_from(0) is Column.KIND
    assert shown(model, 0, UNDERSTOOD)[:2] == ["a.zip holds no text; extract the page's text again", ""]


def test_an_issue_that_is_publication_and_date_is_not_said_twice() -> None:
    model = rows(None, "b.jsonl")
    model.set_seen(0, FileSeen("b.jsonl", Kind.PAGE_JSONL, 1, details=Details("日报", "2023-07-27", "日报/2023-07-27")))
    assert not model.uses(Column.ISSUE)
    model.set_seen(0, FileSeen("b.jsonl", Kind.PAGE_JSONL, 1, details=Details("日报", "2023-07-27", "日报/2023-07-27/late")))
    assert model.uses(Column.ISSUE)
