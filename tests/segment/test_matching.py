"""Titles and texts one to one."""

import numpy as np

from annotator.segment.matching import matched


def test_two_titles_that_want_one_text_are_given_different_ones() -> None:
    found = matched(np.array([[9.0, 5.0], [8.0, 1.0]]))
    assert [match.text for match in found] == [1, 0]


def test_a_title_that_fits_nothing_gets_nothing() -> None:
    assert [match.text for match in matched(np.array([[-1.0, -2.0]]))] == [None]


def test_the_lead_is_what_the_next_best_assignment_loses() -> None:
    found = matched(np.array([[9.0, 5.0], [8.0, 1.0]]))
    # Without the second title on the first text: 9 + 1 against 5 + 8.
    assert found[1].lead == 3.0


def test_a_page_without_texts_leaves_every_title_alone() -> None:
    assert [match.text for match in matched(np.zeros((2, 0)))] == [None, None]
    assert matched(np.zeros((0, 3))) == []


def test_many_titles_are_matched_too() -> None:
    size = 80
    found = matched(np.eye(size) * 4.0)
    assert [match.text for match in found] == list(range(size))
    assert {match.lead for match in found} == {4.0}
