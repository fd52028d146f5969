"""Each default key pressed once on a real keyboard: US, German, and with 拼音 on; and 拼音 composing in every field.

Not among the tests that ``pytest`` finds by itself, for they want a display of their own, whose keyboard they change, xdotool and
ibus-libpinyin: the README says how to run them.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.ui.bindings import BINDABLE
from tests.e2e.corpora import corpus_of
from tests.e2e.keyboard import Keyboard
from tests.e2e.traced import ONLY

TEXT = "绿色建筑增长\n本报讯（记者 苗欣）上半年开工面积增长984.69万平方米。\n\n宣讲团进社区\n本报讯（记者 李卫）居民听宣讲。\n"
KEYS = sorted({(key, command.id) for command in BINDABLE for key in command.keys})
FULL_WIDTH = {
    "【": "review.boundary_up",
    "】": "review.boundary_down",
    "？": "help.keys",
    "！": "review.flag",
    "、": "review.cut",
    "／": "review.cut",
    "１": "review.send_1",
    "。": "selection.next_doubt",
    "，": "selection.previous_doubt",
    "ｓ": "review.split",
}
FIELDS = {
    "filter": ("Ctrl+L",),
    "palette": ("Ctrl+K",),
    "find": ("Ctrl+F",),
    "search": ("Ctrl+Shift+F",),
    "note": ("Ctrl+M",),
    "flag": ("!",),
    "number": ("Ctrl+4", "F2"),
    "paste": ("Ctrl+Shift+V",),
}
REVIEW_PANES = {"page text": (), "articles": ("F6",)}
LISTS = {"pages": ("Shift+F6",), "pictures": ("Ctrl+3",), "numbers": ("Ctrl+4",)}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return corpus_of(tmp_path_factory.mktemp("real") / "a.corpus", TEXT, "另一版的消息。", segmenter="rules")


@pytest.fixture(scope="module", params=["us", "de", "us with 拼音"])
def keyboard(corpus: Path, request: pytest.FixtureRequest) -> Iterator[Keyboard]:
    """A keyboard whose keys say what they would do."""
    layout, _, pinyin = request.param.partition(" ")
    keyboard = Keyboard(corpus, layout=layout, has_pinyin=bool(pinyin), **{ONLY: "1"})
    yield keyboard
    keyboard.stop()


@pytest.mark.parametrize(("key", "command"), KEYS, ids=[key for key, _ in KEYS])
def test_each_default_key_runs_its_command_once_and_no_other(keyboard: Keyboard, key: str, command: str) -> None:
    assert keyboard.ran(key) == [command]


@pytest.mark.parametrize(("sign", "command"), FULL_WIDTH.items(), ids=[*FULL_WIDTH])
def test_a_full_width_sign_runs_the_command_of_its_twin(keyboard: Keyboard, sign: str, command: str) -> None:
    assert keyboard.ran(sign) == [command]


@pytest.fixture(params=["us", "de"])
def at_filter(corpus: Path, request: pytest.FixtureRequest) -> Iterator[Keyboard]:
    """A keyboard before a field of the real window."""
    keyboard = Keyboard(corpus, layout=request.param)
    assert keyboard.ran("Ctrl+L") == ["pages.filter"]
    yield keyboard
    keyboard.stop()


def test_every_key_that_writes_something_writes_it_in_a_field(at_filter: Keyboard) -> None:
    assert at_filter.ran("S", "Shift+M", "1", "0", "Space", "/", "?", "!", "[", "Shift+[", "]", "Shift+]", ".", ",") == []
    assert at_filter.field() == "sM10 /?![{]}.,"


@pytest.fixture
def with_pinyin(corpus: Path) -> Iterator[Keyboard]:
    """A keyboard with 拼音 before the page text of the real window."""
    keyboard = Keyboard(corpus, layout="us", has_pinyin=True)
    yield keyboard
    keyboard.stop()


@pytest.mark.parametrize("way", REVIEW_PANES.values(), ids=[*REVIEW_PANES])
def test_letters_and_digits_are_commands_where_a_page_is_reviewed(with_pinyin: Keyboard, way: tuple[str, ...]) -> None:
    with_pinyin.ran(*way)
    assert with_pinyin.ran("V", "Shift+V", "9", "?") == ["view.toggle_read", "view.fold", "review.send_9", "help.keys"]


@pytest.mark.parametrize("way", LISTS.values(), ids=[*LISTS])
def test_nothing_is_composed_in_a_list(with_pinyin: Keyboard, way: tuple[str, ...]) -> None:
    with_pinyin.ran(*way)
    assert with_pinyin.field() is None
    # A letter would begin to compose, and the sign would be the input method's.
    assert with_pinyin.ran("N", "?") == ["help.keys"]


@pytest.fixture(params=FIELDS)
def composing(with_pinyin: Keyboard, request: pytest.FixtureRequest) -> Keyboard:
    """A keyboard with 拼音 before an empty field of the real window."""
    with_pinyin.ran(*FIELDS[request.param])
    with_pinyin.press("Ctrl+A", "Backspace")
    assert with_pinyin.field() == ""
    return with_pinyin


def test_what_is_composed_runs_no_command_and_is_written_where_it_was_begun(composing: Keyboard) -> None:
    assert composing.ran("N", "I", "H", "A", "O") == []
    assert composing.field() == ""
    assert composing.ran("Space") == []
    assert composing.field() == "你好"
    assert composing.ran("S", "H", "I", "2") == []
    chosen = composing.field() or ""
    assert chosen.startswith("你好")
    assert chosen[2:].isalpha()
    assert not chosen[2:].isascii()
    assert composing.ran("H", "A", "O", "Esc") == []
    assert composing.field() == chosen
    assert composing.ran("H", "A", "O", "Return") == []
    assert composing.field() == f"{chosen}hao"
