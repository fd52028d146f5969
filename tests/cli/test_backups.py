"""``annotator backup`` and ``annotator restore``."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Annotator

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def corpus(annotator: Annotator, gold: Path) -> str:
    """A corpus with the sample page and its gold."""
    annotator("import", "c.corpus", gold)
    return "c.corpus"


def pages_in(annotator: Annotator, corpus: str | Path) -> int:
    return len(json.loads(annotator("pages", corpus, "--json").out))


def test_backup_prints_where_it_is(annotator: Annotator, corpus: str) -> None:
    done = annotator("backup", corpus)
    assert (done.code, done.err) == (0, "")
    made = Path(done.out.removesuffix("\n"))
    assert made.parent.name == "c.backups"
    assert pages_in(annotator, made) == 1


def test_backup_lists_all_as_json(annotator: Annotator, corpus: str) -> None:
    first = annotator("backup", corpus).out.strip()
    rows = json.loads(annotator("backup", corpus, "--json").out)
    assert [row["kind"] for row in rows] == ["taken", "taken"]
    assert rows[1]["path"] == first
    assert rows[0]["bytes"] == Path(corpus).stat().st_size
    assert rows[0]["taken"] > rows[1]["taken"]


def test_backup_takes_the_corpus_opened_last(annotator: Annotator, corpus: str) -> None:
    assert Path(annotator("backup").out.strip()).parent == Path(corpus).absolute().with_name("c.backups")


def test_restore_without_a_backup_lists_them(annotator: Annotator, corpus: str) -> None:
    assert annotator("restore", corpus).err == "c.corpus has no backup\n"
    made = Path(annotator("backup", corpus).out.strip())
    done = annotator("restore", corpus)
    assert (done.code, done.err) == (0, "c.corpus has 1 backup\n")
    assert made.name in done.out
    assert json.loads(annotator("restore", corpus, "--json").out)[0]["path"] == str(made)


def test_restore_puts_a_backup_back_and_says_how_to_undo_it(annotator: Annotator, corpus: str) -> None:
    made = Path(annotator("backup", corpus).out.strip())
    Path("p.txt").write_text("一", encoding="utf-8")
    annotator("import", corpus, "p.txt")
    done = annotator("restore", corpus, made.name[:10], "--json")
    aside = json.loads(done.out)["before"]
    assert json.loads(done.out)["restored"] == str(made)
    assert done.err == f"c.corpus is what {made.name} holds; what it was before is {aside}\n"
    assert pages_in(annotator, corpus) == 1
    assert annotator("restore", corpus, aside).code == 0
    assert pages_in(annotator, corpus) == 2


def test_restore_brings_back_what_is_gone(annotator: Annotator, corpus: str) -> None:
    made = Path(annotator("backup", corpus).out.strip())
    Path(corpus).unlink()
    assert annotator("restore", corpus, made.name).err == f"c.corpus is what {made.name} holds\n"
    assert pages_in(annotator, corpus) == 1


def test_what_is_not_there_is_refused(annotator: Annotator, corpus: str) -> None:
    assert annotator("restore", corpus, "2001").err == "annotator: c.corpus has no backup whose name begins with 2001\n"
    for words in (("backup", "gone.corpus"), ("restore", "gone.corpus"), ("restore", "gone.corpus", "2001")):
        assert annotator(*words).code == 3
    assert not Path("gone.corpus").exists()


def test_names_of_any_script_do_in_a_terminal_of_none(corpus: str, sample: Path) -> None:
    Path(corpus).rename("报 纸.corpus")
    plain = {"PATH": os.environ["PATH"], "HOME": os.environ["HOME"], "PYTHONPATH": str(ROOT)}
    poor = {**plain, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for words in (
        ("import", "报 纸.corpus", sample),
        ("backup", "报 纸.corpus"),
        ("restore", "报 纸.corpus", "2"),
        ("check", "报 纸.corpus"),
    ):
        command = [sys.executable, "-m", "annotator", *map(str, words)]
        done = subprocess.run([os.fsencode(word) for word in command], env=poor, capture_output=True, check=False)
        assert (done.returncode, b"Traceback" in done.stderr) == (0, False), done.stderr
    assert sorted(path.name for path in Path().glob("报*")) == ["报 纸.backups", "报 纸.corpus"]
