"""Thousands of pages come in whole, are stopped between two, and gone on with by the same words."""

import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import orjson
import pytest

from annotator.core.errors import Cancelled, WriteFailed
from annotator.core.progress import Silent
from annotator.services.checking import check_corpus
from annotator.services.corpora import create_corpus, open_corpus
from annotator.services.importing import ImportReport, ReadAs, import_into, import_sources
from annotator.store.corpus import Store
from tests.benchmarks import bulk

ROOT = Path(__file__).resolve().parents[2]
PAGES = 300


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of some hundred pages with an annotation each."""
    path = tmp_path_factory.mktemp("source") / "pages.jsonl"
    bulk.generated(path, PAGES)
    return path


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return tmp_path / "a.corpus"


def lines_of(source: Path) -> list[dict[str, object]]:
    with source.open("rb") as stream:
        return [orjson.loads(line) for line in stream]


def written(path: Path, *lines: dict[str, object]) -> Path:
    path.write_bytes(b"".join(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE) for line in lines))
    return path


def numbers(report: ImportReport) -> tuple[int, int, int, int]:
    """Pages added and skipped, readings kept and known."""
    return len(report.added), report.skipped, report.annotations + report.predictions, report.known_readings


class Stopping:
    """Progress that somebody stops when so many pages are done."""

    def __init__(self, at: int) -> None:
        self.at = at
        self.heard: list[tuple[int, int | None]] = []

    def report(self, done: int, total: int | None, what: str) -> None:
        """Note what is told."""
        self.heard.append((done, total))

    def is_cancelled(self) -> bool:
        """Whether that many are done."""
        return bool(self.heard) and self.heard[-1][0] >= self.at


@pytest.mark.parametrize("read_as", [ReadAs.ANNOTATIONS, ReadAs.PREDICTIONS])
def test_a_second_import_finds_everything_there(corpus: Path, source: Path, read_as: ReadAs) -> None:
    assert numbers(import_into(corpus, [source], progress=Silent(), read_as=read_as)) == (PAGES, 0, PAGES, 0)
    assert numbers(import_into(corpus, [source], progress=Silent(), read_as=read_as)) == (0, PAGES, 0, PAGES)
    with open_corpus(corpus) as store:
        assert check_corpus(store, Silent()) == []
        assert len(store.runs.list()) == (read_as is ReadAs.PREDICTIONS)


@pytest.mark.parametrize("read_as", [ReadAs.ANNOTATIONS, ReadAs.PREDICTIONS])
def test_an_import_that_was_stopped_is_gone_on_with(corpus: Path, source: Path, read_as: ReadAs) -> None:
    stopping = Stopping(100)
    with pytest.raises(Cancelled):
        import_into(corpus, [source], progress=stopping, read_as=read_as)
    with open_corpus(corpus) as store:
        there = store.pages.count()
        assert 100 <= there < PAGES
        assert check_corpus(store, Silent()) == []
    rest = PAGES - there
    assert numbers(import_into(corpus, [source], progress=Silent(), read_as=read_as)) == (rest, there, rest, there)
    with open_corpus(corpus) as store:
        assert check_corpus(store, Silent()) == []
        assert [run.pages for run in store.runs.list()] == ([PAGES] if read_as is ReadAs.PREDICTIONS else [])


def test_progress_counts_pages_up_to_all_of_them(corpus: Path, source: Path, tmp_path: Path) -> None:
    text = tmp_path / "p.txt"
    text.write_text("一页文字。", encoding="utf-8")
    stopping = Stopping(PAGES * 2)
    import_into(corpus, [source, text], progress=stopping)
    done = [done for done, total in stopping.heard if total is not None]
    assert {total for _, total in stopping.heard} == {None, PAGES + 1}  # None while files are looked for
    assert done == sorted(done)
    assert len(set(done)) > 2
    assert done[-1] == PAGES + 1


def test_whenever_it_is_killed_whole_pages_are_there_and_the_rest_can_follow(corpus: Path, source: Path) -> None:
    chance = random.Random(7)
    there = 0
    for _ in range(4):
        command = [sys.executable, "-m", "annotator", "import", str(corpus), str(source)]
        with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as program:
            _wait_until(lambda: corpus.exists() or program.poll() is not None)
            time.sleep(chance.uniform(0, 0.15))
            program.kill()
        with open_corpus(corpus) as store:
            assert check_corpus(store, Silent()) == []
            pages, annotations = store.pages.count(), len(store.texts.waiting(after=0, limit=PAGES))
            assert pages >= max(there, annotations)
            there = pages
    report = import_into(corpus, [source], progress=Silent())
    assert (len(report.added), report.skipped, report.refused) == (PAGES - there, there, [])
    with open_corpus(corpus) as store:
        assert check_corpus(store, Silent()) == []
        assert {len(store.annotations.reviewers(page)) for page in store.pages.ids()} == {1}


def _wait_until(is_so: Callable[[], bool]) -> None:
    while not is_so():
        time.sleep(0.001)


def test_what_is_refused_in_the_middle_leaves_the_others_in(corpus: Path, source: Path, tmp_path: Path) -> None:
    first, second, third, *_ = lines_of(source)
    articles = [{"id": "a1", "spans": [{"start": 3, "end": 2, "role": "body"}]}]
    other = {**second, "text": "别的", "articles": [], "furniture": []}
    file = written(tmp_path / "f.jsonl", first, second, {**third, "articles": articles}, {**third, "text": None}, third)
    report = import_into(corpus, [file, written(tmp_path / "g.jsonl", other)], progress=Silent())
    assert [str(refusal) for refusal in report.refused][:2] == [
        f"{file}, line 3, articles[0].spans[0]: the span 3 to 2 is empty",
        f"{file}, line 4, text: missing",
    ]
    assert "is in the corpus with another text" in str(report.refused[2])
    assert numbers(report) == (3, 0, 3, 0)


def test_pages_that_come_together_may_be_twins_and_have_several_reviewers(corpus: Path, source: Path, tmp_path: Path) -> None:
    first, *_ = lines_of(source)
    file = written(tmp_path / "f.jsonl", first, {**first, "reviewer": "wang"}, {**first, "id": "twin"})
    report = import_into(corpus, [file], progress=Silent())
    assert (report.twins, report.annotations, report.skipped) == ([("twin", first["id"])], 3, 1)
    with open_corpus(corpus) as store:
        assert check_corpus(store, Silent()) == []
        page = report.added[0]
        assert store.annotations.reviewers(page) == ("li", "wang")
        accepted = store.annotations.accepted(page)
        assert accepted is not None
        assert accepted.annotation.reviewer == "wang"


def test_a_run_that_says_something_else_of_a_page_is_another_run(corpus: Path, source: Path, tmp_path: Path) -> None:
    first, second, *_ = lines_of(source)
    import_into(corpus, [written(tmp_path / "a.jsonl", first)], progress=Silent(), read_as=ReadAs.PREDICTIONS)
    changed = written(tmp_path / "b.jsonl", {**first, "furniture": []}, second)
    report = import_into(corpus, [changed], progress=Silent(), read_as=ReadAs.PREDICTIONS)
    assert (report.predictions, report.known_readings) == (2, 0)
    with open_corpus(corpus) as store:
        assert [run.pages for run in store.runs.list()] == [1, 2]


def test_a_disk_that_is_full_ends_the_import_with_what_came_before(corpus: Path, source: Path) -> None:
    with create_corpus(corpus) as store:
        _limit_to(store, 1000)
        with pytest.raises(WriteFailed, match="disk is full"):
            import_sources(store, [source], progress=Silent())
        _limit_to(store, 1_000_000)
        assert 0 < store.pages.count() < PAGES
        assert check_corpus(store, Silent()) == []
        import_sources(store, [source], progress=Silent())
        assert store.pages.count() == PAGES


def _limit_to(store: Store, pages: int) -> None:
    store._connection.raw.execute(f"PRAGMA max_page_count = {pages}")


def test_references_are_looked_after_again_when_the_import_is_over(corpus: Path, source: Path) -> None:
    with create_corpus(corpus) as store:
        import_sources(store, [source], progress=Silent())
        with pytest.raises(ValueError, match="do not fit"), store.atomic():
            store._connection.write("INSERT INTO layers VALUES (0, 'articles', 'new', NULL, 0)")
    with closing(sqlite3.connect(corpus)) as raw:
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
