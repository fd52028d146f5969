"""``annotator preview``: from raw pages to articles without a corpus."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from annotator.cli.output import Output
from annotator.cli.session import SegmenterOption, ended, left_out, session_of
from annotator.core.errors import BadFile


def preview(
    context: typer.Context,
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE…|-", help="Files, folders or archives to read; - is standard input.")
    ],
    *,
    target: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write there, whole or not at all.", show_default=False)
    ] = None,
    segmenter: SegmenterOption = "rules",
) -> None:
    """Print the articles of raw pages.

    The output is page-jsonl with the assembled text, a line for each page in the order of the input.
    """
    output = session_of(context).output
    previewing = _Previewing(output, sources, segmenter)
    if target is None:
        previewing.print()
    else:
        previewing.write(target)
    raise typer.Exit(ended(done=previewing.done, refused=previewing.refused))


class _Previewing:
    """One preview: counts what was done and tells what was refused."""

    def __init__(self, output: Output, sources: list[str], segmenter: str) -> None:
        self._output = output
        self._sources = sources
        self._segmenter = segmenter
        self.done = 0
        self.refused = 0
        self._left_out: list[BadFile] = []

    def print(self) -> None:
        for line in self._lines():
            self._output.data(line)

    def write(self, target: Path) -> None:
        from annotator.services.preview import write_lines

        write_lines(target, self._lines())

    def _lines(self) -> Iterator[bytes]:
        from annotator.services.preview import preview

        for line in preview([_source(word) for word in self._sources], self._segmenter, on_bad=self._refuse):
            self.done += 1
            yield line
        if self._left_out:
            self._output.say(left_out(self._left_out))

    def _refuse(self, refusal: BadFile) -> None:
        from annotator.services.sources import LeftOut

        if isinstance(refusal, LeftOut):
            self._left_out.append(refusal)
            return
        self.refused += 1
        self._output.refuse(refusal)


def _source(word: str) -> Path | BinaryIO:
    return sys.stdin.buffer if word == "-" else Path(word)
