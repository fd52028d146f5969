"""The commands that work on a corpus there is: segment, export, check, pages, open, demo."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotator import __main__
from annotator.services import corpora
from tests import marks
from tests.cli.conftest import Annotator


@pytest.fixture
def corpus(annotator: Annotator, gold: Path) -> str:
    """A corpus with the sample page and its gold."""
    annotator("import", "c.corpus", gold)
    return "c.corpus"


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path | None, Path | None]]:
    """Which windows were opened; drawn as a picture where one is asked for."""
    heard: list[tuple[Path | None, Path | None]] = []

    def open_window(corpus: Path | None = None, *, screenshot: Path | None = None) -> int:
        heard.append((corpus, screenshot))
        if screenshot is not None:
            screenshot.write_bytes(b"picture")
        return 0

    monkeypatch.setattr(__main__, "open_window", open_window)
    return heard


@pytest.mark.parametrize("command", ["segment", "check", "pages", "open"])
def test_a_missing_corpus_is_refused_and_not_made(annotator: Annotator, command: str) -> None:
    done = annotator(command, "gone.corpus")
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith("annotator: there is no corpus at ")
    assert not Path("gone.corpus").exists()


def test_segment_keeps_a_run(annotator: Annotator, corpus: str) -> None:
    assert annotator("segment", corpus).err == "run 1: 1 page by rules\n"
    assert json.loads(annotator("pages", corpus, "--json").out)[0]["predicted_articles"] == 10


def test_segment_with_two_workers_gives_the_same(annotator: Annotator, corpus: str) -> None:
    annotator("segment", corpus, "--segmenter", "blocks")
    one = json.loads(annotator("pages", corpus, "--json").out)
    annotator("segment", corpus, "--segmenter", "blocks", "--workers", "2")
    assert json.loads(annotator("pages", corpus, "--json").out) == one


def test_export_writes_what_was_imported(annotator: Annotator, corpus: str, gold: Path) -> None:
    done = annotator("export", corpus, "out.jsonl")
    assert (done.code, done.err) == (0, "1 line in out.jsonl\n")
    written, wanted = json.loads(Path("out.jsonl").read_text("utf-8")), json.loads(gold.read_text("utf-8"))
    assert {key: written[key] for key in wanted} == wanted


def test_export_goes_to_standard_output(annotator: Annotator, corpus: str) -> None:
    done = annotator("export", corpus, "-", "--with-text")
    assert json.loads(done.out)["articles"][0]["text"]["headline"] == "市宣讲团走进新城区"


def test_export_of_nothing_finished_says_how_to_get_the_rest(annotator: Annotator, sample: Path) -> None:
    annotator("import", "c.corpus", sample)
    assert annotator("export", "c.corpus", "-").err == "0 lines; --state all takes the others too\n"
    assert json.loads(annotator("export", "c.corpus", "-", "--state", "all").out)["id"] == "hohhot-daily/2023-07-27/2"


def test_export_never_takes_the_place_of_a_corpus(annotator: Annotator, corpus: str) -> None:
    before = Path(corpus).read_bytes()
    assert annotator("export", corpus).code == 2
    assert annotator("export", corpus, corpus).code == 2
    assert Path(corpus).read_bytes() == before


def test_one_reviewer_and_all_reviewers_exclude_each_other(annotator: Annotator, corpus: str) -> None:
    assert annotator("export", corpus, "-", "--reviewer", "li", "--all-reviewers").code == 2


def test_a_sound_corpus_passes_check(annotator: Annotator, corpus: str) -> None:
    done = annotator("check", corpus)
    assert (done.code, done.out, done.err) == (0, "", "1 page checked: sound\n")
    assert annotator("check", corpus, "--json").out == "[]\n"


def test_findings_are_a_table_and_exit_1(annotator: Annotator, corpus: str) -> None:
    with closing(sqlite3.connect(corpus)) as database:
        database.execute("UPDATE annotations SET unassigned = 99")
        database.commit()
    done = annotator("check", corpus)
    assert done.code == 1
    assert done.out.startswith("page ")
    assert "hohhot-daily/2023-07-27/2" in done.out
    assert json.loads(annotator("check", corpus, "--json").out)[0]["page"] == "hohhot-daily/2023-07-27/2"


def test_pages_are_listed_with_their_reviews(annotator: Annotator, corpus: str) -> None:
    done = annotator("pages", corpus)
    assert done.err == ""
    assert [line.split()[0] for line in done.out.strip().split("\n")] == ["page", "hohhot-daily/2023-07-27/2"]
    assert "gold" in done.out


def test_a_page_is_one_line_of_the_table_however_long_its_name(annotator: Annotator) -> None:
    name = "长" * 60
    Path(f"{name}.txt").write_text("一", encoding="utf-8")
    annotator("import", "c.corpus", f"{name}.txt")
    assert name in annotator("pages", "c.corpus").out


def test_open_opens_the_window_on_the_corpus(annotator: Annotator, corpus: str, windows: list[object]) -> None:
    assert annotator("open", corpus).code == 0
    assert annotator("open").code == 0
    assert windows == [(Path(corpus), None), (None, None)]


def test_the_corpus_opened_last_is_the_one_meant(annotator: Annotator, corpus: str, windows: list[object]) -> None:
    Path("p.txt").write_text("一", encoding="utf-8")
    annotator("import", "other.corpus", "p.txt")
    assert len(windows) == 0
    assert [row["id"] for row in json.loads(annotator("pages", "--json").out)] == ["p"]
    annotator("open", corpus)
    assert [row["id"] for row in json.loads(annotator("pages", "--json").out)] == ["hohhot-daily/2023-07-27/2"]


def test_the_demo_draws_the_window_and_prints_the_articles(annotator: Annotator, windows: list[object]) -> None:
    done = annotator("demo", "--corpus", "d.corpus", "--screenshot", "d.png")
    assert done.code == 0
    assert windows == [(Path("d.corpus"), Path("d.png"))]
    assert "全力推动首府经济社会高质量发展" in done.out
    assert len(done.out.strip().split("\n")) == 11
    assert done.err == "there is no display; the window is drawn in d.png\n"


def test_the_demo_prints_its_articles_as_json(annotator: Annotator, windows: list[object]) -> None:
    rows = json.loads(annotator("demo", "--screenshot", "d.png", "--json").out)
    assert [row["number"] for row in rows] == list(range(1, 11))
    assert len(windows) == 1


def test_the_demo_is_kept_between_two_runs_and_set_aside_when_fresh(annotator: Annotator, windows: list[object]) -> None:
    del windows
    annotator("demo", "--corpus", "d.corpus")
    Path("p.txt").write_text("一", encoding="utf-8")
    annotator("import", "d.corpus", "p.txt")
    annotator("demo", "--corpus", "d.corpus")
    assert len(json.loads(annotator("pages", "d.corpus", "--json").out)) == 2
    assert annotator("demo", "--corpus", "d.corpus", "--fresh").err.startswith("the corpus there was is now d.1.corpus\n")
    assert len(json.loads(annotator("pages", "d.corpus", "--json").out)) == 1
    assert len(json.loads(annotator("pages", "d.1.corpus", "--json").out)) == 2


def test_a_fresh_demo_never_moves_what_is_no_corpus(annotator: Annotator, windows: list[object]) -> None:
    Path("diary").write_text("mine", encoding="utf-8")
    assert annotator("demo", "--corpus", "diary", "--fresh").code == 3
    assert Path("diary").read_text("utf-8") == "mine"
    assert windows == []


@marks.HOME
def test_without_a_home_folder_corpora_go_where_one_stands(
    annotator: Annotator, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/dev/null/nobody")
    assert annotator("import", sample).code == 0
    assert Path("newspapers.corpus").is_file()
    assert corpora.recent_corpora() == ()
