"""A key press has one name, whatever keyboard and input method it comes from."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from annotator.ui.chords import canonical, chord, heard, is_caret_key, is_field_key, is_typed

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT, ALT_GR = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.GroupSwitchModifier
KEYPAD, NONE = Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.NoModifier


def pressed(key: int, text: str = "", modifiers: Qt.KeyboardModifier = NONE) -> str | None:
    return chord(QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text))


@pytest.mark.parametrize(
    ("key", "text", "modifiers", "name"),
    [
        (Qt.Key.Key_S, "s", NONE, "S"),
        (Qt.Key.Key_M, "M", SHIFT, "Shift+M"),
        (Qt.Key.Key_K, "\x0b", CONTROL, "Ctrl+K"),
        (Qt.Key.Key_F8, "", SHIFT, "Shift+F8"),
        (Qt.Key.Key_Space, " ", SHIFT, "Shift+Space"),
        (Qt.Key.Key_Question, "?", SHIFT, "?"),
        (Qt.Key.Key_Return, "\r", CONTROL, "Ctrl+Enter"),
        (Qt.Key.Key_Enter, "\r", KEYPAD, "Enter"),
        (Qt.Key.Key_5, "5", KEYPAD, "5"),
    ],
)
def test_a_key_press_has_the_name_of_menus(key: int, text: str, modifiers: Qt.KeyboardModifier, name: str) -> None:
    assert pressed(key, text, modifiers) == name


@pytest.mark.parametrize(
    ("full", "name"), [("【", "["), ("？", "?"), ("／", "/"), ("ｓ", "S"), ("Ｍ", "Shift+M"), ("１", "1"), ("｛", "{")]
)
def test_a_full_width_key_has_the_name_of_its_twin(full: str, name: str) -> None:
    assert pressed(Qt.Key.Key_unknown, full) == name


@pytest.mark.parametrize(
    "modifiers", [SHIFT, NONE, ALT_GR, CONTROL | ALT], ids=["US", "bare", "German on X11", "German on Windows"]
)
def test_a_sign_has_one_name_on_every_keyboard(modifiers: Qt.KeyboardModifier) -> None:
    assert pressed(Qt.Key.Key_BraceLeft, "{", modifiers) == "{"


def test_control_and_alt_together_are_a_chord_of_their_own_where_nothing_is_typed() -> None:
    assert pressed(Qt.Key.Key_S, "\x13", CONTROL | ALT) == "Ctrl+Alt+S"


@pytest.mark.parametrize("key", [Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock, Qt.Key.Key_unknown])
def test_a_modifier_alone_is_no_key(key: Qt.Key) -> None:
    assert pressed(key) is None


@pytest.mark.parametrize(
    ("one", "other"), [("Shift+[", "{"), ("Shift+/", "?"), ("Return", "Enter"), ("Ctrl+Return", "Ctrl+Enter")]
)
def test_two_names_of_one_key_are_told_to_be_one(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


def test_no_key_has_no_name() -> None:
    assert canonical("") == canonical("no such key") == ""


def test_both_enter_keys_are_heard() -> None:
    assert heard("Ctrl+Enter") == ("Ctrl+Enter", "Ctrl+Return")
    assert heard("S") == ("S",)


def test_keys_of_the_caret_and_of_fields_are_known() -> None:
    assert is_caret_key("Shift+Left")
    assert not is_caret_key("Ctrl+Left")
    assert is_field_key("Shift+Tab")
    assert is_typed("Shift+S")
    assert not is_typed("F8")
