"""Pages and annotations made at random, for properties that must hold whatever a page looks like."""

from collections.abc import Iterator
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


decisions = st.builds(Decision, st.sampled_from((Standing.MACHINE, *Standing)), st.sampled_from((None, 0.0, 0.5, 1.0)))
links = st.none() | st.builds(JumpLink, st.sampled_from((None, "1", "A03")), st.sampled_from((None, PageId("p9"))), st.none())


@dataclass(frozen=True)
class Review:
    """A page and what somebody says of it."""

    page: Page
    annotation: Annotation


@st.composite
def reviews(draw: st.DrawFn) -> Review:
    """A page, and an annotation of it as a store could hold it: sound, sorted, in up to three articles."""
    page = Page(PageId("p1"), draw(texts()))
    pieces = list(_pieces(page.text, draw(st.sets(st.integers(1, len(page.text) - 1), min_size=4, max_size=12))))
    homes = draw(st.lists(st.integers(-1, 3), min_size=len(pieces), max_size=len(pieces)))
    furniture = tuple(draw(_fragments(span, FURNITURE_ROLES)) for span, home in zip(pieces, homes, strict=True) if home == 0)
    articles = []
    for home in sorted({home for home in homes if home > 0}):
        own = [draw(_fragments(span, ARTICLE_ROLES)) for span, at in zip(pieces, homes, strict=True) if at == home]
        order = tuple(draw(st.permutations(own)))
        articles.append(Article(f"a{home}", home, order, draw(decisions), draw(links), draw(links)))
    illustrations = tuple(_illustrations(articles))
    quantities = sorted_quantities(draw(_quantities(f"q{at}", span)) for at, span in enumerate(pieces[:3], 1))
    targets = [Target(), *(Target(TargetKind.ARTICLE, article.id) for article in articles)]
    figures = [*(picture.id for picture in illustrations), *(number.id for number in quantities)]
    targets += [Target(TargetKind.FIGURE, figure) for figure in figures]
    annotation = Annotation(
        page.id,
        "li",
        sorted_articles(articles),
        furniture,
        illustrations,
        quantities,
        notes=tuple(Note(f"n{at}", target, "看", draw(st.booleans())) for at, target in enumerate(targets, 1)),
        flags=tuple(Flag(f"f{at}", target) for at, target in enumerate(targets, 1)),
        states=LayerStates(*(draw(st.sampled_from(ReviewState)) for _ in range(3))),
        is_parked=draw(st.booleans()),
        is_nothing_here=not articles and draw(st.booleans()),
        extra=draw(st.sampled_from(("{}", '{"键": 1}'))),
        next_ids=NextIds(4, len(illustrations) + 1, len(quantities) + 1, len(targets) + 1, len(targets) + 1),
    )
    return Review(page, annotation)


def _pieces(text: str, cuts: set[int]) -> Iterator[Span]:
    """The text parted at the cuts, without the white space around each piece."""
    for start, end in pairwise(sorted({0, len(text), *cuts})):
        span = trimmed(text, start, end)
        if span is not None:
            yield span


def _fragments(span: Span, roles: tuple[Role, ...]) -> st.SearchStrategy[Fragment]:
    return st.builds(Fragment, st.just(span), st.sampled_from(roles), decisions, decisions, decisions, st.booleans())


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


def _quantities(identifier: str, span: Span) -> st.SearchStrategy[Quantity]:
    numbers = st.none() | st.sampled_from((Decimal("984.69"), Decimal(9846900), Decimal("1E+4"), Decimal("-0.50")))
    return st.builds(
        Quantity,
        st.just(identifier),
        st.just((span,)),
        numbers,
        numbers,
        numbers,
        st.sampled_from((None, "2023-07-26", "--07-26")),
        st.sampled_from(Bound),
        st.sampled_from((None, "m2", "%")),
        st.sampled_from(QuantityKind),
        st.none() | st.sampled_from(Change),
        st.none() | st.sampled_from(Base),
        st.sampled_from(((), (span,))),
        decisions,
    )
