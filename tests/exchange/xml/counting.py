"""Another reading of the same XML, by the standard library's parser and by counting alone: what the reader must agree with."""

import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

HREF = "{http://www.w3.org/1999/xlink}href"
LINK = "{http://www.w3.org/1999/xlink}"


@dataclass
class Counted:
    """What a file of a page holds. ``characters`` are those that are not white space."""

    pages: int = 0
    blocks: int = 0
    strings: int = 0
    characters: Counter[str] = field(default_factory=Counter)

    @property
    def ink(self) -> int:
        return sum(self.characters.values())


def short(tag: str) -> str:
    return tag.rpartition("}")[2]


def counted_alto(path: Path) -> Counted:
    """The counts of an ALTO file; only blocks with a character in them count."""
    out, in_block = Counted(), 0
    for event, element in ET.iterparse(path, events=("start", "end")):
        name = short(element.tag)
        if event == "start" and name in ("String", "HYP"):
            letters = Counter("".join(element.get("CONTENT", "").split()))
            out.strings += name == "String" and bool(letters)
            out.characters += letters
            in_block += letters.total()
        elif event == "end" and name == "TextBlock":
            out.blocks += in_block > 0
            in_block = 0
        elif event == "end" and name == "Page":
            out.pages += 1
    return out


def counted_page_xml(path: Path) -> Counted:
    """The counts of a PAGE XML file: the text of its lines; a line without its own text has that of its words."""
    out = Counted()
    root = ET.parse(path).getroot()
    out.pages = sum(short(element.tag) == "Page" for element in root.iter())
    for region in root.iter():
        lines = [child for child in region if short(child.tag) == "TextLine"]
        said = ["".join(first_words(line).split()) for line in lines]
        out.blocks += any(said)
        out.strings += sum(map(bool, said))
        for words in said:
            out.characters.update(words)
    return out


def first_words(line: ET.Element) -> str:
    equivs = [child for child in line if short(child.tag) == "TextEquiv"]
    if equivs:
        best = min(equivs, key=lambda equiv: int(equiv.get("index", "0")))
        return "".join(child.text or "" for child in best if short(child.tag) == "Unicode")
    return " ".join(first_words(child) for child in line if short(child.tag) == "Word")


def counted_articles(path: Path) -> dict[str, int]:
    """How many articles have text on each text file that a METS file names, by its path there.

    An article is a division of that type; its text is what it, or a division in it or linked from one of these, names.
    """
    root = ET.parse(path).getroot()
    files = {file.get("ID"): file for file in root.iter() if short(file.tag) == "file"}
    hrefs = {name: place.get(HREF, "") for name, file in files.items() for place in file if short(place.tag) == "FLocat"}
    links = linked(root)
    by_id = {element.get("ID"): element for element in root.iter() if element.get("ID")}
    counts: Counter[str] = Counter()
    for article in (element for element in root.iter() if element.get("TYPE", "").upper() == "ARTICLE"):
        inside = [*article.iter(), *(by_id[target] for part in article.iter() for target in links.get(part.get("ID", ""), ()))]
        named = {area.get("FILEID") for part in inside for area in part.iter("*") if is_piece(area)}
        counts.update(hrefs[name] for name in named if name in hrefs and hrefs[name].endswith(".xml"))
    return dict(counts)


def is_piece(element: ET.Element) -> bool:
    return short(element.tag) == "area" and "BEGIN" in element.attrib


def linked(root: ET.Element) -> dict[str, list[str]]:
    """The divisions linked from each."""
    out: dict[str, list[str]] = {}
    for group in (element for element in root.iter() if short(element.tag) == "smLinkGrp"):
        places = [child.get(HREF, "").lstrip("#") for child in group if short(child.tag) == "smLocatorLink"]
        out.setdefault(places[0], []).extend(places[1:])
    for link in (element for element in root.iter() if short(element.tag) == "smLink"):
        out.setdefault(link.get(f"{LINK}from", ""), []).append(link.get(f"{LINK}to", ""))
    return out
