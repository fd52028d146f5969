"""Where a reviewer probably cuts, and where articles begin."""

import json
from pathlib import Path

import pytest

from annotator.language.cuts import CutKind, likely_cuts, likely_starts
from annotator.language.pack import pack_named
from annotator.resources import resource_path

ZH = pack_named("zh-Hans")
SAMPLE = json.loads(Path(resource_path("samples/hohhot-daily-2023-07-27-p2.gold.jsonl")).read_text(encoding="utf-8"))
TEXT: str = SAMPLE["text"]


def cuts(text: str) -> dict[str, CutKind]:
    return {text[cut.offset : cut.offset + 3]: cut.kind for cut in likely_cuts(text, ZH)}


@pytest.mark.parametrize("number", range(10))
def test_growing_from_the_first_line_of_an_article_takes_exactly_its_text(number: int) -> None:
    outside = ("kicker", "headline", "subtitle")
    spans = [span for span in SAMPLE["articles"][number]["spans"] if span["role"] not in outside]
    start, end = min(span["start"] for span in spans), max(span["end"] for span in spans)
    following = [offset for offset in likely_starts(TEXT, ZH) if offset > start]
    assert TEXT[start : following[0] if following else None].rstrip() == TEXT[start:end]


def test_two_titles_on_one_line_can_be_parted_at_the_space() -> None:
    assert cuts(TEXT)["全国工"] is CutKind.SPACE


def test_a_cut_lies_after_each_sentence_gap_and_mark() -> None:
    text = "本报讯（记者 王明）近日开工。”明年完工。\n续建。\n\n另有三处。（下转第3版）"
    assert cuts(text) == {
        "近日开": CutKind.BLOCK,
        "明年完": CutKind.SENTENCE,
        "续建。": CutKind.SENTENCE,
        "另有三": CutKind.GAP,
        "（下转": CutKind.BLOCK,
    }


def test_cuts_come_in_page_order_once_each_and_before_text() -> None:
    offsets = [cut.offset for cut in likely_cuts(TEXT, ZH)]
    assert offsets == sorted(set(offsets))
    assert not any(TEXT[offset].isspace() for offset in offsets)


def test_a_blank_page_has_neither_cuts_nor_starts() -> None:
    assert likely_cuts(" \n", ZH) == ()
    assert likely_starts(" \n", ZH) == ()
