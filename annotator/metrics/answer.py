"""What a measure answers: a number, or in words why there is none."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace


class BadCase(ValueError):
    """What is to be compared cannot be: texts of different lengths, overlapping articles, nonsense; says so in a sentence."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The value of a measure, never NaN: where it is undefined it is None and ``why`` says so.

    ``why`` is empty for a plain value and tells which convention decided an edge case. ``parts`` are the numbers of which the
    value is made, such as precision and recall, by name.
    """

    value: float | None
    why: str = ""
    parts: Mapping[str, float | None] = field(default_factory=dict)

    def part(self, name: str) -> "Answer":
        """One of its parts as an answer of its own; raises BadCase where there is none of this name."""
        if name not in self.parts:
            raise BadCase(f"there is no part {name}; there are {', '.join(self.parts)}" if self.parts else "there are no parts")
        return Answer(self.parts[name], self.why)

    def but(self, remark: str) -> "Answer":
        """The same with a remark added to why."""
        return replace(self, why="; ".join(filter(None, (self.why, remark))))


def f_score(precision: float, recall: float) -> float:
    """The harmonic mean of both; 0 where both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def retrieval(hits: tuple[float, float], found: float, wanted: float, *, what: str) -> Answer:
    """F1 of precision and recall: of ``found`` the first of ``hits`` are right, of ``wanted`` the second are found.

    Both sides empty are 1, one of them is 0; ``what`` names in the plural what is counted.
    """
    if not found or not wanted:
        value = float(found == wanted)
        side = "on either side" if found == wanted else "in the hypothesis" if wanted else "in the reference"
        return Answer(value, f"no {what} {side}: {value}", {"precision": value, "recall": value, "f1": value})
    precision, recall = hits[0] / found, hits[1] / wanted
    score = f_score(precision, recall)
    return Answer(score, parts={"precision": precision, "recall": recall, "f1": score})
