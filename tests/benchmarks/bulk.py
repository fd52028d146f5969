"""How long importing and exporting many pages takes, beside plain sqlite3 and orjson moving the same rows in the same run.

``python tests/benchmarks/bulk.py [--pages 10000] [--repeat 1]``. The plain ways check nothing, count nothing, and keep of a
fragment only where it is, its role and its article. Every way is a process of its own, so that its memory is its own; an
import of ours starts another one, whose work and memory are added. Exit code 1 where importing or exporting takes more than
2.5 times as long as the plain way with fragments as rows, or has 300 MB, or where texts and search index follow an import at
less than 400 pages a second, both together.
"""

import argparse
import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Any

import orjson

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from annotator.core.progress import Silent
from annotator.services.corpora import open_corpus
from annotator.services.exporting import ExportChoice, Which, export_pages
from annotator.services.following import make_texts
from annotator.services.importing import ReadAs, import_into
from annotator.services.searching import index_pages
from tests.benchmarks.memory import children_time, most_memory

PAGES = 10_000
ARTICLES, FURNITURE = 9, 6
"""Of each page: nine articles of six fragments and six fragments of furniture, sixty in all."""
ROLES = (("headline", 14), ("byline", 10), ("body", 190), ("crosshead", 8), ("body", 190), ("credit", 6))
LINE = 19
RATIO_LIMIT, MEMORY_LIMIT, FOLLOWING_LIMIT = 2.5, 300, 400
_BATCH = 500


@dataclass(frozen=True)
class Figures:
    """Seconds of wall clock and of all processors, and the most memory in MB that the process and what it started had."""

    wall: float
    cpu: float
    memory: float


def generated(path: Path, pages: int, *, seed: int = 1) -> None:
    """Write a file of finished pages, the same for the same number."""
    chance = random.Random(seed)
    with path.open("wb") as stream:
        stream.writelines(orjson.dumps(page(chance, number), option=orjson.OPT_APPEND_NEWLINE) for number in range(pages))


def page(chance: random.Random, number: int) -> dict[str, object]:
    """One page as a line of page-jsonl."""
    text = _Text(chance)
    furniture = [text.span("folio" if place == 0 else "notice", 12) for place in range(FURNITURE)]
    articles = [{"id": f"a{at + 1}", "spans": [text.span(*role) for role in ROLES]} for at in range(ARTICLES)]
    date = f"{1950 + number // 3360}-{number // 280 % 12 + 1:02}-{number // 10 % 28 + 1:02}"
    return {
        "format": "page-jsonl/1",
        "id": f"daily/{date}/{number % 10 + 1}",
        "text": text.whole,
        "language": "zh",
        "publication": "日报",
        "date": date,
        "page_number": str(number % 10 + 1),
        "source": {"file": f"{number}.txt", "kind": "text"},
        "articles": articles,
        "furniture": furniture,
        "state": {"articles": "finished", "pictures": "new", "numbers": "new"},
        "reviewer": "li",
    }


class _Text:
    """The text of a page under way."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._parts: list[str] = []
        self._length = 0

    @property
    def whole(self) -> str:
        """All of it."""
        return "".join(self._parts)

    def span(self, role: str, characters: int) -> dict[str, object]:
        """Some more characters, in lines; their span."""
        ink = "".join(map(chr, self._chance.choices(range(0x4E00, 0x5E00), k=characters)))
        words = "\n".join(ink[at : at + LINE] for at in range(0, characters, LINE))
        start = self._length
        self._parts.append(f"{words}\n")
        self._length += len(words) + 1
        return {"start": start, "end": start + len(words), "role": role}


PLAIN = """
CREATE TABLE pages (id TEXT PRIMARY KEY, publication TEXT, date TEXT, page_number TEXT, language TEXT, text TEXT NOT NULL);
CREATE TABLE articles (page TEXT, id TEXT, number INTEGER, PRIMARY KEY (page, id)) WITHOUT ROWID;
CREATE TABLE fragments (page INTEGER, start INTEGER, end INTEGER, role TEXT, article TEXT, position INTEGER,
                        PRIMARY KEY (page, start)) WITHOUT ROWID;
