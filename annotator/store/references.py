"""Whether figures and links of an annotation point at what they must: text of the right role, pages of the same issue."""

from collections.abc import Iterable, Sequence

from annotator.core.annotation import Annotation
from annotator.core.details import Details, details_of
from annotator.core.errors import BadCorpus
from annotator.core.figures import Illustration, Quantity
from annotator.core.page import Page, PageId
from annotator.core.roles import Role
from annotator.core.spans import Span, subtracted, trimmed
from annotator.store.connection import GIVEN, Connection, as_given
from annotator.store.findings import Faults
from annotator.store.links import lost

_LINKS = """
SELECT article, direction, linked_page, linked_article FROM links
WHERE annotation = ? AND linked_page IS NOT NULL ORDER BY article, direction
"""
_OTHER_PAGE = "SELECT publication, date, issue FROM pages WHERE id = ?"
_LINKS_BETWEEN = f"""
SELECT l.annotation, l.article, l.direction, p.publication, p.date, p.issue, o.publication, o.date, o.issue
FROM links l JOIN annotations a ON a.id = l.annotation JOIN pages p ON p.id = a.page JOIN pages o ON o.id = l.linked_page
WHERE a.page IN {GIVEN} OR l.linked_page IN {GIVEN}
"""


def figure_faults(page: Page, annotation: Annotation) -> Faults:
    """What is wrong with the pictures and numbers of an annotation."""
    for illustration in annotation.illustrations:
        yield from _illustration_faults(page, annotation, illustration)
    for quantity in annotation.quantities:
        yield from _quantity_faults(page, quantity)


def _illustration_faults(page: Page, annotation: Annotation, illustration: Illustration) -> Faults:
    if illustration.is_bare:
        yield "picture {id} stands for nothing", {"id": illustration.id}
    for role, spans in ((Role.CAPTION, illustration.caption), (Role.CREDIT, illustration.credit)):
        if _outside(page, annotation, role, spans):
            yield "picture {id} names text as its {role} that has another role", {"id": illustration.id, "role": role.value}
    holders = (annotation.article_at(span.start) for span in (*illustration.caption, *illustration.credit))
    holder = next((article.id for article in holders if article is not None), illustration.article)
    ids = {article.id for article in annotation.articles}
    if holder != illustration.article or (illustration.article is not None and illustration.article not in ids):
        yield (
            "picture {id} names article {article}, but its text is in {found}",
            {
                "id": illustration.id,
                "article": illustration.article,
                "found": holder if holder in ids else None,
            },
        )


def _outside(page: Page, annotation: Annotation, role: Role, spans: Iterable[Span]) -> bool:
    """Whether any character of the spans lies outside the articles' fragments of this role."""
    held = [f.span for article in annotation.articles for f in article.fragments if f.role is role]
    return any(span.end > len(page.text) or subtracted(page.text, span, held) for span in spans)


def _quantity_faults(page: Page, quantity: Quantity) -> Faults:
    for span in (*quantity.spans, *quantity.measures):
        if span.end > len(page.text) or trimmed(page.text, span.start, span.end) != span:
            yield "number {id} does not begin and end on a non-space character of the text", {"id": quantity.id}


def link_faults(connection: Connection, page: Page, record: int) -> Faults:
    """What is wrong with the jump links of an annotation; one to a page that is not in the corpus may still be right."""
    try:
        lost_links = lost(connection, record)
    except BadCorpus:
        lost_links = set()  # The history that cannot be read is the other page's, and told with that.
    for article, direction, linked_page, linked_article in connection.rows(_LINKS, (record,)):
        fields = {"article": article, "linked_page": linked_page, "linked_article": linked_article}
        if linked_page == page.id:
            yield "article {article} is linked to its own page", fields
        elif _is_of_other_issue(connection, page, linked_page):
            yield "article {article} is linked to page {linked_page}, which is of another issue", fields
        elif (record, article, direction) in lost_links:
            yield "article {article} is linked to article {linked_article} of page {linked_page}, which is not there", fields


def _is_of_other_issue(connection: Connection, page: Page, linked_page: str) -> bool:
    other = connection.row(_OTHER_PAGE, (linked_page,))
    return other is not None and _are_apart(details_of(page), Details(*other))


def links_to_other_issues(connection: Connection, pages: Sequence[PageId]) -> set[tuple[int, str, str]]:
    """The links from and to these pages that lead to another issue, each by annotation, article and direction."""
    given = as_given(pages)
    found = connection.rows(_LINKS_BETWEEN, (given, given))
    return {(*link,) for *link, a, b, c, x, y, z in found if _are_apart(Details(a, b, c), Details(x, y, z))}


def _are_apart(one: Details, other: Details) -> bool:
    return None not in (one.issue_key, other.issue_key) and one.issue_key != other.issue_key
