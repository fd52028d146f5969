"""How the characters of a PDF page are set: runs of one font, size and weight."""

import ctypes
import re
from collections.abc import Iterator
from typing import Any

import numpy as np
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
    sizes = [round(size, 1) for size in heights_of(textpage, inked[firsts].tolist()).tolist()]
    fonts, modes = fonts_of(objects), render_modes_of(objects)
    known = {font: _font(font) for font in set(fonts)}
    settings = ((known[font], mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE) for font, mode in zip(fonts, modes, strict=True))
    return tuple(_runs(firsts.tolist(), sizes, settings))


def _runs(firsts: list[int], sizes: list[float], settings: Iterator[tuple[Font, bool]]) -> Iterator[Style]:
    """A style wherever it is another one than before. Letters drawn with a pen around them are made bold so."""
    last: tuple[float, Font, bool] | None = None
    for first, size, (font, is_stroked) in zip(firsts, sizes, settings, strict=True):
        if last != (size, font, is_stroked):
            last = (size, font, is_stroked)
            is_bold, is_italic, name = font
            yield Style(first, size if size > 0 else None, is_bold or is_stroked, is_italic, name)


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
