"""What one line of page-jsonl can be: a page alone, a machine's reading of it, or a reviewer's."""

from dataclasses import dataclass, field
from enum import StrEnum

from annotator.core.annotation import Annotation, Prediction, Run
from annotator.core.page import Page


class ReadAs(StrEnum):
    """What lines are taken for; AUTO lets each line say it."""

    AUTO = "auto"
    PAGES = "pages"
    ANNOTATIONS = "annotations"
    PREDICTIONS = "predictions"


@dataclass(frozen=True, slots=True)
class PageRecord:
    """A page of which nothing more is said. ``line`` counts from 1."""

    page: Page
    line: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class PredictionRecord:
    """A page and how a machine read it in one run."""

    page: Page
    prediction: Prediction
    run: Run
    line: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class AnnotationRecord:
    """A page and what a reviewer says of it; ``seeded_from`` and ``revision`` as the writing corpus had them."""

    page: Page
    annotation: Annotation
    seeded_from: str | None = None
    revision: int | None = None
    line: int | None = field(default=None, compare=False)


Record = PageRecord | PredictionRecord | AnnotationRecord
