"""What is understood of files before anything of them is imported: pages, characters, boxes, articles, details, refusals."""

from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice

from annotator.core.details import Detail, Details, details_of
from annotator.core.errors import BadFile, Cancelled
from annotator.core.page import Page
from annotator.core.progress import Progress
from annotator.exchange.page_jsonl import FlatRecord, PageRecord, ReadAs, flattened
from annotator.services.ahead import can_read_apart, is_better_apart, read_apart
from annotator.services.files import Form, Kind, natural
from annotator.services.naming import NamePattern
from annotator.services.reading import Reading
from annotator.services.sources import Shelf, SourceFile, count_pages, records_of

MOST = 20
"""So many pages of a file are looked at; what it holds beyond is counted alone."""
LOOKING = "looking at files"
_NOTHING = Details()
Read = tuple[Sequence[FlatRecord], Sequence[BadFile]]
"""What is read of a file, and what of it is refused."""


@dataclass(frozen=True, slots=True)
class FileSeen:
    """What is understood of one file, or of its first pages where it ``has_more``.

    ``with_boxes`` counts pages that tell where their characters stand; ``articles`` is None where nothing is said of any.
    ``details`` are those of all its pages: what differs from page to page is given as the first … the last, or as the
    first … where there are more. ``form`` is what an XML file is.
    """

    name: str
    kind: Kind
    pages: int = 0
    has_more: bool = False
    characters: int = 0
    with_boxes: int = 0
    articles: int | None = None
    page_id: str | None = None
    form: Form | None = None
    details: Details = _NOTHING
    refusals: Sequence[BadFile] = ()

    @property
    def is_refused(self) -> bool:
        """Whether nothing of it can be imported."""
        return not self.pages and bool(self.refusals)


def look_at(
    files: Iterable[SourceFile], seen: Callable[[int, FileSeen], object], *, names: NamePattern | None = None, progress: Progress
) -> None:
    """Tell ``seen`` of each file, with its number from 0, what is understood of it; raises Cancelled between two pages."""
    some = list(files)
    with Shelf() as shelf, closing(_read_apart(some, names)) as apart:
        for number, file in enumerate(some):
            progress.report(number, None, LOOKING)
            is_apart = is_better_apart([file]) and can_read_apart()
            seen(number, _seen(file, *(next(apart) if is_apart else _read(file, shelf, names, progress))))
            if progress.is_cancelled():
                raise Cancelled


def _read(file: SourceFile, shelf: Shelf, names: NamePattern | None, progress: Progress) -> Read:
    refusals: list[BadFile] = []
    records: list[FlatRecord] = []
    for record in islice(records_of(file, on_bad=refusals.append, names=names, shelf=shelf), MOST + 1):
        if progress.is_cancelled():
            raise Cancelled
        records.append(record)
    return records, refusals


def _read_apart(files: Sequence[SourceFile], names: NamePattern | None) -> Generator[Read]:
    """What another program reads of those of the files that foreign code reads, whatever becomes of that."""
    read = read_apart(Reading([file for file in files if is_better_apart([file])], ReadAs.AUTO, None, names, at_most=MOST + 1))
    with closing(read):
        for pages, refusals in read:
            yield [flattened(page) for page in pages if isinstance(page, PageRecord)], refusals


def _seen(file: SourceFile, records: Sequence[FlatRecord], refusals: Sequence[BadFile]) -> FileSeen:
    has_more = len(records) > MOST
    told = _told(file, records[:MOST], refusals, has_more=has_more)
    return replace(told, pages=count_pages([file])) if has_more else told


def _told(file: SourceFile, records: Sequence[FlatRecord], refusals: Sequence[BadFile], *, has_more: bool) -> FileSeen:
    pages = {record.bare.page.id: record.bare.page for record in records}
    read = [record for record in records if not isinstance(record.bare, PageRecord)]
    return FileSeen(
        file.name,
        file.kind,
        pages=len(pages),
        has_more=has_more,
        characters=sum(page.ink for page in pages.values()),
        with_boxes=sum(page.layout is not None for page in pages.values()),
        articles=sum(len(record.flat.parts) for record in read) if read else None,
        page_id=next(iter(pages), None),
        form=file.form,
        details=_shared(list(pages.values()), has_more=has_more),
        refusals=tuple(refusals),
    )


def _shared(pages: Sequence[Page], *, has_more: bool) -> Details:
    if not pages:
        return _NOTHING
    told = [details_of(page) for page in pages]
    values = ((detail, [one.of(detail) for one in told]) for detail in Detail)
    return _NOTHING.with_values({detail: _between(of_pages, has_more=has_more) for detail, of_pages in values})


def _between(values: Sequence[str | None], *, has_more: bool) -> str | None:
    """The value of all, or the first and the last of them as one sorts them."""
    some = sorted({value or "" for value in values}, key=natural)
    return (some[0] or None) if len(some) == 1 else f"{some[0]} … {'' if has_more else some[-1]}".strip()


__all__ = ["LOOKING", "MOST", "FileSeen", "Kind", "look_at"]
