"""The benchmark measures what it says: every page is indexed, every word found. How long that took is for its own run."""

from pathlib import Path

from annotator.store import Store
from tests.benchmarks import search


def test_a_few_pages_are_measured(tmp_path: Path) -> None:
    told: list[str] = []
    with Store.open(tmp_path / "a.corpus", create=True) as store:
        search.fill(store, 20)
        search.measure(store, told.append)
        assert store.search.coverage().is_complete
    assert [line.split()[-1] for line in told[1:-1]] == search_words(tmp_path)
    assert all(int(line.split()[0]) for line in told[-8:-1])
    assert told[-1].startswith("median of 20 words")


def search_words(folder: Path) -> list[str]:
    with Store.open(folder / "a.corpus") as store:
        return search.words_of(store)


def test_the_same_pages_come_each_time() -> None:
    first, second = search.Paper(), search.Paper()
    assert [first.page(number) for number in range(3)] == [second.page(number) for number in range(3)]
    assert len({first.page(number).id for number in range(1000)}) == 1000
