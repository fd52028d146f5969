"""Text as it is analysed, each character with the offset it came from: one kind of digits, no filling spaces."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from annotator.language.joining import fallen
from annotator.language.pack import LocalePack


@dataclass(frozen=True, slots=True)
class Normalised:
    """Analysed text; ``offsets[i]`` is the offset in the original text of the character behind ``text[i]``."""

    text: str
    offsets: tuple[int, ...]


def _plain_forms() -> dict[int, str]:
    # Only digits, letters and percent signs: punctuation tells languages and eras apart and must stay as it is.
    wide = [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), 0xFF05]
    return {code: unicodedata.normalize("NFKC", chr(code)) for code in wide}


_PLAIN = _plain_forms()


def plain(text: str) -> str:
    """The text, as long as before, with full-width digits, Latin letters and percent signs as ASCII."""
    return text.translate(_PLAIN)


def normalised(text: str, pack: LocalePack) -> Normalised:
    """The text with plain digits and without the white space that only fills justified lines."""
    falls = fallen(text, pack)
    kept = [i for i in range(len(text)) if i not in falls]
    return Normalised(plain("".join(text[i] for i in kept)), tuple(kept))


def condensed(text: str, pack: LocalePack, *, start: int = 0, end: int | None = None) -> Normalised:
    """``text[start:end]`` with plain digits and no white space, or one space for each run where words are parted."""
    stop = len(text) if end is None else end
    kept = list(_ink(text, start, stop, spaced=pack.keeps_spaces))
    bare = "".join(" " if text[i].isspace() else text[i] for i in kept)
    return Normalised(plain(bare), tuple(kept))


def _ink(text: str, start: int, end: int, *, spaced: bool) -> Iterable[int]:
    after_ink = False
    for offset in range(start, end):
        if not text[offset].isspace():
            yield offset
            after_ink = True
        elif spaced and after_ink:
            yield offset
            after_ink = False
