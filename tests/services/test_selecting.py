"""Selections grow and move from landmark to landmark, and white space between two of them is no landmark."""

from pathlib import Path

import pytest

from annotator.core.progress import Silent
from annotator.services import selecting
from annotator.services.corpora import create_corpus
from annotator.services.importing import import_text
from annotator.services.review import Review
from annotator.services.reviewing import open_review
from annotator.services.segmenting import segment_pages
from annotator.services.selecting import Selection

TEXT = (
    " 绿色建筑面积增长 公共充电桩过万个\n\n"
    "本报讯（记者 苗欣）上半年开工面积\n增长。\n\n"
    "本报讯（记者 云艳芳）充电桩过万\n个。\n\n"
    "本报讯（记者 耿欣）养老保险视察。\n"
)


@pytest.fixture
def review(tmp_path: Path) -> Review:
    """The page with every block an article."""
    with create_corpus(tmp_path / "a.corpus") as store:
        page = import_text(store, TEXT, "p1.txt")
        segment_pages(store, "blocks", [page], progress=Silent())
        return open_review(store, page, "li", session="s")


def words(review: Review, selection: Selection) -> list[str]:
    """What a gesture would act on."""
    return [review.page.text[span.start : span.end] for span in selecting.targets(review, selection)]


def caret_before(found: str) -> Selection:
    return Selection(TEXT.index(found))


def test_a_selection_grows_to_the_next_start_and_then_to_the_one_after(review: Review) -> None:
    once = selecting.grown(review, caret_before("本报讯（记者 苗欣）"))
    twice = selecting.grown(review, once)
    assert words(review, once) == ["本报讯（记者 苗欣）上半年开工面积\n增长。"]
    assert words(review, twice) == ["本报讯（记者 苗欣）上半年开工面积\n增长。\n\n本报讯（记者 云艳芳）充电桩过万\n个。"]


def test_a_selection_at_the_end_of_the_page_grows_no_further(review: Review) -> None:
    whole = selecting.grown(review, caret_before("本报讯（记者 耿欣）"))
    assert selecting.grown(review, whole) == whole


def test_growing_begins_at_the_likely_cut_that_the_caret_stands_at(review: Review) -> None:
    at_cut = selecting.to_cut(review, caret_before("绿色"), forwards=True)
    assert at_cut.caret == TEXT.index("公共充电桩")
    (grown,) = words(review, selecting.grown(review, at_cut))
    assert grown.startswith("公共充电桩过万个\n")


def test_growing_begins_with_the_fragment_where_the_caret_stands_at_no_cut(review: Review) -> None:
    assert words(review, selecting.grown(review, caret_before("半年开工"))) == ["本报讯（记者 苗欣）上半年开工面积\n增长。"]


def test_white_space_before_a_landmark_is_that_landmark(review: Review) -> None:
    start = Selection(0)
    assert selecting.to_fragment(review, start, forwards=True).caret == TEXT.index("本报讯（记者 苗欣）")
    assert selecting.to_cut(review, start, forwards=True).caret == TEXT.index("公共充电桩")
