"""Locale packs: every pattern proves itself by its examples, and a bad file is named."""

from pathlib import Path

import pytest

from annotator.core.errors import BadFile
from annotator.language.pack import Pattern, pack_for, pack_named, read_pack

_PATTERNS = [pattern for name in ("zh-Hans", "neutral") for pattern in pack_named(name).patterns]


@pytest.mark.parametrize("pattern", _PATTERNS, ids=lambda p: f"{p.kind}-{p.source[:12]}")
def test_each_pattern_recognises_its_examples_and_nothing_it_should_not(pattern: Pattern) -> None:
    assert [text for text in pattern.yes if not pattern.recognises(text)] == []
    assert [text for text in pattern.no if pattern.recognises(text)] == []


def test_every_pattern_has_an_example_of_both_sorts() -> None:
    assert [pattern.source for pattern in _PATTERNS if not (pattern.yes and pattern.no)] == []


def test_chinese_text_is_read_by_the_chinese_pack_whatever_was_said_of_it() -> None:
    assert pack_for(None, "本报讯（记者 苗欣）").name == "zh-Hans"
    assert pack_for("en", "市宣讲团走进新城区").name == "zh-Hans"


def test_english_text_is_read_by_the_neutral_pack() -> None:
    assert pack_for(None, "The council met on Monday.").name == "neutral"
    assert pack_for("zh", "The council met on Monday.").name == "neutral"


def test_an_empty_page_is_read_by_its_language_alone() -> None:
    assert pack_for("zh", "").name == "zh-Hans"
    assert pack_for(None, " \n").name == "neutral"


def _refusal(folder: Path, text: str) -> str:
    path = folder / "pack.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadFile) as refused:
        read_pack(path)
    return str(refused.value)


def test_a_file_that_is_not_toml_is_refused_by_name(tmp_path: Path) -> None:
    assert "pack.toml is not TOML" in _refusal(tmp_path, "name = ")


def test_a_missing_key_is_named(tmp_path: Path) -> None:
    assert "key name: a string is needed" in _refusal(tmp_path, "")


def test_a_broken_expression_is_refused_with_its_place(tmp_path: Path) -> None:
    text = pack_text() + '[[pattern]]\nkind = "byline"\nmatch = "("\n'
    assert "key pattern[0].match: not a regular expression" in _refusal(tmp_path, text)


def test_an_unknown_kind_of_pattern_is_refused_with_its_place(tmp_path: Path) -> None:
    text = pack_text() + '[[pattern]]\nkind = "weather"\nmatch = "x"\n'
    assert "key pattern[0].kind: unknown kind 'weather'" in _refusal(tmp_path, text)


def pack_text() -> str:
    keys = ("terminal", "closing", "opening", "continuing", "sentence", "comma", "line_end", "hyphens")
    texts = "\n".join(f'{key} = "."' for key in keys)
    return f'name = "small"\nscript = "x"\nleast_share = 1\nindent = 1\nlongest_title = 60\n{texts}\n'
