"""Every text of the window is in the translation files, whole, and in the files that the window loads."""

import re
from collections import Counter

import pytest
from PySide6.QtCore import QTranslator

from annotator.core.decisions import Doubt, Standing
from annotator.core.roles import Role
from annotator.resources import resource_path
from annotator.ui.commands import COMMANDS, DIGITS, MENUS
from tests.ui.catalogue import FIELDS, entries
from tests.ui.messages import PACKAGE, Text, error_texts, marked_texts, places, silent_errors, texts

LANGUAGES = ("en", "zh_CN")
NAMED_IN_ITSELF = ("English", "简体中文")
SAME_IN_CHINESE = {"page-jsonl (*.jsonl)", "paper-2026-01-31-p2", "Enter", "Backspace", "Left", "Right", "Down"}


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def chinese() -> set[Text]:
    return {entry.text for entry in entries("zh_CN")}


def test_every_text_of_the_code_is_in_the_chinese_file_and_none_besides() -> None:
    assert sorted(chinese() ^ set(texts())) == [], "run .ci/translations, translate what is unfinished, run it again"


def test_english_has_the_plural_forms_of_every_plural_text() -> None:
    assert {entry.text for entry in entries("en")} == {text for text in texts() if text.is_plural}


def test_every_text_is_translated(language: str) -> None:
    assert [e.text for e in entries(language) if not e.is_finished or not all(form.strip() for form in e.translations)] == []


def test_fields_stay_as_they_are(language: str) -> None:
    for entry in entries(language):
        wanted = Counter(FIELDS.findall(entry.text.source))
        assert all(Counter(FIELDS.findall(form)) == wanted for form in entry.translations), entry


def test_chinese_is_chinese() -> None:
    han = re.compile("[\u4e00-\u9fff]")
    bare = [e.text for e in entries("zh_CN") if not any(map(han.search, e.translations))]
    left = {text.source for text in bare if re.search("[A-Za-z]{3}", FIELDS.sub("", text.source))}
    assert left == SAME_IN_CHINESE


def test_chinese_sentences_have_full_width_punctuation() -> None:
    half = re.compile("[\u4e00-\u9fff][,;:?!]|[,;:?!][\u4e00-\u9fff]")
    wrong = [e.translations for e in entries("zh_CN") if any(half.search(form.replace(";;", "")) for form in e.translations)]
    assert wrong == []


def test_chinese_menus_and_buttons_end_as_the_english_ones_do() -> None:
    for entry in entries("zh_CN"):
        assert entry.text.source.endswith("…") == entry.translations[0].endswith("…"), entry


def test_the_file_the_window_loads_is_that_of_the_words(language: str) -> None:
    translator = QTranslator()
    assert translator.load(str(resource_path(f"i18n/annotator_{language}.qm")))
    for entry in entries(language):
        for number, form in zip((1, 2), entry.translations, strict=False):
            shown = translator.translate(entry.text.context, entry.text.source, None, number if entry.text.is_plural else -1)
            assert shown == form, "run .ci/translations"


def test_english_tells_one_line_from_many() -> None:
    translator = QTranslator()
    translator.load(str(resource_path("i18n/annotator_en.qm")))
    shown = [translator.translate("Workspace", "%n line(s)", None, number) for number in (0, 1, 2, 485)]
    assert shown == ["%n lines", "%n line", "%n lines", "%n lines"]


def test_every_command_menu_and_key_has_a_name_to_translate() -> None:
    known = chinese()
    commands = [command.title for command in (*COMMANDS, *DIGITS) if command.title not in NAMED_IN_ITSELF]
    assert [title for title in commands if Text("Commands", title) not in known] == []
    assert [menu for menu in MENUS if Text("Menus", menu) not in known] == []


def test_every_role_doubt_and_standing_has_a_word_to_translate() -> None:
    known = chinese()
    roles = [Text("Roles", role.value) for role in Role]
    decisions = [Text("Decisions", word) for word in (*Standing, *(doubt.value for doubt in Doubt if doubt is not Doubt.NONE))]
    assert [text for text in (*roles, *decisions) if text not in known] == []


def test_sentences_of_errors_are_found_wherever_they_are_written() -> None:
    found = {text.source for text in error_texts()}
    in_a_class = "page {page} was changed elsewhere (revision {found}, expected {expected}); reload it and repeat the step"
    raised = "an article cannot be merged with itself"
    one_of_two = "the text is already last in its article"
    as_a_constant = "{file} is not there; check the name, or whether it was moved"
    handed_on = "{file}, line {line}, {key}: unknown role {found}; one of {expected}"
    picked_from_a_table = "the disk is full, so nothing was saved to {path}; make room and repeat the step"
    assert {in_a_class, raised, one_of_two, as_a_constant, handed_on, picked_from_a_table} <= found


def test_no_error_is_made_of_a_sentence_that_nobody_can_translate() -> None:
    assert silent_errors() == []


def test_plural_texts_are_found_through_nested_calls() -> None:
    assert Text("Workspace", "%n line(s)", is_plural=True) in marked_texts()


def test_the_collector_reads_the_package() -> None:
    assert PACKAGE.is_dir()
    assert len(places()) > 10_000
