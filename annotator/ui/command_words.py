"""The commands as lines to choose from: their names in every language of the window, their menus, their keys."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QTranslator

from annotator.resources import resource_path
from annotator.ui.actions import Actions
from annotator.ui.bindings import BINDABLE
from annotator.ui.chords import native
from annotator.ui.commands import COMMANDS, Command, When
from annotator.ui.models.command_search import Entry
from annotator.ui.words import QT_TRANSLATE_NOOP

_MISSING = {
    When.CORPUS_OPEN: QT_TRANSLATE_NOOP("Commands", "open a corpus first"),
    When.PAGE_OPEN: QT_TRANSLATE_NOOP("Commands", "open a page first"),
    When.CARRIABLE: QT_TRANSLATE_NOOP("Commands", "you have worked on no other text of this page"),
    When.STEP_MISSED: QT_TRANSLATE_NOOP("Commands", "no step of yours came too late"),
}
Speak = Callable[[str, str], str]


def command_entries(actions: Actions) -> tuple[Entry, ...]:
    """Every command, in the order of the menus."""
    is_english = QCoreApplication.translate("Commands", COMMANDS[0].title) == COMMANDS[0].title
    other = _chinese() if is_english else _english
    return tuple(_entry(actions, command, other) for command in BINDABLE)


def missing_words(command: Command) -> str:
    """What must be there before the command can do anything."""
    return QCoreApplication.translate("Commands", _MISSING.get(command.when, ""))


def _entry(actions: Actions, command: Command, other: Speak) -> Entry:
    title = command.translated
    named = other("Commands", command.title).replace("{number}", command.id[-1])
    menus = (QCoreApplication.translate("Menus", command.menu), other("Menus", command.menu)) if command.menu else ()
    return Entry(
        command.id,
        title,
        named if named != title else "",
        menus,
        tuple(native(key) for key in actions.shown_keys(command)),
        "" if actions[command.id].isEnabled() else missing_words(command),
    )


def _english(context: str, text: str) -> str:
    """The words of the code are English."""
    del context
    return text


def _chinese() -> Speak:
    translator = QTranslator()
    translator.load(str(resource_path("i18n/annotator_zh_CN.qm")))
    return lambda context, text: translator.translate(context, text) or text
