"""What goes to the terminal: data to standard output, everything else to standard error, in any encoding."""

import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TextIO

import orjson
from rich.console import Console
from rich.table import Table
from rich.text import Text

from annotator.core.errors import WriteFailed

PROGRAM = "annotator"
_NO_WRAP = 10_000


class ReaderGone(Exception):
    """Nobody reads standard output any more, as after ``| head``; there is nothing left to do, and nothing to say."""


class Output:
    """The two streams of one run of the command line."""

    def __init__(self, out: TextIO | None, err: TextIO | None) -> None:
        self._out = out
        self._err = err
        for stream in (out, err):
            # A terminal of another encoding shows \U00020bb7 for a character that it lacks; nothing fails, nothing is lost.
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")

    @property
    def is_watched(self) -> bool:
        """Whether a person sees standard error as it is written."""
        return self._err is not None and self._err.isatty() and os.environ.get("TERM") != "dumb"

    @property
    def is_data_watched(self) -> bool:
        """Whether standard output goes to a terminal too."""
        return self._out is not None and self._out.isatty()

    def error_console(self) -> Console:
        """Where progress is drawn."""
        return Console(file=self._err, stderr=True)

    def say(self, words: str) -> None:
        """One line for the person: to standard error."""
        if self._err is not None:
            with suppress(OSError):
                self._err.write(f"{words}\n")
                self._err.flush()

    def refuse(self, sentence: object) -> None:
        """One line that says what is wrong."""
        self.say(f"{PROGRAM}: {sentence}")

    def data(self, line: bytes) -> None:
        """Bytes for standard output as they are: UTF-8, whatever the terminal's encoding is."""
        stream = self._stream()
        try:
            stream.flush()
            stream.buffer.write(line)
        except OSError as error:
            self._fail(error)

    def text(self, words: str) -> None:
        """Text for standard output in the terminal's encoding."""
        try:
            self._stream().write(words)
        except OSError as error:
            self._fail(error)

    def json(self, value: object) -> None:
        """A value as indented UTF-8 JSON."""
        self.data(orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """A table; on a pipe each row is one line, however long."""
        table = Table(box=None, pad_edge=False, header_style="bold")
        for name in columns:
            is_number = all(isinstance(row[columns.index(name)], (int, type(None))) for row in rows)
            table.add_column(Text(name), justify="right" if is_number and rows else "left", no_wrap=not self.is_data_watched)
        for row in rows:
            table.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
        try:
            Console(file=self._stream(), width=None if self.is_data_watched else _NO_WRAP).print(table)
        except OSError as error:
            self._fail(error)

    def finish(self) -> None:
        """Everything written is with its reader; raises ReaderGone, WriteFailed."""
        if self._out is None:
            return
        try:
            self._out.flush()
        except OSError as error:
            self._fail(error)

    def silence(self) -> None:
        """Send the rest nowhere, so that the interpreter does not complain of the closed pipe when it ends."""
        if self._out is None:
            return
        with suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._out.fileno())
            os.close(nowhere)

    def _stream(self) -> TextIO:
        if self._out is None:
            raise WriteFailed("standard output is closed; send it somewhere")
        return self._out

    def _fail(self, error: OSError) -> None:
        if isinstance(error, BrokenPipeError):
            raise ReaderGone from error
        self.silence()
        raise WriteFailed("standard output could not be written: {reason}", reason=error.strerror or error) from error


def standard_output() -> Output:
    """The streams of this process."""
    return Output(sys.stdout, sys.stderr)
