"""Articles, furniture and jump links of a line."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.core.annotation import Article, Fragment, JumpLink
from annotator.core.decisions import Standing
from annotator.core.flat import FlatArticle, FlatFragment, FlatSegmentation
from annotator.core.page import PageId
from annotator.exchange.page_jsonl import refusals
from annotator.exchange.page_jsonl.decisions import (
    KEYS,
    decision_keys,
    fragment_objects,
    read_decision,
    read_fragment,
)
from annotator.exchange.page_jsonl.fields import Fields, Json
from annotator.exchange.page_jsonl.ids import FreeIds, FreeNumbers

_ARTICLE_KEYS = KEYS | {"id", "number", "spans", "continued_from", "continued_on", "text"}
_LINK_KEYS = frozenset(("page_number", "page", "article"))


@dataclass(frozen=True, slots=True)
class ReadArticles:
    """Articles sorted by anchor, furniture by position, and what the line said beyond them."""

    articles: tuple[Article, ...]
    furniture: tuple[Fragment, ...]
    beyond: Json


def read_articles(line: Fields, text: str, default: Standing) -> ReadArticles:
    """The articles and furniture of a line; refuses two spans on one character, duplicate ids and wrong roles."""
    taken = _Taken()
    spans: Json = {}
    rest: Json = {}
    articles = _Articles(line, text, default, taken=taken, spans=spans, rest=rest).read()
    furniture = [
        _fragment(fields, text, default, taken=taken, spans=spans, in_article=False) for fields in line.children("furniture")
    ]
    taken.refuse_overlaps()
    return ReadArticles(
        tuple(sorted(articles, key=lambda article: article.anchor)),
        tuple(sorted(furniture, key=lambda fragment: fragment.span)),
        {key: value for key, value in (("articles", rest), ("spans", spans)) if value},
    )


class _Taken:
    """Which spans the line has given so far, to find two on one character."""

    def __init__(self) -> None:
        self._spans: list[tuple[int, int, Fields]] = []

    def add(self, fragment: Fragment, fields: Fields) -> None:
        self._spans.append((fragment.start, fragment.end, fields))

    def refuse_overlaps(self) -> None:
        # Spans begin and end on ink, so two that overlap share at least one character that is no white space.
        reached, holder = 0, ""
        for start, end, fields in sorted(self._spans, key=lambda taken: taken[:2]):
            if start < reached:
                fields.refuse("", refusals.TWO_SPANS, offset=start, other=holder)
            reached, holder = end, fields.path()


def _fragment(fields: Fields, text: str, default: Standing, *, taken: _Taken, spans: Json, in_article: bool) -> Fragment:
    read = read_fragment(fields, text, default)
    if read.fragment.role.is_furniture is in_article:
        message = refusals.ROLE_OF_FURNITURE if in_article else refusals.ROLE_OF_ARTICLES
        fields.refuse("role", message, found=read.fragment.role.value)
    taken.add(read.fragment, fields)
    if read.rest:
        spans[str(read.fragment.start)] = read.rest
    return read.fragment


class _Articles:
    """Reads the articles of one line."""

    def __init__(self, line: Fields, text: str, default: Standing, *, taken: _Taken, spans: Json, rest: Json) -> None:
        self._items = line.children("articles")
        self._text = text
        self._default = default
        self._taken = taken
        self._spans = spans
        self._rest = rest
        self._ids = FreeIds("a", self._items)
        self._numbers = FreeNumbers(self._items)

    def read(self) -> list[Article]:
        return [self._article(fields) for fields in self._items]

    def _article(self, fields: Fields) -> Article:
        fragments = [self._span(child) for child in fields.children("spans")]
        if not fragments:
            fields.refuse("spans", refusals.NO_SPANS)
        before, after = fields.child("continued_from"), fields.child("continued_on")
        article_id = self._ids.of(fields)
        links = {
            key: link.rest(_LINK_KEYS) for key, link in (("continued_from", before), ("continued_on", after)) if link is not None
        }
        if rest := fields.rest(_ARTICLE_KEYS, **links):
            self._rest[article_id] = rest
        return Article(
            article_id,
            self._numbers.of(fields),
            tuple(fragments),
            read_decision(fields, self._default),
            _link(before),
            _link(after),
        )

    def _span(self, fields: Fields) -> Fragment:
        return _fragment(fields, self._text, self._default, taken=self._taken, spans=self._spans, in_article=True)


def _link(fields: Fields | None) -> JumpLink | None:
    if fields is None:
        return None
    page = fields.optional_text("page")
    return JumpLink(fields.optional_text("page_number"), PageId(page) if page else None, fields.optional_text("article"))


def article_objects(flat: FlatSegmentation, default: Standing) -> list[Json]:
    """Articles as objects, in their order; numbers only where they are not simply 1, 2, 3."""
    is_numbered = any(article[1] != number for number, (article, _) in enumerate(flat.parts, 1))
    return [_article_object(article, fragments, default, is_numbered=is_numbered) for article, fragments in flat.parts]


def _article_object(article: FlatArticle, fragments: Sequence[FlatFragment], default: Standing, *, is_numbered: bool) -> Json:
    article_id, number, standing, margin, came, went = article
    keys: Json = {"id": article_id}
    if is_numbered:
        keys["number"] = number
    keys |= decision_keys((standing, margin), default)
    keys["spans"] = fragment_objects(fragments, default)
    if came is not None:
        keys["continued_from"] = _link_object(came)
    if went is not None:
        keys["continued_on"] = _link_object(went)
    return keys


def _link_object(link: Sequence[str | None]) -> Json:
    return dict(zip(("page_number", "page", "article"), link, strict=True))
