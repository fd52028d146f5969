"""Preferences are kept, and a broken file never stops the program."""

import json
from pathlib import Path

import pytest

from annotator.services.preferences import Preferences, load_preferences, save_preferences


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a home folder of the test's own."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    file = tmp_path / ".config/annotator/preferences.json"
    file.parent.mkdir(parents=True)
    return file


def test_what_was_saved_is_loaded() -> None:
    saved = Preferences("李", "zh_CN", "dark", 1.25, was_asked=True, keys={"review.split": ("A", "F9"), "review.cut": ()})
    save_preferences(saved)
    assert load_preferences() == saved


def test_without_a_file_everything_is_as_the_program_comes() -> None:
    assert load_preferences() == Preferences()


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"keys": 3}',
        b'{"keys": {"a": "S", "b": [1], "c": null}}',
        b'{"scale": "big"}',
    ],
    ids=lambda broken: broken[:20].decode("latin-1"),
)
def test_a_broken_file_says_nothing(kept: Path, broken: bytes) -> None:
    kept.write_bytes(broken)
    assert load_preferences() == Preferences()


def test_what_is_right_beside_what_is_broken_is_taken(kept: Path) -> None:
    values = {"reviewer": "li", "language": 5, "scheme": "a\ud800b", "keys": {"review.split": ["A"], "review.cut": ["\ud800"]}}
    kept.write_text(json.dumps(values), encoding="utf-8")
    assert load_preferences() == Preferences(reviewer="li", keys={"review.split": ("A",)})


def test_where_no_file_can_be_written_the_program_goes_on(kept: Path) -> None:
    kept.parent.rmdir()
    kept.parent.write_text("a file, no folder", encoding="utf-8")
    save_preferences(Preferences(reviewer="li"))
    assert load_preferences() == Preferences()
