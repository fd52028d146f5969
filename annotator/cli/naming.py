"""``annotator import --names``: how names of files are read, shown before anything is imported."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from annotator.cli.output import Output
from annotator.cli.session import counted
from annotator.core.errors import BadFile
from annotator.core.progress import Silent

if TYPE_CHECKING:
    from annotator.core.progress import Progress
    from annotator.services.naming import NamePattern, NameRead, SourceFile

_COLUMNS = ("file", "publication", "date", "issue", "number", "language", "")


def pattern_of(words: str | None) -> "NamePattern | None":
    """The pattern written after ``--names``; what is none is a mistake in the command."""
    from annotator.services.naming import PatternRefused, name_pattern

    try:
        return None if words is None else name_pattern(words)
    except PatternRefused as refusal:
        raise typer.BadParameter(str(refusal), param_hint="--names") from refusal


def show_names(output: Output, sources: Sequence[Path], pattern: "NamePattern | None", *, as_json: bool) -> None:
    """Print what the first names tell, and say how many of all do not fit the pattern."""
    from annotator.services.naming import SHOWN, count_misfits, guessed_pattern, read_names, text_files

    files = text_files(sources)
    if not files:
        raise BadFile("the sources hold no file that only its name tells of, so there are no names to read")
    misfits = count_misfits(files, pattern, progress=Silent()) if pattern else 0
    meant = pattern or guessed_pattern(files)
    rows = read_names(files[:SHOWN], pattern)
    if as_json:
        output.json(_json(rows, pattern=meant.text if meant else None, files=len(files), misfits=misfits))
    else:
        output.table(_COLUMNS, [_cells(row) for row in rows])
    if pattern is None:
        output.say(f"names are read by themselves{f', as {meant.text} would' if meant else ''}; --names reads them otherwise")
    _tell(output, files, misfits)


def tell_misfits(output: Output, sources: Sequence[Path], pattern: "NamePattern", *, progress: "Progress") -> None:
    """Say before an import how many pages come in without details; raises BadFile where all would."""
    from annotator.services.naming import checked_fit, text_files

    files = text_files(sources)
    _tell(output, files, checked_fit(files, pattern, progress=progress))


def _tell(output: Output, files: "Sequence[SourceFile]", misfits: int) -> None:
    if misfits:
        said = f"{misfits} of {counted(len(files), 'name')} {'does' if misfits == 1 else 'do'} not fit the pattern"
        output.say(f"{said}; {'its page comes' if misfits == 1 else 'their pages come'} in without these details")


def _cells(row: "NameRead") -> tuple[object, ...]:
    told = row.details
    return (row.name, told.publication, told.date, told.issue, told.page_number, told.language, row.misfit)


def _json(rows: "Sequence[NameRead]", *, pattern: str | None, files: int, misfits: int) -> dict[str, object]:
    return {"pattern": pattern, "files": files, "misfits": misfits, "names": [_row_json(row) for row in rows]}


def _row_json(row: "NameRead") -> dict[str, object]:
    misfit = str(row.misfit) if row.misfit else None
    return {"file": row.name, "id": row.page_id, **row.details._asdict(), "misfit": misfit}
