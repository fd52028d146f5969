"""The benchmark of bulk work does what it says: plain ways and ours move the same pages. How fast is for its own run."""

from pathlib import Path

import orjson

from tests.benchmarks import bulk


def fragments(line: dict[str, object]) -> list[object]:
    """What a line says of its page's text, in an order that does not depend on who wrote it."""
    articles, furniture = line["articles"], line["furniture"]
    assert isinstance(articles, list)
    assert isinstance(furniture, list)
    return [line["id"], line["text"], sorted(str(article["spans"]) for article in articles), sorted(map(str, furniture))]


def test_every_way_out_gives_what_every_way_in_took(tmp_path: Path) -> None:
    bulk.generated(tmp_path / bulk.FILE, 30)
    said = sorted(fragments(orjson.loads(line)) for line in (tmp_path / bulk.FILE).read_bytes().split(b"\n")[:-1])
    for way, source in (bulk.ROWS_IN, bulk.TEXT_IN, bulk.ROWS_OUT, bulk.TEXT_OUT, *(ours for ours, _ in bulk.OURS)):
        bulk.WAYS[way](tmp_path / source, tmp_path / way)
        if way.endswith("export"):
            lines = (tmp_path / way).read_bytes().split(b"\n")[:-1]
            assert sorted(fragments(orjson.loads(line)) for line in lines) == said, way


def test_a_page_has_sixty_fragments(tmp_path: Path) -> None:
    bulk.generated(tmp_path / bulk.FILE, 1)
    line = orjson.loads((tmp_path / bulk.FILE).read_bytes())
    assert sum(len(article["spans"]) for article in line["articles"]) + len(line["furniture"]) == 60


def test_what_is_measured_is_told(tmp_path: Path) -> None:
    bulk.generated(tmp_path / bulk.FILE, 5)
    figures = bulk.measured("plain_import", tmp_path / bulk.FILE, tmp_path / "plain_import")
    assert figures.wall > 0 < figures.memory
    assert bulk.told("plain_import", figures, 5).endswith("MB")
