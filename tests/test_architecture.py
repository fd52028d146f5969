"""The house stands as it was drawn: layers point down, modules stay short, the top level stays bare."""

import re
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests import marks

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "annotator"
TOP_LEVEL = {"LICENSE", "README.md", "annotator", "main.py", "pyproject.toml", "resources", "tests"}
LEFT_BY_USE = [line.rstrip("/") for line in (ROOT / ".gitignore").read_text("utf-8").split("\n") if line]
MODULES = sorted([*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py")])


def named(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


def test_imports_point_down_and_stay_at_home() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("module", MODULES, ids=named(MODULES))
def test_a_module_is_no_longer_than_500_lines(module: Path) -> None:
    assert len(module.read_text("utf-8").split("\n")) <= 500


def test_the_top_level_holds_nothing_else() -> None:
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert {name for name in found if not any(fnmatch(name, pattern) for pattern in LEFT_BY_USE)} <= TOP_LEVEL


def test_main_is_three_lines() -> None:
    lines = (ROOT / "main.py").read_text("utf-8").split("\n")
    assert len([line for line in lines if line.strip()]) <= 3


def test_no_line_ends_where_only_python_sees_an_end() -> None:
    assert not named([path for path in PACKAGE.rglob("*.py") if "splitlines(" in path.read_text("utf-8")])


def test_every_folder_of_python_says_what_it_is_for() -> None:
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    silent = [folder for folder in folders if not (folder / "__init__.py").exists()]
    assert not named(silent)


def test_no_test_is_skipped_or_expected_to_fail_but_for_systems_that_cannot_run_it() -> None:
    verbs = re.compile(r"(pytest|mark)\.(skip|xfail|importorskip)")
    with_systems = re.compile(r"mark\.skipif\(sys\.platform ")
    left = {path: with_systems.sub("", path.read_text("utf-8")) for path in MODULES}
    assert not named([path for path, text in left.items() if verbs.search(text)])
    assert named([path for path in MODULES if with_systems.search(path.read_text("utf-8"))]) == ["tests/marks.py"]


def test_on_linux_every_test_is_run() -> None:
    taken = [mark.args[0] for mark in vars(marks).values() if isinstance(mark, pytest.MarkDecorator)]
    assert len(taken) >= 10
    assert not any(taken) or sys.platform != "linux"
