"""The picture of a page cut into squares, and those that are kept: never more than so many bytes."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from annotator.ui.pictures import Pixels

SIDE = 512
KEPT_BYTES = 128 * 1024 * 1024

Square = tuple[int, int]
"""Column and row."""


@dataclass(frozen=True, slots=True)
class Wish:
    """The squares that are wanted, the most wanted first, of a picture that is ``whole`` pixels wide and high."""

    whole: Pixels
    squares: tuple[Square, ...]

    def box(self, square: Square) -> QRect:
        """The pixels of a square; those at the right and lower edge are smaller."""
        return square_box(self.whole, square)


def square_box(whole: Pixels, square: Square) -> QRect:
    """The pixels of a square of a picture."""
    x, y = square[0] * SIDE, square[1] * SIDE
    return QRect(x, y, min(SIDE, whole[0] - x), min(SIDE, whole[1] - y))


def squares_in(whole: Pixels, seen: QRect) -> tuple[Square, ...]:
    """The squares that have a pixel in ``seen``, row by row."""
    seen = seen.intersected(QRect(0, 0, *whole))
    if seen.isEmpty():
        return ()
    columns = range(seen.left() // SIDE, seen.right() // SIDE + 1)
    rows = range(seen.top() // SIDE, seen.bottom() // SIDE + 1)
    return tuple((column, row) for row in rows for column in columns)


def together(squares: Iterable[Square], *, most: int) -> tuple[Square, ...]:
    """Squares from the first on that lie in one row, next to each other: drawing them at once is quicker than one by one."""
    out: list[Square] = []
    for square in squares:
        if out and (square[1] != out[0][1] or square[0] != out[-1][0] + 1 or len(out) == most):
            break
        out.append(square)
    return tuple(out)


class Tiles:
    """The squares of one picture, of one or more of its sizes; those not looked at for longest go first."""

    def __init__(self, most: int = KEPT_BYTES) -> None:
        self._most = most
        self._kept: OrderedDict[tuple[Pixels, Square], QImage] = OrderedDict()
        self._bytes = 0

    @property
    def bytes(self) -> int:
        """How much is kept."""
        return self._bytes

    def at(self, whole: Pixels, square: Square) -> QImage | None:
        """A square, if it is there."""
        image = self._kept.get((whole, square))
        if image is not None:
            self._kept.move_to_end((whole, square))
        return image

    def put(self, whole: Pixels, squares: Mapping[Square, QImage]) -> None:
        """Keep these squares."""
        for square, image in squares.items():
            before = self._kept.pop((whole, square), None)
            self._bytes += image.sizeInBytes() - (before.sizeInBytes() if before is not None else 0)
            self._kept[whole, square] = image
        while self._bytes > self._most and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= oldest.sizeInBytes()

    def missing(self, whole: Pixels, squares: Iterable[Square]) -> tuple[Square, ...]:
        """Those of the squares that are not there."""
        return tuple(square for square in squares if (whole, square) not in self._kept)

    def clear(self) -> None:
        """Keep nothing."""
        self._kept.clear()
        self._bytes = 0
