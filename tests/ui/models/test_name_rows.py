"""The table of names shows details, or the reason why there are none."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.modeltest import ModelTester

from annotator.services.naming import SourceFile, name_pattern, read_names
from annotator.ui.models.name_rows import Column, NameRows

CAUTION = QColor("#8f5400")


def rows(pattern: str | None, *names: str) -> NameRows:
    model = NameRows(caution=CAUTION)
    files = [SourceFile(Path("/in", name), name) for name in names]
    model.set_rows(read_names(files, name_pattern(pattern) if pattern else None))
    return model


def shown(model: NameRows, row: int) -> list[object]:
    return [model.index(row, column).data() for column in Column]


def test_details_stand_under_their_names(qtmodeltester: ModelTester) -> None:
    model = rows("{publication}-{date}-{edition}-{page}.{language}", "𠮷-2023-07-27-late-2.zh.txt")
    assert shown(model, 0) == ["𠮷-2023-07-27-late-2.zh.txt", "𠮷", "2023-07-27", "𠮷/2023-07-27/late", "2", "zh"]
    assert [model.headerData(column, Qt.Orientation.Horizontal) for column in Column] == [
        "Name of the file",
        "Publication",
        "Date",
        "Issue",
        "Page number",
        "Language",
    ]
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # the library has no types


def test_a_misfit_has_its_reason_where_details_would_begin() -> None:
    model = rows("{publication}-{date}", "daily-2023-07-27.txt", "daily.txt")
    assert [model.tells_nothing(row) for row in (0, 1)] == [False, True]
    assert shown(model, 1) == ["daily.txt", "“-” is missing", "", "", "", ""]
    at = model.index(1, Column.PUBLICATION)
    assert (at.data(Qt.ItemDataRole.ForegroundRole), at.data(Qt.ItemDataRole.ToolTipRole)) == (CAUTION, "“-” is missing")
    assert model.index(0, Column.PUBLICATION).data(Qt.ItemDataRole.ForegroundRole) is None


def test_a_name_that_is_read_by_itself_may_tell_nothing() -> None:
    assert shown(rows(None, "notes.txt"), 0) == ["notes.txt", "Tells nothing", "", "", "", ""]


def test_only_what_a_name_tells_is_used() -> None:
    model = rows("{date}-{page}", "2023-07-27-2.txt")
    assert [column for column in Column if model.uses(column)] == [Column.FILE, Column.DATE, Column.NUMBER]
