"""Articles as spans, made comparable."""

import pytest

from annotator.core.spans import Span
from annotator.metrics.answer import BadCase
from annotator.metrics.detection import article_f1
from annotator.metrics.partitions import ari
from annotator.metrics.pieces import Piece, by_article, joined, labellings, overlaps
from tests.metrics.cases import article


def test_articles_share_characters_wherever_they_lie() -> None:
    table = overlaps([article((0, 4), (10, 14))], [article((12, 20)), article((0, 3))])
    assert (table.row.tolist(), table.column.tolist(), table.mass.tolist()) == ([0, 0], [0, 1], [2.0, 3.0])
    assert (table.wanted.tolist(), table.found.tolist()) == ([8.0], [8.0, 3.0])


def test_a_character_is_in_an_article_once() -> None:
    assert overlaps([article((0, 4), (2, 6))], []).wanted.tolist() == [6.0]


def test_with_the_text_white_space_weighs_nothing() -> None:
    text = "题 目\n\n正文　正文"
    table = overlaps([article((0, 3))], [article((0, 10))], text=text)
    assert (table.mass.tolist(), table.wanted.tolist(), table.found.tolist()) == ([2.0], [2.0], [6.0])
    assert article_f1(overlaps([article((0, 3))], [article((0, 5))], text=text), threshold=1.0).value == 1.0


def test_a_span_beyond_the_text_is_refused() -> None:
    with pytest.raises(BadCase, match="a span ends at 9, beyond the text of 4 characters"):
        overlaps([article((0, 9))], [], text="正文正文").found.tolist()


def test_labels_are_told_for_each_stretch_that_anything_lies_in() -> None:
    reference, hypothesis = [article((0, 4, "headline"), (6, 9))], [article((2, 9))]
    assert labellings(reference, hypothesis) == (
        ["headline", "headline", None, "body"],
        [None, "body", "body", "body"],
        [2.0, 2.0, 2.0, 3.0],
    )


def test_articles_become_a_partition() -> None:
    reference, hypothesis = [article((0, 4)), article((4, 8))], [article((0, 4), (6, 8)), article((4, 6))]
    items = labellings(by_article(reference), by_article(hypothesis))
    assert ari(*items).value == pytest.approx(ari("aaaabbbb", "xxxxyyxx").value)


def test_two_labels_of_one_character_are_refused() -> None:
    with pytest.raises(BadCase, match="the character at 2 is both headline and body"):
        labellings([article((0, 4, "headline"), (2, 6))], [])


def test_pieces_of_one_label_are_joined_over_white_space() -> None:
    pieces = article((0, 2), (3, 5), (5, 6, "credit"), (6, 8))
    assert joined("正文 正文摄正文", pieces) == (Piece(Span(0, 5), "body"), *pieces[2:])
    assert joined(None, article((0, 2), (2, 5), (6, 7))) == article((0, 5), (6, 7))
