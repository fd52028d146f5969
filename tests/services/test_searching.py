"""A search finds every page that holds the words, indexed or not, and says where."""

import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.core.errors import BadCorpus, Cancelled, WriteFailed
from annotator.core.page import PageId
from annotator.core.progress import Silent
from annotator.core.searching import folded
from annotator.resources import resource_path
from annotator.services import searching
from annotator.services.searching import Excerpt, excerpt_of, hits_on, index_pages, search_page, search_pages
from annotator.store import Store
from annotator.store.schema import SEARCH
from annotator.store.search import Coverage
from tests import builders
from tests.builders import page, span_of
from tests.core import strategies

SAMPLE = resource_path("samples/hohhot-daily-2023-07-27-p2.txt").read_text("utf-8")
HARD = "出\n口增长１５％，ＧＤＰ\n\n过万亿；𠮷\n野家 'a\"b' 1000㎡\x01。"

# Line ends and wide spaces, letters of full width, beyond the first plane, and such that read as several or as one.
LETTERS = "出口增长𠮷野家\U00020bb8ＧＤＰgdpGDp1１5５%％㎡…ée\u0301 \n\u3000\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "a.corpus", create=True) as made:
        yield made


def keep(store: Store, *texts: str) -> None:
    """Keep pages p1, p2 … with these texts."""
    for text in texts:
        store.pages.add(page(text, page_id=f"p{store.pages.count() + 1}"))


def index(store: Store) -> int:
    return index_pages(store, progress=Silent())


def pages_found(store: Store, words: str) -> list[PageId]:
    found = search_pages(store, words, limit=1000)
    assert found.pages == len(found.hits)
    return [hit.page for hit in found.hits]


class Told(Silent):
    """Progress that remembers what it heard, and stops once so many pages are done."""

    def __init__(self, stop: int = 1 << 30) -> None:
        self.heard: list[tuple[int, int | None, str]] = []
        self._stop = stop

    def report(self, done: int, total: int | None, what: str) -> None:
        """Remember it."""
        self.heard.append((done, total, what))

    def is_cancelled(self) -> bool:
        """Whether enough are done; asked before some pages more."""
        return bool(self.heard) and self.heard[-1][0] + 1 >= self._stop


@pytest.mark.parametrize("is_indexed", [True, False])
@pytest.mark.parametrize(
    "words",
    [
        "出口",
        "口",
        "出",
        "增长15%",
        "gdp",
        "GDP过万亿",
        "𠮷野家",
        "𠮷",
        "家'a\"b'",
        "\"b'1",
        "000m2",
        "m",
        "㎡\x01。",
        "\x01",
        "。",
    ],
)
def test_words_in_hard_places_are_found(store: Store, words: str, is_indexed: bool) -> None:  # noqa: FBT001 - a parameter
    keep(store, "别的\n文字", HARD, "")
    if is_indexed:
        index(store)
    assert pages_found(store, words) == ["p2"]


@pytest.mark.parametrize("words", ["进口", "口出", "吉野家", "", " \n\u3000", "\0", "\ud800", '"', "* OR a", "\x02"])
def test_words_that_no_page_holds_are_not_found(store: Store, words: str) -> None:
    keep(store, "出口 a b")
    assert pages_found(store, words) == []
    index(store)
    assert pages_found(store, words) == []


@pytest.mark.parametrize("length", range(1, 13))
def test_every_word_is_found_on_every_page_where_a_plain_scan_finds_it(store: Store, length: int) -> None:
    chance = random.Random(length)
    lines = SAMPLE.split("\n")
    keep(store, *("\n".join(chance.sample(lines, 40)) for _ in range(20)))
    index(store)
    bare = {row: folded(store.pages.get(row).text) for row in store.pages.ids()}
    for _ in range(50):
        text = bare[chance.choice(list(bare))]
        start = chance.randrange(len(text) - length)
        words = text[start : start + length]
        assert set(pages_found(store, words)) == {row for row, other in bare.items() if words in other}


@settings(max_examples=20)
@given(st.lists(strategies.texts(), min_size=2, max_size=6), st.data())
def test_an_indexed_corpus_answers_as_one_that_is_not(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], data: st.DataObject
) -> None:
    with Store.open(tmp_path_factory.mktemp("corpus") / "a.corpus", create=True) as store:
        keep(store, *texts)
        start = data.draw(st.integers(0, len(texts[0]) - 1))
        words = texts[0][start : start + data.draw(st.integers(1, 12))]
        before = search_pages(store, words)
        index(store)
        assert search_pages(store, words).hits == before.hits
        assert [hit.spans for hit in before.hits] == [
            spans for row in store.pages.ids() if (spans := search_page(store.pages.get(row), words))
        ]


