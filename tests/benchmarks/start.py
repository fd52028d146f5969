"""How long the program takes from the start of its process until a page is painted and the list of pages is filled.

``python tests/benchmarks/start.py [--pages N] [--corpus FILE]`` makes a corpus of 100,000 short pages where none is given,
and starts the window and a bare PySide6 program that shows the same text, in turn, seven times each. Exit code 1 where
the median is above a second, or above four times that of the bare program.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
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
from annotator.ui import app as window
from tests.benchmarks.started import Started
app = window._application()
workspace = window._workspace(app)
workspace.open(Path(sys.argv[1]))
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


def started(program: str, argument: Path, home: Path) -> float:
    """Seconds from the start of the process until what it shows is painted."""
    environment = os.environ | {f"XDG_{name}_HOME": str(home) for name in ("DATA", "CONFIG", "STATE")} | {"LOGNAME": REVIEWER}
    begun = time.time()
    done = subprocess.run(
        [sys.executable, "-c", program, str(argument)], cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    )
    return float(done.stdout.split()[-1]) - begun


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
        ours, bare = list[float](), list[float]()
        for _ in range(TURNS + 1):
            ours.append(started(WINDOW, path, Path(folder)))
            bare.append(started(BARE, text, Path(folder)))
    times, reference = median(ours[1:]), median(bare[1:])
    sys.stdout.write(f"window {times:.2f} s ({min(ours[1:]):.2f}-{max(ours[1:]):.2f}), limit {LIMIT:.2f}\n")
    sys.stdout.write(f"bare   {reference:.2f} s; the window takes {times / reference:.1f} times that, limit {TIMES_BARE:.1f}\n")
    return int(times > LIMIT or times > TIMES_BARE * reference)


if __name__ == "__main__":
    sys.exit(main())
