"""A newspaper page as it came: raw text that is never edited, and where it is from."""

from __future__ import annotations

import hashlib
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import NewType

from annotator.core.layout import Facsimile, Layout
from annotator.core.spans import Span

PageId = NewType("PageId", str)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a page's text came from: the file's name and what kind of file it was."""

    file: str | None = None
    kind: str | None = None


def ink_of(text: str) -> int:
    """How many of its characters are not white space."""
    return len("".join(text.split()))


def digest_of(text: str) -> str:
    """SHA-256 of the text's UTF-8 bytes, in hexadecimal."""
    # The digest is of the decoded text: the same page saved with CRLF must not become a second page.
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


@dataclass(frozen=True)
class Page:
    """One newspaper page. Offsets everywhere count Unicode code points of ``text``.

    ``issue`` names the issue; ``page_number`` is as printed (``2``, ``A03``); ``date`` is ISO 8601.
    ``extra`` holds, as JSON, what a file said of the page beyond what we know the meaning of. ``layout`` and ``facsimile``
    are there on a page that was just read from a file that has them: a corpus keeps them apart and is asked for them.
    Raises ValueError for a text with NUL, a carriage return or a lone surrogate, or boxes of another text.
    """

    id: PageId
    text: str
    language: str | None = None
    publication: str | None = None
    issue: str | None = None
    date: str | None = None
    page_number: str | None = None
    source: Source = Source()
    extra: str = "{}"
    layout: Layout | None = field(default=None, compare=False, repr=False)
    facsimile: Facsimile | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError("a page needs an id")
        for name, character in (("NUL", "\0"), ("a carriage return", "\r")):
            if (at := self.text.find(character)) >= 0:
                raise ValueError(f"{name} at offset {at}")
        try:
            self.text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise ValueError(f"a lone surrogate at offset {error.start}") from error
        if self.layout is not None and len(self.layout.boxes) != self.ink:
            raise ValueError(f"{len(self.layout.boxes)} boxes for {self.ink} characters")

    @cached_property
    def sha256(self) -> str:
        """Digest of the text."""
        return digest_of(self.text)

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """The offset at which each line starts; a line ends at ``\\n`` and nowhere else."""
        lengths = map(len, self.text.split("\n"))
        return tuple(accumulate((length + 1 for length in lengths), initial=0))[:-1]

    @cached_property
    def ink(self) -> int:
        """How many non-space characters the page has."""
        return ink_of(self.text)

    @cached_property
    def ink_offsets(self) -> array[int]:
        """The offset of each non-space character."""
        return array("I", (offset for offset, character in enumerate(self.text) if not character.isspace()))

    def ink_before(self, offset: int) -> int:
        """How many non-space characters stand before ``offset``."""
        return bisect_left(self.ink_offsets, offset)

    def ink_of(self, span: Span) -> int:
        """How many non-space characters the span has."""
        return ink_of(self.text[span.start : span.end])

    def line_of(self, offset: int) -> int:
        """The index, from 0, of the line on which the character at ``offset`` stands."""
        return bisect_right(self.line_starts, offset) - 1

    def line_span(self, line: int) -> tuple[int, int]:
        """Start and end offset of a line by index, without its line end."""
        start = self.line_starts[line]
        end = self.line_starts[line + 1] - 1 if line + 1 < len(self.line_starts) else len(self.text)
        return start, end

    @property
    def issue_key(self) -> str | None:
        """The issue by name, else publication/date, else None: the page is an issue of its own."""
        if self.issue:
            return self.issue
        return f"{self.publication}/{self.date}" if self.publication and self.date else None