CREATE TABLE predictions (page TEXT PRIMARY KEY, content TEXT NOT NULL);
"""


def plain_import(source: Path, target: Path) -> None:
    """The pages and fragments of the file as rows."""
    _plainly_imported(source, target, _plain_rows)


def plain_prediction_import(source: Path, target: Path) -> None:
    """The pages of the file as rows, with what is said of each as JSON."""
    _plainly_imported(source, target, _plain_predictions)


def _plainly_imported(source: Path, target: Path, keep: Callable[[sqlite3.Connection, list[Any], int], None]) -> None:
    count = 0
    with closing(sqlite3.connect(target, isolation_level=None)) as db, source.open("rb") as lines:
        db.executescript(PLAIN)
        while batch := [orjson.loads(line) for line in islice(lines, _BATCH)]:
            db.execute("BEGIN")
            db.executemany("INSERT INTO pages VALUES (:id, :publication, :date, :page_number, :language, :text)", batch)
            keep(db, batch, count)
            db.execute("COMMIT")
            count += len(batch)


def _plain_predictions(db: sqlite3.Connection, batch: list[Any], _first: int) -> None:
    contents = (orjson.dumps({key: line[key] for key in ("articles", "furniture")}).decode() for line in batch)
    db.executemany("INSERT INTO predictions VALUES (?, ?)", zip((line["id"] for line in batch), contents, strict=True))


def _plain_rows(db: sqlite3.Connection, batch: list[Any], first: int) -> None:
    db.executemany(
        "INSERT INTO articles VALUES (?, ?, ?)",
        ((line["id"], article["id"], at) for line in batch for at, article in enumerate(line["articles"], 1)),
    )
    db.executemany(
        "INSERT INTO fragments VALUES (?, ?, ?, ?, ?, ?)",
        (
            (page, span["start"], span["end"], span["role"], article["id"], at)
            for page, line in enumerate(batch, first)
            for article in line["articles"]
            for at, span in enumerate(article["spans"])
        ),
    )
    db.executemany(
        "INSERT INTO fragments VALUES (?, ?, ?, ?, NULL, NULL)",
        (
            (page, span["start"], span["end"], span["role"])
            for page, line in enumerate(batch, first)
            for span in line["furniture"]
        ),
    )


def plain_export(source: Path, target: Path) -> None:
    """What ``plain_import`` kept, as lines."""
    with closing(sqlite3.connect(source)) as db, target.open("wb") as out:
        pages = db.execute("SELECT id, publication, date, page_number, language, text FROM pages ORDER BY rowid")
        for number, page in enumerate(pages):
            keys = zip(("id", "publication", "date", "page_number", "language", "text"), page, strict=True)
            fragments = db.execute(_PLAIN_FRAGMENTS, (number,))
            parts = {
                article: [{"start": start, "end": end, "role": role} for _, start, end, role in some]
                for article, some in groupby(fragments, itemgetter(0))
            }
            furniture = parts.pop(None, [])
            articles = [{"id": article, "spans": spans} for article, spans in parts.items()]
            out.write(
                orjson.dumps({**dict(keys), "articles": articles, "furniture": furniture}, option=orjson.OPT_APPEND_NEWLINE)
            )


def plain_prediction_export(source: Path, target: Path) -> None:
    """What ``plain_prediction_import`` kept, as lines."""
    with closing(sqlite3.connect(source)) as db, target.open("wb") as out:
        for *page, content in db.execute(_PLAIN_PREDICTIONS):
            keys = zip(("id", "publication", "date", "page_number", "language", "text"), page, strict=True)
            out.write(orjson.dumps({**dict(keys), **orjson.loads(content)}, option=orjson.OPT_APPEND_NEWLINE))


_PLAIN_FRAGMENTS = "SELECT article, start, end, role FROM fragments WHERE page = ? ORDER BY article, position, start"
_PLAIN_PREDICTIONS = """
SELECT p.id, publication, date, page_number, language, text, content FROM pages p JOIN predictions n ON n.page = p.id
"""


def annotation_import(source: Path, target: Path) -> None:
    """Ours, as annotations."""
    import_into(target, [source], progress=Silent(), read_as=ReadAs.ANNOTATIONS)


def prediction_import(source: Path, target: Path) -> None:
    """Ours, as predictions."""
    import_into(target, [source], progress=Silent(), read_as=ReadAs.PREDICTIONS)


def annotation_export(source: Path, target: Path) -> None:
    """Ours, of annotations."""
    with open_corpus(source) as store:
        export_pages(store, target, ExportChoice(), progress=Silent())


def prediction_export(source: Path, target: Path) -> None:
    """Ours, of predictions."""
    with open_corpus(source) as store:
        export_pages(store, target, ExportChoice(Which.ALL), progress=Silent())


def following(source: Path, _target: Path) -> None:
    """Texts and search index of what came as annotations."""
    with open_corpus(source) as store:
        make_texts(store, progress=Silent())
        index_pages(store, progress=Silent())


WAYS: Mapping[str, Callable[[Path, Path], None]] = {
    way.__name__: way
    for way in (
        plain_import, plain_prediction_import, plain_export, plain_prediction_export,
        annotation_import, prediction_import, annotation_export, prediction_export, following,
    )
}  # fmt: skip
# Each of ours with what it reads, and the plain ways beside it, each with what it reads. The first is the one it is held
# against: fragments as rows; the second moves them as one text, which is what a prediction is in a corpus too.
FILE = "pages.jsonl"
ROWS_IN, TEXT_IN = ("plain_import", FILE), ("plain_prediction_import", FILE)
ROWS_OUT, TEXT_OUT = ("plain_export", "plain_import"), ("plain_prediction_export", "plain_prediction_import")
OURS = (
    (("annotation_import", FILE), (ROWS_IN,)),
    (("prediction_import", FILE), (ROWS_IN, TEXT_IN)),
    (("annotation_export", "annotation_import"), (ROWS_OUT,)),
    (("prediction_export", "prediction_import"), (ROWS_OUT, TEXT_OUT)),
)


def measured(way: str, source: Path, target: Path) -> Figures:
    """The figures of one way, taken in a process of its own."""
    command = [sys.executable, __file__, "--way", way, str(source), str(target)]
    return Figures(**json.loads(subprocess.run(command, check=True, capture_output=True).stdout))


def taken(way: str, source: Path, target: Path) -> Figures:
    """The figures of one way in this process."""
    began, worked = time.perf_counter(), time.process_time()
    WAYS[way](source, target)
    wall, cpu = time.perf_counter() - began, time.process_time() - worked
    return Figures(wall, cpu + children_time(), most_memory(with_children=True))


def best(way: str, source: Path, folder: Path, repeat: int) -> Figures:
    """The quickest of some runs: what else the machine does only ever makes one slower."""
    runs = []
    for _ in range(repeat):
        target = folder / way
        target.unlink(missing_ok=True)
        runs.append(measured(way, source, target))
    return Figures(min(run.wall for run in runs), min(run.cpu for run in runs), max(run.memory for run in runs))


def told(way: str, figures: Figures, pages: int) -> str:
    """One line: pages a second and memory."""
    return f"{way:24}{pages / figures.wall:8.0f}{pages / figures.cpu:8.0f}{figures.memory:8.0f} MB"


def main(argv: Sequence[str] | None = None) -> int:
    """Measure every way and say how they compare; 1 where a limit is not held."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--repeat", type=int, default=1, help="take the quickest of so many runs")
    parser.add_argument("--way", nargs=3, metavar=("WAY", "SOURCE", "TARGET"), help=argparse.SUPPRESS)
    options = parser.parse_args(argv)
    if options.way:
        way, source, target = options.way
        print(json.dumps(vars(taken(way, Path(source), Path(target)))))  # noqa: T201 - read by the process that asked
        return 0
    with tempfile.TemporaryDirectory() as folder:
        return compared(Path(folder), options.pages, options.repeat)


