"""Turn the bytes of a text file into text when nobody says in which encoding they are.

A byte order mark or valid UTF-8 settles it. Otherwise every encoding that can read all of the bytes is tried, and the
one whose text looks most like writing is taken: GB18030 and Big5 put their frequent characters into a block of their
own, so a text read in the wrong one of them shows rare characters. A text that looks like nothing is refused, not
guessed. (A general detector was tried, charset-normalizer: of twelve Chinese characters in GB18030 or Big5 it takes one
text in three for Korean, Japanese or UTF-16; of fifty hardly one.)
"""

import codecs
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_MAGIC = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"PK\x03\x04": "ZIP or Office",
    b"\xd0\xcf\x11\xe0": "Office",
    b"SQLite format 3\0": "SQLite",
    b"\x1f\x8b": "gzip",
    b"GIF8": "GIF",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"{\\rtf": "RTF",
}
_BIG5 = ("cp950", "big5hkscs")
_UTF16 = ("utf-16-le", "utf-16-be")
_SAMPLE = 20_000
_PLAUSIBLE = 0.5
_TEXT_CONTROLS = frozenset("\t\n\r\f\v\x1a\x1b\x85")


class Undecodable(ValueError):
    """No encoding reads the bytes as plausible text."""


class Binary(ValueError):
    """The bytes are no text at all; ``kind`` is the kind of file, where its first bytes say so."""

    def __init__(self, kind: str | None = None) -> None:
        super().__init__(kind)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, and the encoding it was in."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """Text of ``data`` without byte order mark; raises Binary or Undecodable. Line ends and NUL stay as they are."""
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            raise Binary(kind)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(Decoded(_strict(data[len(mark) :], encoding), encoding))
    return _checked(_wide(data) if b"\0" in data else _narrow(data))


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Undecodable(encoding) from error


def _checked(decoded: Decoded) -> Decoded:
    controls = sum(unicodedata.category(c) == "Cc" and c not in _TEXT_CONTROLS for c in decoded.text[:_SAMPLE])
    if controls > 1 and controls > 0.02 * min(len(decoded.text), _SAMPLE):
        raise Binary
    return decoded


def _wide(data: bytes) -> Decoded:
    """Bytes with zeros among them: UTF-16 where that looks like writing, else whatever they are without it."""
    best = _best(data, _UTF16)
    return best if best is not None and "\0" not in best.text else _narrow(data)


def _narrow(data: bytes) -> Decoded:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        best = _best(data, ("gb18030", *_BIG5, *_UTF16, "cp1252"))
    if best is None:
        raise Binary if _looks_binary(data) else Undecodable
    return best


def _looks_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return sum(byte < 32 and byte not in b"\t\n\r\f\v\x1a\x1b" for byte in sample) > 0.02 * len(sample)


def _best(data: bytes, encodings: Iterable[str]) -> Decoded | None:
    """The reading that looks most like writing; of two that look alike the one named first."""
    found: list[tuple[float, Decoded]] = []
    for encoding in encodings:
        try:
            decoded = Decoded(data.decode(encoding), encoding)
        except UnicodeDecodeError:
            continue
        found.append((_plausibility(decoded), decoded))
    score, best = max(found, key=lambda pair: pair[0], default=(0.0, None))
    return best if score >= _PLAUSIBLE else None


def _plausibility(decoded: Decoded) -> float:
    """How much the text looks like writing: the mean over its characters beyond ASCII, at most 1."""
    text = decoded.text[:_SAMPLE]
    if not (_may_be_european if decoded.encoding == "cp1252" else _may_be_chinese)(text):
        return 0.0
    frequent = _frequent("big5" if decoded.encoding in _BIG5 else "gb2312")
    if decoded.encoding in _UTF16:
        frequent = frequent | _frequent("big5")
    padded = f"\n{text}\n"
    weights = [
        _weight(before, c, after, frequent)
        for before, c, after in zip(padded, text, padded[2:], strict=False)
        if c > "\x7f" or (c < " " and c not in _TEXT_CONTROLS)
    ]
    return sum(weights) / len(weights) if weights else 1.0


def _weight(before: str, character: str, after: str, frequent: frozenset[str]) -> float:
    if character < "\u0250" and character.isprintable():
        # Two bytes make a Chinese character: a lone one among ASCII can only be a European letter or sign.
        return 1.0 if (before.isascii() and after.isascii()) or _is_latin(before) or _is_latin(after) else 0.2
    if character in frequent:
        return 0.0 if _is_latin(before) and _is_latin(after) else 1.0
    if "\u2e80" <= character <= "\u9fff" or character >= "\U00020000":
        return 0.3 if unicodedata.category(character) == "Lo" else 0.0
    return _OTHERS.get(unicodedata.category(character), 0.0)


_OTHERS = {"Cn": -3.0, "Co": -3.0, "Cc": -3.0, "Cs": -3.0, "Lm": -0.5, "Lo": -0.5, "Mn": -0.5, "Po": 0.5, "Pi": 0.5, "Pf": 0.5}


def _may_be_european(text: str) -> bool:
    """Whether plain letters outnumber the accented ones, as in every language of this alphabet."""
    return sum(c > "\x7f" for c in text) <= max(1, sum(map(_is_latin, text)))


def _may_be_chinese(text: str) -> bool:
    """Whether enough of the everyday characters occur; Japanese and Korean read as Chinese lack them or show kana."""
    ideographs = [c for c in text if "\u3041" <= c <= "\u30fe" or "\u3400" <= c <= "\u9fff"]
    kana = sum(c < "\u3400" for c in ideographs)
    everyday = sum(c in _EVERYDAY for c in ideographs)
    return len(ideographs) < _ENOUGH or (everyday >= 0.05 * len(ideographs) and kana <= 0.05 * len(ideographs))


_ENOUGH = 60
_EVERYDAY = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行"
    "学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外"
    "這為個國時來們於對會發動產說種後學經進著裡現實體機當點從業還應開過無與長義區關電萬"
    "日月市新第报記記者建党政委全各省县城乡农村企业社项目共"
)


def _is_latin(character: str) -> bool:
    return character.isalpha() and character < "\x80"


@cache
def _frequent(encoding: str) -> frozenset[str]:
    """The frequent characters of an encoding, by the block they stand in, and the signs of Chinese printing."""
    rows = range(0xB0, 0xD8) if encoding == "gb2312" else range(0xA4, 0xC7)
    pairs = (bytes((row, cell)) for row in rows for cell in (*range(0x40, 0x7F), *range(0xA1, 0xFF)))
    return frozenset(c for pair in pairs if len(c := pair.decode(encoding, "ignore")) == 1 and c >= "\u4e00") | _SIGNS


_SIGNS = frozenset("\u3000、。〈〉《》「」『』【】〔〕·—…‘’“”○●★☆■□△▲◆◇※→①②③④⑤⑥⑦⑧⑨⑩￥℃〇") | frozenset(
    map(chr, range(0xFF01, 0xFF5F))
)
