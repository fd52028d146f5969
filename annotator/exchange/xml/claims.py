"""What a file says of the text of its pages, claim by claim, and the articles, furniture and pictures that they make."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

from annotator.core.annotation import Article, Fragment, JumpLink, Segmentation
from annotator.core.decisions import Decision
from annotator.core.figures import Illustration, IllustrationKind
from annotator.core.layout import around
from annotator.core.page import Page
from annotator.core.roles import TITLE_ROLES, Role
from annotator.exchange.xml.composing import Ink
from annotator.exchange.xml.readpage import ReadPage, span_of


@dataclass(frozen=True, slots=True)
class Area:
    """A piece of a page: from the element ``begin`` to the element ``end`` of the file that has this id."""

    file: str
    begin: str
    end: str


@dataclass(frozen=True, slots=True)
class Pictured:
    """A picture that claims name by its place among those of an issue."""

    kind: IllustrationKind
    article: int | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """That the text of an area has a role, in the article and with the picture of these numbers. Claims are in reading order."""

    area: Area
    role: Role
    article: int | None = None
    picture: int | None = None


@dataclass(frozen=True, slots=True)
class Claims:
    """All that is claimed of the pages of one issue; ``jumping`` are articles that come from, or go to, nobody says where."""

    claims: Sequence[Claim] = ()
    pictures: Sequence[Pictured] = ()
    jumping: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class PageOfIssue:
    """A page, and what its file gave of it; ``file`` is the id by which areas name that file."""

    file: str
    page: Page
    read: ReadPage


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one page."""

    segmentation: Segmentation
    illustrations: tuple[Illustration, ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters of a page that a claim got; ``order`` is the claim's place in the reading order."""

    order: int
    ink: Ink
    claim: Claim


def said_of(pages: Sequence[PageOfIssue], claims: Claims, decision: Decision) -> list[Said]:
    """What the claims make of each page, every decision being this one; parts of an article on several pages are linked."""
    by_file: dict[str, list[tuple[int, Claim]]] = defaultdict(list)
    for order, claim in enumerate(claims.claims):
        by_file[claim.area.file].append((order, claim))
    made = [_Making(page, by_file.get(page.file, ()), claims, decision) for page in pages]
    parts: dict[int, list[_Making]] = defaultdict(list)
    for each in made:
        for article in each.articles:
            parts[article].append(each)
    for article, some in parts.items():
        for before, after in pairwise(sorted(some, key=lambda each: each.pieces_of[article][0].order)):
            before.goes_on[article] = after.link_to(article)
            after.comes_from[article] = before.link_to(article)
    return [each.said() for each in made]


class _Making:
    """One page in the making: who has which character, then articles with their ids."""

    def __init__(self, page: PageOfIssue, claims: Sequence[tuple[int, Claim]], told: Claims, decision: Decision) -> None:
        self._page = page
        self._claims = claims
        self._told = told
        self._decision = decision
        self._taken = bytearray(page.page.ink)
        pieces = self._shared_out()
        self._loose = [piece for piece in pieces if piece.claim.article is None]
        self.pieces_of = _grouped((piece.claim.article, piece) for piece in pieces)
        self._pieces_with = _grouped((piece.claim.picture, piece) for piece in pieces)
        self.articles = self._numbered()
        self.goes_on: dict[int, JumpLink] = {}
        self.comes_from: dict[int, JumpLink] = {}

    def link_to(self, article: int) -> JumpLink:
        """How other pages name the part that is here."""
        page = self._page.page
        return JumpLink(page.page_number, page.id, self.articles[article])

    def said(self) -> Said:
        """Articles by their anchor, the furniture, and the pictures."""
        articles = [self._article(article, number) for number, article in enumerate(self.articles, start=1)]
        furniture = [self._fragment(piece.ink, piece.claim.role) for piece in self._loose]
        left = [ink for block in self._page.read.blocks for ink in self._free(block)]
        furniture += [self._fragment(ink, Role.UNLABELLED) for ink in left]
        segmentation = Segmentation(tuple(articles), tuple(sorted(furniture, key=lambda fragment: fragment.start)))
        return Said(segmentation, tuple(self._illustrations()))

    def _shared_out(self) -> list[_Piece]:
        """Each character to the smallest of those that claim it, of two alike to the first."""
        inks = [(order, ink, claim) for order, claim in self._claims if (ink := self._ink(claim.area)) is not None]
        inks.sort(key=lambda one: (one[1][1] - one[1][0], one[0]))
        pieces = [_Piece(order, free, claim) for order, ink, claim in inks for free in self._free(ink)]
        return sorted(pieces, key=lambda piece: (piece.order, piece.ink))

    def _ink(self, area: Area) -> Ink | None:
        places = self._page.read.places
        ends = [places[name] for name in (area.begin, area.end) if name in places]
        return (min(ends)[0], max(end for _, end in ends)) if ends else None

    def _free(self, ink: Ink) -> Iterator[Ink]:
        """The stretches of these characters that nobody has yet; they are taken with that."""
        at, stop = ink
        while (start := self._taken.find(0, at, stop)) >= 0:
            found = self._taken.find(1, start, stop)
            at = stop if found < 0 else found
            self._taken[start:at] = b"\1" * (at - start)
            yield start, at

    def _numbered(self) -> dict[int, str]:
        """The articles of the page in the order of their anchors, each with its id."""
        anchors = {article: _anchor(pieces) for article, pieces in self.pieces_of.items()}
        ordered = sorted(anchors, key=lambda article: anchors[article])
        return {article: f"a{number}" for number, article in enumerate(ordered, start=1)}

    def _article(self, article: int, number: int) -> Article:
        fragments = tuple(self._fragment(piece.ink, piece.claim.role) for piece in self.pieces_of[article])
        came = self.comes_from.get(article, JumpLink() if article in self._told.jumping else None)
        return Article(self.articles[article], number, fragments, self._decision, came, self.goes_on.get(article))

    def _fragment(self, ink: Ink, role: Role) -> Fragment:
        decision = self._decision
        return Fragment(span_of(self._page.page, ink), role, decision, decision, decision)

    def _illustrations(self) -> Iterator[Illustration]:
        areas = _grouped((claim.picture, claim.area) for _, claim in self._claims)
        made = (self._illustration(picture, some) for picture, some in sorted(areas.items()) if not self._is_text(picture))
        for number, one in enumerate((one for one in made if not one.is_bare), start=1):
            yield replace(one, id=f"i{number}")

    def _is_text(self, picture: int) -> bool:
        """Whether it is a table whose text could be read: then it is that, and no picture."""
        return self._told.pictures[picture].kind is IllustrationKind.TABLE and picture in self._pieces_with

    def _illustration(self, picture: int, areas: Sequence[Area]) -> Illustration:
        told, pieces = self._told.pictures[picture], self._pieces_with.get(picture, ())
        caption, credit = (
            tuple(span_of(self._page.page, piece.ink) for piece in pieces if piece.claim.role is role)
            for role in (Role.CAPTION, Role.CREDIT)
        )
        holder = next((piece.claim.article for piece in pieces if piece.claim.article is not None), told.article)
        article = self.articles.get(holder) if holder is not None else None
        figures = self._page.read.figures
        box = around(figures[name] for area in areas for name in {area.begin, area.end} if name in figures)
        return Illustration("", told.kind, None, caption, credit, article, box, self._decision)


Key = TypeVar("Key")
Value = TypeVar("Value")


def _grouped(pairs: Iterable[tuple[Key | None, Value]]) -> dict[Key, list[Value]]:
    """The second of each pair by its first, where it has one."""
    out: dict[Key, list[Value]] = defaultdict(list)
    for key, value in pairs:
        if key is not None:
            out[key].append(value)
    return dict(out)


def _anchor(pieces: Sequence[_Piece]) -> int:
    """Where an article is listed, as ``Article.anchor``, in non-space characters."""
    text = [piece.ink[0] for piece in pieces if piece.claim.role not in TITLE_ROLES]
    return min(text or [piece.ink[0] for piece in pieces])
