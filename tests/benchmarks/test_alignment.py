"""The benchmark measures what it says: what is right is counted as right. How long that took is for its own run."""

from tests.benchmarks import alignment


def test_a_few_pages_are_measured() -> None:
    told: list[str] = []
    alignment.measure(1, told.append, blocks=4)
    assert len(told) == len(alignment.ROUNDS)
    assert " 1.0000 right; difflib" in told[0]
    assert told[0].endswith("1.0000 of the spans whole")


def test_characters_that_are_dropped_are_in_no_truth() -> None:
    made = alignment.page(1, (0.0, 0.5, 0.0), blocks=3)
    there = "".join(made.there.split())
    assert len([to for to in made.truth if to is not None]) == len(there)
    here = "".join(made.here.split())
    assert all(here[at] == there[to] for at, to in enumerate(made.truth) if to is not None)
