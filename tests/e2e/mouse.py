"""A reviewer's hand on the mouse: presses, moves and lets go, with keys held, step by step as a real one does."""

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.core.spans import Span
from annotator.ui.views.cards.block import Caret
from annotator.ui.views.cards.layout import CardLayout
from annotator.ui.views.cards.list_view import CardListView
from tests.e2e.reviewer import Reviewer

NOTHING = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


class Mouse:
    """One mouse; places are points of a widget, and while the button is held the widget that was pressed hears of it all."""

    def __init__(self, reviewer: Reviewer) -> None:
        self.reviewer = reviewer
        self._held: QWidget | None = None
        self._at = QPoint()

    def drag(self, start: tuple[QWidget, QPoint], to: tuple[QWidget, QPoint], keys: Qt.KeyboardModifier = NOTHING) -> None:
        """Press, move and let go."""
        self.press(*start, keys=keys)
        self.move(*to, keys=keys)
        self.let_go(keys=keys)

    def press(self, widget: QWidget, at: QPoint, *, keys: Qt.KeyboardModifier = NOTHING) -> None:
        """Press the left button."""
        QTest.mousePress(widget, LEFT, keys, at)
        self._held, self._at = widget, widget.mapToGlobal(at)

    def move(self, widget: QWidget, at: QPoint, *, keys: Qt.KeyboardModifier = NOTHING) -> None:
        """Move to a point of any widget in a few steps."""
        held, target = self._held or widget, widget.mapToGlobal(at)
        start, button = self._at, LEFT if self._held else Qt.MouseButton.NoButton
        for step in (1, 2, 3):
            self._at = start + (target - start) * step / 3
            inside = QPointF(held.mapFromGlobal(self._at))
            moved = QMouseEvent(QEvent.Type.MouseMove, inside, QPointF(self._at), Qt.MouseButton.NoButton, button, keys)
            QApplication.sendEvent(held, moved)
        QCoreApplication.processEvents()

    def let_go(self, *, keys: Qt.KeyboardModifier = NOTHING) -> None:
        """Let the button go where the mouse is."""
        assert self._held is not None
        QTest.mouseRelease(self._held, LEFT, keys, self._held.mapFromGlobal(self._at))
        self._held = None
        self.reviewer.wait()

    def character(self, words: str) -> tuple[QWidget, QPoint]:
        """The middle of the first character of the words in the page text."""
        return self._in_text(self.reviewer.span(words).start, 0.5)

    def gap(self, words: str) -> tuple[QWidget, QPoint]:
        """The gap before the first character of the words in the page text."""
        return self.before(self.reviewer.span(words).start)

    def before(self, offset: int) -> tuple[QWidget, QPoint]:
        """The gap before a character of the page text."""
        return self._in_text(offset, 0.0)

    def line_top(self, words: str) -> tuple[QWidget, QPoint]:
        """The upper edge of the line in the page text on which the words stand, at the left."""
        widget, at = self.gap(words)
        return widget, QPoint(12, at.y() - self.reviewer.window.text.shown_lines()[0].pitch // 2)

    def _in_text(self, offset: int, along: float) -> tuple[QWidget, QPoint]:
        text = self.reviewer.window.text
        text.reveal(Span(offset, offset + 1))
        QCoreApplication.processEvents()
        line = next(line for line in text.shown_lines() if line.start <= offset < line.end)
        box = line.pieces(offset, offset + 1)[0]
        return text.viewport(), QPointF(box.left() + along * box.width(), box.center().y()).toPoint()

    def line_number(self, words: str) -> tuple[QWidget, QPoint]:
        """The number of the line on which the words stand."""
        return self.reviewer.window.text.gutter, QPoint(4, self.character(words)[1].y())

    def bar(self, words: str) -> tuple[QWidget, QPoint]:
        """The coloured bar beside the line on which the words stand."""
        gutter = self.reviewer.window.text.gutter
        return gutter, QPoint(gutter.width() - 50, self.character(words)[1].y())

    def in_card(self, words: str, *, after: bool = False) -> tuple[QWidget, QPoint]:
        """Just inside the words' first character where a card shows it; with ``after`` in the lower half of its line."""
        cards = self.cards
        offset = self.reviewer.span(words).start
        article = self.reviewer.article_of(words).id
        layout, corner = self._card(article)
        rect = layout.caret_rect(Caret(offset))
        return cards.viewport(), (corner + QPointF(rect.x() + 3, rect.bottom() - 2 if after else rect.top() + 2)).toPoint()

    def beside_card(self, words: str) -> tuple[QWidget, QPoint]:
        """Left of the line of a card that shows the words, between its number and the text."""
        viewport, at = self.in_card(words)
        layout, corner = self._card(self.reviewer.article_of(words).id)
        return viewport, QPoint(round(corner.x() + layout.text_left) - 3, at.y())

    def number(self, words: str) -> tuple[QWidget, QPoint]:
        """The number of the card of the article in which the words begin."""
        layout, corner = self._card(self.reviewer.article_of(words).id)
        return self.cards.viewport(), (corner + layout.number_rect.center()).toPoint()

    def below_cards(self) -> tuple[QWidget, QPoint]:
        """The empty room below the last card."""
        viewport = self.cards.viewport()
        return viewport, QPoint(viewport.width() // 2, viewport.height() - 30)

    @property
    def cards(self) -> CardListView:
        """The list of cards."""
        return self.reviewer.window.articles.cards

    def _card(self, article: str) -> tuple[CardLayout, QPointF]:
        self.cards.reveal(article)
        QCoreApplication.processEvents()
        card = self.cards.cards_model.cards[self.cards.cards_model.row_of(article) or 0]
        return self.cards._layout_of(card), self.cards._top_left_of(card)
