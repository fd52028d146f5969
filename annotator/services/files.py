"""The files that are read: what they are by their names, and where they lie, in a folder or in an archive."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath

from annotator.core.errors import BadFile
from annotator.exchange.archives import ENDINGS as ARCHIVE_ENDINGS
from annotator.exchange.archives import archive_stem, is_archive_name
from annotator.exchange.filename import FileName, named
from annotator.exchange.namepattern import NamePattern
from annotator.exchange.opening import whole_path
from annotator.exchange.xml.door import Form


class Kind(StrEnum):
    """What a file is read as."""

    TEXT = "text"
    PAGE_JSONL = "page-jsonl"
    PDF = "pdf"
    XML = "xml"


ENDINGS: Mapping[str, Kind] = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".jsonl": Kind.PAGE_JSONL,
    ".ndjson": Kind.PAGE_JSONL,
    ".pdf": Kind.PDF,
    ".xml": Kind.XML,
}
"""What is read in folders and archives, by the ending of its name."""
# Read when it is named itself; in a folder a .json is more likely something else's settings.
_NAMED_ENDINGS: Mapping[str, Kind] = {**ENDINGS, ".json": Kind.PAGE_JSONL}
_WILD = re.compile(r"[*?\[]")
_DIGITS = re.compile(r"(\d+)")

NAME_PATTERNS = " ".join(f"*{ending}" for ending in (*ENDINGS, *ARCHIVE_ENDINGS))
"""What a dialog that asks for files shows of them."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file to read; ``name`` is its path below the folder or archive that was named, else its file name.

    ``member`` is its name in the archive at ``path``; None for a file of its own. ``refusal`` is why it will not be read,
    found before: it is told in its turn. ``is_found``: it was not named itself, but lies in a folder or archive that was.
    ``form`` is what an XML file is, where somebody looked, and ``pages`` how many an issue of them has.
    """

    path: Path
    name: str
    member: str | None = None
    refusal: BadFile | None = None
    is_found: bool = False
    form: Form | None = None
    pages: int = 1

    @property
    def kind(self) -> Kind:
        """What it is read as: text, where nothing in its name says anything else."""
        return _NAMED_ENDINGS.get(PurePosixPath(self.name).suffix.lower(), Kind.TEXT)

    @property
    def is_told_by_name(self) -> bool:
        """Whether its name alone tells what its pages are: it is plain text, a PDF file, or a page of ALTO or PAGE XML."""
        is_page = self.kind in (Kind.TEXT, Kind.PDF) or self.form in (Form.ALTO, Form.PAGE)
        return is_page and self.refusal is None

    @property
    def shown(self) -> str:
        """What it is called where something is said of it."""
        return str(self.path if self.member is None else self.path / self.member)

    def read_name(self, names: NamePattern | None) -> FileName:
        """What the name tells, read by a pattern or by itself; raises NameMisfit."""
        if names is None:
            return named(self.name)
        path = whole_path(self.path)
        # An archive is a folder to what is in it.
        whole = path if self.member is None else f"{archive_stem(path)}/{self.member}"
        return names.read(self.name, whole[: -len(self.name)].replace(os.sep, "/"))


def has_known_ending(name: str) -> bool:
    """Whether a file in a folder or archive is read."""
    return PurePosixPath(name).suffix.lower() in ENDINGS


def is_source_name(path: Path) -> bool:
    """Whether a path is one that only a source can have: a folder, a pattern for files, or a file with an ending of ours."""
    return path.is_dir() or is_pattern(path) or is_archive_name(path.name) or path.suffix.lower() in _NAMED_ENDINGS


def is_pattern(path: Path) -> bool:
    """Whether a path stands for all that fit it, as where the shell leaves ``pages/*.txt`` alone."""
    return is_wild(str(path)) and not path.exists()


def is_wild(part: str) -> bool:
    """Whether it has a sign that stands for others."""
    return _WILD.search(part) is not None


def natural(name: str) -> list[tuple[tuple[bool, int, str], ...]]:
    """A key that sorts paths folder by folder, and ``p2`` before ``p10``."""
    return [tuple(_pieces(part)) for part in name.split("/")]


def _pieces(part: str) -> Iterator[tuple[bool, int, str]]:
    for piece in _DIGITS.split(part):
        yield (False, int(piece), piece) if piece.isdecimal() else (True, 0, piece.casefold())


__all__ = [
    "ENDINGS",
    "NAME_PATTERNS",
    "Form",
    "Kind",
    "SourceFile",
    "has_known_ending",
    "is_pattern",
    "is_source_name",
    "is_wild",
    "natural",
]
