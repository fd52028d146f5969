"""The logical structure of a METS file as claims on the text of its pages.

Divisions of the logical map name pieces of ALTO files themselves, as docWorks and ENMAP (BnF, Europeana, BnL) write them,
or are linked to divisions of the physical map that do (British Library).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from annotator.core.figures import IllustrationKind
from annotator.core.roles import Role
from annotator.exchange.xml.claims import Area, Claim, Claims, Pictured
from annotator.exchange.xml.door import local
from annotator.exchange.xml.kinds import ARTICLES, BODIES, FURNITURE, IN_ARTICLES, PICTURES, TABLES, kind_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

XLINK = "{http://www.w3.org/1999/xlink}"


def claims_of(root: "Element", logical: "Element", physical: "Element | None") -> Claims:
    """What the logical map claims, by itself or by way of the physical one."""
    return _Claiming(_linked(root, physical)).of(logical)


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
    _headed: set[int] = field(default_factory=set)

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
        areas = _areas(division)
        if article is not None and areas:
            role = self._heading(role, article, where)
        self.claims += [Claim(area, role, article, where.picture) for area in areas]

    def _heading(self, role: Role, article: int, where: _Where) -> Role:
        """A heading in the body of an article that has one before, or text, is inside of it; any other role is as it is."""
        if role is Role.HEADLINE and where.is_in_body and article in self._headed:
            return Role.CROSSHEAD
        if role is Role.BODY or (role is Role.HEADLINE and not where.is_in_body):
            self._headed.add(article)
        return role


def _with_role(kind: str, where: _Where) -> _Where:
    role = IN_ARTICLES.get(kind, where.role)
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
