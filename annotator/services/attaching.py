"""Lay the boxes of a page's characters, and its picture, onto a page whose text came from elsewhere."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import groupby, islice
from math import floor
from pathlib import Path

from annotator.core.alignment import align, laid
from annotator.core.errors import BadFile, Cancelled, UserError
from annotator.core.layout import Facsimile, Layout
from annotator.core.page import Page, PageId
from annotator.core.progress import Progress
from annotator.exchange.page_jsonl import ReadAs
from annotator.services.ahead import read_safely
from annotator.services.belonging import Belonging, Fit
from annotator.services.reading import Reading
from annotator.services.sources import LeftOut, count_pages, expanded
from annotator.store.corpus import Store

GOOD = 0.99
"""Where fewer of a page's characters than this share have a box, it is said which have none."""
_TOLD = 3
_WORDS = 12


class TextsDiffer(UserError):
    """The text of a source is too unlike that of the page."""

    message = "{source} has only {share} % of the characters of {page}: nothing was attached"


class NoPageFits(UserError):
    """No page of the corpus is the one of a source."""

    message = "no page of the corpus has the text of {source}: nothing was attached"


class FewBoxes(UserError):
    """Some characters of a page have no box: no error, but nothing to keep quiet about."""

    message = "{page}: {share} % of the characters have a box; without are, by line, {places}"


NO_BOXES = "{source} tells neither boxes nor a picture: nothing was attached"


@dataclass(frozen=True, slots=True)
class Missing:
    """Some characters that have no box: the line where they begin, from 1, how many they are, and the first of them."""

    line: int
    characters: int
    words: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """What a source gave to a page.

    ``share`` of its characters, from 0 to 1, have a box now; ``missing`` are the first places that have none. None and
    no places where the source is a picture without text.
    """

    page: PageId
    source: str
    share: float | None
    missing: tuple[Missing, ...] = ()

    @property
    def lack(self) -> FewBoxes | None:
        """What to say where too many characters have no box."""
        if self.share is None or self.share >= GOOD:
            return None
        places = "; ".join(f"{one.line}: {one.words}{'…' * (one.characters > len(one.words))}" for one in self.missing)
        return FewBoxes(page=self.page, share=percent(self.share), places=places)


@dataclass(slots=True)
class AttachReport:
    """What became of the sources: what was attached, pages that had it already, and each refusal as it was raised."""

    attached: list[Attachment] = field(default_factory=list)
    known: list[PageId] = field(default_factory=list)
    refused: list[UserError] = field(default_factory=list)

    def tell(self, refusal: BadFile) -> None:
        """Note what is refused; other files in a folder are none of ours, and nothing to tell."""
        if not isinstance(refusal, LeftOut):
            self.refused.append(refusal)


def attach_sources(
    store: Store, sources: Sequence[Path], *, progress: Progress, page: PageId | None = None, is_forced: bool = False
) -> AttachReport:
    """Attach what the pages of these files tell to the pages of the corpus that they are; ``page``: to this one only.

    A page that has boxes keeps them, and one too unlike the source gets none, unless ``is_forced``.
    Raises NotFound for a page that is not there, WriteFailed, Cancelled between two pages; what came before is kept.
    """
    files = expanded(sources)
    report, total = AttachReport(), count_pages(files)
    attaching = _Attaching(store, report, page=page, is_forced=is_forced)
    # Of a scan there is the picture to attach.
    reading = Reading(files, ReadAs.PAGES, None, keeps_scans=True)
    with closing(read_safely(reading, on_bad=report.tell)) as read:
        for done, came in enumerate(read):
            if progress.is_cancelled():
                raise Cancelled
            progress.report(done, max(total, done + 1), "attaching")
            attaching.take(came.page)
    attaching.finish()
    progress.report(total, total, "attaching")
    return report


def attach_pages(store: Store, pages: Iterable[Page], *, page: PageId | None = None, is_forced: bool = False) -> AttachReport:
    """The same for pages that have been read already."""
    report = AttachReport()
    attaching = _Attaching(store, report, page=page, is_forced=is_forced)
    for came in pages:
        attaching.take(came)
    attaching.finish()
    return report


