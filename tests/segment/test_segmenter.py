"""Segmenters by name, and the two that know nothing."""

import pytest

from annotator.core.annotation import Segmentation
from annotator.core.errors import NotFound
from annotator.core.page import Page, PageId
from annotator.segment.segmenter import segmenter_named, segmenter_names


def texts(name: str, text: str) -> list[str]:
    found = segmenter_named(name).segment(Page(PageId("p"), text))
    return [text[f.start : f.end] for article in found.articles for f in article.fragments]


def test_every_name_gives_a_segmenter_that_bears_it() -> None:
    assert segmenter_names() == ("rules", "blocks", "one")
    assert [segmenter_named(name).name for name in segmenter_names()] == ["rules", "blocks", "one"]
    assert [segmenter_named(name).describe().segmenter for name in segmenter_names()] == ["rules", "blocks", "one"]


def test_an_unknown_name_is_refused_with_those_there_are() -> None:
    with pytest.raises(NotFound, match="no segmenter oracle; there are rules, blocks, one"):
        segmenter_named("oracle")


def test_blocks_makes_an_article_of_every_run_of_lines() -> None:
    assert texts("blocks", "\n 甲\n乙\n\n \n丙\n\u3000\n丁 ") == ["甲\n乙", "丙", "丁"]


def test_blocks_numbers_its_articles_in_page_order() -> None:
    found = segmenter_named("blocks").segment(Page(PageId("p"), "甲\n\n乙"))
    assert [(article.id, article.number) for article in found.articles] == [("a1", 1), ("a2", 2)]


def test_one_makes_one_article_of_the_page() -> None:
    assert texts("one", "\n甲\n\n乙\n") == ["甲\n\n乙"]


@pytest.mark.parametrize("name", ["blocks", "one", "rules"])
def test_an_empty_page_has_nothing(name: str) -> None:
    assert segmenter_named(name).segment(Page(PageId("p"), "\n \n")) == Segmentation()