@settings(max_examples=60)
@given(st.lists(st.text(LETTERS, max_size=40), min_size=1, max_size=8), st.sampled_from([1, 30, 1000]), st.data())
def test_words_of_every_length_are_found_on_every_page_that_has_them(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], batch: int, data: st.DataObject
) -> None:
    text = data.draw(st.sampled_from(texts))
    start = data.draw(st.integers(0, max(len(text) - 1, 0)))
    words = text[start : start + data.draw(st.integers(1, 14))]
    with Store.open(tmp_path_factory.mktemp("corpus") / "a.corpus", create=True) as store, pytest.MonkeyPatch.context() as patch:
        patch.setattr(searching, "_BATCH", batch)
        patch.setattr(searching, "_SOME", 1)
        keep(store, *texts)
        index(store)
        bare = folded(words)
        assert pages_found(store, words) == [f"p{at}" for at, one in enumerate(texts, 1) if bare and bare in folded(one)]


def test_pages_that_are_not_indexed_yet_are_found_after_the_others(store: Store) -> None:
    keep(store, "出口一", "进口")
    index(store)
    keep(store, "出\n口二")
    assert pages_found(store, "出口") == ["p1", "p3"]
    assert [hit.page for hit in search_pages(store, "出口", limit=1).hits] == ["p1"]
    assert search_pages(store, "出口", limit=1).pages == 2


def test_a_hit_has_every_place_and_reads_the_first(store: Store) -> None:
    keep(store, "前文出\n\n口后 文，出口")
    index(store)
    (hit,) = search_pages(store, "出口").hits
    text = store.pages.get(hit.page).text
    assert [text[span.start : span.end] for span in hit.spans] == ["出\n\n口", "出口"]
    assert hit.excerpt == Excerpt("前文", "出口", "后文，出口")


def test_an_excerpt_keeps_the_spaces_between_words_and_no_more_than_it_should() -> None:
    text = "one two\nthree  four\nfive six"
    assert excerpt_of(text, span_of(page(text), "four")) == Excerpt("one two three ", "four", " five six")
    assert excerpt_of(text, span_of(page(text), "four"), context=4) == Excerpt("ree ", "four", " fiv")
    assert excerpt_of("新\n华 社", span_of(page("新\n华 社"), "华"), context=20) == Excerpt("新", "华", "社")


def test_as_many_pages_are_shown_as_asked_for_and_all_counted(store: Store) -> None:
    keep(store, *(f"出口{number}" for number in range(9)))
    index(store)
    found = search_pages(store, "出口", limit=4)
    assert ([hit.page for hit in found.hits], found.pages) == (["p1", "p2", "p3", "p4"], 9)


def test_each_page_is_indexed_once(store: Store) -> None:
    keep(store, "出口", "进口")
    assert (index(store), index(store)) == (2, 0)
    keep(store, "出口")
    assert index(store) == 1
    assert store.search.coverage().is_complete


def test_what_is_indexed_when_somebody_stops_it_stays(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "_SOME", 2)
    monkeypatch.setattr(searching, "_BATCH", 6)
    keep(store, *(f"出口{number}" for number in range(5)))
    progress = Told(stop=3)
    with pytest.raises(Cancelled):
        index_pages(store, progress=progress)
    assert progress.heard == [(0, 5, "indexing"), (2, 5, "indexing")]
    assert store.search.coverage() == Coverage(4, 5)
    assert pages_found(store, "出口") == ["p1", "p2", "p3", "p4", "p5"]


def test_pages_that_come_one_by_one_are_indexed_in_few_batches(store: Store) -> None:
    for number in range(40):
        keep(store, f"第{number}页的出口")
        index(store)
    assert [batch.first for batch in store.search.latest(50)] == [33, 1]
    assert len(pages_found(store, "出口")) == 40
    assert pages_found(store, "第39页") == ["p40"]


def test_batches_are_no_larger_than_a_whole_one(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "_BATCH", 30)
    for number in range(12):
        keep(store, f"出口一二三四五六七{number:02}")
        index(store)
    assert {batch.characters for batch in store.search.latest(50)} == {22}
    assert len(pages_found(store, "出口")) == 12


def test_a_search_that_must_read_pages_tells_how_far_it_is_and_can_be_stopped(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "_SOME", 2)
    keep(store, "出口", "进口", "口")
    progress = Told()
    search_pages(store, "口", progress=progress)
    assert progress.heard == [(0, 3, "searching"), (2, 3, "searching"), (3, 3, "searching")]
    with pytest.raises(Cancelled):
        search_pages(store, "口", progress=Told(stop=1))


def test_a_search_is_stopped_before_it_reads_what_it_found(store: Store) -> None:
    keep(store, "出口")
    index(store)
    progress = Told(stop=1)
    progress.report(1, 1, "")
    with pytest.raises(Cancelled):
        search_pages(store, "出口", progress=progress)


def test_a_search_that_may_not_read_so_many_pages_says_what_it_looked_at(store: Store) -> None:
    keep(store, "出口", "进口")
    index(store)
    keep(store, "出口", "出口")
    found = search_pages(store, "出口", most_unread=1)
    assert ([hit.page for hit in found.hits], found.indexed, found.total, found.is_partial) == (["p1"], 2, 4, True)
    found = search_pages(store, "出口", most_unread=2)
    assert ([hit.page for hit in found.hits], found.is_partial) == (["p1", "p3", "p4"], False)


