"""``annotator texts``: the texts of articles that a large import left to be made."""

import typer

from annotator.cli.session import CorpusArgument, counted, opened, session_of
from annotator.cli.watching import watching


def texts(context: typer.Context, corpus: CorpusArgument = None) -> None:
    """Make the texts of articles that came with a large import.

    Until then headline_text and reading_text are NULL in the view reviewed_articles. The window makes them by itself.
    """
    from annotator.services.following import make_texts

    output = session_of(context).output
    with opened(corpus) as store, watching(output) as progress:
        made = make_texts(store, progress=progress)
    output.say(f"texts of {counted(made, 'annotation')} made")
