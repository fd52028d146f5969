"""Read PAGE XML, 2010 to 2024 in any namespace: the text of regions, lines and words in the order of the file, and its layout.

https://github.com/PRImA-Research-Lab/PAGE-XML
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotator.core.annotation import Run
from annotator.core.layout import Box, Unit
from annotator.exchange.xml.alto import outline
from annotator.exchange.xml.claims import Claims
from annotator.exchange.xml.composing import BLOCK, LINE, Composer, Direction, Look, number, plain, shares
from annotator.exchange.xml.door import local
from annotator.exchange.xml.kinds import PICTURES
from annotator.exchange.xml.languages import language_code
from annotator.exchange.xml.pagegroups import claims_of, is_region
from annotator.exchange.xml.readpage import ReadPage, layout_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_DIRECTIONS = {
    "left-to-right": Direction.RIGHT,
    "right-to-left": Direction.LEFT,
    "top-to-bottom": Direction.DOWN,
    "bottom-to-top": Direction.UP,
}
# By so many quarters it would have to be turned clockwise to be upright.
_TURNED = (None, Direction.UP, Direction.LEFT, Direction.DOWN)
_NOT_READ = frozenset(("SeparatorRegion", "NoiseRegion"))


def read_page_xml(root: "Element") -> tuple[ReadPage, Claims, Run]:
    """The page of a PAGE XML file, what it tells of articles, and who told it."""
    page = next((child for child in root if local(child.tag) == "Page"), root)
    reading = _Reading(page)
    return reading.read(), claims_of(page), Run("PAGE XML", _creator(root))


def _creator(root: "Element") -> str:
    words = (one.text or "" for part in root if local(part.tag) == "Metadata" for one in part if local(one.tag) == "Creator")
    return " ".join(next(words, "").split())


def _text(element: "Element") -> str | None:
    """What an element says in its own words: the reading of the lowest index, which is the best; None for none."""
    readings = [child for child in element if local(child.tag) == "TextEquiv"]
    best = min(readings, key=lambda one: number(one.get("index")) or 0, default=None)
    words = [child for child in best if local(child.tag) == "Unicode"] if best is not None else []
    return (words[0].text or "") if words else None


def _box(element: "Element") -> Box | None:
    coords = next((child for child in element if local(child.tag) == "Coords"), None)
    if coords is None:
        return None
    if coords.get("points"):
        return outline(coords.get("points", ""))
    return outline(" ".join(f"{point.get('x')},{point.get('y')}" for point in coords if local(point.tag) == "Point"))


@dataclass(slots=True)
class _Reading:
    """The text and layout of a page: regions, lines and words in the order of the file."""

    page: "Element"
    composed: Composer = field(default_factory=Composer)
    figures: dict[str, Box] = field(default_factory=dict)
    pictures: list[Box] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)

    def read(self) -> ReadPage:
        for region in filter(is_region, self.page):
            self._region(region, _DIRECTIONS.get(self.page.get("readingDirection", "")))
        size = number(self.page.get("imageWidth")), number(self.page.get("imageHeight"))
        layout = layout_of(self.composed, size, Unit.PIXEL, rules=self.rules, pictures=self.pictures)
        language = next((code for code in map(_language, self.page.iter()) if code is not None), None)
        names = tuple(filter(None, (self.page.get("imageFilename"),)))
        return ReadPage(
            self.composed.text, layout, self.composed.places, self.composed.blocks, self.figures, language, None, names
        )

    def _region(self, region: "Element", direction: Direction | None) -> None:
        kind, box = local(region.tag), _box(region)
        if box is not None and kind.upper() in PICTURES:
            self.pictures.append(box)
            self.figures.setdefault(region.get("id", ""), box)
        if kind == "SeparatorRegion" and box is not None:
            self.rules.append(box)
        if kind in _NOT_READ:
            return
        direction = _DIRECTIONS.get(region.get("readingDirection", ""), _turned(region, direction))
        self.composed.gap(BLOCK)
        with self.composed.element(region.get("id")):
            self._own_text(region, box, direction)
            for inner in filter(is_region, region):
                self._region(inner, direction)
        self.composed.gap(BLOCK)

    def _own_text(self, region: "Element", box: Box | None, direction: Direction | None) -> None:
        """The lines of a region; its own words only where it has none, and no region inside."""
        start = self.composed.ink
        for line in region:
            if local(line.tag) == "TextLine":
                self._line(line, _DIRECTIONS.get(line.get("readingDirection", ""), direction))
        if self.composed.ink == start and not any(map(is_region, region)):
            for words in (_text(region) or "").replace("\r\n", "\n").split("\n"):
                self._words(plain(words), box, direction)
        if self.composed.ink > start:
            self.composed.blocks.append((start, self.composed.ink))

    def _line(self, line: "Element", direction: Direction | None) -> None:
        words = [word for word in line if local(word.tag) == "Word"]
        told = _text(line)
        text = plain(told if told and told.strip() else " ".join(filter(None, map(_text_of_word, words))))
        with self.composed.element(line.get("id")):
            boxes = _boxes_of_words(text, words, direction) or shares(text, _box(line), direction)
            self._words(text, None, direction, boxes=boxes, look=_look(line))

    def _words(
        self,
        text: str,
        box: Box | None,
        direction: Direction | None,
        *,
        boxes: Sequence[Box | None] | None = None,
        look: Look | None = None,
    ) -> None:
        self.composed.gap(LINE)
        self.composed.word(text, shares(text, box, direction) if boxes is None else boxes, look)
        self.composed.gap(LINE)


def _turned(region: "Element", direction: Direction | None) -> Direction | None:
    """Where the text of a region runs that is turned by quarters, else as what holds it."""
    degrees = number(region.get("orientation"))
    return direction if degrees is None else _TURNED[round(degrees / 90) % 4] or direction


def _text_of_word(word: "Element") -> str:
    told = _text(word)
    return told if told is not None else "".join(_text(glyph) or "" for glyph in word if local(glyph.tag) == "Glyph")


def _boxes_of_words(text: str, words: Sequence["Element"], direction: Direction | None) -> list[Box | None] | None:
    """A box for each character of a line from its words and their glyphs, where these make up its text."""
    out: list[Box | None] = []
    made = ""
    for word in words:
        told = _text_of_word(word)
        made += told
        out += _boxes_of_glyphs(word, told, direction) or shares(told, _box(word), direction)
    return out if "".join(made.split()) == "".join(text.split()) and any(out) else None


def _boxes_of_glyphs(word: "Element", text: str, direction: Direction | None) -> list[Box | None] | None:
    glyphs = [(_text(glyph) or "", _box(glyph)) for glyph in word if local(glyph.tag) == "Glyph"]
    if not glyphs or "".join("".join(told.split()) for told, _ in glyphs) != "".join(text.split()):
        return None
    return [box for told, whole in glyphs for box in shares(told, whole, direction)]


def _look(line: "Element") -> Look | None:
    style = next((child for child in line if local(child.tag) == "TextStyle"), None)
    if style is None:
        return None
    size = number(style.get("fontSize"))
    return Look(
        size if size and size > 0 else None,
        style.get("bold", "").lower() in ("true", "1"),
        style.get("italic", "").lower() in ("true", "1"),
        style.get("fontFamily") or None,
    )


def _language(element: "Element") -> str | None:
    return language_code(element.get("primaryLanguage"))
