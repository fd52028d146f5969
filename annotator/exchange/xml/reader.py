"""Read an XML file as records: an ALTO or PAGE page, or all pages of the issue that a METS file describes."""

from collections.abc import Iterator

from annotator.core.annotation import Run
from annotator.core.errors import BadFile
from annotator.core.page import Page, PageId, Source
from annotator.exchange.filename import FileName, named
from annotator.exchange.page_jsonl.records import ReadAs, Record
from annotator.exchange.textfile import EMPTY, language_of
from annotator.exchange.xml.alto import read_alto
from annotator.exchange.xml.claims import PageOfIssue, said_of
from annotator.exchange.xml.door import Form, local, root_of
from annotator.exchange.xml.issues import Place, issue_records
from annotator.exchange.xml.mets import read_issue
from annotator.exchange.xml.pagexml import read_page_xml
from annotator.exchange.xml.readpage import ReadPage
from annotator.exchange.xml.recording import IMPORTED, Recording

OTHER_XML = "{file} is XML of another kind ({root}); ALTO, METS and PAGE XML can be read"
NO_PAGE = "{file} holds no page; export it again"


def read_xml(
    data: bytes,
    place: Place,
    *,
    told: FileName | None = None,
    read_as: ReadAs = ReadAs.AUTO,
    reviewer: str = IMPORTED,
) -> Iterator[Record]:
    """The records of an XML file, whose bytes are as ``door.whole`` reads them.

    ``told`` is what the name of a page says, where that is known already. Where the file tells articles they are a
    prediction, unless annotations or pages alone are asked for. Raises BadFile for a file that is damaged or no newspaper
    page.
    """
    root, recording = root_of(data, place.file), Recording(read_as, reviewer)
    match local(root.tag).lower():
        case Form.METS:
            yield from issue_records(read_issue(root), place, recording)
        case Form.ALTO:
            yield from _several(read_alto(root), place, told or named(place.name), recording)
        case Form.PAGE:
            read, claims, run = read_page_xml(root)
            page = _page(read, place, told or named(place.name), "page-xml")
            (said,) = said_of([PageOfIssue("", page, read)], claims, recording.decision)
            yield recording.record(page, said if said.segmentation.articles else None, run)
        case _:
            raise BadFile(OTHER_XML, file=place.file, root=local(root.tag))


def _several(pages: tuple[ReadPage, ...], place: Place, told: FileName, recording: Recording) -> Iterator[Record]:
    """The pages of one file; those after the first are called by their place in it too."""
    if not pages:
        raise BadFile(NO_PAGE, file=place.file)
    for number, read in enumerate(pages, start=1):
        page = _page(read, place, told, "alto", number=number)
        yield recording.record(page, None, Run("ALTO", ""))


def _page(read: ReadPage, place: Place, told: FileName, kind: str, *, number: int = 1) -> Page:
    """A page that no METS file describes: its file's name tells what it is of. Raises BadFile for nothing at all."""
    facsimile = place.beside.picture((*read.pictures, told.file))
    if not read.text.strip() and facsimile is None:
        raise BadFile(EMPTY, file=place.file)
    details = told.details
    return Page(
        id=PageId(told.page_id if number == 1 else f"{told.page_id}/{number}"),
        text=read.text,
        language=details.language or read.language or language_of(read.text),
        publication=details.publication,
        issue=details.issue,
        date=details.date,
        page_number=details.page_number if number == 1 else None,
        source=Source(told.file, kind),
        layout=read.layout,
        facsimile=facsimile,
    )
