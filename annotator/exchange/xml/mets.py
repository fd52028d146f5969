"""Read a METS file: which pages an issue has, what is known of it, and its logical structure as claims on its text.

Divisions of the logical map name pieces of ALTO files themselves, as docWorks and ENMAP (BnF, Europeana, BnL) write them,
or are linked to divisions of the physical map that do (British Library). https://www.loc.gov/standards/mets/
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import orjson

from annotator.core.annotation import Run
from annotator.core.details import Details
from annotator.core.errors import BadFile
from annotator.core.figures import IllustrationKind
from annotator.core.roles import Role
from annotator.exchange.xml.beside import Beside, below
from annotator.exchange.xml.claims import Area, Claim, Claims, Pictured
from annotator.exchange.xml.composing import index
from annotator.exchange.xml.description import described
from annotator.exchange.xml.door import Form, form_of, local, root_of
from annotator.exchange.xml.kinds import ARTICLES, BODIES, FURNITURE, IN_ARTICLES, PICTURES, TABLES, kind_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

XLINK = "{http://www.w3.org/1999/xlink}"
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
    claims = _Claiming(_linked(root, physical)).of(logical) if logical is not None else Claims()
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


def _areas(division: "Element") -> list[Area]:
    """The pieces of files that a division itself names; a whole file is none, it would be all of a page."""
    pointers = (pointer for pointer in division if local(pointer.tag) == "fptr")
    areas = [area for pointer in pointers for area in pointer.iter() if local(area.tag) == "area"]
    told = ((area.get("FILEID", ""), area.get("BEGIN"), area.get("END")) for area in areas)
    return [Area(file, begin, end or begin) for file, begin, end in told if begin is not None]


def _linked(root: "Element", physical: "Element | None") -> dict[str, list["Element"]]:
    """The physical divisions to which each logical one is linked, by its id."""
    targets = {name: part for part in physical.iter() if (name := part.get("ID"))} if physical is not None else {}
    out: dict[str, list[Element]] = defaultdict(list)
    for section in root:
        if local(section.tag) == "structLink":
            for start, end in _arcs(section):
                if end in targets:
                    out[start].append(targets[end])
    return out


def _arcs(section: "Element") -> Iterator[tuple[str, str]]:
    for link in section:
        if local(link.tag) == "smLink":
            yield _end(link, "from"), _end(link, "to")
        elif local(link.tag) == "smLinkGrp":
            known = {part.get(f"{XLINK}label", ""): _end(part, "href") for part in link if local(part.tag) == "smLocatorLink"}
            arcs = (part for part in link if local(part.tag) == "smArcLink")
            yield from ((known.get(_end(arc, "from"), ""), known.get(_end(arc, "to"), "")) for arc in arcs)


def _end(link: "Element", name: str) -> str:
    return link.get(f"{XLINK}{name}", "").removeprefix("#")


def _run(root: "Element") -> Run:
    """Who made the structure: the program that wrote the file, and by which profile."""
    agents = [agent for header in root if local(header.tag) == "metsHdr" for agent in header if local(agent.tag) == "agent"]
    agents.sort(key=lambda agent: (agent.get("OTHERTYPE", "").upper() != "SOFTWARE", agent.get("ROLE", "").upper() != "CREATOR"))
    names = (" ".join((name.text or "").split()) for agent in agents for name in agent if local(name.tag) == "name")
    profile = root.get("PROFILE")
    settings = orjson.dumps({"profile": profile} if profile else {}).decode()
    return Run("METS", next(filter(None, names), ""), settings)


@dataclass(frozen=True, slots=True)
class _Where:
    """In what of an issue a division lies."""

    article: int | None = None
    furniture: Role | None = None
    role: Role | None = None
    picture: int | None = None
    is_in_body: bool = False
    is_in_table: bool = False


@dataclass(slots=True)
class _Claiming:
    """Walks the logical map in its order, which is the reading order."""

    linked: Mapping[str, Sequence["Element"]]
    claims: list[Claim] = field(default_factory=list)
    pictures: list[Pictured] = field(default_factory=list)
    articles: int = 0

    def of(self, logical: "Element") -> Claims:
        """What the map claims."""
        self._walk(logical, _Where())
        return Claims(self.claims, self.pictures)

    def _walk(self, element: "Element", where: _Where) -> None:
        for division in element:
            if local(division.tag) == "div":
                inner = self._inside(kind_of(division.get("TYPE")), where, division)
                self._claim(division, inner)
                for target in self.linked.get(division.get("ID", ""), ()):
                    words = kind_of(target.get("LABEL")), kind_of(target.get("TYPE"))
                    known = next((word for word in words if word in PICTURES or word in IN_ARTICLES or word in FURNITURE), "")
                    self._claim(target, self._inside(known, inner, target))
                self._walk(division, inner)

    def _inside(self, kind: str, where: _Where, division: "Element") -> _Where:
        """Where the parts of a division of this kind are."""
        if kind in ARTICLES or (kind in PICTURES and where.article is None and _has_caption(division)):
            where = _Where(self._next_article())
        if kind in FURNITURE:
            return _Where(furniture=FURNITURE[kind])
        if kind in PICTURES and where.furniture is None:
            return self._pictured(kind, where)
        return _with_role(kind, where)

    def _next_article(self) -> int:
        self.articles += 1
        return self.articles

    def _pictured(self, kind: str, where: _Where) -> _Where:
        """Inside a picture, or a picture in one: that is the same."""
        if where.picture is None:
            self.pictures.append(Pictured(IllustrationKind.TABLE if where.is_in_table else PICTURES[kind], where.article))
        at = len(self.pictures) - 1 if where.picture is None else where.picture
        return replace(where, role=where.role if where.is_in_table else None, picture=at)

    def _claim(self, division: "Element", where: _Where) -> None:
        role, article = _claimed(where)
        self.claims += [Claim(area, role, article, where.picture) for area in _areas(division)]


def _with_role(kind: str, where: _Where) -> _Where:
    role = IN_ARTICLES.get(kind, where.role)
    if kind in IN_ARTICLES and where.is_in_body and role is Role.HEADLINE:
        role = Role.CROSSHEAD
    is_in_body = where.is_in_body or kind in BODIES
    return _Where(where.article, where.furniture, role, where.picture, is_in_body, where.is_in_table or kind in TABLES)


def _claimed(where: _Where) -> tuple[Role, int | None]:
    """Role and article of the text of a division: of a picture only caption and credit, nobody says what else is in it.

    The text of a table is text.
    """
    if where.furniture is not None:
        return where.furniture, None
    if where.picture is not None and not where.is_in_table and where.role not in (Role.CAPTION, Role.CREDIT):
        return Role.UNLABELLED, None
    if where.article is not None:
        return where.role or Role.BODY, where.article
    return (Role.OTHER if where.role is Role.HEADLINE else Role.UNLABELLED), None


def _has_caption(division: "Element") -> bool:
    return any(IN_ARTICLES.get(kind_of(part.get("TYPE"))) is Role.CAPTION for part in division.iter() if local(part.tag) == "div")
