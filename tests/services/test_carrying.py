"""A reviewer's annotation goes on with a newer text of its page; the corpus stays sound."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.core import edits
from annotator.core.annotation import Annotation, Article, Fragment, Layer, ReviewState
from annotator.core.errors import NotFound
from annotator.core.layout import Boxes, Layout, Unit
from annotator.core.page import Page, PageId
from annotator.core.progress import Silent
from annotator.core.roles import Role
from annotator.core.spans import Span
from annotator.services.carrying import BegunAlready, carriable, carry
from annotator.services.checking import check_corpus
from annotator.services.corpora import Store, create_corpus
from annotator.services.review import Edit, perform, undo
from annotator.services.reviewing import open_review, record
from annotator.services.segmenting import segment_pages
from annotator.store.texts import ArticleTexts

HEADLINE = "市宣讲团走进新城区机关"
BODY = "本报讯（记者 苗欣）昨日上午学习贯彻精神市宣讲团报告会举行，各部门负责人参加会议。"
OTHER = "上半年我区新开工绿色建筑面积达到984.69万平方米，同比增长三成。"
OLD = f"{HEADLINE}\n{BODY}\n\n{OTHER}"
NEW = f"{OTHER}\n\n{HEADLINE}\n{BODY}"
P1, P2 = PageId("p1"), PageId("p1@2")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A corpus with two texts of a page, both read by a machine, and li's review of the first."""
    with create_corpus(tmp_path / "a.corpus") as store:
        for text in (OLD, NEW):
            store.pages.add(Page(P1, text, "zh"), as_version=True)
        segment_pages(store, "blocks", [P1, P2], progress=Silent())
        yield store


def do(store: Store, page: PageId, edit: Edit, reviewer: str = "li", **arguments: object) -> None:
    """One step of a reviewer."""
    review = open_review(store, page, reviewer, session="s")
    record(store, perform(review, edit, session="s", **arguments))


def review_first(store: Store) -> None:
    """Li says what the headline is, and is done with the articles."""
    review = open_review(store, P1, "li", session="s")
    start = OLD.index(HEADLINE)
    spans = (replace(review.annotation.articles[0].fragments[0].span, start=start, end=start + len(HEADLINE)),)
    do(store, P1, edits.set_role, spans=spans, role=Role.HEADLINE)
    do(store, P1, edits.finish, layers=(Layer.ARTICLES,))


def words(store: Store, page: PageId) -> dict[str, list[str]]:
    """The fragments of each of li's articles with their roles."""
    review = open_review(store, page, "li", session="s")
    text = review.page.text
    return {
        article.id: [f"{part.role.value}: {text[part.start : part.end]}" for part in article.fragments]
        for article in review.annotation.articles
    }


def is_sound(store: Store) -> bool:
    return check_corpus(store, Silent()) == []


def test_the_newer_text_begins_with_what_was_said_of_the_older(store: Store) -> None:
    review_first(store)
    before = open_review(store, P1, "li", session="s")
    report = carry(store, P1, P2, reviewer="li", session="s")
    assert words(store, P2) == words(store, P1)
    assert (report.share, report.carried.losses) == (1.0, ())
    after = open_review(store, P2, "li", session="s")
    assert after.seeded_from == "annotation:li of p1"
    assert after.annotation.states.articles is ReviewState.IN_PROGRESS
    assert open_review(store, P1, "li", session="s") == before
    assert is_sound(store)


def test_a_review_that_was_only_opened_is_carried_over_by_a_step_that_can_be_undone(store: Store) -> None:
    review_first(store)
    opened = open_review(store, P2, "li", session="s")
    carry(store, P1, P2, reviewer="li", session="s")
    after = open_review(store, P2, "li", session="s")
    assert words(store, P2) == words(store, P1)
    assert [step.name for step in after.history.steps.values() if step.id] == ["carry_over"]
    record(store, undo(after, session="s"))
    assert open_review(store, P2, "li", session="s").annotation == opened.annotation
    assert is_sound(store)


@pytest.mark.parametrize("is_opened", [False, True])
def test_numbers_that_nobody_looked_for_are_those_that_the_machine_found(store: Store, *, is_opened: bool) -> None:
    bare = Annotation(P1, "wang", (Article("a1", 1, (Fragment(Span(0, len(HEADLINE)), Role.HEADLINE),)),))
    store.annotations.begin(bare, seeded_from="file", texts={"a1": ArticleTexts("", "")}, time="t", session="s")
    if is_opened:
        open_review(store, P2, "wang", session="s")
    carry(store, P1, P2, reviewer="wang", session="s")
    found = open_review(store, P2, "wang", session="s").annotation.quantities
    assert "984.69万平方米" in [NEW[one.start : one.spans[0].end] for one in found]


def test_a_review_under_way_is_not_written_over(store: Store) -> None:
    review_first(store)
    do(store, P2, edits.park)
    with pytest.raises(BegunAlready):
        carry(store, P1, P2, reviewer="li", session="s")
    assert carriable(store, P2, "li") is None


def test_carrying_twice_is_refused(store: Store) -> None:
    review_first(store)
    carry(store, P1, P2, reviewer="li", session="s")
    with pytest.raises(BegunAlready):
        carry(store, P1, P2, reviewer="li", session="s")


def test_what_is_lost_is_flagged_in_the_corpus(store: Store) -> None:
    review_first(store)
    version = store.pages.add(Page(P1, f"{HEADLINE}\n{BODY}", "zh"), as_version=True).id
    report = carry(store, P1, version, reviewer="li", session="s")
    flags = open_review(store, version, "li", session="s").annotation.flags
    assert [flag.reason for flag in flags] == [str(loss.what) for loss in report.carried.losses] != []
    assert is_sound(store)


def test_it_is_offered_where_this_reviewer_worked_on_another_text_and_nothing_was_done_here(store: Store) -> None:
    assert carriable(store, P2, "li") is None
    open_review(store, P1, "li", session="s")
    assert carriable(store, P2, "li") is None
    review_first(store)
    assert carriable(store, P2, "li") == P1
    open_review(store, P2, "li", session="s")
    assert carriable(store, P2, "li") == P1
    assert carriable(store, P2, "wang") is None
    assert carriable(store, P1, "li") is None


def test_it_goes_back_to_the_older_text_too(store: Store) -> None:
    do(store, P2, edits.park)
    assert carriable(store, P1, "li") == P2
    carry(store, P2, P1, reviewer="li", session="s")
    assert open_review(store, P1, "li", session="s").annotation.is_parked


def test_boxes_of_pictures_are_measured_in_units_of_the_new_page(store: Store) -> None:
    from annotator.services.carrying import _scale

    ink = store.pages.get(P1).ink
    store.layouts.put(P1, Layout(100, 200, Unit.POINT, Boxes.of([None] * ink)))
    assert _scale(store, P1, P2) == (1.0, 1.0)
    store.layouts.put(P2, Layout(300, 100, Unit.PIXEL, Boxes.of([None] * ink)))
    assert _scale(store, P1, P2) == (3.0, 0.5)


def test_pages_that_are_not_two_texts_of_one_are_refused(store: Store) -> None:
    store.pages.add(Page(PageId("p9"), "别的一版", "zh"))
    review_first(store)
    for other in (PageId("p9"), P1, PageId("nowhere")):
        with pytest.raises(NotFound, match="is no other text of p1"):
            carry(store, P1, other, reviewer="li", session="s")
    with pytest.raises(NotFound, match="wang has said nothing of p1"):
        carry(store, P1, P2, reviewer="wang", session="s")
