"""Read ALTO, versions 1 to 4 in any namespace: the text as it is printed, in the order of the file, and its layout.

A hyphen at the end of a line is kept as it is written, and of a word that it parts each half where it stands: what both
would be together (SUBS_CONTENT) is nowhere on the page. https://www.loc.gov/standards/alto/
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from annotator.core.layout import Box, Unit, around
from annotator.exchange.xml.composing import (
    BLOCK,
    LINE,
    SPACE,
    Composer,
    Direction,
    Look,
    box_at,
    number,
    plain,
    runs_left,
    shares,
)
from annotator.exchange.xml.door import local
from annotator.exchange.xml.languages import language_code
from annotator.exchange.xml.readpage import ReadPage, layout_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_UNITS = {"pixel": Unit.PIXEL, "mm10": Unit.TENTH_MILLIMETRE, "inch1200": Unit.INCH_1200}
_DIRECTIONS = {"ltr": Direction.RIGHT, "rtl": Direction.LEFT, "ttb": Direction.DOWN, "btt": Direction.UP}
# Degrees counterclockwise, by quarters.
_TURNED = (None, Direction.UP, Direction.LEFT, Direction.DOWN)
_LANGUAGES: Final = ("LANG", "language", "{http://www.w3.org/XML/1998/namespace}lang")
_SAID = re.compile(r"^[ \t]*+lang(?:uage)?[ \t]*+[:=][ \t]*+(\S++)[ \t]*+$", re.IGNORECASE | re.MULTILINE)
# A graphical element is a rule where it is so many times as long as wide, else a drawing.
_LONG = 8
_FAR_ON = 1.5
_FAR_BACK = 2
_HAN = re.compile("[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")


def read_alto(root: "Element") -> tuple[ReadPage, ...]:
    """The pages of an ALTO file: nearly always one."""
    description = next((child for child in root if local(child.tag) == "Description"), None)
    told = _Told(_looks(root), *_described(description))
    return tuple(_Reading(page, told).read() for page in _pages(root))


def _pages(root: "Element") -> Iterator["Element"]:
    layouts = (layout for layout in root if local(layout.tag) == "Layout")
    return (page for layout in layouts for page in layout if local(page.tag) == "Page")


@dataclass(frozen=True, slots=True)
class _Told:
    """What a file says once for all of its pages."""

    looks: Mapping[str, Look]
    unit: Unit = Unit.PIXEL
    pictures: tuple[str, ...] = ()
    language: str | None = None


def _described(description: "Element | None") -> tuple[Unit, tuple[str, ...], str | None]:
    if description is None:
        return Unit.PIXEL, (), None
    said: dict[str, list[str]] = {}
    for element in description.iter():
        said.setdefault(local(element.tag), []).append(element.text or "")
    unit = _UNITS.get("".join(said.get("MeasurementUnit", [])).strip().lower(), Unit.PIXEL)
    names = (name.strip() for name in said.get("fileName", []))
    settings = "\n".join(said.get("processingStepSettings", []))
    match = _SAID.search(settings)
    return unit, tuple(filter(None, names)), language_code(match[1]) if match else None


def _looks(root: "Element") -> dict[str, Look]:
    styles = (style for styles in root if local(styles.tag) == "Styles" for style in styles if local(style.tag) == "TextStyle")
    return {style.get("ID", ""): _look(style) for style in styles}


def _look(style: "Element") -> Look:
    set_as = style.get("FONTSTYLE", "").lower().split()
    size = number(style.get("FONTSIZE"))
    return Look(size if size and size > 0 else None, "bold" in set_as, "italics" in set_as, style.get("FONTFAMILY") or None)


@dataclass(slots=True)
class _Reading:
    """One page in reading: walks its elements in the order of the file."""

    page: "Element"
    told: _Told
    composed: Composer = field(default_factory=Composer)
    figures: dict[str, Box] = field(default_factory=dict)
    pictures: dict[Box, None] = field(default_factory=dict)
    rules: list[Box] = field(default_factory=list)
    languages: Counter[str] = field(default_factory=Counter)
    has_spaces: bool = False

    def read(self) -> ReadPage:
        self.has_spaces = any(local(element.tag) == "SP" for element in self.page.iter())
        self._walk(self.page, None, _DIRECTIONS.get(self.page.get("BASEDIRECTION", "")))
        size = number(self.page.get("WIDTH")), number(self.page.get("HEIGHT"))
        layout = layout_of(self.composed, size, self.told.unit, rules=self.rules, pictures=tuple(self.pictures))
        common = self.languages.most_common(1)
        return ReadPage(
            self.composed.text,
            layout,
            self.composed.places,
            self.composed.blocks,
            self.figures,
            _language(self.page) or (common[0][0] if common else self.told.language),
            self.page.get("PRINTED_IMG_NR"),
            self.told.pictures,
        )

    def _walk(self, element: "Element", look: Look | None, direction: Direction | None) -> None:
        for child in element:
            match local(child.tag):
                case "TextBlock":
                    self._block(child, look, direction)
                case "Illustration" | "GraphicalElement":
                    self._figure(child)
                case "Shape" | "":
                    pass
                case _:
                    self._compound(child, look, direction)

    def _compound(self, element: "Element", look: Look | None, direction: Direction | None) -> None:
        """A block of blocks, a margin or the print space."""
        if element.get("TYPE", "").lower() == "illustration":
            self._figure(element)
        elif (name := element.get("ID")) is not None and (box := _box(element)) is not None:
            self.figures.setdefault(name, box)
        with self.composed.element(element.get("ID")):
            self._walk(element, self._set(element, look), _turned(element, direction))

    def _figure(self, element: "Element") -> None:
        box = _box(element)
        if box is None:
            return
        sides = sorted((box[2] - box[0], box[3] - box[1]))
        if local(element.tag) == "GraphicalElement" and sides[1] >= _LONG * sides[0]:
            self.rules.append(box)
        elif sides[0] > 0:
            self.pictures[box] = None
        if (name := element.get("ID")) is not None:
            self.figures.setdefault(name, box)

    def _block(self, block: "Element", look: Look | None, direction: Direction | None) -> None:
        look, direction, start = self._set(block, look), _turned(block, direction), self.composed.ink
        self.composed.gap(BLOCK)
        with self.composed.element(block.get("ID"), is_block=True):
            for line in block:
                if local(line.tag) == "TextLine":
                    self._line(line, look, direction)
        if (language := _language(block)) is not None:
            self.languages[language] += self.composed.ink - start
        self.composed.gap(BLOCK)

    def _line(self, line: "Element", look: Look | None, direction: Direction | None) -> None:
        look, direction = self._set(line, look), _turned(line, direction)
        words = list(_words(line, direction))
        if all(box is None for word in words for box in word.boxes):
            words = _spread(words, _box(line), direction)
        self.composed.gap(LINE)
        with self.composed.element(line.get("ID")):
            for before, word in zip((None, *words), words, strict=False):
                if before is not None and self._are_apart(before, word, direction):
                    self.composed.gap(SPACE)
                with self.composed.element(word.name):
                    self.composed.word(word.text, word.boxes, self._set(word.element, look))
        self.composed.gap(LINE)

    def _are_apart(self, before: "_Word", word: "_Word", direction: Direction | None) -> bool:
        """Whether a space stands between two words: as the page tells; where it tells of no space at all, always.

        Han characters then have none between them, for a file without spaces may make a word of each. Words that stand far
        apart, or where the second begins far before the first ends, are no single word whatever is told.
        """
        if self.has_spaces:
            return word.follows_space or (direction in (None, Direction.RIGHT) and _are_far(before, word))
        if word.is_hyphen:
            return False
        return not (_HAN.match(before.text[-1:]) and _HAN.match(word.text))

    def _set(self, element: "Element", look: Look | None) -> Look | None:
        """How the text of an element is set: as its own style says, else as what holds it."""
        own = (self.told.looks.get(name) for name in element.get("STYLEREFS", "").split())
        look = next(filter(None, own), look)
        style = element.get("STYLE", "").lower().split()
        if "bold" in style or "italics" in style:
            known = look or Look()
            look = replace(known, is_bold="bold" in style or known.is_bold, is_italic="italics" in style or known.is_italic)
        return look


@dataclass(frozen=True, slots=True)
class _Word:
    """A String, or the hyphen after one, with a box for each of its non-space characters."""

    element: "Element"
    text: str
    boxes: Sequence[Box | None]
    box: Box | None
    follows_space: bool
    is_hyphen: bool

    @property
    def name(self) -> str | None:
        return self.element.get("ID")


def _words(line: "Element", direction: Direction | None) -> Iterator[_Word]:
    is_apart, last = False, None
    for element in line:
        kind = local(element.tag)
        is_apart = is_apart or kind == "SP"
        text = plain(element.get("CONTENT", "")) if kind in ("String", "HYP") else ""
        if not text.strip():
            is_apart = is_apart or bool(text)
            continue
        box = _box(element) if kind == "String" else _hyphen_box(element, last)
        glyphs = _glyphs(element, text, direction) if kind == "String" else None
        yield _Word(element, text, glyphs or shares(text, box, direction), box, is_apart, kind == "HYP")
        is_apart, last = False, box


def _are_far(before: _Word, word: _Word) -> bool:
    """Whether the second of two words cannot belong to the first: by the space between them, in heights of the taller one."""
    if before.box is None or word.box is None or runs_left(before.text + word.text):
        return False
    height = max(box[3] - box[1] for box in (before.box, word.box))
    gap = word.box[0] - before.box[2]
    return gap > _FAR_ON * height or gap < -_FAR_BACK * height


def _glyphs(element: "Element", text: str, direction: Direction | None) -> list[Box | None] | None:
    """The boxes that a String's glyphs tell, where they make up its text."""
    glyphs = [(plain(glyph.get("CONTENT", "")), _box(glyph)) for glyph in element if local(glyph.tag) == "Glyph"]
    if not glyphs or "".join("".join(content.split()) for content, _ in glyphs) != "".join(text.split()):
        return None
    return [box for content, whole in glyphs for box in shares(content, whole, direction)]


