"""Chinese words are found by the first letters of their sounds."""

import re

import pytest

from annotator.ui.pinyin import initials
from tests.ui.catalogue import entries


@pytest.mark.parametrize(
    ("words", "letters"),
    [
        ("在此拆分文章", "zccfwz"),
        ("文章重新编号", "wzcxbh"),
        ("撤销", "cx"),
        ("边界下移一行", "bjxyyh"),
        ("发送到第3篇", "fsdd3p"),
        ("略读 / 通读", "ldtd"),
        ("啊座", "az"),
        ("Zoom", "zoom"),
    ],
)
def test_the_first_letters_are_those_of_the_sounds(words: str, letters: str) -> None:
    assert initials(words) == letters


def test_what_is_not_in_the_table_is_left_out() -> None:
    assert initials("𠮷野，龘") == "y"


def test_every_character_of_the_commands_has_a_letter() -> None:
    titles = "".join(form for entry in entries("zh_CN") if entry.text.context == "Commands" for form in entry.translations)
    assert [sign for sign in set(re.findall("[\u4e00-\u9fff]", titles)) if not initials(sign)] == []
