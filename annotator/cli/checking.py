"""``annotator check``: whether a corpus is sound."""

import typer

from annotator.cli.session import CorpusArgument, ExitCode, JsonOption, counted, opened, session_of
from annotator.cli.watching import watching


def check(context: typer.Context, corpus: CorpusArgument = None, *, as_json: JsonOption = False) -> None:
    """Check that a corpus is sound.

    File, layouts, coverage, histories, links, texts and search index; the exit code is 1 when something is found.
    """
    from annotator.services.checking import check_corpus
    from annotator.services.following import texts_to_make

    output = session_of(context).output
    with opened(corpus) as store, watching(output) as progress:
        findings = check_corpus(store, progress)
        pages, waiting = store.pages.count(), texts_to_make(store)
    if as_json:
        output.json([{"page": finding.page, "finding": str(finding)} for finding in findings])
    elif findings:
        output.table(("page", "finding"), [(finding.page, str(finding)) for finding in findings])
    output.say(f"{counted(pages, 'page')} checked: {counted(len(findings), 'finding') if findings else 'sound'}")
    if waiting:
        output.say(f"texts of {counted(waiting, 'annotation')} are still to be made: annotator texts")
    raise typer.Exit(ExitCode.FINDINGS if findings else ExitCode.DONE)
