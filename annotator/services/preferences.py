"""What a user prefers, kept in one small file that may be missing or broken without harm."""

import json
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import platformdirs

from annotator.services.corpora import NAME, login_name


@dataclass(frozen=True, slots=True)
class Preferences:
    """``reviewer`` empty: the login name. ``language`` empty, ``scheme`` "system": as the system has it.

    ``scale`` is the text size, 1.0 at 100 %. ``was_asked``: the user has been asked for the reviewer's name.
    """

    reviewer: str = ""
    language: str = ""
    scheme: str = "system"
    scale: float = 1.0
    was_asked: bool = False

    @property
    def reviewer_name(self) -> str:
        """The name under which annotations are kept."""
        return self.reviewer.strip() or login_name()


def load_preferences() -> Preferences:
    """The preferences kept, the default for each that is missing or of a wrong kind."""
    try:
        kept = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Preferences()
    if not isinstance(kept, dict):
        return Preferences()
    default = asdict(Preferences())
    return Preferences(**{name: kept[name] for name in default if isinstance(kept.get(name), type(default[name]))})


def save_preferences(preferences: Preferences) -> None:
    """Keep the preferences; where the folder takes no file they last as long as the program runs."""
    target = _file()
    values = {field.name: getattr(preferences, field.name) for field in fields(preferences)}
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        written = target.with_suffix(f".{os.getpid()}.new")
        written.write_text(json.dumps(values, ensure_ascii=False, indent=2), encoding="utf-8")
        written.replace(target)
    except OSError:
        return


def _file() -> Path:
    return platformdirs.user_config_path(NAME, appauthor=False) / "preferences.json"
