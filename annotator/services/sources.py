"""From what a person names, files and folders, to the records in them."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from annotator.core.errors import BadFile
from annotator.exchange.filename import FileName, named, unread
from annotator.exchange.namefitting import NameMisfit
from annotator.exchange.namepattern import NamePattern
from annotator.exchange.opening import opened
from annotator.exchange.page_jsonl import FlatRecord, PageRecord, ReadAs, flattened, read_flat_lines
from annotator.exchange.textfile import read_text_page

PAGE_JSONL_ENDINGS = frozenset({".jsonl", ".ndjson"})
# Read when it is named itself; in a folder a .json is more likely something else's settings.
JSON_ENDING = ".json"
TEXT_ENDINGS = frozenset({".txt", ".text"})
PDF_ENDING = ".pdf"
_KNOWN = PAGE_JSONL_ENDINGS | TEXT_ENDINGS | {PDF_ENDING}

_CHUNK = 1024 * 1024

OnBad = Callable[[BadFile], None]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file to read; ``name`` is its path below the folder that was named, else its file name."""

    path: Path
    name: str

    @property
    def is_told_by_name(self) -> bool:
        """Whether its name alone tells what its pages are: it is plain text or a PDF file."""
        return self.path.suffix.lower() not in PAGE_JSONL_ENDINGS | {JSON_ENDING}

    @property
    def is_pdf(self) -> bool:
        """Whether it is named as a PDF file."""
        return self.path.suffix.lower() == PDF_ENDING

    def read_name(self, names: NamePattern | None) -> FileName:
        """What the name tells, read by a pattern or by itself; raises NameMisfit."""
        if names is None:
            return named(self.name)
        path = os.path.abspath(self.path)  # noqa: PTH100 - resolve() would follow links to folders of other names
        return names.read(self.name, path[: -len(self.name)].replace(os.sep, "/"))


def expanded(sources: Sequence[Path]) -> tuple[SourceFile, ...]:
    """The files named, and for each folder those in it whose ending we know, in the order of their names."""
    return tuple(
        file for source in sources for file in (_below(source) if source.is_dir() else [SourceFile(source, source.name)])
    )


def is_source_name(path: Path) -> bool:
    """Whether a path is one that only a source can have: a folder, or a file with an ending of ours."""
    return path.is_dir() or path.suffix.lower() in _KNOWN | {JSON_ENDING}


def records_of(
    source: SourceFile,
    *,
    on_bad: OnBad,
    read_as: ReadAs = ReadAs.AUTO,
    reviewer: str | None = None,
    names: NamePattern | None = None,
    keeps_scans: bool = False,
) -> Iterator[FlatRecord]:
    """The records of one file: of each line of page-jsonl or page of a PDF, or the one page of a text file.

    Refusals go to ``on_bad``. ``names`` says how names of files are read; a name that does not fit tells nothing. A page of
    a PDF without text is refused unless ``keeps_scans``.
    """
    try:
        if source.is_pdf:
            from annotator.exchange.pdf import read_pdf_pages

            told = _told(source, names)
            pages = read_pdf_pages(source.path, source.name, told, on_bad=on_bad, keeps_scans=keeps_scans)
            yield from (flattened(PageRecord(page)) for page in pages)
        elif not source.is_told_by_name:
            who = {} if reviewer is None else {"reviewer": reviewer}
            yield from read_flat_lines(source.path, file=str(source.path), read_as=read_as, on_bad=on_bad, **who)
        else:
            yield flattened(PageRecord(read_text_page(source.path, source.name, _told(source, names))))
    except BadFile as refusal:
        on_bad(refusal)


def count_pages(files: Iterable[SourceFile]) -> int:
    """How many pages the files seem to hold, page-jsonl by its line ends alone: enough to say how far an import is."""
    return sum(map(_count, files))


def _count(file: SourceFile) -> int:
    if file.is_pdf:
        from annotator.exchange.pdf import count_pdf_pages

        return count_pdf_pages(file.path)
    return 1 if file.is_told_by_name else _count_lines(file.path)


def _count_lines(path: Path) -> int:
    """At least one: a last line may have no end. A file that cannot be read is told when it is read."""
    with suppress(BadFile), opened(path) as stream:
        return max(sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(_CHUNK), b"")), 1)
    return 1


def _told(source: SourceFile, names: NamePattern | None) -> FileName:
    try:
        return source.read_name(names)
    except NameMisfit:
        return unread(source.name)


def _below(folder: Path) -> list[SourceFile]:
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in _KNOWN and not path.name.startswith("."))
    return [SourceFile(path, path.relative_to(folder).as_posix()) for path in paths if path.is_file()]
