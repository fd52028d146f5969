"""What a file says of a page as the record that was asked for: a prediction, an annotation, or the page alone."""

from dataclasses import dataclass

from annotator.core.annotation import Annotation, LayerStates, NextIds, Prediction, ReviewState, Run
from annotator.core.decisions import BY_MACHINE, Decision, Standing
from annotator.core.page import Page
from annotator.exchange.page_jsonl.records import AnnotationRecord, PageRecord, PredictionRecord, ReadAs, Record
from annotator.exchange.xml.claims import Said

IMPORTED = "imported"
_CONFIRMED = Decision(Standing.CONFIRMED)


@dataclass(frozen=True, slots=True)
class Recording:
    """How the articles of files are taken. Nobody says whether a machine or a person found them: by itself, as a machine's.

    As annotations they are finished, as those of page-jsonl are that have no state: they were made elsewhere.
    """

    read_as: ReadAs = ReadAs.AUTO
    reviewer: str = IMPORTED

    @property
    def decision(self) -> Decision:
        """The decision behind each article and fragment."""
        return _CONFIRMED if self.read_as is ReadAs.ANNOTATIONS else BY_MACHINE

    def record(self, page: Page, said: Said | None, run: Run) -> Record:
        """The record of a page and what is said of it: nothing where its file tells no articles."""
        if said is None or self.read_as is ReadAs.PAGES:
            return PageRecord(page)
        if self.read_as is ReadAs.ANNOTATIONS:
            return AnnotationRecord(page, self._annotation(page, said))
        return PredictionRecord(page, Prediction(said.segmentation, said.illustrations), run)

    def _annotation(self, page: Page, said: Said) -> Annotation:
        pictures = ReviewState.FINISHED if said.illustrations else ReviewState.NEW
        return Annotation(
            page.id,
            self.reviewer,
            said.segmentation.articles,
            said.segmentation.furniture,
            said.illustrations,
            states=LayerStates(articles=ReviewState.FINISHED, pictures=pictures),
            next_ids=NextIds(article=len(said.segmentation.articles) + 1, illustration=len(said.illustrations) + 1),
        )
