"""``annotator pages``: what is in a corpus and how far its review is."""

from typing import TYPE_CHECKING

import typer

from annotator.cli.session import CorpusArgument, JsonOption, opened, session_of

if TYPE_CHECKING:
    from annotator.services.corpora import PageRow, ReviewRow

_COLUMNS = (
    "page",
    "publication",
    "date",
    "number",
    "articles",
    "doubtful",
    "reviewer",
    "articles are",
    "pictures",
    "numbers",
    "",
)


def pages(context: typer.Context, corpus: CorpusArgument = None, *, as_json: JsonOption = False) -> None:
    """List pages and their reviews."""
    output = session_of(context).output
    with opened(corpus) as store:
        rows = store.pages.list()
    if as_json:
        output.json([_page_json(row) for row in rows])
    else:
        output.table(_COLUMNS, [cells for row in rows for cells in _cells(row)])


def _cells(row: "PageRow") -> list[tuple[object, ...]]:
    page = (row.id, row.publication, row.date, row.page_number)
    if not row.reviews:
        return [(*page, row.articles, row.doubtful, None, "new", "new", "new", None)]
    return [(*page, *_review_cells(review)) for review in row.reviews]


def _review_cells(review: "ReviewRow") -> tuple[object, ...]:
    states = review.states
    remarks = [
        word
        for word, is_so in (
            ("parked", review.is_parked),
            ("nothing here", review.is_nothing_here),
            ("flagged", review.flags > 0),
            (f"{review.unassigned} unassigned", review.unassigned > 0),
        )
        if is_so
    ]
    return (
        review.articles, review.doubtful, review.reviewer,
        states.articles.value, states.pictures.value, states.numbers.value, ", ".join(remarks),
    )  # fmt: skip


def _page_json(row: "PageRow") -> dict[str, object]:
    return {
        "id": row.id,
        "publication": row.publication,
        "issue": row.issue,
        "date": row.date,
        "page_number": row.page_number,
        "language": row.language,
        "source_file": row.source_file,
        "version_of": row.version_of,
        "characters": row.ink,
        "predicted_articles": row.articles,
        "predicted_doubtful": row.doubtful,
        "reviews": [_review_json(review) for review in row.reviews],
    }


def _review_json(review: "ReviewRow") -> dict[str, object]:
    from annotator.core.annotation import Layer

    return {
        "reviewer": review.reviewer,
        "state": {layer.value: review.states.of(layer).value for layer in Layer},
        "accepted": sorted(layer.value for layer in review.accepted),
        "articles": review.articles,
        "unassigned": review.unassigned,
        "doubtful": review.doubtful,
        "flags": review.flags,
        "open_notes": review.open_notes,
        "parked": review.is_parked,
        "nothing_here": review.is_nothing_here,
        "revision": review.revision,
        "changed_at": review.changed_at,
    }
