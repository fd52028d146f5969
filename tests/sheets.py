"""A PDF written by hand, for tests to read: text wherever it is wanted, lines, frames and pictures."""

import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

WIDTH, HEIGHT = 600, 800

_TURNS = ("1 0 0 1", "0 1 -1 0", "-1 0 0 -1", "0 -1 1 0")
_TO_UNICODE = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{}endcmap end end"""
_LOCKED = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -44 >> /ID [<41> <41>]"


@dataclass(slots=True)
class Sheet:
    """One page being drawn; places are points from the bottom left, as PDF has them."""

    box: tuple[float, float, float, float] = (0, 0, WIDTH, HEIGHT)
    crop: tuple[float, float, float, float] | None = None
    rotation: int = 0
    drawn: list[str] = field(default_factory=list)
    words: set[str] = field(default_factory=set)

    def text(self, words: str, x: float, y: float, *, size: float = 10, font: str = "Song", turns: int = 0) -> Self:
        """Characters from a place on, an em each; ``turns`` are quarters, counterclockwise."""
        return self._text(words, f"/{font} {size} Tf {_TURNS[turns]} {x} {y} Tm")

    def scaled_text(self, words: str, x: float, y: float, *, size: float) -> Self:
        """The same with the size in the matrix, as many programs write it."""
        return self._text(words, f"/Song 1 Tf {size} 0 0 {size} {x} {y} Tm")

    def letters(self, words: str, x: float, y: float, *, size: float = 10) -> Self:
        """The same line, each character drawn by itself."""
        for number, character in enumerate(words):
            self.text(character, x + number * size, y, size=size)
        return self

    def column(self, words: str, x: float, y: float, *, size: float = 10) -> Self:
        """A vertical line: each character below the one before."""
        for number, character in enumerate(words):
            self.text(character, x, y - number * size, size=size)
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float) -> Self:
        """A line drawn with a pen."""
        return self._drawn(f"0.5 w {x0} {y0} m {x1} {y1} l S")

    def bar(self, x: float, y: float, width: float, height: float) -> Self:
        """A rectangle filled."""
        return self._drawn(f"{x} {y} {width} {height} re f")

    def frame(self, x: float, y: float, width: float, height: float) -> Self:
        """A rectangle drawn with a pen."""
        return self._drawn(f"0.5 w {x} {y} {width} {height} re S")

    def picture(self, x: float, y: float, width: float, height: float) -> Self:
        """A grey picture."""
        return self._drawn(f"q {width} 0 0 {height} {x} {y} cm /Grey Do Q")

    def cropped_picture(self, x: float, y: float, width: float, height: float) -> Self:
        """A grey picture of which only a part of this size is seen: it goes on for 100 points to each side."""
        window = f"{x} {y} {width} {height} re W n"
        return self._drawn(f"q {window} {width + 200} 0 0 {height + 200} {x - 100} {y - 100} cm /Grey Do Q")

    def placed(self, x: float, y: float) -> Self:
        """A drawing in coordinates of its own, there: a picture of 100 by 50, and a line below it from 0 to 100."""
        return self._drawn(f"q 1 0 0 1 {x} {y} cm /Placed Do Q")

    def _text(self, words: str, setting: str) -> Self:
        self.words |= set(words)
        return self._drawn(f"BT {setting} <{''.join(f'{_code(one):04X}' for one in words)}> Tj ET")

    def _drawn(self, content: str) -> Self:
        self.drawn.append(content)
        return self


def pdf_of(*sheets: Sheet, labels: Sequence[str] = (), is_locked: bool = False) -> bytes:
    """The file of these pages; ``labels`` are the numbers printed on them, a locked one asks for a password."""
    objects = _objects(sheets, labels)
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{places[number]:010} 00000 n \n" for number in sorted(objects))
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R {_LOCKED if is_locked else ''} >>\nstartxref\n{len(out)}\n%%EOF\n"
    return bytes(out) + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()


def _objects(sheets: Sequence[Sheet], labels: Sequence[str]) -> Mapping[int, bytes]:
    first, words = 15, set[str]().union(*(sheet.words for sheet in sheets))
    named = "".join(f"{number} << /P ({label}) >> " for number, label in enumerate(labels))
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(sheets)))
    objects = {
        1: f"<< /Type /Catalog /Pages 2 0 R {f'/PageLabels << /Nums [{named}] >>' if labels else ''} >>".encode(),
        2: f"<< /Type /Pages /Count {len(sheets)} /Kids [{kids}] >>".encode(),
        3: b"<< /Font << /Song 4 0 R /Bold 5 0 R /Mute 13 0 R /Tall 14 0 R >> /XObject << /Grey 6 0 R /Placed 7 0 R >> >>",
        4: _font("Song", 8),
        5: _font("SongBold", 9),
        6: _stream(b"\x80", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"),
        7: _stream(
            b"q 100 0 0 50 0 10 cm /Grey Do Q 0.5 w 0 0 m 100 0 l S",
            "/Type /XObject /Subtype /Form /BBox [0 -10 200 200] /Resources << /XObject << /Grey 6 0 R >> >>",
        ),
        8: _described("Song", flags=4),
        9: _described("SongBold", flags=4 | 1 << 18),
        10: _stream(_to_unicode(words).encode()),
        13: _font("Song", 8, is_mute=True),
        14: _font("Song", 8, writing="V"),
        11: _stream(_square_font(), "/Length1 0"),
    }
    objects[12] = _stream(zlib.compress(b"\0\1" * 0x10000), "/Filter /FlateDecode")
    for number, sheet in enumerate(sheets):
        objects[first + 2 * number] = _page(sheet, first + 2 * number + 1)
        objects[first + 2 * number + 1] = _stream("\n".join(sheet.drawn).encode())
    return objects


def _page(sheet: Sheet, content: int) -> bytes:
    crop = f"/CropBox [{' '.join(map(str, sheet.crop))}]" if sheet.crop else ""
    return (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [{' '.join(map(str, sheet.box))}] {crop} /Rotate {sheet.rotation} "
        f"/Resources 3 0 R /Contents {content} 0 R >>"
    ).encode()


def _font(name: str, descendant: int, *, writing: str = "H", is_mute: bool = False) -> bytes:
    """Written across, or downwards (V). A mute font does not say what characters its glyphs are."""
    return (
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-{writing} "
        f"/DescendantFonts [{descendant} 0 R] {'' if is_mute else '/ToUnicode 10 0 R'} >>"
    ).encode()


def _described(name: str, *, flags: int) -> bytes:
    return (
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /DW 1000 /CIDToGIDMap 12 0 R "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        f"/FontDescriptor << /Type /FontDescriptor /FontName /{name} /Flags {flags} /FontBBox [0 -120 1000 880] "
        "/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 /FontFile2 11 0 R >> >>"
    ).encode()


def _stream(data: bytes, keys: str = "") -> bytes:
    return f"<< {keys} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def _to_unicode(words: set[str]) -> str:
    """In pieces of a hundred, the most that one may have."""
    pairs = [f"<{_code(one):04X}> <{one.encode('utf-16-be').hex()}>" for one in sorted(words)]
    pieces = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    return _TO_UNICODE.format("".join(f"{len(some)} beginbfchar\n{chr(10).join(some)}\nendbfchar\n" for some in pieces))


def _code(character: str) -> int:
    """Two bytes: those beyond U+FFFF get codes from where Unicode has none of its own."""
    return ord(character) if ord(character) <= 0xFFFF else 0xE000 + ord(character) % 0x1000


def _square_font() -> bytes:
    """A TrueType font of one glyph, a square: programs know of no place for a character without a shape."""
    square = struct.pack(">hhhhh H H 4B", 1, 50, -70, 950, 830, 3, 0, 1, 1, 1, 1)
    square += struct.pack(">8h", 50, 0, 900, 0, -70, 900, 0, -900)
    tables = {
        b"glyf": square,
        b"head": struct.pack(">IIIIHH16xhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, 1000, 50, -70, 950, 830, 0, 8, 2, 1, 0),
        b"hhea": struct.pack(">IhhhHhhhhhh8xhH", 0x10000, 880, -120, 0, 1000, 50, 50, 950, 1, 0, 0, 0, 2),
        b"hmtx": struct.pack(">HhHh", 1000, 0, 1000, 50),
        b"loca": struct.pack(">III", 0, 0, len(square)),
        b"maxp": struct.pack(">IHHHHHHHHHHHHHH", 0x10000, 2, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
    }
    out, body = struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, 32), b""
    for name, table in tables.items():
        out += struct.pack(">4sIII", name, 0, 12 + 16 * len(tables) + len(body), len(table))
        body += table + b"\0" * (-len(table) % 4)
    return out + body
