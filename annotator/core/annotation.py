"""A page read as articles: by a machine (Segmentation, Prediction) or by a reviewer (Annotation)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from annotator.core.decisions import BY_MACHINE, Decision
from annotator.core.figures import Illustration, Quantity
from annotator.core.page import PageId
from annotator.core.roles import TITLE_ROLES, Role
from annotator.core.spans import Span


@dataclass(frozen=True, slots=True)
class Fragment:
    """A span with a role; three decisions were taken about it.

    ``boundary`` is the decision to begin a fragment where it begins, ``attachment`` the one to put it into its
    article after the fragment before it, ``role_decision`` the one on its role. ``is_placed``: a person put it at
    its place in the reading order, so placing by role leaves it there.
    """

    span: Span
    role: Role
    role_decision: Decision = BY_MACHINE
    attachment: Decision = BY_MACHINE
    boundary: Decision = BY_MACHINE
    is_placed: bool = False

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.span.start

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.span.end

    @property
    def decisions(self) -> tuple[Decision, Decision, Decision]:
        """Role, attachment and boundary."""
        return self.role_decision, self.attachment, self.boundary


@dataclass(frozen=True, slots=True)
class JumpLink:
    """Where an article goes on, or comes from: the page number as printed, and the page and article once linked."""

    page_number: str | None = None
    page: PageId | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """An ordered tuple of fragments in reading order, wherever on the page they lie.

    ``number`` is the one a reviewer sees; it stays while the article lives. ``id`` is never reused on its page.
    """

    id: str
    number: int
    fragments: tuple[Fragment, ...]
    decision: Decision = BY_MACHINE
    continued_from: JumpLink | None = None
    continued_on: JumpLink | None = None

    def __post_init__(self) -> None:
        if not self.fragments:
            raise ValueError(f"article {self.id} has no fragment")
        if any(fragment.role.is_furniture for fragment in self.fragments):
            raise ValueError(f"article {self.id} holds furniture")

    @property
    def spans(self) -> tuple[Span, ...]:
        """The spans of its fragments in reading order."""
        return tuple(fragment.span for fragment in self.fragments)

    @property
    def anchor(self) -> int:
        """Offset by which articles are listed: where its running text begins on the page, else its first character."""
        text = [fragment.start for fragment in self.fragments if fragment.role not in TITLE_ROLES]
        return min(text or [fragment.start for fragment in self.fragments])

    def with_fragments(self, fragments: Iterable[Fragment]) -> "Article":
        """The same article with other fragments."""
        return replace(self, fragments=tuple(fragments))


@dataclass(frozen=True, slots=True)
class Segmentation:
    """The articles and the furniture of one page, as a segmenter or a file gives them, and why."""

    articles: tuple[Article, ...] = ()
    furniture: tuple[Fragment, ...] = ()
    evidence: tuple["Evidence", ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """What made a prediction: segmenter, version, settings (JSON)."""

    segmenter: str
    version: str
    settings: str = "{}"


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another place a doubtful fragment could go: an article by id, or None for nowhere on this page."""

    article: str | None
    score: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a machine attached the fragment at ``span`` where it did, and where else it could go.

    ``shared`` are strings found in both the fragment and its article; ``alternatives`` come best first.
    """

    span: Span
    article: str | None
    shared: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class Prediction:
    """A machine's reading of a page, kept for good with its run; ``extra`` as on ``Annotation``."""

    segmentation: Segmentation
    illustrations: tuple[Illustration, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    extra: str = "{}"


class Layer(StrEnum):
    """What can be finished on its own."""

    ARTICLES = "articles"
    PICTURES = "pictures"
    NUMBERS = "numbers"


class ReviewState(StrEnum):
    """How far the review of a layer is."""

    NEW = "new"
    IN_PROGRESS = "in progress"
    FINISHED = "finished"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class LayerStates:
    """The review state of each layer."""

    articles: ReviewState = ReviewState.NEW
    pictures: ReviewState = ReviewState.NEW
    numbers: ReviewState = ReviewState.NEW

    def of(self, layer: Layer) -> ReviewState:
        """The state of one layer."""
        return ReviewState(getattr(self, layer.value))

    def with_layer(self, layer: Layer, state: ReviewState) -> "LayerStates":
        """The same with one layer's state changed."""
        return replace(self, **{layer.value: state})


class TargetKind(StrEnum):
    """What a note or flag is put on."""

    PAGE = "page"
    ARTICLE = "article"
    FRAGMENT = "fragment"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Target:
    """What a note or flag is put on: an article or figure by id, a fragment by span, else the page."""

    kind: TargetKind = TargetKind.PAGE
    id: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Words of a reviewer on something; never part of the text."""

    id: str
    target: Target
    text: str
    is_resolved: bool = False


@dataclass(frozen=True, slots=True)
class Flag:
    """ "Second look", with a reason."""

    id: str
    target: Target
    reason: str = ""


@dataclass(frozen=True, slots=True)
class NextIds:
    """The next free number of each kind of id. Only ever grows, over undo too, so that no id is used twice."""

    article: int = 1
    illustration: int = 1
    quantity: int = 1
    note: int = 1
    flag: int = 1

    def at_least(self, other: "NextIds") -> "NextIds":
        """The larger of both, kind by kind."""
        return NextIds(*(max(getattr(self, name), getattr(other, name)) for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class Annotation:
    """What one reviewer says of one page.

    ``articles`` are sorted by their anchor, ``furniture`` by position. Every non-space character lies in exactly one
    fragment of these, or is unassigned. ``extra`` holds, as JSON, what an imported file said beyond what we know the
    meaning of. ``next_ids`` is bookkeeping: it takes no part in equality.
    """

    page: PageId
    reviewer: str
    articles: tuple[Article, ...] = ()
    furniture: tuple[Fragment, ...] = ()
    illustrations: tuple[Illustration, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    notes: tuple[Note, ...] = ()
    flags: tuple[Flag, ...] = ()
    states: LayerStates = LayerStates()
    is_parked: bool = False
    is_nothing_here: bool = False
    extra: str = "{}"
    next_ids: NextIds = field(default=NextIds(), compare=False)

    @property
    def segmentation(self) -> Segmentation:
        """Its articles and furniture alone."""
        return Segmentation(self.articles, self.furniture)

    def article(self, article_id: str) -> Article:
        """The article with this id; raises KeyError where there is none."""
        for article in self.articles:
            if article.id == article_id:
                return article
        raise KeyError(article_id)

    def article_numbered(self, number: int) -> Article | None:
        """The article that the reviewer sees under this number."""
        return next((article for article in self.articles if article.number == number), None)

    def article_at(self, offset: int) -> Article | None:
        """The article in which the character at ``offset`` lies."""
        return next((a for a in self.articles if any(offset in f.span for f in a.fragments)), None)

    def fragment_at(self, offset: int) -> Fragment | None:
        """The fragment, of an article or furniture, in which the character at ``offset`` lies."""
        # Asked several times a gesture, of pages with thousands of fragments: no call for each of them.
        for fragments in (*(article.fragments for article in self.articles), self.furniture):
            for fragment in fragments:
                span = fragment.span
                if span.start <= offset < span.end:
                    return fragment
        return None

    def fragments(self) -> Iterator[Fragment]:
        """Every fragment: article by article in reading order, then furniture."""
        for article in self.articles:
            yield from article.fragments
        yield from self.furniture
