"""Doubts and standings in the reader's language."""

from PySide6.QtCore import QCoreApplication

from annotator.core.decisions import Decision, Doubt, Standing
from annotator.ui.words import QT_TRANSLATE_NOOP

_DOUBTS: dict[Doubt, str] = {
    Doubt.CHECK: QT_TRANSLATE_NOOP("Decisions", "check"),
    Doubt.DOUBTFUL: QT_TRANSLATE_NOOP("Decisions", "doubtful"),
}
_STANDINGS: dict[Standing, str] = {
    Standing.MACHINE: QT_TRANSLATE_NOOP("Decisions", "machine"),
    Standing.CONFIRMED: QT_TRANSLATE_NOOP("Decisions", "confirmed"),
    Standing.CHANGED: QT_TRANSLATE_NOOP("Decisions", "changed"),
    Standing.ADDED: QT_TRANSLATE_NOOP("Decisions", "added"),
    Standing.REJECTED: QT_TRANSLATE_NOOP("Decisions", "rejected"),
}


def doubt_word(doubt: Doubt) -> str:
    """The word for a doubt; nothing for none."""
    return QCoreApplication.translate("Decisions", _DOUBTS[doubt]) if doubt in _DOUBTS else ""


def standing_word(standing: Standing) -> str:
    """The word for a standing."""
    return QCoreApplication.translate("Decisions", _STANDINGS[standing])


def decision_word(decision: Decision) -> str:
    """The doubt where there is one, else the standing."""
    return doubt_word(decision.doubt) or standing_word(decision.standing)
