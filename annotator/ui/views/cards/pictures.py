"""Keeps what cards looked like when they were last painted: most of those that an edit paints again have only moved."""

from collections import OrderedDict
from collections.abc import Callable, Hashable

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap

# Of the screen, over all cards: more than a pane shows, and 16 MB.
_MOST_PIXELS = 4_000_000
# At any other ratio Qt would scale the picture again where it draws it.
_EXACT_RATIOS = (1.0, 2.0)


class CardPictures:
    """One picture a card, drawn again as long as the card's state is the same; the ones least lately drawn go first."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[Hashable, QPixmap]] = OrderedDict()
        self._pixels = 0

    def forget(self) -> None:
        """Paint every card anew."""
        self._kept.clear()
        self._pixels = 0

    def draw(
        self,
        painter: QPainter,
        card: str,
        state: Hashable,
        *,
        size: QSize,
        ground: QColor,
        paint: Callable[[QPainter], None],
    ) -> None:
        """Draw a card at the painter's origin: its picture where there is one of this ``state``, else what ``paint`` does.

        ``size`` in pixels of the window. ``ground`` is what lies under the card: letters are smoothed for it.
        """
        ratio = painter.device().devicePixelRatioF()
        if ratio not in _EXACT_RATIOS or size.width() * size.height() * ratio * ratio > _MOST_PIXELS:
            paint(painter)
            return
        known = self._kept.get(card)
        if known is None or known[0] != (state, ratio):
            known = (state, ratio), _painted(size * ratio, ratio, ground, paint)
            self._keep(card, known)
        self._kept.move_to_end(card)
        painter.drawPixmap(QPointF(), known[1])

    def _keep(self, card: str, picture: tuple[Hashable, QPixmap]) -> None:
        if (before := self._kept.pop(card, None)) is not None:
            self._pixels -= _pixels(before[1])
        self._kept[card] = picture
        self._pixels += _pixels(picture[1])
        while self._pixels > _MOST_PIXELS:
            self._pixels -= _pixels(self._kept.popitem(last=False)[1][1])


def _pixels(picture: QPixmap) -> int:
    return picture.width() * picture.height()


def _painted(size: QSize, ratio: float, ground: QColor, paint: Callable[[QPainter], None]) -> QPixmap:
    out = QPixmap(size)
    out.setDevicePixelRatio(ratio)
    out.fill(ground)
    painter = QPainter(out)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter)
    painter.end()
    return out
