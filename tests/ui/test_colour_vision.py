"""The colour arithmetic agrees with the published figures."""

import pytest

from annotator.ui.colour_vision import contrast, distance


def test_black_on_white_has_the_largest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_contrast_agrees_with_the_wcag_example_of_mid_grey() -> None:
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_a_colour_is_no_distance_from_itself() -> None:
    assert distance("#3a6ea5", "#3a6ea5") == 0


def test_red_and_green_of_one_lightness_are_close_to_a_reader_without_green_cones() -> None:
    assert distance("#a86a6a", "#7a7f5a") < 6 < distance("#a86a6a", "#3a4f9a")
