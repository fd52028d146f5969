"""Words are found wherever white space, line ends, width and case stand in their way, and nowhere else."""

import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.core.searching import _form, folded, occurrences
from annotator.core.spans import Span
from annotator.resources import resource_path
from tests.core import strategies

SAMPLE = resource_path("samples/hohhot-daily-2023-07-27-p2.txt").read_text("utf-8")
# What lengthens, shortens, joins the character before, or lies beyond the first plane.
HARD = "出口𠮷野家ＧＤPＰp１5％%㎡m2…. \n\u3000①é\u0301eİß\uff76\uff9e\u3099각\u1100\u1161\u11a8ﬁﾞ\u3131"


def found(text: str, words: str) -> list[str]:
    """What stands on the page where the words were found."""
    return [text[span.start : span.end] for span in occurrences(text, folded(words))]


def plain_scan(text: str, words: str) -> list[Span]:
    """Each place by trying each: for texts in which every character is folded by itself into one."""
    ink = [(offset, character) for offset, character in enumerate(text) if not character.isspace()]
    bare = "".join(unicodedata.normalize("NFKC", character).casefold() for _, character in ink)
    sought = "".join(unicodedata.normalize("NFKC", character).casefold() for character in words if not character.isspace())
    starts = [at for at in range(len(bare) - len(sought) + 1) if bare[at : at + len(sought)] == sought]
    return [Span(ink[at][0], ink[at + len(sought) - 1][0] + 1) for at in starts]


@pytest.mark.parametrize(
    ("text", "words", "places"),
    [
        ("新疆口岸出\n口增长", "出口", ["出\n口"]),
        ("出\n\n \u3000口", "出口", ["出\n\n \u3000口"]),
        ("吃𠮷野家的饭", "𠮷野家", ["𠮷野家"]),
        ("吃𠮷\n野家的饭", "野家", ["野家"]),
        ("ＧＤＰ增长，Gdp 和 gd\np", "GDP", ["ＧＤＰ", "Gdp", "gd\np"]),
        ("增长１５％", "15%", ["１５％"]),
        ("增长15％", "１５%", ["15％"]),
        ("annual\nreport", "Annual Report", ["annual\nreport"]),
        ("哈哈哈", "哈哈", ["哈哈", "哈哈"]),
        ("1000㎡的", "m2", ["㎡"]),
        ("1000㎡的", "0㎡", ["0㎡"]),
        ("等等……完", "完", ["完"]),
        ("等等……完", "...", ["…", "……", "…"]),
        ("cafe\u0301s", "é", ["e\u0301"]),
        ("café\ns", "e\u0301s", ["é\ns"]),
        ("\u1112\u1161\u11ab국", "한국", ["\u1112\u1161\u11ab국"]),
        ("ｶﾞﾗｽ", "ガラス", ["ｶﾞﾗｽ"]),
        ("Straße", "STRASSE", ["Straße"]),
        ("İstanbul x", "x", ["x"]),
    ],
)
def test_words_are_found(text: str, words: str, places: list[str]) -> None:
    assert found(text, words) == places


@pytest.mark.parametrize(
    ("text", "words"),
    [("出口", "进口"), ("口出", "出口"), ("出口", ""), ("出口", " \n\u3000"), ("", "出口"), ("𠮷野家", "吉野家"), ("é", "e")],
)
def test_words_that_are_not_there_are_not_found(text: str, words: str) -> None:
    assert found(text, words) == []


@pytest.mark.parametrize("length", range(1, 13))
def test_every_word_of_the_sample_page_is_found_wherever_a_plain_scan_finds_it(length: int) -> None:
    bare = "".join(SAMPLE.split())
    for start in range(0, len(bare) - length, 331):
        words = bare[start : start + length]
        assert list(occurrences(SAMPLE, folded(words))) == plain_scan(SAMPLE, words)


@given(strategies.texts(), st.data())
def test_words_cut_anywhere_out_of_a_text_are_found_where_a_plain_scan_finds_them(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    words = text[start : start + data.draw(st.integers(1, 12))]
    expected = plain_scan(text, words) if words.strip() else []
    assert list(occurrences(text, folded(words))) == expected


@given(st.text(st.sampled_from(HARD), min_size=1, max_size=20), st.data())
@example("e\u0301\n\u0301x㎡", None)
def test_each_place_reads_as_the_words_and_lies_between_other_characters(text: str, data: st.DataObject | None) -> None:
    whole = folded(text)
    for start in range(len(whole)):
        sought = whole[start : start + (data.draw(st.integers(1, 12)) if data else 2)]
        spans = occurrences(text, sought)
        assert spans
        for span in spans:
            assert sought in folded(text[span.start : span.end])
            assert not text[span.start].isspace()
            assert not text[span.end - 1].isspace()


@given(st.text(st.sampled_from(HARD) | st.characters(exclude_categories=["Cs"]), max_size=20))
def test_folded_text_is_the_text_without_white_space_in_the_form_of_unicode(text: str) -> None:
    bare = "".join(text.split())
    whole = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", bare).casefold()).casefold()
    assert unicodedata.normalize("NFKC", folded(text)) == unicodedata.normalize("NFKC", "".join(whole.split()))


def test_a_folded_character_stays_as_it_is() -> None:
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        if not 0xD800 <= code < 0xE000 and not character.isspace() and (form := _form(character)) != character:
            assert form
            assert all(_form(part) == part for part in form)
