"""A PDF file at which the program that reads it breaks off is named, and the files around it come in."""

import subprocess
import sys
from pathlib import Path

import pytest

from annotator.core.errors import BadFile
from annotator.core.progress import Silent
from annotator.services import ahead
from annotator.services.ahead import read_ahead, read_safely
from annotator.services.importing import ReadAs, import_into
from annotator.services.looking import FileSeen, look_at
from annotator.services.reading import Reading, read
from annotator.services.sources import expanded
from tests import marks
from tests.sheets import Sheet, pdf_of

TWO_PAGES = pdf_of(Sheet().text("第一版", 50, 700), Sheet().text("第二版", 50, 700))


@pytest.fixture
def breaking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program that reads break off at files that are called so."""
    monkeypatch.setattr(ahead, "_PROGRAM", "from tests.services.breaking import main; main()")


def of(folder: Path, *names: str) -> Reading:
    """Files of two pages each."""
    for name in names:
        (folder / name).write_bytes(TWO_PAGES)
    return Reading(expanded([folder]), ReadAs.AUTO, None)


def told(reading: Reading) -> tuple[list[str], list[str]]:
    """The pages that are read, and what is refused."""
    refused: list[BadFile] = []
    pages = [one.page.id for one in read_safely(reading, on_bad=refused.append)]
    return list(pages), [str(refusal) for refusal in refused]


def test_pdf_files_are_read_the_same_by_another_program(tmp_path: Path) -> None:
    reading = of(tmp_path, "a.pdf", "b.pdf")
    assert [one.page for one in read_ahead(reading, on_bad=print)] == [one.page for one in read(reading, on_bad=print)]


@pytest.mark.usefixtures("breaking")
@pytest.mark.parametrize("end", ["crash", "memory", "standstill"])
def test_a_file_at_which_it_breaks_off_is_named_and_the_others_come_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    monkeypatch.setattr(ahead, "_PATIENCE", 6.0 if end == "standstill" else 60.0)
    pages, refused = told(of(tmp_path, "a.pdf", f"{end}.pdf", "z.pdf"))
    assert pages == ["a/1", "a/2", f"{end}/1", "z/1", "z/2"]
    assert [words.partition(": ")[0] for words in refused] == [f"{tmp_path / end}.pdf cannot be read"]


@pytest.mark.usefixtures("breaking")
def test_several_may_be_such_and_the_last_too(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "crash.pdf").write_bytes(TWO_PAGES)
    pages, refused = told(of(tmp_path, "a.pdf", "crash.pdf"))
    assert (pages, len(refused)) == (["a/1", "a/2", "crash/1", "more/crash/1"], 2)


@pytest.mark.usefixtures("breaking")
def test_what_is_looked_at_before_an_import_may_break_off_too(tmp_path: Path) -> None:
    found: list[FileSeen] = []
    files = of(tmp_path, "a.pdf", "crash.pdf", "z.pdf").files
    look_at(files, lambda _, one: found.append(one), progress=Silent())
    assert [(one.name, one.pages, len(one.refusals)) for one in found] == [("a.pdf", 2, 0), ("crash.pdf", 1, 1), ("z.pdf", 2, 0)]


@pytest.mark.usefixtures("breaking")
def test_a_mistake_of_ours_is_none_of_the_files(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(RuntimeError, match="broke off"):
        told(of(tmp_path, "mistake.pdf"))
    assert "ValueError" in capfd.readouterr().err


@pytest.mark.usefixtures("breaking")
def test_an_import_goes_on_after_it(tmp_path: Path) -> None:
    reading = of(tmp_path, "a.pdf", "crash.pdf", "z.pdf")
    report = import_into(tmp_path / "a.corpus", [file.path for file in reading.files], progress=Silent())
    assert (report.added, len(report.refused)) == (["a/1", "a/2", "crash/1", "z/1", "z/2"], 1)


@marks.PROCESSES
def test_the_program_that_reads_has_not_all_memory() -> None:
    words = "from annotator.services import ahead; ahead._limit_memory(); bytearray(2 * ahead._ROOM)"
    ended = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=False)
    assert "MemoryError" in ended.stderr
