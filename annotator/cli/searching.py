"""``annotator search``: where words stand in a corpus."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annotator.cli.output import Output
from annotator.cli.session import JsonOption, counted, opened, session_of
from annotator.cli.watching import watching
from annotator.core.errors import WriteFailed

if TYPE_CHECKING:
    from annotator.core.progress import Progress
    from annotator.services.corpora import Store
    from annotator.services.searching import Found, Hit

_COLUMNS = ("page", "times", "before", "words", "after")


def search(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(metavar="[CORPUS] WORDS", help="The corpus, by default the one opened last, and what to look for."),
    ],
    *,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="How many pages to show at most.")] = 50,
    anew: Annotated[bool, typer.Option("--anew", help="Make the index again first, as check may advise.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Find words in the pages of a corpus.

    White space, line ends, width and case make no difference. The first search after an import takes longer: it puts
    the new pages into the index.
    """
    from annotator.services.searching import search_pages

    output = session_of(context).output
    corpus, sought = _divided(words)
    with opened(corpus) as store, watching(output) as progress:
        _index(store, progress, anew=anew)
        found = search_pages(store, sought, limit=limit, progress=progress)
    if as_json:
        output.json({"pages": found.pages, "hits": [_hit_json(hit) for hit in found.hits]})
    elif found.hits:
        output.table(_COLUMNS, [_cells(hit) for hit in found.hits])
    _say(output, found)


def _divided(words: list[str]) -> tuple[Path | None, str]:
    """The corpus and the words: of several the first is the corpus."""
    from annotator.services.corpora import is_corpus

    first, *rest = words
    if not rest and is_corpus(Path(first)):
        raise typer.BadParameter(f"{first} is a corpus; say what to look for in it", param_hint="WORDS")
    corpus, sought = (Path(first), " ".join(rest)) if rest else (None, first)
    if not sought.strip():
        raise typer.BadParameter("say what to look for", param_hint="WORDS")
    return corpus, sought


def _index(store: "Store", progress: "Progress", *, anew: bool) -> None:
    """Index what is not yet. A corpus that cannot be written now is searched all the same: what is missing is read."""
    from annotator.services.searching import forget_index, index_pages

    if anew:
        forget_index(store)
    try:
        index_pages(store, progress=progress)
    except WriteFailed:
        return


def _say(output: Output, found: "Found") -> None:
    shown = f", {len(found.hits)} shown; --limit shows more" if len(found.hits) < found.pages else ""
    output.say(f"{counted(found.pages, 'page')}{shown}")


def _cells(hit: "Hit") -> tuple[object, ...]:
    return (hit.page, len(hit.spans), hit.excerpt.before, hit.excerpt.words, hit.excerpt.after)


def _hit_json(hit: "Hit") -> dict[str, object]:
    return {
        "page": hit.page,
        "spans": [{"start": span.start, "end": span.end} for span in hit.spans],
        "before": hit.excerpt.before,
        "words": hit.excerpt.words,
        "after": hit.excerpt.after,
    }
