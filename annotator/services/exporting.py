"""Write the reviewed corpus, or all of it, as page-jsonl."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from annotator import __version__
from annotator.core.annotation import Annotation, Layer, ReviewState
from annotator.core.decisions import Standing
from annotator.core.page import Page, PageId
from annotator.core.progress import Progress, over
from annotator.exchange.atomic import writing
from annotator.exchange.page_jsonl import AnnotationRecord, PageRecord, PredictionRecord, Record, Stamp, line_of
from annotator.language.joining import join_policy
from annotator.language.pack import pack_for
from annotator.services.review import now
from annotator.store.annotations import Stored
from annotator.store.corpus import Store


class Which(StrEnum):
    """Which pages are exported: those with a finished articles layer, or all."""

    FINISHED = "finished"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What is written of each page: by default the accepted annotation.

    ``reviewer`` asks for that reviewer's annotation instead, ``all_reviewers`` for everyone's, a line each.
    """

    which: Which = Which.FINISHED
    reviewer: str | None = None
    all_reviewers: bool = False
    with_text: bool = False
    as_made: bool = False


def export_pages(store: Store, target: Path, choice: ExportChoice, *, progress: Progress) -> int:
    """Write ``target`` whole or not at all; how many lines it has. Raises WriteFailed, Cancelled."""
    with writing(target) as stream:
        return _written(export_lines(store, choice, progress=progress), stream.write)


def export_lines(store: Store, choice: ExportChoice, *, progress: Progress) -> Iterator[bytes]:
    """The lines of the export, one record at a time."""
    stamp = Stamp(f"annotator {__version__}", now())
    for page_id in over(progress, store.pages.ids(), "exporting"):
        page = store.pages.get(page_id)
        policy = join_policy(pack_for(page.language, page.text)) if choice.with_text else None
        for record in _records(store, page, choice):
            yield line_of(record, as_made=choice.as_made, with_text=policy, stamp=stamp)


def _written(lines: Iterator[bytes], write: Callable[[bytes], object]) -> int:
    count = 0
    for line in lines:
        write(line)
        count += 1
    return count


def _records(store: Store, page: Page, choice: ExportChoice) -> Iterator[Record]:
    found = [stored for stored in _stored(store, page.id, choice) if _is_wanted(stored.annotation, choice)]
    for stored in found:
        yield AnnotationRecord(page, _without_rejected(stored.annotation), stored.seeded_from, stored.revision)
    if not found and choice.which is Which.ALL and not choice.reviewer and not choice.all_reviewers:
        kept = store.predictions.latest(page.id)
        yield PredictionRecord(page, kept.prediction, kept.run) if kept else PageRecord(page)


def _stored(store: Store, page: PageId, choice: ExportChoice) -> list[Stored]:
    if choice.reviewer is not None:
        return _those(store, page, (choice.reviewer,))
    if choice.all_reviewers:
        return _those(store, page, store.annotations.reviewers(page))
    accepted = store.annotations.accepted(page)
    if accepted is not None:
        return [accepted]
    return _those(store, page, store.annotations.reviewers(page))[-1:] if choice.which is Which.ALL else []


def _those(store: Store, page: PageId, reviewers: tuple[str, ...]) -> list[Stored]:
    loaded = (store.annotations.load(page, reviewer) for reviewer in reviewers)
    return [stored for stored in loaded if stored is not None]


def _is_wanted(annotation: Annotation, choice: ExportChoice) -> bool:
    return choice.which is Which.ALL or annotation.states.of(Layer.ARTICLES) is ReviewState.FINISHED


def _without_rejected(annotation: Annotation) -> Annotation:
    """The annotation as the corpus of articles wants it: what a person rejected is not in it."""
    return replace(
        annotation,
        illustrations=tuple(item for item in annotation.illustrations if item.decision.standing is not Standing.REJECTED),
        quantities=tuple(item for item in annotation.quantities if item.decision.standing is not Standing.REJECTED),
    )
