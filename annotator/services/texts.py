"""The texts of an article that are stored beside it, made with the page's language."""

from collections.abc import Iterable

from annotator.core.annotation import Annotation, Article, Fragment
from annotator.core.assemble import JoinPolicy, headline_text, reading_text
from annotator.core.flat import END, ROLE, START, FlatFragment, FlatSegmentation
from annotator.core.page import Page
from annotator.core.roles import Role
from annotator.core.spans import Span
from annotator.language.joining import join_policy
from annotator.language.pack import pack_for
from annotator.store.texts import ArticleTexts


def texts_of(page: Page, annotation: Annotation) -> dict[str, ArticleTexts]:
    """The texts of all articles of an annotation, by article id."""
    return texts_with(page, annotation.articles, join_policy(pack_for(page.language, page.text)))


def texts_of_flat(page: Page, flat: FlatSegmentation) -> dict[str, ArticleTexts]:
    """The same of articles that are flat; who decided what makes no difference to how they read."""
    articles = [Article(article[0], article[1], tuple(map(_bare, fragments))) for article, fragments in flat.parts]
    return texts_with(page, articles, join_policy(pack_for(page.language, page.text)))


def _bare(fragment: FlatFragment) -> Fragment:
    return Fragment(Span(fragment[START], fragment[END]), Role(fragment[ROLE]))


def texts_with(page: Page, articles: Iterable[Article], policy: JoinPolicy) -> dict[str, ArticleTexts]:
    """The texts of some articles, by id."""
    return {
        article.id: ArticleTexts(headline_text(page, article, policy).text, reading_text(page, article, policy).text)
        for article in articles
    }
