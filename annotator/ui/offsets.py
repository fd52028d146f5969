"""The door between code points, which we count, and UTF-16 units, which Qt counts; and text that Qt shows one for one."""

import re
from bisect import bisect_left
from dataclasses import dataclass

BREAK_SYMBOL = "¶"
HIDDEN_SYMBOL = "□"

_WIDE = re.compile("[\U00010000-\U0010ffff]")
# Qt starts a new block or line at each of these, and every later position would be wrong or on another line.
_BREAKS = "\x0b\x0c\r\x1c\x1d\x1e\x85\u2028\u2029"
# Controls, marks that reorder or join what stands beside them, Qt's own frame and object markers: a reader must see them.
_HIDDEN = (
    "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufdd0-\ufdef\ufff9-\ufffc\ufffe\uffff"
)
_SPECIAL = re.compile(f"[{_BREAKS}{_HIDDEN}]")


def shown(text: str) -> str:
    """The text as given to Qt: of the same length, with ``\\n`` as its only break and nothing that cannot be seen."""
    return _SPECIAL.sub(lambda match: BREAK_SYMBOL if match[0] in _BREAKS else HIDDEN_SYMBOL, text)


@dataclass(frozen=True, slots=True)
class Offsets:
    """Converts positions in one text; ``wide`` are the offsets of its characters beyond the BMP, two units each."""

    wide: tuple[int, ...] = ()
    wide_units: tuple[int, ...] = ()

    @classmethod
    def of(cls, text: str) -> "Offsets":
        """The converter of this text."""
        wide = tuple(match.start() for match in _WIDE.finditer(text))
        return cls(wide, tuple(offset + index for index, offset in enumerate(wide)))

    def to_units(self, offset: int) -> int:
        """The UTF-16 position of a code point offset."""
        return offset + bisect_left(self.wide, offset) if self.wide else offset

    def to_offset(self, units: int) -> int:
        """The code point offset of a UTF-16 position; inside a surrogate pair, the offset of its character."""
        return units - bisect_left(self.wide_units, units) if self.wide else units
