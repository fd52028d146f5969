"""What is drawn on a PDF page beside its text: ruling lines, and where pictures are."""

from collections.abc import Iterable, Iterator, Sequence
from ctypes import byref, c_float, c_int
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from annotator.core.layout import Box, around
from annotator.exchange.pdf.frame import Frame
from annotator.exchange.pdf.native import drawn_in, drawn_on, handle_of

_THINNEST_PICTURE = 8.0
_SHORTEST_RULE = 10.0
_THICKEST_RULE = 3.0
# Parts of a picture are no farther apart.
_SEAM = 1.0
# A picture of nearly the whole page is the page's own, as a scanner made it.
_WHOLE = 0.95
# A map is drawn with more: no frame and no table.
_MOST_POINTS = 64
_MOST_OBJECTS = 100_000
_MOST_PATHS = 20_000
_MOST_KEPT = 5000
_DEEPEST = 8

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
_SAME: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Drawings:
    """Ruling lines and pictures as boxes on the page as shown, in points."""

    rules: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()


def drawings_of(page: Any, frame: Frame) -> Drawings:
    """What is drawn on the page; of hostile masses of it, the first."""
    rules: list[Box] = []
    pictures: list[Box] = []
    paths = 0
    for kind, one, matrix in _walked(drawn_on(page, at_most=_MOST_OBJECTS), _SAME, depth=0):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures += _clipped(_bounds(one, matrix), one, matrix)
        elif paths < _MOST_PATHS:
            paths += 1
            rules += _rules(one, matrix)
    whole = _mended(_seen(pictures, frame))
    return Drawings(tuple(_seen(rules, frame)), tuple(box for box in whole if _is_picture(box, frame)))


def _walked(objects: Sequence[tuple[int, int]], matrix: Matrix, *, depth: int) -> Iterator[tuple[int, int, Matrix]]:
    """Each path and picture with its type and the matrix of the form in which it is."""
    for one, kind in objects:
        if kind in {pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE}:
            yield kind, one, matrix
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = _joined(_matrix(one), matrix)
            yield from _walked(drawn_in(one, at_most=_MOST_OBJECTS), inner, depth=depth + 1)


def _rules(path: int, matrix: Matrix) -> Iterator[Box]:
    """The path as a line where it is long and thin, else the straight lines along the page that a pen draws of it."""
    for box in _bounds(path, matrix):
        width, height = box[2] - box[0], box[3] - box[1]
        if max(width, height) < _SHORTEST_RULE:
            return
        if min(width, height) <= _THICKEST_RULE:
            yield box
        elif _is_stroked(path) and pdfium.FPDFPath_CountSegments(handle_of(path)) <= _MOST_POINTS:
            yield from _lines(path, _joined(_matrix(path), matrix))


def _lines(path: int, matrix: Matrix) -> Iterator[Box]:
    for start, end in _strokes(path):
        (x0, y0), (x1, y1) = _moved(start, matrix), _moved(end, matrix)
        width, height = abs(x1 - x0), abs(y1 - y0)
        if max(width, height) >= _SHORTEST_RULE and min(width, height) <= _THICKEST_RULE / 2:
            yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _strokes(path: int) -> Iterator[tuple[Point, Point]]:
    """The straight parts of a path, those that close a figure too."""
    points = [_segment(path, index) for index in range(pdfium.FPDFPath_CountSegments(handle_of(path)))]
    begun: Point = points[0][1] if points else (0, 0)
    for (_, before, _), (kind, here, _) in pairwise(points):
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            begun = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield before, here
    yield from ((here, begun) for kind, here, closes in points[-1:] if closes)


def _segment(path: int, index: int) -> tuple[int, Point, bool]:
    segment = pdfium.FPDFPath_GetPathSegment(handle_of(path), index)
    return pdfium.FPDFPathSegment_GetType(segment), _point(segment), bool(pdfium.FPDFPathSegment_GetClose(segment))


def _point(segment: Any) -> Point:
    x, y = c_float(), c_float()
    pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
    return x.value, y.value


def _is_stroked(path: int) -> bool:
    fill, stroke = c_int(), c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(handle_of(path), byref(fill), byref(stroke)) and stroke.value)


