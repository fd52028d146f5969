"""The tree of steps of one annotation: only ever added to; undo and redo move its head."""

from dataclasses import dataclass, field, replace

from annotator.core.annotation import Annotation
from annotator.core.changes import ChangeSet, applied
from annotator.core.errors import EditRefused


@dataclass(frozen=True, slots=True)
class Step:
    """One edit as it is kept. ``id`` counts from 1 in its annotation; the root, 0, is the seed.

    ``arguments`` is JSON; ``digest`` that of the annotation after the step; ``time`` ISO 8601 with zone.
    """

    id: int
    parent: int
    name: str
    arguments: str
    changes: ChangeSet
    digest: int
    time: str = ""
    session: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """The steps of an annotation and where in them it stands; a frozen value, every move gives a new one.

    ``visited`` maps a step to its child last stood on, which is where redo goes.
    """

    steps: dict[int, Step] = field(default_factory=dict)
    head: int = 0
    visited: dict[int, int] = field(default_factory=dict)

    @property
    def next_id(self) -> int:
        """The id that the next step gets."""
        return max(self.steps, default=0) + 1

    @property
    def undo_step(self) -> Step | None:
        """The step that undo would take back."""
        return self.steps.get(self.head)

    @property
    def redo_step(self) -> Step | None:
        """The step that redo would do again."""
        return self.steps.get(self.visited.get(self.head, 0))

    @property
    def depth(self) -> int:
        """How many steps lie between the seed and the head."""
        count, at = 0, self.head
        while at:
            count, at = count + 1, self.steps[at].parent
        return count

    def with_step(self, step: Step) -> "History":
        """The history after a new step, which must hang on the head; it becomes the head."""
        if step.parent != self.head or step.id in self.steps:
            raise ValueError(f"step {step.id} does not hang on the head {self.head}")
        return History({**self.steps, step.id: step}, step.id, {**self.visited, step.parent: step.id})

    def undone(self) -> "History":
        """The head at the parent; refused at the seed."""
        step = self.undo_step
        if step is None:
            raise EditRefused("nothing to undo: this is where the review began")
        return replace(self, head=step.parent, visited={**self.visited, step.parent: step.id})

    def redone(self) -> "History":
        """The head at the child last visited; refused where there is none."""
        step = self.redo_step
        if step is None:
            raise EditRefused("nothing to redo")
        return replace(self, head=step.id)


def undo(annotation: Annotation, history: History) -> tuple[Annotation, History, ChangeSet]:
    """Take the step at the head back."""
    moved = history.undone()
    changes = history.steps[history.head].changes.inverse
    return applied(annotation, changes), moved, changes


def redo(annotation: Annotation, history: History) -> tuple[Annotation, History, ChangeSet]:
    """Do the step last undone from here again."""
    moved = history.redone()
    changes = moved.steps[moved.head].changes
    return applied(annotation, changes), moved, changes
