"""Steps are kept with the rows they change, and undo and redo find their way after closing."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.core import edits
from annotator.core.annotation import Annotation, JumpLink, Target
from annotator.core.errors import EditRefused, StaleRevision
from annotator.core.page import PageId
from annotator.core.roles import Role
from annotator.store import Store
from annotator.store.texts import ArticleTexts
from tests import builders
from tests.store import papers, reviews

PAGE = builders.page("标题甲\n正文一。正文二。\n标题乙\n正文三。𠮷字。\n图片说明 张三摄\n")
BODY = builders.span_of(PAGE, "正文一。正文二。")


def seed() -> Annotation:
    first = builders.article(1, [builders.fragment(PAGE, "标题甲", Role.HEADLINE), builders.fragment(PAGE, "正文一。正文二。")])
    second = builders.article(2, [builders.fragment(PAGE, "标题乙", Role.HEADLINE), builders.fragment(PAGE, "正文三。𠮷字。")])
    return builders.annotation(PAGE, first, second)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A corpus with the seed of a review."""
    made = tmp_path / "a.corpus"
    with Store.open(made, create=True) as store:
        reviews.begin(store, PAGE, seed())
    return made


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as opened:
        yield opened


@pytest.fixture
def review(store: Store) -> reviews.Review:
    return reviews.reopened(store, PAGE)


def steps_of(store: Store, review: reviews.Review) -> dict[int, int]:
    """For each fragment's offset the step that last decided it."""
    return dict(store._connection.rows("SELECT start, step FROM fragments WHERE annotation = ?", (review.record,)))


def test_an_edit_is_there_after_reopening(path: Path) -> None:
    with Store.open(path) as store:
        review = reviews.reopened(store, PAGE)
        review.do(edits.merge, article="a2", into="a1")
    with Store.open(path) as store:
        again = reviews.reopened(store, PAGE)
    assert again.annotation == review.annotation
    assert again.history == review.history
    assert again.revision == 1


def test_every_kind_of_row_follows_its_edits(store: Store) -> None:
    review = reviews.begin(store, papers.PAGE, papers.annotation())
    review.do(edits.merge, article="a2", into="a1")
    review.do(edits.unmark_figures, ids=["i1", "i2", "q1"])
    review.do(edits.change_quantity, quantity=replace(papers.QUANTITIES[0], iso="2023-07-26"))
    review.do(edits.link_jump, article="a1", direction="on", link=None)
    review.do(edits.link_jump, article="a1", direction="from", link=JumpLink("1", PageId("p1"), "a7"))
    review.do(edits.note, target=Target(), text="又一条")
    review.do(edits.resolve_note, note="n1")
    review.do(edits.unflag, flag="f2")
    review.do(edits.unpark)
    stored = reviews.reopened(store, papers.PAGE)
    assert stored.annotation == review.annotation
    assert stored.annotation.next_ids == review.annotation.next_ids
    assert stored.history == review.history
    for _ in range(9):
        stored.undo()
    assert reviews.reopened(store, papers.PAGE).annotation == papers.annotation()


def test_undo_after_reopening_leads_back_to_the_seed(path: Path) -> None:
    with Store.open(path) as store:
        review = reviews.reopened(store, PAGE)
        review.do(edits.cut, at=8)
        review.do(edits.merge, article="a2", into="a1")
    with Store.open(path) as store:
        again = reviews.reopened(store, PAGE)
        again.undo()
        again.undo()
        stored = reviews.reopened(store, PAGE)
        with pytest.raises(EditRefused, match="nothing to undo"):
            stored.undo()
    assert stored.annotation == again.annotation == seed()
    assert (stored.history, stored.revision) == (again.history, 4)


def test_redo_after_reopening_goes_where_one_was_last(path: Path) -> None:
    with Store.open(path) as store:
        review = reviews.reopened(store, PAGE)
        review.do(edits.cut, at=8)
        review.undo()
        review.do(edits.merge, article="a2", into="a1")
        merged = review.annotation
        review.undo()
    with Store.open(path) as store:
        again = reviews.reopened(store, PAGE)
        again.redo()
        assert again.history.head == 2
        assert reviews.reopened(store, PAGE).annotation == merged


def test_an_edit_after_undo_branches_and_keeps_the_other_branch(path: Path) -> None:
    with Store.open(path) as store:
        review = reviews.reopened(store, PAGE)
        review.do(edits.cut, at=8)
        review.undo()
        review.do(edits.merge, article="a2", into="a1")
    with Store.open(path) as store:
        steps = reviews.reopened(store, PAGE).history.steps
    assert {step.id: (step.parent, step.name) for step in steps.values()} == {1: (0, "cut"), 2: (0, "merge")}


