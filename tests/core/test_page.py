"""A page's text is kept as it came, its lines end at line feeds only, and offsets count code points."""

import pytest

from annotator.core.page import Page, PageId, digest_of
from annotator.core.spans import Span
from tests.builders import page


@pytest.mark.parametrize(("text", "sentence"), [("甲\0", "NUL at offset 1"), ("甲乙\r\n", "carriage return at offset 2")])
def test_a_character_that_import_should_have_refused_is_a_bug(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        page(text)


def test_a_lone_surrogate_is_a_bug() -> None:
    with pytest.raises(ValueError, match="lone surrogate at offset 1"):
        page("甲\ud83d")


def test_a_page_needs_an_id() -> None:
    with pytest.raises(ValueError, match="needs an id"):
        page("甲", page_id="")


def test_a_line_ends_at_a_line_feed_and_nowhere_else() -> None:
    one = page("甲\u2028乙\x0b丙\x85丁\n戊")
    assert [one.line_span(line) for line in range(len(one.line_starts))] == [(0, 7), (8, 9)]


def test_a_text_that_ends_with_a_line_feed_has_an_empty_last_line() -> None:
    assert page("甲\n").line_starts == (0, 2)


def test_the_line_of_an_offset_counts_from_zero() -> None:
    one = page("甲\n𠮷乙\n")
    assert [one.line_of(offset) for offset in range(5)] == [0, 0, 1, 1, 1]


def test_ink_is_what_is_not_white_space() -> None:
    one = page("甲 \u3000𠮷\n乙")
    assert one.ink == 3
    assert one.ink_of(Span(1, 4)) == 1


def test_the_digest_is_of_the_text_in_utf8() -> None:
    assert page("𠮷").sha256 == digest_of("𠮷")
    assert page("𠮷").sha256 == "904e6f40c452b8d71f9e19f74760d37b6d53cabbf6b3ea5d1c953e2bae45b519"


def test_a_page_is_of_the_issue_named_or_of_its_publication_and_date() -> None:
    assert Page(PageId("p"), "", issue="x", publication="日报", date="2023-07-27").issue_key == "x"
    assert Page(PageId("p"), "", publication="日报", date="2023-07-27").issue_key == "日报/2023-07-27"
    assert Page(PageId("p"), "", publication="日报").issue_key is None
