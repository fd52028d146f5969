"""The first letters of Chinese words in pinyin, read off the order of GB 2312, whose common characters are sorted by sound."""

from bisect import bisect_right

# Where in GB 2312 the characters of each letter begin; there are none for i, u and v.
_STARTS = (
    (0xB0A1, "a"), (0xB0C5, "b"), (0xB2C1, "c"), (0xB4EE, "d"), (0xB6EA, "e"), (0xB7A2, "f"), (0xB8C1, "g"), (0xB9FE, "h"),
    (0xBBF7, "j"), (0xBFA6, "k"), (0xC0AC, "l"), (0xC2E8, "m"), (0xC4C3, "n"), (0xC5B6, "o"), (0xC5BE, "p"), (0xC6DA, "q"),
    (0xC8BB, "r"), (0xC8F6, "s"), (0xCBFA, "t"), (0xCDDA, "w"), (0xCEF4, "x"), (0xD1B9, "y"), (0xD4D1, "z"),
)  # fmt: skip
_END = 0xD7FA
# Characters read otherwise in the words of the menus than where they stand in the table.
_OTHERWISE = {"重": "c", "行": "h"}


def initials(words: str) -> str:
    """``拆分`` as ``cf``; letters and digits stand for themselves, everything else for nothing."""
    return "".join(_initial(sign) for sign in words.casefold())


def _initial(sign: str) -> str:
    if sign.isascii():
        return sign if sign.isalnum() else ""
    if sign in _OTHERWISE:
        return _OTHERWISE[sign]
    try:
        code = int.from_bytes(sign.encode("gb2312"), "big")
    except UnicodeEncodeError:
        return ""
    at = bisect_right(_STARTS, code, key=lambda start: start[0])
    return _STARTS[at - 1][1] if at and code < _END else ""
