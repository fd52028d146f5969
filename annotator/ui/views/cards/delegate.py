"""Paints the cards of the Articles pane from layouts that are kept until the card or its width changes."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from annotator.core.decisions import Doubt
from annotator.core.spans import Span, overlapping
from annotator.ui.models.card import Card, CardMode
from annotator.ui.models.card_list import CardListModel
from annotator.ui.theme import Radius, Space, Theme, Type
from annotator.ui.views.cards.block import Caret
from annotator.ui.views.cards.drop_marks import draw_gap, draw_grip
from annotator.ui.views.cards.guess import guessed_height
from annotator.ui.views.cards.layout import EDGE, CardLayout
from annotator.ui.views.cards.pictures import CardPictures
from annotator.ui.views.cards.places import Drop, gap_rect, grip_rect
from annotator.ui.views.cards.selection import selected_positions
from annotator.ui.views.cards.settings import font

Index = QModelIndex | QPersistentModelIndex

_FRAME = 3


@dataclass(frozen=True, slots=True)
class Scene:
    """What is drawn over the cards: the chosen one, the caret in it, the selection, words found, the colours of the articles.

    ``grip`` is the fragment under the pointer, by article and index, ``drop`` where what is carried would land.
    """

    current: str | None = None
    caret: Caret | None = None
    spans: tuple[Span, ...] = ()
    found: tuple[Span, ...] = ()
    has_focus: bool = False
    colours: Mapping[str, int] | None = None
    grip: tuple[str, int] | None = None
    drop: Drop | None = None

    @property
    def marked(self) -> set[str]:
        """The cards, by their articles' ids, over which anything but a selection is drawn."""
        grip = self.grip[0] if self.grip is not None else None
        drop = self.drop.article if self.drop is not None else None
        return {card for card in (self.current, grip, drop) if card is not None}

    def over(self, card: str) -> tuple[object, ...]:
        """What of this is drawn over one card, by its article's id; the selection left aside."""
        grip = self.grip if self.grip is not None and self.grip[0] == card else None
        drop = self.drop if self.drop is not None and self.drop.article == card else None
        return (card == self.current and (self.caret, self.has_focus), grip, drop)


