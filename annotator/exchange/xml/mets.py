"""Read a METS file: which pages an issue has, what is known of it, and its logical structure as claims on its text.

https://www.loc.gov/standards/mets/
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import orjson

from annotator.core.annotation import Run
from annotator.core.details import Details
from annotator.core.errors import BadFile
from annotator.exchange.xml.beside import Beside, below
from annotator.exchange.xml.claims import Claims
from annotator.exchange.xml.composing import index
from annotator.exchange.xml.description import described
from annotator.exchange.xml.door import Form, form_of, local, root_of
from annotator.exchange.xml.logical import XLINK, claims_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_XML = ".xml"
_AS_IMAGE = "image/"


@dataclass(frozen=True, slots=True)
class IssueFile:
    """A file that a METS file names: by ``href``, relative to it."""

    id: str
    href: str
    is_text: bool

    @property
    def stem(self) -> str:
        """Its name without folders and ending."""
        return PurePosixPath(self.href.replace("\\", "/")).stem


@dataclass(frozen=True, slots=True)
class IssuePage:
    """The files of one page, and its number: as printed, else its place."""

    files: tuple[IssueFile, ...]
    label: str | None
    order: int

    @property
    def texts(self) -> list[IssueFile]:
        """Those that may hold its text."""
        return [file for file in self.files if file.is_text]

    @property
    def pictures(self) -> list[str]:
        """The names of its pictures."""
        return [file.href for file in self.files if not file.is_text]


@dataclass(frozen=True, slots=True)
class Issue:
    """What a METS file says of an issue."""

    details: Details
    pages: tuple[IssuePage, ...]
    claims: Claims
    run: Run


def read_issue(root: "Element") -> Issue:
    """The issue that a METS file describes."""
    files = {file.id: file for file in _files(root)}
    maps = [element for element in root if local(element.tag) == "structMap"]
    logical = next((one for one in maps if one.get("TYPE", "").upper() == "LOGICAL"), None)
    # Only libraries call it physical; that of Transkribus is of the type MANUSCRIPT.
    others = [one for one in maps if one is not logical]
    physical = min(others, key=lambda one: one.get("TYPE", "").upper() != "PHYSICAL", default=None)
    pages = tuple(_pages(physical, files)) or tuple(IssuePage((file,), None, 0) for file in files.values() if file.is_text)
    claims = claims_of(root, logical, physical) if logical is not None else Claims()
    return Issue(described(root, physical, logical), pages, claims, _run(root))


def named_files(data: bytes) -> dict[str, bool]:
    """The names of the files that a METS file tells of, and whether each may hold a text.

    None where it cannot be read: reading it says why.
    """
    try:
        root = root_of(data, "")
    except BadFile:
        return {}
    return {name: file.is_text for file in _files(root) if (name := below(file.href)) is not None}


@dataclass(frozen=True, slots=True)
class FoundText:
    """The file with the text of a page: its id, its name below the METS file, its bytes, and what they are."""

    id: str
    name: str
    data: bytes
    form: Form


def text_of(beside: Beside, page: IssuePage, claimed: Collection[str]) -> FoundText | None:
    """The text of a page; None where none is there. Raises BadFile.

    Of several it is one whose id is claimed, else PAGE XML, which may tell articles itself.
    """
    found = []
    for file in page.texts:
        name = below(file.href)
        data = beside.data(name) if name is not None else None
        form = form_of(data) if data is not None else None
        if name is not None and data is not None and form in (Form.ALTO, Form.PAGE):
            found.append(FoundText(file.id, name, data, form))
    return min(found, key=lambda one: (one.id not in claimed, one.form is not Form.PAGE), default=None)


def _files(root: "Element") -> Iterator[IssueFile]:
    """The files of the file section, each where it is first said to be."""
    for section in root:
        if local(section.tag) == "fileSec":
            for file in section.iter():
                if local(file.tag) == "file" and (name := file.get("ID")) and (href := _href(file)):
                    yield IssueFile(name, href, _is_text(file, href))


def _href(file: "Element") -> str | None:
    places = (place.get(f"{XLINK}href") for place in file if local(place.tag) == "FLocat")
    return next(filter(None, places), None)


def _is_text(file: "Element", href: str) -> bool:
    kind = file.get("MIMETYPE", "").lower()
    return not kind.startswith(_AS_IMAGE) and ("xml" in kind or href.lower().endswith(_XML))


def _pages(physical: "Element | None", files: Mapping[str, IssueFile]) -> Iterator[IssuePage]:
    """The divisions of the physical map that hold a text, the outermost of each, in its order.

    Pictures that are called as one of its files are those of a page too, though no map may name them.
    """
    pictures: dict[str, list[IssueFile]] = defaultdict(list)
    for file in files.values():
        if not file.is_text:
            pictures[file.stem].append(file)
    for order, division in enumerate(_outermost(physical, files), start=1):
        named = [files[name] for part in division.iter() if (name := part.get("FILEID")) in files and name is not None]
        like = (picture for file in dict.fromkeys(named) for picture in pictures.get(file.stem, ()))
        told = division.get("ORDERLABEL") or division.get("LABEL")
        yield IssuePage(tuple(dict.fromkeys([*named, *like])), told, index(division.get("ORDER")) or order)


def _outermost(element: "Element | None", files: Mapping[str, IssueFile]) -> Iterator["Element"]:
    for division in element if element is not None else ():
        if local(division.tag) != "div":
            continue
        own = (part.get("FILEID", "") for pointer in division if local(pointer.tag) == "fptr" for part in pointer.iter())
        if any(name in files and files[name].is_text for name in own):
            yield division
        else:
            yield from _outermost(division, files)


def _run(root: "Element") -> Run:
    """Who made the structure: the program that wrote the file, and by which profile."""
    agents = [agent for header in root if local(header.tag) == "metsHdr" for agent in header if local(agent.tag) == "agent"]
    agents.sort(key=lambda agent: (agent.get("OTHERTYPE", "").upper() != "SOFTWARE", agent.get("ROLE", "").upper() != "CREATOR"))
    names = (" ".join((name.text or "").split()) for agent in agents for name in agent if local(name.tag) == "name")
    profile = root.get("PROFILE")
    settings = orjson.dumps({"profile": profile} if profile else {}).decode()
    return Run("METS", next(filter(None, names), ""), settings)
