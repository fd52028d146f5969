"""``annotator demo``: the sample page, ready to try everything on."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annotator.cli.output import Output
from annotator.cli.session import JsonOption, session_of
from annotator.cli.watching import watching

if TYPE_CHECKING:
    from annotator.services.contents import ArticleRow

_PICTURE = "annotator-demo.png"


def demo(
    context: typer.Context,
    *,
    corpus: Annotated[
        Path | None, typer.Option("--corpus", metavar="FILE", help="Where the sample corpus is kept.", show_default=False)
    ] = None,
    screenshot: Annotated[
        Path, typer.Option("--screenshot", metavar="PNG", help="The picture that is made where there is no display.")
    ] = Path(_PICTURE),
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin anew; the corpus there was is kept beside it.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Try everything on the sample page.

    Opens the window; without a display it is drawn as a picture and the articles are printed.
    """
    from annotator.services.corpora import remember_corpus, sample_corpus

    session = session_of(context)
    path = corpus or sample_corpus()
    rows = _prepared(session.output, path, is_fresh=fresh)
    remember_corpus(path)
    before = _stamp(screenshot)
    code = session.open_window(path, screenshot=screenshot)
    if code == 0 and _stamp(screenshot) != before:
        _print(session.output, rows, screenshot, as_json=as_json)
    raise typer.Exit(code)


def _prepared(output: Output, path: Path, *, is_fresh: bool) -> "tuple[ArticleRow, ...]":
    from annotator.services.contents import articles_of_first_page
    from annotator.services.corpora import set_aside
    from annotator.services.sample import open_sample

    if is_fresh and path.exists():
        output.say(f"the corpus there was is now {set_aside(path)}")
    with watching(output) as progress, open_sample(path, progress) as store:
        return articles_of_first_page(store)


def _stamp(picture: Path) -> tuple[int, int] | None:
    return (picture.stat().st_mtime_ns, picture.stat().st_size) if picture.exists() else None


def _print(output: Output, rows: "tuple[ArticleRow, ...]", picture: Path, *, as_json: bool) -> None:
    output.say(f"there is no display; the window is drawn in {picture}")
    if as_json:
        output.json([row.as_json() for row in rows])
        return
    output.table(
        ("article", "headline", "begins", "characters", "doubt"),
        [(row.number, row.headline, row.opening, row.characters, row.doubt) for row in rows],
    )
