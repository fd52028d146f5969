"""What the shipped data says of units holds together."""

import pytest

from annotator.core.figures import QuantityKind
from annotator.language.figurewords import figure_words


@pytest.mark.parametrize(
    ("written", "name", "kind"),
    [
        ("平方米", "m2", QuantityKind.MEASURE),
        ("公里", "km", QuantityKind.MEASURE),
        ("蒸吨", "蒸吨", QuantityKind.MEASURE),
        ("元", "CNY", QuantityKind.MONEY),
        ("美元", "USD", QuantityKind.MONEY),
        ("个百分点", "pp", QuantityKind.PERCENT_POINT),
        ("%", "%", QuantityKind.PERCENT),
        ("倍", "倍", QuantityKind.MULTIPLE),
        ("家", "家", QuantityKind.COUNT),
        ("个月", "month", QuantityKind.MEASURE),
    ],
)
def test_the_longest_unit_wins(written: str, name: str, kind: QuantityKind) -> None:
    found = figure_words().units.at(written + "，", 0, after_digits=True)
    assert found is not None
    unit, end = found
    assert (unit.name, unit.kind, end) == (name, kind, len(written))


def test_a_unit_in_latin_letters_is_a_whole_word() -> None:
    units = figure_words().units
    assert units.at("kmh", 0, after_digits=True) is None
    assert units.at(" km。", 0, after_digits=True) is not None


def test_a_word_that_only_begins_like_a_unit_is_none_after_chinese_numerals() -> None:
    units = figure_words().units
    assert units.at("位数", 0, after_digits=False) is None
    assert units.at("位专家", 0, after_digits=False) is not None
