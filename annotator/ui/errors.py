"""Say a UserError in the window's language: the sentence is put together here, from its message and its fields."""

from PySide6.QtCore import QCoreApplication

from annotator.core.errors import UserError
from annotator.core.roles import Role
from annotator.ui.role_words import role_word
from annotator.ui.words import QT_TRANSLATE_NOOP

# Fields whose value is a word of ours or of the system's; names, texts and places stay as they are.
_WORDED = ("role", "kind", "expected", "found", "reason")
FIELD_WORDS = (
    QT_TRANSLATE_NOOP("Fields", "article"),
    QT_TRANSLATE_NOOP("Fields", "figure"),
    QT_TRANSLATE_NOOP("Fields", "none"),
    QT_TRANSLATE_NOOP("Fields", "true or false"),
    QT_TRANSLATE_NOOP("Fields", "a number"),
    QT_TRANSLATE_NOOP("Fields", "a whole number"),
    QT_TRANSLATE_NOOP("Fields", "a number, or a string with one"),
    QT_TRANSLATE_NOOP("Fields", "a string"),
    QT_TRANSLATE_NOOP("Fields", "a list"),
    QT_TRANSLATE_NOOP("Fields", "a list of two numbers"),
    QT_TRANSLATE_NOOP("Fields", "a list of four numbers"),
    QT_TRANSLATE_NOOP("Fields", "an object"),
    QT_TRANSLATE_NOOP("Fields", "null"),
    QT_TRANSLATE_NOOP("Fields", "Permission denied"),
    QT_TRANSLATE_NOOP("Fields", "No such file or directory"),
    QT_TRANSLATE_NOOP("Fields", "Is a directory"),
    QT_TRANSLATE_NOOP("Fields", "Not a directory"),
    QT_TRANSLATE_NOOP("Fields", "No space left on device"),
    QT_TRANSLATE_NOOP("Fields", "Read-only file system"),
    QT_TRANSLATE_NOOP("Fields", "Input/output error"),
    QT_TRANSLATE_NOOP("Fields", "File name too long"),
    QT_TRANSLATE_NOOP("Fields", "File exists"),
)


def spoken(error: UserError) -> str:
    """The error as one sentence with a capital letter, unless it begins with a name."""
    fields = {name: _worded(name, value) for name, value in error.fields.items()}
    sentence = QCoreApplication.translate("Errors", error.message).format(**fields)
    return sentence if error.message.startswith("{") else sentence[:1].upper() + sentence[1:]


def _worded(name: str, value: object) -> object:
    """The value of a field as the window writes it."""
    if name == "role" and value in set(Role):
        return role_word(Role(str(value)))
    return QCoreApplication.translate("Fields", str(value)) if name in _WORDED else value
