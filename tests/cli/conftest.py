"""The command line as its users have it: words in; data, messages and an exit code out."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from annotator.__main__ import main
from annotator.resources import resource_path

SAMPLE = resource_path("samples/hohhot-daily-2023-07-27-p2.txt")
GOLD = resource_path("samples/hohhot-daily-2023-07-27-p2.gold.jsonl")


@dataclass(frozen=True, slots=True)
class Ended:
    """How one run of the program ended."""

    code: int
    out: str
    err: str


class Stdin(io.TextIOWrapper):
    """Standard input with these bytes."""

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BufferedReader(io.BytesIO(data)))


Annotator = Callable[..., Ended]


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of the test's own, where it works too."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for variable in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.chdir(tmp_path)
    return home


@pytest.fixture
def annotator(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Annotator:
    """Run the program with these words."""

    def run(*words: str | Path, stdin: bytes = b"") -> Ended:
        monkeypatch.setattr(sys, "stdin", Stdin(stdin))
        code = main([str(word) for word in words])
        captured = capsys.readouterr()
        return Ended(code, captured.out, captured.err)

    return run


@pytest.fixture
def sample() -> Path:
    """The bundled page."""
    return SAMPLE


@pytest.fixture
def gold() -> Path:
    """The bundled page with its articles, labelled by hand."""
    return GOLD
