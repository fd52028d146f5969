"""Where each pair of neighbouring characters stands in some texts: numbers in rows, quick to make and to look a pair up in.

A block is the texts of some pages one after the other, each ended by NUL, and the place of a pair is counted from the
block's begin. Its rows are arrays of little-endian numbers of 32 bits: how many pairs the row knows, these in order, where
the places of each end among all that follow, the places. A pair lies in the row that its first bits name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint32]

_NUMBER = np.dtype("<u4")
_END = "\0"
# Odd, so that no two pairs become the same one: it spreads them evenly over the rows.
_SPREAD = np.uint32(0x9E3779B1)
_BITS = 32
_PLACES_IN_ROW = 1024
_MOST_ROWS = 1 << 11


@dataclass(frozen=True, slots=True)
class Block:
    """``starts``: where each text begins. ``rows``: those that know a pair, by number, of ``1 << bits`` that there could be."""

    starts: bytes
    bits: int
    rows: tuple[tuple[int, bytes], ...]


def block_of(texts: Sequence[str]) -> Block:
    """The block of some texts, in which there is no NUL; each has place for 4 billion characters less those before it."""
    text = _END.join((*texts, ""))
    starts = np.cumsum([0, *(len(one) + 1 for one in texts[:-1])], dtype=_NUMBER)
    letters = _letters(text)
    found = np.sort(np.concatenate((_with_places(_keys(letters[:-1], letters[1:])), _firsts(letters, starts))))
    bits = min(len(found) // _PLACES_IN_ROW, _MOST_ROWS - 1).bit_length()
    return Block(starts.tobytes(), bits, tuple(_rows(found, bits)))


def keys_of(sought: str) -> list[tuple[int, int]]:
    """Pairs that together are the whole words, each with its distance from their first character."""
    if len(sought) < 2:
        sought += _END
    letters, last = _letters(sought), len(sought) - 2
    keys = _keys(letters[:-1], letters[1:])
    return [(at, int(keys[at])) for at in (*range(0, last, 2), last)]


def row_of(key: int, bits: int) -> int:
    """The number of the row that knows a pair, where there are ``1 << bits``."""
    return key >> (_BITS - bits)


def places_in(row: bytes, key: int) -> Numbers:
    """Where a pair stands, by what its row says."""
    numbers = numbers_of(row)
    count = int(numbers[0])
    at = 1 + int(np.searchsorted(numbers[1 : 1 + count], np.uint32(key)))
    if at > count or numbers[at] != key:
        return numbers[:0]
    start = int(numbers[at + count - 1]) if at > 1 else 0
    return numbers[1 + 2 * count :][start : numbers[at + count]]


def followed(places: Numbers, others: Numbers, distance: int) -> Numbers:
    """Those of the places after which, so many characters further, there is one of the others."""
    wanted = places + np.uint32(distance)
    at = np.searchsorted(others, wanted)
    return places[others.take(at, mode="clip") == wanted] if len(others) else others


def texts_with(places: Numbers, starts: bytes) -> NDArray[np.intp]:
    """The indices of the block's texts in which some of the places lie; these are in order."""
    before = np.searchsorted(places, numbers_of(starts))
    return np.flatnonzero(np.append(before[1:], len(places)) > before)


def numbers_of(kept: bytes) -> Numbers:
    """Numbers as they are kept."""
    return np.frombuffer(kept, _NUMBER)


def bytes_of(numbers: Sequence[int]) -> bytes:
    """Numbers as they are kept."""
    return np.array(numbers, _NUMBER).tobytes()


def _letters(text: str) -> Numbers:
    return np.frombuffer(text.encode("utf-32-le"), _NUMBER)


def _keys(first: Numbers, second: Numbers) -> Numbers:
    """A number for each pair. Beyond the first plane some pairs share one: what is found is confirmed on the text."""
    keys: Numbers = ((first << np.uint32(16)) | (second & np.uint32(0xFFFF))) * _SPREAD
    return keys


def _with_places(keys: Numbers) -> NDArray[np.uint64]:
    return (keys.astype(np.uint64) << np.uint64(_BITS)) | np.arange(len(keys), dtype=np.uint64)


def _firsts(letters: Numbers, starts: Numbers) -> NDArray[np.uint64]:
    """Each character of a text once, at its first place there, as if its text ended after it: for words of one character."""
    ordered = np.sort(_with_places(letters))
    characters, places = ordered >> np.uint64(_BITS), (ordered & np.uint64(0xFFFFFFFF)).astype(_NUMBER)
    texts = np.searchsorted(starts, places, side="right")
    is_first = np.ones(len(ordered), bool)
    is_first[1:] = (characters[1:] != characters[:-1]) | (texts[1:] != texts[:-1])
    firsts = characters[is_first].astype(_NUMBER)
    keys = _keys(firsts, np.zeros(len(firsts), _NUMBER))
    return (keys.astype(np.uint64) << np.uint64(_BITS)) | places[is_first]


def _rows(found: NDArray[np.uint64], bits: int) -> list[tuple[int, bytes]]:
    keys, places = (found >> np.uint64(_BITS)).astype(_NUMBER), (found & np.uint64(0xFFFFFFFF)).astype(_NUMBER)
    begins = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    ends = np.append(begins[1:], len(keys)).astype(_NUMBER)
    distinct = keys[begins]
    of_row = distinct >> np.uint32(_BITS - bits) if bits else np.zeros(len(distinct), _NUMBER)
    edges = [*np.flatnonzero(np.concatenate(([True], of_row[1:] != of_row[:-1]))).tolist(), len(distinct)]
    return [
        (int(of_row[first]), _row(distinct[first:last], ends[first:last], places, start=int(begins[first])))
        for first, last in pairwise(edges)
    ]


def _row(keys: Numbers, ends: Numbers, places: Numbers, *, start: int) -> bytes:
    """One row: of all places, those from ``start`` on to where the last of the keys ends."""
    parts = (np.array([len(keys)], _NUMBER), keys, ends - np.uint32(start), places[start : int(ends[-1])])
    return b"".join(part.tobytes() for part in parts)
