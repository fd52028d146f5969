"""What articles a page has, each in one line."""

from dataclasses import asdict, dataclass

from annotator.core.annotation import Annotation, Article, Segmentation
from annotator.core.assemble import JoinPolicy, assemble, headline_text, reading_text
from annotator.core.decisions import Doubt
from annotator.core.page import Page, PageId
from annotator.language.joining import join_policy
from annotator.language.pack import pack_for
from annotator.store.corpus import Store

OPENING = 20
_DOUBTS = (Doubt.DOUBTFUL, Doubt.CHECK)


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article: its number, headline, first characters, how many it has, and ``check``, ``doubtful`` or nothing."""

    number: int
    headline: str
    opening: str
    characters: int
    doubt: str

    def as_json(self) -> dict[str, object]:
        """The same as a JSON object."""
        return asdict(self)


def articles_of_first_page(store: Store) -> tuple[ArticleRow, ...]:
    """The articles of the first page of a corpus; none where there is no page or nobody has read it."""
    ids = store.pages.ids()
    return articles_of(store, ids[0]) if ids else ()


def articles_of(store: Store, page_id: PageId) -> tuple[ArticleRow, ...]:
    """The articles of a page: of its accepted annotation, else of the latest prediction."""
    page = store.pages.get(page_id)
    policy = join_policy(pack_for(page.language, page.text))
    read = _reading(store, page_id)
    return tuple(_row(page, article, policy) for article in read.articles) if read else ()


def _reading(store: Store, page_id: PageId) -> Annotation | Segmentation | None:
    accepted = store.annotations.accepted(page_id)
    if accepted is not None:
        return accepted.annotation
    kept = store.predictions.latest(page_id)
    return kept.prediction.segmentation if kept else None


def _row(page: Page, article: Article, policy: JoinPolicy) -> ArticleRow:
    body = reading_text(page, article, policy).text or assemble(page, article.fragments, policy).text
    doubts = [decision.doubt for fragment in article.fragments for decision in fragment.decisions]
    return ArticleRow(
        article.number,
        headline_text(page, article, policy).text,
        body[:OPENING].replace("\n", " "),
        sum(page.ink_of(span) for span in article.spans),
        next((doubt.value for doubt in _DOUBTS if doubt in doubts), ""),
    )
