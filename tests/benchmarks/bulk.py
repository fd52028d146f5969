"""How long importing and exporting many pages takes, against plain sqlite3 and orjson moving the same rows in the same run.

``python tests/benchmarks/bulk.py --pages 10000``. Each measurement is a process of its own, so that its memory is its own. Exit
code 1 where a way is slower than 2.5 times the plain one, uses 300 MB, or texts and index follow at less than 400 pages a second.
"""

import random
import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import orjson

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))


ARTICLES, FURNITURE = 9, 6
"""Of each page: nine articles of six fragments and six fragments of furniture, sixty in all."""
ROLES = (("headline", 14), ("byline", 10), ("body", 190), ("crosshead", 8), ("body", 190), ("credit", 6))
LINE = 19
RATIO_LIMIT, MEMORY_LIMIT, FOLLOWING_LIMIT = 2.5, 300, 400
_BATCH = 500


@dataclass(frozen=True)
class Figures:
    """Seconds of wall clock and of the processor, and the most memory that the process had, in MB."""

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


def plain_import(source: Path, target: Path, *, predictions: bool) -> None:
    """The rows of the file, unchecked, with nothing but the standard library and orjson."""
    with closing(sqlite3.connect(target, isolation_level=None)) as db, source.open("rb") as lines:
        db.executescript(PLAIN)
        while batch := [orjson.loads(line) for line in islice(lines, _BATCH)]:
            db.execute("BEGIN")
            db.executemany("INSERT INTO pages VALUES (:id, :publication, :date, :page_number, :language, :text)", batch)
            if predictions:
                db.executemany("INSERT INTO predictions VALUES (?, ?)", map(_plain_content, batch))
            else:
                _plain_rows(db, batch)
            db.execute("COMMIT")


def _plain_content(line: dict[str, Any]) -> tuple[object, str]:
    return line["id"], orjson.dumps({"articles": line["articles"], "furniture": line["furniture"]}).decode()


def _plain_rows(db: sqlite3.Connection, batch: list[Any]) -> None:
    first = db.execute("SELECT count(*) FROM pages").fetchone()[0] - len(batch)
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
