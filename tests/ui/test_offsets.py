"""Positions in what Qt shows are positions in the raw text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from annotator.ui.offsets import Offsets, shown

SPECIAL = "\t\n\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029\ufffc\ufdd0\ufdd1\ufeff\u200b\u202e\x01𠮷😀\u00a0\u3000"
ordinary = st.characters(exclude_categories=["Cs"], exclude_characters="\0\r")
texts = st.text(st.one_of(st.sampled_from(SPECIAL), ordinary), max_size=60)


@given(texts)
def test_qt_shows_one_block_a_line_and_keeps_every_position(text: str) -> None:
    document = QTextDocument()
    document.setPlainText(shown(text))
    assert document.blockCount() == text.count("\n") + 1
    assert document.characterCount() - 1 == len(shown(text).encode("utf-16-le")) // 2


@given(texts)
def test_what_is_shown_has_as_many_characters_and_units(text: str) -> None:
    assert len(shown(text)) == len(text)
    assert len(shown(text).encode("utf-16-le")) == len(text.encode("utf-16-le"))


@given(texts)
def test_each_offset_comes_back_from_its_utf16_position(text: str) -> None:
    offsets = Offsets.of(text)
    for offset in range(len(text) + 1):
        units = len(text[:offset].encode("utf-16-le")) // 2
        assert offsets.to_units(offset) == units
        assert offsets.to_offset(units) == offset


def test_a_position_inside_a_surrogate_pair_is_that_of_its_character() -> None:
    assert Offsets.of("新𠮷区").to_offset(2) == 1


def test_text_without_wide_characters_needs_no_conversion() -> None:
    assert Offsets.of("新城区").wide == ()


@pytest.mark.parametrize("character", ["\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"])
def test_a_break_that_is_no_line_end_is_shown_as_a_sign(character: str) -> None:
    assert shown(f"新{character}区") == "新¶区"


@pytest.mark.parametrize("character", ["\ufffc", "\ufdd0", "\ufdd1", "\u202e", "\ufeff", "\x01"])
def test_a_character_nobody_could_see_is_shown_as_a_box(character: str) -> None:
    assert shown(f"新{character}区") == "新□区"


def test_tab_and_line_end_stay() -> None:
    assert shown("新\t城\n区") == "新\t城\n区"
