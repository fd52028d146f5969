"""The tree of steps of one annotation: only ever added to; undo and redo move its head."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from annotator.core.annotation import Annotation, Article
from annotator.core.changes import ChangeSet, applied
from annotator.core.errors import EditRefused
from annotator.core.rows import Row, articles_of


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
        return sum(1 for _ in self._before_head())

    def last_of(self, article: str) -> Article | None:
        """An article that is not there at the head, as it last was; None where no step took it away or made it.

        It went by a step before the head, or it came by one that was undone.
        """
        before = (step.changes for step in self._before_head())
        went = (changes.removed for changes in before if _is_only_in(article, changes.removed, changes.added))
        others = (step.changes for step in self.steps.values())
        came = (changes.added for changes in others if _is_only_in(article, changes.added, changes.removed))
        rows = next(went, None) or next(came, ())
        return next(articles_of(_rows_of(article, rows), [row for row in rows if row.table == "fragment"]), None)

    def _before_head(self) -> Iterator[Step]:
        """The steps from the head down to the seed."""
        at = self.head
        while at:
            yield self.steps[at]
            at = self.steps[at].parent

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


def _is_only_in(article: str, these: Iterable[Row], those: Iterable[Row]) -> bool:
    return bool(_rows_of(article, these)) and not _rows_of(article, those)


def _rows_of(article: str, rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if row.place == ("article", article)]


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
