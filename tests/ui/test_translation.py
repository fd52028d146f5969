"""What the window says in each language: dates, pages, errors, and which language it begins with."""

import ast
import os
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLabel

from annotator.core.errors import BadFile, EditRefused, UserError, WriteFailed
from annotator.core.page import PageId
from annotator.core.roles import Role
from annotator.ui.commands import DIGITS
from annotator.ui.errors import FIELD_WORDS, spoken
from annotator.ui.models.page_rows import PageRow
from annotator.ui.page_words import page_title
from annotator.ui.translation import Translation
from tests.ui.messages import PACKAGE, places

PAGE = PageRow(PageId("p2"), "呼和浩特日报", "呼和浩特日报/2023-07-27", "2023-07-27", "2")


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    """Lets the application speak a language; it is dumb again when the test is done."""
    locale = QLocale()
    translation = Translation(qapp)
    yield translation.speak
    for translator in translation._installed:
        qapp.removeTranslator(translator)
    QLocale.setDefault(locale)


def test_a_page_is_named_as_each_language_does(speak: Callable[[str], None]) -> None:
    speak("zh_CN")
    assert page_title(PAGE) == "呼和浩特日报 · 2023年7月27日 · 第2版"
    speak("en")
    assert page_title(PAGE) == "呼和浩特日报 · 27 July 2023 · Page 2"


def test_an_unknown_language_is_english(qapp: QApplication, speak: Callable[[str], None]) -> None:
    del speak
    translation = Translation(qapp)
    translation.speak("tlh")
    assert translation.language == "en"


def test_the_words_of_a_language_that_is_spoken_no_more_are_given_up(qapp: QApplication) -> None:
    translation = Translation(qapp)
    for _ in range(5):
        for language in ("zh_CN", "en"):
            translation.speak(language)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(translation.findChildren(QTranslator)) == len(translation._installed)
    for translator in translation._installed:
        qapp.removeTranslator(translator)


def test_an_error_is_one_sentence_with_a_capital_letter(speak: Callable[[str], None]) -> None:
    speak("en")
    assert spoken(EditRefused("there is no article {number}", number=12)) == "There is no article 12"


def test_the_name_of_a_file_keeps_its_letters(speak: Callable[[str], None]) -> None:
    speak("en")
    error = BadFile("{file} is a folder; name a file in it", file="pages")
    assert spoken(error) == "pages is a folder; name a file in it"


CHINESE: tuple[tuple[UserError, str], ...] = (
    (EditRefused("there is no article {number}", number=12), "没有第12篇"),
    (EditRefused("the text has the role {role} already", role=Role.KICKER.value), "这段文字已是引题"),
    (EditRefused("{kind} {id} is not there any more", kind="article", id="a3"), "文章 a3 已不存在"),
    (
        BadFile(
            "{file}, line {line}, {key}: must be {expected}, not {found}",
            file="b.jsonl",
            line=7,
            key="id",
            expected="a string",
            found="a number",
        ),
        "b.jsonl 第 7 行，id：应为字符串，而不是数",
    ),
    (
        WriteFailed("{file} could not be written: {reason}; nothing was changed", file="x", reason="Permission denied"),
        "x 无法写入：没有权限；未作任何改动",
    ),
)


@pytest.mark.parametrize(("error", "sentence"), CHINESE)
def test_an_error_is_said_in_chinese_its_fields_too(speak: Callable[[str], None], error: UserError, sentence: str) -> None:
    speak("zh_CN")
    assert spoken(error) == sentence


def test_what_json_should_hold_has_a_word_to_translate() -> None:
    said = {
        argument.value
        for place in places()
        if isinstance(place.node, ast.Call) and isinstance(place.node.func, ast.Attribute) and place.node.func.attr == "_wrong"
        for argument in place.node.args[1:]
        if isinstance(argument, ast.Constant)
    }
    assert said
    assert said <= set(FIELD_WORDS)


