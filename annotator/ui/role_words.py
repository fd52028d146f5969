"""The roles in the reader's language, as the window writes them."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from annotator.core.roles import Role

_WORDS: dict[Role, object] = {
    Role.KICKER: QT_TRANSLATE_NOOP("Roles", "kicker"),
    Role.HEADLINE: QT_TRANSLATE_NOOP("Roles", "headline"),
    Role.SUBTITLE: QT_TRANSLATE_NOOP("Roles", "subtitle"),
    Role.CROSSHEAD: QT_TRANSLATE_NOOP("Roles", "crosshead"),
    Role.BYLINE: QT_TRANSLATE_NOOP("Roles", "byline"),
    Role.BODY: QT_TRANSLATE_NOOP("Roles", "body"),
    Role.CAPTION: QT_TRANSLATE_NOOP("Roles", "caption"),
    Role.CREDIT: QT_TRANSLATE_NOOP("Roles", "credit"),
    Role.JUMP: QT_TRANSLATE_NOOP("Roles", "jump"),
    Role.MASTHEAD: QT_TRANSLATE_NOOP("Roles", "masthead"),
    Role.FOLIO: QT_TRANSLATE_NOOP("Roles", "folio"),
    Role.EDITORS: QT_TRANSLATE_NOOP("Roles", "editors"),
    Role.NOTICE: QT_TRANSLATE_NOOP("Roles", "notice"),
    Role.ADVERTISEMENT: QT_TRANSLATE_NOOP("Roles", "advertisement"),
    Role.OTHER: QT_TRANSLATE_NOOP("Roles", "other"),
    Role.UNLABELLED: QT_TRANSLATE_NOOP("Roles", "unlabelled"),
}


def role_word(role: Role) -> str:
    """The word for this role in the language of the window."""
    return QCoreApplication.translate("Roles", str(_WORDS[role]))
