"""From what a person names, files and folders, to the records in them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from annotator.core.errors import BadFile
from annotator.exchange.opening import opened
from annotator.exchange.page_jsonl import FlatRecord, PageRecord, ReadAs, flattened, read_flat_lines
from annotator.exchange.textfile import read_text_page

PAGE_JSONL_ENDINGS = frozenset({".jsonl", ".ndjson"})
# Read when it is named itself; in a folder a .json is more likely something else's settings.
JSON_ENDING = ".json"
TEXT_ENDINGS = frozenset({".txt", ".text"})

_CHUNK = 1024 * 1024

OnBad = Callable[[BadFile], None]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file to read; ``name`` is its path below the folder that was named, else its file name."""

    path: Path
    name: str


def expanded(sources: Sequence[Path]) -> tuple[SourceFile, ...]:
    """The files named, and for each folder those in it whose ending we know, in the order of their names."""
    return tuple(
        file for source in sources for file in (_below(source) if source.is_dir() else [SourceFile(source, source.name)])
    )


def is_source_name(path: Path) -> bool:
    """Whether a path is one that only a source can have: a folder, or a file with an ending of ours."""
    return path.is_dir() or path.suffix.lower() in PAGE_JSONL_ENDINGS | TEXT_ENDINGS | {JSON_ENDING}


def records_of(
    source: SourceFile, *, on_bad: OnBad, read_as: ReadAs = ReadAs.AUTO, reviewer: str | None = None
) -> Iterator[FlatRecord]:
    """The records of one file: of each line of page-jsonl, or the one page of a text file. Refusals go to ``on_bad``."""
    try:
        if _holds_lines(source.path):
            who = {} if reviewer is None else {"reviewer": reviewer}
            yield from read_flat_lines(source.path, file=str(source.path), read_as=read_as, on_bad=on_bad, **who)
        else:
            yield flattened(PageRecord(read_text_page(source.path, source.name)))
    except BadFile as refusal:
        on_bad(refusal)


def count_pages(files: Iterable[SourceFile]) -> int:
    """How many pages the files seem to hold, by their line ends alone: enough to say how far an import is."""
    return sum(_count_lines(file.path) if _holds_lines(file.path) else 1 for file in files)


def _count_lines(path: Path) -> int:
    """At least one: a last line may have no end. A file that cannot be read is told when it is read."""
    with suppress(BadFile), opened(path) as stream:
        return max(sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(_CHUNK), b"")), 1)
    return 1


def _holds_lines(path: Path) -> bool:
    return path.suffix.lower() in PAGE_JSONL_ENDINGS | {JSON_ENDING}


def _below(folder: Path) -> list[SourceFile]:
    known = PAGE_JSONL_ENDINGS | TEXT_ENDINGS
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in known and not path.name.startswith("."))
    return [SourceFile(path, path.relative_to(folder).as_posix()) for path in paths if path.is_file()]
