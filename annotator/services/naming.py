"""How names of text files are read into details of their pages: guessed, tried on some, remembered by the corpus."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator.core.details import Details
from annotator.core.errors import BadFile
from annotator.core.progress import Progress, over
from annotator.exchange.filename import named, pattern_like, unread
from annotator.exchange.namefitting import NameMisfit
from annotator.exchange.namepattern import EXAMPLE, NamePattern, PatternRefused, name_pattern
from annotator.services.sources import SourceFile, expanded
from annotator.store.corpus import Store

SHOWN = 10
"""Of so many files it is shown what their names tell."""
NONE_FIT = "no name fits {pattern}; nothing was imported"

_SETTING = "names"
# Names of one source are alike; so many of them, from all over it, say how.
_SAMPLE = 500
_GUESSES = 3


@dataclass(frozen=True, slots=True)
class NameRead:
    """What the name of one file tells: ``page_id`` and details, or why it tells nothing."""

    name: str
    page_id: str
    details: Details
    misfit: NameMisfit | None = None


@dataclass(frozen=True, slots=True)
class Naming:
    """Files that are to be imported, and the pattern to begin with: empty where each name is read by itself.

    ``named`` are those of the ``files`` whose names tell something.
    """

    files: tuple[SourceFile, ...]
    named: tuple[SourceFile, ...]
    pattern: str

    @property
    def is_question(self) -> bool:
        """Whether somebody should see it before: one page alone is corrected as fast as asked about."""
        return len(self.files) > 1

    @property
    def has_pattern(self) -> bool:
        """Whether a pattern is worth to be seen: there are several names that it reads."""
        return len(self.named) > 1


def text_files(sources: Sequence[Path]) -> tuple[SourceFile, ...]:
    """The files whose names tell something: page-jsonl says of itself what its pages are."""
    return tuple(file for file in expanded(sources) if file.is_told_by_name)


def read_names(files: Iterable[SourceFile], pattern: NamePattern | None) -> tuple[NameRead, ...]:
    """What each name tells, read by a pattern or else by itself."""
    return tuple(_read(file, pattern) for file in files)


def count_misfits(files: Sequence[SourceFile], pattern: NamePattern, *, progress: Progress) -> int:
    """How many names do not fit the pattern; raises Cancelled."""
    return sum(not _fits(file, pattern) for file in over(progress, files, "reading names"))


def checked_fit(files: Sequence[SourceFile], pattern: NamePattern, *, progress: Progress) -> int:
    """How many names do not fit the pattern; raises BadFile where none does, Cancelled."""
    misfits = count_misfits(files, pattern, progress=progress)
    if files and misfits == len(files):
        raise BadFile(NONE_FIT, pattern=pattern.text)
    return misfits


def naming_of(store: Store, sources: Sequence[Path], *, progress: Progress) -> Naming:
    """The files among the sources, with the corpus's last pattern unless another one fits more of their names.

    Of one file alone nothing is guessed: its name is read by itself. Raises Cancelled while files are looked for.
    """
    every = expanded(sources, progress=progress)
    files = tuple(file for file in every if file.is_told_by_name)
    sample = files[:: len(files) // _SAMPLE + 1]
    guess = guessed_pattern(sample) if len(files) > 1 else None
    candidates = [pattern for pattern in (last_pattern(store), guess) if pattern is not None]
    fitting = [(sum(_fits(file, pattern) for file in sample), pattern.text) for pattern in candidates]
    most = max((count for count, _ in fitting), default=0)
    return Naming(every, files, next((text for count, text in fitting if count == most and most), ""))


def guessed_pattern(files: Sequence[SourceFile]) -> NamePattern | None:
    """A pattern that reads what these names tell by themselves; None where no single one does."""
    dated = [file for file in files if named(file.name).details.date]
    likely = Counter(text for file in dated if (text := pattern_like(file.name)))
    patterns = [name_pattern(text) for text, _ in likely.most_common(_GUESSES)]
    return next((pattern for pattern in patterns if all(_tells_as_much(file, pattern) for file in dated)), None)


def last_pattern(store: Store) -> NamePattern | None:
    """The pattern by which names of files came into the corpus last."""
    kept = store.settings.get(_SETTING)
    try:
        return name_pattern(kept) if isinstance(kept, str) else None
    except PatternRefused:  # of another version, that reads more
        return None


def remember_pattern(store: Store, pattern: NamePattern | None) -> None:
    """Keep it for the next import; none: names are read by themselves again."""
    kept = pattern.text if pattern else None
    if store.settings.get(_SETTING) != kept:
        store.settings.set(_SETTING, kept)


def _fits(file: SourceFile, pattern: NamePattern) -> bool:
    return _read(file, pattern).misfit is None


def _tells_as_much(file: SourceFile, pattern: NamePattern) -> bool:
    told = named(file.name)
    return _read(file, pattern) == NameRead(file.name, told.page_id, told.details)


def _read(file: SourceFile, pattern: NamePattern | None) -> NameRead:
    try:
        told = file.read_name(pattern)
    except NameMisfit as misfit:
        return NameRead(file.name, unread(file.name).page_id, Details(), misfit)
    return NameRead(file.name, told.page_id, told.details)


__all__ = [
    "EXAMPLE",
    "SHOWN",
    "NameMisfit",
    "NamePattern",
    "NameRead",
    "Naming",
    "PatternRefused",
    "SourceFile",
    "checked_fit",
    "count_misfits",
    "guessed_pattern",
    "last_pattern",
    "name_pattern",
    "naming_of",
    "read_names",
    "remember_pattern",
    "text_files",
]
