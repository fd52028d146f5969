"""``annotator import``: pages, annotations and predictions from files into a corpus."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annotator.cli.looking import show_files
from annotator.cli.naming import pattern_of, show_names, tell_misfits
from annotator.cli.output import Output
from annotator.cli.session import counted, ended, left_out, session_of
from annotator.cli.watching import watching
from annotator.core.errors import BadFile

if TYPE_CHECKING:
    from annotator.core.progress import Progress
    from annotator.services.importing import ImportReport

_AT_ONCE = 200
_READ_AS = ("auto", "pages", "annotations", "predictions")


def import_(
    context: typer.Context,
    words: Annotated[
        list[Path],
        typer.Argument(
            metavar="[CORPUS] SOURCE…",
            help="The corpus, made where it is missing, by default the one opened last, and files, folders, archives (zip, tar) "
            "or patterns like 'pages/*.txt' to read.",
        ),
    ],
    *,
    read_as: Annotated[
        str,
        typer.Option(
            "--as",
            metavar="|".join(_READ_AS),
            help="What the articles of files are; auto: those of METS and PAGE XML are predictions, page-jsonl lines say it.",
        ),
    ] = "auto",
    reviewer: Annotated[
        str | None,
        typer.Option("--reviewer", metavar="NAME", help="Who made the annotations that name nobody.", show_default=False),
    ] = None,
    versions: Annotated[
        bool, typer.Option("--versions", help="Keep a page whose id is there with another text beside it.")
    ] = False,
    names: Annotated[
        str | None,
        typer.Option(
            "--names",
            metavar="PATTERN",
            help="What names of files tell, like {publication}-{date}-p{page} or {publication}/{date}/{page}; there are "
            "{year}, {month}, {day}, {issue}, {edition} and {language} too, and * for anything. Without it each name is read "
            "by itself.",
            show_default=False,
        ),
    ] = None,
    only_look: Annotated[
        bool, typer.Option("--show", help="Print what is understood of the first ten files, and import nothing.")
    ] = False,
    only_show: Annotated[
        bool, typer.Option("--show-names", help="Print what the names of the first ten files tell, and import nothing.")
    ] = False,
    scans: Annotated[
        bool,
        typer.Option(
            "--scans", help="Keep pages of PDF files that have no text as pictures; text imported later becomes theirs."
        ),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="With --show or --show-names, print JSON instead of a table.")] = False,
) -> None:
    """Read text files, PDF files, ALTO, METS and PAGE XML, and page-jsonl, in folders and archives too.

    What is there already is skipped, so that an import that was stopped is gone on with by the same command. The texts of
    more than 200 annotations are left to ``annotator texts``, or to the window. A file whose name does not fit the
    pattern comes in without these details; where no name fits, nothing is imported.
    """
    from annotator.services.corpora import default_corpus, remember_corpus
    from annotator.services.importing import ReadAs, import_into

    if read_as not in _READ_AS:
        raise typer.BadParameter(f"{read_as} is none of {', '.join(_READ_AS)}", param_hint="--as")
    output = session_of(context).output
    pattern = pattern_of(names)
    if as_json and not (only_show or only_look):
        raise typer.BadParameter("there is a table to print with --show and --show-names only", param_hint="--json")
    corpus, sources = divided(words)
    if only_show:
        show_names(output, sources, pattern, as_json=as_json)
        return
    if only_look:
        raise typer.Exit(show_files(output, sources, pattern, as_json=as_json))
    path = corpus or default_corpus()
    if corpus is None:
        output.say(f"no corpus is named, so the pages go into {path}")
    with watching(output) as progress:
        if pattern is not None:
            tell_misfits(output, sources, pattern, progress=progress)
        report = import_into(
            path,
            sources,
            progress=progress,
            read_as=ReadAs(read_as),
            reviewer=reviewer,
            as_versions=versions,
            names=pattern,
            keeps_scans=scans,
        )
        left = _followed(path, progress) if report.annotations else 0
    if path.exists():
        remember_corpus(path)
    code = _told(output, path, report)
    if left:
        output.say(f"texts of {counted(left, 'annotation')} follow: annotator texts makes them now, the window when it is open")
    raise typer.Exit(code)


def _followed(path: Path, progress: "Progress") -> int:
    """Make the texts of a small import, which takes no second; of how many annotations there are none yet."""
    from annotator.services.corpora import open_corpus
    from annotator.services.following import make_texts, texts_to_make

    with open_corpus(path) as store:
        waiting = texts_to_make(store)
        if waiting > _AT_ONCE:
            return waiting
        make_texts(store, progress=progress)
        return texts_to_make(store)


def divided(words: Sequence[Path]) -> tuple[Path | None, Sequence[Path]]:
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
    if report.left_out:
        output.say(left_out(report.left_out))
    for version, page in report.versions:
        output.say(f"{version} is another text of {page}")
    for page, twin in report.twins:
        output.say(f"{page} has the very text of {twin}")
    done = len(report.added) + len(report.filled) + report.skipped
    if not done and not report.refused:
        raise BadFile("the sources hold no pages")
    parts = [
        f"{counted(len(report.added), 'page')} added",
        *([f"{counted(len(report.filled), 'page')} given a text"] if report.filled else []),
        *([f"{report.skipped} there already"] if report.skipped else []),
        *([counted(report.annotations, "annotation")] if report.annotations else []),
        *([counted(report.predictions, "prediction")] if report.predictions else []),
        *([counted(report.known_readings, "annotation") + " there already"] if report.known_readings else []),
        *([f"{len(report.refused)} refused"] if report.refused else []),
    ]
    output.say(f"{path}: {', '.join(parts)}")
    return ended(done=done, refused=len(report.refused))
