"""Write the reviewed corpus, or all of it, as page-jsonl."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from annotator import __version__
from annotator.core.annotation import Annotation, ReviewState
from annotator.core.decisions import Standing
from annotator.core.errors import Cancelled
from annotator.core.flat import with_links
from annotator.core.page import Page, PageId
from annotator.core.progress import Progress
from annotator.exchange.atomic import writing
from annotator.exchange.page_jsonl import (
    AnnotationRecord,
    FlatRecord,
    PageRecord,
    PredictionRecord,
    Stamp,
    flat_line_of,
    flattened,
)
from annotator.language.joining import join_policy
from annotator.language.pack import pack_for
from annotator.services.review import now
from annotator.store.annotations import StoredFlat
from annotator.store.corpus import Store
from annotator.store.predictions import KeptFlat

# Pages read from one state of the corpus.
_BATCH = 16


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

    @property
    def takes_unreviewed(self) -> bool:
        """Whether pages of which nobody said anything are written too, with what a machine said of them."""
        return self.which is Which.ALL and self.reviewer is None and not self.all_reviewers


def export_pages(store: Store, target: Path, choice: ExportChoice, *, progress: Progress) -> int:
    """Write ``target`` whole or not at all; how many lines it has. Raises WriteFailed, Cancelled."""
    with writing(target) as stream:
        return _written(export_lines(store, choice, progress=progress), stream.write)


def export_lines(store: Store, choice: ExportChoice, *, progress: Progress) -> Iterator[bytes]:
    """The lines of the export, one record at a time."""
    stamp = Stamp(f"annotator {__version__}", now())
    ids = store.pages.ids()
    for at in range(0, len(ids), _BATCH):
        if progress.is_cancelled():
            raise Cancelled
        progress.report(at, len(ids), "exporting")
        for record in _records(store, ids[at : at + _BATCH], choice):
            page = record.bare.page
            policy = join_policy(pack_for(page.language, page.text)) if choice.with_text else None
            yield flat_line_of(record, as_made=choice.as_made, with_text=policy, stamp=stamp)
    progress.report(len(ids), len(ids), "exporting")


def _written(lines: Iterator[bytes], write: Callable[[bytes], object]) -> int:
    count = 0
    for line in lines:
        write(line)
        count += 1
    return count


def _records(store: Store, ids: Sequence[PageId], choice: ExportChoice) -> list[FlatRecord]:
    """What is written of some pages, as they all are at one moment."""
    with store.reading():
        pages, wanted = _pages(store, ids), _wanted(store, ids, choice)
        stored = _stored(store, _all(wanted), choice)
        kept = store.predictions.latest_flat(ids) if choice.takes_unreviewed else {}
    records: list[FlatRecord] = []
    for page_id in ids:
        found = [stored[record] for record in wanted.get(page_id, ()) if _is_wanted(stored[record].bare, choice)]
        records += [_reviewed(pages[page_id], one) for one in found]
        if not found and choice.takes_unreviewed:
            records.append(_unreviewed(pages[page_id], kept.get(page_id)))
    return records


def _pages(store: Store, ids: Sequence[PageId]) -> dict[PageId, Page]:
    """The pages, with their layouts where they have one."""
    pages = store.pages.some(ids)
    return pages | {page: replace(pages[page], layout=layout) for page, layout in store.layouts.some(ids).items()}


def _stored(store: Store, records: Sequence[int], choice: ExportChoice) -> dict[int, StoredFlat]:
    """Annotations as they stand, each jump link to the article that has its text in what is written of the linked page."""
    stored, meant = store.annotations.flat(records), defaultdict[int, dict[tuple[str, str], str | None]](dict)
    # Where each reviewer's annotation is written, a link is understood as its own reviewer has the page.
    is_one_each = choice.reviewer is None and not choice.all_reviewers
    told = _all(_wanted(store, store.annotations.linked_pages(records), choice)) if is_one_each else ()
    for (record, article, direction), now_article in store.annotations.followed_links(records, told=told).items():
        meant[record][article, direction] = now_article
    return stored | {record: replace(stored[record], flat=with_links(stored[record].flat, of)) for record, of in meant.items()}


def _all(wanted: Mapping[PageId, Sequence[int]]) -> list[int]:
    return [record for records in wanted.values() for record in records]


def _reviewed(page: Page, stored: StoredFlat) -> FlatRecord:
    return FlatRecord(AnnotationRecord(page, _without_rejected(stored.bare), stored.seeded_from, stored.revision), stored.flat)


def _unreviewed(page: Page, kept: KeptFlat | None) -> FlatRecord:
    return FlatRecord(PredictionRecord(page, kept.bare, kept.run), kept.flat) if kept else flattened(PageRecord(page))


def _wanted(store: Store, ids: Sequence[PageId], choice: ExportChoice) -> dict[PageId, list[int]]:
    """The annotations of each page that the choice may be after."""
    if choice.reviewer is not None or choice.all_reviewers:
        every = store.annotations.records(ids)
        return {page: [record for who, record in every[page].items() if choice.reviewer in (None, who)] for page in every}
    wanted = {page: [record] for page, record in store.annotations.accepted_records(ids).items()}
    if choice.which is Which.FINISHED:
        return wanted
    others = store.annotations.records([page for page in ids if page not in wanted])
    return wanted | {page: list(records.values())[-1:] for page, records in others.items()}


def _is_wanted(annotation: Annotation, choice: ExportChoice) -> bool:
    return choice.which is Which.ALL or annotation.states.articles is ReviewState.FINISHED


def _without_rejected(annotation: Annotation) -> Annotation:
    """The annotation as the corpus of articles wants it: what a person rejected is not in it."""
    if not annotation.illustrations and not annotation.quantities:
        return annotation
    return replace(
        annotation,
        illustrations=tuple(item for item in annotation.illustrations if item.decision.standing is not Standing.REJECTED),
        quantities=tuple(item for item in annotation.quantities if item.decision.standing is not Standing.REJECTED),
    )
