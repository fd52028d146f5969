"""From what a person names, files, folders, archives and patterns, to the files that are read, always in the same order."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from annotator.core.errors import BadFile, Cancelled
from annotator.core.progress import Progress, Silent
from annotator.exchange.archives import Archive, archive_stem, is_archive_name, opened_archive
from annotator.exchange.archives.refusals import EMPTY, NESTED
from annotator.exchange.opening import UNREADABLE, whole_path
from annotator.services.files import SourceFile, has_known_ending, is_pattern, is_wild, natural
from annotator.services.xmlfiles import sorted_out

NOTHING_FITS = "nothing fits {file}; check the folder and the pattern"
LISTING = "looking for pages"

_NOBODY = Silent()
_HIDDEN = (".", "__MACOSX")


def expanded(sources: Sequence[Path | SourceFile], *, progress: Progress = _NOBODY) -> tuple[SourceFile, ...]:
    """The files named, and those in each folder and archive whose ending we know; none of them twice. Raises Cancelled.

    Pages that an issue among them names come with that alone. Sources stay in their order, what is in one is in natural
    order: p2 before p10. Links to folders are not followed, so that none leads in a circle.
    """
    found: dict[tuple[str, str | None], SourceFile] = {}
    for source in sources:
        for file in [source] if isinstance(source, SourceFile) else _expanded(source, progress):
            key = whole_path(file.path), file.member or (str(file.refusal) if file.refusal else None)
            found.setdefault(key, file)
            if progress.is_cancelled():
                raise Cancelled
            progress.report(len(found), None, LISTING)
    return sorted_out(tuple(found.values()))


def _expanded(source: Path, progress: Progress) -> Iterator[SourceFile]:
    if source.is_dir():
        yield from _below(source, progress)
    elif is_archive_name(source.name) and source.exists():
        yield from _inside(source, source.name, None, progress)
    elif is_pattern(source):
        yield from _fitting(source, progress)
    else:
        yield SourceFile(source, source.name)


def _fitting(pattern: Path, progress: Progress) -> Iterator[SourceFile]:
    """What fits a pattern, named as below the folder in which it begins."""
    first = next(number for number, part in enumerate(pattern.parts) if is_wild(part))
    folder = Path(*pattern.parts[:first])
    matches = sorted(_matches(folder, "/".join(pattern.parts[first:])), key=natural)
    if not matches:
        yield SourceFile(pattern, pattern.name, refusal=BadFile(NOTHING_FITS, file=str(pattern)))
    for name in matches:
        path = folder / name
        if path.is_dir():
            yield from _below(path, progress)
        elif is_archive_name(name):
            yield from _inside(path, name, archive_stem(name), progress)
        else:
            yield SourceFile(path, name)


def _matches(folder: Path, pattern: str) -> list[str]:
    try:
        names = [path.relative_to(folder).as_posix() for path in folder.glob(pattern)]
    except (ValueError, OSError):  # what is no pattern fits nothing
        return []
    return [name for name in names if not any(part.startswith(".") for part in name.split("/"))]


def _below(folder: Path, progress: Progress) -> Iterator[SourceFile]:
    errors: list[OSError] = []
    names = [
        (Path(parent) / name).relative_to(folder).as_posix()
        for parent, _, names in os.walk(folder, onerror=errors.append)
        for name in names
        if not name.startswith(".") and (has_known_ending(name) or is_archive_name(name))
    ]
    for name in sorted(names, key=natural):
        path = folder / name
        if is_archive_name(name):
            yield from _inside(path, name, archive_stem(name), progress)
        elif path.is_file():
            yield SourceFile(path, name, is_found=True)
    for error in errors:
        refusal = BadFile(UNREADABLE, file=error.filename, reason=error.strerror or str(error))
        yield SourceFile(Path(error.filename), Path(error.filename).name, refusal=refusal)


def _inside(path: Path, name: str, stem: str | None, progress: Progress) -> Iterator[SourceFile]:
    """What is in an archive, below its ``stem`` where it lies in a folder itself."""
    try:
        with opened_archive(path, progress=progress) as archive:
            files = list(_members(path, archive, stem))
            refusals = list(archive.refusals)
    except BadFile as refusal:
        files, refusals = [], [refusal]
    if not files and not refusals:
        refusals = [BadFile(EMPTY, file=str(path))]
    yield from sorted(files, key=lambda file: natural(file.name))
    yield from (SourceFile(path, name, refusal=refusal) for refusal in refusals)


def _members(path: Path, archive: Archive, stem: str | None) -> Iterator[SourceFile]:
    for member in archive.members:
        if any(part.startswith(_HIDDEN) for part in member.name.split("/") if part != ".."):
            continue
        below = member.name if stem is None else f"{stem}/{member.name}"
        if is_archive_name(member.name):
            yield SourceFile(path, below, member.name, BadFile(NESTED, file=f"{path}/{member.name}"))
        elif has_known_ending(member.name):
            yield SourceFile(path, below, member.name, member.refusal, is_found=True)
