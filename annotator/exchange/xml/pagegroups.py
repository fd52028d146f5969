"""The articles that PAGE XML tells: as groups of its reading order, or in the ``custom`` words of Transkribus and NewsEye."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.core.roles import FURNITURE_ROLES, Role
from annotator.exchange.xml.claims import Area, Claim, Claims, Pictured
from annotator.exchange.xml.composing import index
from annotator.exchange.xml.door import local
from annotator.exchange.xml.kinds import FURNITURE, IN_ARTICLES, PICTURES, TABLES, kind_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Nothing is taken back: a name of millions of letters takes no longer than its length.
_CUSTOM = re.compile(r"(?<![A-Za-z_])([A-Za-z_]++)\s*+\{([^{}]*+)\}")
_GROUPS = frozenset(("OrderedGroup", "OrderedGroupIndexed", "UnorderedGroup", "UnorderedGroupIndexed"))
_OURS = {kind_of(role.value): role for role in Role}
_ROLES = IN_ARTICLES | FURNITURE | _OURS
_TRUE = ("true", "1")
_LAST = 1_000_000_000


def claims_of(page: "Element") -> Claims:
    """What a Page element tells: articles with the roles of their regions and lines, furniture, pictures with captions."""
    return _Claiming(page).claims()


@dataclass(frozen=True, slots=True)
class _Member:
    """A line or region that is told to be in an article."""

    element: "Element"
    article: str
    is_continued: bool = False


class _Claiming:
    """Lines and regions that name their article, else groups of the reading order that are one."""

    def __init__(self, page: "Element") -> None:
        self._page = page
        self._named = {name: part for part in page.iter() if (name := part.get("id"))}
        regions = [part for part in page.iter() if is_region(part)]
        self._place = {id(region): (_rank(region), at) for at, region in enumerate(regions)}
        order = next((part for part in page if local(part.tag) == "ReadingOrder"), None)
        for rank, name in enumerate(dict.fromkeys(_references(order) if order is not None else ())):
            if (region := self._named.get(name)) is not None:
                self._place[id(region)] = (rank, 0)
        self._regions = sorted((one for one in regions if _is_text(one)), key=lambda one: self._place[id(one)])

    def claims(self) -> Claims:
        """All that is told."""
        members = list(self._marked()) or list(self._grouped())
        numbers = {name: at for at, name in enumerate(dict.fromkeys(member.article for member in members))}
        articles = {id(member.element): numbers[member.article] for member in members}
        headed: set[int] = set()
        claims = [_claim(element, article, headed) for element, article in self._parts(articles)]
        jumping = frozenset(numbers[member.article] for member in members if member.is_continued)
        return self._with_pictures(claims, jumping)

    def _marked(self) -> Iterator[_Member]:
        for region in self._regions:
            for element in (region, *_lines(region)):
                if (name := _article_named(element)) is not None:
                    yield _Member(element, name)

    def _grouped(self) -> Iterator[_Member]:
        for at, group in enumerate(part for part in self._page.iter() if local(part.tag) in _GROUPS):
            if group.get("type") == "article" or any(told.get("type") == "article" for told in _structures(group)):
                name = group.get("id") or f"group {at}"
                regions = (self._named.get(reference) for reference in _references(group))
                yield from (_Member(one, name, group.get("continuation") in _TRUE) for one in regions if one is not None)

    def _parts(self, articles: Mapping[int, int]) -> Iterator[tuple["Element", int | None]]:
        """What claims text, in reading order: lines that tell something of themselves, and regions for the rest of theirs."""
        for region in self._regions:
            holders = (articles[id(one)] for one in (region, *region.iterancestors()) if id(one) in articles)
            article = next(holders, None)
            for line in _lines(region):
                if id(line) in articles or _told_role(line) is not None:
                    yield line, articles.get(id(line), article)
            yield region, article

    def _with_pictures(self, claims: list[Claim], jumping: frozenset[int]) -> Claims:
        """Pictures, and the captions that relations link to them."""
        pictures = [part for part in self._page.iter() if local(part.tag).upper() in PICTURES and part.get("id")]
        at = {part.get("id", ""): number for number, part in enumerate(pictures)}
        linked = {text: at[picture] for picture, text in self._relations() if picture in at}
        told = [_linked(claim, linked.get(claim.area.begin)) for claim in claims]
        told += [Claim(Area("", name, name), Role.UNLABELLED, None, number) for name, number in at.items()]
        return Claims(told, [Pictured(PICTURES[local(part.tag).upper()]) for part in pictures], jumping)

    def _relations(self) -> Iterator[tuple[str, str]]:
        """Pairs of regions that belong together, either way round."""
        for relation in self._page.iter():
            ends = [name for part in relation if (name := part.get("regionRef"))] if local(relation.tag) == "Relation" else []
            if relation.get("type", "link") == "link":
                yield from ((one, other) for one in ends for other in ends if one != other)


def _claim(element: "Element", article: int | None, headed: set[int]) -> Claim:
    name = element.get("id", "")
    role = _role(element, article, headed)
    return Claim(Area("", name, name), role, None if role.is_furniture else article)


def _role(element: "Element", article: int | None, headed: set[int]) -> Role:
    """The role of a line or region: what it says, or its region does. A heading after the text began is inside of it."""
    above = (FURNITURE[kind] for one in element.iterancestors() if (kind := local(one.tag).upper()) in FURNITURE)
    around = (role for one in (element, *element.iterancestors()) if (role := _told_role(one)) is not None)
    told = next(above, None) or next(around, None)
    if article is None:
        return told if told in FURNITURE_ROLES else Role.UNLABELLED
    if told is Role.HEADLINE and article in headed:
        return Role.CROSSHEAD
    if told is None or told is Role.BODY:
        headed.add(article)
    return told or Role.BODY


def _told_role(element: "Element") -> Role | None:
    """The role that an element itself tells: in the words of Transkribus, else by the type of its region."""
    kind = local(element.tag)
    words = (kind_of(told.get("type")) for told in _structures(element))
    own = next((_ROLES[word] for word in words if word in _ROLES), None)
    word = kind_of(element.get("type")) if kind == "TextRegion" else kind.upper()
    return own or IN_ARTICLES.get(word) or FURNITURE.get(word) or (Role.BODY if word in TABLES else None)


def _linked(claim: Claim, picture: int | None) -> Claim:
    is_of_picture = picture is not None and claim.role in (Role.CAPTION, Role.CREDIT)
    return Claim(claim.area, claim.role, claim.article, picture) if is_of_picture else claim


def _structures(element: "Element") -> list[dict[str, str]]:
    """What ``custom`` says of structure: type and id of ``structure {type:article; id:a1;}``, as often as it says it."""
    return [told for name, told in _custom(element) if name == "structure"]


def _custom(element: "Element") -> Iterator[tuple[str, dict[str, str]]]:
    for name, inside in _CUSTOM.findall(element.get("custom", "")):
        pairs = (part.partition(":") for part in inside.split(";") if ":" in part)
        yield name, {key.strip(): value.strip() for key, _, value in pairs}


def _article_named(element: "Element") -> str | None:
    return next((told["id"] for told in _structures(element) if told.get("type") == "article" and told.get("id")), None)


def _rank(element: "Element") -> int:
    """The place in reading order that ``custom`` gives a region or line."""
    told = (word.get("index", "") for name, word in _custom(element) if name == "readingOrder")
    return next((place for place in map(index, told) if place is not None), _LAST)


def _lines(region: "Element") -> list["Element"]:
    return sorted((line for line in region if local(line.tag) == "TextLine"), key=_rank)


def is_region(element: "Element") -> bool:
    """Whether an element is a part of a page that may hold text; Transkribus has cells of tables beside the regions."""
    return local(element.tag).endswith("Region") or local(element.tag) == "TableCell"


def _is_text(region: "Element") -> bool:
    return local(region.tag) == "TextRegion" or any(local(part.tag) in ("TextLine", "TextEquiv") for part in region)


def _references(group: "Element") -> Iterator[str]:
    """The regions that a group names, in its order and that of the groups in it."""
    parts = [part for part in group if local(part.tag) in _GROUPS or local(part.tag).startswith("RegionRef")]
    for part in sorted(parts, key=lambda one: index(one.get("index")) or 0):
        if (name := part.get("regionRef")) is not None:
            yield name
        if local(part.tag) in _GROUPS:
            yield from _references(part)
