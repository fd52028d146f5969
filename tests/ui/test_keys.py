"""A key typed full-width does what its half-width twin does."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from annotator.ui.keys import half_width, half_width_of, sequences, trigger_half_width


def typed(text: str) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, ord(text), Qt.KeyboardModifier.NoModifier, text)


@pytest.mark.parametrize(("full", "half"), list(zip("【】？！、／１０ｓＳ，。", "[]?!//10sS,.", strict=True)))
def test_a_full_width_sign_has_its_half_width_twin(full: str, half: str) -> None:
    assert half_width_of(full) == half


@pytest.mark.parametrize("text", ["s", "1", "中", "", "【】"])
def test_anything_else_has_none(text: str) -> None:
    assert half_width_of(text) is None


def test_a_full_width_letter_is_the_letters_key() -> None:
    twin = half_width(typed("ｓ"))
    assert twin is not None
    assert (twin.key(), twin.text(), twin.modifiers()) == (Qt.Key.Key_S, "s", Qt.KeyboardModifier.NoModifier)


def test_a_full_width_brace_is_also_shift_and_bracket() -> None:
    twin = half_width(typed("｛"))
    assert twin is not None
    assert QKeySequence("Shift+[") in sequences(twin)


@pytest.mark.parametrize(
    ("key", "full"), [("[", "【"), ("/", "、"), ("?", "？"), ("!", "！"), ("1", "１"), ("S", "ｓ"), ("Shift+M", "Ｍ")]
)
def test_a_full_width_key_runs_the_panes_action(qtbot: QtBot, key: str, full: str) -> None:
    pane = QWidget()
    qtbot.addWidget(pane)
    action = QAction(pane)
    action.setShortcut(QKeySequence(key))
    pane.addAction(action)
    with qtbot.waitSignal(action.triggered, timeout=500):
        assert trigger_half_width(pane, typed(full))


def test_a_full_width_key_runs_the_panes_shortcut(qtbot: QtBot) -> None:
    pane = QWidget()
    qtbot.addWidget(pane)
    shortcut = QShortcut(QKeySequence("]"), pane)
    with qtbot.waitSignal(shortcut.activated, timeout=500):
        assert trigger_half_width(pane, typed("】"))


def test_a_key_nobody_waits_for_runs_nothing(qtbot: QtBot) -> None:
    pane = QWidget()
    qtbot.addWidget(pane)
    assert not trigger_half_width(pane, typed("【"))
    assert not trigger_half_width(pane, typed("s"))