class _Attaching:
    """One attaching under way, and the report it fills."""

    def __init__(self, store: Store, report: AttachReport, *, page: PageId | None, is_forced: bool) -> None:
        self._store = store
        self._report = report
        self._is_forced = is_forced
        self._only = None if page is None else store.pages.get(page)
        self._closest: tuple[Page, Fit] | None = None
        self._belonging = Belonging(store)

    def take(self, came: Page) -> None:
        """Attach what a page that was read tells, or say why not."""
        has_boxes = came.layout is not None and came.ink > 0
        if not has_boxes and came.facsimile is None:
            self._report.refused.append(BadFile(NO_BOXES, source=name_of(came)))
        elif not has_boxes:
            self._attach_picture(came)
        elif self._only is not None:
            self._compare(self._only, came)
        else:
            self._attach_boxes(came)

    def finish(self) -> None:
        """Attach to the one page that was named what came closest to it."""
        if self._closest is not None:
            came, fit = self._closest
            self._attach(came, fit)

    def _compare(self, page: Page, came: Page) -> None:
        fit = Fit(page, align(page.text, came.text))
        if self._closest is None or fit.alignment.share > self._closest[1].alignment.share:
            self._closest = came, fit

    def _attach_boxes(self, came: Page) -> None:
        fits = self._belonging.fits(came)
        for fit in fits:
            self._attach(came, fit)
        if not fits:
            self._report.refused.append(NoPageFits(source=name_of(came)))

    def _attach(self, came: Page, fit: Fit) -> None:
        page = fit.page.id
        if not fit.is_close and not self._is_forced:
            self._report.refused.append(TextsDiffer(source=name_of(came), share=percent(fit.alignment.share), page=page))
        elif not self._is_forced and self._store.layouts.having([page]):
            self._report.known.append(page)
        else:
            assert came.layout is not None
            layout = laid(fit.alignment, came.layout)
            self._keep(page, layout, came)
            self._report.attached.append(_attachment(fit.page, name_of(came), layout))

    def _keep(self, page: PageId, layout: Layout, came: Page) -> None:
        with self._store.atomic():
            self._store.layouts.put(page, layout)
            if came.facsimile is not None and self._is_wanted(page, came.facsimile):
                self._store.layouts.put_facsimile(page, came.facsimile)

    def _is_wanted(self, page: PageId, facsimile: Facsimile) -> bool:
        """A file may name a picture that nobody has: where there is one, that stays."""
        return self._store.layouts.facsimile_of(page) is None or Path(facsimile.file).is_file()

    def _attach_picture(self, came: Page) -> None:
        pages = [self._only.id] if self._only is not None else self._belonging.named(came)
        if not pages:
            self._report.refused.append(NoPageFits(source=name_of(came)))
        for page in pages:
            self._attach_picture_to(page, came)

    def _attach_picture_to(self, page: PageId, came: Page) -> None:
        assert came.facsimile is not None
        if self._store.layouts.facsimile_of(page) is not None and not self._is_forced:
            self._report.known.append(page)
        else:
            self._store.layouts.put_facsimile(page, came.facsimile)
            self._report.attached.append(Attachment(page, name_of(came), None))


def name_of(came: Page) -> str:
    """What a source is called: its file and, of several pages in it, which."""
    file = came.source.file or (came.facsimile.file if came.facsimile is not None else None)
    if file is None:
        return came.id
    return f"{file}, {came.facsimile.index + 1}" if came.facsimile is not None and came.facsimile.index else file


def percent(share: float) -> str:
    """A share as a person reads it, rounded down: what is not whole is never called so."""
    return f"{floor(share * 1000) / 10:g}"


def _attachment(page: Page, source: str, layout: Layout) -> Attachment:
    are_boxed = [box is not None for box in layout.boxes]
    share = sum(are_boxed) / len(are_boxed) if are_boxed else 1.0
    return Attachment(page.id, source, share, tuple(islice(_missing(page, are_boxed), _TOLD)))


def _missing(page: Page, are_boxed: Sequence[bool]) -> Iterator[Missing]:
    at = 0
    for is_boxed, some in groupby(are_boxed):
        count = sum(1 for _ in some)
        if not is_boxed:
            offset = page.ink_offsets[at]
            words = "".join(page.text[place] for place in page.ink_offsets[at : at + min(count, _WORDS)])
            yield Missing(page.line_of(offset) + 1, count, words)
        at += count
