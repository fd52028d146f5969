"""Pages and annotations made at random, for properties that must hold whatever a page looks like."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from hypothesis import strategies as st

from annotator.core.annotation import (
    Annotation,
    Article,
    Flag,
    Fragment,
    JumpLink,
    LayerStates,
    NextIds,
    Note,
    ReviewState,
    Target,
    TargetKind,
)
from annotator.core.decisions import Decision, Standing
from annotator.core.figures import Base, Bound, Change, Illustration, IllustrationKind, Quantity, QuantityKind
from annotator.core.page import Page, PageId
from annotator.core.roles import ARTICLE_ROLES, FURNITURE_ROLES, Role
from annotator.core.rows import sorted_articles, sorted_quantities
from annotator.core.spans import Span, trimmed

# Words with a character beyond the first plane, and every kind of gap that an extractor leaves.
WORDS = ("本报讯（记者 苗欣）", "绿色建筑", "能 、取 暖", "984.69万", "𠮷", "𠮷野家", "Peking", "co-", "。", "，", "图", "a")
GAPS = ("", "", " ", "\u3000", "\n", "\n", "\n\n", "\n \n", "\t")


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A text of 6 to 24 words with gaps between, and perhaps around, them."""
    words = draw(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), min_size=6, max_size=24))
    return draw(st.sampled_from(("", "\n", " "))) + "".join(word + gap for word, gap in words)


@dataclass(frozen=True)
class Review:
    """A page and what somebody says of it."""

    page: Page
    annotation: Annotation


@st.composite
def reviews(draw: st.DrawFn) -> Review:
    """A page, and an annotation of it as a store could hold it: sound, sorted, in up to three articles.

    Hypothesis draws the text and which piece of it goes where; the rest comes from a seed, which is much faster.
    """
    page = Page(PageId("p1"), draw(texts()))
    pieces = list(_pieces(page.text, draw(st.sets(st.integers(1, len(page.text) - 1), min_size=4, max_size=12))))
    homes = draw(st.lists(st.integers(-1, 3), min_size=len(pieces), max_size=len(pieces)))
    placed = list(zip(pieces, homes, strict=True))
    return Review(page, _Chance(draw(st.integers(0, 1000))).annotation(page, placed))


class _Chance:
    """Makes an annotation of pieces of text, with everything else by lot."""

    def __init__(self, seed: int) -> None:
        self.lot = random.Random(seed)

    def annotation(self, page: Page, placed: Sequence[tuple[Span, int]]) -> Annotation:
        """An annotation in which each piece lies in the article of its number, 0 for furniture, -1 for nowhere."""
        articles = [self.article(number, placed) for number in (1, 2, 3) if any(home == number for _, home in placed)]
        illustrations = tuple(_illustrations(articles))
        quantities = sorted_quantities(self.quantity(f"q{at}", span) for at, (span, _) in enumerate(placed[:3], 1))
        targets = [Target(), *(Target(TargetKind.ARTICLE, article.id) for article in articles)]
        figures = [*(picture.id for picture in illustrations), *(number.id for number in quantities)]
        targets += [Target(TargetKind.FIGURE, figure) for figure in figures]
        return Annotation(
            page.id,
            "li",
            sorted_articles(articles),
            tuple(self.fragment(span, FURNITURE_ROLES) for span, home in placed if home == 0),
            illustrations,
            quantities,
            notes=tuple(Note(f"n{at}", target, "看", self.lot.random() < 0.5) for at, target in enumerate(targets, 1)),
            flags=tuple(Flag(f"f{at}", target) for at, target in enumerate(targets, 1)),
            states=LayerStates(*self.lot.choices(list(ReviewState), k=3)),
            is_parked=self.lot.random() < 0.5,
            is_nothing_here=not articles,
            extra=self.lot.choice(("{}", '{"键": 1}')),
            next_ids=NextIds(4, len(illustrations) + 1, len(quantities) + 1, len(targets) + 1, len(targets) + 1),
        )

    def article(self, number: int, placed: Sequence[tuple[Span, int]]) -> Article:
        """An article of the pieces with its number, in any order."""
        fragments = [self.fragment(span, ARTICLE_ROLES) for span, home in placed if home == number]
        self.lot.shuffle(fragments)
        return Article(f"a{number}", number, tuple(fragments), self.decision(), self.link(), self.link())

    def fragment(self, span: Span, roles: Sequence[Role]) -> Fragment:
        """A fragment of any of the roles."""
        decisions = self.decision(), self.decision(), self.decision()
        return Fragment(span, self.lot.choice(roles), *decisions, self.lot.random() < 0.2)

    def decision(self) -> Decision:
        """Half of the decisions are by a machine."""
        standing = self.lot.choice((*Standing, *[Standing.MACHINE] * 4))
        return Decision(standing, self.lot.choice((None, 0.0, 0.5, 1.0)))

    def link(self) -> JumpLink | None:
        """No link, or one to a page known or not."""
        return self.lot.choice((None, JumpLink("1"), JumpLink("A03", PageId("p9"), "a1"), JumpLink(None)))

    def number(self) -> Decimal | None:
        """No number, or one of many shapes."""
        return self.lot.choice((None, Decimal("984.69"), Decimal(9846900), Decimal("1E+4"), Decimal("-0.50")))

    def quantity(self, identifier: str, span: Span) -> Quantity:
        """A number of any kind at the place."""
        return Quantity(
            identifier,
            (span,),
            self.number(),
            self.number(),
            self.number(),
            self.lot.choice((None, "2023-07-26", "--07-26")),
            self.lot.choice(list(Bound)),
            self.lot.choice((None, "m2", "%")),
            self.lot.choice(list(QuantityKind)),
            self.lot.choice((None, *Change)),
            self.lot.choice((None, *Base)),
            self.lot.choice(((), (span,))),
            self.decision(),
        )


def _pieces(text: str, cuts: set[int]) -> Iterator[Span]:
    """The text parted at the cuts, without the white space around each piece."""
    for start, end in pairwise(sorted({0, len(text), *cuts})):
        span = trimmed(text, start, end)
        if span is not None:
            yield span


def _illustrations(articles: list[Article]) -> Iterator[Illustration]:
    """A picture for each article that has a caption or a credit, with all of these."""
    kinds = tuple(IllustrationKind)
    count = 0
    for article in articles:
        caption, credit = (
            tuple(fragment.span for fragment in article.fragments if fragment.role is role)
            for role in (Role.CAPTION, Role.CREDIT)
        )
        if caption or credit:
            count += 1
            label = "图①" if count == 2 else None
            yield Illustration(f"i{count}", kinds[count % len(kinds)], label, caption, credit, article.id)
