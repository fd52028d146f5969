"""Two texts of one page find each other's characters, whatever order their blocks are in."""

import random
import time
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.alignment import Alignment, align

# As in newspapers some characters are far more frequent than others.
_HAN = [chr(0x4E00 + at) for at in range(1500)]
_WEIGHTS = [(at + 3) ** -0.8 for at in range(1500)]


def block(lot: random.Random, length: int) -> str:
    """A block of lines in a column that no other block has."""
    text = "".join(lot.choices(_HAN, _WEIGHTS, k=length))
    return "\n".join(text[at : at + 14] for at in range(0, length, 14))


@dataclass(frozen=True)
class Twice:
    """A page as two extractors wrote it, and where each character of the first is in the second."""

    here: str
    there: str
    truth: list[int]


@st.composite
def pages(draw: st.DrawFn) -> Twice:
    """Blocks in two orders, with other white space between."""
    lot = random.Random(draw(st.integers(0, 10_000)))
    blocks = [block(lot, draw(st.integers(12, 120))) for _ in range(draw(st.integers(1, 12)))]
    order = draw(st.permutations(range(len(blocks))))
    starts, at = {}, 0
    for index in order:
        starts[index] = at
        at += len("".join(blocks[index].split()))
    truth = [starts[index] + place for index, one in enumerate(blocks) for place in range(len("".join(one.split())))]
    return Twice("\n\n".join(blocks), " \n".join(blocks[index] for index in order), truth)


def alter(text: str, chances: tuple[float, float, float], lot: random.Random) -> str:
    """The text with some characters changed, inserted and dropped."""
    out = []
    for character in text:
        changed, inserted, dropped = (lot.random() < chance for chance in chances)
        if dropped and not character.isspace():
            continue
        out.append(lot.choice(_HAN) if changed and not character.isspace() else character)
        out += [lot.choice(_HAN)] * inserted
    return "".join(out)


def partners(found: Alignment) -> list[int | None]:
    return [found.to(index) for index in range(len(found.partners))]


@given(pages())
def test_blocks_in_another_order_are_found_to_the_character(page: Twice) -> None:
    found = align(page.here, page.there)
    assert partners(found) == page.truth
    assert found.share == found.share_there == 1.0


@given(pages(), st.tuples(*[st.floats(0, 0.3)] * 3), st.integers(0, 1000))
def test_no_two_characters_have_one_partner(page: Twice, chances: tuple[float, float, float], seed: int) -> None:
    there = alter(page.there, chances, random.Random(seed))
    found = align(page.here, there)
    paired = [partner for partner in found.partners if partner >= 0]
    assert len(paired) == len(set(paired))
    assert all(partner < found.total == len("".join(there.split())) for partner in paired)
    here, other = "".join(page.here.split()), "".join(there.split())
    assert found.same == sum(here[at] == other[to] for at, to in enumerate(found.partners) if to >= 0)


@given(pages(), st.integers(0, 1000))
def test_of_a_text_that_an_engine_misread_here_and_there_nearly_all_is_found(page: Twice, seed: int) -> None:
    there = alter(page.there, (0.02, 0, 0), random.Random(seed))
    found = align(page.here, there)
    right = sum(partner == true for partner, true in zip(found.partners, page.truth, strict=True))
    assert right >= 0.9 * len(page.truth)


@given(st.text("ab\n", max_size=40), st.text("ab\n", max_size=40))
def test_texts_of_two_letters_are_aligned_soundly_too(here: str, there: str) -> None:
    paired = [partner for partner in align(here, there).partners if partner >= 0]
    assert len(paired) == len(set(paired))


def test_a_text_is_its_own_partner() -> None:
    text = "王伟\n李强\n王伟 王伟\n李强"
    assert partners(align(text, text)) == list(range(10))


@pytest.mark.parametrize(
    ("here", "there"),
    [("ＧＤＰ增长１５％（图）", "GDP增长15%(图)"), ("⾦⼈⽇⾊", "金人日色"), ("市⻓说⻅⾯", "市长说见面"), ("︵图︶", "（图）")],
)
def test_width_and_radicals_make_no_difference(here: str, there: str) -> None:
    assert align(here, there).share == 1.0


