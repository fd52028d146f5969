"""What every command works with: where its output goes, how the window opens, which corpus is meant."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Protocol

import typer

from annotator.cli.output import Output
from annotator.core.errors import BadFile

if TYPE_CHECKING:
    from annotator.services.corpora import Store


class OpenWindow(Protocol):
    """Opens the window and returns its exit code when it is closed; without a display draws it into ``screenshot``."""

    def __call__(self, corpus: Path | None = None, *, screenshot: Path | None = None) -> int:
        """Open it on ``corpus``, by default the one opened last."""


class ExitCode(IntEnum):
    """What the program's exit code says."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    WORLD_NOT_AS_NEEDED = 3
    SOME_REFUSED = 4
    CANCELLED = 130


@dataclass(frozen=True, slots=True)
class Session:
    """One run of the command line."""

    output: Output
    open_window: OpenWindow


CorpusArgument = Annotated[
    Path | None,
    typer.Argument(metavar="[CORPUS]", help="The corpus; without it the one opened last.", show_default=False),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]


def _known_segmenter(name: str) -> str:
    from annotator.services.segmenting import segmenter_names

    if name not in segmenter_names():
        raise typer.BadParameter(f"there is no segmenter {name}; there are {', '.join(segmenter_names())}")
    return name


SegmenterOption = Annotated[
    str,
    typer.Option(
        "--segmenter",
        metavar="NAME",
        help="Which segmenter guesses the articles: rules, blocks or one.",
        callback=_known_segmenter,
    ),
]


def session_of(context: typer.Context) -> Session:
    """The session that ``run`` handed to the commands."""
    session = context.find_object(Session)
    if session is None:
        raise TypeError("a command runs within a session")
    return session


@contextmanager
def opened(given: Path | None) -> Iterator["Store"]:
    """The corpus named, else the one opened last; raises BadCorpus where it is missing or none."""
    from annotator.services.corpora import default_corpus, open_corpus

    with open_corpus(given or default_corpus()) as store:
        yield store


def ended(*, done: int, refused: int) -> ExitCode:
    """The exit code of a command that did some inputs and refused some."""
    if not refused:
        return ExitCode.DONE
    return ExitCode.SOME_REFUSED if done else ExitCode.WORLD_NOT_AS_NEEDED


def left_out(refusals: Sequence[BadFile]) -> str:
    """The one sentence for files in folders that are something else."""
    name = refusals[0].fields["file"]
    if len(refusals) == 1:
        return str(refusals[0])
    return f"{len(refusals)} files, such as {name}, are XML of another kind than ALTO, METS or PAGE XML, and were left out"


def counted(number: int, noun: str) -> str:
    """``1 page``, ``2 pages``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