def _spread(words: Sequence[_Word], box: Box | None, direction: Direction | None) -> list[_Word]:
    """The words of a line that has a box where they have none, each in its share of it."""
    told = shares(SPACE.join(word.text for word in words), box, direction)
    out = []
    for word in words:
        out.append(replace(word, boxes=told[: len(word.boxes)]))
        told = told[len(word.boxes) :]
    return out


def _hyphen_box(element: "Element", before: Box | None) -> Box | None:
    """A hyphen tells no height of its own: it is as high as the word before it."""
    box = _box(element)
    if box is not None or before is None:
        return box
    x, width = number(element.get("HPOS")), number(element.get("WIDTH"))
    return box_at(x, before[1], width, before[3] - before[1])


def _box(element: "Element") -> Box | None:
    """The box of an element, by its attributes or else around its outline."""
    box = box_at(*(number(element.get(name)) for name in ("HPOS", "VPOS", "WIDTH", "HEIGHT")))
    if box is not None:
        return box
    points = (word for shape in element if local(shape.tag) == "Shape" for part in shape for word in [part.get("POINTS", "")])
    return next((found for found in map(outline, points) if found is not None), None)


def outline(points: str) -> Box | None:
    """The box around points, written ``x,y x,y`` or all alike; None where they are none."""
    told = [number(word) for word in points.replace(",", " ").split()]
    some = [(x, y) for x, y in zip(told[::2], told[1::2], strict=False) if x is not None and y is not None]
    return around((x, y, x, y) for x, y in some) if len(some) > 1 else None


def _turned(element: "Element", direction: Direction | None) -> Direction | None:
    """Where the text of an element runs: as it says itself, else as it is turned, else as what holds it."""
    if (own := _DIRECTIONS.get(element.get("BASEDIRECTION", ""))) is not None:
        return own
    degrees = number(element.get("ROTATION"))
    return direction if degrees is None else _TURNED[round(degrees / 90) % 4] or direction


def _language(element: "Element") -> str | None:
    return next((code for name in _LANGUAGES if (code := language_code(element.get(name))) is not None), None)