def test_one_character_that_stands_for_two_has_no_partner() -> None:
    assert partners(align("the ﬁrst line", "the first line"))[3] is None


def test_misread_characters_between_the_same_neighbours_are_partners_and_not_the_same() -> None:
    found = align("市宣讲团走进新城区机关", "市宣讲团走迸新成区机关")
    assert partners(found) == list(range(11))
    assert found.same == 9


def test_a_misread_character_at_the_end_or_beginning_of_a_block_has_a_partner_too() -> None:
    lot = random.Random(17)
    first, second = block(lot, 42), block(lot, 42)
    found = align(f"{first}\n{second}", f"误{second[1:]}\n{first[:-1]}误")
    assert partners(found) == [*range(42, 84), *range(42)]


def test_a_name_on_every_line_is_found_by_what_stands_around_it() -> None:
    lot = random.Random(3)
    rows = [f"{block(lot, 14)}张建国{block(lot, 14)}" for _ in range(40)]
    order = lot.sample(range(40), 40)
    found = align("\n".join(rows), "\n".join(rows[index] for index in order))
    assert [to // 31 for to in found.partners] == [order.index(index) for index in range(40) for _ in range(31)]


def test_a_running_head_that_stands_twice_goes_with_its_neighbours() -> None:
    lot = random.Random(5)
    upper, lower = block(lot, 100), block(lot, 100)
    found = align(f"要闻{upper}\n要闻{lower}", f"要闻{lower}\n要闻{upper}")
    assert partners(found) == [*range(102, 204), *range(102)]


def test_lines_that_end_alike_keep_their_ends() -> None:
    lot = random.Random(7)
    blocks = [f"{block(lot, 40)}。（本报记者王伟）" for _ in range(6)]
    order = [3, 1, 5, 0, 4, 2]
    found = align("\n".join(blocks), "\n".join(blocks[index] for index in order))
    assert [to // 49 for to in found.partners] == [order.index(index) for index in range(6) for _ in range(49)]


def test_what_is_only_here_has_no_partner_and_is_told() -> None:
    lot = random.Random(11)
    first, advertisement, last = block(lot, 90), block(lot, 30), block(lot, 90)
    found = align(f"{first}\n{advertisement}\n{last}", f"{last}\n{first}")
    assert list(found.missing()) == [(90, 120)]
    assert found.share == pytest.approx(180 / 210)
    assert found.share_there == 1.0


def test_pages_that_have_nothing_to_do_with_each_other_share_next_to_nothing() -> None:
    lot = random.Random(13)
    assert align(block(lot, 3000), block(lot, 3000)).share < 0.02


@pytest.mark.parametrize(("here", "there", "share"), [("", "", 1.0), ("", "a", 1.0), ("a", "", 0.0), (" \n", "a b", 1.0)])
def test_texts_without_characters_are_texts_too(here: str, there: str, share: float) -> None:
    assert align(here, there).share == share


_SIZE = 60_000


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("a" * _SIZE, "a" * (_SIZE - 7)),
        ("a" * (_SIZE // 2) + "b" + "a" * (_SIZE // 2), "a" * (_SIZE // 3) + "b" + "a" * _SIZE),
        ("ab" * (_SIZE // 2), "ba" * (_SIZE // 2)),
        ("abcdefghij" * (_SIZE // 10), "abcdefghijk" * (_SIZE // 11)),
        ("王伟建设银行\n" * (_SIZE // 6), "王伟建设银行广告\n" * (_SIZE // 8)),
        ("".join(random.Random(1).choices("ab", k=_SIZE)), "".join(random.Random(2).choices("ab", k=_SIZE))),
        ("".join(random.Random(1).choices(_HAN, k=_SIZE)), "x" * _SIZE),
        ("".join(random.Random(1).choices(_HAN, k=_SIZE)), "".join(random.Random(2).choices(_HAN, k=_SIZE))),
    ],
    ids=["one character", "one other", "in turns", "periods", "lines", "two letters", "nothing in common", "by lot"],
)
def test_texts_made_to_take_long_do_not(here: str, there: str) -> None:
    # What compares each character with each other takes minutes.
    began = time.process_time()
    found = align(here, there)
    assert time.process_time() - began < 10
    assert len(found.partners) == len("".join(here.split()))
