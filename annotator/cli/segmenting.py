"""``annotator segment``: let a machine read every page of a corpus."""

import os
from typing import Annotated

import typer

from annotator.cli.session import CorpusArgument, SegmenterOption, counted, opened, session_of
from annotator.cli.watching import watching


def segment(
    context: typer.Context,
    corpus: CorpusArgument = None,
    *,
    segmenter: SegmenterOption = "rules",
    workers: Annotated[
        int, typer.Option("--workers", metavar="N", min=1, max=4 * (os.cpu_count() or 1), help="How many processes work.")
    ] = 1,
) -> None:
    """Predict articles and figures.

    For every page of the corpus, kept beside what there is as one run.
    """
    from annotator.services.pages import readable_pages
    from annotator.services.segmenting import segment_pages

    output = session_of(context).output
    with opened(corpus) as store, watching(output) as progress:
        pages = readable_pages(store)
        run = segment_pages(store, segmenter, pages, progress=progress, workers=workers)
    output.say(f"run {run}: {counted(len(pages), 'page')} by {segmenter}")