def _bounds(one: int, matrix: Matrix) -> list[Box]:
    """Left, bottom, right and top of an object in the file; none where it has none."""
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    if not pdfium.FPDFPageObj_GetBounds(handle_of(one), byref(left), byref(bottom), byref(right), byref(top)):
        return []
    corners = [_moved((x.value, y.value), matrix) for x in (left, right) for y in (bottom, top)]
    (x0, *_, x1), (y0, *_, y1) = sorted(x for x, _ in corners), sorted(y for _, y in corners)
    return [(x0, y0, x1, y1)]


def _clipped(boxes: Sequence[Box], one: int, matrix: Matrix) -> Iterator[Box]:
    """What is seen of the boxes of a picture in the window through which it is drawn."""
    clip = pdfium.FPDFPageObj_GetClipPath(handle_of(one))
    windows = [_window(clip, path, matrix) for path in range(min(pdfium.FPDFClipPath_CountPaths(clip), _MOST_POINTS))]
    for x0, y0, x1, y1 in boxes:
        columns = list(zip((x0, y0, x1, y1), *(window for window in windows if window), strict=True))
        box = max(columns[0]), max(columns[1]), min(columns[2]), min(columns[3])
        if box[0] < box[2] and box[1] < box[3]:
            yield box


def _window(clip: Any, path: int, matrix: Matrix) -> Box | None:
    count = min(pdfium.FPDFClipPath_CountPathSegments(clip, path), _MOST_POINTS)
    points = [_moved(_point(pdfium.FPDFClipPath_GetPathSegment(clip, path, index)), matrix) for index in range(count)]
    return around((x, y, x, y) for x, y in points)


def _matrix(one: int) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(handle_of(one), matrix):
        return _SAME
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _joined(first: Matrix, then: Matrix) -> Matrix:
    if then == _SAME:
        return first
    a, b, c, d, e, f = first
    k, l, m, n, o, p = then  # noqa: E741 - the letters that the standard has
    return a * k + b * m, a * l + b * n, c * k + d * m, c * l + d * n, e * k + f * m + o, e * l + f * n + p


def _moved(point: Point, matrix: Matrix) -> Point:
    (x, y), (a, b, c, d, e, f) = point, matrix
    return a * x + c * y + e, b * x + d * y + f


def _seen(boxes: Iterable[Box], frame: Frame) -> Iterator[Box]:
    """The boxes of the file as boxes of the page, what lies outside it cut off; each once, and not endlessly many."""
    once = [box for box in dict.fromkeys(boxes) if all(map(np.isfinite, box))][:_MOST_KEPT]
    if not once:
        return
    width, height = frame.size
    left, bottom, right, top = np.array(once, np.float32).T
    placed = frame.placed(np.stack([left, top, right, bottom], axis=1)).astype(np.float64)
    for x0, y0, x1, y1 in placed.round(2).tolist():
        if x1 >= 0 and y1 >= 0 and x0 <= width and y0 <= height:
            yield max(x0, 0.0), max(y0, 0.0), min(x1, width), min(y1, height)


def _mended(boxes: Iterable[Box]) -> list[Box]:
    """Pictures of which programs made strips and tiles, as transparency is printed, whole again."""
    stacked = _beside([_turned(box) for box in _beside(list(boxes))])
    return [_turned(box) for box in stacked]


def _beside(boxes: Sequence[Box]) -> list[Box]:
    """Boxes that are as high as each other and stand side by side as one."""
    out: list[Box] = []
    for _, row in groupby(sorted(boxes, key=_by_row), lambda box: _by_row(box)[:2]):
        first, *others = row
        out.append(first)
        for box in others:
            x0, y0, x1, y1 = out[-1]
            if box[0] - x1 <= _SEAM:
                out[-1] = (x0, y0, max(x1, box[2]), y1)
            else:
                out.append(box)
    return out


def _by_row(box: Box) -> tuple[int, int, float]:
    return round(box[1]), round(box[3]), box[0]


def _turned(box: Box) -> Box:
    x0, y0, x1, y1 = box
    return y0, x0, y1, x1


def _is_picture(box: Box, frame: Frame) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    page_width, page_height = frame.size
    is_whole = width * height >= _WHOLE * page_width * page_height
    return min(width, height) >= _THINNEST_PICTURE and not is_whole