def test_keys_are_named_as_they_stand_on_the_keyboard(speak: Callable[[str], None]) -> None:
    speak("zh_CN")
    native = QKeySequence.SequenceFormat.NativeText
    names = [
        QKeySequence.fromString(key).toString(native) for key in ("Ctrl+Right", "Alt+Up", "Backspace", "Ctrl+Enter", "Space")
    ]
    assert names == ["Ctrl+→", "Alt+↑", "Backspace", "Ctrl+Enter", "空格"]


def test_a_digits_command_names_its_number(speak: Callable[[str], None]) -> None:
    speak("zh_CN")
    assert [command.translated for command in DIGITS[:2]] == ["发送到第1篇", "发送到第2篇"]


def test_keys_are_understood_in_every_language(speak: Callable[[str], None]) -> None:
    wanted = [QKeySequence(key) for key in ("Ctrl+Right", "Backspace", "Ctrl+Enter", "Ctrl+Return", "Space")]
    speak("zh_CN")
    assert [QKeySequence(key) for key in ("Ctrl+Right", "Backspace", "Ctrl+Enter", "Ctrl+Return", "Space")] == wanted


def test_buttons_of_qt_speak_chinese(speak: Callable[[str], None]) -> None:
    speak("zh_CN")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "取消"


def test_file_windows_speak_chinese(speak: Callable[[str], None]) -> None:
    speak("zh_CN")
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    labels = [label.text() for label in dialog.findChildren(QLabel)]
    dialog.deleteLater()
    assert labels
    assert all(not label.isascii() for label in labels if label)


BEGIN = """
from PySide6.QtCore import QCoreApplication
from annotator.ui.translation import Translation
app = QCoreApplication([])
translation = Translation(app)
translation.speak("")
print(translation.language)
"""
SYSTEMS = (
    ({"LANG": "zh_CN.UTF-8"}, "zh_CN"),
    ({"LANG": "zh_TW.UTF-8"}, "zh_CN"),
    ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "zh_CN"),
    ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "en"}, "en"),
    ({"LANG": "de_DE.UTF-8"}, "en"),
    ({"LANG": "C.UTF-8"}, "en"),
)


@pytest.mark.parametrize(("system", "language"), SYSTEMS)
def test_the_window_begins_with_the_language_of_the_systems_menus(system: dict[str, str], language: str) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    environment = kept | system | {"PYTHONPATH": str(PACKAGE.parent)}
    done = subprocess.run([sys.executable, "-c", BEGIN], env=environment, capture_output=True, check=True, text=True)
    assert done.stdout.strip() == language


# Setters whose first argument a reader sees or hears.
SHOWN = {
    "addAction",
    "addButton",
    "addItem",
    "addMenu",
    "addRow",
    "addTab",
    "setAccessibleDescription",
    "setAccessibleName",
    "setInformativeText",
    "setPlaceholderText",
    "setStatusTip",
    "setTabText",
    "setText",
    "setTitle",
    "setToolTip",
    "setWindowTitle",
    "show_sentence",
    "set_heading",
    "QLabel",
    "QPushButton",
    "QCheckBox",
    "QRadioButton",
    "QMenu",
    "QAction",
}
NAMES = {"Annotator", " — Annotator", ""}


def test_nothing_is_shown_that_cannot_be_translated() -> None:
    found = [
        f"line {place.node.lineno}: {ast.unparse(place.node)}"
        for place in places()
        if isinstance(place.node, ast.Call) and _name(place.node.func) in SHOWN
        for argument in place.node.args[:2]
        if any(any(map(str.isalpha, words)) for words in _bare(argument) if words not in NAMES)
    ]
    assert found == []


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""


def _bare(argument: ast.expr) -> Iterator[str]:
    """The words of a literal, or of the literal parts of an f-string; not those handed on to a function."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
    elif isinstance(argument, ast.JoinedStr):
        yield from (words for part in argument.values for words in _bare(part))
    elif isinstance(argument, ast.IfExp):
        yield from (*_bare(argument.body), *_bare(argument.orelse))
