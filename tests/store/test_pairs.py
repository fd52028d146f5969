"""A block knows every place of every pair of neighbouring characters, and which of its texts a place is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.store.pairs import Block, block_of, followed, keys_of, places_in, row_of, texts_with

LETTERS = "出口增长一二三𠮷a1%😀\U0002a6d6"
TEXTS = st.lists(st.text(LETTERS, max_size=30), min_size=1, max_size=8)


def places(block: Block, words: str) -> list[int]:
    """Where the words stand in the block, found by their pairs as a search does it."""
    rows = dict(block.rows)
    found = None
    for distance, key in keys_of(words):
        others = places_in(rows.get(row_of(key, block.bits), bytes(4)), key)
        found = others if found is None else followed(found, others, distance)
    assert found is not None
    return [int(place) for place in found]


def holders(block: Block, words: str) -> list[int]:
    found = places_in(dict(block.rows).get(row_of(keys_of(words)[0][1], block.bits), bytes(4)), keys_of(words)[0][1])
    return [int(index) for index in texts_with(found, block.starts)]


@given(TEXTS, st.data())
def test_words_are_where_a_plain_scan_finds_them(texts: list[str], data: st.DataObject) -> None:
    block = block_of(texts)
    whole = "\0".join((*texts, ""))
    words = data.draw(st.sampled_from(texts).filter(lambda text: len(text) > 1) if max(map(len, texts)) > 1 else st.just("出口"))
    start = data.draw(st.integers(0, len(words) - 2))
    sought = words[start : start + data.draw(st.integers(2, 12))]
    assert places(block, sought) == [at for at in range(len(whole)) if whole.startswith(sought, at)]


@given(TEXTS, st.sampled_from(LETTERS))
def test_a_character_is_known_in_each_text_that_has_it(texts: list[str], character: str) -> None:
    assert holders(block_of(texts), character) == [index for index, text in enumerate(texts) if character in text]


@pytest.mark.parametrize(("characters", "bits"), [(10, 0), (600, 1), (3_000, 3)])
def test_a_larger_block_has_more_rows(characters: int, bits: int) -> None:
    block = block_of(["".join(chr(0x4E00 + at) for at in range(characters))])
    assert block.bits == bits
    assert len(block.rows) == 1 << bits


def test_no_block_has_more_rows_than_its_numbers_can_tell() -> None:
    block = block_of(["".join(chr(0x4E00 + at % 20_000) for at in range(3_000_000))])
    assert block.bits == 11
    assert max(number for number, _ in block.rows) < 1 << 11


def test_texts_without_a_character_make_a_block_too() -> None:
    block = block_of(["", "出口", ""])
    assert places(block, "出口") == [1]
    assert holders(block, "口") == [1]
    assert holders(block_of([""]), "口") == []