def compared(folder: Path, pages: int, repeat: int) -> int:
    """Measure in this folder and print; 1 where a limit is not held."""
    generated(folder / FILE, pages)
    say(f"{'pages a second by':24}{'clock':>8}{'work':>8}{'memory':>11}")
    plain = {}
    for way, source in (ROWS_IN, TEXT_IN, ROWS_OUT, TEXT_OUT):
        plain[way] = best(way, folder / source, folder, repeat)
        say(told(way, plain[way], pages))
    is_held = True
    for (way, source), references in OURS:
        found = best(way, folder / source, folder, repeat)
        ratios = [found.wall / plain[reference].wall for reference, _ in references]
        times = ", ".join(f"{ratio:.2f} × {reference}" for ratio, (reference, _) in zip(ratios, references, strict=True))
        say(f"{told(way, found, pages)}   {times}")
        is_held &= ratios[0] <= RATIO_LIMIT and found.memory < MEMORY_LIMIT
    return 0 if follows(folder, pages) >= FOLLOWING_LIMIT and is_held else 1


def follows(folder: Path, pages: int) -> float:
    """How many pages a second an import that finds them there, and what follows an import, do; the latter."""
    again = measured("annotation_import", folder / FILE, folder / "annotation_import")
    say(told("the same import again", again, pages))
    after = measured("following", folder / "annotation_import", folder / "none")
    say(told("texts and index after it", after, pages))
    return pages / after.wall


def say(words: str) -> None:
    """One line for whoever asked."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
