"""Searching for figures takes time in proportion to the text, whatever stands in it."""

from time import process_time

import pytest

from annotator.figures.quantities import find_in
from annotator.language.figurewords import figure_words
from annotator.language.tight import tightened

LONG = 140_000


@pytest.mark.parametrize(
    "piece", ["1", "一", "1,", "1:", "1-", "a", "翻", "百分之", "三分之", "１ 万 ", "2023年", "增长1%、", "约", "1\n", " "]
)
def test_a_long_text_of_one_kind_is_searched_in_linear_time(piece: str) -> None:
    short, long = (piece * (LONG // scale // len(piece)) for scale in (8, 1))
    assert _seconds(long) < 30 * _seconds(short) + 0.5


def _seconds(text: str) -> float:
    start = process_time()
    find_in(tightened(text), figure_words())
    return process_time() - start
