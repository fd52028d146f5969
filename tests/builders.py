"""Short ways for tests to say which page, article or annotation they mean."""

from collections.abc import Iterable
from dataclasses import replace

from annotator.core.annotation import Annotation, Article, Fragment, NextIds
from annotator.core.decisions import Decision, Standing
from annotator.core.edits import Context
from annotator.core.page import Page, PageId
from annotator.core.roles import Role
from annotator.core.spans import Span


class PlainReader:
    """A reader of roles that leaves every role as it is."""

    def read(self, text: str, fragments: tuple[Fragment, ...]) -> tuple[Fragment, ...]:
        """The fragments unchanged."""
        del text
        return fragments


def page(text: str, *, page_id: str = "p1", language: str | None = "zh") -> Page:
    """A page with this text."""
    return Page(PageId(page_id), text, language)


def context(of: Page) -> Context:
    """The context of a page whose roles are never read anew."""
    return Context(of, PlainReader())


def span_of(of: Page, words: str) -> Span:
    """Where the words stand on the page, the first time."""
    start = of.text.index(words)
    return Span(start, start + len(words))


def fragment(of: Page, words: str, role: Role = Role.BODY) -> Fragment:
    """A fragment of these words."""
    return Fragment(span_of(of, words), role)


def article(number: int, fragments: Iterable[Fragment]) -> Article:
    """An article ``a<number>`` with this number."""
    return Article(f"a{number}", number, tuple(fragments))


def annotation(of: Page, *articles: Article, furniture: Iterable[Fragment] = (), reviewer: str = "li") -> Annotation:
    """An annotation of the page with these articles."""
    ordered = tuple(sorted(articles, key=lambda one: one.anchor))
    highest = max((one.number for one in articles), default=0)
    return Annotation(of.id, reviewer, ordered, tuple(furniture), next_ids=NextIds(article=highest + 1))


def words_of(of: Page, one: Article) -> list[str]:
    """The text of the article's fragments, in reading order."""
    return [of.text[span.start : span.end] for span in one.spans]


def outline(of: Page, said: Annotation) -> dict[int, list[str]]:
    """What an annotation says, for reading: by article number, ``role: text`` of each fragment; furniture under 0."""
    told = {one.number: [_told(of, part) for part in one.fragments] for one in said.articles}
    return told | ({0: [_told(of, part) for part in said.furniture]} if said.furniture else {})


def _told(of: Page, part: Fragment) -> str:
    return f"{part.role.value}: {of.text[part.start : part.end]}"


def part_at(of: Page, said: Annotation, words: str) -> Fragment:
    """The fragment in which the words begin."""
    found = said.fragment_at(span_of(of, words).start)
    assert found is not None, f"no fragment holds {words}"
    return found


def decided(one: Fragment, standing: Standing = Standing.CHANGED) -> Fragment:
    """The fragment with its role decided by a person."""
    return replace(one, role_decision=Decision(standing))
