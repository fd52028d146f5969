"""How long it takes to correct the details of many pages at once, to undo that and to do it again.

``python tests/benchmarks/page_details.py [--pages 20000] [--changed 10000] [--characters 6500]``. Beside each figure stands
bare sqlite3 on such a file: an UPDATE a page and a row with what was there, in one transaction. A page's row holds its text,
which SQLite writes anew where the row becomes longer or shorter: a date is as long as a date, the name of a paper is not.
Exit code 1 where ours takes more than three times as long.
"""

import argparse
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from annotator.core.page import Page, PageId
from annotator.services.corpora import create_corpus, open_corpus
from annotator.services.details import Corrected, Detail, change_details, redo_details, undo_details

RATIO_LIMIT = 3.0
CHANGES = {Detail.DATE: "2023-07-27", Detail.PUBLICATION: "呼和浩特日报"}
_VALUE = "INSERT INTO was SELECT id, ?2, {column}, ?3 FROM pages WHERE id = ?1"


@dataclass(frozen=True)
class Seconds:
    """Wall clock and processor time of one act."""

    wall: float
    cpu: float

    def __str__(self) -> str:
        return f"{self.wall:6.2f} s wall {self.cpu:6.2f} s cpu"


def fill(path: Path, pages: int, characters: int) -> None:
    """A corpus of generated pages, the same for the same numbers."""
    chance = random.Random(1)
    letters = [chr(code) for code in range(0x4E00, 0x5E00)]
    with create_corpus(path) as store, store.atomic():
        for number in range(pages):
            text = "".join(chance.choices(letters, k=characters))
            date = f"{1950 + number // 3360}-{number // 280 % 12 + 1:02}-{number // 10 % 28 + 1:02}"
            store.pages.add(Page(PageId(f"daily/{number}"), text, "zh", "日报", None, date, str(number % 10 + 1)))


def measure(path: Path, changed: int, say: Callable[[str], object]) -> float:
    """Correct, undo and redo each detail beside the bare way; how many times as long the slowest correction took."""
    with open_corpus(path) as store:
        pages = store.pages.ids()[:changed]
    ratios = []
    for detail, value in CHANGES.items():
        bare = _beside(path, partial(plain, pages=pages, column=detail.value, value=value))
        made = _ours(path, partial(change_details, pages=pages, changes={detail: value}))
        say(f"{detail.value}: {len(pages)} pages {made}, bare sqlite3 {bare}")
        say(f"  undone {_ours(path, undo_details)}")
        say(f"  again  {_ours(path, redo_details)}")
        ratios.append(made.wall / bare.wall)
    return max(ratios)


def plain(path: Path, pages: Sequence[PageId], column: str, value: str) -> None:
    """Set one column of the pages and keep what was there, with nothing else."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA journal_mode = WAL")
        raw.execute("PRAGMA synchronous = FULL")
        raw.execute(
            "CREATE TABLE was (page TEXT, column TEXT, before TEXT, after TEXT, PRIMARY KEY (page, column)) WITHOUT ROWID"
        )
        raw.execute("BEGIN IMMEDIATE")
        raw.executemany(_VALUE.format(column=column), [(page, column, value) for page in pages])
        raw.executemany(f"UPDATE pages SET {column} = ? WHERE id = ?", [(value, page) for page in pages])
        raw.execute("COMMIT")


def _beside(path: Path, act: Callable[[Path], object]) -> Seconds:
    copy = path.with_name("bare.sqlite")
    shutil.copy(path, copy)
    took = _timed(lambda: act(copy))
    copy.unlink()
    return took


def _ours(path: Path, act: Callable[..., Corrected]) -> Seconds:
    with open_corpus(path) as store:
        return _timed(lambda: act(store, reviewer="li", session="benchmark"))


def _timed(act: Callable[[], object]) -> Seconds:
    wall, cpu = time.perf_counter(), time.process_time()
    act()
    return Seconds(time.perf_counter() - wall, time.process_time() - cpu)


def main(words: Sequence[str] | None = None) -> int:
    """Make the corpus, measure, and say whether it is fast enough."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--changed", type=int, default=10_000)
    parser.add_argument("--characters", type=int, default=6_500)
    given = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.corpus"
        fill(path, given.pages, given.characters)
        ratio = measure(path, given.changed, lambda line: sys.stdout.write(f"{line}\n"))
    sys.stdout.write(f"at most {ratio:.1f} times as long as the bare way\n")
    return int(ratio > RATIO_LIMIT)


if __name__ == "__main__":
    raise SystemExit(main())
