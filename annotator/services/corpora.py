"""Corpora as files: where they are, opened, created, and which one was open last."""

import getpass
import json
import os
from itertools import count
from pathlib import Path

import platformdirs

from annotator.core.errors import BadCorpus
from annotator.store.corpus import Store
from annotator.store.kinds import SUFFIX
from annotator.store.pages import PageRow, ReviewRow

NAME = "annotator"
RECENT = 10


def open_corpus(path: Path) -> Store:
    """The corpus at a path; raises BadCorpus where it is missing or none."""
    return Store.open(path)


def create_corpus(path: Path) -> Store:
    """The corpus at a path, made where it is missing; its folder too."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadCorpus("{path} could not be made: {reason}", path=path, reason=error.strerror) from error
    return Store.open(path, create=True)


def data_folder() -> Path:
    """The user's own folder for corpora, else the current one: an account without a home folder has no other."""
    own = platformdirs.user_data_path(NAME, appauthor=False)
    there = next(folder for folder in (own, *own.parents) if folder.exists())
    return own if own.is_absolute() and there.is_dir() and os.access(there, os.W_OK) else Path.cwd()


def is_corpus(path: Path) -> bool:
    """Whether a file looks like a corpus from outside: by its first bytes, or by its name where there is no file."""
    try:
        with path.open("rb") as file:
            start = file.read(16)
    except OSError:
        return path.suffix == SUFFIX
    return start == b"SQLite format 3\0" or (not start and path.suffix == SUFFIX)


def set_aside(path: Path) -> Path:
    """Move a corpus out of the way, to the first free name beside it, which is returned; raises BadCorpus for anything else."""
    open_corpus(path).close()
    numbered = (path.with_name(f"{path.stem}.{number}{path.suffix}") for number in count(1))
    free = next(candidate for candidate in numbered if not candidate.exists())
    try:
        return path.rename(free)
    except OSError as error:
        raise BadCorpus("{path} could not be moved: {reason}", path=path, reason=error.strerror) from error


def default_corpus() -> Path:
    """The corpus that commands without one use: the last one opened that is still there, else one in the data folder."""
    return next((path for path in recent_corpora() if path.exists()), data_folder() / f"newspapers{SUFFIX}")


def sample_corpus() -> Path:
    """Where the sample corpus lies unless the user says otherwise."""
    return data_folder() / f"sample{SUFFIX}"


def recent_corpora() -> tuple[Path, ...]:
    """The corpora opened last, latest first; none where the list is missing or cannot be read."""
    try:
        names = json.loads(_recent_list().read_text(encoding="utf-8", errors="surrogateescape"))
    except (OSError, ValueError):
        return ()
    return tuple(Path(name) for name in names if isinstance(name, str)) if isinstance(names, list) else ()


def remember_corpus(path: Path) -> None:
    """Put a corpus first in the list of recent ones. Where the list cannot be kept, nothing else is worse for it."""
    _keep([path.absolute(), *(one for one in recent_corpora() if one != path.absolute())][:RECENT])


def forget_corpora(*, but: Path | None = None) -> None:
    """Empty the list of recent ones; ``but`` one, that is open, stays on it: it is the one to begin with next time."""
    _keep([but.absolute()] if but else [])


def _keep(known: list[Path]) -> None:
    target = _recent_list()
    if not target.is_absolute():  # no home folder: nothing to remember it in
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        written = target.with_suffix(f".{os.getpid()}.new")
        # A name that the terminal's encoding cannot read is kept byte by byte, as Python holds it.
        written.write_text(json.dumps([str(one) for one in known], ensure_ascii=False), "utf-8", "surrogateescape")
        written.replace(target)
    except OSError:
        return


def login_name() -> str:
    """The reviewer's name where nobody gave one."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "reviewer"


def log_file() -> Path:
    """Where the window writes down what went wrong in the program itself."""
    return platformdirs.user_log_path(NAME, appauthor=False) / "annotator.log"


def _recent_list() -> Path:
    return platformdirs.user_state_path(NAME, appauthor=False) / "recent.json"


__all__ = [
    "NAME",
    "RECENT",
    "SUFFIX",
    "PageRow",
    "ReviewRow",
    "Store",
    "create_corpus",
    "data_folder",
    "default_corpus",
    "forget_corpora",
    "is_corpus",
    "log_file",
    "login_name",
    "open_corpus",
    "recent_corpora",
    "remember_corpus",
    "sample_corpus",
    "set_aside",
]
