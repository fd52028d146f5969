"""``annotator attach``: boxes and pictures from files onto the pages of a corpus that have their texts."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annotator.cli.importing import divided
from annotator.cli.output import Output
from annotator.cli.session import JsonOption, counted, ended, opened, session_of
from annotator.cli.watching import watching

if TYPE_CHECKING:
    from annotator.services.attaching import Attachment, AttachReport


def attach(
    context: typer.Context,
    words: Annotated[
        list[Path],
        typer.Argument(
            metavar="[CORPUS] SOURCE…",
            help="The corpus, by default the one opened last, and files or folders that tell where characters stand.",
        ),
    ],
    *,
    page: Annotated[
        str | None,
        typer.Option(
            "--page", metavar="ID", help="Only this page gets boxes, from the source closest to it.", show_default=False
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Also where boxes are there already, or the page with its name has another text.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Lay boxes onto pages whose text came from elsewhere.

    Which page a source is of, its name tells, else date and number, else its text. Pages that have boxes keep them. Where
    fewer than 99 % of a page's characters find a box, it is said which find none; under 70 % nothing is attached.
    """
    from annotator.core.page import PageId
    from annotator.services.attaching import attach_sources

    output = session_of(context).output
    corpus, sources = divided(words)
    only = None if page is None else PageId(page)
    with opened(corpus) as store, watching(output) as progress:
        report = attach_sources(store, sources, progress=progress, page=only, is_forced=force)
        path = corpus or store.path
    if as_json:
        output.json([_json(one) for one in report.attached])
    elif report.attached:
        output.table(("page", "source", "boxes"), [_cells(one) for one in report.attached])
    raise typer.Exit(_told(output, path, report))


def _told(output: Output, path: Path, report: "AttachReport") -> int:
    from annotator.core.errors import BadFile

    for refusal in report.refused:
        output.refuse(refusal)
    for one in report.attached:
        if one.lack is not None:
            output.say(str(one.lack))
    done = len(report.attached) + len(report.known)
    if not done and not report.refused:
        raise BadFile("the sources hold no page")
    parts = [
        f"{counted(len(report.attached), 'page')} attached",
        *([f"{len(report.known)} there already"] if report.known else []),
        *([f"{len(report.refused)} refused"] if report.refused else []),
    ]
    output.say(f"{path}: {', '.join(parts)}")
    return ended(done=done, refused=len(report.refused))


def _cells(one: "Attachment") -> tuple[object, ...]:
    from annotator.services.attaching import percent

    return one.page, one.source, "picture alone" if one.share is None else f"{percent(one.share)} %"


def _json(one: "Attachment") -> dict[str, object]:
    missing = [{"line": some.line, "characters": some.characters, "text": some.words} for some in one.missing]
    return {"page": one.page, "source": one.source, "share": one.share, "missing": missing}
