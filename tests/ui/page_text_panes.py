"""A page text pane with a page in it, and what tests do to it."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QKeyCombination, QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.core.roles import Role
from annotator.core.spans import Span
from annotator.ui.models.page_paint import PagePaint, Run
from annotator.ui.views.page_text import PageTextView

TEXT = "市宣讲团走进新城区\n\n本报讯（记者 苗欣）7月26日，学\n习贯彻重要讲话精神。\n第2版"
HEADLINE = Run(Span(0, 9), Role.HEADLINE, 1, 0)
BYLINE = Run(Span(11, 21), Role.BYLINE, 1, 0)
BODY = Run(Span(21, 39), Role.BODY, 1, 0)
FOLIO = Run(Span(40, 43), Role.FOLIO)
UNPAINTED = PagePaint()
PAINT = PagePaint((HEADLINE, BYLINE, BODY, FOLIO), (36,))
PAINT_OF_TWO = PagePaint((Run(Span(0, 4), Role.BODY, 1, 0), Run(Span(6, 11), Role.BODY, 2, 1)))
Pane = Callable[..., PageTextView]


def place(view: PageTextView, offset: int) -> QPoint:
    """The middle of the character at the offset, in the viewport."""
    line = next(line for line in view.shown_lines() if line.start <= offset < line.end)
    return line.pieces(offset, offset + 1)[0].center().toPoint()


def click(view: PageTextView, offset: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, place(view, offset))


def pressed(key: str) -> QKeyCombination:
    return cast("QKeyCombination", QKeySequence(key)[0])  # type: ignore[index]


def move(view: PageTextView, point: QPointF, held: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    where = point, view.viewport().mapToGlobal(point)
    still = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(view.viewport(), QMouseEvent(QEvent.Type.MouseMove, *where, Qt.MouseButton.NoButton, held, still))


def weights(view: PageTextView, line: int) -> list[int]:
    return [int(r.format.fontWeight()) for r in view.document().findBlockByNumber(line).layout().formats()]
