"""``annotator carry``: what was said of one text of a page, over to another text of it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from uuid import uuid4

import typer

from annotator.cli.session import JsonOption, counted, opened, session_of

if TYPE_CHECKING:
    from annotator.services.carrying import CarryReport, Loss


def carry(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(metavar="[CORPUS] PAGE", help="The corpus, by default the one opened last, and the page's id."),
    ],
    *,
    to: Annotated[str, typer.Option("--to", metavar="VERSION", help="The id of another text of the page, like PAGE@2.")],
    reviewer: Annotated[
        str | None,
        typer.Option("--reviewer", metavar="NAME", help="Whose annotation; by default as in the window.", show_default=False),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Begin the annotation of a newer text with that of an older one.

    The older one stays as it is. What does not come over whole is listed and flagged on the new one, of which nothing is
    finished: somebody has to look at it.
    """
    from annotator.core.page import PageId
    from annotator.services.carrying import carry as carry_to
    from annotator.services.preferences import load_preferences

    output = session_of(context).output
    corpus, page = _divided(words)
    name = reviewer or load_preferences().reviewer_name
    with opened(corpus) as store:
        report = carry_to(store, PageId(page), PageId(to), reviewer=name, session=uuid4().hex)
    if as_json:
        output.json(_json(report))
    elif report.carried.losses:
        output.table(("about", "what"), [(_about(loss), str(loss.what)) for loss in report.carried.losses])
    lost = counted(len(report.carried.losses), "thing") + " flagged" if report.carried.losses else "nothing flagged"
    output.say(f"{to} by {name}: {report.carried.whole} of {counted(report.carried.spans, 'span')} came over whole, {lost}")


def _divided(words: list[str]) -> tuple[Path | None, str]:
    if len(words) > 2:
        raise typer.BadParameter("name one page", param_hint="PAGE")
    return (Path(words[0]), words[1]) if len(words) == 2 else (None, words[0])


def _about(loss: "Loss") -> str:
    target = loss.target
    return target.id or (f"{target.span.start}..{target.span.end}" if target.span is not None else "page")


def _json(report: "CarryReport") -> dict[str, object]:
    losses = [{"about": _about(loss), "what": str(loss.what)} for loss in report.carried.losses]
    counts = {"spans": report.carried.spans, "whole": report.carried.whole, "share": report.share}
    return {"page": report.to, "reviewer": report.reviewer, **counts, "losses": losses}
