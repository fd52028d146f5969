"""How far apart two colours look, to a reader with full colour vision and to one without red or green cones."""

import math
from collections.abc import Callable
from functools import cache

Rgb = tuple[float, float, float]
Matrix = tuple[Rgb, Rgb, Rgb]

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear sRGB.
_DEUTERANOPIA: Matrix = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)
_PROTANOPIA: Matrix = (
    (0.152286, 1.052583, -0.204868),
    (0.114503, 0.786281, 0.099216),
    (-0.003882, -0.048116, 1.051998),
)
# Ottosson 2020: linear sRGB to cone response, and its cube root to OKLab.
_TO_CONES: Matrix = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_OKLAB: Matrix = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


def _linear(colour: str) -> Rgb:
    """Linear sRGB of ``#rrggbb``."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return red, green, blue


def _times(matrix: Matrix, vector: Rgb) -> Rgb:
    a, b, c = (row[0] * vector[0] + row[1] * vector[1] + row[2] * vector[2] for row in matrix)
    return a, b, c


def _each(function: Callable[[float], float], vector: Rgb) -> Rgb:
    return function(vector[0]), function(vector[1]), function(vector[2])


def _oklab(linear: Rgb) -> Rgb:
    return _times(_TO_OKLAB, _each(lambda c: max(c, 0.0) ** (1 / 3), _times(_TO_CONES, linear)))


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(ink: str, surface: str) -> float:
    """WCAG 2 contrast ratio, 1 to 21, of two ``#rrggbb`` colours."""
    dark, light = sorted((_luminance(ink), _luminance(surface)))
    return (light + 0.05) / (dark + 0.05)


def _apart(first: Rgb, second: Rgb) -> float:
    return 100 * math.dist(_oklab(first), _oklab(second))


def _without_cones(matrix: Matrix, linear: Rgb) -> Rgb:
    return _each(lambda channel: min(max(channel, 0.0), 1.0), _times(matrix, linear))


@cache
def distance(first: str, second: str) -> float:
    """The smallest OKLab distance, times 100, of two ``#rrggbb`` colours as seen with full, red-blind or green-blind vision."""
    plain = _linear(first), _linear(second)
    seen = [(_without_cones(matrix, plain[0]), _without_cones(matrix, plain[1])) for matrix in (_DEUTERANOPIA, _PROTANOPIA)]
    return min(_apart(*plain), *(_apart(*pair) for pair in seen))
