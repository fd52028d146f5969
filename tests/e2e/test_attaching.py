"""Boxes are attached to pages whose text came from elsewhere, and one sentence says how that went."""

from pathlib import Path

import pytest

from annotator.core.page import PageId
from annotator.services.corpora import open_corpus
from tests.cli.test_attaching import source_of
from tests.e2e.corpora import corpus_of
from tests.e2e.reviewer import Reviewer, typing, until
from tests.sheets import Sheet, pdf_of

LINES = ("市宣讲团走进新城区机关单位", "本报讯（记者苗欣）昨日上午", "上半年我区新开工绿色建筑面积", "能源结构得到进一步优化")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus of one page."""
    return corpus_of(tmp_path / "a.corpus", "\n".join(LINES))


def attach(reviewer: Reviewer, *sources: Path) -> None:
    reviewer.when_asked(typing(*sources))
    reviewer.run("corpus.attach")
    reviewer.wait()


def is_boxed(corpus: Path) -> bool:
    with open_corpus(corpus) as store:
        return store.layouts.of(PageId("p1")) is not None


def test_boxes_are_attached_and_it_is_said(reviewer: Reviewer, corpus: Path, tmp_path: Path) -> None:
    source = source_of(str(tmp_path / "p1.jsonl"), LINES[::-1])
    reviewer.open(corpus)
    attach(reviewer, source)
    assert reviewer.sentence == "1 page has boxes now"
    attach(reviewer, source)
    assert reviewer.sentence == "1 page had theirs already"
    reviewer.close()
    assert is_boxed(corpus)


def test_what_has_no_box_is_said_with_it(reviewer: Reviewer, corpus: Path, tmp_path: Path) -> None:
    reviewer.open(corpus)
    attach(reviewer, source_of(str(tmp_path / "p1.jsonl"), LINES[:3]))
    assert reviewer.sentence == (
        "1 page has boxes now · p1: 78.4 % of the characters have a box; without are, by line, 4: 能源结构得到进一步优化"
    )


def test_the_articles_come_over_the_picture_as_soon_as_boxes_are_attached(
    reviewer: Reviewer, corpus: Path, tmp_path: Path
) -> None:
    reviewer.open(corpus)
    reviewer.press("Ctrl+5")
    reviewer.wait()
    pane = reviewer.window.facsimile
    assert pane is not None
    assert pane.view.places is None
    attach(reviewer, source_of(str(tmp_path / "p1.jsonl"), LINES))
    until(lambda: pane.view.places is not None, "the articles over the picture")


def test_a_picture_without_text_is_told_to_be_one(reviewer: Reviewer, corpus: Path, tmp_path: Path) -> None:
    scan = tmp_path / "p1.pdf"
    scan.write_bytes(pdf_of(Sheet().picture(0, 0, 600, 800)))
    reviewer.open(corpus)
    attach(reviewer, scan)
    assert reviewer.sentence == "1 page has a picture now"


def test_of_many_things_to_say_the_first_are_said(reviewer: Reviewer, corpus: Path, tmp_path: Path) -> None:
    reviewer.open(corpus)
    others = [source_of(str(tmp_path / f"x{number}.jsonl"), (f"另外第{number}版", "对不上号")) for number in range(5)]
    attach(reviewer, *others)
    assert reviewer.sentence.count(" · ") == 3
    assert reviewer.sentence.endswith(" · and 2 more")


def test_a_source_of_another_page_is_told(reviewer: Reviewer, corpus: Path, tmp_path: Path) -> None:
    reviewer.open(corpus)
    attach(reviewer, source_of(str(tmp_path / "p9.jsonl"), ("毫不相干的另外一版", "什么也对不上")))
    assert reviewer.sentence == "No page of the corpus has the text of p9: nothing was attached"
    reviewer.close()
    assert not is_boxed(corpus)
