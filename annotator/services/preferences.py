"""What a user prefers, kept in one small file that may be missing or broken without harm."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import platformdirs

from annotator.services.corpora import NAME, login_name


@dataclass(frozen=True, slots=True)
class Preferences:
    """``reviewer`` empty: the login name. ``language`` empty, ``scheme`` "system": as the system has it.

    ``scale`` is the text size, 1.0 at 100 %. ``was_asked``: the user has been asked for the reviewer's name.
    ``picture``: the picture of the page is shown.
    ``keys``: the user's own keys by the id of the command, none for a command that shall have no key.
    """

    reviewer: str = ""
    language: str = ""
    scheme: str = "system"
    scale: float = 1.0
    was_asked: bool = False
    picture: bool = False
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def reviewer_name(self) -> str:
        """The name under which annotations are kept."""
        return self.reviewer.strip() or login_name()


def load_preferences() -> Preferences:
    """The preferences kept, the default for each that is missing or of a wrong kind."""
    try:
        kept = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Preferences()
    if not isinstance(kept, dict):
        return Preferences()
    return Preferences(**_plain(kept), keys=_keys(kept.get("keys")))


def save_preferences(preferences: Preferences) -> None:
    """Keep the preferences; where the folder takes no file they last as long as the program runs."""
    target = _file()
    values = {field.name: getattr(preferences, field.name) for field in fields(preferences)} | {"keys": dict(preferences.keys)}
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        written = target.with_suffix(f".{os.getpid()}.new")
        written.write_text(json.dumps(values, ensure_ascii=False, indent=2), encoding="utf-8")
        written.replace(target)
    except OSError:
        return


def _plain(kept: dict[str, Any]) -> dict[str, Any]:
    """What was kept of a right kind, except the keys."""
    default = {field.name: getattr(Preferences(), field.name) for field in fields(Preferences) if field.name != "keys"}
    return {name: kept[name] for name, value in default.items() if type(kept.get(name)) is type(value) and _is_clean(kept[name])}


def _keys(kept: object) -> dict[str, tuple[str, ...]]:
    """The keys kept; what is no list of words is left out."""
    if not isinstance(kept, dict):
        return {}
    lists = {str(command): keys for command, keys in kept.items() if isinstance(keys, list)}
    return {
        command: tuple(keys) for command, keys in lists.items() if all(isinstance(key, str) and _is_clean(key) for key in keys)
    }


def _is_clean(value: object) -> bool:
    """Whether a text can be shown and written down again: a file edited by hand may hold half a character."""
    return not isinstance(value, str) or value.isprintable()


def _file() -> Path:
    return platformdirs.user_config_path(NAME, appauthor=False) / "preferences.json"
