"""How fast pages are put into the index, and how long a reviewer waits for the first pages that hold some words.

``python tests/benchmarks/search.py [PAGES] [--corpus FILE]`` on generated pages of real length; FILE is made where it is
missing and kept, so that it can be asked again. Beside each figure stands what the machine needs for the bare thing: an
FTS5 table of the same pairs filled and asked with nothing around it, and a scan of texts by LIKE, which finds no word that
a line end cuts; on so few pages that they tell a slow machine from a slow program. Exit code 1 where the median of the
waits is above 50 ms or less than 400 pages a second are indexed.
"""

import argparse
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path
from statistics import median

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from annotator.core.page import Page, PageId
from annotator.core.progress import Silent
from annotator.core.searching import folded
from annotator.services.searching import index_pages, search_pages
from annotator.store import Store

PAGES, TIMES = 100_000, 5
MEDIAN_LIMIT, RATE_LIMIT = 50.0, 400.0
SHOWN, FOUND = 30, 10_000
CHARACTERS = 6_500
BARE_PAGES = 2_000
VOCABULARY = 60_000
LATIN = ("GDP", "5G", "APEC", "2023", "15%", "984.69", "１００", "AI")
_TOPIC = 200


class Paper:
    """Writes pages with words as frequent as in a language: the n-th word comes about 1/n as often as the first."""

    def __init__(self, seed: int = 2023) -> None:
        self._chance = np.random.default_rng(seed)
        letters = np.array([chr(0x4E00 + code) for code in self._chance.permutation(0x5000)[:4500]])
        lengths = self._chance.choice([1, 2, 2, 2, 3, 4], VOCABULARY)
        drawn = letters[self._ranks(len(letters), int(lengths.sum()))]
        ends = np.cumsum(lengths)
        made = ["".join(drawn[end - length : end]) for end, length in zip(ends, lengths, strict=True)]
        self.words = np.array([*dict.fromkeys([*made[:40], "，", "。", *made[40:400], *LATIN, *made[400:]])], dtype=object)

    def page(self, number: int) -> Page:
        """The next page: two of five words are those of what it is about, said again and again."""
        about = self._ranks(len(self.words), _TOPIC)
        common = self._ranks(len(self.words), CHARACTERS // 2)
        is_about = self._chance.random(len(common)) < 0.4
        bare = "".join(self.words[np.where(is_about, about[self._ranks(_TOPIC, len(common))], common)])[:CHARACTERS]
        width = int(self._chance.integers(11, 24))
        text = "\n".join(bare[at : at + width] for at in range(0, len(bare), width))
        day = f"{2000 + number // 8 // 336}-{number // 8 // 28 % 12 + 1:02}-{number // 8 % 28 + 1:02}"
        return Page(PageId(f"daily/{day}/{number % 8 + 1}"), text, "zh", "Daily", None, day, str(number % 8 + 1))

    def _ranks(self, count: int, size: int) -> "np.ndarray[tuple[int, ...], np.dtype[np.intp]]":
        weights = np.cumsum(1 / (np.arange(count) + 3.0))
        return np.searchsorted(weights / weights[-1], self._chance.random(size))


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the clock and of computing."""

    wall: float
    cpu: float


def spent(act: Callable[[], object]) -> Spent:
    """What an act takes."""
    wall, cpu = time.perf_counter(), time.process_time()
    act()
    return Spent(time.perf_counter() - wall, time.process_time() - cpu)


def fill(store: Store, count: int) -> None:
    """Pages until there are so many."""
    paper = Paper()
    pages = (paper.page(number) for number in range(count))
    while some := list(islice(pages, 500)):
        with store.atomic():
            for page in some:
                store.pages.add(page)


def words_of(store: Store, seed: int = 7) -> list[str]:
    """20 words: frequent and rare ones of one, two and three characters, ASCII, and pieces of text of up to 12."""
    paper, chance = Paper(), np.random.default_rng(seed)
    plain = [word for word in paper.words if not word.isascii()]
    text = folded(store.search.texts([1 + store.search.coverage().pages // 2])[0].text)
    long = [text[at : at + length] for length in (4, 5, 6, 8, 10, 12, 12) for at in [int(chance.integers(len(text) - length))]]
    pairs = [word for word in plain if len(word) == 2]
    triples = [word for word in plain if len(word) == 3]
    single = [text[0], folded(plain[-1])[0]]
    return [*pairs[:3], pairs[300], pairs[3000], pairs[-1], *triples[:2], triples[-1], *single, "GDP", "１５%", *long]


def bare_texts(store: Store) -> list[str]:
    """Some of the texts as they are searched, as FTS5 is given them: each pair of neighbours a token."""
    texts = [folded(one.text) for one in store.search.texts_after(0, BARE_PAGES)]
    return [" ".join(map("".join, pairwise(text))) for text in texts]


def bare_table() -> sqlite3.Connection:
    """An FTS5 table in memory that is ready to be filled."""
    out = sqlite3.connect(":memory:")
    out.execute("CREATE VIRTUAL TABLE pairs USING fts5(tokens, content='', columnsize=0)")
    return out


def fill_bare(table: sqlite3.Connection, tokens: list[str]) -> None:
    """Put texts into the table in one transaction."""
    with table:
        table.executemany("INSERT INTO pairs (rowid, tokens) VALUES (?, ?)", list(enumerate(tokens)))


def told_index(pages: int, index: Spent, bare: Spent) -> str:
    """How fast the index was filled, and how fast FTS5 alone was on fewer pages."""
    rows = (("index", pages, index), ("bare FTS5", min(BARE_PAGES, pages), bare))
    return "\n".join(
        f"{name:12}{count / times.wall:8.0f} pages a second by the clock,{count / times.cpu:8.0f} of computing"
        for name, count, times in rows
    )


def asked(store: Store, words: str) -> tuple[int, Spent]:
    """How many pages hold the words, and the median of some waits for the first of them."""
    found = search_pages(store, words, limit=SHOWN, most=FOUND)
    times = [spent(lambda: search_pages(store, words, limit=SHOWN, most=FOUND)) for _ in range(TIMES)]
    return found.pages, Spent(median(one.wall for one in times), median(one.cpu for one in times))


def measure(store: Store, out: Callable[[str], object]) -> bool:
    """Index what is not indexed, search, and tell; whether both are fast enough."""
    coverage = store.search.coverage()
    rate, unread = RATE_LIMIT, coverage.pages - coverage.indexed
    tokens = bare_texts(store)
    with closing(bare_table()) as table:
        bare = spent(lambda: fill_bare(table, tokens))
        if unread:
            index = spent(lambda: index_pages(store, progress=Silent()))
            rate = unread / index.wall
            out(told_index(unread, index, bare))
        waits = [_row(store, words, table, out) for words in words_of(store)]
    out(f"median of {len(waits)} words: {median(one.wall for one in waits) * 1000:.1f} ms")
    return rate >= RATE_LIMIT and median(one.wall for one in waits) * 1000 <= MEDIAN_LIMIT


def _row(store: Store, words: str, table: sqlite3.Connection, out: Callable[[str], object]) -> Spent:
    pages, wait = asked(store, words)
    sought = folded(words)
    phrase = " ".join(sought[at : at + 2] for at in range(max(len(sought) - 1, 1)))
    match = spent(lambda: table.execute("SELECT count(*) FROM pairs WHERE pairs MATCH ?", (f'"{phrase}"',)).fetchall())
    sql = "SELECT count(*) FROM (SELECT text FROM pages LIMIT ?) WHERE text LIKE ?"
    like = spent(lambda: store.search._connection.rows(sql, (BARE_PAGES, f"%{words}%")))
    figures = "".join(f"{value * 1000:9.1f}" for value in (wait.wall, wait.cpu, match.wall, like.wall))
    out(f"{pages:8}{figures}  {words}")
    return wait


def main() -> int:
    """Measure and tell; 1 where something is too slow."""
    parser = argparse.ArgumentParser()
    parser.add_argument("pages", nargs="?", type=int, default=PAGES)
    parser.add_argument("--corpus", type=Path)
    wanted = parser.parse_args()

    def out(line: str) -> None:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()

    with tempfile.TemporaryDirectory() as folder:
        path = wanted.corpus or Path(folder) / "a.corpus"
        is_new = not path.exists()
        with Store.open(path, create=True) as store:
            if is_new:
                fill(store, wanted.pages)
            out(f"{store.pages.count()} pages of {CHARACTERS} characters")
            out(f"milliseconds until {SHOWN} of {FOUND} are shown: by the clock, of computing; FTS5, LIKE on {BARE_PAGES} pages")
            is_fast = measure(store, out)
    return int(not is_fast)


if __name__ == "__main__":
    sys.exit(main())
