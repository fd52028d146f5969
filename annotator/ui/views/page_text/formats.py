"""Weights and inks of the raw text: set per line through its layout, so that a page with 1,500 fragments stays quick."""

from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout

from annotator.core.roles import Role
from annotator.ui.models.page_paint import PagePaint
from annotator.ui.offsets import Offsets
from annotator.ui.theme import Theme

STRONG_ROLES = (Role.KICKER, Role.HEADLINE, Role.SUBTITLE, Role.CROSSHEAD)


def is_shaped(role: Role) -> bool:
    """Whether text of this role has a format at all."""
    return role in STRONG_ROLES or role.is_furniture


class Formats:
    """The two formats a look has: strong for titles, soft for furniture; everything else is plain."""

    def __init__(self, look: Theme) -> None:
        self._strong = QTextCharFormat()
        # Not DemiBold: Qt makes a bold of a family that has none, the bundled one for example, from Bold on only.
        self._strong.setFontWeight(QFont.Weight.Bold)
        self._soft = QTextCharFormat()
        self._soft.setForeground(QColor(look.soft))

    def _of(self, role: Role) -> QTextCharFormat | None:
        if role in STRONG_ROLES:
            return self._strong
        return self._soft if role.is_furniture else None

    def of_line(self, paint: PagePaint, start: int, end: int, *, offsets: Offsets) -> list[QTextLayout.FormatRange]:
        """The format ranges, in UTF-16 units of the line, of the line at code points ``[start, end)``."""
        base, out = offsets.to_units(start), []
        for index in paint.between(start, end):
            run = paint.runs[index]
            chosen = self._of(run.role)
            if chosen is not None:
                first, last = (offsets.to_units(at) for at in (max(run.span.start, start), min(run.span.end, end)))
                out.append(_range(first - base, last - base, chosen))
        return out


def _range(start: int, end: int, chosen: QTextCharFormat) -> QTextLayout.FormatRange:
    out = QTextLayout.FormatRange()
    out.start, out.length, out.format = start, end - start, chosen
    return out
