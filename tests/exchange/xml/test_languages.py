"""Languages as files name them."""

import pytest

from annotator.exchange.xml.languages import language_code


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("fr", "fr"),
        ("FRE", "fr"),
        ("fra", "fr"),
        ("French", "fr"),
        ("chi", "zh"),
        ("en-gb", "en-GB"),
        ("zh_hans", "zh-Hans"),
        ("gsw", "gsw"),
        ("und", None),
        ("some words", None),
        ("", None),
        (None, None),
    ],
)
def test_a_language_has_its_code(word: str | None, code: str | None) -> None:
    assert language_code(word) == code
