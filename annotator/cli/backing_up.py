"""``annotator backup``: a verified copy of a corpus beside it."""

from typing import TYPE_CHECKING

import typer

from annotator.cli.output import Output
from annotator.cli.session import CorpusArgument, JsonOption, session_of
from annotator.cli.watching import watching

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.services.backups import Backup

_COLUMNS = ("backup", "taken", "what", "bytes")


def backup(context: typer.Context, corpus: CorpusArgument = None, *, as_json: JsonOption = False) -> None:
    """Back a corpus up into the folder beside it.

    Prints where the backup is; as JSON all there are, the latest first. The last of each of 7 days and 4 weeks are kept.
    """
    from annotator.services.backups import back_up, backups_of
    from annotator.services.corpora import default_corpus

    output = session_of(context).output
    path = corpus or default_corpus()
    with watching(output) as progress:
        made = back_up(path, progress)
    if as_json:
        print_backups(output, backups_of(path), as_json=True)
    else:
        output.text(f"{made}\n")


def print_backups(output: Output, found: "Sequence[Backup]", *, as_json: bool) -> None:
    """The backups of a corpus as a table or as JSON."""
    if as_json:
        output.json([_as_json(one) for one in found])
    elif found:
        output.table(_COLUMNS, [(one.path.name, f"{one.taken:%Y-%m-%d %H:%M:%S}", one.kind.value, one.size) for one in found])


def _as_json(one: "Backup") -> dict[str, object]:
    return {"path": str(one.path), "taken": one.taken.isoformat(), "kind": one.kind.value, "bytes": one.size}