def test_no_more_pages_are_found_than_asked_for(store: Store) -> None:
    keep(store, *(f"出口{number}" for number in range(4)))
    index(store)
    found = search_pages(store, "出口", limit=2, most=3)
    assert (found.pages, found.are_more) == (3, True)
    assert [hit.page for hit in hits_on(store, "出口", found.later)] == ["p3"]
    assert not search_pages(store, "出口", most=4).are_more
    keep(store, "出口", "出口")
    found = search_pages(store, "出口", limit=2, most=5)
    assert (found.pages, found.are_more) == (5, True)
    assert (search_pages(store, "出口", most=6).pages, search_pages(store, "出口", most=6).are_more) == (6, False)
    assert (search_pages(store, "出口", most=3).pages, search_pages(store, "出口", most=3).are_more) == (3, True)


def test_hits_that_were_not_shown_are_had_later(store: Store) -> None:
    keep(store, *(f"出口{number}" for number in range(4)))
    index(store)
    keep(store, "出口4")
    found = search_pages(store, "出口", limit=2)
    assert found.pages == 5
    assert [hit.page for hit in hits_on(store, "出口", found.later[:2])] == ["p3", "p4"]
    assert [hit.page for hit in hits_on(store, "出口", found.later[2:])] == ["p5"]


def test_pairs_that_the_index_cannot_tell_apart_are_told_apart_on_the_text(store: Store) -> None:
    twins = "\U00020bb7野", "\u0bb7野"
    keep(store, *twins)
    index(store)
    for number, words in enumerate(twins, 1):
        assert list(store.search.holding(folded(words))) == [1, 2]
        assert pages_found(store, words) == [f"p{number}"]


def test_a_corpus_that_cannot_be_written_is_searched_and_not_indexed(store: Store) -> None:
    keep(store, "出口")
    with Store.open(store.path, read_only=True) as reader:
        assert pages_found(reader, "出口") == ["p1"]
        with pytest.raises(WriteFailed):
            index(reader)


INDEX = """
import sys
from pathlib import Path
from annotator.core.progress import Silent
from annotator.services.searching import index_pages
from annotator.store import Store
with Store.open(Path(sys.argv[1]), wait=30) as store:
    print(index_pages(store, progress=Silent()))
"""


def indexed_by_others(path: Path, *, programs: int) -> Sequence[int]:
    """How many pages each of some programs indexed, all at the same time."""
    begun = [
        subprocess.Popen([sys.executable, "-c", INDEX, str(path)], stdout=subprocess.PIPE, text=True) for _ in range(programs)
    ]
    return [int(program.communicate()[0]) for program in begun]


def test_two_programs_that_index_at_the_same_time_index_each_page_once(store: Store) -> None:
    with store.atomic():
        keep(store, *(f"出口{number}\n{SAMPLE[:2000]}" for number in range(300)))
    assert sum(indexed_by_others(store.path, programs=2)) == 300
    assert search_pages(store, "出口").pages == 300
    assert store.search.coverage().is_complete


def test_what_two_find_not_indexed_is_written_by_the_first(store: Store) -> None:
    keep(store, "出口")
    with Store.open(store.path) as other:
        assert index(other) == 1
    assert not store.search.add([(1, "出口")], seen=None, number=1)
    assert pages_found(store, "出口") == ["p1"]


@pytest.mark.parametrize(
    ("forgotten", "undone"),
    [
        (("m002_search", "m003_pairs"), "DROP TABLE search_blocks; DROP TABLE search_rows"),
        (("m003_pairs",), f"DROP TABLE search_blocks; DROP TABLE search_rows; {SEARCH}"),
    ],
)
def test_a_corpus_from_before_the_index_is_searched_and_indexed(tmp_path: Path, forgotten: tuple[str, ...], undone: str) -> None:
    path = tmp_path / "old.corpus"
    with Store.open(path, create=True) as store:
        store.pages.add(builders.page("出\n口"))
    with closing(sqlite3.connect(path)) as old:
        old.executescript(undone)
        old.executemany("DELETE FROM _sqlite_migrations WHERE name = ?", [(name,) for name in forgotten])
        old.commit()
    with Store.open(path) as store:
        assert pages_found(store, "出口") == ["p1"]
        assert index(store) == 1
        assert pages_found(store, "出口") == ["p1"]


@pytest.mark.parametrize("junk", ["x'01'", "zeroblob(0)", "x'ffffffff0000'"])
def test_damage_in_the_index_is_told(store: Store, junk: str) -> None:
    keep(store, "出口", "进口")
    index(store)
    with store.atomic():
        store._connection.write(f"UPDATE search_rows SET pairs = {junk}")
    with pytest.raises(BadCorpus, match="is damaged"):
        search_pages(store, "出口")


def test_the_places_on_a_page_are_told_by_start() -> None:
    text = "出\n口，出口"
    assert [text[span.start : span.end] for span in search_page(page(text), " 出 口 ")] == ["出\n口", "出口"]
