"""Another program reads what this one would have read, and is gone when it is not needed any more."""

import os
import shutil
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from annotator.core.errors import BadFile, Cancelled
from annotator.core.progress import Silent
from annotator.services import ahead, importing
from annotator.services.ahead import read_ahead
from annotator.services.checking import check_corpus
from annotator.services.corpora import open_corpus
from annotator.services.importing import ReadAs, import_into
from annotator.services.reading import Reading, read
from annotator.services.sample import sample_gold
from annotator.services.sources import SourceFile, expanded
from tests.benchmarks import bulk
from tests.services.test_importing import Stopping, lines_of, numbers, written

PAGES = 200
PROCESSES = Path("/proc")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Pages, some of them refused, and a file that is none."""
    folder = tmp_path / "incoming"
    folder.mkdir()
    bulk.generated(folder / "a.jsonl", PAGES)
    lines = lines_of(folder / "a.jsonl")
    written(folder / "b.jsonl", {**lines[0], "id": "x", "text": "a\0"}, {**lines[1], "id": "y"}, {**lines[2], "id": 7})
    (folder / "c.txt").write_bytes(b"\x89PNG\r\n")
    (folder / "d.txt").write_text("一页文字。", encoding="utf-8")
    return folder


def told(of: Reading, *, ahead: bool) -> tuple[list[object], list[str]]:
    refused: list[BadFile] = []
    found: list[object] = list((read_ahead if ahead else read)(of, on_bad=refused.append))
    return found, [str(refusal) for refusal in refused]


@pytest.mark.parametrize("read_as", list(ReadAs))
def test_reading_ahead_tells_the_same(folder: Path, read_as: ReadAs) -> None:
    of = Reading(expanded([folder, sample_gold()]), read_as, "wang")
    found, refused = told(of, ahead=True)
    assert (found, refused) == told(of, ahead=False)
    assert len(found) == PAGES + 3
    assert len(refused) == 3


def test_an_import_that_reads_ahead_keeps_the_same(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "can_read_ahead", lambda: True)
    monkeypatch.setattr(importing, "WORTH_A_PROCESS", 1)
    corpus = tmp_path / "a.corpus"
    with pytest.raises(Cancelled):
        import_into(corpus, [folder], progress=Stopping(60))
    with open_corpus(corpus) as store:
        there = store.pages.count()
        assert 60 <= there < PAGES
    report = import_into(corpus, [folder], progress=Silent())
    assert numbers(report) == (PAGES + 2 - there, there, PAGES + 1 - there, there)
    assert len(report.refused) == 3
    with open_corpus(corpus) as store:
        assert check_corpus(store, Silent()) == []


def test_a_program_that_breaks_off_is_no_end_of_the_pages(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", shutil.which("true"))
    with pytest.raises(RuntimeError, match="broke off"):
        told(Reading(expanded([folder]), ReadAs.AUTO, None), ahead=True)


def test_a_mistake_in_the_program_that_reads_is_told_by_both(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    of = Reading((SourceFile(folder, "no file"), "nothing"), ReadAs.AUTO, None)  # type: ignore[arg-type]  # the mistake
    with pytest.raises(RuntimeError, match="broke off"):
        told(of, ahead=True)
    assert "AttributeError" in capfd.readouterr().err


def test_who_leaves_early_leaves_no_program_behind(folder: Path) -> None:
    before = _children()
    with closing(read_ahead(Reading(expanded([folder]), ReadAs.AUTO, None), on_bad=print)) as records:
        next(records)
        assert _children() != before or not PROCESSES.exists()
    assert _children() == before


def test_the_reading_program_ends_when_the_importing_one_is_killed(tmp_path: Path) -> None:
    bulk.generated(tmp_path / "a.jsonl", 3000)
    (tmp_path / "tmp").mkdir()
    env = {**os.environ, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(tmp_path / "tmp"))}
    command = [sys.executable, "-m", "annotator", "import", str(tmp_path / "a.corpus"), str(tmp_path / "a.jsonl")]
    with subprocess.Popen(command, cwd=Path(__file__).resolve().parents[2], stderr=subprocess.DEVNULL, env=env) as program:
        until = time.monotonic() + 20
        while not (found := _children(program.pid)) and program.poll() is None and time.monotonic() < until:
            time.sleep(0.01)
        program.kill()
    assert found or not (ahead.can_read_ahead() and PROCESSES.exists())
    while any(map(_is_alive, found)):
        assert time.monotonic() < until, "the reading program goes on for nobody"
        time.sleep(0.01)
    assert not found or list((tmp_path / "tmp").iterdir()) == []


def _children(of: int | None = None) -> list[int]:
    """The programs that one started and that have not ended."""
    of = of or os.getpid()
    children = PROCESSES / f"{of}/task/{of}/children"
    return [int(child) for child in children.read_text().split() if _is_alive(int(child))] if children.exists() else []


def _is_alive(process: int) -> bool:
    status = PROCESSES / f"{process}/stat"
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"
