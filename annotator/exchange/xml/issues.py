"""The pages of an issue that a METS file describes, with the articles that it tells."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from annotator.core.annotation import Run
from annotator.core.details import Details
from annotator.core.errors import BadFile
from annotator.core.layout import Facsimile
from annotator.core.page import Page, PageId, Source
from annotator.exchange.filename import named, plain_name, without_ending
from annotator.exchange.page_jsonl.records import Record
from annotator.exchange.textfile import language_of
from annotator.exchange.xml.alto import read_alto
from annotator.exchange.xml.beside import Beside
from annotator.exchange.xml.claims import Claims, PageOfIssue, said_of
from annotator.exchange.xml.door import Form, root_of
from annotator.exchange.xml.mets import FoundText, Issue, IssuePage, text_of
from annotator.exchange.xml.pagexml import read_page_xml
from annotator.exchange.xml.readpage import ReadPage
from annotator.exchange.xml.recording import Recording

LOST = "{file}: {count} of its {total} pages are not in its folder, such as {name}; keep the files of an issue together"
NO_PAGES = "{file} names no file with the text of a page; ask for the ALTO or PAGE XML files with it"

OnBad = Callable[[BadFile], None]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an XML file is: ``file`` is what it is called in refusals, ``name`` its name, or its path below a folder."""

    file: str
    name: str
    beside: Beside
    on_bad: OnBad


_COUNTED = re.compile(r"([A-Z]*)(\d{1,9})[A-Z]?", re.ASCII)
_PRINTED = re.compile(r"(?:(?:page|pages|pag|pg|p|seite|s)\b\.?)?\s*\[?([a-z]{0,2}\d{1,4}[a-z]?)\]?", re.IGNORECASE | re.ASCII)


def issue_records(issue: Issue, place: Place, recording: Recording) -> Iterator[Record]:
    """A record of each page of an issue, in its order; pages that are not there or damaged are refused one by one.

    Raises BadFile where no page has a text.
    """
    if not issue.pages:
        raise BadFile(NO_PAGES, file=place.file)
    if not issue.claims.claims:
        yield from (page.record(recording) for page in _read(issue, place))
        return
    pages = list(_read(issue, place))
    told = said_of([page.of_issue for page in pages], issue.claims, recording.decision)
    if any(said.segmentation.articles for said in told):
        for page, said in zip(pages, told, strict=True):
            yield recording.record(page.of_issue.page, said, issue.run)
    else:
        yield from (page.record(recording) for page in pages)


def page_numbers(pages: Sequence[IssuePage]) -> list[str]:
    """The number of each page: as printed where it is told and no other page has it, else its place in the issue.

    Numbers that do not ascend as the pages do were misread: then all pages have their places.
    """
    orders = [page.order for page in pages]
    places = [str(order) for order in (orders if len(set(orders)) == len(pages) else range(1, len(pages) + 1))]
    printed = [_printed(page.label) for page in pages]
    counts = Counter(printed)
    told = [number if number and counts[number] == 1 else None for number in printed]
    numbers = [number or place for number, place in zip(told, places, strict=True)]
    is_sound = _ascend(filter(None, told)) and len(set(numbers)) == len(numbers)
    return numbers if is_sound else places


def _ascend(numbers: Iterable[str]) -> bool:
    """Whether numbers grow from page to page, in each section of a paper (A1 A2 B1 B2) by itself."""
    last: dict[str, int] = {}
    for match in filter(None, map(_COUNTED.fullmatch, numbers)):
        if int(match[2]) <= last.get(match[1], -1):
            return False
        last[match[1]] = int(match[2])
    return True


def _printed(label: str | None) -> str | None:
    """The number in a label: 2 for ``Page 0002``; any other label as it is."""
    words = " ".join((label or "").split())
    match = _PRINTED.fullmatch(words)
    return (match[1].upper().lstrip("0") or "0") if match else words or None


@dataclass(frozen=True, slots=True)
class _ReadPage:
    """A page of an issue, and what its own file tells of articles, for where the issue tells none."""

    of_issue: PageOfIssue
    claims: Claims
    run: Run

    def record(self, recording: Recording) -> Record:
        """What its own file tells."""
        alone = PageOfIssue("", self.of_issue.page, self.of_issue.read)
        (said,) = said_of([alone], self.claims, recording.decision)
        return recording.record(alone.page, said if said.segmentation.articles else None, self.run)


def _read(issue: Issue, place: Place) -> Iterator[_ReadPage]:
    details, lost, seen = _details(issue, place), list[str](), set[str]()
    claimed = {claim.area.file for claim in issue.claims.claims}
    for page, number in zip(issue.pages, page_numbers(issue.pages), strict=True):
        try:
            text = text_of(place.beside, page, claimed)
            if text is None:
                lost += [file.href for file in page.texts][:1]
            elif text.name not in seen:  # a page is there once, however often a file may name it
                seen.add(text.name)
                yield _page_of(page, text, details._replace(page_number=number), place)
        except BadFile as refusal:
            place.on_bad(refusal)
    if lost:
        place.on_bad(BadFile(LOST, file=place.file, count=len(lost), total=len(issue.pages), name=lost[0]))


def _page_of(page: IssuePage, text: FoundText, details: Details, place: Place) -> _ReadPage:
    read, claims, run = _read_text(text, place.beside.shown(text.name))
    folder = PurePosixPath(text.name).parent
    near = [str(folder / PurePosixPath(name.replace("\\", "/")).name) for name in (*read.pictures, text.name)]
    picture = place.beside.picture((*page.pictures, *near))
    name = PurePosixPath(plain_name(place.name)).parent / plain_name(text.name)
    return _ReadPage(PageOfIssue(text.id, _page(details, name, read, picture), read), claims, run)


def _read_text(text: FoundText, file: str) -> tuple[ReadPage, Claims, Run]:
    """The first page of a file, that of an issue has no more; and what the file itself tells of articles."""
    root = root_of(text.data, file)
    if text.form is Form.PAGE:
        return read_page_xml(root)
    pages = read_alto(root)
    if not pages:
        raise BadFile(NO_PAGES, file=file)
    return pages[0], Claims(), Run("ALTO", "")


def _details(issue: Issue, place: Place) -> Details:
    """What the METS file says of the issue, and of the rest what its name does."""
    told, by_name = issue.details, named(place.name).details
    return Details(*(one or other for one, other in zip(told, by_name, strict=True)))


def _page(details: Details, near: PurePosixPath, read: ReadPage, picture: Facsimile | None) -> Page:
    key, number = details.issue_key, details.page_number
    return Page(
        id=PageId(f"{key}/{number}" if key and number else without_ending(near.as_posix())),
        text=read.text,
        language=read.language or details.language or language_of(read.text),
        publication=details.publication,
        issue=details.issue,
        date=details.date,
        page_number=number,
        source=Source(near.name, "mets"),
        layout=read.layout,
        facsimile=picture,
    )
