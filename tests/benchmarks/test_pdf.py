"""The benchmark measures what it says: both ways read every character. How long that took is for its own run."""

from pathlib import Path

from tests.benchmarks import pdf


def test_some_pages_are_measured(tmp_path: Path) -> None:
    told: list[str] = []
    paths = pdf.made(tmp_path, 2)
    pdf.measure(paths, told.append, rounds=1)
    assert told[0] == "2 files, 13284 characters with a box"
    assert told[-1].startswith("ours is ")
    # Bare it counts the line ends that PDFium puts in, two for each.
    assert [pdf.bare(path) - pdf.ours(path) >= 0 for path in paths] == [True, True]
