"""What is said when boxes were attached: one sentence, of what is not as it should be first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.ui.errors import spoken
from annotator.ui.views.status import MessageKind

if TYPE_CHECKING:
    from annotator.services.attaching import AttachReport

_SHOWN = 2


def attach_words(report: AttachReport) -> tuple[str, MessageKind]:
    """The sentence, and whether it is one of failure."""
    words = [_done(report), *(spoken(one.lack) for one in report.attached if one.lack is not None)]
    if report.known:
        words[0] += QCoreApplication.translate("Attaching", ", %n had them already", "", len(report.known))
    words += [spoken(refusal) for refusal in report.refused]
    shown = words if report.attached or report.known or not report.refused else words[1:]
    if len(shown) > _SHOWN:
        rest = QCoreApplication.translate("Attaching", "and %n more", "", len(shown) - _SHOWN)
        shown = [*shown[:_SHOWN], rest]
    return " · ".join(shown), MessageKind.FAILED if report.refused else MessageKind.SAID


def _done(report: AttachReport) -> str:
    return QCoreApplication.translate("Attaching", "%n page(s) have boxes now", "", len(report.attached))
