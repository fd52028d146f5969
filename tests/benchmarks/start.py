"""How long the program takes from the start of its process until a page is painted and the list of pages is filled.

``python tests/benchmarks/start.py [--pages N] [--corpus FILE]`` makes a corpus of 100,000 short pages where none is given,
and starts the window and a bare PySide6 program that shows the same text, in turn, seven times each, both from bytecode, as
programs that are installed do, whatever the environment says. Exit code 1 where the median is above a second, or above four
times that of the bare program; beside them stand the seconds of computing, of which a busy machine takes less away.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

LIMIT, TIMES_BARE = 1.0, 4.0
TURNS = 7
REVIEWER = "li"

WINDOW = """
import sys
from pathlib import Path
import annotator.__main__
from annotator.ui.collecting import uncollected
with uncollected():
    from annotator.ui import app as window
from tests.benchmarks.started import Started
app = window._application()
workspace = window._workspace(app, Path(sys.argv[1]))
workspace.window.show()
code = Started(app).wait(workspace.pages.listed, workspace.desk.opened)
workspace.close()
sys.exit(code)
"""
BARE = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from tests.benchmarks.started import Started
app = QApplication([])
editor = QPlainTextEdit(Path(sys.argv[1]).read_text("utf-8"))
editor.resize(1600, 1000)
editor.show()
sys.exit(Started(app).wait())
"""


def lines(count: int) -> Iterator[dict[str, object]]:
    """So many pages of ten papers, eight pages an issue, a third of them begun or finished."""
    for number in range(count):
        paper, day, page = (
            f"报纸{number // 8 % 10}",
            f"{2000 + number // 29200}-{number // 2400 % 12 + 1:02}-{number // 80 % 28 + 1:02}",
            number % 8 + 1,
        )
        text = f"标题{number}号新闻\n\n本报讯（记者 张{number % 97}）正文第{number}页，增长{number % 100}.{number % 10}%。\n"
        line: dict[str, object] = {"id": f"{paper}/{number}", "text": text, "language": "zh", "publication": paper, "date": day}
        line["page_number"] = str(page)
        if number % 3 == 0:
            spans = [
                {"start": 0, "end": text.index("\n"), "role": "headline"},
                {"start": text.index("本"), "end": len(text) - 1, "role": "body"},
            ]
            state = {"articles": "finished" if number % 6 == 0 else "in progress"}
            line |= {"articles": [{"id": "a1", "spans": spans}], "state": state, "reviewer": REVIEWER}
        yield line


def corpus_of(count: int, folder: Path) -> Path:
    """A corpus of so many pages."""
    import orjson

    from annotator.core.progress import Silent
    from annotator.services.importing import import_into

    source, path = folder / "pages.jsonl", folder / "pages.corpus"
    with source.open("wb") as file:
        file.writelines(orjson.dumps(line) + b"\n" for line in lines(count))
    import_into(path, [source], progress=Silent())
    return path


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds from the start of a process until what it shows is painted, by the clock and of computing."""

    wall: float
    cpu: float


def started(program: str, argument: Path, home: Path) -> Spent:
    """What the start of a program takes."""
    environment = os.environ | {f"XDG_{name}_HOME": str(home) for name in ("DATA", "CONFIG", "STATE")} | {"LOGNAME": REVIEWER}
    environment |= {"PYTHONPYCACHEPREFIX": str(home / "bytecode"), "PYTHONDONTWRITEBYTECODE": ""}
    begun = time.time()
    done = subprocess.run(
        [sys.executable, "-c", program, str(argument)], cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    )
    wall, cpu = map(float, done.stdout.split()[-2:])
    return Spent(wall - begun, cpu)


def main() -> int:
    """Measure and tell; 1 where a limit is passed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pages", type=int, default=100_000)
    options.add_argument("--corpus", type=Path)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.corpus or corpus_of(given.pages, Path(folder))
        text = Path(folder) / "page.txt"
        text.write_text(str(next(lines(1))["text"]), "utf-8")
        ours, bare = list[Spent](), list[Spent]()
        # The first turn writes the bytecode.
        for _ in range(TURNS + 1):
            ours.append(started(WINDOW, path, Path(folder)))
            bare.append(started(BARE, text, Path(folder)))
    times, reference = _tell("window", ours[1:]), _tell("bare", bare[1:])
    sys.stdout.write(f"the window takes {times / reference:.1f} times that; limits {LIMIT:.2f} s and {TIMES_BARE:.1f} times\n")
    return int(times > LIMIT or times > TIMES_BARE * reference)


def _tell(name: str, spent: Sequence[Spent]) -> float:
    """The median, told beside the shortest and the longest."""
    walls = [one.wall for one in spent]
    cpu = median(one.cpu for one in spent)
    sys.stdout.write(f"{name:6} {median(walls):.2f} s ({min(walls):.2f}-{max(walls):.2f}), computing {cpu:.2f} s\n")
    return median(walls)


if __name__ == "__main__":
    sys.exit(main())
