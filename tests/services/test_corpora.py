"""Where corpora are and which one was open last."""

import os
from pathlib import Path

import pytest

from annotator.core.errors import BadCorpus
from annotator.services.corpora import (
    create_corpus,
    data_folder,
    default_corpus,
    is_corpus,
    open_corpus,
    recent_corpora,
    remember_corpus,
    set_aside,
)
from tests import marks


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of the test's own."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for variable in ("XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(variable, raising=False)
    return tmp_path / "home"


def test_the_corpora_opened_last_come_first_and_once(tmp_path: Path) -> None:
    for name in ("a", "b", "a"):
        remember_corpus(tmp_path / name)
    assert recent_corpora() == (tmp_path / "a", tmp_path / "b")


def test_the_default_is_the_last_one_that_is_still_there(tmp_path: Path, home: Path) -> None:
    create_corpus(tmp_path / "kept.corpus").close()
    remember_corpus(tmp_path / "kept.corpus")
    remember_corpus(tmp_path / "gone.corpus")
    assert default_corpus() == tmp_path / "kept.corpus"
    (tmp_path / "kept.corpus").unlink()
    assert default_corpus() == home / ".local/share/annotator/newspapers.corpus"


def test_a_name_of_another_encoding_is_remembered(tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode("报".encode("gbk"))
    remember_corpus(odd)
    assert recent_corpora() == (odd,)


def test_a_broken_list_is_no_list(home: Path) -> None:
    kept = home / ".local/state/annotator/recent.json"
    kept.parent.mkdir(parents=True)
    kept.write_text('{"not": "a list"', encoding="utf-8")
    assert recent_corpora() == ()


@marks.HOME
def test_without_a_home_folder_the_current_one_serves(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", "/dev/null/nobody")
    monkeypatch.chdir(tmp_path)
    remember_corpus(tmp_path / "a")
    assert (data_folder(), recent_corpora()) == (tmp_path, ())


def test_a_corpus_is_told_from_outside(tmp_path: Path) -> None:
    create_corpus(tmp_path / "any.name").close()
    (tmp_path / "text.corpus").write_text("text", encoding="utf-8")
    (tmp_path / "empty.corpus").touch()
    (tmp_path / "empty.txt").touch()
    looks = {
        name: is_corpus(tmp_path / name) for name in ("any.name", "text.corpus", "empty.corpus", "empty.txt", "new.corpus", "new")
    }
    assert looks == {
        "any.name": True,
        "text.corpus": False,
        "empty.corpus": True,
        "empty.txt": False,
        "new.corpus": True,
        "new": False,
    }


def test_a_corpus_set_aside_is_whole_under_the_first_free_name(tmp_path: Path) -> None:
    create_corpus(tmp_path / "c.corpus").close()
    (tmp_path / "c.1.corpus").touch()
    assert set_aside(tmp_path / "c.corpus") == tmp_path / "c.2.corpus"
    assert not (tmp_path / "c.corpus").exists()
    open_corpus(tmp_path / "c.2.corpus").close()


def test_only_a_corpus_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "diary").write_text("mine", encoding="utf-8")
    with pytest.raises(BadCorpus):
        set_aside(tmp_path / "diary")
    assert (tmp_path / "diary").exists()
