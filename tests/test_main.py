"""The way in: what opens the window, what goes to the command line, and how the world's failings are told."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.__main__ import INTERRUPTED, WORLD_NOT_AS_NEEDED, main, open_window
from annotator.cli import app as command_line
from annotator.core.errors import NotFound
from annotator.ui import app as window
from annotator.ui import platform
from annotator.ui.platform import Platform
from tests import marks

ROOT = Path(__file__).resolve().parent.parent
DISPLAYS = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}


def annotator(*words: str, start: tuple[str, ...] = ("-m", "annotator"), **environ: str) -> subprocess.CompletedProcess[str]:
    bare = {name: value for name, value in os.environ.items() if name not in DISPLAYS}
    command = [sys.executable, *start, *words]
    return subprocess.run(command, cwd=ROOT, env=bare | environ, capture_output=True, text=True, encoding="utf-8", check=False)


@marks.DISPLAYS
@pytest.mark.parametrize("start", [("-m", "annotator"), ("main.py",)], ids=["module", "main.py"])
def test_no_display_is_told_in_one_sentence(start: tuple[str, ...]) -> None:
    done = annotator(start=start)
    assert (done.returncode, done.stdout) == (WORLD_NOT_AS_NEEDED, "")
    assert done.stderr.startswith("annotator: the window cannot open: there is no display;")
    assert done.stderr.count("\n") == 1


@marks.DISPLAYS
def test_a_display_that_does_not_exist_is_told_in_one_sentence() -> None:
    done = annotator(DISPLAY=":7777")
    assert done.returncode == WORLD_NOT_AS_NEEDED
    assert done.stderr == (
        "annotator: the window cannot open: display :7777 does not answer; "
        "start it, or unset DISPLAY and draw a picture with annotator demo\n"
    )


def test_started_without_streams_as_from_an_icon_on_windows_it_ends_with_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(argv: list[str], *, open_window: object) -> int:
        raise NotFound("no page {page}", page=argv[0])

    monkeypatch.setattr(command_line, "run", run)
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["check"]) == WORLD_NOT_AS_NEEDED


def test_words_go_to_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[list[str]] = []

    def run(argv: list[str], *, open_window: object) -> int:
        assert callable(open_window)
        heard.append(argv)
        return 4

    monkeypatch.setattr(command_line, "run", run)
    assert main(["check", "corpus.db"]) == 4
    assert heard == [["check", "corpus.db"]]


def test_what_the_world_lacks_ends_in_a_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def run(argv: list[str], *, open_window: object) -> int:
        raise NotFound("no page {page}", page=argv[0])

    monkeypatch.setattr(command_line, "run", run)
    assert main(["9"]) == WORLD_NOT_AS_NEEDED
    assert capsys.readouterr().err == "annotator: no page 9\n"


def test_ctrl_c_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(argv: list[str], *, open_window: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(command_line, "run", run)
    assert main(["pages"]) == INTERRUPTED


@pytest.mark.parametrize(
    ("chosen", "drawn_into"), [(Platform.OFFSCREEN, Path("page.png")), (Platform.XCB, None), (Platform.NATIVE, None)]
)
def test_the_picture_is_made_only_where_there_is_no_display(
    chosen: Platform, drawn_into: Path | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path | None] = []

    def show(corpus: Path | None, *, screenshot: Path | None) -> int:
        asked.append(screenshot)
        return 0

    monkeypatch.setattr(platform, "prepare_platform", lambda environ, *, is_drawn: chosen)
    monkeypatch.setattr(window, "open_window", show)
    assert open_window(Path("corpus.db"), screenshot=Path("page.png")) == 0
    assert asked == [drawn_into]


def test_the_command_line_needs_no_qt() -> None:
    done = annotator(start=("-c", "import sys, annotator.cli.app; print([name for name in sys.modules if 'PySide6' in name])"))
    assert done.stdout == "[]\n", done.stderr


def test_the_start_of_the_window_is_light() -> None:
    heavy = "{'numpy', 'pypdfium2', 'scipy', 'sqlite_utils', 'click', 'sklearn', 'lxml', 'matplotlib', 'typer', 'rich'}"
    of_jobs = "{f'annotator.{name}' for name in ('figures', 'segment', 'exchange', 'learn', 'ui.dialogs.forms')}"
    modules = "import sys, annotator.__main__, annotator.ui.app, annotator.ui.workspace"
    done = annotator(start=("-c", f"{modules}; print(sorted(({heavy} | {of_jobs}) & set(sys.modules)))"))
    assert done.stdout == "[]\n", done.stderr