def test_ids_stay_used_after_undo(store: Store, review: reviews.Review) -> None:
    review.do(edits.new_article, spans=[BODY])
    review.undo()
    again = reviews.reopened(store, PAGE)
    again.do(edits.new_article, spans=[BODY])
    assert [article.id for article in again.annotation.articles] == ["a1", "a4", "a2"]


def test_the_second_of_two_windows_is_refused(path: Path) -> None:
    with Store.open(path) as here, Store.open(path) as there:
        first, second = reviews.reopened(here, PAGE), reviews.reopened(there, PAGE)
        first.do(edits.cut, at=8)
        with pytest.raises(StaleRevision, match="revision 1, expected 0"):
            second.do(edits.merge, article="a2", into="a1")
        assert reviews.reopened(there, PAGE).annotation == first.annotation


def test_undo_in_a_second_window_is_refused_likewise(path: Path) -> None:
    with Store.open(path) as here, Store.open(path) as there:
        reviews.reopened(here, PAGE).do(edits.cut, at=8)
        first, second = reviews.reopened(here, PAGE), reviews.reopened(there, PAGE)
        first.undo()
        with pytest.raises(StaleRevision):
            second.undo()


def test_the_texts_of_what_changed_are_written_in_the_same_step(store: Store, review: reviews.Review) -> None:
    review.do(edits.merge, article="a2", into="a1")
    assert store.annotations.texts(review.record) == dict(reviews.texts_of(PAGE, review.annotation))
    review.undo()
    assert store.annotations.texts(review.record)["a2"] == ArticleTexts("标题乙", "正文三。𠮷字。")


def test_a_step_without_the_texts_of_what_it_changed_is_a_bug(store: Store, review: reviews.Review) -> None:
    after = edits.cut(builders.context(PAGE), review.annotation, at=8)
    step = reviews.step_to(review.annotation, after, review.history, name="cut")
    with pytest.raises(ValueError, match="no texts were made for a1"):
        store.steps.append(review.record, step, revision=0, after=after, texts={})
    assert reviews.reopened(store, PAGE).annotation == seed()


def test_a_step_with_another_digest_is_a_bug(store: Store, review: reviews.Review) -> None:
    after = edits.cut(builders.context(PAGE), review.annotation, at=8)
    step = replace(reviews.step_to(review.annotation, after, review.history, name="cut"), digest=7)
    with pytest.raises(ValueError, match="does not lead to the digest"):
        store.steps.append(review.record, step, revision=0, after=after, texts=reviews.texts_of(PAGE, after))
    assert reviews.reopened(store, PAGE).history.steps == {}


def test_a_step_that_hangs_elsewhere_is_a_bug(store: Store, review: reviews.Review) -> None:
    after = edits.cut(builders.context(PAGE), review.annotation, at=8)
    step = replace(reviews.step_to(review.annotation, after, review.history, name="cut"), parent=5)
    with pytest.raises(ValueError, match="does not hang on the head 0"):
        store.steps.append(review.record, step, revision=0, after=after, texts=reviews.texts_of(PAGE, after))


def test_the_head_moves_one_step_at_a_time(store: Store, review: reviews.Review) -> None:
    review.do(edits.cut, at=8)
    review.do(edits.merge, article="a2", into="a1")
    with pytest.raises(ValueError, match="neither the parent nor a child"):
        store.steps.move_head(review.record, 0, revision=2, after=seed(), texts={}, time=reviews.TIME, session="s")


def test_each_row_knows_the_step_that_decided_it(store: Store, review: reviews.Review) -> None:
    review.do(edits.set_role, spans=[BODY], role=Role.CAPTION)
    assert steps_of(store, review) == {0: 0, 4: 1, 13: 0, 17: 0}
    review.do(edits.cut, at=8)
    assert steps_of(store, review) == {0: 0, 4: 2, 8: 2, 13: 0, 17: 0}
    review.undo()
    assert steps_of(store, review) == {0: 0, 4: 1, 13: 0, 17: 0}
    review.undo()
    assert steps_of(store, review) == {0: 0, 4: 0, 13: 0, 17: 0}
    review.redo()
    review.redo()
    assert steps_of(store, review) == {0: 0, 4: 2, 8: 2, 13: 0, 17: 0}


def test_a_row_that_only_moved_up_in_its_article_keeps_its_step(store: Store, review: reviews.Review) -> None:
    review.do(edits.cut, at=8)
    review.do(edits.unassign, spans=[builders.span_of(PAGE, "正文一。")])
    positions = dict(store._connection.rows("SELECT start, position FROM fragments"))
    assert positions[8] == 1
    assert steps_of(store, review)[8] == 1
