"""The characters of a PDF page in the file's own order, and the cell of each that is no white space."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from annotator.exchange.pdf.frame import Frame
from annotator.exchange.pdf.native import Codes, Floats, codes_of, is_hyphen, loose_boxes_of

Cells = npt.NDArray[np.int32]
Indexes = npt.NDArray[np.intp]
Mask = npt.NDArray[np.bool_]

_PARTS = 100
_NOWHERE = (0, 0, -1, -1)
# Farther out nothing stands, and hundredths of points would not fit into 32 bits.
_FARTHEST = 10_000_000.0

_LINE_END, _RETURN, _UNKNOWN, _LAST = 0x0A, 0x0D, 0xFFFD, 0x10FFFF
_HIGH, _LOW = 0xD800 >> 10, 0xDC00 >> 10
# PDFium writes a hyphen at the end of a line so, and leaves out the line end.
_HYPHENATED = 0x02
# Of fonts that do not say what their glyphs are: no characters, left out of PDFium's own text too.
_NOTHING = np.array((0, 0x03, 0x93, 0x94, 0x96, 0x97, 0x98, 0xFFFE, 0xFFFF), np.uint32)
_LAST_SPACE = 0x3000


@dataclass(frozen=True, slots=True)
class Characters:
    """A page's text; of each of its characters that is no white space the cell, in hundredths of points, and its index."""

    text: str
    cells: Cells
    indexes: Indexes


@np.errstate(invalid="ignore", over="ignore")
def characters_of(textpage: int, count: int, frame: Frame) -> Characters:
    """The characters of a text page of PDFium that lie on the page, and not those that its crop box hides.

    Cells and not outlines: they are as high as the line, so that 一 and a comma stand in one row with their neighbours.
    """
    codes, boxes = codes_of(textpage, count), frame.placed(loose_boxes_of(textpage, count))
    _name_hyphens(codes, textpage)
    is_there = _mended(codes)
    is_hidden = _are_hidden(boxes, frame) & ~_are_spaces(codes)
    indexes = np.flatnonzero(is_there & ~is_hidden)
    codes = codes[indexes]
    inked = indexes[~_are_spaces(codes)]
    return Characters(_text(codes, has_holes=bool(is_hidden.any())), _cells(boxes[inked]), inked)


def _name_hyphens(codes: Codes, textpage: int) -> None:
    for index in np.flatnonzero(codes == _HYPHENATED).tolist():
        if not is_hyphen(textpage, index):
            codes[index] = 0


def _mended(codes: Codes) -> Mask:
    """Pairs of surrogates become one character each, and line ends one too; which of the codes are to be kept."""
    is_there = ~np.isin(codes, _NOTHING)
    _join_surrogates(codes, is_there)
    codes[codes > _LAST] = _UNKNOWN
    returns = codes == _RETURN
    is_there[:-1] &= ~(returns[:-1] & (codes[1:] == _LINE_END))
    codes[returns] = _LINE_END
    return is_there


def _join_surrogates(codes: Codes, is_there: Mask) -> None:
    high, low = codes >> 10 == _HIGH, codes >> 10 == _LOW
    if not (high.any() or low.any()):
        return
    first = np.flatnonzero(high[:-1] & low[1:])
    codes[first] = 0x10000 + ((codes[first] & 0x3FF) << 10) + (codes[first + 1] & 0x3FF)
    is_there[first + 1] = False
    codes[codes >> 11 == _HIGH >> 1] = _UNKNOWN


def _are_hidden(boxes: Floats, frame: Frame) -> Mask:
    """Whether the middle of each lies outside the page."""
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    width, height = frame.size
    is_hidden: Mask = (x < 0) | (x > width) | (y < 0) | (y > height)
    return is_hidden


def _are_spaces(codes: Codes) -> Mask:
    is_low: Mask = codes <= _LAST_SPACE
    places: Indexes = np.where(is_low, codes, 0).astype(np.intp)
    return is_low & _spaces()[places]


@cache
def _spaces() -> Mask:
    return np.array([chr(code).isspace() for code in range(_LAST_SPACE + 1)])


def _text(codes: Codes, *, has_holes: bool) -> str:
    text = codes.astype("<u4").tobytes().decode("utf-32-le").replace(chr(_HYPHENATED), "-\n")
    # Lines that are hidden as a whole are none: PDFium puts in their ends by itself.
    return "\n".join(line for line in text.split("\n") if line.strip()) if has_holes else text


def _cells(boxes: Floats) -> Cells:
    """The boxes in whole hundredths; one that is nowhere becomes none."""
    nowhere = np.flatnonzero(~(np.abs(boxes) < _FARTHEST).all(axis=1))
    parts = boxes.astype(np.float64) * _PARTS
    parts[nowhere] = _NOWHERE
    return np.rint(parts).astype(np.int32)
