"""The picture of the page under the reader's hands: clicked, dragged on, moved; it says what the reader did."""

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.ui.keys import trigger_half_width
from annotator.ui.theme import Theme
from annotator.ui.views.facsimile.layers import FacsimileLayers
from annotator.ui.views.facsimile.painting import HANDLE
from annotator.ui.views.facsimile.scene import side_points
from annotator.ui.views.page_text.caret import is_caret_key
from annotator.ui.views.page_text.view import spoken
from annotator.ui.views.pull import AreaGrip, ArticleGrip, BoundaryGrip, FragmentGrip, FrameGrip, Grip, Pull

_ADDING = Qt.KeyboardModifier.ControlModifier
_SIDE_SHAPES = {
    (1, 1): Qt.CursorShape.SizeFDiagCursor,
    (-1, -1): Qt.CursorShape.SizeFDiagCursor,
    (1, -1): Qt.CursorShape.SizeBDiagCursor,
    (-1, 1): Qt.CursorShape.SizeBDiagCursor,
    (1, 0): Qt.CursorShape.SizeHorCursor,
    (-1, 0): Qt.CursorShape.SizeHorCursor,
    (0, 1): Qt.CursorShape.SizeVerCursor,
    (0, -1): Qt.CursorShape.SizeVerCursor,
    (0, 0): Qt.CursorShape.SizeAllCursor,
}
_PANS = {
    Qt.Key.Key_Left: (-1, 0, False),
    Qt.Key.Key_Right: (1, 0, False),
    Qt.Key.Key_Up: (0, -1, False),
    Qt.Key.Key_Down: (0, 1, False),
    Qt.Key.Key_PageUp: (0, -1, True),
    Qt.Key.Key_PageDown: (0, 1, True),
}


