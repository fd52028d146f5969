"""Questions asked of ranges of characters, on text with white space and with characters beyond the first plane."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.spans import Span, clipped, is_blank, merged, overlapping, subtracted, trimmed

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)).map(lambda pair: Span(pair[0], sum(pair))), max_size=12)


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_a_span_holds_at_least_one_character(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="empty span"):
        Span(start, end)


def test_a_span_holds_its_start_and_not_its_end() -> None:
    assert [offset for offset in range(6) if offset in Span(2, 4)] == [2, 3]


def test_neighbours_do_not_overlap() -> None:
    assert not Span(0, 2).overlaps(Span(2, 3))
    assert Span(0, 3).overlaps(Span(2, 3))


def test_trimmed_counts_a_character_beyond_the_first_plane_as_one() -> None:
    assert trimmed("\u3000𠮷野家 \n", 0, 6) == Span(1, 4)


def test_white_space_alone_has_no_span() -> None:
    assert trimmed("𠮷 \n\t𠮷", 1, 4) is None
    assert is_blank("𠮷 \n\t𠮷", 1, 4)


def test_merged_joins_over_white_space_and_not_over_text() -> None:
    text = "甲 \n乙丙丁"
    assert merged(text, [Span(3, 4), Span(0, 1), Span(5, 6)]) == (Span(0, 4), Span(5, 6))


def test_subtracted_leaves_trimmed_pieces() -> None:
    text = "甲乙 丙 丁戊"
    assert subtracted(text, Span(0, 7), [Span(3, 4)]) == (Span(0, 2), Span(5, 7))


def test_subtracted_of_all_leaves_nothing() -> None:
    assert subtracted("甲乙 丙", Span(0, 4), [Span(3, 4), Span(0, 2)]) == ()


def test_clipped_leaves_trimmed_pieces() -> None:
    assert clipped("甲乙 丙 丁戊", Span(1, 6), [Span(4, 7), Span(0, 3)]) == (Span(1, 2), Span(5, 6))


@given(SPANS, st.integers(0, 60), st.integers(1, 20))
def test_overlapping_finds_what_looking_at_each_finds(spans: list[Span], start: int, length: int) -> None:
    text = "字" * 80
    known, asked = merged(text, spans), Span(start, start + length)
    assert list(overlapping(known, asked)) == [span for span in known if span.overlaps(asked)]


@given(st.sets(st.integers(0, 60)), st.integers(1, 9), st.integers(0, 60))
def test_overlapping_finds_spans_that_overlap_each_other(starts: set[int], length: int, start: int) -> None:
    known, asked = [Span(at, at + length) for at in sorted(starts)], Span(start, start + 5)
    assert list(overlapping(known, asked)) == [span for span in known if span.overlaps(asked)]


@given(SPANS, st.integers(0, 60), st.integers(1, 20))
def test_what_is_clipped_and_what_is_subtracted_make_up_the_whole(spans: list[Span], start: int, length: int) -> None:
    text = ("字𠮷 \n" * 20)[:80]
    known, asked = merged(text, spans), Span(start, start + length)
    parts = sorted((*clipped(text, asked, known), *subtracted(text, asked, known)))
    held = [offset for part in parts for offset in range(part.start, part.end) if not text[offset].isspace()]
    assert held == [offset for offset in range(asked.start, asked.end) if not text[offset].isspace()]
