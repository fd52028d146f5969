"""``annotator export``: the reviewed corpus as a file for others."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annotator.cli.session import counted, opened, session_of
from annotator.cli.watching import watching

if TYPE_CHECKING:
    from annotator.services.exporting import ExportChoice

_FORMATS = ("jsonl",)
_STATES = ("finished", "all")


def export(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(metavar="[CORPUS] OUT|-", help="The corpus, by default the one opened last, and the file to write."),
    ],
    *,
    file_format: Annotated[str, typer.Option("--format", metavar="|".join(_FORMATS), help="The format.")] = "jsonl",
    state: Annotated[
        str, typer.Option("--state", metavar="|".join(_STATES), help="Pages whose articles are finished, or all.")
    ] = "finished",
    reviewer: Annotated[
        str | None, typer.Option("--reviewer", metavar="NAME", help="What this reviewer says of each page.", show_default=False)
    ] = None,
    all_reviewers: Annotated[bool, typer.Option("--all-reviewers", help="What each reviewer says, a line each.")] = False,
    with_text: Annotated[bool, typer.Option("--with-text", help="Put the assembled text under each article.")] = False,
    as_made: Annotated[bool, typer.Option("--as-made", help="Spans as they were made, not joined.")] = False,
) -> None:
    """Write reviewed pages as page-jsonl.

    Without options: the accepted annotation of each page whose articles are finished.
    """
    from annotator.services.corpora import is_corpus
    from annotator.services.exporting import ExportChoice, Which

    _one_of("--format", file_format, _FORMATS)
    _one_of("--state", state, _STATES)
    if reviewer is not None and all_reviewers:
        raise typer.BadParameter("give --reviewer or --all-reviewers, not both", param_hint="--reviewer")
    if len(words) > 2:
        raise typer.BadParameter("give a corpus and one file to write", param_hint="OUT")
    corpus, target = (Path(words[0]) if len(words) == 2 else None), words[-1]
    if target != "-" and is_corpus(Path(target)):
        # Without this, a forgotten OUT would put the export in the corpus's place.
        raise typer.BadParameter(f"{target} is a corpus; name another file to write", param_hint="OUT")
    choice = ExportChoice(Which(state), reviewer=reviewer, all_reviewers=all_reviewers, with_text=with_text, as_made=as_made)
    _exported(context, corpus, target, choice)


def _one_of(option: str, word: str, words: tuple[str, ...]) -> None:
    if word not in words:
        raise typer.BadParameter(f"{word} is none of {', '.join(words)}", param_hint=option)


def _exported(context: typer.Context, corpus: Path | None, target: str, choice: "ExportChoice") -> None:
    from annotator.services.exporting import Which, export_lines, export_pages

    output = session_of(context).output
    count = 0
    with opened(corpus) as store, watching(output, writes_data=target == "-") as progress:
        if target == "-":
            for line in export_lines(store, choice, progress=progress):
                output.data(line)
                count += 1
        else:
            count = export_pages(store, Path(target), choice, progress=progress)
    where = "" if target == "-" else f" in {target}"
    hint = "; --state all takes the others too" if not count and choice.which is Which.FINISHED else ""
    output.say(f"{counted(count, 'line')}{where}{hint}")
