"""Text without its white space and with digits, letters and signs in half width, and the way back to where it stood."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.core.spans import Span, is_blank

# The comma stays full width: between numbers it parts them, while a half-width one groups digits.
_HALF_WIDTH = str.maketrans(
    "％．－＋～：／＄〜−○萬億兩餘點負幾數"
    "０１２３４５６７８９"
    "ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ"
    "ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ",
    "%.-+~:/$~-〇万亿两余点负几数0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
)
# 壹 to 仟 as cheques write them; alone most of them are something else (大陆, 队伍, 收拾).
_FORMAL = str.maketrans("壹贰貳叁參肆伍陆陸柒捌玖拾佰仟", "一二二三三四五六六七八九十百千")
_FORMAL_RUN = re.compile("[零〇一二两三四五六七八九十百千万亿壹贰貳叁參肆伍陆陸柒捌玖拾佰仟]{2,}")
_SURELY_FORMAL = re.compile("[壹贰貳叁參肆柒捌玖拾佰仟]")
# A full-width comma groups digits where these are full width too: １，２３４.
_WIDE_GROUP = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_SPACED = re.compile(
    r"(?:(?<!\S)(?P<before>[^\x00-\x7f])[ \u3000])?(?<!\S)(?P<first>\d)(?P<digits>(?:[ \u3000]\d){1,11}+)(?!\S)"
    r"(?:[ \u3000](?P<after>[^\x00-\x7f])(?!\S))?"
)
_INK = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Tight:
    """Text to search for figures; ``offsets[i]`` is the page offset of the character that ``text[i]`` stands for.

    Between two Latin letters or digits, and after a comma, one space stays: ``2022 2023`` are two numbers.
    """

    text: str
    offsets: tuple[int, ...]

    def page_spans(self, page_text: str, start: int, end: int) -> tuple[Span, ...]:
        """The spans of the page, in reading order, that the characters ``start`` up to ``end`` stand for.

        White space up to one line end stays inside a span; a gap, other text or a step back parts two spans.
        """
        out: list[Span] = []
        for at in range(start, end):
            offset = self.offsets[at]
            if self.text[at].isspace():
                continue
            if out and _continues(page_text, out[-1].end, offset):
                out[-1] = Span(out[-1].start, offset + 1)
            else:
                out.append(Span(offset, offset + 1))
        return tuple(out)


def tightened(text: str, offsets: Sequence[int] | None = None, *, keeps_line_ends: bool = False) -> Tight:
    """The text without white space; ``offsets`` are those of its characters, else their positions.

    ``keeps_line_ends`` is for reading text, where a line end parts paragraphs instead of lines.
    """
    where = range(len(text)) if offsets is None else offsets
    half = _half_width(text)
    glued = _spaced_out(half)
    kept: list[str] = []
    places: list[int] = []
    for match in _INK.finditer(half):
        start, end = match.span()
        gap = _gap(half, start, keeps_line_ends=keeps_line_ends) if kept and start not in glued else ""
        if gap:
            kept.append(gap)
            places.append(where[start - 1])
        kept.append(match.group())
        places.extend(where[start:end])
    return Tight("".join(kept), tuple(places))


def _half_width(text: str) -> str:
    """The text with signs of numbers in their plain form, every character at its place."""
    half = _WIDE_GROUP.sub(",", text).translate(_HALF_WIDTH)
    return _FORMAL_RUN.sub(lambda run: run[0].translate(_FORMAL) if _SURELY_FORMAL.search(run[0]) else run[0], half)


def _gap(text: str, start: int, *, keeps_line_ends: bool) -> str:
    """What stays of the white space before ``start``."""
    before = start - 1
    while text[before].isspace():
        if keeps_line_ends and text[before] == "\n":
            return "\n"
        before -= 1
    parts = text[before] == "," or _is_latin(text[before])
    return " " if parts and _is_latin(text[start]) else ""


def _spaced_out(text: str) -> frozenset[int]:
    """Where digits begin that continue a number set wide: 资 金 ３ ６ １ 万 元."""
    loose = (match for match in _SPACED.finditer(text) if match["before"] or match["after"])
    return frozenset(at for match in loose for at in range(match.start("first") + 1, match.end("digits")) if text[at].isdigit())


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _continues(text: str, end: int, offset: int) -> bool:
    return end <= offset and is_blank(text, end, offset) and text.count("\n", end, offset) <= 1
