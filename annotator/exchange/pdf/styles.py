"""How the characters of a PDF page are set: runs of one font, size and weight."""

import ctypes
import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

from annotator.core.layout import Style
from annotator.exchange.pdf.characters import Indexes
from annotator.exchange.pdf.native import fonts_of, heights_of, render_modes_of, text_objects_of

_FORCED_BOLD, _ITALIC = 1 << 18, 1 << 6
_BOLD_WEIGHT = 600
_BOLD_NAME = re.compile(r"bold|black|heavy", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"italic|oblique", re.IGNORECASE)
# A font of which only some glyphs came along has a tag before its name.
_TAG = re.compile(r"^[A-Z]{6}\+")
_LONGEST_NAME = 128

Font = tuple[bool, bool, str | None]
"""Whether it is bold, whether it is italic, and its name."""


def styles_of(textpage: int, count: int, inked: Indexes) -> tuple[Style, ...]:
    """The styles of the non-space characters, whose indexes in the text page are given."""
    if not len(inked):
        return ()
    owners = text_objects_of(textpage, count)[inked]
    firsts = np.flatnonzero(np.diff(owners, prepend=owners[:1] + 1))
    objects = owners[firsts].tolist()
    sizes = heights_of(textpage, inked[firsts].tolist()).astype(np.float64).round(1)
    fonts, known = _fonts(objects)
    # Letters drawn with a pen around them are made bold so.
    are_stroked = render_modes_of(objects) == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
    changes = _changes(sizes, fonts, are_stroked)
    columns = (column[changes].tolist() for column in (firsts, sizes, fonts, are_stroked))
    return tuple(_style(first, size, known[font], is_stroked=pen) for first, size, font, pen in zip(*columns, strict=True))


def _fonts(objects: Sequence[int]) -> tuple[Indexes, list[Font]]:
    """The fonts of some text objects, by number, and what they are: one that is embedded in pieces is one."""
    pieces, places = np.unique(fonts_of(objects), return_inverse=True)
    fonts = [_font(piece) for piece in pieces.tolist()]
    known = list(dict.fromkeys(fonts))
    return np.array([known.index(font) for font in fonts], np.intp)[places], known


def _changes(*columns: npt.NDArray[Any]) -> Indexes:
    """The first row, and each that is not as the one before it."""
    is_other = np.ones(len(columns[0]), np.bool_)
    is_other[1:] = np.logical_or.reduce([column[1:] != column[:-1] for column in columns])
    return np.flatnonzero(is_other)


def _style(first: int, size: float, font: Font, *, is_stroked: bool) -> Style:
    is_bold, is_italic, name = font
    return Style(first, size if size > 0 else None, is_bold or is_stroked, is_italic, name)


def _font(address: int) -> Font:
    if not address:
        return False, False, None
    font = ctypes.cast(address, pdfium.FPDF_FONT)
    name, flags = _name(font), max(pdfium.FPDFFont_GetFlags(font), 0)
    is_bold = bool(flags & _FORCED_BOLD or pdfium.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT or _BOLD_NAME.search(name))
    return is_bold, bool(flags & _ITALIC or _ITALIC_NAME.search(name)), name or None


def _name(font: Any) -> str:
    buffer = ctypes.create_string_buffer(_LONGEST_NAME)
    length = pdfium.FPDFFont_GetBaseFontName(font, buffer, _LONGEST_NAME)
    told = buffer.value if length <= _LONGEST_NAME else b""
    try:
        name = told.decode("utf-8")
    except UnicodeDecodeError:  # Chinese programs write names in their system's encoding
        name = told.decode("gb18030", "replace")
    return _TAG.sub("", name)
