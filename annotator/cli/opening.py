"""``annotator open``: the window on a corpus."""

import typer

from annotator.cli.session import CorpusArgument, session_of


def open_(context: typer.Context, corpus: CorpusArgument = None) -> None:
    """Open the window."""
    from annotator.services.corpora import open_corpus, remember_corpus

    session = session_of(context)
    if corpus is not None:
        # Before Qt is loaded: what is wrong with the corpus is then said where the command was typed.
        open_corpus(corpus).close()
        remember_corpus(corpus)
    raise typer.Exit(session.open_window(corpus))
