"""Pictures of pages for the window: PDF pages drawn by the exchange, image files by Qt, both asked for in parts."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QBuffer, QByteArray, QRectF, QSize
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QPainter

from annotator.core.errors import BadFile
from annotator.services.facsimile import PdfPicture, is_pdf

Pixels = tuple[int, int]
UNKNOWN = "{file} cannot be shown as a picture: it is damaged, or of a kind that cannot be read"

_MEGABYTE = 1024 * 1024
_HELD_BYTES = 320 * _MEGABYTE  # an A1 page of newsprint scanned in colour with 300 dots an inch has 280
_READ_MEGABYTES = 640
_TURNED = QImageIOHandler.Transformation.TransformationRotate90


class Picture(Protocol):
    """A picture of a page; belongs to the thread that opened it."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in units of its own."""

    def part(self, whole: Pixels, at: Pixels, size: Pixels, *, is_wanted: Callable[[], bool]) -> QImage:
        """A part of the picture, which would be ``whole`` pixels wide and high; raises Cancelled, BadFile."""

    def sketch(self, whole: Pixels, *, is_wanted: Callable[[], bool]) -> QImage:
        """The whole picture small, as quick as can be; raises Cancelled, BadFile."""

    def close(self) -> None:
        """Let go of the file."""


def opened_picture(path: Path, index: int) -> Picture:
    """The picture in a file, by what is in it and not by its name; raises BadFile."""
    return _Pdf(path, index) if is_pdf(path) else _Image(path, index)


class _Pdf:
    """A page of a PDF file."""

    def __init__(self, path: Path, index: int) -> None:
        self._picture = PdfPicture(path, index)

    @property
    def size(self) -> tuple[float, float]:
        return self._picture.size

    def part(self, whole: Pixels, at: Pixels, size: Pixels, *, is_wanted: Callable[[], bool]) -> QImage:
        pixels = self._picture.part(whole, at, size, is_wanted=is_wanted)
        return QImage(pixels, *size, 4 * size[0], QImage.Format.Format_RGB32).copy()

    def sketch(self, whole: Pixels, *, is_wanted: Callable[[], bool]) -> QImage:
        scan = self._picture.scan()
        image = _reduced(scan, whole) if scan is not None else QImage()
        return image if not image.isNull() else self.part(whole, (0, 0), whole, is_wanted=is_wanted)

    def close(self) -> None:
        self._picture.close()


class _Image:
    """An image file. It is held decoded, at half or a quarter of its size where that is all that is looked at."""

    def __init__(self, path: Path, index: int) -> None:
        self._path, self._index = path, index
        reader = self._reader()
        size = reader.size()
        if not size.isValid() or size.isEmpty():
            raise BadFile(UNKNOWN, file=path.name)
        self._stored, self._is_turned = size, bool(reader.transformation().value & _TURNED.value)
        self._held, self._level = QImage(), -1

    @property
    def size(self) -> tuple[float, float]:
        size = self._stored.transposed() if self._is_turned else self._stored
        return size.width(), size.height()

    def part(self, whole: Pixels, at: Pixels, size: Pixels, *, is_wanted: Callable[[], bool]) -> QImage:
        del is_wanted  # once it is decoded, cutting takes a moment
        held = self._decoded(whole)
        across, down = held.width() / whole[0], held.height() / whole[1]
        out = QImage(*size, QImage.Format.Format_RGB32)
        out.fill(0xFFFFFFFF)
        painter = QPainter(out)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        seen = QRectF(at[0] * across, at[1] * down, size[0] * across, size[1] * down)
        painter.drawImage(QRectF(0, 0, *size), held, seen)
        painter.end()
        return out

    def sketch(self, whole: Pixels, *, is_wanted: Callable[[], bool]) -> QImage:
        return self.part(whole, (0, 0), whole, is_wanted=is_wanted)

    def close(self) -> None:
        self._held = QImage()

    def _decoded(self, whole: Pixels) -> QImage:
        """The image no smaller than ``whole``, as far as there is memory for it."""
        level = 0
        while self.size[0] / 2 ** (level + 1) >= whole[0] or self._bytes(level) > _HELD_BYTES:
            level += 1
        if level != self._level:
            self._held = QImage()  # before the next is made: the two together may be too much
            self._held, self._level = self._read(level), level
        return self._held

    def _bytes(self, level: int) -> int:
        return (4 * self._stored.width() * self._stored.height()) >> (2 * level)

    def _read(self, level: int) -> QImage:
        reader = self._reader()
        if level:
            reader.setScaledSize(QSize(max(self._stored.width() >> level, 1), max(self._stored.height() >> level, 1)))
        image = reader.read()
        if image.isNull():
            raise BadFile(UNKNOWN, file=self._path.name)
        return image

    def _reader(self) -> QImageReader:
        QImageReader.setAllocationLimit(_READ_MEGABYTES)
        reader = QImageReader(str(self._path))
        reader.setDecideFormatFromContent(True)
        reader.setAutoTransform(True)
        if self._index:
            reader.jumpToImage(self._index)
        return reader


def _reduced(jpeg: bytes, whole: Pixels) -> QImage:
    """A JPEG file no larger than need be: its decoder takes half, a quarter or an eighth of it in a fraction of the time."""
    buffer = QBuffer()
    buffer.setData(QByteArray(jpeg))
    reader = QImageReader(buffer, QByteArray(b"jpeg"))
    size = reader.size()
    shift = max(min(size.width() // whole[0], 8).bit_length() - 1, 0) if size.isValid() else 0
    reader.setScaledSize(QSize(max(size.width() >> shift, 1), max(size.height() >> shift, 1)))
    return reader.read()
