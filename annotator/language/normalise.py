"""Text as it is analysed, each character with the offset it came from: one kind of digits, no filling spaces."""

import re
import unicodedata
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
_TO_BE_PLAIN = re.compile("[\uff05\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_INK = re.compile(r"\S+")


def plain(text: str) -> str:
    """The text, as long as before, with full-width digits, Latin letters and percent signs as ASCII."""
    # Looking is fifty times as fast as translating, and most lines have nothing of the kind.
    return text.translate(_PLAIN) if _TO_BE_PLAIN.search(text) else text


def normalised(text: str, pack: LocalePack) -> Normalised:
    """The text with plain digits and without the white space that only fills justified lines."""
    falls = fallen(text, pack)
    kept = [i for i in range(len(text)) if i not in falls]
    return Normalised(plain("".join(text[i] for i in kept)), tuple(kept))


def condensed(text: str, pack: LocalePack, *, start: int = 0, end: int | None = None) -> Normalised:
    """``text[start:end]`` with plain digits and no white space, or one space for each run where words are parted."""
    stop = len(text) if end is None else end
    kept: list[int] = []
    for match in _INK.finditer(text, start, stop):
        first, last = match.span()
        # One space after each word, the first of those that are there.
        kept.extend(range(first, last + 1 if pack.keeps_spaces and last < stop else last))
    return Normalised(condensed_text(text, pack, start=start, end=end), tuple(kept))


def condensed_text(text: str, pack: LocalePack, *, start: int = 0, end: int | None = None) -> str:
    """The text of ``condensed`` alone."""
    part = text[start:end]
    words = part.split()
    if not pack.keeps_spaces:
        return plain("".join(words))
    return plain(" ".join(words) + (" " if words and part[-1].isspace() else ""))