class CardDelegate(QStyledItemDelegate):
    """Asks the model for a card, sets it once, paints it often."""

    def __init__(self, model: CardListModel, look: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._look = look
        self._width = 1
        self._between = sum(self.margins[1:])
        self._layouts: dict[str, tuple[Card, CardMode, bool, CardLayout]] = {}
        self._heights: list[int] = []
        self._guesses: dict[str, tuple[Card, CardMode, float]] = {}
        self._pictures = CardPictures()
        self.scene = Scene()

    def set_theme(self, look: Theme) -> None:
        """Wear another look; every card is set anew."""
        self._look = look
        self._between = sum(self.margins[1:])
        self.forget_layouts()

    def set_width(self, width: int) -> bool:
        """Set the cards to the width of the pane in pixels; whether that is another one than before."""
        if width == self._width:
            return False
        self._width = width
        self.forget_layouts()
        return True

    def forget_layouts(self) -> None:
        """Set every card anew: the language or the font has changed."""
        self._layouts.clear()
        self._guesses.clear()
        self._pictures.forget()

    def show_scene(self, **changes: object) -> Scene:
        """Draw something else over the cards from the next painting on; what that is now."""
        self.scene = replace(self.scene, **changes)  # type: ignore[arg-type]
        return self.scene

    @property
    def margins(self) -> tuple[int, int, int]:
        """Left of a card, above it (its frame when it is chosen) and below it, in pixels."""
        return self._look.px(Space.M), _FRAME, self._look.px(Space.S) - 2 - _FRAME

    def layout_of(self, card: Card) -> CardLayout:
        """The card as set to the pane's width."""
        known = self._known(card)
        if known is not None:
            return known
        mode, is_open = self._model.mode_of(card.id), self._model.is_open(card.id)
        out = CardLayout(card, mode=mode, is_open=is_open, width=self._card_width, look=self._look)
        self._layouts[card.id] = (card, mode, is_open, out)
        return out

    def is_set(self, card: Card) -> bool:
        """Whether the card is set already, so that its height is known."""
        return self._known(card) is not None

    def _known(self, card: Card) -> CardLayout | None:
        known = self._layouts.get(card.id)
        if known is None or known[0] is not card or known[1] is not self._model.mode_of(card.id):
            return None
        return known[3] if known[2] == self._model.is_open(card.id) else None

    @property
    def _card_width(self) -> int:
        # The scroll bar stands in the margin at the right.
        return self._width - self.margins[0] - self._look.px(Space.XS)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """The pane's width, and the card's height with the space below it: guessed as long as the card is not set."""
        row = index.row()
        known = self._heights[row] if row < len(self._heights) else self.height_of(self._model.cards[row])
        return QSize(self._width, known)

    @contextmanager
    def measured(self) -> Iterator[list[int]]:
        """The heights of all cards, which size hints are taken from meanwhile: Qt asks for those of every card."""
        self._heights = [self.height_of(card) for card in self._model.cards]
        try:
            yield self._heights
        finally:
            self._heights = []

    def height_of(self, card: Card) -> int:
        """The height in pixels that the card takes in the list, guessed as long as it is not set."""
        known = self._known(card)
        return round(self._guessed(card) if known is None else known.height) + self._between

    def _guessed(self, card: Card) -> float:
        mode = self._model.mode_of(card.id)
        known = self._guesses.get(card.id)
        if known is None or known[:2] != (card, mode):
            height = guessed_height(card, mode=mode, width=self._card_width, look=self._look)
            self._guesses[card.id] = known = card, mode, height
        return known[2]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one card."""
        layout = self.layout_of(self._model.cards[index.row()])
        left, above, _ = self.margins
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(option.rect.left() + left, option.rect.top() + above)
        if layout.card.id in self.scene.marked:
            # Nearly every press changes what is drawn over it, and its frame is drawn around it.
            self._paint_card(painter, layout)
        else:
            self._draw_picture(painter, layout)
        painter.restore()

    def _draw_picture(self, painter: QPainter, layout: CardLayout) -> None:
        card, ground = layout.card, QColor(self._look.pane)
        size = QSize(round(layout.width), round(layout.height))
        # A layout is of one card, one look and one width, and made anew when any of them is another.
        state = layout, self.colour(card).rgb(), _held_by(card, self.scene.spans), _found_in(card, self.scene.found)
        self._pictures.draw(painter, card.id, state, size=size, ground=ground, paint=lambda on: self._paint_card(on, layout))

    def _paint_card(self, painter: QPainter, layout: CardLayout) -> None:
        self._paint_frame(painter, layout)
        self._paint_head(painter, layout)
        self._paint_text(painter, layout)
        self._paint_marks(painter, layout)

    def colour(self, card: Card) -> QColor:
        """The ink of the card's article."""
        colours = self.scene.colours or {}
        return self._look.article(colours.get(card.id, card.number - 1))

    def _paint_frame(self, painter: QPainter, layout: CardLayout) -> None:
        box = QRectF(0.5, 0.5, layout.width - 1, round(layout.height) - 1)
        radius = self._look.px(Radius.CARD)
        outline = QPainterPath()
        outline.addRoundedRect(box, radius, radius)
        painter.fillPath(outline, QColor(self._look.selection if self.scene.drop == Drop(layout.card.id) else self._look.pane))
        is_current = layout.card.id == self.scene.current
        painter.strokePath(outline, QPen(QColor(self._look.accent if is_current else self._look.line), 1))
        painter.save()
        painter.setClipRect(QRectF(0, 0, self._look.px(EDGE), layout.height))
        painter.fillPath(outline, self.colour(layout.card))
        painter.restore()
        if is_current:
            painter.setPen(QPen(QColor(self._look.accent), 2))
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), radius + 2, radius + 2)

    def _paint_head(self, painter: QPainter, layout: CardLayout) -> None:
        ink = self.colour(layout.card)
        circle = layout.number_rect.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(ink, 1.25))
        painter.drawEllipse(circle)
        painter.setFont(font(self._look.px(Type.TINY if layout.card.number > 9 else Type.SMALL), is_strong=True))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(layout.card.number))
        if layout.aside:
            painter.setPen(QColor(self._look.bad if layout.card.doubt is Doubt.DOUBTFUL else self._look.caution))
            painter.setFont(layout.aside_font)
            painter.drawText(layout.aside_rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, layout.aside)

    def _paint_text(self, painter: QPainter, layout: CardLayout) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._look.line), 1))
        for pill in layout.pills:
            painter.drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), pill.height() / 2, pill.height() / 2)
        selected, found = _held_by(layout.card, self.scene.spans), _found_in(layout.card, self.scene.found)
        over = (self._look.selection, selected), (self._look.found, found)
        for block in layout.blocks:
            block.paint(painter, [(QColor(tint), selected_positions(block, spans)) for tint, spans in over if spans])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._look.faint))
        for dot in layout.dots:
            painter.drawEllipse(dot, 1.1, 1.1)
        self._paint_foot(painter, layout)
        self._paint_caret(painter, layout)

    def _paint_foot(self, painter: QPainter, layout: CardLayout) -> None:
        if layout.foot is not None:
            radius = self._look.px(Radius.CONTROL)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._look.caution_background))
            painter.drawRoundedRect(layout.foot_rect, radius, radius)
            layout.foot.paint(painter)

    def _paint_caret(self, painter: QPainter, layout: CardLayout) -> None:
        if self.scene.caret is None or layout.card.id != self.scene.current:
            return
        where = layout.caret_rect(self.scene.caret)
        ink, width = (self._look.accent, 2.0) if self.scene.has_focus else (self._look.mark, 1.0)
        painter.fillRect(QRectF(where.x() - width / 2, where.y(), width, where.height()), QColor(ink))

    def _paint_marks(self, painter: QPainter, layout: CardLayout) -> None:
        grip, drop = self.scene.grip, self.scene.drop
        if grip is not None and grip[0] == layout.card.id:
            draw_grip(painter, grip_rect(layout, grip[1]), self._look)
        if drop is not None and drop.article == layout.card.id and drop.gap is not None:
            draw_gap(painter, gap_rect(layout, drop.gap), self._look)


def _held_by(card: Card, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Those of the spans that have a character in the card's article."""
    return tuple(span for span in spans if any(span.overlaps(fragment.span) for fragment in card.article.fragments))


def _found_in(card: Card, found: Sequence[Span]) -> tuple[Span, ...]:
    """The same of places found, which may be very many and are in order."""
    return tuple(span for fragment in card.article.fragments for span in overlapping(found, fragment.span))
