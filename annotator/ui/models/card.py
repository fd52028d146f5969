"""What a card of the Articles pane says, as values: its pieces of text that know where on the page they are from."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from annotator.core.annotation import Article
from annotator.core.decisions import Doubt
from annotator.core.page import Page
from annotator.core.roles import Role
from annotator.core.spans import Span


class CardMode(Enum):
    """How much of an article its card shows."""

    SKIM = auto()
    READ = auto()
    FOLDED = auto()


class PieceKind(Enum):
    """Text of the page, or one of the two marks that stand for what lies between."""

    TEXT = auto()
    GAP = auto()
    SEAM = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block.

    Of TEXT, ``offsets[i]`` is the page offset of ``text[i]``. A GAP leaves out the page spans ``hidden`` and in them
    ``seams`` sure seams. A SEAM is where one fragment follows another, at page offset ``offsets[0]``.
    """

    kind: PieceKind
    text: str = ""
    offsets: tuple[int, ...] = ()
    hidden: tuple[Span, ...] = ()
    seams: int = 0
    doubt: Doubt = Doubt.NONE


class BlockStyle(Enum):
    """What a block is, which decides how it is set."""

    KICKER = auto()
    HEADLINE = auto()
    SUBTITLE = auto()
    BYLINE = auto()
    RUNNING = auto()
    CROSSHEAD = auto()
    CAPTION = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """Pieces set as one paragraph."""

    style: BlockStyle
    pieces: tuple[Piece, ...]


class RemarkKind(Enum):
    """What looks wrong with an article as a whole."""

    NO_HEADLINE = auto()
    NO_BODY = auto()
    STOPS = auto()
    FROM_UNLINKED = auto()
    ON_UNLINKED = auto()
    JUMP_UNLINKED = auto()


@dataclass(frozen=True, slots=True)
class Remark:
    """A warning, with the page it speaks of where it speaks of one."""

    kind: RemarkKind
    page_number: str | None = None


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """Why a doubtful fragment is where it is, in article numbers; ``others`` come best first, None is no article.

    ``more`` counts the article's further doubtful attachments.
    """

    role: Role
    number: int
    shared: tuple[str, ...] = ()
    others: tuple[int | None, ...] = ()
    more: int = 0


class Decided(Enum):
    """What a decision was about."""

    ARTICLE = auto()
    ATTACHMENT = auto()
    ROLE = auto()
    BOUNDARY = auto()


@dataclass(frozen=True, slots=True)
class DoubtNote:
    """One decision that is not sure, for the tooltip."""

    decided: Decided
    role: Role | None
    margin: float


@dataclass(frozen=True, slots=True)
class CardTexts:
    """How to set one article, each made when it is first asked for: most cards are never read whole."""

    skim: Callable[[], tuple[Block, ...]]
    opened: Callable[[], tuple[Block, ...]]
    read: Callable[[], tuple[Block, ...]]
    folded: Callable[[], tuple[Block, ...]]
    clean: Callable[[], str]


@dataclass(frozen=True, eq=False)
class Card:
    """One article as the Articles pane shows it; two cards are the same only if they are one object."""

    page: Page
    article: Article
    texts: CardTexts
    doubts: tuple[DoubtNote, ...] = ()
    evidence: EvidenceLine | None = None
    remarks: tuple[Remark, ...] = ()

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id

    @property
    def number(self) -> int:
        """The number that the reviewer sees."""
        return self.article.number

    @property
    def doubt(self) -> Doubt:
        """The word for its least sure decision."""
        lowest = min((note.margin for note in self.doubts), default=1.0)
        return Doubt.NONE if not self.doubts else Doubt.DOUBTFUL if lowest < 1 / 3 else Doubt.CHECK

    @cached_property
    def skim(self) -> tuple[Block, ...]:
        """Begin, end and doubtful seams."""
        return self.texts.skim()

    @cached_property
    def opened(self) -> tuple[Block, ...]:
        """As ``skim``, with the sure seams shown too."""
        return self.texts.opened()

    @cached_property
    def read(self) -> tuple[Block, ...]:
        """The whole article in paragraphs."""
        return self.texts.read()

    @cached_property
    def folded(self) -> tuple[Block, ...]:
        """One line."""
        return self.texts.folded()

    @cached_property
    def clean_text(self) -> str:
        """What Ctrl+C copies: kicker, headline, subtitle, byline, then the reading text."""
        return self.texts.clean()
