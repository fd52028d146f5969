"""``annotator import``: pages, annotations and predictions from files into a corpus."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annotator.cli.output import Output
from annotator.cli.session import counted, ended, session_of
from annotator.cli.watching import watching
from annotator.core.errors import BadFile

if TYPE_CHECKING:
    from annotator.services.importing import ImportReport

_READ_AS = ("auto", "pages", "annotations", "predictions")


def import_(
    context: typer.Context,
    words: Annotated[
        list[Path],
        typer.Argument(
            metavar="[CORPUS] SOURCE…",
            help="The corpus, made where it is missing, by default the one opened last, and files or folders to read.",
        ),
    ],
    *,
    read_as: Annotated[
        str, typer.Option("--as", metavar="|".join(_READ_AS), help="What page-jsonl lines are; auto lets each line say it.")
    ] = "auto",
    reviewer: Annotated[
        str | None,
        typer.Option("--reviewer", metavar="NAME", help="Who made the annotations that name nobody.", show_default=False),
    ] = None,
    versions: Annotated[
        bool, typer.Option("--versions", help="Keep a page whose id is there with another text beside it.")
    ] = False,
) -> None:
    """Read text files and page-jsonl."""
    from annotator.services.corpora import default_corpus, remember_corpus
    from annotator.services.importing import ReadAs, import_into

    if read_as not in _READ_AS:
        raise typer.BadParameter(f"{read_as} is none of {', '.join(_READ_AS)}", param_hint="--as")
    output = session_of(context).output
    corpus, sources = _divided(words)
    path = corpus or default_corpus()
    if corpus is None:
        output.say(f"no corpus is named, so the pages go into {path}")
    with watching(output) as progress:
        report = import_into(path, sources, progress=progress, read_as=ReadAs(read_as), reviewer=reviewer, as_versions=versions)
    if path.exists():
        remember_corpus(path)
    raise typer.Exit(_told(output, path, report))


def _divided(words: Sequence[Path]) -> tuple[Path | None, Sequence[Path]]:
    """The corpus and the sources: the first word is the corpus unless it can only be a source."""
    from annotator.services.corpora import is_corpus
    from annotator.services.sources import is_source_name

    first, *rest = words
    if is_source_name(first) or (not rest and not is_corpus(first)):
        return None, words
    if not rest:
        raise typer.BadParameter("name the files or folders to read after the corpus", param_hint="SOURCE")
    return first, rest


def _told(output: Output, path: Path, report: "ImportReport") -> int:
    for refusal in report.refused:
        output.refuse(refusal)
    for page, twin in report.twins:
        output.say(f"{page} has the very text of {twin}")
    done = len(report.added) + report.skipped
    if not done and not report.refused:
        raise BadFile("the sources hold no text file and no page-jsonl")
    parts = [
        f"{counted(len(report.added), 'page')} added",
        *([f"{report.skipped} there already"] if report.skipped else []),
        *([counted(report.annotations, "annotation")] if report.annotations else []),
        *([counted(report.predictions, "prediction")] if report.predictions else []),
        *([counted(report.known_readings, "annotation") + " there already"] if report.known_readings else []),
        *([f"{len(report.refused)} refused"] if report.refused else []),
    ]
    output.say(f"{path}: {', '.join(parts)}")
    return ended(done=done, refused=len(report.refused))
