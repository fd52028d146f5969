"""``annotator pages``: what is in a corpus and how far its review is; what pages are called and dated, corrected."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annotator.cli.correcting import Where, changes_in, correct, move
from annotator.cli.output import Output
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


def pages(
    context: typer.Context,
    corpus: CorpusArgument = None,
    *,
    where: Annotated[
        list[str] | None,
        typer.Option("--where", metavar="COLUMN=PATTERN", help="Only pages that are so, with * and ?; with each, if several."),
    ] = None,
    given: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="DETAIL=VALUE", help="Correct publication, date, issue, page_number or language of these."),
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take your last correction back.")] = False,
    redo: Annotated[bool, typer.Option("--redo", help="Do the correction that you undid last again.")] = False,
    reviewer: Annotated[
        str | None,
        typer.Option("--reviewer", metavar="NAME", help="Who corrects; by default as in the window.", show_default=False),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """List pages and their reviews, or correct what pages are called and dated.

    With --set, those pages are listed that had something else. Such a correction is kept whole or not at all.
    """
    output, is_meant = session_of(context).output, Where(where or ())
    if (bool(given), undo, redo).count(True) > 1:
        raise typer.BadParameter("give one of --set, --undo and --redo", param_hint="--set")
    if given and not where:
        raise typer.BadParameter("say of which pages: --where id='*' are all", param_hint="--where")
    if where and (undo or redo):
        raise typer.BadParameter("a correction is undone on all its pages", param_hint="--where")
    if given:
        correct(output, corpus, changes_in(given), is_meant, reviewer=reviewer, as_json=as_json)
    elif undo or redo:
        move(output, corpus, is_undo=undo, reviewer=reviewer, as_json=as_json)
    else:
        _list(output, corpus, is_meant, as_json=as_json)


def _list(output: Output, corpus: Path | None, is_meant: Where, *, as_json: bool) -> None:
    with opened(corpus) as store:
        rows = [row for row in store.pages.list() if is_meant(row)]
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
