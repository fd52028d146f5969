"""What is said when boxes were attached: one sentence, of what is not as it should be first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.ui.errors import spoken
from annotator.ui.views.status import MessageKind

if TYPE_CHECKING:
    from annotator.services.attaching import AttachReport

_SHOWN = 3


def attach_words(report: AttachReport) -> tuple[str, MessageKind]:
    """The sentence, and whether it is one of failure."""
    words = [*_done(report), *(spoken(one.lack) for one in report.attached if one.lack is not None)]
    words += [spoken(refusal) for refusal in report.refused]
    if len(words) > _SHOWN:
        rest = QCoreApplication.translate("Attaching", "and %n more", "", len(words) - _SHOWN)
        words = [*words[:_SHOWN], rest]
    return " · ".join(words), MessageKind.FAILED if report.refused else MessageKind.SAID


def _done(report: AttachReport) -> list[str]:
    pictures = sum(one.share is None for one in report.attached)
    boxes = len(report.attached) - pictures
    return [
        *([QCoreApplication.translate("Attaching", "%n page(s) have boxes now", "", boxes)] if boxes else []),
        *([QCoreApplication.translate("Attaching", "%n page(s) have a picture now", "", pictures)] if pictures else []),
        *(
            [QCoreApplication.translate("Attaching", "%n page(s) had theirs already", "", len(report.known))]
            if report.known
            else []
        ),
    ]
