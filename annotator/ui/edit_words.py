"""What each step of a review is called in the window's language."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from annotator.core.history import Step
from annotator.ui.words import QT_TRANSLATE_NOOP

_WORDS = {
    "split": QT_TRANSLATE_NOOP("Steps", "split"),
    "cut": QT_TRANSLATE_NOOP("Steps", "cut"),
    "merge": QT_TRANSLATE_NOOP("Steps", "merge"),
    "send": QT_TRANSLATE_NOOP("Steps", "send"),
    "new_article": QT_TRANSLATE_NOOP("Steps", "new article"),
    "unassign": QT_TRANSLATE_NOOP("Steps", "unassign"),
    "dissolve": QT_TRANSLATE_NOOP("Steps", "dissolve"),
    "reorder": QT_TRANSLATE_NOOP("Steps", "reorder"),
    "place": QT_TRANSLATE_NOOP("Steps", "place"),
    "renumber": QT_TRANSLATE_NOOP("Steps", "renumber"),
    "set_role": QT_TRANSLATE_NOOP("Steps", "role"),
    "make_furniture": QT_TRANSLATE_NOOP("Steps", "furniture"),
    "move_boundary": QT_TRANSLATE_NOOP("Steps", "boundary"),
    "confirm": QT_TRANSLATE_NOOP("Steps", "confirm"),
    "mark_illustration": QT_TRANSLATE_NOOP("Steps", "picture"),
    "change_illustration": QT_TRANSLATE_NOOP("Steps", "picture changed"),
    "mark_quantity": QT_TRANSLATE_NOOP("Steps", "number"),
    "change_quantity": QT_TRANSLATE_NOOP("Steps", "number changed"),
    "confirm_figures": QT_TRANSLATE_NOOP("Steps", "figures accepted"),
    "unmark_figures": QT_TRANSLATE_NOOP("Steps", "figures rejected"),
    "link_jump": QT_TRANSLATE_NOOP("Steps", "link"),
    "carry_over": QT_TRANSLATE_NOOP("Steps", "carried over"),
    "restore": QT_TRANSLATE_NOOP("Steps", "restore"),
    "finish": QT_TRANSLATE_NOOP("Steps", "finish"),
    "reopen": QT_TRANSLATE_NOOP("Steps", "reopen"),
    "ignore": QT_TRANSLATE_NOOP("Steps", "ignore"),
    "park": QT_TRANSLATE_NOOP("Steps", "park"),
    "unpark": QT_TRANSLATE_NOOP("Steps", "unpark"),
    "nothing_here": QT_TRANSLATE_NOOP("Steps", "nothing here"),
    "note": QT_TRANSLATE_NOOP("Steps", "note"),
    "resolve_note": QT_TRANSLATE_NOOP("Steps", "note resolved"),
    "flag": QT_TRANSLATE_NOOP("Steps", "flag"),
    "unflag": QT_TRANSLATE_NOOP("Steps", "flag taken down"),
}


def step_word(step: Step) -> str:
    """The word for a step; its name in the corpus where a newer program made it."""
    return QCoreApplication.translate("Steps", _WORDS.get(step.name, step.name))


def step_time(step: Step, now: datetime) -> str:
    """When a step was made: the time of day today, with the day before that."""
    return time_words(step.time, now)


def time_words(time: str, now: datetime) -> str:
    """A time as steps keep it: the time of day today, with the day before that."""
    made = datetime.fromisoformat(time).astimezone()
    if made.date() == now.date():
        return f"{made:%H:%M:%S}"
    moment = QDateTime.fromSecsSinceEpoch(int(made.timestamp()))
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)
