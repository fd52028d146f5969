"""Ask PDFium one question of thousands of characters or objects: a loop in C for each, and no Python in between."""

import ctypes
from collections import deque
from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

Floats = npt.NDArray[np.float32]
Codes = npt.NDArray[np.uint32]
Numbers = npt.NDArray[np.int32]
Pointers = npt.NDArray[np.uint64]

_POINTER, _INT = ctypes.c_void_p, ctypes.c_int


def address_of(thing: Any) -> int:
    """Where a thing of PDFium lies."""
    address = ctypes.cast(thing, ctypes.c_void_p).value
    assert address is not None
    return address


def _plain(function: Any, result: Any, *arguments: Any) -> Any:
    """The same function, with pointers as numbers: those are made and checked in no time.

    It keeps the interpreter's lock, which to give away and get back would take as long as the answer.
    """
    return ctypes.PYFUNCTYPE(result, *arguments)(address_of(function))


_unicode = _plain(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _POINTER, _INT)
_loose_box = _plain(pdfium.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
_hyphen = _plain(pdfium.FPDFText_IsHyphen, _INT, _POINTER, _INT)
_map_error = _plain(pdfium.FPDFText_HasUnicodeMapError, _INT, _POINTER, _INT)
_text_object = _plain(pdfium.FPDFText_GetTextObject, ctypes.c_size_t, _POINTER, _INT)
_text_matrix = _plain(pdfium.FPDFText_GetMatrix, _INT, _POINTER, _INT, _POINTER)
_font_size = _plain(pdfium.FPDFText_GetFontSize, ctypes.c_double, _POINTER, _INT)
_font = _plain(pdfium.FPDFTextObj_GetFont, ctypes.c_size_t, _POINTER)
_render_mode = _plain(pdfium.FPDFTextObj_GetTextRenderMode, _INT, _POINTER)
_object = _plain(pdfium.FPDFPage_GetObject, ctypes.c_size_t, _POINTER, _INT)
_inner_object = _plain(pdfium.FPDFFormObj_GetObject, ctypes.c_size_t, _POINTER, ctypes.c_ulong)
_type = _plain(pdfium.FPDFPageObj_GetType, _INT, _POINTER)


def codes_of(textpage: int, count: int) -> Codes:
    """What PDFium takes each character for."""
    return np.fromiter(map(_unicode, repeat(textpage), range(count)), np.uint32, count)


def loose_boxes_of(textpage: int, count: int) -> Floats:
    """Left, top, right and bottom of each character's cell, in the coordinates of the file."""
    boxes = np.zeros((count, 4), np.float32)
    _filled(map(_loose_box, repeat(textpage), range(count), _rows(boxes)))
    return boxes


def is_hyphen(textpage: int, character: int) -> bool:
    """Whether it is a hyphen at the end of a line."""
    return int(_hyphen(textpage, character)) == 1


def unnamed_among(textpage: int, characters: Sequence[int]) -> int:
    """How many of these are glyphs of which no font says what characters they are."""
    return sum(error == 1 for error in map(_map_error, repeat(textpage), characters))


def text_objects_of(textpage: int, count: int) -> Pointers:
    """The object that draws each character; 0 for one that PDFium put in."""
    return np.fromiter(map(_text_object, repeat(textpage), range(count)), np.uint64, count)


def heights_of(textpage: int, characters: Sequence[int]) -> Floats:
    """The size of these characters in points: that of the font, and how far the page stretches it."""
    matrices = np.zeros((len(characters), 6), np.float32)
    _filled(map(_text_matrix, repeat(textpage), characters, _rows(matrices)))
    sizes = np.fromiter(map(_font_size, repeat(textpage), characters), np.float32, len(characters))
    return sizes * np.hypot(matrices[:, 2], matrices[:, 3])


def fonts_of(objects: Sequence[int]) -> Pointers:
    """The font of each text object."""
    return np.fromiter(map(_font, objects), np.uint64, len(objects))


def render_modes_of(objects: Sequence[int]) -> Numbers:
    """How each text object is drawn."""
    return np.fromiter(map(_render_mode, objects), np.int32, len(objects))


def drawn_on(page: Any, *, at_most: int) -> list[tuple[int, int]]:
    """Of the first objects on a page those that are no text, each with its type."""
    count = min(max(pdfium.FPDFPage_CountObjects(page), 0), at_most)
    return _typed(map(_object, repeat(address_of(page)), range(count)), count)


def drawn_in(form: int, *, at_most: int) -> list[tuple[int, int]]:
    """The same of a form."""
    count = min(max(pdfium.FPDFFormObj_CountObjects(handle_of(form)), 0), at_most)
    return _typed(map(_inner_object, repeat(form), range(count)), count)


def handle_of(page_object: int) -> Any:
    """An object as the functions of pypdfium2 want it."""
    return ctypes.cast(page_object, pdfium.FPDF_PAGEOBJECT)


def _typed(found: Iterable[int], count: int) -> list[tuple[int, int]]:
    objects = np.fromiter(found, np.uint64, count)
    objects = objects[objects != 0]
    types = np.fromiter(map(_type, objects.tolist()), np.int32, len(objects))
    is_drawn = types != pdfium.FPDF_PAGEOBJ_TEXT
    return list(zip(objects[is_drawn].tolist(), types[is_drawn].tolist(), strict=True))


def _rows(table: Floats) -> range:
    """The address of each row."""
    start, step = table.ctypes.data, table.shape[1] * table.itemsize
    return range(start, start + step * len(table), step)


def _filled(calls: Iterable[int]) -> None:
    deque(calls, maxlen=0)
