"""Say a UserError in the window's language: the sentence is put together here, from its message and its fields."""

from PySide6.QtCore import QCoreApplication

from annotator.core.errors import UserError


def spoken(error: UserError) -> str:
    """The error as one sentence with a capital letter."""
    sentence = QCoreApplication.translate("Errors", error.message).format(**error.fields)
    return sentence[:1].upper() + sentence[1:]
