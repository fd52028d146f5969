"""What one line of page-jsonl can be: a page alone, a machine's reading of it, or a reviewer's."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from annotator.core.annotation import Annotation, Prediction, Run, Segmentation
from annotator.core.flat import FlatSegmentation, flat_of, without_segmentation
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


@dataclass(frozen=True, slots=True)
class FlatRecord:
    """A record as it moves among thousands: articles and furniture are ``flat``, and ``bare`` is the record without them."""

    bare: Record
    flat: FlatSegmentation

    def whole(self) -> Record:
        """The record with its articles and furniture as values."""
        if isinstance(self.bare, AnnotationRecord):
            made = self.flat.values()
            annotation = replace(self.bare.annotation, articles=made.articles, furniture=made.furniture)
            return replace(self.bare, annotation=annotation)
        if isinstance(self.bare, PredictionRecord):
            segmentation = replace(self.flat.values(), evidence=self.bare.prediction.segmentation.evidence)
            return replace(self.bare, prediction=replace(self.bare.prediction, segmentation=segmentation))
        return self.bare


def flattened(record: Record) -> FlatRecord:
    """The record with its articles and furniture flat."""
    if isinstance(record, AnnotationRecord):
        annotation = record.annotation
        return FlatRecord(replace(record, annotation=without_segmentation(annotation)), flat_of(annotation))
    if isinstance(record, PredictionRecord):
        made = record.prediction.segmentation
        bare = replace(record.prediction, segmentation=Segmentation(evidence=made.evidence))
        return FlatRecord(replace(record, prediction=bare), flat_of(made))
    return FlatRecord(record, FlatSegmentation())
