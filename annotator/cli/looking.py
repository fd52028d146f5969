"""``annotator import --show``: what is understood of the first files, shown before anything is imported."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.cli.output import Output
from annotator.cli.session import ExitCode, counted, ended, left_out
from annotator.cli.watching import watching
from annotator.core.errors import BadFile

if TYPE_CHECKING:
    from annotator.services.looking import FileSeen
    from annotator.services.naming import NamePattern

_COLUMNS = (
    "file", "kind", "pages", "characters", "boxes", "articles", "publication", "date", "issue", "number", "language",
)  # fmt: skip


def show_files(output: Output, sources: Sequence[Path], pattern: "NamePattern | None", *, as_json: bool) -> ExitCode:
    """Print what the first files hold; what is refused is told as an import would, and the exit code is as of one."""
    from annotator.services.looking import look_at
    from annotator.services.naming import SHOWN
    from annotator.services.sources import LeftOut, expanded

    rows: list[FileSeen] = []
    with watching(output) as progress:
        files = expanded(sources, progress=progress)
        look_at(files[:SHOWN], lambda _, seen: rows.append(seen), names=pattern, progress=progress)
    if not files:
        raise BadFile("the sources hold no pages")
    if as_json:
        output.json({"files": len(files), "seen": [_json(row) for row in rows]})
    else:
        output.table(_COLUMNS, [_cells(row) for row in rows if not row.is_refused])
    refusals = [refusal for row in rows for refusal in row.refusals if not isinstance(refusal, LeftOut)]
    for refusal in refusals:
        output.refuse(refusal)
    if others := [refusal for row in rows for refusal in row.refusals if isinstance(refusal, LeftOut)]:
        output.say(left_out(others))
    if len(files) > SHOWN:
        output.say(f"{counted(len(files) - SHOWN, 'file')} more {'is' if len(files) == SHOWN + 1 else 'are'} not looked at")
    return ended(done=sum(row.pages for row in rows), refused=len(refusals))


def _cells(row: "FileSeen") -> tuple[object, ...]:
    least = "≥ " if row.has_more else ""
    articles = None if row.articles is None else f"{least}{row.articles}"
    boxes = "yes" if row.with_boxes else "no"
    told = row.details
    details = (told.publication, told.date, told.issue, told.page_number, told.language)
    return (
        row.name,
        row.form.value if row.form else row.kind.value,
        row.pages,
        f"{least}{row.characters}",
        boxes,
        articles,
        *details,
    )


def _json(row: "FileSeen") -> dict[str, object]:
    return {
        "file": row.name,
        "kind": row.kind.value,
        "form": row.form.value if row.form else None,
        "pages": row.pages,
        "is_whole": not row.has_more,
        "characters": row.characters,
        "with_boxes": row.with_boxes,
        "articles": row.articles,
        "id": row.page_id,
        **row.details._asdict(),
        "refused": [str(refusal) for refusal in row.refusals],
    }
