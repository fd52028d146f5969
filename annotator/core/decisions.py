"""Who decided something, how sure a machine was, and what the reviewer should look at."""

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """What became of a decision."""

    MACHINE = "machine"
    CONFIRMED = "confirmed"
    CHANGED = "changed"
    ADDED = "added"
    REJECTED = "rejected"

    @property
    def is_by_person(self) -> bool:
        """Whether a person took or accepted the decision; machines never alter it then."""
        return self is not Standing.MACHINE


class Doubt(StrEnum):
    """How the window speaks of a decision's margin."""

    NONE = "none"
    CHECK = "check"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: its standing and, where a machine took it, the margin in [0, 1] to the next best.

    A margin under one third reads as doubtful, under two thirds as check; None says nothing.
    """

    standing: Standing = Standing.MACHINE
    margin: float | None = None

    def __post_init__(self) -> None:
        if self.margin is not None and not 0.0 <= self.margin <= 1.0:
            raise ValueError(f"margin {self.margin} outside [0, 1]")

    @property
    def doubt(self) -> Doubt:
        """What the window says of it: nothing once a person has decided."""
        # Asked of every decision of a page at every step: nearly all have no margin.
        if self.margin is None or self.margin >= 2 / 3 or self.standing.is_by_person:
            return Doubt.NONE
        return Doubt.CHECK if self.margin >= 1 / 3 else Doubt.DOUBTFUL

    def confirmed(self) -> "Decision":
        """The same decision with a person behind it; one that a person took stays as it is."""
        return self if self.standing.is_by_person else Decision(Standing.CONFIRMED, self.margin)


BY_MACHINE = Decision()
BY_PERSON = Decision(Standing.CHANGED)
ADDED = Decision(Standing.ADDED)