class FacsimileView(FacsimileLayers):
    """``fragment_clicked`` carries the offset of the character and whether Ctrl was held, ``nothing_clicked`` that there is none.

    ``figure_chosen`` carries the id of an illustration, ``context_menu_asked`` a global point and an offset, ``key_passed`` a
    key that turned out not to be the hand's.
    """

    fragment_clicked = Signal(int, bool)
    nothing_clicked = Signal()
    figure_chosen = Signal(str)
    context_menu_asked = Signal(QPoint, int)
    key_passed = Signal(object)

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.pull = Pull(self)
        self._space: QKeyEvent | None = None
        self._is_hand_out = False
        self._panned_from: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # With an input method on, S must stay S: a method would open its window instead.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.viewport().setMouseTracking(True)
        self.say()

    def say(self) -> None:
        """Words in the window's language."""
        self.setAccessibleName(QCoreApplication.translate("Facsimile", "Picture of the page"))

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()

    def owns(self, event: QKeyEvent) -> bool:
        """Keys that move the page, and Space, by which it is taken into the hand."""
        is_plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        return is_caret_key(event) or (event.key() == Qt.Key.Key_Space and is_plain)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves the page; Space is kept back until it is known what for."""
        if event.key() == Qt.Key.Key_Space and self.owns(event):
            if not event.isAutoRepeat():
                self._space, self._is_hand_out = event.clone(), True
                self._shape()
        elif is_caret_key(event):
            self._pan_by_key(event)
        elif not trigger_half_width(self, event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Space that moved nothing was meant for a command."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            pressed, self._space, self._is_hand_out = self._space, None, False
            self._shape()
            if pressed is not None:
                self.key_passed.emit(pressed)
        else:
            event.ignore()

    def _pan_by_key(self, event: QKeyEvent) -> None:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            down.setValue(down.minimum() if event.key() == Qt.Key.Key_Home else down.maximum())
            return
        x, y, is_page = _PANS[Qt.Key(event.key())]
        across.setValue(across.value() + x * across.singleStep())
        down.setValue(down.value() + y * (down.pageStep() * 9 // 10 if is_page else down.singleStep()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Space let go elsewhere is not heard."""
        super().focusOutEvent(event)
        self._space, self._is_hand_out = None, False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of the page, of a mark on it or of a corner of a rectangle; which click it was is known when let go."""
        is_left = event.button() == Qt.MouseButton.LeftButton
        if event.button() == Qt.MouseButton.MiddleButton or (is_left and self._is_hand_out):
            self._panned_from, self._space = event.globalPosition().toPoint(), None
            self._shape()
        elif is_left:
            self.pull.press(self._grip_at(event), event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Moves the page or what is held; hovering tells what can be taken hold of."""
        if self._panned_from is not None:
            now = event.globalPosition().toPoint()
            self.pan(now - self._panned_from)
            self._panned_from = now
        elif not self.pull.move(event) and not event.buttons():
            self._show(hovered=None if self._is_hand_out else self.start_at(event.position()))
            self._shape(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press let go where it was is a click."""
        if self._panned_from is not None:
            self._panned_from = None
            self._shape()
        elif not self.pull.release(event) and event.button() == Qt.MouseButton.LeftButton:
            self._click(event)

    def _click(self, event: QMouseEvent) -> None:
        found = self._scene.run_at(self.to_page(event.position()))
        frame, offered = self.frame_at(event.position()), self.offered_at(event.position())
        self.show_area(None)
        if found is not None:
            self.fragment_clicked.emit(found[0], bool(event.modifiers() & _ADDING))
        elif frame is not None:
            self.figure_chosen.emit(frame.figure)
        elif offered is not None:
            self.nothing_clicked.emit()
            self.show_area(offered)
        else:
            self.nothing_clicked.emit()

    def _grip_at(self, event: QMouseEvent) -> Grip:
        point, spot = event.position(), self.to_page(event.position())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return AreaGrip(spot.x(), spot.y())
        frame = self._frame_grip(point)
        if frame is not None:
            return frame
        start, number = self.start_at(point), self.badge_at(point)
        if number is not None:
            return ArticleGrip(self._articles[number])
        if start is not None and not event.modifiers() & _ADDING:
            return BoundaryGrip(start.offset)
        found = self._scene.run_at(spot)
        is_carried = found is not None and (event.modifiers() & Qt.KeyboardModifier.AltModifier or self._scene.is_held(found[0]))
        return FragmentGrip(found[0]) if found is not None and is_carried else AreaGrip(spot.x(), spot.y())

    def _frame_grip(self, point: QPointF) -> FrameGrip | None:
        """The chosen frame, by the handle at a point, else all of it."""
        sides, frame, spot = self._sides_at(point), self._scene.chosen_frame, self.to_page(point)
        return FrameGrip(frame.figure, spot.x(), spot.y(), *sides) if frame is not None and sides is not None else None

    def _sides_at(self, point: QPointF) -> tuple[int, int] | None:
        frame = self._scene.chosen_frame
        if frame is None:
            return None
        area, reach = self.area(frame.box), self._look.px(HANDLE) + 3
        for sides, corner in side_points(area).items():
            if abs(corner.x() - point.x()) <= reach and abs(corner.y() - point.y()) <= reach:
                return sides
        return (0, 0) if area.contains(point) else None

    def _shape(self, point: QPointF | None = None) -> None:
        self.viewport().setCursor(self._shape_at(point))

    def _shape_at(self, point: QPointF | None) -> Qt.CursorShape:
        if self._panned_from is not None:
            return Qt.CursorShape.ClosedHandCursor
        if self._is_hand_out:
            return Qt.CursorShape.OpenHandCursor
        if point is None:
            return Qt.CursorShape.ArrowCursor
        if (sides := self._sides_at(point)) is not None:
            return _SIDE_SHAPES[sides]
        if self.badge_at(point) is not None:
            return Qt.CursorShape.OpenHandCursor
        if (start := self._scene.hovered) is not None:
            return Qt.CursorShape.SplitHCursor if start.is_upright else Qt.CursorShape.SplitVCursor
        found = self._scene.run_at(self.to_page(point))
        is_held = found is not None and self._scene.is_held(found[0])
        return Qt.CursorShape.OpenHandCursor if is_held else Qt.CursorShape.ArrowCursor

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is hovered any more."""
        super().leaveEvent(event)
        self._show(hovered=None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Asks for the menu of the text at the mouse."""
        found = self._scene.run_at(self.to_page(QPointF(event.pos())))
        if found is not None:
            self.context_menu_asked.emit(event.globalPos(), found[0])

    def viewportEvent(self, event: QEvent) -> bool:
        """Role, article and doubt of the text under the mouse, and what a box is."""
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip_at(QPointF(event.pos())), self.viewport())
            return True
        return super().viewportEvent(event)

    def _tip_at(self, point: QPointF) -> str:
        if self._scene.hovered is not None:
            return QCoreApplication.translate("PageText", "Drag the boundary; with Alt it goes between any two characters")
        found = self._scene.run_at(self.to_page(point))
        if found is not None and found[1] is not None:
            return spoken(found[1])
        frame = self.frame_at(point)
        if frame is not None:
            return frame.words
        if self.offered_at(point) is not None:
            return QCoreApplication.translate("Facsimile", "A picture in the file; click it and mark it as a picture")
        return ""
