"""Streams, encodings and endings, as the shell sees them."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annotator import __version__
from annotator.__main__ import main
from annotator.cli import listing
from tests import marks

ROOT = Path(__file__).resolve().parent.parent.parent
COMMAND = [sys.executable, str(ROOT / "main.py")]
RARE = "𠮷田"


def program(*words: str, **environ: str) -> subprocess.CompletedProcess[bytes]:
    environment = {"PATH": os.environ["PATH"], "HOME": os.environ["HOME"], **environ}
    return subprocess.run([*COMMAND, *words], env=environment, capture_output=True, check=False)


@pytest.fixture
def corpus() -> str:
    """A corpus whose page has a rare character in its name and text."""
    Path(f"{RARE}.txt").write_text(f"{RARE}\n正文", encoding="utf-8")
    assert main(["import", "c.corpus", f"{RARE}.txt"]) == 0
    return "c.corpus"


ENVIRONMENTS = [
    {"LC_ALL": "C"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONIOENCODING": "gbk"},
    {"PYTHONIOENCODING": "ascii"},
    {"LC_ALL": "C.UTF-8"},
]


@pytest.mark.parametrize("environ", ENVIRONMENTS, ids=str)
def test_no_encoding_of_the_terminal_fails(corpus: str, environ: dict[str, str]) -> None:
    table = program("pages", corpus, **environ)
    assert (table.returncode, table.stderr) == (0, b"")
    assert RARE.encode() in table.stdout or b"\\U00020bb7" in table.stdout


@pytest.mark.parametrize("environ", ENVIRONMENTS, ids=str)
def test_data_is_utf8_whatever_the_terminal_is(corpus: str, environ: dict[str, str]) -> None:
    assert json.loads(program("pages", corpus, "--json", **environ).stdout)[0]["id"] == RARE
    assert json.loads(program("export", corpus, "-", "--state", "all", **environ).stdout)["text"] == f"{RARE}\n正文"


@pytest.mark.parametrize("environ", ENVIRONMENTS, ids=str)
def test_a_refusal_is_shown_in_every_encoding(environ: dict[str, str]) -> None:
    done = program("pages", f"{RARE}.corpus", **environ)
    assert done.returncode == 3
    assert done.stderr.startswith(b"annotator: there is no corpus at ")


@marks.SHELL
def test_a_closed_pipe_is_quiet(corpus: str) -> None:
    words = " ".join([*COMMAND, "export", corpus, "-", "--state", "all"])
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {words} 2>err | true"], check=False)
    assert done.returncode == 0
    assert b"rror" not in Path("err").read_bytes()


@marks.FULL_DEVICE
def test_a_full_disk_behind_standard_output_is_one_sentence(corpus: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*COMMAND, "pages", corpus], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 3
    assert done.stderr == b"annotator: standard output could not be written: No space left on device\n"


@marks.SHELL
def test_a_closed_standard_output_is_one_sentence(corpus: str) -> None:
    done = subprocess.run(["bash", "-c", f"{' '.join(COMMAND)} pages {corpus} >&-"], stderr=subprocess.PIPE, check=False)
    assert done.returncode == 3
    assert done.stderr == b"annotator: standard output is closed; send it somewhere\n"


@marks.PROCESSES
def test_ctrl_c_while_waiting_for_input_is_130_and_no_traceback() -> None:
    with subprocess.Popen(
        [*COMMAND, "preview", "-", "--segmenter", "one"], stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stderr is not None
        # The program has no way to say that it waits; it is certainly reading once its clock has stood still.
        wait_until_idle(running.pid)
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=20) == 130
        assert running.stderr.read() == b"annotator: cancelled\n"


def wait_until_idle(pid: int) -> None:
    """Return when the process sleeps in a read and has used no more processor time for a while."""
    for _ in range(200):
        before = Path(f"/proc/{pid}/stat").read_text("utf-8").split()
        time.sleep(0.3)
        after = Path(f"/proc/{pid}/stat").read_text("utf-8").split()
        if after[2] == "S" and before[13:15] == after[13:15] and int(after[13]) > 0:
            return
    raise TimeoutError(pid)


@pytest.mark.parametrize(
    "words", [["nonsense"], ["pages", "--nonsense"], ["import"], ["export"], ["segment", "--workers", "0"], ["preview"]]
)
def test_wrong_usage_is_exit_2_and_nothing_on_standard_output(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Error: " in captured.err


def test_help_is_exit_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "Usage: annotator" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["open", "demo", "import", "segment", "preview", "export", "check", "pages", "metric"])
def test_every_command_of_the_contract_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    assert f"Usage: annotator {command}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("command", "arguments"),
    [("open", "[CORPUS]"), ("import", "[CORPUS] SOURCE…"), ("export", "[CORPUS] OUT|-"), ("restore", "[CORPUS] [BACKUP]")],
)
def test_usage_shows_what_may_be_left_out(command: str, arguments: str, capsys: pytest.CaptureFixture[str]) -> None:
    main([command, "--help"])
    assert capsys.readouterr().out.startswith(f"Usage: annotator {command} [OPTIONS] {arguments}\n")


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"annotator {__version__}\n"


def test_a_bug_leaves_its_traceback_in_the_log(corpus: str, own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(listing, "opened", broken)
    with pytest.raises(ZeroDivisionError):
        main(["pages", corpus])
    (log,) = own_home.rglob("annotator.log")
    assert "ZeroDivisionError: a bug" in log.read_text("utf-8")


def test_the_command_line_works_without_qt(corpus: str) -> None:
    words = [["pages", corpus], ["preview", f"{RARE}.txt", "--segmenter", "one"], ["check", corpus], ["export", corpus, "-"]]
    words.append(["metric", "--list"])
    script = f"import sys; sys.modules['PySide6'] = None\nfrom annotator.__main__ import main\nprint([main(w) for w in {words}])"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False
    )
    assert done.stdout.endswith(b"[0, 0, 0, 0, 0]\n"), done.stderr
