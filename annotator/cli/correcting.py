"""``annotator pages --set``: what pages are called and dated, corrected for many at once, undone and done again."""

from collections.abc import Callable, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import typer

from annotator.cli.output import Output
from annotator.cli.session import counted, opened
from annotator.core.details import Changes, Detail, Details
from annotator.core.errors import EditRefused

if TYPE_CHECKING:
    from annotator.services.corpora import PageRow, Store
    from annotator.services.details import Corrected

_COLUMNS = ("page", "publication", "date", "issue", "number", "language")
_PARTED = " to another issue now; annotator check tells which"


class Where:
    """Which pages are meant: those of which each of some columns is like its pattern, with * and ?; empty for unknown."""

    def __init__(self, words: Sequence[str]) -> None:
        """``words`` are COLUMN=PATTERN each; raises BadParameter."""
        names = ("id", *(detail.value for detail in Detail), "source_file")
        self._patterns = [_pair(word, "--where", names) for word in words]

    def __call__(self, row: "PageRow") -> bool:
        """Whether this page is meant."""
        return all(fnmatchcase(getattr(row, name) or "", pattern) for name, pattern in self._patterns)


def changes_in(words: Sequence[str]) -> Changes:
    """What is to be set: DETAIL=VALUE each; raises BadParameter."""
    from annotator.services.details import checked_details

    pairs = [_pair(word, "--set", [detail.value for detail in Detail]) for word in words]
    try:
        return checked_details({Detail(name): value for name, value in pairs})
    except EditRefused as refusal:
        raise typer.BadParameter(str(refusal), param_hint="--set") from refusal


def correct(output: Output, corpus: Path | None, changes: Changes, where: Where, *, reviewer: str | None, as_json: bool) -> None:
    """Set details of the pages that are meant and print those that had others."""
    from annotator.services.details import change_details

    with opened(corpus) as store:
        meant = [row for row in store.pages.list() if where(row)]
        others = [row.id for row in meant if (was := _details(row)) != was.corrected(changes)]
        if others:
            made = change_details(store, others, changes, reviewer=_name(reviewer), session=uuid4().hex)
            _print(output, made, as_json=as_json)
            _tell(output, store, made)
        elif as_json:
            output.json([])
    output.say(f"{len(others)} of {counted(len(meant), 'page')} changed")


def move(output: Output, corpus: Path | None, *, is_undo: bool, reviewer: str | None, as_json: bool) -> None:
    """Take the reviewer's last change back, or do it again, and print the pages that had other details."""
    from annotator.services.details import redo_details, undo_details

    act: Callable[..., Corrected] = undo_details if is_undo else redo_details
    with opened(corpus) as store:
        made = act(store, reviewer=_name(reviewer), session=uuid4().hex)
        _print(output, made, as_json=as_json)
        _tell(output, store, made)
    what = ", ".join(f"{detail.value}={value or ''}" for detail, value in made.change.details.items())
    word = "undone" if is_undo else "done again"
    output.say(f"{word}: {what} of {made.change.time[:19].replace('T', ' ')} UTC, {counted(len(made.details), 'page')} changed")


def _pair(word: str, option: str, names: Sequence[str]) -> tuple[str, str]:
    name, sign, value = word.partition("=")
    if name not in names or not sign:
        raise typer.BadParameter(f"{word} is not one of {', '.join(names)}, =, and a value", param_hint=option)
    return name, value


def _name(reviewer: str | None) -> str:
    from annotator.services.preferences import load_preferences

    return reviewer or load_preferences().reviewer_name


def _details(row: "PageRow") -> Details:
    return Details(*(getattr(row, name) for name in Details._fields))


def _print(output: Output, made: "Corrected", *, as_json: bool) -> None:
    if as_json:
        output.json([{"id": page, **details._asdict()} for page, details in made.details.items()])
    elif made.details:
        output.table(_COLUMNS, [(page, *details) for page, details in made.details.items()])


def _tell(output: Output, store: "Store", made: "Corrected") -> None:
    from annotator.services.following import texts_to_make

    if made.left:
        output.say(f"{counted(made.left, 'page')} changed again since: that stays")
    if made.parted:
        output.say(f"{counted(made.parted, 'link')} between articles{' leads' if made.parted == 1 else ' lead'}{_PARTED}")
    if waiting := texts_to_make(store):
        output.say(
            f"texts of {counted(waiting, 'annotation')} follow: annotator texts makes them now, the window when it is open"
        )
