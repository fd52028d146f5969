"""``annotator restore``: a backup in the place of its corpus."""

from typing import Annotated

import typer

from annotator.cli.backing_up import print_backups
from annotator.cli.session import CorpusArgument, JsonOption, counted, session_of
from annotator.cli.watching import watching

BackupArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[BACKUP]",
        help="A file, or the beginning of the name of a backup, such as 2026-01-31; without it all are listed.",
        show_default=False,
    ),
]


def restore(
    context: typer.Context, corpus: CorpusArgument = None, backup: BackupArgument = None, *, as_json: JsonOption = False
) -> None:
    """Put a backup in the place of a corpus, or list the backups there are.

    What was there is a backup too then, so that this can be undone.
    """
    from annotator.services.backups import backup_named, backups_of
    from annotator.services.backups import restore as put_back
    from annotator.services.corpora import default_corpus, open_corpus

    output = session_of(context).output
    path = corpus or default_corpus()
    if backup is None:
        found = backups_of(path)
        if not found:
            open_corpus(path).close()  # a name that was mistyped has no backup either
        print_backups(output, found, as_json=as_json)
        output.say(f"{path} has {counted(len(found), 'backup') if found else 'no backup'}")
        return
    meant = backup_named(path, backup)
    with watching(output) as progress:
        aside = put_back(path, meant, progress)
    if as_json:
        output.json({"restored": str(meant), "before": str(aside) if aside else None})
    output.say(f"{path} is what {meant.name} holds" + (f"; what it was before is {aside}" if aside else ""))
