"""The picture of a page as something to look at: zoomed, moved, put together from what has been drawn of it so far."""

from enum import Enum, auto

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from annotator.core.layout import Box
from annotator.ui.pictures import Pixels
from annotator.ui.theme import Space, Theme
from annotator.ui.views.facsimile.tiles import SIDE, Square, Tiles, Wish, square_box, squares_in

STEP = 1.25
_FINEST = 8.0  # device pixels for each unit of a page in points: 576 dots an inch
_LARGEST = 40_000  # device pixels of the longer side
_REVEALED = 40  # pixels left around what is scrolled to


class Fit(Enum):
    """What the zoom follows when the pane becomes larger or smaller."""

    WIDTH = auto()
    PAGE = auto()
    NONE = auto()


class FacsimileCanvas(QAbstractScrollArea):
    """Setters in, signals out. Lengths of the page are in its own units, points are of the viewport unless said otherwise.

    ``wished`` carries the Wish for what is seen and is not there yet, ``zoomed`` says that the zoom is another.
    """

    wished = Signal(object)
    zoomed = Signal()

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._page = QSizeF()
        self._zoom, self._fit = 1.0, Fit.WIDTH
        self._tiles, self._sketch = Tiles(), QImage()
        self._has_picture = self._is_in_pixels = False
        self._wished: Wish | None = None
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def fit(self) -> Fit:
        """What the zoom follows."""
        return self._fit

    @property
    def zoom(self) -> float:
        """Pixels for each unit of the page."""
        return self._zoom

    @property
    def magnification(self) -> float:
        """How large the page is beside its true size, where it is measured in points, else beside one pixel for one."""
        return self._zoom * self.devicePixelRatioF() if self._is_in_pixels else self._zoom * 72 / 96

    @property
    def is_sharp(self) -> bool:
        """Whether all that is seen of the picture is there."""
        return self._has_picture and not self._tiles.missing(self._whole, self._seen_squares())

    @property
    def is_sketched(self) -> bool:
        """Whether the whole picture is there, if not sharp."""
        return not self._sketch.isNull()

    @property
    def kept_bytes(self) -> int:
        """How much memory the picture takes."""
        return self._tiles.bytes + self._sketch.sizeInBytes()

    def set_theme(self, look: Theme) -> None:
        """Wear another look."""
        self._look = look
        self._arrange()

    def set_size(self, width: float, height: float, *, is_in_pixels: bool = False) -> None:
        """Show a page of this size, without its picture for now; none for 0 × 0."""
        self._is_in_pixels = is_in_pixels
        is_same_kind = QSizeF(width, height) == self._page
        self._page = QSizeF(width, height)
        self._forget()
        if self._fit is Fit.NONE and not is_same_kind:
            self._fit = Fit.WIDTH
        self._arrange()
        if self._fit is not Fit.NONE:
            self.verticalScrollBar().setValue(0)
            self.horizontalScrollBar().setValue(0)

    def set_sketch(self, image: QImage) -> None:
        """The whole picture small."""
        self._sketch, self._has_picture = image, True
        self._look_for_missing()
        self.viewport().update()

    def add_squares(self, whole: Pixels, squares: dict[Square, QImage]) -> None:
        """Parts of the picture, sharp in this size of the whole."""
        if self._has_picture and whole == self._whole:
            self._tiles.put(whole, squares)
            for square in squares:
                self.viewport().update(self._on_screen(square_box(whole, square)).toAlignedRect())

    def _forget(self) -> None:
        self._tiles.clear()
        self._sketch, self._has_picture, self._wished = QImage(), False, None

    def zoom_by(self, factor: float, around: QPointF | None = None) -> None:
        """Larger or smaller; the place under a point, by default the middle, stays."""
        self._fit = Fit.NONE
        self._set_zoom(self._zoom * factor, around or QPointF(self.viewport().rect().center()))

    def fit_to(self, fit: Fit) -> None:
        """Follow the width of the pane, or show the whole page."""
        self._fit = fit
        self._arrange()

    def _set_zoom(self, zoom: float, around: QPointF) -> None:
        place = self.to_page(around)
        self._zoom = min(max(zoom, self._fitting(Fit.PAGE) / 2), self._most)
        self._set_ranges()
        moved = self.from_page(place) - around
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() + round(moved.x()))
        down.setValue(down.value() + round(moved.y()))
        self._look_for_missing()
        self.viewport().update()
        self.zoomed.emit()

    @property
    def _most(self) -> float:
        longer = max(self._page.width(), self._page.height(), 1)
        # A page in pixels is as sharp as it gets at one for one, and twice that is for small print.
        finest = max(_FINEST * 842 / longer, 2.0) if longer < 4000 else 2.0
        return min(finest, _LARGEST / longer) / self.devicePixelRatioF()

    def _fitting(self, fit: Fit) -> float:
        if self._page.isEmpty():
            return 1.0
        room = self._room()
        across = room.width() / self._page.width()
        return max(across if fit is Fit.WIDTH else min(across, room.height() / self._page.height()), 1e-3)

    def _room(self) -> QSizeF:
        """The viewport without margins, as wide as it is beside a scroll bar, so that a bar that comes does not change it."""
        margin, bar = 2 * self._margin, self.verticalScrollBar()
        taken = bar.sizeHint().width() if not bar.isVisible() and self._fit is Fit.WIDTH else 0
        size = self.viewport().size()
        return QSizeF(max(size.width() - margin - taken, 1), max(size.height() - margin, 1))

    @property
    def _margin(self) -> int:
        return self._look.px(Space.M)

    def _arrange(self) -> None:
        if self._fit is not Fit.NONE:
            self._zoom = min(self._fitting(self._fit), self._most)
        self._set_ranges()
        self._look_for_missing()
        self.viewport().update()
        self.zoomed.emit()

    def _set_ranges(self) -> None:
        size, view = self._page * self._zoom, self.viewport().size()
        for bar, length, room in (
            (self.horizontalScrollBar(), size.width(), view.width()),
            (self.verticalScrollBar(), size.height(), view.height()),
        ):
            bar.setPageStep(room)
            bar.setSingleStep(self._look.px(48))
            # A page a hair wider than its pane is not one to be moved.
            over = length + 2 * self._margin - room
            bar.setRange(0, round(over) if over >= 2 else 0)

    def _origin(self) -> QPointF:
        """Where the page's top left corner is, on a whole pixel of the screen: its picture would be blurred otherwise."""
        size, view, ratio = self._page * self._zoom, self.viewport().size(), self.devicePixelRatioF()
        x = max((view.width() - size.width()) / 2, self._margin) - self.horizontalScrollBar().value()
        y = max((view.height() - size.height()) / 2, self._margin) - self.verticalScrollBar().value()
        return QPointF(round(x * ratio) / ratio, round(y * ratio) / ratio)

    def to_page(self, point: QPointF) -> QPointF:
        """A point of the viewport on the page."""
        return (point - self._origin()) / self._zoom

    def from_page(self, point: QPointF) -> QPointF:
        """A point of the page in the viewport."""
        return self._origin() + point * self._zoom

    def area(self, box: Box) -> QRectF:
        """A box of the page in the viewport."""
        return QRectF(self.from_page(QPointF(box[0], box[1])), self.from_page(QPointF(box[2], box[3])))

    def reveal(self, box: Box) -> None:
        """Scroll, if need be, until a box of the page is seen; of one that is larger than the pane, its beginning."""
        area, view = self.area(box), self.viewport().rect()
        for bar, first, last, room in (
            (self.horizontalScrollBar(), area.left(), area.right(), view.width()),
            (self.verticalScrollBar(), area.top(), area.bottom(), view.height()),
        ):
            edge = min(_REVEALED, room // 6)
            if first < 0 or last > room:
                is_long = last - first > room - 2 * edge
                is_begun = is_long and 0 <= first < room - edge
                if not is_begun:
                    to = first - edge if first < 0 or is_long else last - room + edge
                    bar.setValue(bar.value() + round(to))

    @property
    def _whole(self) -> Pixels:
        """How large the whole picture is in pixels of the screen."""
        scale = self._zoom * self.devicePixelRatioF()
        return max(round(self._page.width() * scale), 1), max(round(self._page.height() * scale), 1)

    def _seen(self) -> QRect:
        """The pixels of the whole picture that are seen."""
        ratio, origin = self.devicePixelRatioF(), self._origin()
        size = self.viewport().size()
        return QRectF(-origin.x() * ratio, -origin.y() * ratio, size.width() * ratio, size.height() * ratio).toAlignedRect()

    def _seen_squares(self) -> tuple[Square, ...]:
        return squares_in(self._whole, self._seen())

    def _look_for_missing(self) -> None:
        """Wish for what is seen, and then for what is beside it."""
        if not self._has_picture or not self.isVisible():
            return
        seen = self._seen()
        near = squares_in(self._whole, seen.adjusted(-SIDE // 2, -SIDE, SIDE // 2, SIDE))
        here = squares_in(self._whole, seen)
        ordered = (*here, *(square for square in near if square not in set(here)))
        wish = Wish(self._whole, self._tiles.missing(self._whole, ordered))
        if wish != self._wished:
            self._wished = wish
            self.wished.emit(wish)

    def _on_screen(self, pixels: QRect) -> QRectF:
        ratio, origin = self.devicePixelRatioF(), self._origin()
        return QRectF(
            origin.x() + pixels.x() / ratio,
            origin.y() + pixels.y() / ratio,
            pixels.width() / ratio,
            pixels.height() / ratio,
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """The surround, the paper, the picture as far as it is there, and what lies over it."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._look.background))
        if not self._page.isEmpty():
            paper = QRectF(self._origin(), self._page * self._zoom)
            painter.setPen(QColor(self._look.line))
            painter.drawRect(paper.adjusted(-1, -1, 0, 0))
            painter.fillRect(paper, Qt.GlobalColor.white)
            self._paint_picture(painter, event.rect())
            self.paint_over(painter, event.rect())
        painter.end()

    def _paint_picture(self, painter: QPainter, dirty: QRect) -> None:
        if not self._has_picture:
            return
        for square in self._seen_squares():
            place = self._on_screen(square_box(self._whole, square))
            if place.intersects(QRectF(dirty)):
                image = self._tiles.at(self._whole, square)
                if image is not None:
                    painter.drawImage(place, image)
                else:
                    self._paint_sketch(painter, square)

    def _paint_sketch(self, painter: QPainter, square: Square) -> None:
        whole, pixels = self._whole, QRectF(square_box(self._whole, square))
        across, down = self._sketch.width() / whole[0], self._sketch.height() / whole[1]
        source = QRectF(pixels.x() * across, pixels.y() * down, pixels.width() * across, pixels.height() * down)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self._on_screen(pixels.toRect()), self._sketch, source)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)

    def paint_over(self, painter: QPainter, dirty: QRect) -> None:
        """What lies over the picture."""

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        """Everything is painted anew: it takes less than finding out what need not be."""
        del dx, dy
        self._look_for_missing()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A page that fits goes on fitting."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """On another screen, a picture as sharp as that is."""
        if event.type() in (QEvent.Type.DevicePixelRatioChange, QEvent.Type.Show):
            self._arrange()
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Moves the page; with Ctrl zooms around the pointer, with Shift moves it sideways."""
        turned = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(STEP ** (turned / 120), event.position())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - round(turned / 120 * 3 * bar.singleStep()))
        else:
            super().wheelEvent(event)
        event.accept()

    def pan(self, by: QPoint) -> None:
        """Move the page with the hand."""
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - by.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - by.y())
