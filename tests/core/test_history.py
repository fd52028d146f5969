"""The tree of steps: undo to the parent, redo to the child last visited, an edit after undo branches."""

from dataclasses import dataclass, field

import pytest

from annotator.core import changes, history
from annotator.core.annotation import Annotation
from annotator.core.changes import ChangeSet
from annotator.core.edits import merge, new_article, park
from annotator.core.errors import EditRefused
from annotator.core.history import History, Step
from tests.core.stories import CONTEXT, annotation, span


@dataclass
class Desk:
    """An annotation with its history, as a reviewer works on it."""

    now: Annotation = field(default_factory=annotation)
    steps: History = field(default_factory=History)

    def take(self, after: Annotation, name: str = "edit") -> None:
        """Record the step to another annotation."""
        changed = changes.between(self.now, after)
        self.steps = self.steps.with_step(Step(self.steps.next_id, self.steps.head, name, "{}", changed, changes.digest(after)))
        self.now = after

    def undo(self) -> None:
        """Go one step back."""
        self.now, self.steps, _ = history.undo(self.now, self.steps)

    def redo(self) -> None:
        """Go one step forth."""
        self.now, self.steps, _ = history.redo(self.now, self.steps)


def with_article(said: Annotation, words: str) -> Annotation:
    return new_article(CONTEXT, said, spans=[span(words)])


def test_undo_gives_the_annotation_before_the_step() -> None:
    desk = Desk()
    desk.take(park(CONTEXT, desk.now))
    desk.undo()
    assert desk.now == annotation()
    assert desk.steps.head == 0


def test_redo_gives_the_annotation_after_the_step() -> None:
    desk = Desk()
    desk.take(with_article(desk.now, "无主的文字"))
    after = desk.now
    desk.undo()
    desk.redo()
    assert desk.now == after


def test_undo_tells_what_changed() -> None:
    desk = Desk()
    desk.take(park(CONTEXT, desk.now))
    *_, changed = history.undo(desk.now, desk.steps)
    assert changed == desk.steps.steps[1].changes.inverse


def test_undo_at_the_seed_is_refused() -> None:
    with pytest.raises(EditRefused, match="nothing to undo"):
        Desk().undo()


def test_redo_at_the_last_step_is_refused() -> None:
    desk = Desk()
    desk.take(park(CONTEXT, desk.now))
    with pytest.raises(EditRefused, match="nothing to redo"):
        desk.redo()


def test_an_edit_after_undo_branches_and_keeps_what_was_undone() -> None:
    desk = Desk()
    desk.take(with_article(desk.now, "无主的文字"))
    desk.undo()
    desk.take(with_article(desk.now, "又一段"))
    assert {number: step.parent for number, step in desk.steps.steps.items()} == {1: 0, 2: 0}
    assert desk.steps.undo_step is desk.steps.steps[2]


def test_an_id_used_on_a_branch_is_not_used_on_another() -> None:
    desk = Desk()
    desk.take(with_article(desk.now, "无主的文字"))
    desk.undo()
    desk.take(with_article(desk.now, "又一段"))
    assert [article.id for article in desk.now.articles] == ["a1", "a2", "a4"]
    assert [article.number for article in desk.now.articles] == [1, 2, 3]


def test_redo_goes_to_the_branch_made_last() -> None:
    desk = Desk()
    desk.take(with_article(desk.now, "无主的文字"))
    desk.undo()
    desk.take(with_article(desk.now, "又一段"))
    branch = desk.now
    desk.undo()
    desk.redo()
    assert desk.now == branch


def test_redo_goes_to_the_child_last_visited_also_after_a_walk_to_an_older_branch() -> None:
    desk = Desk()
    desk.take(with_article(desk.now, "无主的文字"))
    older = desk.now
    desk.undo()
    desk.take(with_article(desk.now, "又一段"))
    desk = Desk(older, History(desk.steps.steps, head=1, visited=desk.steps.visited))
    desk.undo()
    desk.redo()
    assert desk.steps.head == 1
    assert desk.now == older


def test_depth_counts_steps_from_the_seed_and_not_of_other_branches() -> None:
    desk = Desk()
    desk.take(with_article(desk.now, "无主的文字"))
    desk.undo()
    desk.take(with_article(desk.now, "又一段"))
    desk.take(park(CONTEXT, desk.now))
    assert desk.steps.depth == 2
    assert desk.steps.next_id == 4


@pytest.mark.parametrize("step", [Step(1, 7, "", "", ChangeSet(), 0), Step(2, 1, "", "", ChangeSet(), 0)])
def test_a_step_that_does_not_hang_on_the_head_is_a_bug(step: Step) -> None:
    steps = History().with_step(Step(1, 0, "", "", ChangeSet(), 0)).with_step(Step(2, 1, "", "", ChangeSet(), 0))
    with pytest.raises(ValueError, match="does not hang on the head"):
        History(steps.steps, head=1).with_step(step)


def test_a_history_is_not_changed_by_moving_in_it() -> None:
    desk = Desk()
    desk.take(park(CONTEXT, desk.now))
    before = desk.steps
    desk.undo()
    assert before.head == 1
    assert before.visited == {0: 1}


def test_an_article_that_is_gone_is_known_as_it_last_was() -> None:
    desk = Desk()
    desk.take(with_article(desk.now, "无主的文字"))
    last = desk.now.articles[-1]
    desk.take(merge(CONTEXT, desk.now, article=last.id, into="a1"))
    assert desk.steps.last_of(last.id) == last


def test_an_article_whose_making_was_undone_is_known_as_it_was_made() -> None:
    desk = Desk()
    desk.take(with_article(desk.now, "无主的文字"))
    made = desk.now.articles[-1]
    desk.undo()
    assert desk.steps.last_of(made.id) == made


def test_an_article_that_never_was_is_not_known() -> None:
    desk = Desk()
    desk.take(with_article(desk.now, "无主的文字"))
    assert desk.steps.last_of("a9") is None
