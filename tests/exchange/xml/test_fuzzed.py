"""Files that are wrong in any way give pages whose every character is in one fragment, or a sentence."""

import random
import re
from itertools import pairwise
from pathlib import Path

import pytest

from annotator.core.errors import BadFile
from annotator.exchange.page_jsonl import PredictionRecord, Record
from tests.exchange.xml.makers import alto, area, block, div, line, mets, page_line, page_xml, records_in, region, written

ODD = ["", "-1", "1e308", "nan", "²", "9" * 5000, "{", "../x", "structure {type:article; id:a1;}", "a;b:c", "t", "r1", "article"]
ALTO = alto(
    "t A title",
    block(line("b", "the", more='ID="l"'), more='ROTATION="90" STYLEREFS="S" LANG="fr"'),
    '<Illustration ID="I" HPOS="1" VPOS="2" WIDTH="3" HEIGHT="4"/>',
    styles='<TextStyle ID="S" FONTSIZE="3" FONTSTYLE="bold"/>',
)
METS = mets(
    ["p.xml", "q.xml"],
    div(
        "ARTICLE", div("TITLE", area(1, "t")), div("BODY", area(1, "l"), div("PHOTO", area(1, "I"), div("CAPTION", area(2, "c"))))
    ),
    div("ADVERTISEMENT", area(2, "x")),
)
GROUP = '<OrderedGroup id="g" type="article"><RegionRefIndexed index="0" regionRef="r1"/></OrderedGroup>'
PAGE = page_xml(
    f"<ReadingOrder>{GROUP}</ReadingOrder>",
    region("r1", "one two", kind="heading", more='custom="readingOrder {index:0;} structure {type:article; id:a1;}"'),
    region("r2", page_line("l2", "three", more='custom="structure {type:caption;}"'), kind="caption"),
    '<ImageRegion id="i"><Coords points="1,2 3,4"/></ImageRegion>',
)


def spoilt(xml: str, chance: random.Random) -> str:
    """The XML with an attribute that says something odd, an element of another name, or a piece cut out."""
    match chance.randrange(3):
        case 0:
            found = chance.choice(list(re.finditer(r'="([^"]*)"', xml)))
            return f"{xml[: found.start(1)]}{chance.choice(ODD)}{xml[found.end(1) :]}"
        case 1:
            one, other = chance.sample(list(re.finditer(r"(?<=<)[A-Za-z]+", xml)), 2)
            return f"{xml[: one.start()]}{other[0]}{xml[one.end() :]}"
        case _:
            piece = chance.choice(list(re.finditer(r"<[A-Za-z]+[^<>]*/>", xml)))
            return f"{xml[: piece.start()]}{xml[piece.end() :]}"


def is_covered_once(record: Record) -> bool:
    if not isinstance(record, PredictionRecord):
        return True
    said = record.prediction.segmentation
    fragments = [*(fragment for article in said.articles for fragment in article.fragments), *said.furniture]
    spans = sorted(fragment.span for fragment in fragments)
    are_apart = all(first.end <= second.start for first, second in pairwise(spans))
    return are_apart and sum(map(record.page.ink_of, spans)) == record.page.ink


@pytest.mark.parametrize("seed", range(40))
def test_spoilt_files_give_whole_pages_or_a_sentence(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    written(tmp_path, "q.xml", alto("c goes on", "x more"))
    for name, xml in (("p.xml", ALTO), ("m.xml", METS), ("page.xml", PAGE)):
        path = written(tmp_path, name, spoilt(spoilt(xml, chance), chance))
        refused: list[BadFile] = []
        try:
            records = records_in(path, on_bad=refused.append)
        except BadFile as refusal:
            refused, records = [refusal], []
        assert all(map(is_covered_once, records))
        assert all(".xml" in str(refusal) for refusal in refused)
        assert records or refused


def test_what_is_spoilt_is_whole_before(tmp_path: Path) -> None:
    written(tmp_path, "q.xml", alto("c goes on", "x more"))
    for name, xml, pages in (("p.xml", ALTO, 1), ("m.xml", METS, 2), ("page.xml", PAGE, 1)):
        records = records_in(written(tmp_path, name, xml))
        assert len(records) == pages
        assert all(map(is_covered_once, records))
