"""What the pointer takes hold of in a review pane, and when a press on it becomes a drag."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication


@dataclass(frozen=True, slots=True)
class BoundaryGrip:
    """The boundary before the fragment that begins at page offset ``offset``."""

    offset: int


@dataclass(frozen=True, slots=True)
class FragmentGrip:
    """The fragment, or the selected text, in which the character at page offset ``offset`` lies."""

    offset: int


@dataclass(frozen=True, slots=True)
class ArticleGrip:
    """The number of the article with this id."""

    article: str


@dataclass(frozen=True, slots=True)
class LinesGrip:
    """The number of the line with this index."""

    line: int


@dataclass(frozen=True, slots=True)
class AreaGrip:
    """The corner of a rectangle on the page's picture, in the units of the page."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class FrameGrip:
    """The frame of an illustration, taken hold of at a point in the units of the page.

    ``across`` and ``down`` say which sides go along: -1 left or upper, 1 right or lower, 0 neither; with both 0 all of it.
    """

    figure: str
    x: float
    y: float
    across: int = 0
    down: int = 0


Grip = BoundaryGrip | FragmentGrip | ArticleGrip | LinesGrip | AreaGrip | FrameGrip


@dataclass(frozen=True, slots=True)
class Hand:
    """Where the pointer is, in global pixels, and which keys are held."""

    point: QPoint
    keys: Qt.KeyboardModifier

    def holds(self, key: Qt.KeyboardModifier) -> bool:
        """Whether this key is among those held."""
        return bool(self.keys & key)

    @classmethod
    def of(cls, event: QMouseEvent) -> "Hand":
        """The hand that made a mouse event."""
        return cls(event.globalPosition().toPoint(), event.modifiers())


class Pull(QObject):
    """One press on a grip at a time. A view gives it its mouse events and hears whether it has to do with them itself.

    ``began`` carries the grip, ``moved`` and ``dropped`` the hand; ``lost`` says that the button went up elsewhere unseen.
    A press let go before the pointer went the distance at which this system begins drags is a click, which is the view's.
    """

    began = Signal(object)
    moved = Signal(object)
    dropped = Signal(object)
    lost = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._grip: Grip | None = None
        self._pressed = QPoint()
        self._is_drag = False

    def press(self, grip: Grip, event: QMouseEvent) -> None:
        """The left button went down on a grip."""
        self._grip, self._is_drag = grip, False
        self._pressed = event.globalPosition().toPoint()

    def move(self, event: QMouseEvent) -> bool:
        """The pointer moved; whether a grip is held."""
        if self._grip is None:
            return False
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._grip = None
            self.lost.emit()
            return False
        hand = Hand.of(event)
        if not self._is_drag and (hand.point - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._is_drag = True
            self.began.emit(self._grip)
        if self._is_drag:
            self.moved.emit(hand)
        return True

    def release(self, event: QMouseEvent) -> bool:
        """A button went up; whether that ended a drag, or happened during one."""
        if event.button() != Qt.MouseButton.LeftButton:
            return self._grip is not None
        was_drag = self._grip is not None and self._is_drag
        self._grip, self._is_drag = None, False
        if was_drag:
            self.dropped.emit(Hand.of(event))
        return was_drag
