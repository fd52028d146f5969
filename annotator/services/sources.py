"""From the files that a person names to the records in them."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext, suppress
from dataclasses import replace

from annotator.core.errors import BadFile
from annotator.core.page import Page
from annotator.exchange.filename import FileName, unread
from annotator.exchange.namefitting import NameMisfit
from annotator.exchange.namepattern import NamePattern
from annotator.exchange.page_jsonl import FlatRecord, PageRecord, ReadAs, Record, flattened, read_flat_lines
from annotator.exchange.textfile import read_text_page
from annotator.exchange.xml.door import whole
from annotator.services.files import Kind, SourceFile, is_source_name
from annotator.services.listing import expanded
from annotator.services.shelf import Shelf, renamed
from annotator.services.xmlfiles import LEFT_OUT, LeftOut, beside

_CHUNK = 1024 * 1024

OnBad = Callable[[BadFile], None]


def records_of(
    source: SourceFile,
    *,
    on_bad: OnBad,
    read_as: ReadAs = ReadAs.AUTO,
    reviewer: str | None = None,
    names: NamePattern | None = None,
    keeps_scans: bool = False,
    shelf: Shelf | None = None,
) -> Iterator[FlatRecord]:
    """The records of one file: of each line of page-jsonl or page of a PDF or of XML, or the one page of a text file.

    Refusals go to ``on_bad``. ``names`` says how names of files are read; a name that does not fit tells nothing. A page of
    a PDF without text is refused unless ``keeps_scans``, which those in archives never are. A ``shelf`` keeps the archive
    open that the file lies in.
    """
    try:
        with nullcontext(shelf) if shelf else Shelf() as files:
            if source.kind is Kind.PDF:
                pages = _pdf_pages(source, files, names, on_bad=on_bad, keeps_scans=keeps_scans)
                yield from (flattened(PageRecord(page)) for page in pages)
                return
            if source.kind is Kind.XML:
                told = _told(source, names)
                records = _xml_records(source, files, told, on_bad=on_bad, read_as=read_as, reviewer=reviewer)
                yield from map(flattened, records)
                return
            with files.opened(source) as stream:
                if source.kind is Kind.TEXT:
                    page = read_text_page(stream, source.name, _told(source, names), shown=source.shown)
                    yield flattened(PageRecord(page))
                else:
                    who = {} if reviewer is None else {"reviewer": reviewer}
                    yield from read_flat_lines(stream, file=source.shown, read_as=read_as, on_bad=on_bad, **who)
    except BadFile as refusal:
        on_bad(refusal)


def count_pages(files: Iterable[SourceFile]) -> int:
    """How many pages the files seem to hold, page-jsonl by its line ends alone: enough to say how far an import is."""
    with Shelf() as shelf:
        return sum(_count(shelf, file) for file in files)


def _pdf_pages(
    source: SourceFile, shelf: Shelf, names: NamePattern | None, *, on_bad: OnBad, keeps_scans: bool
) -> Iterator[Page]:
    from annotator.exchange.pdf import read_pdf_pages

    with shelf.placed(source) as path:
        pages = read_pdf_pages(
            path,
            source.name,
            _told(source, names),
            on_bad=lambda refusal: on_bad(renamed(refusal, path, source)),
            keeps_scans=keeps_scans and source.member is None,
        )
        # Where an archive is unpacked to, there is nothing any more when the picture is looked at.
        yield from pages if source.member is None else (replace(page, facsimile=None) for page in pages)


def _xml_records(
    source: SourceFile, shelf: Shelf, told: FileName, *, on_bad: OnBad, read_as: ReadAs, reviewer: str | None
) -> Iterator[Record]:
    from annotator.exchange.xml.issues import Place
    from annotator.exchange.xml.reader import read_xml

    with shelf.opened(source) as stream:
        if source.is_found and source.form is None:
            raise LeftOut(LEFT_OUT, file=source.shown)
        data = whole(stream)
    place = Place(source.shown, source.name, beside(source, shelf), on_bad)
    who = {} if reviewer is None else {"reviewer": reviewer}
    yield from read_xml(data, place, told=told, read_as=read_as, **who)


def _count(shelf: Shelf, file: SourceFile) -> int:
    """At least one: a last line may have no end. A file that cannot be read is told when it is read."""
    with suppress(BadFile):
        if file.kind is Kind.PDF:
            from annotator.exchange.pdf import count_pdf_pages

            with shelf.placed(file) as path:
                return count_pdf_pages(path)
        if file.kind is Kind.PAGE_JSONL:
            with shelf.opened(file) as stream:
                return max(sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(_CHUNK), b"")), 1)
    return file.pages


def _told(source: SourceFile, names: NamePattern | None) -> FileName:
    try:
        return source.read_name(names)
    except NameMisfit:
        return unread(source.name)


__all__ = ["LeftOut", "OnBad", "Shelf", "SourceFile", "count_pages", "expanded", "is_source_name", "records_of"]
